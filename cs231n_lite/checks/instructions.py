"""Count the steps of Python code that a function takes: whether it loops shows in how the count grows.

A stopwatch doesn't tell: loop-free code is sometimes hardly faster than loops, and loops are sometimes fast.
"""

import sys
from collections.abc import Callable
from typing import Any


def counted(function: Callable, args: tuple, file: str) -> tuple[Any, int]:
    """What `function(*args)` returns, and how many steps it took in code that stands in `file`.

    A step is a line begun, a jump back to the start of a loop, a call or a return. (Not an instruction: Python 3.12
    doesn't report those of the first traced call.) numpy's own work doesn't count, nor does any other file's.
    """
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        if frame.f_code.co_filename != file:
            return None
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        value = function(*args)
    finally:
        sys.settrace(before)
    return value, count
