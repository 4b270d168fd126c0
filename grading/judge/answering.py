"""Functions that a student's code was passed, or lent, are answered here while it is asked."""

from collections.abc import Callable
from typing import Any

from cs231n_lite.checks.crossing import Refused
from cs231n_lite.checks.subject import answered

from ..jail.running import Running
from .limits import Limits
from .room import room


class AskedTooMuch(Exception):
    """One question called such functions too often, or with too much; the message says what the bounds are."""


def answer_of(running: Running, functions: list[Callable], until: float, limits: Limits) -> Any:
    """What the process answers to a question, once the `functions` that it calls on the way are answered.

    Raises AskedTooMuch, and what `Running.receive` raises.
    """
    calls = heard = 0
    while True:
        match running.receive(until):
            case ("asked", int(number), tuple(args), dict(named)) if 0 <= number < len(functions):
                calls, heard = calls + 1, heard + room((args, named))
                if calls > limits.calls or heard > limits.heard:
                    most = f"{limits.calls:,} times, or with more than {limits.heard // 2**20} MB of arguments"
                    raise AskedTooMuch(f"called functions that it was given, or helpers, more than {most}")
                running.send(_answered(functions[number], args, named), until)
            case answer:
                return answer


def _answered(function: Callable, args: tuple, named: dict[str, Any]) -> tuple[str, Any]:
    try:
        return "answered", answered(function, args, named)
    except Refused as why:
        return "refused", str(why)
