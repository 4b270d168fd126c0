"""A problem in files: its numbers, and a script that asks the reference and the student's module for them again."""

import re
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from cs231n_lite.checks.check import Law, Quantities
from cs231n_lite.plumbing.files import written_whole

from .again import PROBLEM
from .explain import Explanation
from .finding import CannotExplain

_SCRIPT = '''\
"""Problem {number} of {check}: what the reference gives for it, and what the student's module gives.

This runs the student's code in your own process, without a jail: read it before you run this. It lies in the
folder beside this file, where you may change it and try again.
"""

from pathlib import Path

from cs231n_lite.checks.catalogue import find
from grading.explaining.again import both, read_problem
from grading.explaining.values import outcome, whole
from grading.judge.references import measured, values

here = Path(__file__).resolve()
check = find({check!r})
problem = read_problem(here.with_name({numbers!r}))
reference, student = both({module!r}, here.with_name({folder!r}), {assignment!r}, Path({root!r}))

right = values(measured(check, reference, problem))
yours = measured(check, student, problem)
print(*outcome(check, right, yours), *whole(check, right, yours), sep="\\n")
'''


def complain_if_there(numbers: Path | None, script: Path | None) -> None:
    """Raise CannotExplain if a file that `write` would write is there already, or if `script` can't be a script."""
    if script is not None and not re.fullmatch(r"\w[\w .+-]*\.py", script.name):
        raise CannotExplain(
            f"{script.name} isn't a name for a script; let it have letters and digits, and end with .py"
        )
    if script is not None and find_spec(script.stem):
        raise CannotExplain(
            f"a script called {script.name} would stand in for Python's {script.stem}; call it otherwise"
        )
    for path in _targets(numbers, script):
        if path.exists():
            raise CannotExplain(f"{path} is there already; choose another name, or remove it")


def write(found: Explanation, number: int | None, numbers: Path | None, script: Path | None, root: Path) -> list[Path]:
    """Write problem `number`: its inputs, the right values and the student's as the .npz file `numbers`.

    script: a script that asks for both again, with the problem and the student's modules beside it

    All of them are put in place when all are written; returns their paths. Raises CannotExplain as `complain_if_there`,
    and if there is no such problem; OSError if they can't be written.
    """
    complain_if_there(numbers, script)
    targets = _targets(numbers, script)
    with ExitStack() as whole:
        fresh = {path: whole.enter_context(written_whole(path)) for path in targets}
        for path, temporary in fresh.items():
            if path == script:
                temporary.write_text(_script(found, number, script, root), encoding="utf-8", newline="\n")
            elif script is not None and path == _folder_of(script):
                _write_modules(found, temporary)
            else:
                _write_numbers(found, number, temporary)
    return targets


def _targets(numbers: Path | None, script: Path | None) -> list[Path]:
    """All that is written, each once: the numbers of the script may be the file that was asked for."""
    beside = [script, script.with_suffix(".npz"), _folder_of(script)] if script is not None else []
    there = {path.absolute() for path in beside}
    return beside + [path for path in [numbers] if path is not None and path.absolute() not in there]


def _folder_of(script: Path) -> Path:
    return script.with_name(f"{script.stem}_modules")


def _write_numbers(found: Explanation, number: int | None, path: Path) -> None:
    one = found.problem(number)
    kinds = {PROBLEM: one.case.problem, "right": one.case.right, "student": one.got or {}}
    with path.open("wb") as file:
        np.savez(file, **{f"{kind}.{name}": value for kind, values in kinds.items() for name, value in _plain(values)})


def _write_modules(found: Explanation, folder: Path) -> None:
    folder.mkdir()
    for name, text in found.modules.items():
        (folder / f"{name}.py").write_bytes(text.encode("utf-8", "replace"))


def _script(found: Explanation, number: int | None, script: Path, root: Path) -> str:
    about = {"check": found.check.name, "module": found.check.module, "assignment": found.assignment}
    about |= {"folder": _folder_of(script).name, "numbers": script.with_suffix(".npz").name}
    return _SCRIPT.format(**about, number=found.problem(number).number, root=root.resolve().as_posix())


def _plain(values: Quantities) -> list[tuple]:
    return [(name, value) for name, value in values.items() if not isinstance(value, Law)]
