"""The verdict on one check of one student's submission, made again as grading made it, with all that led to it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cs231n_lite.checks.catalogue import all_checks, find
from cs231n_lite.checks.check import Check
from cs231n_lite.checks.question import SubjectFailed, SubjectMissing
from cs231n_lite.checks.verdict import Verdict
from cs231n_lite.plumbing.course import Assignment, this_course
from cs231n_lite.plumbing.overlay import SUBMISSION_FOLDER

from ..classroom.evaluation import seed_of
from ..classroom.grade import Class, Way
from ..classroom.work import Task
from ..course_folder import CourseFolder
from ..jail.places import jail, no_jail
from ..judge.judging import references_of
from ..judge.limits import USUAL, Limits
from ..judge.seeds import SECRET
from ..judge.work import Work, earlier_references
from .agreement import Judged, agreement
from .deciding import deciding
from .finding import CannotExplain, attempt_of, check_called
from .person import everybody, student_called
from .recorded import names
from .tracing import Asked, Pass, TracingJudge


@dataclass(frozen=True)
class Explanation:
    """A verdict and what led to it.

    student: the id; called: how to write of them
    submission: what was judged, in words; modules: the text of its modules by name
    passes: how the problems were asked: the last decides, and one before it was without right helpers
    decides: the problem that decides; None if all came out right
    before: the check that asked the function when it did not return, if that is why it couldn't be asked
    gradebook: sentences on whether the gradebook agrees
    """

    student: str
    called: str
    assignment: str
    check: Check
    submission: str
    modules: dict[str, str]
    verdict: Verdict
    passes: list[Pass] = field(repr=False)
    decides: Asked | None
    before: str
    gradebook: list[str]

    @property
    def problems(self) -> list[Asked]:
        """The problems as they were asked for the verdict."""
        return self.passes[-1].problems

    def problem(self, number: int | None) -> Asked:
        """The problem of this number; without one that which decides, or the first.

        Raises CannotExplain if there is none.
        """
        if number is None:
            return self.decides or self.problems[0]
        if not 1 <= number <= len(self.problems):
            raise CannotExplain(f"{self.check.name} has the problems 1 to {len(self.problems)}; there is no {number}")
        return self.problems[number - 1]


def explain(
    root: Path, who: str, name: str, without_jail: bool = False, attempt: int = 0, limits: Limits = USUAL
) -> Explanation:
    """The verdict on the check called `name`, made again, and what led to it. Nothing is written.

    who: a student, by id or by name
    attempt: the number of a collected attempt, in the order of time; 0 for what lies in submitted/
    without_jail: run the student's code in ordinary processes

    Raises CannotExplain if there is no such check, student or attempt, or nothing to draw problems from; NoJail if no
    jail can be had; NobodyToAsk if the machine can't start a process; ValueError or OSError if roster.csv or the
    gradebook can't be read.
    """
    check = check_called(name)
    assignment = this_course().assignment(this_course().home_of(check.module))
    if not (root / SECRET).is_file():
        raise CannotExplain(
            f"there is no {SECRET} in {root}, which the hidden problems are drawn from; "
            "put it back from your backup, or grade first if nothing has been graded yet"
        )
    klass = Class(root, assignment.name, Way(not without_jail, limits=limits))
    students = klass.nbgrader.students(assignment.name)
    people = everybody(klass.root, students, names(klass.nbgrader.directory.db_url))
    student, called = student_called(who, students, people, assignment.name)
    task, submission = _submission(klass, student, attempt)
    modules = {**task.handed_in.helpers, **task.handed_in.modules}
    work = Work(assignment.name, modules, earlier_references(CourseFolder(klass.root), assignment.name))
    with (
        no_jail() if without_jail else jail() as place,
        TracingJudge(references_of(klass.root), work, task.seed, place, limits) as judge,
    ):
        judge.start()
        for each in _in_order(assignment):
            verdict = judge.verdict(each)
            if each.name == check.name:
                break
        judge.finish(check)
    gradebook = agreement(klass, Judged(student, check, task, verdict))
    passes = judge.passes[check.name]
    decides, before = deciding(check, passes[-1].problems), _stuck_before(judge, check)
    return Explanation(
        student, called, assignment.name, check, submission, modules, verdict, passes, decides, before, gradebook
    )


def _submission(klass: Class, student: str, attempt: int) -> tuple[Task, str]:
    """What is judged, and what it is called."""
    task, _ = klass.task_of(student)
    if not attempt:
        return task, f"submitted/{student}/{klass.assignment.name}/{SUBMISSION_FOLDER}"
    handed_in, called = attempt_of(klass.root, student, klass.assignment, attempt)
    way = klass.way
    return Task(handed_in, seed_of(handed_in, klass.assignment, klass.root), way.jailed, way.run, way.limits), called


def _in_order(assignment: Assignment) -> Iterator[Check]:
    """The checks in the order in which grading asks them: what a function did once may matter to later ones."""
    by_grade_id = {check.grade_id: name for name, check in all_checks().items()}
    for notebook in assignment.notebooks:
        yield from (find(by_grade_id[cell]) for cell in notebook.cells if cell in by_grade_id)


def _stuck_before(judge: TracingJudge, check: Check) -> str:
    """The check of the same function whose problem did not return, if this one couldn't be asked for that."""
    problems = [one for each in judge.passes[check.name] for one in each.problems]
    if not any(isinstance(one.error, SubjectMissing) for one in problems):
        return ""
    for name, passes in judge.passes.items():
        errors = [one.error for each in passes for one in each.problems]
        stuck = any(isinstance(error, SubjectFailed) and error.kind == "stuck" for error in errors)
        if stuck and name != check.name and find(name).exercise == check.exercise:
            return name
    return ""
