"""Read a student's module on the asking side, where its own code can't interfere: what a function uses, what may loop.

It only reads; whether a `for` goes over the examples or over three steps, the counted steps decide.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from .brought import brought

SURELY = {"vectorize", "frompyfunc", "apply_along_axis"}  # of numpy
MAYBE = {"map", "sum", "sorted", "filter", "min", "max", "any", "all", "zip", "enumerate", "nditer", "ndenumerate"}
HIDING = {"exec", "eval", "compile", "__import__", "globals", "locals", "vars"}  # builtins
HIDING_MODULES = {"threading", "_thread", "concurrent", "multiprocessing", "subprocess", "ctypes"}
TRACING = {"settrace", "setprofile", "monitoring", "_getframe", "f_trace"}
HIDING_PARTS = {"__dict__", "__builtins__", "__globals__", "import_module"} | TRACING  # attributes of anything
MEDDLING = {"co_filename", "__code__", "meta_path", "get_state", "getstate"} | TRACING
MEDDLING_MODULES = {"gc", "inspect", "importlib", "checks", "grading", "ctypes", "builtins"}
GENERATORS = {"default_rng", "Generator", "RandomState", "SeedSequence", "PCG64", "MT19937", "Random", "SystemRandom"}


@dataclass(frozen=True)
class Reading:
    """What stands in a function and in what it uses of its module.

    used: the names of the module that it uses, directly or by way of others, and those of the package's other modules
    loops: what may be a loop, with its line; surely: what always is one; hiding: what could hide one
    meddling: what stands anywhere in the module and could make the count of steps untrue
    draws: uses of the global random generators
    """

    used: frozenset[str]
    loops: tuple[str, ...]
    surely: tuple[str, ...]
    hiding: tuple[str, ...]
    meddling: tuple[str, ...]
    draws: tuple[str, ...]


def read(source: str | None, function: str) -> Reading | None:
    """What `function` does, as far as its module's text tells; None if the text can't be read or doesn't have it.

    Of a method such as "KNearestNeighbor.predict", the text is that method and what it uses of its class.
    """
    try:
        body = ast.parse(source or "").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    defined = defined_in(body)
    owner, _, method = function.rpartition(".")
    if owner:
        classes = [node for node in defined.pop(owner, []) if isinstance(node, ast.ClassDef)]
        methods = defined_in([node for top in classes for node in top.body])
        defined |= {f"self.{name}": nodes for name, nodes in methods.items()}
        function = f"self.{method}"
    if function not in defined:
        return None
    used = _used(function, defined)
    nodes = [node for name in used | {function} for node in defined[name]]
    inside = [node for top in nodes for node in ast.walk(top)]
    anywhere = [node for top in body for node in ast.walk(top)]
    own = _bound(anywhere)
    loops = {*_loops(inside)} | {f"a function that calls itself (line {line})" for line in _recursive(inside)}
    taken = _imports_used(body, nodes)
    imports = [node for nodes in defined.values() for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]
    return Reading(
        frozenset(used | brought(inside, imports, set(defined) | _bound(inside))),
        _in_order(loops),
        _in_order({_told(node) for node in [*inside, *taken] if _is_surely(node, own)}),
        _in_order({_told(node) for node in [*inside, *taken] if _hides(node, own)}),
        _in_order({_told(node) for node in anywhere if _meddles(node)}),
        _in_order({_told(node) for node in inside if _is_global_draw(node)}),
    )


def lines_of(source: str | None, written: str) -> list[tuple[int, str]]:
    """The lines of a function, or of a method such as "LinearSVM.loss", below its docstring, with their numbers."""
    try:
        body: list[ast.stmt] = ast.parse(source or "").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    node = None
    for name in written.split("."):
        node = next((one for one in body if getattr(one, "name", None) == name), None)
        body = getattr(node, "body", [])
    documented = bool(body) and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    statements = body[1:] if documented else body
    if not isinstance(node, ast.FunctionDef) or not statements:
        return []
    lines = source.splitlines()[statements[0].lineno - 1 : node.end_lineno]
    return list(enumerate(lines, statements[0].lineno))


def defined_in(body: list[ast.stmt]) -> dict[str, list[ast.AST]]:
    """What each top-level name of a module stands for: functions, classes, imports, and values assigned to it."""
    found: dict[str, list[ast.AST]] = {}
    for node in body:
        for block in ("body", "orelse", "finalbody", "handlers"):
            if isinstance(node, ast.If | ast.Try | ast.With | ast.ExceptHandler | ast.For | ast.While):
                for name, nodes in defined_in(getattr(node, block, [])).items():
                    found.setdefault(name, []).extend(nodes)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.setdefault(node.name, []).append(node)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                found.setdefault(alias.asname or alias.name.partition(".")[0], []).append(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign) and node.value:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for name in [part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)]:
                found.setdefault(name, []).append(node.value)
    return found


def _used(function: str, defined: dict[str, list[ast.AST]]) -> set[str]:
    used, waiting = set(), [function]
    while waiting:
        for node in [inner for top in defined[waiting.pop()] for inner in ast.walk(top)]:
            name = node.id if isinstance(node, ast.Name) else _of_helper(node, defined)
            if name in defined and name not in used:
                used.add(name)
                waiting.append(name)
    return used


def _of_helper(node: ast.AST, defined: dict[str, list[ast.AST]]) -> str:
    """The name taken from a file of one's own: `f` of `mine.f`; or of one's own object; empty for anything else."""
    if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
        return ""
    if f"self.{node.attr}" in defined:
        return f"self.{node.attr}"
    brought = defined.get(node.value.id, [])
    imports = [top for top in brought if isinstance(top, ast.Import | ast.ImportFrom)]
    return node.attr if imports and not any("numpy" in _parts(top)[0] for top in imports) else ""


def _recursive(nodes: list[ast.AST]) -> set[int]:
    """The lines where functions that call themselves begin."""
    named = [(node.name, node) for node in nodes if isinstance(node, ast.FunctionDef)]
    for node in nodes:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
            named += [(target.id, node.value) for target in node.targets if isinstance(target, ast.Name)]
    return {node.lineno for name, node in named if any(name == getattr(n, "id", None) for n in ast.walk(node))}


def _bound(nodes: list[ast.AST]) -> set[str]:
    """The names that a module gives a meaning of its own, anywhere in it."""
    found = {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    found |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    return found | {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


def _imports_used(body: list[ast.stmt], nodes: list[ast.AST]) -> list[ast.AST]:
    """The imports at the top that are used: `from sys import settrace as s` is told by its origin."""
    names = {node.id for top in nodes for node in ast.walk(top) if isinstance(node, ast.Name)}
    found = []
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                if (alias.asname or alias.name.partition(".")[0]) in names:
                    module = node.module if isinstance(node, ast.ImportFrom) else alias.name
                    found.append(ast.ImportFrom(module, [alias], 0, lineno=node.lineno))
    return found


def _parts(node: ast.AST) -> tuple[set[str], set[str]]:
    """The modules that an import names, by all parts, and the names that it takes from them."""
    if isinstance(node, ast.Import):
        return {part for alias in node.names for part in alias.name.split(".")}, set()
    if isinstance(node, ast.ImportFrom):
        names = {alias.name for alias in node.names}
        harmless = node.module in ("builtins", "past.builtins")  # old code takes range from there
        return set() if harmless else set((node.module or "").split(".")) | names, names
    return set(), set()


def _is_surely(node: ast.AST, own: set[str]) -> bool:
    if isinstance(node, ast.Attribute) and node.attr in SURELY:
        return isinstance(node.value, ast.Name) and node.value.id not in own
    modules, names = _parts(node)
    return _is_reduce(node, own) or ("numpy" in modules and bool(names & SURELY))


def _hides(node: ast.AST, own: set[str]) -> bool:
    """Whether a node runs, looks up or imports code in a way that reading can't follow."""
    if isinstance(node, ast.Name):
        return node.id in HIDING and node.id not in own
    if isinstance(node, ast.Attribute):
        return node.attr in HIDING_PARTS
    if isinstance(node, ast.Call) and _name(node.func) == "getattr" and len(node.args) > 1:
        return not isinstance(node.args[1], ast.Constant)
    modules, names = _parts(node)
    return bool(modules & HIDING_MODULES or names & HIDING_PARTS)


