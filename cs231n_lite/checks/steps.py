"""Count the steps of Python code that a function takes: whether it loops shows in how the count grows.

A stopwatch doesn't tell: loop-free code is sometimes hardly faster than loops, and loops are sometimes fast.
"""

import builtins
import contextlib
import functools
import sys
import sysconfig
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

_LIBRARIES = tuple({sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")})
_NOT_COUNTED = ("<frozen importlib", "<__array_function__", str(Path(__file__).parent))
_ITERATING = ("sum", "min", "max", "any", "all", "sorted", "map", "filter")


class Counter:
    """The steps that a student's code has taken so far.

    Steps are lines begun, jumps back to the start of a loop, calls, returns, and items that a builtin such as `sum` was
    given one by one. (Not instructions: Python 3.12 doesn't report those of the first traced call.) Code of the
    student's counts, wherever it says it comes from; that of libraries doesn't.
    """

    def __init__(self, file: str) -> None:
        self.file, self.steps = file, 0

    def trace(self, frame: FrameType, event: str, argument: Any) -> Callable | None:
        file = frame.f_code.co_filename
        if file != self.file and (file.startswith(_NOT_COUNTED) or file.startswith(_LIBRARIES)):
            return None
        self.steps += 1
        return self.trace

    def watched(self, builtin: Callable) -> Callable:
        """`builtin`, with the items that it is given one by one counted."""

        def each(items: Any) -> Any:
            if not hasattr(items, "__len__"):
                return items
            self.steps += len(items)
            return iter(items)

        @functools.wraps(builtin)
        def asked(*args: Any, **named: Any) -> Any:
            if builtin in (min, max) and len(args) > 1:
                return builtin(*args, **named)
            one_by_one = 1 if builtin is sum else len(args)
            return builtin(*map(each, args[:one_by_one]), *args[one_by_one:], **named)

        return asked


@contextlib.contextmanager
def counting(module: ModuleType) -> Iterator[Counter]:
    """Count what the student's `module` does in this thread, and in those that it starts, while the block runs."""
    counter, names = Counter(module.__file__), vars(module)
    added = [name for name in _ITERATING if name not in names]
    before = sys.gettrace(), threading.gettrace()
    try:
        for name in added:
            names[name] = counter.watched(getattr(builtins, name))
        threading.settrace(counter.trace)
        sys.settrace(counter.trace)
        yield counter
    finally:
        sys.settrace(before[0])
        threading.settrace(before[1])
        for name in added:
            names.pop(name, None)
