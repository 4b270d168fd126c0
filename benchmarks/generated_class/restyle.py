"""The same module as somebody else might write it: other names, another order, other comments, the same values."""

import ast
import builtins
from random import Random

OTHER_NAMES = {
    "scores": ("s", "f", "logits"),
    "margins": ("m", "hinges", "gaps"),
    "right": ("correct", "s_y"),
    "loss": ("total_loss", "cost", "L"),
    "dW": ("grad", "gradient", "G"),
    "i": ("row", "n", "example"),
    "j": ("k", "c", "column"),
    "x": ("image", "xi"),
    "rows": ("idx", "examples"),
    "shifted": ("z", "stable"),
    "exponentials": ("e", "exps"),
    "total": ("Z", "denominator"),
    "totals": ("Z", "sums"),
}
HABITS = ("my_{}", "{}_", "{}1", "the_{}", "{}_new")
DOCSTRINGS = ("See the lecture on losses.", "My own version.", "As in the notebook.")
COMMENTS = (
    "tried by hand with {} examples",
    "see page {} of the slides",
    "this took me {} minutes",
    "shape checked with N = {}",
    "TODO: ask about this in week {}",
)
METHODS = {"sum", "max", "mean"}  # of an array, and functions of numpy


def restyled(tree: ast.Module, rng: Random) -> str:
    """The text of the module `tree` in a style of its own, by `rng`. It gives the same values.

    It relies on this: a statement changes nothing but what it names, and no function is defined inside another. The
    tree is changed.
    """
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    for function in functions:
        _rename(function, rng)
        _reorder(function, rng)
        _reword(function, rng)
    before = [node for node in tree.body if isinstance(node, ast.Expr | ast.Import | ast.ImportFrom)]
    after = [node for node in tree.body if node not in before and node not in functions]
    tree.body = [*before, *rng.sample(functions, len(functions)), *after]
    tree = _Spelling(rng).visit(tree)
    return _commented(ast.unparse(ast.fix_missing_locations(tree)) + "\n", rng)


def _rename(function: ast.FunctionDef, rng: Random) -> None:
    """Give about half of the local variables another name."""
    names = [node for node in ast.walk(function) if isinstance(node, ast.Name)]
    arguments = {argument.arg for argument in function.args.args}
    taken = {node.id for node in names} | arguments | set(dir(builtins))
    others = {}
    for name in sorted({node.id for node in names if isinstance(node.ctx, ast.Store)} - arguments):
        free = [n for n in (*OTHER_NAMES.get(name, ()), *(h.format(name) for h in HABITS)) if n not in taken]
        if free and rng.random() < 0.5:
            others[name] = rng.choice(free)
            taken.add(others[name])
    for node in names:
        node.id = others.get(node.id, node.id)


def _reorder(function: ast.FunctionDef, rng: Random) -> None:
    """Swap neighbours that are assigned independently of each other, about every second time."""
    for block in [node.body for node in ast.walk(function) if isinstance(node, ast.FunctionDef | ast.For)]:
        for k in range(len(block) - 1):
            if _independent(block[k], block[k + 1]) and rng.random() < 0.5:
                block[k : k + 2] = block[k + 1], block[k]


def _independent(first: ast.stmt, second: ast.stmt) -> bool:
    plain = all(isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name) for one in (first, second))
    return plain and first.targets[0].id not in _names(second) and second.targets[0].id not in _names(first)


def _names(node: ast.AST) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def _reword(function: ast.FunctionDef, rng: Random) -> None:
    """Leave the docstring, write another one, or none."""
    own = rng.choice((ast.get_docstring(function, clean=False), rng.choice(DOCSTRINGS), None))
    body = function.body[1:] if ast.get_docstring(function) else function.body
    function.body = ([ast.Expr(ast.Constant(own))] if own else []) + body


class _Spelling(ast.NodeTransformer):
    """Writes `a.sum()` for `np.sum(a)` and `a = a + b` for `a += b`, about every second time."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        function = node.func
        of_numpy = isinstance(function, ast.Attribute) and getattr(function.value, "id", "") == "np"
        array = node.args and not isinstance(node.args[0], ast.Name)  # a name may stand for a list
        if of_numpy and function.attr in METHODS and array and self._rng.random() < 0.5:
            return ast.Call(ast.Attribute(node.args[0], function.attr, ast.Load()), node.args[1:], node.keywords)
        return node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        if isinstance(node.target, ast.Name) and self._rng.random() < 0.5:
            return ast.Assign([node.target], ast.BinOp(ast.Name(node.target.id, ast.Load()), node.op, node.value))
        return node


def _commented(text: str, rng: Random) -> str:
    """The module `text` with a few comments above statements."""
    lines = text.splitlines(keepends=True)
    functions = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    statements = [node for function in functions for node in function.body if not isinstance(node, ast.Expr)]
    for node in sorted(rng.sample(statements, 3), key=lambda node: -node.lineno):
        comment = rng.choice(COMMENTS).format(rng.randint(2, 99))
        lines.insert(node.lineno - 1, f"{' ' * node.col_offset}# {comment}\n")
    return "".join(lines)
