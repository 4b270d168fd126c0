"""Questions that take more than one call with plain data: passing a function, or building an object and using it.

A script is a function `script(module, *args)` that runs in the same process as the student's `module`, and gives back
plain data. What it gives back is judged like any answer of the student's.
"""

import importlib
from collections.abc import Callable


def script_called(name: str) -> Callable:
    """The script with a name such as "gradient_check.numeric_gradient"."""
    file, _, function = name.partition(".")
    return getattr(importlib.import_module(f"{__name__}.{file}"), function)
