"""Which names each wrong version gets, in `told.txt`, a line for each name; every line was read by a person.

After a change of what is named, `PYTHONPATH=.:tests python -m variants.told` writes the file anew; read the difference.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.checks.judge import judge
from cs231n_lite.checks.verdicts import Verdicts
from grading.course_folder import CourseFolder
from grading.judge.oracle import LiveOracle
from grading.judge.references import ModuleSubject, References, run

from . import Right, Wrong, spliced

TOLD = Path(__file__).with_name("told.txt")
MODULES = sorted(file.name for file in pkgutil.iter_modules([str(Path(__file__).parent)]) if file.name != "told")


def versions() -> list[tuple[str, Right | Wrong]]:
    """All right and wrong versions, each with its module."""
    found = [(module, importlib.import_module(f"variants.{module}")) for module in MODULES]
    return [(module, version) for module, file in found for version in [*file.RIGHT, *file.WRONG]]


def names_of(module: str, version: Right | Wrong) -> set[str]:
    """The checks that a version is asked: those of its function, or all of the classifier's."""
    whole = module == "linear_classifier"
    return {c.name for c in all_checks().values() if c.module == module and (whole or c.function == version.function)}


def text_of(module: str, source: str, references: References) -> str:
    """The module as the student has it who wrote `source`."""
    reference = references.course.reference(module).read_text(encoding="utf-8")
    return source if module == "linear_classifier" else spliced(reference, source)


def verdicts_on(module: str, text: str, names: set[str], oracle: LiveOracle, known: dict) -> dict:
    """The verdicts of the checks called `names` on the text of `module`.

    The other modules are the references; `known` keeps the verdicts on these.
    """
    subject = ModuleSubject(run(Path(f"{module}.py"), text))

    def judged(check, others):
        if check.module == module:
            return judge(check, subject, oracle, others=others)
        if check.name not in known:
            known[check.name] = judge(check, ModuleSubject(oracle.references.module(check.module)), oracle)
        return known[check.name]

    verdicts = Verdicts(all_checks(), judged)
    return {name: verdicts.on(name) for name in names}


def lines_of(version: Right | Wrong, verdicts: dict) -> list[str]:
    """The lines of `told.txt` about a version."""
    named = {name: verdict.mistake for name, verdict in verdicts.items() if verdict.mistake}
    return [f"{name} | {version.function} | {version.about} | {mistake}" for name, mistake in sorted(named.items())]


def _all_lines() -> Iterator[str]:
    references, known = References(CourseFolder()), {}
    oracle = LiveOracle(references, seed=(7,))
    for module, version in versions():
        text = text_of(module, version.source, references)
        yield from lines_of(version, verdicts_on(module, text, names_of(module, version), oracle, known))


if __name__ == "__main__":
    TOLD.write_text("".join(f"{line}\n" for line in _all_lines()), encoding="utf-8")
