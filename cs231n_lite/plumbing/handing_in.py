"""Ask all checks of an assignment, say what is still open, and pack it: the command's work, and a notebook's last cell.

from cs231n_lite.plumbing.handing_in import pack
pack("1-losses", student="ada.lovelace")
"""

import textwrap
from pathlib import Path

from tqdm.auto import tqdm

from ..checks import verdict_on
from ..checks.catalogue import all_checks, find
from ..checks.verdict import WIDTH, State, Verdict
from ..checks.words import counted, listed
from .course import Assignment
from .environment import is_grading
from .helpers import importable
from .overlay import PACKAGE, REFERENCE_FOLDER, activate, overlay_for_this_process, overlay_of_place
from .pack import CannotPack, Gathered, gather, seal, zip_name
from .saved import how_old, is_saved, running_cell
from .submission import apart, find_assignment, notebooks_of, questions_of, usable_name

MOST_LISTED = 8  # checks that don't pass
NOT_A_NAME = "YOUR-NAME"


def pack(assignment: str, student: str | int = NOT_A_NAME, anyway: bool = False) -> None:
    """Say what is still open in an assignment, and pack it into a zip beside its notebooks, to hand in.

    student: whose it is, as your course knows you, a name or a number; while it is YOUR-NAME, nothing is packed
    anyway: pack although something can't be graded

    Whatever stands in the way is printed, with what to do. In `solutions/` and while nbgrader grades nothing is asked
    and nothing is packed.
    """
    try:
        known, owner = find_assignment(assignment), owner_from(student)
    except (KeyError, ValueError) as error:
        print(f"Nothing was packed: {error.args[0]}.")
        return
    overlay = overlay_of_place(Path.cwd())
    if is_grading() or (overlay and overlay.folder.name == REFERENCE_FOLDER):
        print(f"Here nothing is packed: a student's {known.name} is, in the student's own folder.")
        return
    found, notebooks = looked_through(known)
    print(how_old(known, notebooks))
    if owner is None:
        for trouble in found.troubles:
            print(f"Mind: {trouble}")
        print(f"\nNothing is packed yet: write your name, as your course knows you, in place of {NOT_A_NAME}.")
        return
    try:
        sealed(found, notebooks / zip_name(known, owner), owner, anyway)
    except CannotPack as reasons:
        print(f"\nNothing was packed, because this can't be graded:\n{reasons}")
        print("Mend it and run this cell again, or pack what there is with anyway=True.")
    except OSError as error:
        print(f"\nNothing was packed: {error}.")
    else:
        if (cell := running_cell()) and not is_saved(cell, known, notebooks):
            print("Mind: this cell isn't in the notebooks as they were saved, so the zip may lack answers.")
            print("Save first (Ctrl+S), and run it again.")


def owner_from(student: str | int) -> str | None:
    """Whose work it is, as it stands in the zip's name; None while nobody has filled that in.

    Raises ValueError for what is no name, or none that a file can have.
    """
    if isinstance(student, bool) or not isinstance(student, str | int):
        raise ValueError(f'student is {student!r:.60}; write your name as your course knows you, as in student="ada"')
    name = str(student)
    return None if name.strip().upper() == NOT_A_NAME else usable_name(name)


def looked_through(assignment: Assignment, folder: Path | None = None) -> tuple[Gathered, Path]:
    """What there is to hand in, with all checks asked and what is open printed; and where the notebooks lie.

    folder: where they lie, if not here or in `assignments/`
    """
    notebooks, modules = notebooks_of(assignment, folder), _modules_of(assignment)
    print(f"Notebooks from {notebooks}\nModules from   {modules}")
    found = gather(assignment, notebooks, modules)
    if warning := apart(notebooks, modules):
        found.notes.insert(0, warning)
    in_notebook = running_cell() is not None
    with importable(modules, notebooks):
        names = tqdm(checks_of(assignment), "checking", disable=False if in_notebook else None, leave=False)
        verdicts = [_verdict(name) for name in names]
    _tell(assignment, verdicts, found.unanswered, 'check("…")' if in_notebook else "cs231n-lite check")
    if verdicts and all(map(_is_stub, verdicts)):
        way_out = "if you worked elsewhere, use the cs231n-lite of that folder"
        found.troubles.append(f"nothing is written in the modules in {modules} yet; {way_out}")
    found.notes += _not_importable(verdicts)
    for note in found.notes:
        print(f"Mind: {note}")
    return found, notebooks


def sealed(found: Gathered, target: Path, student: str, anyway: bool) -> None:
    """Write the zip and say where it is; raises CannotPack or OSError if there is none."""
    seal(found, target, anyway, student)
    for trouble in found.troubles:
        print(f"Mind: {trouble}")
    print(f"\nPacked and verified: {target.resolve()}\nHand in this one file.")


def checks_of(assignment: Assignment) -> list[str]:
    """The names of an assignment's checks."""
    return [check.name for check in all_checks().values() if check.module in assignment.modules]


def _modules_of(assignment: Assignment) -> Path:
    """Where the modules lie that are checked and packed; from now on the checks find them there."""
    overlay = overlay_for_this_process()
    if overlay and overlay.assignment not in (None, assignment.name):
        overlay = None
    activate(overlay)
    return (overlay.folder if overlay else PACKAGE).resolve()


def _verdict(name: str) -> Verdict:
    """The verdict of a check, whatever importing the student's module raises."""
    try:
        return verdict_on(name)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        check = find(name)
        return Verdict(name, State.COULD_NOT_RUN, check.points, check.asks, f"it raised {type(error).__name__}")


def _not_importable(verdicts: list[Verdict]) -> list[str]:
    """A warning for each module that raises when it is imported, so that none of its checks gives points."""
    reasons = {
        verdict.came_out.rstrip(".")
        for verdict in verdicts
        if verdict.state is State.COULD_NOT_RUN and verdict.came_out.lower().startswith("importing ")
    }
    return [f"{reason}; so nothing in this module gives points" for reason in sorted(reasons)]


def _is_stub(verdict: Verdict) -> bool:
    return verdict.state is State.COULD_NOT_RUN and (
        "is yours to write" in verdict.came_out or bool(verdict.mend_first)
    )


def _tell(assignment: Assignment, verdicts: list[Verdict], unanswered: list[str], way: str) -> None:
    """Print how the work stands, and what is open; `way` tells more about one check."""
    failing = [verdict for verdict in verdicts if verdict.state is not State.PASSED]
    points, most = sum(v.points for v in verdicts), sum(v.max_points for v in verdicts)
    questions = f", {counted(len(unanswered), 'question')} unanswered" if unanswered else ""
    print(f"\n{len(verdicts) - len(failing)} of {len(verdicts)} pass ({points} of {most} points){questions}")
    for verdict in failing[:MOST_LISTED]:
        print(f"  {verdict.headline}")
    if rest := failing[MOST_LISTED:]:
        functions = list(dict.fromkeys(verdict.check.rpartition(".")[0] for verdict in rest))
        print(_wrapped(f"… and {len(rest)} more, of {listed(functions)}"))
    if failing:
        print(f"  `{way}` with the name of one tells what is wrong")
    for notebook in assignment.notebooks:
        open_here = [grade_id for grade_id in questions_of(notebook) if grade_id in unanswered]
        if open_here:
            print(_wrapped(f"unanswered in {notebook.name}.ipynb: {', '.join(open_here)}"))


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)
