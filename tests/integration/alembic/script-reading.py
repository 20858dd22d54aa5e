"""What Python itself sends from upgrade(): a list of texts as JSON on standard input, answered on standard output."""

import json
import signal
import sys
import types
import warnings

warnings.simplefilter("ignore")
sent = []


class Operations:
    def execute(self, sqltext):
        if not isinstance(sqltext, str):
            raise TypeError("not a text")
        sent.append(sqltext)

    def f(self, name):
        return str(name)


class Anything(types.ModuleType):
    __path__ = []
    __all__ = ["other"]
    other = 1

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything(name)

    def __call__(self, *args, **kwargs):
        return Anything("call")


alembic = types.ModuleType("alembic")
alembic.op = Operations()
sys.modules["alembic"] = alembic
for name in ["app", "sqlalchemy"]:
    sys.modules[name] = Anything(name)


def endless(*rest):
    raise TimeoutError()


# A list that grows while a loop goes through it has no end.
signal.signal(signal.SIGALRM, endless)


def run(text):
    sent.clear()
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        code = compile(text, "revision.py", "exec")
    except (SyntaxError, ValueError):
        return {"error": "syntax"}
    try:
        module = {"__name__": "revision", "print": lambda *rest: None}
        try:
            exec(code, module)
        except Exception:
            return {"error": "import"}
        sent.clear()
        module["upgrade"]()
    except Exception as error:
        return {"error": type(error).__name__}
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return {"sent": list(sent)}


json.dump([run(text) for text in json.load(sys.stdin)], sys.stdout)
