"""What the real Alembic makes of histories: read as JSON from standard input, answered on standard output."""

import json
import sys
import warnings

from alembic.runtime.migration import HeadMaintainer, RevisionStep
from alembic.script import revision as r

warnings.simplefilter("ignore")


class Module:
    @staticmethod
    def upgrade():
        pass

    @staticmethod
    def downgrade():
        pass


class Script(r.Revision):
    module = Module
    doc = ""

    # Alembic keeps these in a set, so which of two right orders it takes depends on Python's hash seed. Here it is
    # the order of the file, as ours.
    @property
    def _normalized_resolved_dependencies(self):
        return self._normalized

    @_normalized_resolved_dependencies.setter
    def _normalized_resolved_dependencies(self, value):
        self._normalized = tuple(sorted(value, key=self._resolved_dependencies.index))


class Rows(HeadMaintainer):
    """The version table's rows, and the statements that would change them."""

    def __init__(self, heads):
        super().__init__(None, heads)
        self.log = []

    def _insert_version(self, version):
        assert version not in self.heads
        self.heads.add(version)
        self.log.append(["insert", version])

    def _delete_version(self, version):
        self.heads.remove(version)
        self.log.append(["delete", version])

    def _update_version(self, from_, to_):
        assert to_ not in self.heads
        self.heads.remove(from_)
        self.heads.add(to_)
        self.log.append(["update", from_, to_])


def kind(error):
    text = str(error)
    if isinstance(error, r.MultipleHeads):
        return "multiple-heads"
    if isinstance(error, r.RangeNotAncestorError):
        return "not-on-path"
    if isinstance(error, r.CycleDetected):
        return "cycle"
    if isinstance(error, r.ResolutionError):
        return "ambiguous" if "Multiple revisions" in text else "unknown"
    if isinstance(error, KeyError):
        return "missing"
    if isinstance(error, r.RevisionError):
        for part, name in [
            ("already used", "label"),
            ("Ambiguous", "ambiguous"),
            ("overlaps", "not-on-path"),
            ("Not a valid downgrade", "not-on-path"),
            ("didn't produce", "too-far"),
            ("Walked too far", "too-far"),
            ("broken map", "missing"),
        ]:
            if part in text:
                return name
    return "crash"


def path(map_, case):
    current = tuple(case["current"])
    try:
        if case["direction"] == "up":
            found = map_.iterate_revisions(case["target"], current, implicit_base=True)
            found = list(reversed(list(found)))
        elif case["direction"] == "down":
            found = list(map_.iterate_revisions(current, case["target"], select_for_downgrade=True))
        else:
            lower, upper = case["target"].split(":")
            found = list(
                map_.iterate_revisions(
                    upper or "heads", lower or "base", inclusive=True, assert_relative_length=False
                )
            )
            return {"path": [rev.revision for rev in found]}
    except Exception as error:
        return {"error": kind(error), "text": "%s: %s" % (type(error).__name__, error)}
    rows = Rows(current)
    answer = {"path": [rev.revision for rev in found], "rows": [], "log": []}
    for rev in found:
        rows.log = []
        try:
            rows.update_to_step(RevisionStep(map_, rev, case["direction"] == "up"))
        except Exception as error:
            answer["rows"].append("%s: %s" % (type(error).__name__, error))
            break
        answer["rows"].append(sorted(rows.heads))
        answer["log"].append(rows.log)
    return answer


def history(graph):
    try:
        scripts = [
            Script(
                rev["id"],
                tuple(rev["downRevisions"]),
                dependencies=tuple(rev["dependencies"]),
                branch_labels=tuple(rev["labels"]),
            )
            for rev in graph["revisions"]
        ]
        map_ = r.RevisionMap(lambda: scripts)
        map_._revision_map
    except Exception as error:
        return {"error": kind(error), "text": "%s: %s" % (type(error).__name__, error)}
    ids = {rev.revision for rev in scripts}
    return {
        "heads": list(map_.heads),
        "realHeads": list(map_._real_heads),
        "bases": list(map_.bases),
        "realBases": list(map_._real_bases),
        "branchPoints": sorted(rev.revision for rev in scripts if rev.is_branch_point),
        "mergePoints": sorted(rev.revision for rev in scripts if rev.is_merge_point),
        "labels": {rev.revision: sorted(rev.branch_labels) for rev in scripts},
        "down": {rev.revision: sorted(rev._normalized_down_revisions) for rev in scripts},
        "cases": [path(map_, case) for case in graph["cases"]],
    }


if __name__ == "__main__":
    json.dump([history(graph) for graph in json.load(sys.stdin)], sys.stdout)
