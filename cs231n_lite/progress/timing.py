"""How long versions of a computation take, measured so that a busy moment of the machine falls on all of them."""

from collections.abc import Callable, Mapping
from time import perf_counter
from typing import Any


def best_times(versions: Mapping[Any, Callable], *args: Any, repeats: int = 3) -> dict[Any, float]:
    """The shortest time of each version in seconds, of `repeats` rounds in which each is called once in turn.

    Other programs can only make a call slower, so the shortest time is the one least disturbed. Taken in turn, the
    versions share busy and quiet moments, and their ratios compare.

    versions: functions by their names; each is called with `args`
    repeats: 1 or more

    Raises ValueError for another number of repeats.
    """
    if repeats < 1:
        raise ValueError(f"repeats is {repeats}; expected 1 or more rounds.")
    best = dict.fromkeys(versions, float("inf"))
    for _ in range(repeats):
        for name, version in versions.items():
            start = perf_counter()
            version(*args)
            best[name] = min(best[name], perf_counter() - start)
    return best
