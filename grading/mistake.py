"""A named wrong version of an exercise: the reference with a few words changed."""

import ast
from dataclasses import dataclass

from cs231n_lite.checks.check import exercise_of


@dataclass(frozen=True, eq=False)
class Mistake:
    """What a student did: in the function of `check`, wrote something else than the reference says.

    `edits` maps what stands in the reference's function to what the student wrote instead.
    `looks_like` and `try_next` are for a mistake that no family of the check recognises.
    `also_right`, if given, says that at a kink this is another right answer, and is the note on it.
    """

    name: str
    check: str
    edits: dict[str, str]
    looks_like: str = ""
    try_next: str = ""
    also_right: str = ""

    @property
    def function(self) -> str:
        return exercise_of(self.check).rpartition(".")[2]

    def applied_to(self, source: str) -> str:
        """The module `source` with this mistake made in its function.

        Raises ValueError if what should be changed doesn't stand there exactly once.
        """
        node = next(n for n in ast.parse(source).body if getattr(n, "name", None) == self.function)
        lines = source.splitlines(keepends=True)
        before, body, after = (
            lines[: node.lineno - 1],
            lines[node.lineno - 1 : node.end_lineno],
            lines[node.end_lineno :],
        )
        text = "".join(body)
        for right, wrong in self.edits.items():
            if text.count(right) != 1:
                raise ValueError(
                    f"the mistake {self.name!r} of {self.function} expects {right!r} once in the reference, "
                    f"found it {text.count(right)} times; mend mistakes/"
                )
            text = text.replace(right, wrong)
        return "".join([*before, text, *after])
