"""Whether the notebooks on disk are those on the screen: what is packed is what was saved."""

import json
import sys
import time
from pathlib import Path

from ..checks.words import counted
from .course import Assignment

LONG_AGO = 20 * 365 * 86_400  # seconds: the course's zip has files of 1980


def how_old(assignment: Assignment, folder: Path) -> str:
    """Two lines that say when each of the assignment's notebooks in `folder` was saved; "" if there is none."""
    now, paths = time.time(), _notebooks(assignment, folder)
    ages = {path.name: now - path.stat().st_mtime for path in paths}
    told = ", ".join(f"{name} {_ago(age)}" if age < LONG_AGO else f"{name} not at all" for name, age in ages.items())
    return f"Saved: {told}.\nWhat you did after that isn't packed." if told else ""


def is_saved(cell: str, assignment: Assignment, folder: Path) -> bool:
    """Whether one of the notebooks in `folder` has the code cell `cell`."""
    return any(cell.strip() in _code_in(path) for path in _notebooks(assignment, folder))


def running_cell() -> str | None:
    """The cell that runs now, as it stands on the screen; None outside of a notebook."""
    ipython = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    return ipython.history_manager.input_hist_raw[-1] if ipython else None


def _notebooks(assignment: Assignment, folder: Path) -> list[Path]:
    paths = [folder / f"{notebook.name}.ipynb" for notebook in assignment.notebooks]
    return [path for path in paths if path.is_file()]


def _code_in(path: Path) -> list[str]:
    """The code cells of a notebook; none if it can't be read."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8-sig"))["cells"]
        return ["".join(cell["source"]).strip() for cell in cells if cell["cell_type"] == "code"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return []


def _ago(seconds: float) -> str:
    """`5 seconds ago`, `3 minutes ago`, in the largest unit that fits."""
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            return f"{counted(int(seconds // size), unit)} ago"
    return f"{counted(max(0, int(seconds)), 'second')} ago"
