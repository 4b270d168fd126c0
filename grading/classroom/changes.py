"""What a regrade changes, for the terminal: by check, then by student."""

from collections import defaultdict

from cs231n_lite.checks.words import listed

from .regrade import Change, Regraded, Undone
from .report import table

MOST = 60  # rows, unless all are asked for


def told(found: Regraded, assignment: str, every: bool = False) -> str:
    """The table of changes, the sums, and what to do next."""
    moved = [change for change in found.changes if change.gain]
    kept = [change for change in found.changes if change.by_hand and not change.gain]
    parts = ["\n".join(found.defined), _by_check(moved), _by_student(moved, every)]
    if kept:
        names = table([(change.student, change.cell, change.why) for change in kept[: len(kept) if every else MOST]])
        parts.append(f"given by hand, so the points stay, though the check says something else:\n{names}")
    if found.troubles:
        parts.append(table([(student, f"could not be judged: {why}") for student, why in found.troubles.items()]))
    return "\n\n".join(part for part in [*parts, _sums(found, moved), _next(found, assignment)] if part)


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


def _by_student(moved: list[Change], every: bool) -> str:
    rows = [
        (change.student, change.cell, f"{_number(change.before)} → {_number(change.after)}", change.why)
        for change in sorted(moved, key=lambda change: (change.student, change.cell))
    ]
    shown = rows if every else rows[:MOST]
    more = len(rows) - len(shown)
    hint = f"\nand {more} more; --all shows them" if more else ""
    return f"by student:\n{table(shown)}{hint}" if rows else ""


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


def _next(found: Regraded, assignment: str) -> str:
    again = f"python -m grading regrade {assignment}"
    if found.backup:
        return f"written; the gradebook of before is kept, and `{again} --undo` brings it back"
    if found.changes or found.defined:
        return f"nothing was written; `{again} --apply` writes it"
    return ""
