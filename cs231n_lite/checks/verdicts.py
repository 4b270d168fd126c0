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

    def of(self, exercise: str) -> list[str]:
        """The checks of a function's values: whether it loops is another matter, and so is all that a class does."""
        own = [
            check for check in self._checks.values() if check.exercise == exercise and check.function == check.written
        ]
        return [check.name for check in own if not check.earned_with]

    def exercise(self, function: str, module: str) -> str:
        """What the course calls `function` as it stands in `module`."""
        full = f"{module}.{function}"
        return full if any(check.exercise == full for check in self._checks.values()) else function

    def sharing_a_cache(self, exercise: str) -> frozenset[str]:
        """The exercise, with the forward and backward passes that share a cache with it: each knows it as its own."""
        pairs = [(one.exercise, one.forward) for one in self._checks.values() if one.forward]
        return frozenset({exercise}.union(*(pair for pair in pairs if exercise in pair)))
