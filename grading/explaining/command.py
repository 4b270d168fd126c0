"""`python -m grading explain STUDENT CHECK`."""

import argparse
import sys
from pathlib import Path

from ..course_folder import ROOT


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command is told."""
    parser.add_argument("student", metavar="STUDENT", help="an id, or a name as in roster.csv")
    parser.add_argument(
        "check", metavar="CHECK", help="its name or grade id, such as svm_loss_naive.loss, or a function with one check"
    )
    parser.add_argument("--problem", type=int, metavar="K", help="show this problem (default: the one that decides)")
    parser.add_argument("--attempt", type=int, default=0, metavar="N", help="judge the N-th attempt that was collected")
    parser.add_argument(
        "--save", type=Path, metavar="FILE.npz", help="write the problem, right values and the student's"
    )
    parser.add_argument(
        "--script",
        type=Path,
        metavar="FILE.py",
        help="write a script that asks both again",
    )
    parser.add_argument("--without-jail", action="store_true", help="run the student's code in ordinary processes")
    parser.add_argument("--root", type=Path, default=ROOT, help="the course folder (default: this repository)")


def run(asked: argparse.Namespace) -> int:
    """Print the explanation, and write what was asked for; 1 if there is nothing to explain."""
    from cs231n_lite.checks.question import NobodyToAsk

    from ..jail.jail import NoJail
    from .explain import explain
    from .finding import CannotExplain
    from .saving import complain_if_there, write
    from .telling import told

    try:
        complain_if_there(asked.save, asked.script)
        found = explain(asked.root, asked.student, asked.check, asked.without_jail, asked.attempt)
        text = told(found, asked.problem)
        written = write(found, asked.problem, asked.save, asked.script, asked.root)
    except (CannotExplain, NoJail, NobodyToAsk, ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(text)
    if written:
        print(f"\nWritten: {', '.join(map(str, written))}")
    return 0
