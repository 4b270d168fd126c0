"""The message of a check, taken apart: the composed notebook holds it in lines of a fixed width."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import dedent

_LABEL = re.compile(r"  ([A-Z][a-z]+(?: [a-z]+)?): *(.*)")
_INDENT = 14  # of all further lines of a paragraph
# your numbers beside the right ones, and what a function printed, are kept in their lines
_TABLE = re.compile(r"yours(?::| {3})|\|")


@dataclass(frozen=True)
class Paragraph:
    """A label such as "Came out", words to be wrapped anew, and lines to be shown as they are."""

    label: str
    words: str
    table: str = ""

    @property
    def halves(self) -> tuple[tuple[str, str], ...]:
        """Your rows and the correct ones, if the lines are such rows beside each other, each under its word."""
        head, *rows = self.table.split("\n")
        if not rows or head.split() != ["yours", "correct"]:
            return ()
        middle = head.index("correct")
        sides = [[row[:middle] for row in rows], [row[middle:] for row in rows]]
        return tuple((word, dedent("\n".join(side))) for word, side in zip(head.split(), sides, strict=True))


def paragraphs(lines: Sequence[str]) -> tuple[Paragraph, ...]:
    """The paragraphs below the headline of a check; lines that have no such form are one paragraph without a label."""
    found: list[tuple[str, list[str], list[str]]] = []
    for line in lines:
        begins = _LABEL.fullmatch(line)
        if begins:
            found.append((begins[1], [begins[2]] if begins[2] else [], []))
        elif found:
            _, words, table = found[-1]
            (table if table or _TABLE.match(line[_INDENT:]) else words).append(line[_INDENT:])
    if not found and lines:
        return (Paragraph("", "", "\n".join(lines)),)
    return tuple(Paragraph(label, " ".join(words), "\n".join(table)) for label, words, table in found)
