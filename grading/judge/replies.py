"""What a student's process answers, read as the hostile data that it is."""

from typing import Any

from cs231n_lite.checks.question import Reply, SubjectFailed, SubjectMissing
from cs231n_lite.checks.quiet import MOST_PRINTED
from cs231n_lite.checks.words import printable

from ..jail.inside import wire
from .room import bounded


def outcome(answer: Any) -> Reply | SubjectFailed | SubjectMissing:
    """What an answer says came of a question, as far as it has the right form; raises wire.Malformed."""
    match answer:
        case ("reply", dict(content)):
            return _reply(content)
        case ("failed", str(text), str(kind), str(printed), str(where)):
            return SubjectFailed(_clean(text, 1000), kind, _clean(printed, MOST_PRINTED), _clean(where, 200))
        case ("missing", str(text), str(advice)):
            return SubjectMissing(_clean(text, 1000), _clean(advice, 1000))
    raise wire.Malformed("an answer of no known kind")


def _reply(content: dict[str, Any]) -> Reply:
    match content:
        case {
            "values": tuple(values),
            "after": tuple(after),
            "steps": int(steps),
            "disturbed": tuple(disturbed),
            "printed": str(printed),
            "kinds": tuple(kinds),
            "memory": int(memory),
        } if all(isinstance(args, dict) for args in after) and all(type(n) is str for n in disturbed + kinds):
            printed = _clean(printed, MOST_PRINTED)
            return Reply(bounded(values), bounded(after), steps, disturbed, printed, kinds, memory)
    raise wire.Malformed("a reply of another form")


def _clean(text: str, most: int) -> str:
    """The first part of a student's text, without anything that a terminal or a file could stumble over."""
    return printable(text[:most].encode("utf-8", "replace").decode(), lines=True)
