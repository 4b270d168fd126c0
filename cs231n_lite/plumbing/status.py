"""How far the work is, in one view: points for each section, and what comes next.

from cs231n_lite.plumbing.status import status
status("1-losses")
"""

import html
from collections.abc import Iterator
from dataclasses import dataclass, field

from tqdm.auto import tqdm

from ..checks import verdict_on
from ..checks.catalogue import all_checks
from ..checks.table import Table
from ..checks.verdict import State, Verdict
from ..checks.words import counted
from .course import Assignment, Notebook, this_course
from .environment import is_grading
from .submission import Unusable, content_of, find_assignment, is_answer, notebooks_of, texts_in

LEFT = 52  # characters of a section's name


@dataclass
class Section:
    """A section of a notebook: the verdicts of its checks, and its questions, each with whether it is answered."""

    title: str
    verdicts: list[Verdict] = field(default_factory=list)
    questions: dict[str, bool] = field(default_factory=dict)

    @property
    def points(self) -> int:
        return sum(verdict.points for verdict in self.verdicts)

    @property
    def of(self) -> int:
        return sum(verdict.max_points for verdict in self.verdicts)

    @property
    def open(self) -> list[str]:
        """What is still to be done here, in order: checks that don't pass, then questions without an answer."""
        failing = [verdict.check for verdict in self.verdicts if verdict.state is not State.PASSED]
        return failing + [f"the question {name}" for name, answered in self.questions.items() if not answered]

    @property
    def sign(self) -> str:
        """✓ all done, ✗ begun, ○ nothing yet."""
        if not self.open:
            return State.PASSED.sign
        begun = self.points or any(verdict.state is State.FAILED for verdict in self.verdicts)
        return (State.FAILED if begun or any(self.questions.values()) else State.COULD_NOT_RUN).sign


@dataclass
class Status:
    """How the work stands: sections by assignment and notebook, shown as a table in a terminal and in a notebook."""

    sections: dict[tuple[str, str], list[Section]]

    @property
    def next(self) -> str:
        """The first thing that is still open, with its notebook; empty if nothing is."""
        for (assignment, notebook), sections in self.sections.items():
            for section in sections:
                if section.open:
                    return f"{section.open[0]}, in assignments/{assignment}/{notebook}.ipynb, section {section.title}"
        return ""

    def __repr__(self) -> str:
        lines = []
        for (assignment, notebook), sections in self.sections.items():
            lines += ["", f"{assignment} · {notebook}: {_told(sections)}"]
            for section in sections:
                points = f"{section.points:>3} of {section.of}" if section.verdicts else ""
                lines.append(
                    f"  {section.sign} {_shortened(section.title):<{LEFT}} {points:<10} {_asked(section)}".rstrip()
                )
        return "\n".join([*lines, "", self._next_line()]).lstrip("\n")

    def _repr_html_(self) -> str:
        rows = []
        for (assignment, notebook), sections in self.sections.items():
            heading = html.escape(f"{assignment} · {notebook}: {_told(sections)}")
            rows.append(f'<tr><th colspan="4" scope="rowgroup" style="text-align:left">{heading}</th></tr>')
            for section in sections:
                points = f"{section.points} of {section.of}" if section.verdicts else ""
                cells = "".join(
                    f'<td style="text-align:left">{html.escape(cell)}</td>'
                    for cell in (section.sign, section.title, points, _asked(section))
                )
                rows.append(f"<tr>{cells}</tr>")
        return f"<table>{''.join(rows)}</table><p>{html.escape(self._next_line())}</p>"

    def _next_line(self) -> str:
        return f"Next: {self.next}." if self.next else "Nothing is left to do here."


def status(*assignments: str) -> Status:
    """How the work in these assignments stands; without any, in all of them.

    All their checks are asked, about the modules as they stand in their files. Answers are looked up in the notebooks
    as they were saved. Raises KeyError for an assignment that there isn't.
    """
    course = this_course()
    chosen = [find_assignment(name) for name in assignments] or list(course.assignments.values())
    names = [name for assignment in chosen for notebook in assignment.notebooks for name in checks_in(notebook)]
    hidden = True if is_grading() else None
    verdicts = {name: verdict_on(name) for name in tqdm(names, "checking", disable=hidden, leave=False)}
    sections = {
        (assignment.name, notebook.name): list(_sections(notebook, verdicts, _answered(assignment, notebook)))
        for assignment in chosen
        for notebook in assignment.notebooks
    }
    return Status(sections)


def checks_in(notebook: Notebook) -> list[str]:
    """The names of the checks that a notebook asks."""
    by_id = {check.grade_id: check.name for check in all_checks().values()}
    return [by_id[grade_id] for grade_id in notebook.cells if grade_id in by_id]


def _sections(notebook: Notebook, verdicts: dict[str, Verdict], answered: dict[str, bool]) -> Iterator[Section]:
    """The sections of a notebook with something to do; a question belongs to the section of the check before it."""
    checks, table = {check.grade_id: check for check in all_checks().values()}, Table()
    section = None
    for grade_id in notebook.cells:
        check = checks.get(grade_id)
        if check:
            title = table.section(check).partition("section ")[2] or notebook.name
        else:
            title = section.title if section else "questions"
        if section is None or title != section.title:
            if section:
                yield section
            section = Section(title)
        if check:
            section.verdicts.append(verdicts[check.name])
        else:
            section.questions[grade_id] = answered.get(grade_id, False)
    if section:
        yield section


def _answered(assignment: Assignment, notebook: Notebook) -> dict[str, bool]:
    """Which cells of the saved notebook have an answer; none where it can't be read."""
    try:
        file = notebooks_of(assignment, None) / f"{notebook.name}.ipynb"
        texts = texts_in(content_of(file), file.name)
    except Unusable:
        return {}
    return {grade_id: any(map(is_answer, found)) for grade_id, found in texts.items()}


def _told(sections: list[Section]) -> str:
    points, of = sum(section.points for section in sections), sum(section.of for section in sections)
    unanswered = sum(not answered for section in sections for answered in section.questions.values())
    told = f"{points} of {counted(of, 'point')} for code" if of else "no code"
    return told + (f", {counted(unanswered, 'question')} unanswered" if unanswered else "")


def _asked(section: Section) -> str:
    """How many questions of a section are answered."""
    if not section.questions:
        return ""
    return f"{sum(section.questions.values())} of {counted(len(section.questions), 'question')} answered"


def _shortened(title: str) -> str:
    return title if len(title) <= LEFT else f"{title[: LEFT - 1]}…"