def _meddles(node: ast.AST) -> bool:
    """Whether a node touches what counts the steps, or the state of a global generator."""
    if isinstance(node, ast.Attribute):
        of_sys = node.attr == "modules" and _name(node.value) == "sys"
        return of_sys or node.attr in MEDDLING
    modules, names = _parts(node)
    return bool(modules & MEDDLING_MODULES or names & MEDDLING)


def _is_global_draw(node: ast.AST) -> bool:
    """`np.random.choice`, `random.shuffle`: anything of these modules but a generator of one's own."""
    if not isinstance(node, ast.Attribute) or node.attr in GENERATORS:
        return False
    of = node.value
    return _name(of) == "random" and (isinstance(of, ast.Name) or _name(of.value) in ("np", "numpy"))


def _loops(nodes: list[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.For | ast.AsyncFor) and not _fixed(node.iter):
            yield f"`for` (line {node.lineno})"
        elif isinstance(node, ast.While):
            yield f"`while` (line {node.lineno})"
        elif isinstance(node, ast.comprehension) and not _fixed(node.iter):
            yield f"comprehension (line {node.iter.lineno})"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAYBE:
            of_numbers = node.func.id in ("min", "max") and len(node.args) > 1
            yield from () if of_numbers else (_told(node.func),)


def _fixed(iterable: ast.expr) -> bool:
    """Whether a loop over this takes the same number of turns whatever the function is given."""
    if isinstance(iterable, ast.Tuple | ast.List | ast.Constant):
        return True
    is_range = isinstance(iterable, ast.Call) and _name(iterable.func) in ("range", "xrange")
    return is_range and all(isinstance(arg, ast.Constant) for arg in iterable.args)


def _is_reduce(node: ast.AST, own: set[str]) -> bool:
    """Python's reduce or accumulate, not a ufunc's method such as np.add.reduce."""
    if isinstance(node, ast.Attribute):
        of = getattr(node.value, "id", "")
        return (of, node.attr) in {("functools", "reduce"), ("itertools", "accumulate")}
    return isinstance(node, ast.Name) and node.id in ("reduce", "accumulate") and node.id not in own


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _told(node: ast.AST) -> str:
    what = _name(node) or " ".join(sorted(alias.name for alias in getattr(node, "names", []))) or "getattr"
    return f"{what} (line {node.lineno})"


def _in_order(found: set[str]) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda text: (int(text.rpartition("line ")[2].rstrip(")")), text)))
