"""How many of the wrong versions in this folder are named: `PYTHONPATH=. python tests/blind/measure.py [MODULE …]`.

They were written by people who knew the docstrings and the references, and none of the names. A line of a file is one
version: module, function, id, code, and what is wrong in it.
"""

import ast
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.checks.judge import judge
from cs231n_lite.checks.verdict import State, Verdict
from cs231n_lite.checks.verdicts import Verdicts
from grading.course_folder import CourseFolder
from grading.judge.oracle import LiveOracle
from grading.judge.references import ModuleSubject, References, run

HERE = Path(__file__).parent
Version = dict[str, str]


def versions(*modules: str) -> Iterator[Version]:
    """The wrong versions, of these modules or of all."""
    for path in sorted(HERE.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            if not modules or one["module"] in modules:
                yield one


def text_of(version: Version, reference: str) -> str:
    """The module `reference` with the version's function, or method, in place of its own."""
    owner, _, name = version["function"].rpartition(".")
    nodes = ast.parse(reference).body
    if owner:
        nodes = next(node for node in nodes if getattr(node, "name", "") == owner).body
    node = next(node for node in nodes if getattr(node, "name", "") == name)
    lines, code = reference.splitlines(keepends=True), version["code"].strip("\n").splitlines()
    code = [("    " * bool(owner) + line).rstrip() + "\n" for line in code]
    return "".join([*lines[: node.lineno - 1], *code, *lines[node.end_lineno :]])


class Judging:
    """Judges wrong versions as grading does; other modules are the references."""

    def __init__(self) -> None:
        self.references = References(CourseFolder())
        self.oracle = LiveOracle(self.references, seed=(7,))
        self.known: dict[str, Verdict] = {}

    def failing(self, version: Version) -> list[Verdict]:
        """The verdicts that aren't passed, on the checks of the version's function."""
        module = version["module"]
        path = self.references.course.reference(module)
        subject = ModuleSubject(run(path, text_of(version, path.read_text(encoding="utf-8"))))
        asked = version["function"].partition(".")[0]

        def judged(check, others):
            if check.module == module:
                return judge(check, subject, self.oracle, others=others)
            if check.name not in self.known:
                right = ModuleSubject(self.references.module(check.module))
                self.known[check.name] = judge(check, right, self.oracle)
            return self.known[check.name]

        verdicts = Verdicts(all_checks(), judged)
        own = [c.name for c in all_checks().values() if c.module == module and c.function == asked]
        found = [verdicts.on(name) for name in own]
        return [one for one in found if one.state is not State.PASSED]


def named(verdicts: list[Verdict]) -> str:
    """How far a version is named: "wholly", "partly", "placed", "told" (an error says what), "silent" or "passes"."""
    if not verdicts:
        return "passes"
    own = [one for one in verdicts if not one.mend_first] or verdicts
    if all(one.mistake for one in own):
        return "wholly"
    if any(one.mistake for one in own):
        return "partly"
    if all(one.looks_like for one in own):
        return "placed"
    return "silent" if any(_wrong_values(one) for one in own) else "told"


def _wrong_values(verdict: Verdict) -> bool:
    """Whether something came out, and was wrong; else the function raised, or gave back something of another kind."""
    said = verdict.came_out
    return not any(words in said for words in ("it raised", "came back as", "it returned", "expected", "changed its"))


def main(modules: list[str]) -> None:
    """Print each version with what it is told, then the counts."""
    judging, counts, by_function = Judging(), Counter(), {}
    for version in versions(*modules):
        verdicts = judging.failing(version)
        how = named(verdicts)
        counts[how] += 1
        by_function.setdefault(version["function"], Counter())[how] += 1
        print(f"{how:8} {version['function']} {version['id']}: {version['wrong']}")
        for one in verdicts:
            print(f"         {one.check}: {one.mistake or '-'} | {one.looks_like or one.came_out}", flush=True)
    for function, count in by_function.items():
        print(f"{function:32} {dict(count)}")
    print(dict(counts))


if __name__ == "__main__":
    main(sys.argv[1:])
