"""A progress bar for work that is one function called many times."""

import os
from collections.abc import Callable

from tqdm.auto import tqdm


def watched(f: Callable, total: int, what: str) -> Callable:
    """`f`, with a progress bar that moves at each call and is full after `total` calls.

    what: stands beside the bar, such as "random search". No bar is shown while nbgrader grades.
    """
    bar = tqdm(total=total, desc=what, unit="call", disable="NBGRADER_EXECUTION" in os.environ)

    def call(*args):
        value = f(*args)
        bar.update()
        if bar.n >= total:
            bar.close()
        return value

    return call
