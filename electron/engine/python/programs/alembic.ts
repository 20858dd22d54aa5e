import { prelude } from './prelude'

/** What both programs that run a revision share: the settings as Alembic's own command line has them, and the URL. */
export const alembicPrelude = `${prelude}${String.raw`
import functools, importlib.util, inspect, re

class Refused(Exception):
    pass

modules = {"mysqldb": "MySQLdb", "mysqlconnector": "mysql.connector"}

def installed(driver):
    try:
        return importlib.util.find_spec(modules.get(driver, driver)) is not None
    except ImportError:
        return False

def env_is_async(script):
    try:
        with open(os.path.join(script.dir, "env.py"), encoding="utf-8") as file:
            return re.search(r"async_engine_from_config|create_async_engine|AsyncEngine", file.read()) is not None
    except (OSError, UnicodeDecodeError):
        return False

def url_for(own, script):
    """The URL with the driver that the project uses; else one that is installed and of the kind env.py runs."""
    urls = want["urls"]
    if own in urls and installed(own):
        driver = own
    else:
        runs_async = env_is_async(script)
        fitting = [name for name in urls if urls[name]["async"] == runs_async]
        there = [name for name in fitting if installed(name)] or (fitting if want["offline"] else [])
        if not there:
            raise Refused("this Python has none of the drivers that env.py can connect with: " + ", ".join(fitting))
        driver = there[0]
    if urls[driver]["refusal"]:
        raise Refused(urls[driver]["refusal"])
    return urls[driver]["url"]

def configuration():
    from alembic.config import Config
    more = {}
    if want["pyproject"] and "toml_file" in inspect.signature(Config.__init__).parameters:
        more["toml_file"] = want["pyproject"]
    return Config(want["ini"], ini_section=want["section"], **more)

def prepared():
    """The configuration and the scripts, with the URL where the project looks for it."""
    import alembic
    # Behind the packages, so that no folder of the project stands in the place of one of them.
    sys.path.append(os.getcwd())
    from alembic.script import ScriptDirectory
    config = configuration()
    if not config.get_main_option("script_location"):
        config.set_main_option("script_location", want["scriptFolder"].replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    for name, own in want["urlNames"].items():
        os.environ[name] = url_for(own, script)
    config.set_main_option("sqlalchemy.url", url_for(want["iniDriver"], script).replace("%", "%%"))
    return config, script

def commanded(config, step):
    """What env.py may look at: the command line that would have been typed."""
    from alembic.config import CommandLine
    command = ["upgrade" if step["up"] else "downgrade"] + (["--sql"] if want["offline"] else []) + [step["revision"]]
    sys.argv = ["alembic"] + command
    try:
        config.cmd_opts = CommandLine(prog="alembic").parser.parse_args(["-n", want["section"]] + command)
    except BaseException:
        config.cmd_opts = None

def revision_of(script, step):
    want["path"] = None
    revision = script.get_revision(step["revision"])
    if revision is None or revision.revision != step["revision"]:
        raise Refused("Alembic knows no revision %s here" % step["revision"])
    want["path"] = revision.path
    return revision

def step_of(script, revision, up):
    from alembic.runtime.migration import MigrationStep
    make = MigrationStep.upgrade_from_script if up else MigrationStep.downgrade_from_script
    return make(script.revision_map, revision)
`}`
