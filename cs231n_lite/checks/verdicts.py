"""The verdicts on the checks of one set of modules: each is made once, and may ask for those that it stands on."""

from collections.abc import Callable, Mapping

from .check import Check
from .verdict import Verdict


class Verdicts:
    """Makes verdicts on `checks`, by name, with `judged(check, others)`, and remembers them."""

    def __init__(self, checks: Mapping[str, Check], judged: Callable[[Check, "Verdicts"], Verdict]) -> None:
        self._checks, self._judged = checks, judged
        self._known: dict[str, Verdict] = {}
        self._at_work: set[str] = set()

    def on(self, name: str) -> Verdict | None:
        """The verdict on the check called `name`; None while it is being made."""
        if name in self._at_work:
            return None
        if name not in self._known:
            self._at_work.add(name)
            try:
                self._known[name] = self._judged(self._checks[name], self)
            finally:
                self._at_work.discard(name)
        return self._known[name]

    def of(self, function: str) -> list[str]:
        """The checks of a function's values: whether it loops is another matter, and so is all that a class does."""
        own = [check for check in self._checks.values() if check.function == check.written == function]
        return [check.name for check in own if not check.earned_with]
