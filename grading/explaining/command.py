"""`python -m grading explain STUDENT CHECK`."""

import argparse
import sys
from pathlib import Path

from ..course_folder import ROOT


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command is told."""
    parser.add_argument("student")
    parser.add_argument("check", metavar="CHECK", help="its name or grade id, such as svm_loss_naive.loss")
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
    from .saving import save, write_script
    from .telling import told

    try:
        found = explain(asked.root, asked.student, asked.check, asked.without_jail, asked.attempt)
        text = told(found, asked.problem)
        written = save(found, asked.problem, asked.save) if asked.save else []
        written += write_script(found, asked.problem, asked.script, asked.root) if asked.script else []
    except (CannotExplain, NoJail, NobodyToAsk, ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(text)
    if written:
        print(f"\nWritten: {', '.join(map(str, written))}")
    return 0
