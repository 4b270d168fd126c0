"""Count the Python instructions that a function executes: whether it loops shows in how the count grows.

A stopwatch doesn't tell: loop-free code is sometimes hardly faster than loops, and loops are sometimes fast.
"""

import sys
from collections.abc import Callable
from typing import Any


def counted(function: Callable, args: tuple, file: str) -> tuple[Any, int]:
    """What `function(*args)` returns, and how many Python instructions that stand in `file` were executed for it.

    numpy's own work doesn't count, nor does any other file's.
    """
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        if frame.f_code.co_filename != file:
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        value = function(*args)
    finally:
        sys.settrace(before)
    return value, count
