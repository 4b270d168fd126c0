"""Code without what could tell who wrote it."""

import ast
import builtins
import re
from functools import cache

import numpy as np

from ..course_folder import CourseFolder

LONG = 4  # digits; more may be somebody's number
_USUAL = """
acc add all arr array avg batch best bias bool buf cache calc check class classes cnt col cols cond coord copy
correct cost count counts cur current data delta denom deriv diff diffs dim dims dist div dout dscores dw elem
elements end epoch err error ex example examples exp expected exps feat features flat float func fx grad grads
gradient half hinge idx idxs ind index indices indicator init inner item iter iters keep key kink label labels
largest last left len line list log logits loop loss losses low lower margin margins mask masked mat matrix
max maximum mean means mid min minus mult neg new next norm normalized num number nums numerator numeric off
old one ones onehot orig out outer pair part per pos positive pred prev prob probs prod product ratio raw reg
regularization regularizer res rest result ret right rng row rows sample samples scale score scores seed sel
self shift shifted sign size sizes slope sorted spread square squared start step steps stop sum sums temp term
terms test tmp top total train transposed tries true unique upper val value values vec vector violated
violations weight weights wrong xi xs yi ypred zero zeros
"""


class Bare(ast.NodeTransformer):
    """Drops docstrings, blanks texts and long numbers, renames what isn't the course's; comments are gone already."""

    def __init__(self) -> None:
        self._renamed: dict[str, str] = {}

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str | bytes):
            return None
        return self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        return ast.Constant("…")

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        value = node.value
        if isinstance(value, str | bytes):
            return ast.Constant("…")
        is_number = isinstance(value, int | float | complex) and not isinstance(value, bool)
        return ast.Constant(0) if is_number and len(re.sub(r"\D", "", repr(value)).lstrip("0")) > LONG else node

    def generic_visit(self, node: ast.AST) -> ast.AST:
        found = super().generic_visit(node)
        for field in ("id", "arg", "attr", "name", "asname", "module"):
            if isinstance(getattr(found, field, None), str):
                setattr(found, field, self._known(getattr(found, field)))
        if isinstance(found, ast.Global | ast.Nonlocal):
            found.names = [self._known(name) for name in found.names]
        if getattr(found, "body", None) == []:
            found.body = [ast.Pass()]
        return found

    def _known(self, name: str) -> str:
        """The name if it is made of the course's words and single letters, else one that tells nothing."""
        words = [word for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name) if len(word) > 1]
        if name.isascii() and all(word.casefold() in _words() for word in words):
            return name
        return self._renamed.setdefault(name, f"name_{len(self._renamed) + 1}")


@cache
def _words() -> frozenset[str]:
    """The words of which the course's own code makes names, and those of Python and numpy."""
    course = CourseFolder()
    files = [path for name in course.assignments for path in course.references(name)]
    texts = [path.read_text(encoding="utf-8") for path in [*files, *(course.root / "cs231n_lite").glob("*.py")]]
    of_numpy = [*dir(np), *dir(np.ndarray), *dir(np.random), *dir(np.linalg)]
    known = " ".join([*texts, *of_numpy, *dir(builtins), _USUAL])
    return frozenset(word.casefold() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", known))
