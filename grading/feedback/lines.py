"""A student's lines: a module as the composed notebook holds it, and the part of it that a check asks about.

The text is only read line by line, never parsed: it may be no Python.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

AROUND = 3  # lines before and after one that a message names
_ROW = re.compile(r" *(\d{1,6})  (.*)")
_LOOSE = re.compile(r"\s*(?:#.*)?")  # no code
_GOES_ON = re.compile(r"\s*(?:$|[)\]}#])")


@dataclass(frozen=True)
class Line:
    """A line of a module, with its number there."""

    number: int
    text: str

    @property
    def depth(self) -> int:
        """How far it is indented."""
        return len(self.text) - len(self.text.lstrip())


def numbered_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text`, in which each stands behind its number; what has no number belongs to the line above."""
    lines: list[Line] = []
    for row in text.split("\n"):
        found = _ROW.fullmatch(row)
        if found and int(found[1]) == len(lines) + 1:
            lines.append(Line(len(lines) + 1, found[2].rstrip()))
        elif lines:
            lines[-1] = replace(lines[-1], text=f"{lines[-1].text}\n{row}")
    return tuple(lines)


def lines_of(module: Sequence[Line], name: str) -> Sequence[Line]:
    """The lines of the function, class or method called `name`, such as `train` or `LinearClassifier.train`.

    Where it is written twice, the last one counts, as in Python. Empty if it isn't there.
    """
    for part in name.split("."):
        module = _block(module, part)
    return module


def lines_around(module: Sequence[Line], number: int) -> Sequence[Line]:
    """The line with this number and some before and after it."""
    return [line for line in module if abs(line.number - number) <= AROUND]


def _block(module: Sequence[Line], name: str) -> Sequence[Line]:
    begins = re.compile(rf"\s*(?:async +def|def|class) +{re.escape(name)}\b")
    starts = [index for index, line in enumerate(module) if begins.match(line.text)]
    if not starts:
        return ()
    start = min(reversed(starts), key=lambda index: module[index].depth)
    block = [module[start]]
    for line in module[start + 1 :]:
        if line.depth <= block[0].depth and not _GOES_ON.match(line.text):
            break
        block.append(line)
    while block[-1].depth <= block[0].depth and _LOOSE.fullmatch(block[-1].text):  # of what comes next
        block.pop()
    return block
