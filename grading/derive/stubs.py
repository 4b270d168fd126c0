"""A stub from a solved module: the same file with the solutions taken out by nbgrader itself."""

import ast
from collections.abc import Iterator

from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.preprocessors import ClearSolutions

LONGEST_LINE = 120  # as ruff formats it
_GAP = "raise NotImplementedError()"


def stub_of(reference: str, explained_in: dict[str, str]) -> str:
    """The stub of the module whose text is `reference`.

    explained_in: for each function or method, the section that explains it

    Each gap raises NotImplementedError with that section. Raises ValueError if a gap isn't in a function, or in one
    that no check asks about.
    """
    clear = ClearSolutions(enforce_metadata=False, code_stub={"python": f"# your code here\n{_GAP}"})
    notebook, _ = clear.preprocess(new_notebook(cells=[new_code_cell(reference.rstrip("\n"))]), {})
    cleared = notebook.cells[0].source + "\n"
    lines = cleared.splitlines(keepends=True)
    for name, node in _functions(ast.parse(cleared).body):
        for number in range(node.lineno - 1, node.end_lineno):
            if lines[number].strip() == _GAP:
                indent = lines[number][: lines[number].index(_GAP)]
                lines[number] = _not_written(name, explained_in, indent)
    return "".join(lines)


def _functions(body: list[ast.stmt], prefix: str = "") -> Iterator[tuple[str, ast.stmt]]:
    """The statements of a module with their names, methods as `Class.method`."""
    for node in body:
        name = prefix + getattr(node, "name", "")
        if isinstance(node, ast.ClassDef):
            yield from _functions(node.body, f"{name}.")
        else:
            yield name, node


def _not_written(function: str, explained_in: dict[str, str], indent: str) -> str:
    if function not in explained_in:
        raise ValueError(f"no notebook checks {function or 'the code outside functions'}, so nothing explains its gap")
    message = f'"{function} is yours to write; see {explained_in[function]}"'
    line = f"{indent}raise NotImplementedError({message})\n"
    if len(line) <= LONGEST_LINE + 1:
        return line
    return f"{indent}raise NotImplementedError(\n{indent}    {message}\n{indent})\n"
