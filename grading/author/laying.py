"""What laying a skeleton gives back, and how a piece is put into a file that is there already."""

import ast
import keyword
import sys
from dataclasses import dataclass

from ..derive.stubs import LONGEST_LINE


class CannotLay(Exception):
    """A skeleton that can't be laid; the message says why, and what there is."""


@dataclass(frozen=True)
class Laid:
    """The files to write, with their texts, by their paths in the course; and the steps that the author takes next."""

    files: dict[str, str]
    next: tuple[str, ...]


BUILD = "`make build` lists what is still to be written, with its place, and then proves and builds everything."


def complain_about_name(name: str) -> None:
    """Raise CannotLay if `name` can't be the name of a function, a module or a notebook."""
    if not name.isidentifier() or keyword.iskeyword(name):
        raise CannotLay(f"{name!r} is no name in Python; letters, digits and underscores, such as squared_hinge")


def with_entry(text: str, variable: str, entry: str) -> str:
    """The module `text` with `entry`, whole lines, at the end of the list `variable = […]` at its top level.

    Raises CannotLay if there is no such list.
    """
    value = _statement(text, variable).value
    lines = text.splitlines(keepends=True)
    last = value.end_lineno - 1
    if not isinstance(value, ast.List) or (value.elts and lines[last].strip() != "]"):
        raise CannotLay(f"{variable} isn't a list whose closing bracket stands on a line of its own")
    if value.lineno - 1 == last:  # an empty one, on one line
        lines[last] = lines[last].replace("[]", f"[\n{entry}]")
    else:
        lines.insert(last, entry)
    return "".join(lines)


def before_list(text: str, variable: str, piece: str) -> str:
    """The module `text` with `piece`, whole lines, before the statement that makes the list `variable`."""
    lines = text.splitlines(keepends=True)
    place = _statement(text, variable).lineno - 1
    return f"{''.join(lines[:place]).rstrip()}\n\n\n{piece}\n\n{''.join(lines[place:])}"


def _statement(text: str, variable: str) -> ast.Assign:
    for node in ast.parse(text).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == variable:
            return node
    raise CannotLay(f"there is no list {variable} = […]")


def with_imports(text: str, wanted: dict[str, list[str]]) -> str:
    """The module `text`, with what it lacks of the imports `wanted`: names by module, none for the module itself."""
    tree, lines = ast.parse(text), text.splitlines(keepends=True)
    found = {module: set(names) for module, names in wanted.items()}
    there = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    for node in there:
        if isinstance(node, ast.Import):
            found |= {_imported(alias): set() for alias in node.names}
        else:
            found.setdefault("." * node.level + (node.module or ""), set()).update(map(_imported, node.names))
    groups: dict[int, list[str]] = {}
    for module in sorted(found, key=lambda module: (bool(found[module]), -_level(module), module)):
        groups.setdefault(_group(module), []).append(_line(module, sorted(found[module], key=_as_ruff_sorts)))
    block = "\n".join("".join(groups[group]) for group in sorted(groups))
    start = there[0].lineno - 1 if there else tree.body[0].end_lineno
    end = there[-1].end_lineno if there else start
    return "".join([*lines[:start], *([] if there else ["\n"]), block, *lines[end:]])


def _imported(alias: ast.alias) -> str:
    return f"{alias.name} as {alias.asname}" if alias.asname else alias.name


def _level(module: str) -> int:
    return len(module) - len(module.lstrip("."))


def _group(module: str) -> int:
    """Python's own modules first, then installed ones, then those of the project."""
    return 2 if module.startswith(".") else int(module.partition(".")[0] not in sys.stdlib_module_names)


def _line(module: str, names: list[str]) -> str:
    if not names:
        return f"import {module}\n"
    line = f"from {module} import {', '.join(names)}\n"
    if len(line) <= LONGEST_LINE + 1:
        return line
    return f"from {module} import (\n" + "".join(f"    {name},\n" for name in names) + ")\n"


def _as_ruff_sorts(name: str) -> tuple[bool, bool, str]:
    """Constants first, then classes, then functions."""
    return not name.isupper(), name[0].islower(), name
