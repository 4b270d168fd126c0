"""Progress bars for work that takes seconds: for one function called many times, or for any number of steps."""

from collections.abc import Callable
from typing import Any

from tqdm.auto import tqdm

from ..plumbing.environment import is_grading


def bar(total: int, what: str, unit: str = "step", delay: float = 0.0) -> tqdm:
    """A progress bar of `total` steps, to be used in a `with`; `update(n)` moves it by n steps.

    what: stands beside the bar, such as "training". No bar is shown while nbgrader grades.
    delay: seconds before it shows, for work that usually ends before that
    """
    return tqdm(total=total, desc=what, unit=unit, delay=delay, disable=is_grading())


def watched(f: Callable, total: int, what: str) -> Callable:
    """`f`, with a progress bar that moves at each call and is full after `total` calls.

    what: stands beside the bar, such as "random search". No bar is shown while nbgrader grades.
    """
    shown = bar(total, what, "call")

    def call(*args: Any) -> Any:
        value = f(*args)
        shown.update()
        if shown.n >= total:
            shown.close()
        return value

    return call
