"""What runs in Gradescope's container, as root: judges one submission and writes results.json, whole or not at all.

What goes wrong is printed, where only instructors see it; then the results that were there stay, which say so.
"""

import argparse
import json
import time
import traceback
from contextlib import AbstractContextManager
from pathlib import Path

from cs231n_lite.checks.catalogue import find
from cs231n_lite.plumbing.course import Assignment, this_course
from cs231n_lite.plumbing.files import write_whole

from ..course_folder import ROOT, CourseFolder
from ..intake.handed_in import HandedIn, read_folder
from ..jail.other_user import OtherUser
from ..jail.places import WITHOUT_JAIL, jail_or_other_user, no_jail
from ..jail.running import Place
from ..jail.unjailed import Unjailed
from ..judge.judging import Judge, references_of
from ..judge.limits import USUAL, Limits
from ..judge.seeds import seed_for
from ..judge.work import Work, earlier_references
from .results import Results, checks_asked, results


def main(arguments: list[str] | None = None) -> int:
    """Judge what lies in ROOT/submission; returns 0 always, for the results say what came of it."""
    parser = argparse.ArgumentParser(description="judge one submission in Gradescope's container")
    parser.add_argument("root", type=Path, help="the folder of the autograder, such as /autograder")
    parser.add_argument("assignment", help="whose checks are asked")
    parser.add_argument("--without-jail", action="store_true", help="run students' code as whoever runs this")
    asked = parser.parse_args(arguments)
    try:
        place = no_jail() if asked.without_jail else jail_or_other_user()
        told = judged(asked.root / "submission", this_course().assignment(asked.assignment), place)
        write_whole(asked.root / "results" / "results.json", json.dumps(told, indent=1))
        seconds = told["execution_time"]
        print(f"{told['score']:g} points in {seconds:g} {'second' if seconds == 1 else 'seconds'}")
    except Exception:
        print(traceback.format_exc())
    return 0


def judged(
    submission: Path, assignment: Assignment, where: AbstractContextManager[Place], limits: Limits = USUAL
) -> Results:
    """The results of what lies in the folder `submission`, its modules judged in a place of the kind `where`.

    How they were kept apart is printed, for instructors.
    """
    began = time.monotonic()
    handed_in = read_folder(submission, assignment)
    work = _work_of(handed_in, assignment)
    seed = seed_for(ROOT, assignment.name, work.digest)
    with where as place:
        with Judge(references_of(ROOT), work, seed, place, limits) as judge:
            judge.start()
            verdicts = {name: judge.verdict(find(name)) for name in checks_asked(assignment)}
        told = _told(place)
        print(f"the modules ran without a jail: {place.told}" if isinstance(place, OtherUser) else told)
    return results(assignment, verdicts, handed_in.notes, told, time.monotonic() - began)


def _work_of(handed_in: HandedIn, assignment: Assignment) -> Work:
    modules = {**handed_in.helpers, **handed_in.modules}
    return Work(assignment.name, modules, earlier_references(CourseFolder(ROOT), assignment.name))


def _told(place: Place) -> str:
    """How the modules were kept apart, in words for a student."""
    if isinstance(place, OtherUser):
        return "your code ran apart from the grader, as another user, without a jail"
    return WITHOUT_JAIL if isinstance(place, Unjailed) else "your code ran apart from the grader, in a jail"


if __name__ == "__main__":
    raise SystemExit(main())
