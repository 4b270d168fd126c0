"""The feedback page of one notebook of a submission: one HTML file that needs nothing else and runs nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup
from nbformat import NotebookNode

from cs231n_lite.checks.words import counted
from cs231n_lite.plumbing.submission import PLACEHOLDER

from ..composing.inert import png
from .gradebook import NotebookRows, Points, SubmissionRows
from .parts import Parts, parts_of
from .prose import rendered, rendered_once
from .told import cards, is_right

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


def page(assignment: str, name: str, submission: SubmissionRows, notebook: NotebookNode) -> str:
    """The page about the notebook called `name`, as HTML, from its composed form and the rows of the gradebook.

    Raises DoNotAgree if the gradebook lacks a cell of the notebook.
    """
    parts, rows = parts_of(notebook), submission.notebooks[name]
    lacking = parts.sections.keys() - rows.points.keys()
    if lacking:
        raise DoNotAgree(f"the gradebook has no points for {', '.join(sorted(lacking))}")
    return _template().render(
        assignment=assignment,
        name=name,
        submission=submission,
        late=_lasting(submission.late),
        rows=rows,
        parts=parts,
        sections=list(_sections(parts, rows)),
        cards=cards(parts.checks, rows.points, parts.modules),
        right=[asked for asked in parts.checks if is_right(asked, rows.points[asked.grade_id])],
    )


def _sections(parts: Parts, rows: NotebookRows) -> Iterator[Section]:
    """The sections with points, in the order of the notebook; last what the gradebook alone still has."""
    titles = {**parts.sections, **dict.fromkeys(rows.points.keys() - parts.sections.keys(), ELSEWHERE)}
    for title in dict.fromkeys(titles.values()):
        yield Section(title, tuple(rows.points[grade_id] for grade_id, its in titles.items() if its == title))


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"number": "{:.4g}".format, "worth": _worth, "png": png}
    environment.filters |= {"prose": _prose, "released": _released}
    environment.globals |= {"counted": counted}
    return environment.get_template("page.html.j2")


def _worth(points: float) -> str:
    return f"{points:.4g} point{'' if points == 1 else 's'}"


def _prose(cell: NotebookNode) -> Markup:
    """A cell of the student's; nothing for an answer that is still the placeholder."""
    if cell.source.strip() == PLACEHOLDER:
        return Markup()
    return rendered(cell.source, _pictures(cell))


def _released(cell: NotebookNode) -> Markup:
    pictures = _pictures(cell)
    return rendered(cell.source, pictures) if pictures else rendered_once(cell.source)


def _pictures(cell: NotebookNode) -> dict[str, str]:
    return {name: kinds.get("image/png", "") for name, kinds in cell.get("attachments", {}).items()}


def _lasting(late: timedelta) -> str:
    """The two largest units of a time, such as `2 days 3 hours`; "" for none."""
    minutes = -(-late // timedelta(minutes=1))
    units = {"day": minutes // 1440, "hour": minutes // 60 % 24, "minute": minutes % 60}
    return " ".join([counted(number, unit) for unit, number in units.items() if number][:2])
