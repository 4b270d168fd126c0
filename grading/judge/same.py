"""Questions as plain data, and which of them are the same."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from cs231n_lite.checks.crossing import Answered, Dtype, Handle, Rng
from cs231n_lite.checks.question import Question

from ..jail.inside import wire


def told(question: Question, functions: list[Callable]) -> dict[str, Any]:
    """`question` as plain data; the functions in it, which stay here, are numbered and added to `functions`."""
    return {each.name: _numbered(getattr(question, each.name), functions) for each in fields(Question)}


def key_of(question: Question) -> bytes | None:
    """The same for the same question; None where the answer isn't a matter of the question alone.

    That is so where functions, generators or kept objects are handed over, an object is kept or asked, or steps are
    counted.
    """
    alone = question.kind == "call" and not (question.of or question.keep or question.count)
    if not alone or question.methods or question.helpers or not all(map(_is_plain, question.calls)):
        return None
    return wire.pack((question.name, question.owner, question.calls))


def _is_plain(value: Any) -> bool:
    if isinstance(value, tuple):
        return all(map(_is_plain, value))
    if isinstance(value, dict):
        return all(map(_is_plain, value.values()))
    return not (callable(value) or isinstance(value, Answered | Dtype | Handle | Rng))


def _numbered(value: Any, functions: list[Callable]) -> Any:
    if isinstance(value, Answered):
        functions.append(value.function)
        return Answered(len(functions) - 1, value.noting)
    if isinstance(value, tuple):
        return tuple(_numbered(item, functions) for item in value)
    if isinstance(value, dict):
        return {name: _numbered(item, functions) for name, item in value.items()}
    return value
