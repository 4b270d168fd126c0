"""A problem in files: its numbers, and a script that asks the reference and the student's module for them again."""

import io
from pathlib import Path

import numpy as np

from cs231n_lite.checks.check import Law, Quantities
from cs231n_lite.plumbing.files import write_whole, written_whole

from .again import PROBLEM
from .explain import Explanation
from .finding import CannotExplain

_SCRIPT = '''\
"""Problem {number} of {check}: what the reference gives for it, and what the student's module gives.

This runs the student's code in your own process, without a jail: read it before you run this. It lies in
{folder}/, where you may change it and try again.
"""

from pathlib import Path

from cs231n_lite.checks.catalogue import find
from grading.explaining.again import both, read_problem
from grading.explaining.values import outcome
from grading.judge.references import measured, values

here = Path(__file__).resolve()
check = find("{check}")
problem = read_problem(here.with_suffix(".npz"))
reference, student = both("{module}", here.with_name("{folder}"), "{assignment}", Path("{root}"))

right = values(measured(check, reference, problem))
print(*outcome(check, right, measured(check, student, problem)), sep="\\n")
'''


def save(found: Explanation, number: int | None, path: Path) -> list[Path]:
    """Write problem `number` to a .npz file: its inputs, the right values and the student's; returns its path.

    Raises CannotExplain if there is such a file already, or no such problem; OSError if it can't be written.
    """
    _complain_if_there(path)
    one = found.problem(number)
    kinds = {PROBLEM: one.case.problem, "right": one.case.right, "student": one.got or {}}
    raw = io.BytesIO()
    np.savez(raw, **{f"{kind}.{name}": value for kind, values in kinds.items() for name, value in _plain(values)})
    write_whole(path, raw.getvalue())
    return [path]


def write_script(found: Explanation, number: int | None, path: Path, root: Path) -> list[Path]:
    """Write a script that asks for problem `number` again, with its .npz file and the modules beside it.

    Returns their paths. Raises CannotExplain if one of them is there already, or if it can't be a script's name;
    OSError if they can't be written.
    """
    if path.suffix != ".py":
        raise CannotExplain(f"{path.name} isn't a name for a script; let it end with .py")
    folder, numbers = path.with_name(f"{path.stem}_modules"), path.with_suffix(".npz")
    for each in (path, folder, numbers):
        _complain_if_there(each)
    with written_whole(folder) as fresh:
        fresh.mkdir()
        for name, text in found.modules.items():
            (fresh / f"{name}.py").write_bytes(text.encode("utf-8", "replace"))
    about = {"check": found.check.name, "module": found.check.module, "assignment": found.assignment}
    about |= {"number": found.problem(number).number, "folder": folder.name, "root": root.resolve().as_posix()}
    save(found, number, numbers)
    write_whole(path, _SCRIPT.format(**about))
    return [path, numbers, folder]


def _plain(values: Quantities) -> list[tuple]:
    return [(name, value) for name, value in values.items() if not isinstance(value, Law)]


def _complain_if_there(path: Path) -> None:
    if path.exists():
        raise CannotExplain(f"{path} is there already; choose another name, or remove it")
