"""Which functions of the package's other modules a piece of code uses, however it imports them."""

import ast
from collections.abc import Iterable

PACKAGE = __package__.partition(".")[0]


def brought(inside: list[ast.AST], imports: Iterable[ast.AST], own: set[str]) -> set[str]:
    """Their names, as the modules that they come from call them.

    inside: all nodes of the code; imports: those at the top of its module; own: names that the module itself gives a
    meaning, so that they don't come from `import *`
    """
    used = {node.id for node in inside if isinstance(node, ast.Name)}
    found, modules = set(), set()
    for node in [*imports, *inside]:
        if isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").partition(".")[0] == PACKAGE):
            bound = {alias.asname or alias.name: alias.name for alias in node.names}
            found |= {name for here, name in bound.items() if here in used}
            found |= used - own if "*" in bound else set()
            modules |= bound.keys()
        elif isinstance(node, ast.Import):
            names = [alias for alias in node.names if alias.name.partition(".")[0] == PACKAGE]
            modules |= {alias.asname or PACKAGE for alias in names}
    return found | {node.attr for node in inside if isinstance(node, ast.Attribute) and _root(node) in modules}


def _root(node: ast.AST) -> str:
    """`a` of `a.b.c`; empty where something else than a name stands there."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
