"""What came of collecting, a line for each upload, for the terminal."""

import unicodedata
from collections.abc import Sequence

from .collect import Collected
from .roster import Person


def report(rows: Sequence[Collected], missing: Sequence[Person]) -> str:
    """A table with a row for each upload, then who is missing, then the sums."""
    lines = [(row.student or "?", row.file, _state(row), "; ".join([*_refusal(row), *row.notes])) for row in rows]
    lines += [(str(person), "", "missing", "") for person in missing]
    return f"{_table(lines)}\n\n{_sums(rows, missing)}" if lines else _sums(rows, missing)


def _state(row: Collected) -> str:
    if row.refused:
        return "refused"
    state = ("guessed" if row.guessed else "collected") if row.counts else "kept"
    return f"{state}, late" if row.late else state


def _refusal(row: Collected) -> list[str]:
    return [row.refused] if row.refused else []


def _sums(rows: Sequence[Collected], missing: Sequence[Person]) -> str:
    counted = {
        "collected": sum(row.counts for row in rows),
        "of them guessed": sum(row.counts and row.guessed for row in rows),
        "of them late": sum(row.counts and row.late for row in rows),
        "kept beside": sum(not row.counts and not row.refused for row in rows),
        "refused": sum(bool(row.refused) for row in rows),
        "missing": len(missing),
    }
    return ", ".join(
        f"{number} {what}" for what, number in counted.items() if number or what in ("collected", "refused")
    )


def _table(rows: list[tuple[str, ...]]) -> str:
    """The rows, one a line, their columns aligned on a terminal, where letters of some scripts are two columns wide."""
    shown = [["".join(c if c.isprintable() else "?" for c in cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*shown, strict=True)]
    padded = [[cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)] for row in shown]
    return "\n".join("  ".join(row).rstrip() for row in padded)


def _width(text: str) -> int:
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) > 0 for letter in text)
