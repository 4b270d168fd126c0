"""The student's own lines: the function that a check asks about, and lines that a message names."""

import re

from cs231n_lite.checks.check import Check
from cs231n_lite.checks.words import printable

from ..feedback.lines import Line, lines_around, lines_of

MOST, WIDEST = 300, 200  # lines, and characters in one, that are shown
_NAMED = re.compile(r"(?:(\w+)\.py, )?lines? (\d{1,6})")


def own_lines(modules: dict[str, str], check: Check, told: str) -> list[str]:
    """The lines of the function with their numbers, those that `told` names marked, then named ones that lie elsewhere.

    modules: the text of each module by name
    """
    named: dict[str, set[int]] = {}
    for module, number in _NAMED.findall(told):
        named.setdefault(module or check.module, set()).add(int(number))
    if check.module not in modules:
        return [f"The submission has no {check.module}.py."]
    lines = _numbered(modules[check.module])
    function = lines_of(lines, check.written)
    marked = named.get(check.module, set())
    shown = [_line(line, marked) for line in function[:MOST]] or [f"{check.module}.py has no {check.written}."]
    shown += ["…"] if len(function) > MOST else []
    inside = {line.number for line in function}
    for module, numbers in named.items():
        elsewhere = _numbered(modules.get(module, ""))
        numbers = numbers - inside if module == check.module else numbers
        around = {line for number in numbers for line in lines_around(elsewhere, number)}
        if around:
            ordered = sorted(around, key=lambda line: line.number)
            shown += ["", f"Named in {module}.py:", *(_line(line, numbers) for line in ordered)]
    return shown


def _numbered(text: str) -> list[Line]:
    lines = re.split(r"\r\n|\r|\n", text)  # as Python counts them
    return [Line(number, printable(line.expandtabs()[:WIDEST])) for number, line in enumerate(lines, 1)]


def _line(line: Line, marked: set[int]) -> str:
    return f"{'→' if line.number in marked else ' '} {line.number:>4}  {line.text}".rstrip()
