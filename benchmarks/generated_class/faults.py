"""What is wrong with one in ten submissions of a generated class, and with the few that hang."""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from cs231n_lite.checks.check import Check
from cs231n_lite.checks.reading import read
from cs231n_lite.plumbing.overlay import PACKAGE
from grading.mistake import Mistake

What = Literal["nothing", "mistake", "hangs", "syntax error", "empty"]


@dataclass(frozen=True)
class Fault:
    """What is wrong in one module of a submission, and in which function, if it is in one."""

    what: What = "nothing"
    module: str = ""
    function: str = ""
    mistake: Mistake | None = None

    def __str__(self) -> str:
        named = self.mistake.name if self.mistake else self.what
        return f"{named} in {self.function or self.module}" if self.module else "right"

    def in_tree(self, tree: ast.Module) -> None:
        """Have the function of this fault never return, if it is one that hangs."""
        for node in tree.body:
            if self.what == "hangs" and getattr(node, "name", "") == self.function:
                node.body.insert(bool(ast.get_docstring(node)), ast.parse("while True:\n    pass").body[0])

    def in_text(self, text: str) -> str:
        """The module `text` with what is wrong with the text itself."""
        if self.what == "empty":
            return (PACKAGE / f"{self.module}.py").read_text(encoding="utf-8")
        return text.replace("return ", "return = ", 1) if self.what == "syntax error" else text

    def known_points(self, checks: Mapping[str, Check], texts: Mapping[str, str]) -> dict[str, int]:
        """The points of those of the `checks` that are sure for the modules `texts`, which have this fault.

        A check of a function that calls the wrong one isn't sure, nor is another check of the wrong one.
        """
        lost = self._lost(checks)
        sure = [name for name, check in checks.items() if name in lost or not self._reaches(check, texts)]
        return {name: 0 if name in lost else checks[name].points for name in sure}

    def _lost(self, checks: Mapping[str, Check]) -> set[str]:
        if self.mistake:
            return {self.mistake.check}
        own = [check for check in checks.values() if check.module == self.module]
        return {check.name for check in own if not self.function or check.function == self.function}

    def _reaches(self, check: Check, texts: Mapping[str, str]) -> bool:
        if check.module != self.module:
            return False
        reading = read(texts[f"{check.module}.py"], check.function)
        return reading is None or self.function in {check.function, *reading.used}


def drawn_mistake(mistakes: Sequence[Mistake], checks: Mapping[str, Check], rng: Random) -> Fault:
    """One of the known `mistakes`, or less often a syntax error or an empty module."""
    what = rng.choice(("mistake", "mistake", "mistake", "syntax error", "empty"))
    if what != "mistake":
        return Fault(what, rng.choice(sorted({check.module for check in checks.values()})))
    mistake = rng.choice(mistakes)
    return Fault(what, checks[mistake.check].module, mistake.function, mistake)


def drawn_hang(checks: Mapping[str, Check], rng: Random) -> Fault:
    """A function that never returns."""
    check = rng.choice(list(checks.values()))
    return Fault("hangs", check.module, check.function)
