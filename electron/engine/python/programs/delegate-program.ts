import { alembicPrelude } from './alembic'

/** Runs one revision in one direction on a database, as Alembic does, and tells every statement as it is sent. */
export const delegateProgram = `${alembicPrelude}${String.raw`
told = {"characters": 0, "left out": 0, "ended": False}

def tell_statement(sql):
    sql = str(sql)
    told["characters"] += min(len(sql), want["longest"])
    if told["characters"] > want["most"]:
        told["left out"] += 1
        return
    cut = len(sql) > want["longest"]
    tell("statement", text=sql[:want["longest"]] + (" ..." if cut else ""))

def connected(connection, record):
    proof = want["proof"]
    try:
        cursor = connection.cursor()
        cursor.execute(proof["ask"])
        row = cursor.fetchone()
        same = row is not None and str(row[0]) == proof["answer"]
        for sql in want["prepare"] if same else []:
            cursor.execute(sql)
        cursor.execute(want["backendSql"])
        backend = str(cursor.fetchone()[0])
        cursor.close()
        connection.commit()
    except Exception as error:
        connection.close()
        raise Refused("the session could not be prepared: %s" % error)
    if not same:
        connection.close()
        raise Refused("env.py connects to another database than the one that was chosen; nothing was run there")
    tell("session", backend=backend)

def sending(connection, cursor, sql, parameters, context, many):
    # Drivers with %s parameters are given each % of what SQLAlchemy has spelled twice.
    doubled = getattr(context, "compiled", None) is not None and connection.dialect.paramstyle in ("format", "pyformat")
    tell_statement(sql.replace("%%", "%") if doubled else sql)

def listen():
    from sqlalchemy import event
    from sqlalchemy.engine import Engine
    from sqlalchemy.pool import Pool
    event.listen(Pool, "connect", connected)
    event.listen(Engine, "before_cursor_execute", sending)
    event.listen(Engine, "begin", lambda connection: tell_statement("BEGIN"))
    event.listen(Engine, "commit", lambda connection: tell_statement("COMMIT"))
    event.listen(Engine, "rollback", lambda connection: tell_statement("ROLLBACK"))

def steps_from(script, revision, heads):
    """Alembic's own steps, which must be this one revision alone."""
    if not want["step"]["up"]:
        if revision.revision not in heads:
            now = ", ".join(heads) or "base"
            raise Refused("the database is at %s, so %s is not what a rollback would undo" % (now, revision.revision))
        return [step_of(script, revision, False)]
    steps = list(script._upgrade_revs(revision.revision, heads))
    names = [step.revision.revision for step in steps]
    if names != [revision.revision]:
        would = "would run " + ", ".join(names) if names else "has it already"
        raise Refused("from where the database is, Alembic %s" % would)
    return steps

def steps_watched(steps):
    """env.py may keep to itself that a revision has failed."""
    yield steps[0]
    # Asked for the next step: the revision and its move of the version table are through.
    told["ended"] = True

def main():
    config, script = prepared()
    step = want["step"]
    revision = revision_of(script, step)
    commanded(config, step)
    from alembic.runtime.environment import EnvironmentContext
    listen()
    ran = []

    def one(heads, context):
        if ran:
            raise Refused("env.py runs the migrations more than once, as for several databases")
        ran.append(revision.revision)
        steps = steps_from(script, revision, heads)
        tell("started")
        return steps_watched(steps)

    with EnvironmentContext(config, script, fn=one, as_sql=False, destination_rev=revision.revision):
        script.run_env()
    if not ran:
        raise Refused("env.py runs no migrations")
    if not told["ended"]:
        raise Refused("the revision did not come to its end, and env.py kept the reason to itself")
    if told["left out"]:
        tell("left-out", count=told["left out"])

run(main)
`}`
