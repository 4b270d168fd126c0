"""Inputs, right values and the student's as text: whole where they are small, shortened where they aren't."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from cs231n_lite.checks.answers import relative_difference
from cs231n_lite.checks.check import Check, Law, Problem, Quantities
from cs231n_lite.checks.crossing import Rng
from cs231n_lite.checks.verdict import WIDTH, State
from cs231n_lite.checks.words import counted, printable

SMALL = 40  # numbers in an array that is shown whole
LINES = 9  # of an array that is shown


def inputs(check: Check, problem: Problem) -> list[str]:
    """What the function is called with, by name, then what else is in the problem."""
    given = dict(check.arguments(problem)) if check.by_hand else {}
    known = {id(value) for value in given.values() if np.ndim(value)}
    others = {name: value for name, value in problem.items() if name not in given and id(value) not in known}
    both = {**given, **others}
    width = max(map(len, both), default=0)
    return [line for name, value in both.items() for line in _input(name.ljust(width), value)]


def _input(name: str, value: Any) -> Iterator[str]:
    if callable(value):
        about = (value.__doc__ or "").partition("\n")[0]
        told = f"the function {getattr(value, '__name__', '?')}: {about}".rstrip(": ")
        yield f"{name}  {textwrap.shorten(told, WIDTH - len(name) - 4, placeholder=' …')}"
    elif isinstance(value, Rng):
        yield f"{name}  np.random.default_rng({value.seed})"
    elif isinstance(value, dict):
        width = max(map(len, value), default=0)
        for number, (key, item) in enumerate(value.items()):
            yield from _input(f"{name if number == 0 else ' ' * len(name)}  {key.ljust(width)}", item)
    elif isinstance(value, np.ndarray):
        span = f", {_short(np.min(value))} to {_short(np.max(value))}" if value.size else ""
        yield f"{name}  {value.dtype} {value.shape}{span}"
        yield from (f"{' ' * len(name)}  {line}" for line in array(value))
    else:
        yield f"{name}  {printable(repr(value))}"


def outcome(check: Check, right: Quantities, got: Quantities) -> list[str]:
    """The two numbers that differ most of each result, what differs first, and which laws hold."""
    sizes = {name: relative_difference(value, got[name]) for name, value in right.items()}
    lines: list[str] = []
    for name in sorted(right, key=lambda name: sizes[name] <= check.rtol):
        lines += _beside(name, np.asarray(right[name]), np.asarray(got[name]), sizes[name], check.rtol)
    return lines + laws(got)


def whole(check: Check, right: Quantities, got: Quantities) -> list[str]:
    """The arrays that differ, the right one and the student's."""
    lines: list[str] = []
    for name, value in right.items():
        both = {"right": np.asarray(value), "student's": np.asarray(got[name])}
        if any(array.ndim for array in both.values()) and not relative_difference(value, got[name]) <= check.rtol:
            lines += [f"{name}:", *_whole(both)]
    return lines


def right_alone(right: Quantities) -> list[str]:
    """The right values, where the student's code gave none."""
    lines: list[str] = []
    for name, value in right.items():
        lines += [f"{name}:", *_whole({"right": np.asarray(value)})]
    return lines


def laws(got: Quantities) -> list[str]:
    """Each law and whether it holds, with the sentence and the numbers of those that don't."""
    found = {name: law for name, law in got.items() if isinstance(law, Law)}
    broken = [f"{State.FAILED.sign} {name}: {law.otherwise}" for name, law in found.items() if not law.holds]
    lines = [line for text in broken for line in textwrap.wrap(text, WIDTH - 2, subsequent_indent="  ")]
    return lines + [f"{State.PASSED.sign} {name}" for name, law in found.items() if law.holds]


def _beside(name: str, right: np.ndarray, yours: np.ndarray, size: float, rtol: float) -> Iterator[str]:
    if size <= rtol:
        yield f"{name}: right" + (f", but for {size:.2g} of the largest right value" if size else ", to the last bit")
    elif right.shape != yours.shape:
        yield f"{name}: shape {yours.shape}, expected {right.shape}"
    elif right.ndim == 0:
        yield f"{name}: {_off(size, 'the right value')}"
        yield from _two_numbers(right, yours)
    else:
        place = largest_difference(right, yours)
        off = _differences(right, yours) > rtol * np.max(np.abs(right), initial=0)
        yield f"{name}: {np.sum(off)} of {counted(right.size, 'number')} differ, {_off(size)}"
        where = ", ".join(map(str, place))
        yield f"  the largest difference is at {name if name.isidentifier() else ''}[{where}]:"
        yield from _two_numbers(right[place], yours[place])


def _off(size: float, of: str = "the largest right value") -> str:
    return "not all finite" if np.isnan(size) else f"off by {size:.3g} times {of}"


def _two_numbers(right: Any, yours: Any) -> list[str]:
    with np.errstate(all="ignore"):
        difference = float(yours) - float(right)
    told = {"right": right, "student's": yours, "difference": difference}
    return [f"    {label + ':':<12}{number(value)}" for label, value in told.items()]


def _whole(arrays: Mapping[str, np.ndarray]) -> Iterator[str]:
    for label, value in arrays.items():
        first, *others = array(value) if value.ndim else [number(value)]
        yield f"  {label + ':':<12}{first}"
        yield from (f"  {'':<12}{line}" for line in others)


def largest_difference(right: np.ndarray, yours: np.ndarray) -> tuple[int, ...]:
    """The place where two arrays of one shape differ most; what isn't finite in one of them differs most of all."""
    place = np.unravel_index(np.argmax(_differences(right, yours)), right.shape)
    return tuple(int(index) for index in place)


def _differences(right: np.ndarray, yours: np.ndarray) -> np.ndarray:
    with np.errstate(all="ignore"):
        found = np.abs(yours.astype(np.float64) - right)
    return np.where(yours == right, 0.0, np.where(np.isnan(found), np.inf, found))


def array(value: np.ndarray) -> list[str]:
    """The lines of an array, shortened if it is large."""
    some = value.ravel() if value.size <= SMALL else np.concatenate([value.ravel()[:SMALL], value.ravel()[-SMALL:]])
    width = max((len(_short(each)) for each in some), default=0)
    formats = {"float_kind": lambda each: f"{_short(each):>{width}}"}
    shown = np.array2string(value, threshold=SMALL, edgeitems=3, max_line_width=WIDTH - 16, formatter=formats)
    lines = [line for line in shown.splitlines() if line]
    return lines if len(lines) <= LINES else [*lines[: LINES - 2], "…", lines[-1]]


def _short(value: Any) -> str:
    return f"{value:.6g}"


def number(value: Any) -> str:
    """A number with all its digits, as Python reads it."""
    return repr(value.item() if isinstance(value, np.generic | np.ndarray) else value)
