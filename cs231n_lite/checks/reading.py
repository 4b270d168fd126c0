"""Read a student's module on the asking side, where its own code can't interfere: what a function uses, what may loop.

It only reads; whether a `for` goes over the examples or over three steps, the counted steps decide.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

SURELY = {"vectorize", "frompyfunc", "apply_along_axis", "apply_over_axes"}
MAYBE = {"map", "sum", "sorted", "filter", "min", "max", "any", "all", "zip", "enumerate", "nditer", "ndenumerate"}
HIDING = {
    *("exec", "eval", "compile", "__import__", "import_module", "__builtins__", "__dict__", "FunctionType", "CodeType"),
    *("threading", "_thread", "Thread", "Timer", "concurrent", "ThreadPoolExecutor", "ProcessPoolExecutor", "Pool"),
    *("multiprocessing", "subprocess", "ctypes"),
}
MEDDLING = {
    *("settrace", "setprofile", "monitoring", "_getframe", "f_trace", "modules", "gc", "inspect", "importlib"),
    *("checks", "beside", "steps", "meta_path", "setattr", "builtins"),
}
GENERATORS = {"default_rng", "Generator", "RandomState", "SeedSequence", "PCG64", "MT19937", "Random", "SystemRandom"}


@dataclass(frozen=True)
class Reading:
    """What stands in a function and in what it uses of its module.

    used: the names of the module that it uses, directly or by way of others
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
    """What `function` does, as far as its module's text tells; None if the text can't be read or doesn't have it."""
    try:
        body = ast.parse(source or "").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    defined = _defined(body)
    if function not in defined:
        return None
    used = _used(function, defined)
    nodes = [node for name in used | {function} for node in defined[name]]
    inside = [node for top in nodes for node in ast.walk(top)] + _imports_used(body, nodes)
    anywhere = [node for top in body for node in ast.walk(top)]
    loops = {*_loops(inside)} | {f"a function that calls itself (line {line})" for line in _recursive(inside)}
    return Reading(
        frozenset(used),
        _in_order(loops),
        _in_order({_told(node) for node in inside if _name(node) in SURELY or _is_reduce(node)}),
        _in_order({_told(node) for node in inside if _name(node) in HIDING or _is_hidden_name(node)}),
        _in_order({_told(node) for node in anywhere if _name(node) in MEDDLING or _imports(node) & MEDDLING}),
        _in_order({_told(node) for node in inside if _is_global_draw(node)}),
    )


def uses(source: str | None, function: str, other: str) -> bool:
    """Whether `function` uses `other`, directly or by way of others; taken to be so if the text can't be read."""
    reading = read(source, function)
    return reading is None or other in reading.used


def _defined(body: list[ast.stmt]) -> dict[str, list[ast.AST]]:
    """What each top-level name of a module stands for: functions, classes, and values assigned to it."""
    found: dict[str, list[ast.AST]] = {}
    for node in body:
        for block in ("body", "orelse", "finalbody", "handlers"):
            if isinstance(node, ast.If | ast.Try | ast.With | ast.ExceptHandler):
                for name, nodes in _defined(getattr(node, block, [])).items():
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
            if isinstance(node, ast.Name) and node.id in defined and node.id not in used:
                used.add(node.id)
                waiting.append(node.id)
    return used


def _recursive(nodes: list[ast.AST]) -> set[int]:
    """The lines where functions that call themselves begin."""
    named = [(node.name, node) for node in nodes if isinstance(node, ast.FunctionDef)]
    for node in nodes:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
            named += [(target.id, node.value) for target in node.targets if isinstance(target, ast.Name)]
    return {node.lineno for name, node in named if any(name == getattr(n, "id", None) for n in ast.walk(node))}


def _imports_used(body: list[ast.stmt], nodes: list[ast.AST]) -> list[ast.AST]:
    """The names imported at the top, as far as they are used: `from sys import settrace as s` is told by its origin."""
    names = {node.id for top in nodes for node in ast.walk(top) if isinstance(node, ast.Name)}
    aliases = [alias for node in body if isinstance(node, ast.Import | ast.ImportFrom) for alias in node.names]
    used = [alias for alias in aliases if (alias.asname or alias.name.partition(".")[0]) in names]
    return [ast.Name(alias.name.partition(".")[0], lineno=alias.lineno) for alias in used]


def _imports(node: ast.AST) -> set[str]:
    """The modules that an import brings, by all parts of their names; those of old Python's names are harmless."""
    if isinstance(node, ast.Import):
        return {part for alias in node.names for part in alias.name.split(".")}
    if isinstance(node, ast.ImportFrom) and node.module not in ("builtins", "past.builtins"):
        return {*(node.module or "").split("."), *(alias.name for alias in node.names)}
    return set()


def _is_hidden_name(node: ast.AST) -> bool:
    """An attribute that is looked up under a name made on the way."""
    looks_up = isinstance(node, ast.Call) and _name(node.func) == "getattr" and len(node.args) > 1
    return looks_up and not isinstance(node.args[1], ast.Constant)


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
            yield _told(node.func)


def _fixed(iterable: ast.expr) -> bool:
    """Whether a loop over this takes the same number of turns whatever the function is given."""
    if isinstance(iterable, ast.Tuple | ast.List | ast.Constant):
        return True
    is_range = isinstance(iterable, ast.Call) and _name(iterable.func) in ("range", "xrange")
    return is_range and all(isinstance(arg, ast.Constant) for arg in iterable.args)


def _is_reduce(node: ast.AST) -> bool:
    """Python's reduce or accumulate, not a ufunc's method such as np.add.reduce."""
    if isinstance(node, ast.Attribute):
        of = getattr(node.value, "id", "")
        return (of, node.attr) in {("functools", "reduce"), ("itertools", "accumulate")}
    return isinstance(node, ast.Name) and node.id in ("reduce", "accumulate")


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _told(node: ast.AST) -> str:
    what = _name(node) or " ".join(sorted(_imports(node) & MEDDLING)) or "getattr"
    return f"{what} (line {node.lineno})"


def _in_order(found: set[str]) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda text: (int(text.rpartition("line ")[2].rstrip(")")), text)))
