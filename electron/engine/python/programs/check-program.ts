import { prelude } from './prelude'

/** Tells which versions of Alembic, SQLAlchemy and the database drivers a Python has; imports none of the project. */
export const checkProgram = `${prelude}${String.raw`
def version(package, module):
    try:
        from importlib import metadata
        return metadata.version(package)
    except Exception:
        pass
    try:
        return str(getattr(__import__(module), "__version__", "unknown"))
    except Exception:
        return None

def main():
    found = dict((package, version(package, module)) for package, module in want["packages"])
    tell("packages", found=found)

run(main)
`}`
