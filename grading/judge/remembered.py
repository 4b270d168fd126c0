"""What a module has answered, so that nothing is asked twice: as much of it as there is room for."""

from cs231n_lite.checks.question import Reply, SubjectFailed, SubjectMissing

from .room import room

LARGEST = 2**18  # bytes of one reply; right ones have a few thousand
MOST = 8 * 2**20  # bytes of all replies of one module; right ones have a few hundred thousand

Outcome = Reply | SubjectFailed | SubjectMissing


class Remembered:
    """Outcomes by the key of their question. What is too large isn't kept, and is asked anew."""

    def __init__(self) -> None:
        self._outcomes: dict[bytes, Outcome] = {}
        self._left = MOST

    def get(self, key: bytes | None) -> Outcome | None:
        """What came of the question of this key; None if that isn't known."""
        return self._outcomes.get(key) if key else None

    def put(self, key: bytes | None, outcome: Outcome) -> None:
        """Remember it, if the question has a key, and there is room."""
        size = room(tuple(vars(outcome).values()))
        if key and size <= min(LARGEST, self._left):
            self._left -= size
            self._outcomes[key] = outcome
