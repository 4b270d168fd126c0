"""`python -m grading grade` and `regrade`: what they are asked with, and what they print."""

import argparse
import sys
from pathlib import Path
from typing import Any

from ..course_folder import ROOT


def add_grade_arguments(parser: argparse.ArgumentParser) -> None:
    """What `grade` is asked with."""
    parser.add_argument("assignment")
    parser.add_argument(
        "students", nargs="*", default=[], metavar="STUDENT", help="whose submissions (default: everybody's)"
    )
    parser.add_argument(
        "--run", dest="fresh", action="store_true", help="run the notebooks too, for fresh outputs (slow)"
    )
    _add_common(parser)


def add_regrade_arguments(parser: argparse.ArgumentParser) -> None:
    """What `regrade` is asked with."""
    parser.add_argument("assignment")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--apply", action="store_true", help="write what changes; the gradebook is copied before")
    what.add_argument("--undo", action="store_true", help="bring back the gradebook of before the last --apply")
    parser.add_argument("--backed-up", action="store_true", help="the gradebook is copied already: don't do it here")
    parser.add_argument("--all", action="store_true", help="show every change, however many there are")
    _add_common(parser)


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--without-jail", action="store_true", help="run students' code in ordinary processes")
    parser.add_argument(
        "--scheduler", type=_address, metavar="ADDRESS", help="judge on a Dask cluster, such as tcp://10.0.0.5:8786"
    )
    parser.add_argument("--workers", type=_positive, help="how many are judged at once (default: one a processor)")
    parser.add_argument("--root", type=Path, default=ROOT, help="the course folder (default: this repository)")


def run_grade(asked: argparse.Namespace) -> int:
    """Grade, print the table; 1 if something couldn't be graded."""
    from sqlalchemy.exc import SQLAlchemyError

    from ..jail.jail import NoJail
    from ..locking import Busy
    from .called import names_in
    from .cluster import NoCluster
    from .definitions import CellsChanged
    from .grade import NothingToGrade, SecretGone, grade
    from .report import summary

    try:
        options = {"without_jail": asked.without_jail, "run": asked.fresh, **_who_judges(asked)}
        results = grade(asked.root, asked.assignment, asked.students, **options)
        names = names_in(asked.root)
    except (NothingToGrade, NoCluster, NoJail, KeyError, CellsChanged, Busy, SecretGone, ValueError) as error:
        return _failed(error)
    except (SQLAlchemyError, ModuleNotFoundError, OSError) as error:
        return _unusable(asked.root, error)
    print(summary(results, asked.assignment, names))
    return 1 if any(result.trouble for result in results) else 0


def run_regrade(asked: argparse.Namespace) -> int:
    """Show what a regrade changes, write it, or undo it; 1 if something couldn't be judged."""
    from sqlalchemy.exc import SQLAlchemyError

    from ..jail.jail import NoJail
    from ..locking import Busy
    from .backup import CannotUndo
    from .called import names_in
    from .changes import told, undone
    from .cluster import NoCluster
    from .grade import NothingToGrade
    from .regrade import NotGraded, regrade, undo

    try:
        if asked.undo:
            print(undone(asked.assignment, undo(asked.root, asked.assignment)))
            return 0
        options = {"without_jail": asked.without_jail, "backed_up": asked.backed_up, **_who_judges(asked)}
        found = regrade(asked.root, asked.assignment, asked.apply, **options)
        names = names_in(asked.root)
    except (NothingToGrade, NotGraded, NoCluster, NoJail, KeyError, CannotUndo, Busy, ValueError) as error:
        return _failed(error)
    except (SQLAlchemyError, ModuleNotFoundError, OSError) as error:
        return _unusable(asked.root, error)
    print(told(found, asked.assignment, asked.all, names, asked.apply))
    return 1 if found.troubles else 0


def _who_judges(asked: argparse.Namespace) -> dict[str, Any]:
    """The cluster if one is asked for, else how many processes here."""
    if not asked.scheduler:
        return {"workers": asked.workers}
    from .cluster import Cluster

    cluster = Cluster(asked.scheduler, jailed=not asked.without_jail)
    return {"workers": asked.workers or cluster.workers, "executor": lambda: cluster}


def _address(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("expected an address, such as tcp://10.0.0.5:8786")
    return text


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("expected a whole number above 0")
    return number


def _unusable(root: Path, error: Exception) -> int:
    why = "".join(str(getattr(error, "orig", error)).strip().splitlines()[:1])
    why += "; a PostgreSQL server needs pip install -e '.[postgres]'" * isinstance(error, ModuleNotFoundError)
    print(f"the gradebook, or a file in {root.resolve().name}, can't be used: {why}", file=sys.stderr)
    return 1


def _failed(error: Exception) -> int:
    print(error.args[0] if error.args else error, file=sys.stderr)
    return 1
