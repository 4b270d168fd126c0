"""The feedback page of one notebook of a submission: one HTML file that needs nothing else and runs nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nbformat import NotebookNode

from .gradebook import NotebookRows, Points, SubmissionRows
from .parts import Parts, parts_of
from .prose import rendered_once
from .templates import template
from .told import cards, is_right, note_on

ELSEWHERE = "no longer in this notebook"


class DoNotAgree(Exception):
    """The composed notebook and the gradebook aren't of the same grading; the message says which cells differ."""


@dataclass(frozen=True)
class Section:
    """One section of a notebook and the points of its cells."""

    title: str
    points: tuple[Points, ...]

    @property
    def given(self) -> float:
        """The points given so far."""
        return sum(one.given for one in self.points)

    @property
    def open(self) -> float:
        """What a person may still give."""
        return sum(one.open for one in self.points)

    @property
    def most(self) -> float:
        """The points that there are."""
        return sum(one.most for one in self.points)


def page(
    assignment: str,
    name: str,
    submission: SubmissionRows,
    notebook: NotebookNode,
    rubrics: Mapping[str, str] | None = None,
) -> str:
    """The page about the notebook called `name`, as HTML, from its composed form and the rows of the gradebook.

    rubrics: what the points of a question are for, in markdown by grade id; told where a person has given points

    Raises DoNotAgree if the gradebook lacks a cell of the notebook.
    """
    parts, rows, told = parts_of(notebook), submission.notebooks[name], rubrics or {}
    lacking = parts.sections.keys() - rows.points.keys()
    if lacking:
        raise DoNotAgree(f"the gradebook has no points for {', '.join(sorted(lacking))}")
    return template("page.html.j2").render(
        assignment=assignment,
        name=name,
        submission=submission,
        rows=rows,
        parts=parts,
        sections=list(_sections(parts, rows)),
        cards=cards(parts.checks, rows.points, parts.modules),
        rubrics={grade_id: rendered_once(text) for grade_id, text in told.items() if _is_graded(rows, grade_id)},
        right=[(asked, note_on(asked)) for asked in parts.checks if is_right(asked, rows.points[asked.grade_id])],
    )


def _is_graded(rows: NotebookRows, grade_id: str) -> bool:
    one = rows.points.get(grade_id)
    return one is not None and one.by_hand and not one.waits


def _sections(parts: Parts, rows: NotebookRows) -> Iterator[Section]:
    """The sections with points, in the order of the notebook; last what the gradebook alone still has."""
    titles = {**parts.sections, **dict.fromkeys(rows.points.keys() - parts.sections.keys(), ELSEWHERE)}
    for title in dict.fromkeys(titles.values()):
        yield Section(title, tuple(rows.points[grade_id] for grade_id, its in titles.items() if its == title))
