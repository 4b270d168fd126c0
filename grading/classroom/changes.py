"""What a regrade changes, for the terminal: by check, then by student."""

from collections import defaultdict
from collections.abc import Mapping

from cs231n_lite.checks.words import counted, listed

from .regrade import Change, Regraded, Undone
from .report import NO_NAMES, table

MOST = 60  # rows, unless all are asked for
MANY, FIRST = 4, 3  # students with the same change who become one row, and how many of them it names


def told(
    found: Regraded,
    assignment: str,
    every: bool = False,
    names: Mapping[str, str] = NO_NAMES,
    applied: bool = False,
) -> str:
    """The table of changes, the sums, and what to do next.

    every: a row for each student and change, however many there are
    applied: they were written
    names: what students are called, by id, as far as that is known
    """
    moved = [change for change in found.changes if change.gain]
    kept = [change for change in found.changes if change.by_hand and not change.gain]
    parts = ["\n".join(found.defined), _by_check(moved), _by_student(moved, every, names)]
    if kept:
        shown = kept[: len(kept) if every else MOST]
        rows = [(change.student, names.get(change.student, ""), change.cell, change.why) for change in shown]
        parts.append(f"given by hand, so the points stay, though the check says something else:\n{table(rows)}")
    if found.troubles:
        rows = [(who, names.get(who, ""), f"could not be judged: {why}") for who, why in found.troubles.items()]
        parts.append(table(rows))
    return "\n\n".join(part for part in [*parts, _sums(found, moved), _next(found, assignment, applied)] if part)


def undone(assignment: str, found: Undone) -> str:
    """What undoing did, for a reader."""
    lines = [f"the gradebook is what it was before the last regrade of {assignment}; what it was until now is kept in"]
    lines.append(f"{found.replaced}")
    if found.unmade:
        names = listed(found.unmade)
        lines.append(f"the graded notebooks of {names} can't be made again: grade them anew to see them")
    if found.ungraded:
        names, again = listed(found.ungraded), f"python -m grading grade {assignment}"
        lines.append(f"graded only since then, so not in the gradebook any more: {names}; `{again}` grades them")
    return "\n".join(lines)


def _by_check(moved: list[Change]) -> str:
    cells = defaultdict(list)
    for change in moved:
        cells[change.cell].append(change.gain)
    rows = [
        (cell, f"{sum(g > 0 for g in gains)} gain", f"{sum(g < 0 for g in gains)} lose", f"{sum(gains):+g} points")
        for cell, gains in sorted(cells.items(), key=lambda item: -len(item[1]))
    ]
    return f"by check:\n{table(rows)}" if rows else ""


def _by_student(moved: list[Change], every: bool, names: Mapping[str, str]) -> str:
    """One row for many students with the same change, unless `every` is asked for; then one for each of the others."""
    alike = defaultdict(list)
    for change in moved:
        what = change.cell, f"{_number(change.before)} → {_number(change.after)}", change.why
        alike[what].append(change.student)
    many = {what: sorted(students) for what, students in alike.items() if len(students) >= MANY and not every}
    ones = [(who, names.get(who, ""), *what) for what in alike.keys() - many.keys() for who in alike[what]]
    rows = [_in_one(students, what) for what, students in sorted(many.items(), key=lambda item: -len(item[1]))]
    rows += sorted(ones, key=lambda row: (row[0], row[2]))
    shown = rows if every else rows[:MOST]
    more = len(rows) - len(shown)
    hint = f"\nand {more} more; --all shows them" if more else "\n--all shows a row for each student" if many else ""
    return f"by student:\n{table(shown)}{hint}" if rows else ""


def _in_one(students: list[str], what: tuple[str, ...]) -> tuple[str, ...]:
    some = f"{', '.join(students[:FIRST])} and {len(students) - FIRST} more"
    return counted(len(students), "student"), some, *what


def _number(points: float | None) -> str:
    return "–" if points is None else f"{points:g}"


def _sums(found: Regraded, moved: list[Change]) -> str:
    sums = defaultdict(float)
    for change in moved:
        sums[change.student] += change.gain
    gain, lose = sum(s > 0 for s in sums.values()), sum(s < 0 for s in sums.values())
    return (
        f"{found.students} looked at: {gain} gain, {lose} lose, {found.students - gain - lose} have as many as before"
    )


def _next(found: Regraded, assignment: str, applied: bool) -> str:
    again = f"python -m grading regrade {assignment}"
    if found.backup or (applied and (found.changes or found.defined)):
        kept = f"; the gradebook of before is kept, and `{again} --undo` brings it back" if found.backup else ""
        return (
            f"written{kept}\n"
            "the feedback pages, what was given back and the zip for Gradescope are still those of before; "
            f"`python -m grading feedback {assignment}`, `return {assignment} --to …` and `gradescope {assignment}` "
            "make them anew"
        )
    if found.changes or found.defined:
        return f"nothing was written; `{again} --apply` writes it"
    return ""
