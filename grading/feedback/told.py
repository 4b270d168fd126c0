"""The checks of a notebook that aren't right, by the function that they ask about, beside the student's lines."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.checks.subject import STUCK
from cs231n_lite.checks.verdict import State

from .gradebook import Points
from .lines import Line, lines_around, lines_of
from .message import Paragraph, paragraphs
from .parts import Asked

_STUCK = re.compile(re.escape(STUCK).replace(r"\{\}", r"([\w.]+)"))  # where another function didn't return before
_SECTION = re.compile(r" See [^ ]+, section [^.]+\.$")  # of a check, where all of a file's are told at once


@dataclass(frozen=True)
class One:
    """One check: its sign, its name, what came of it, what was checked, and its points."""

    sign: str
    name: str
    outcome: str
    checked: str
    points: Points


@dataclass
class Message:
    """What is said of one or several checks alike."""

    paragraphs: tuple[Paragraph, ...]
    checks: list[One] = field(default_factory=list)


@dataclass
class Card:
    """The messages about one function, its file and lines, and other lines that a message names.

    function: "" where all of the file is meant; file: "" where a cell of the instructor's own asks
    """

    function: str
    file: str
    lines: Sequence[Line] = ()
    elsewhere: Sequence[Line] = ()
    named: int = 0
    messages: list[Message] = field(default_factory=list)


def is_right(asked: Asked, points: Points) -> bool:
    """Whether there is nothing to tell of a check: no error, and all its points."""
    return asked.error is None and points.given >= points.most


def cards(checks: Iterable[Asked], points: Mapping[str, Points], modules: Mapping[str, Sequence[Line]]) -> list[Card]:
    """A card for each function of which a check isn't right, in the order of the notebook.

    What keeps a whole file from being asked is told once, on a card for the file.
    """
    found: dict[tuple[str, str], Card] = {}
    for asked in checks:
        if is_right(asked, points[asked.grade_id]):
            continue
        one, told = _told(asked, points[asked.grade_id])
        about = _about(asked, one, told)
        if not about[0]:
            told = tuple(replace(paragraph, words=_SECTION.sub("", paragraph.words)) for paragraph in told)
        card = found.setdefault(about, Card(*about))
        alike = next((message for message in card.messages if message.paragraphs == told), None)
        if alike is None:
            alike = Message(told)
            card.messages.append(alike)
        alike.checks.append(one)
    for card in found.values():
        _add_lines(card, modules.get(card.file, ()))
    return list(found.values())


def note_on(asked: Asked) -> str:
    """What is noted on a check that is right, such as beside which right helper it was judged; "" if nothing."""
    return " ".join(one.words for one in paragraphs(asked.text.split("\n")[1:]) if one.label == "Note")


def _about(asked: Asked, one: One, told: Sequence[Paragraph]) -> tuple[str, str]:
    """The function and the file that this is about; "" for the function where it is about all of the file."""
    check = all_checks().get(asked.check)
    if check is None:
        return one.name, ""
    file = f"{check.module}.py"
    reason = " ".join(paragraph.words for paragraph in told if paragraph.label == "Came out")
    of_file = one.outcome == State.COULD_NOT_RUN.value and file in reason and check.function not in reason
    return ("" if of_file else check.written), file


def _told(asked: Asked, points: Points) -> tuple[One, tuple[Paragraph, ...]]:
    error, name = asked.error, asked.check or asked.grade_id
    if error is None:
        return One("–", name, "not all points", "", points), ()
    sign = State.COULD_NOT_RUN.sign if error.ename == "CheckCouldNotRun" else State.FAILED.sign
    if not asked.check:
        return One(sign, name, error.evalue, "", points), paragraphs(error.traceback)
    outcome = error.evalue.partition(": ")[2].rpartition(" (")[0] or error.evalue
    told = _with_names(paragraphs(error.traceback[1:]))
    if told and told[0].label == "Checked":
        return One(sign, name, outcome, told[0].words, points), told[1:]
    return One(sign, name, outcome, "", points), told


def _with_names(told: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The same, with the name of the function in place of "that" in the advice on one that didn't return."""
    stuck = next((found for paragraph in told if (found := _STUCK.match(paragraph.words))), None)
    if not stuck:
        return told
    named = f"Mend {stuck[1]} first"
    return tuple(replace(paragraph, words=paragraph.words.replace("Mend that first", named, 1)) for paragraph in told)


def _add_lines(card: Card, module: Sequence[Line]) -> None:
    card.lines = lines_of(module, card.function) if card.function else ()
    words = " ".join(paragraph.words for message in card.messages for paragraph in message.paragraphs)
    named = re.search(rf"{re.escape(card.file)}, line (\d{{1,6}})", words) if card.file else None
    card.named = int(named[1]) if named else 0
    if card.named and card.named not in {line.number for line in card.lines}:
        card.elsewhere = lines_around(module, card.named)
