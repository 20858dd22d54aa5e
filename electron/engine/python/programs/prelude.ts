/**
 * What every program starts with. Answers are lines of JSON on the stream that was the standard output; whatever env.py
 * prints there goes to the standard error. Also Python 2 reads this far, so that it can say what it is.
 */
export const prelude = String.raw`
import json, os, sys, traceback

_answers = os.dup(1)
os.dup2(2, 1)

def tell(kind, **more):
    more["kind"] = kind
    data = (json.dumps(more) + "\n").encode("ascii")
    while data:
        data = data[os.write(_answers, data):]

tell("python", version=sys.version.split()[0])
want = json.loads(getattr(sys.stdin, "buffer", sys.stdin).read().decode("utf-8"))
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
if sys.path and sys.path[0] == "":
    del sys.path[0]

def leave(code):
    # What env.py has left running (threads of the application) must not keep the process.
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            pass
    os._exit(code)

def not_ours(frame):
    alembic = getattr(sys.modules.get("alembic"), "__file__", None) or "alembic"
    return not (frame[0].startswith("<") or frame[0].startswith(os.path.dirname(alembic) + os.sep))

def failure_of(error):
    """What an error says, and where in the project's own files."""
    name, message = type(error).__name__, str(error)
    frames, trace = traceback.extract_tb(sys.exc_info()[2]), []
    if name not in ("CommandError", "Refused"):
        message = name + (": " + message if message else "")
        trace = traceback.format_list([frame for frame in frames if not_ours(frame)]) + [message + "\n"]
    line = [frame[1] for frame in frames if frame[0] == want.get("path")]
    return {"type": name, "message": message, "trace": trace, "line": line[-1] if line else None}

def run(main):
    try:
        main()
    except BaseException as error:
        failure = failure_of(error)
        sys.stderr.write("".join(failure["trace"]))
        tell("failed", **failure)
        leave(1)
    tell("done")
    leave(0)
`
