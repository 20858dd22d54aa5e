import { alembicPrelude } from './alembic'

/**
 * Renders one revision in one direction. Only what the revision's own function sends is recorded; what Alembic sends
 * around it (its version table, BEGIN and COMMIT) is not. Alembic's own --sql differs from what it sends online in
 * tabs, backslashes and parameters, and goes on where a revision asks for the database or for the mode: none of it here.
 */
export const renderProgram = `${alembicPrelude}${String.raw`
class Recorder(object):
    def __init__(self):
        self.on = False
        self.autocommit = False
        self.why = None
        self.statements = []

    def refuse(self, why, kind=Refused):
        self.why = self.why or why
        raise kind(why)

recorder = Recorder()

class Answer(object):
    """In the place of rows: whoever looks at it needs the database."""
    def __getattr__(self, name):
        recorder.refuse("it reads the database")
    def __iter__(self):
        recorder.refuse("it reads the database")
    def __bool__(self):
        recorder.refuse("it reads the database")

def watched_connection(connection):
    from sqlalchemy import inspection

    class Bind(type(connection)):
        def __getattr__(self, name):
            if recorder.on and not name.startswith("__") and name != "in_transaction":
                recorder.refuse("it uses the connection's %s, which needs the database" % name, AttributeError)
            raise AttributeError(name)

    inspection._inspects(Bind)(lambda bind: recorder.refuse("it inspects the database"))
    connection.__class__ = Bind

def watch(context):
    import sqlalchemy
    from sqlalchemy import schema
    impl, dialect, plain = context.impl, context.dialect, type(context)

    class Watched(plain):
        @property
        def as_sql(self):
            asks = sys._getframe(1).f_globals.get("__name__", "")
            if recorder.on and not asks.startswith("alembic."):
                recorder.refuse("it asks whether it only renders SQL")
            return True

    context.__dict__.pop("as_sql", None)
    context.__class__ = Watched

    def add(sql):
        if recorder.on:
            recorder.statements.append({"sql": sql.strip(), "autocommit": recorder.autocommit})

    def execute(construct, execution_options=None, multiparams=None, params=None):
        if not recorder.on:
            return None
        if multiparams or params:
            recorder.refuse("it sends a statement with parameters")
        if isinstance(construct, str):
            construct = sqlalchemy.text(construct)
        if isinstance(construct, schema.DDLElement):
            add(str(construct.compile(dialect=dialect)))
            return Answer()
        # A parameter without a value would be rendered as NULL; sent online, it is refused.
        construct.compile(dialect=dialect).construct_params()
        add(str(construct.compile(dialect=dialect, compile_kwargs={"literal_binds": True})))
        return Answer()

    def execute_on_bind(construct, *multiparams, **params):
        return execute(construct, None, multiparams, params)

    def commit():
        recorder.autocommit = recorder.on

    def begin():
        recorder.autocommit = False

    watched_connection(context.connection)
    context.connection.execute = execute_on_bind
    impl._exec = execute
    impl.static_output = add
    impl.emit_commit = commit
    impl.emit_begin = begin
    if dialect.name == "postgresql":
        dialect._backslash_escapes = False
    server = want["server"]
    if server:
        if server["mariadb"]:
            dialect._set_mariadb(True, server["version"])
        dialect.server_version_info = tuple(server["version"])

def render(config, script, wanted):
    global recorder
    from alembic.runtime.environment import EnvironmentContext
    recorder = Recorder()
    revision = revision_of(script, wanted)
    commanded(config, wanted)
    url = want["plainUrl"]
    ran = []

    def is_offline_mode():
        if recorder.on:
            recorder.refuse("it asks whether it only renders SQL")
        return True

    def configure(connection=None, url_=None, dialect_name=None, dialect_opts=None, **more):
        for name in ("url", "output_buffer", "output_encoding", "starting_rev"):
            more.pop(name, None)
        options = dict(dialect_opts or {}, paramstyle="named")
        more["literal_binds"] = True
        EnvironmentContext.configure(environment, url=url, dialect_opts=options, **more)
        watch(environment.get_context())

    def one(heads, context):
        if ran:
            raise Refused("env.py runs the migrations more than once, as for several databases")
        ran.append(revision.revision)
        step = step_of(script, revision, wanted["up"])
        function = step.migration_fn

        @functools.wraps(function)
        def recorded(**arguments):
            recorder.on = True
            try:
                function(**arguments)
            finally:
                recorder.on = False

        step.migration_fn = recorded
        return [step]

    down = revision.down_revision
    before = down if isinstance(down, (tuple, list)) else [down] if down else []
    start = (tuple(before) or "base") if wanted["up"] else revision.revision
    known = {"fn": one, "as_sql": True, "starting_rev": start, "destination_rev": revision.revision}
    environment = EnvironmentContext(config, script, **known)
    # The names in alembic.context lead to the class itself and to no class made of it.
    environment.is_offline_mode = is_offline_mode
    environment.configure = configure
    with environment:
        script.run_env()
    if recorder.why:
        raise Refused(recorder.why)
    if not ran:
        raise Refused("env.py runs no migrations when it is to render SQL")
    return recorder.statements

def main():
    config, script = prepared()
    for index, wanted in enumerate(want["steps"]):
        try:
            statements = render(config, script, wanted)
        except BaseException as error:
            tell("refused", index=index, **failure_of(error))
            continue
        tell("sql", index=index, statements=statements)

run(main)
`}`
