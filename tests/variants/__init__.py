"""Right and wrong versions of every exercise, written for the purpose and listed nowhere else.

Each is a source text that takes the place of functions of the same name in the reference module.
"""

import ast
from dataclasses import dataclass


@dataclass(frozen=True)
class Right:
    """Another way to write `function` that is right: no check may cost it anything."""

    function: str
    about: str
    source: str


@dataclass(frozen=True)
class Wrong:
    """A version of `function` that is wrong.

    `lost` names the parts of its checks that it must lose ("loss" of "svm_loss_naive.loss"); it must pass the others.
    What it is called stands in `told.txt`.
    """

    function: str
    about: str
    source: str
    lost: tuple[str, ...]


def spliced(reference: str, source: str) -> str:
    """The module `reference` with the functions of `source` in place of those of the same names."""
    names = {node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    lines = reference.splitlines(keepends=True)
    replaced = [node for node in ast.parse(reference).body if getattr(node, "name", None) in names]
    for node in reversed(replaced):
        lines[node.lineno - 1 : node.end_lineno] = [source + "\n"] if node is replaced[0] else []
    return "".join(lines)
