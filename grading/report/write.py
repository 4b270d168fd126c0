"""The report as files: one page that needs nothing else, and tables beside it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from cs231n_lite.checks.verdict import State
from cs231n_lite.checks.words import counted, sentence
from cs231n_lite.plumbing.course import this_course
from cs231n_lite.plumbing.files import write_whole

from ..course_folder import ROOT
from ..feedback.write import NothingToTell
from . import tables
from .drawing import histogram, shares
from .gathering import CheckRow, Gathered, gather
from .mistakes import FEWEST, Taught, mistakes_in, unable_in
from .similarity import Likeness, likeness_of

FOLDER = "reports"
DAYS_BEFORE, DAYS_AFTER = 14, 7  # around the deadline that are drawn; what lies outside is in the outer bars


@dataclass(frozen=True)
class Reported:
    """What was written, and how many students it is about."""

    files: tuple[Path, ...]
    students: int


def write_report(root: Path, assignment: str, public: bool = False, pairs: bool = True) -> Reported:
    """Write the report on `assignment` into reports/ of the course folder `root`.

    public: without names and pairs, and without what only a few students did; then there is one page and no table
    pairs: compare everybody's modules with everybody's

    Raises KeyError if there is no such assignment, NothingToTell if nobody was graded, OSError.
    """
    found = gather(root, assignment)
    taught = mistakes_in(found.students)
    if public and len(found.students) < FEWEST:
        raise NothingToTell(
            f"a public page about fewer than {FEWEST} students would show who they are; none was written"
        )
    if public:
        shown = [one for one in taught if len(one.students) >= FEWEST]
        files = {f"{assignment}-public.html": _page(found, shown, None, public=True)}
    else:
        alike = likeness_of(found.students, _stubs(found)) if pairs else None
        files = {
            f"{assignment}.html": _page(found, taught, alike, public=False),
            f"{assignment}-checks.csv": tables.checks(found),
            f"{assignment}-mistakes.csv": tables.mistakes(taught),
            f"{assignment}-students.csv": tables.students(found),
        }
        files |= {f"{assignment}-pairs.csv": tables.pairs(alike)} if pairs else {}
    folder = root.resolve() / FOLDER
    for name, text in files.items():
        write_whole(folder / name, text)
    return Reported(tuple(folder / name for name in files), len(found.students))


def _page(found: Gathered, taught: list[Taught], alike: Likeness | None, public: bool) -> str:
    times = [student.after for student in found.students if student.after is not None]
    return _template().render(
        found=found,
        version=this_course().version,
        public=public,
        points=sorted(student.points for student in found.students),
        charts=_charts(found, FEWEST if public else 1),
        checks=[(row, _bar(row, public)) for row in found.checks],
        named=[one for one in taught if one.name],
        unnamed=[one for one in taught if not one.name],
        unable=unable_in(found.students),
        times=times,
        times_chart=_times_chart(times),
        seconds=sum(student.seconds for student in found.students),
        alike=alike,
        alike_chart=histogram((100 * alike.values).tolist(), 0, 100, "likeness of a pair in %", "pairs")
        if alike
        else "",
    )


def _bar(row: CheckRow, public: bool) -> Markup:
    """How many passed, failed and could not run; on a public page without what only a few did."""
    passed, failed, unable = (row.states[state] for state in State)
    others = failed + unable
    if not public:
        return shares(passed, failed, unable)
    if others < FEWEST:
        return shares(1, 0, 0, "nearly all passed")
    if passed < FEWEST:
        return shares(0, 1, 0, f"fewer than {FEWEST} passed")
    return shares(passed, others, 0, f"{passed} passed, {others} did not pass")


def _shown_checks(one: Taught, public: bool) -> list[str]:
    """The checks in which the mistake was made; on a public page, by enough students."""
    return sorted(check for check, number in one.checks.items() if not public or number >= FEWEST)


def _times_chart(times: list[float]) -> Markup:
    low, high = max(min([*times, -1.0]), -DAYS_BEFORE), min(max([*times, 1.0]), DAYS_AFTER)
    return histogram(times, low, high, "days after one's own deadline", "students")


def _charts(found: Gathered, fewest: int) -> list[tuple[str, Markup]]:
    """The points of all, then of each notebook."""
    about = [("The whole assignment", [student.points for student in found.students], found.most)]
    for notebook in found.assignment.notebooks:
        rows = [s.rows.notebooks[notebook.name] for s in found.students if notebook.name in s.rows.notebooks]
        about.append((notebook.name, [row.given for row in rows], max((row.most for row in rows), default=0.0)))
    axes = "students", fewest
    return [(name, histogram(given, 0.0, most, f"points of {most:g}", *axes)) for name, given, most in about]


def _stubs(found: Gathered) -> dict[str, str]:
    files = {name: ROOT / "cs231n_lite" / f"{name}.py" for name in found.assignment.modules}
    return {name: path.read_text(encoding="utf-8") for name, path in files.items() if path.is_file()}


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["sentence"] = sentence
    environment.globals |= {
        "passed_key": shares(1, 0, 0, "passed"),
        "failed_key": shares(0, 1, 0, "failed"),
        "unable_key": shares(0, 0, 1, "could not run"),
        "shown_checks": _shown_checks,
        "counted": counted,
        "State": State,
        "quantile": _quantile,
        "FEWEST": FEWEST,
    }
    return environment.get_template("page.html.j2")


def _quantile(values: list[float], share: float) -> float:
    """The value below which that share of the sorted `values` lies."""
    at = share * (len(values) - 1)
    low = int(at)
    return values[low] + (at - low) * (values[min(low + 1, len(values) - 1)] - values[low])
