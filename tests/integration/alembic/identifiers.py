"""What Python itself makes of revision files: a list of texts as JSON on standard input, answered on standard output."""

import json
import sys
import types
import warnings

warnings.simplefilter("ignore")


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


for name in ["alembic", "sqlalchemy", "sqlalchemy.dialects", "other"]:
    sys.modules[name] = Anything(name)


def plain(value):
    if value is None or isinstance(value, str):
        return {"value": value}
    if isinstance(value, (tuple, list, set)) and all(isinstance(item, str) for item in value):
        return {"value": sorted(value) if isinstance(value, set) else list(value)}
    return "odd"


def read(text):
    try:
        code = compile(text, "revision.py", "exec")
    except (SyntaxError, ValueError):
        return {"error": "syntax"}
    module = {"__name__": "revision"}
    try:
        exec(code, module)
    except Exception as error:
        return {"error": type(error).__name__}
    keys = ["revision", "down_revision", "branch_labels", "depends_on"]
    answer = {key: plain(module[key]) if key in module else "unset" for key in keys}
    answer["upgrade"] = "upgrade" in module
    answer["downgrade"] = "downgrade" in module
    answer["doc"] = module.get("__doc__") or ""
    return answer


json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
