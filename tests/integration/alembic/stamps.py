"""What the real Alembic makes of stamps: read as JSON from standard input, answered on standard output."""

import json
import sys
import warnings

from alembic.script.base import ScriptDirectory
from alembic.script import revision as r

from graph import Rows, Script

warnings.simplefilter("ignore")


def stamp(directory, case):
    rows = Rows(case["current"])
    try:
        for step in directory._stamp_revs(tuple(case["targets"]), tuple(case["current"])):
            rows.update_to_step(step)
    except Exception as error:
        return {"error": "%s: %s" % (type(error).__name__, error)}
    return {"rows": sorted(rows.heads)}


def answers(sample):
    scripts = [
        Script(
            rev["id"],
            tuple(rev["downRevisions"]),
            dependencies=tuple(rev["dependencies"]),
            branch_labels=tuple(rev["labels"]),
        )
        for rev in sample["revisions"]
    ]
    directory = object.__new__(ScriptDirectory)
    directory.revision_map = r.RevisionMap(lambda: scripts)
    return [stamp(directory, case) for case in sample["cases"]]


print(json.dumps([answers(sample) for sample in json.load(sys.stdin)]))
