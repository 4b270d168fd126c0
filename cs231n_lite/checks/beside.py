"""What runs beside the student's module, in the same process: it carries out single questions, and judges nothing.

Whatever the student's code does to this file can only change what comes back, and what comes back is not believed.
"""

import contextlib
import copy
import inspect
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from .crossing import Answered, Dtype, Handle, Rng, plain
from .deadline import DidNotReturn
from .memory import watched_memory
from .question import Question, Reply, SubjectFailed, SubjectMissing
from .quiet import Printed, quiet, silent
from .steps import counting

Answer = Callable[[Any, tuple, dict[str, Any]], Any]
"""Answers, on the asking side, a call of what stands in `Answered.function`; raises Refused if it won't."""


class Bench:
    """A module, and the objects of its classes that are kept between questions.

    trusted: it is the instructor's, so that nobody needs to look after the global random generators
    alone: nobody else in this process uses those
    others: gives the student's other modules, from which this one takes what it doesn't define
    """

    def __init__(
        self,
        module: ModuleType,
        trusted: bool = False,
        alone: bool = False,
        others: Callable[[], Iterable[ModuleType]] = tuple,
    ) -> None:
        self.module, self.trusted, self.alone, self.others, self.kept = module, trusted, alone, others, []

    def do(self, question: Question, answer: Answer) -> Reply:
        """Carry out `question`; raises SubjectFailed or SubjectMissing if the student's code raises."""
        printed, kinds, disturbed = Printed(), set(), []
        try:
            calm = silent(printed) if self.trusted else quiet(printed, disturbed, restoring=not self.alone)
            with calm, self._helped(question.helpers, answer):
                values, after, steps, memory = self._carry_out(question, answer, kinds)
        except SubjectMissing:
            raise
        except NotImplementedError as error:
            raise SubjectMissing(str(error)[:500] or f"{question.name} is not written yet") from None
        except (DidNotReturn, KeyboardInterrupt):
            raise
        except SystemExit:
            raise SubjectFailed("it called exit()", kind="ended", printed=printed.getvalue()) from None
        except BaseException as error:
            text = f"it raised {in_words(error)}"
            raise SubjectFailed(text, printed=printed.getvalue(), where=place_of(error)) from None
        return Reply(values, after, steps, tuple(disturbed), printed.getvalue(), tuple(sorted(kinds)), memory)

    def _carry_out(self, question: Question, answer: Answer, kinds: set[str]) -> tuple[tuple, tuple, int, int]:
        if question.kind == "forget":
            self.kept.clear()
            return (), (), 0, 0
        owner = self.kept[question.of.number] if question.of else self.module
        given = _Given(self.kept, answer)
        if question.kind == "read":
            return (self._given_back(getattr(owner, question.name), question.keep, kinds),), (), 0, 0
        if question.kind == "write":
            setattr(owner, question.name, given(question.calls[0][0][0]))
            return (), (), 0, 0
        if question.kind == "chain":
            for args, named in question.calls:
                owner = _called(getattr(owner, question.name), list(map(given, args)), dict(named))
            return (self._kept(owner),), (), 0, 0
        target = getattr(owner, question.name)
        if question.kind == "make" and question.methods:
            target = type(question.name, (target,), {n: given.method(a) for n, a in question.methods.items()})
        values, after, steps, memory = [], [], 0, 0
        for before, named in question.calls:
            args = [given(arg) for arg in before]
            call = partial(_called, target, args, {name: given(arg) for name, arg in named.items()})
            if question.count:
                with counting(self.module) as counter, watched_memory() as peak:
                    value = call()
                steps, memory = steps + counter.steps, max(memory, peak.bytes)
            else:
                value = call()
            values.append(
                self._kept(value) if question.kind == "make" else self._given_back(value, question.keep, kinds)
            )
            changed = (n for n, arg in enumerate(args) if not _unchanged(before[n], arg))
            after.append({str(n): plain(args[n]) for n in changed})
        return tuple(values), tuple(after), steps, memory

    def _given_back(self, value: Any, keep: tuple[int, ...], kinds: set[str]) -> Any:
        if not keep or not isinstance(value, tuple | list):
            return plain(value, kinds)
        return tuple(self._kept(item) if n in keep else plain(item, kinds) for n, item in enumerate(value))

    def _kept(self, value: Any) -> Handle:
        self.kept.append(value)
        return Handle(len(self.kept) - 1)

    @contextlib.contextmanager
    def _helped(self, helpers: Mapping[str, Answered], answer: Answer) -> Iterator[None]:
        """Meanwhile `helpers` stand in the place of the student's own, under whatever name a module has these."""
        places = [vars(module) for module in (self.module, *self.others())] if helpers else []
        before = [dict(names) for names in places]
        changed = [set(helpers) for _ in places]
        for name, helper in helpers.items():
            lent = _lent(_Given(self.kept, answer)(helper))
            own = {id(names[name]) for names in before if callable(names.get(name))}
            for names, had, those in zip(places, before, changed, strict=True):
                those |= {each for each, value in had.items() if id(value) in own}
                names.update(dict.fromkeys([name, *(each for each in those if id(had.get(each)) in own)], lent))
        try:
            yield
        finally:
            for names, had, those in zip(places, before, changed, strict=True):
                for each in those:
                    names.pop(each, None)
                names.update({each: had[each] for each in those & had.keys()})


class _Given:
    """Turns what crossed into arguments: copies of plain data, kept objects, functions that ask the other side."""

    def __init__(self, kept: list, answer: Answer) -> None:
        self.kept, self.answer, self.rngs = kept, answer, {}

    def __call__(self, value: Any) -> Any:
        if isinstance(value, Handle):
            return self.kept[value.number]
        if isinstance(value, Rng):
            return self.rngs.setdefault(value.seed, np.random.default_rng(value.seed))
        if isinstance(value, Dtype):
            return np.dtype(value.name).type
        if isinstance(value, Answered):
            return lambda *args, **named: self._asked(value, args, named)
        if isinstance(value, tuple):
            return tuple(map(self, value))
        if isinstance(value, dict):
            return {name: self(item) for name, item in value.items()}
        return copy.deepcopy(value)

    def method(self, value: Answered) -> Callable:
        """A method that sends the attributes to be noted along."""

        def asked(owner: Any, *args: Any, **named: Any) -> Any:
            return self._asked(value, (*(getattr(owner, name) for name in value.noting), *args), named)

        return asked

    def _asked(self, value: Answered, args: tuple, named: dict) -> Any:
        named = {name: plain(arg) for name, arg in named.items()}
        return self.answer(value.function, tuple(plain(arg) for arg in args), named)


def _unchanged(before: Any, arg: Any) -> bool:
    """Whether an argument is what it was; only an array can be anything else that a check would look at."""
    if not isinstance(before, np.ndarray):
        return True
    return before.shape == arg.shape and before.dtype == arg.dtype and before.tobytes() == arg.tobytes()


def _lent(function: Callable) -> Callable:
    """A helper whose values look like those of a function of the student's: numpy's numbers, and lists of arrays."""

    def asked(*args: Any, **named: Any) -> Any:
        value = function(*args, **named)
        if isinstance(value, tuple) and all(isinstance(item, np.ndarray) for item in value):
            return list(value)
        if isinstance(value, tuple):
            return tuple(np.float64(item) if type(item) is float else item for item in value)
        return np.float64(value) if type(value) is float else value

    return asked


def _called(target: Callable, args: list, named: dict[str, Any]) -> Any:
    """What `target` returns. Where it doesn't have the names of the arguments, they go in by their order."""
    if named:
        with contextlib.suppress(TypeError, ValueError):
            parameters = inspect.signature(target).parameters
            takes_any = any(p.kind is p.VAR_KEYWORD for p in parameters.values())
            if not (takes_any or named.keys() <= parameters.keys()):
                return target(*args, *named.values())
    return target(*args, **named)


def in_words(error: BaseException) -> str:
    """`IndexError: ... (linear_svm.py, line 12)`."""
    try:
        words = f"{type(error).__name__}: {error}".rstrip(": ")[:300]
    except Exception:  # an exception of the student's own, which can't be put into words
        words = type(error).__name__
    if isinstance(error, RecursionError):
        words = words.partition(" while ")[0]  # what Python did at the moment differs by its version
    place = place_of(error)
    return f"{words} ({place})" if place else words


def place_of(error: BaseException) -> str:
    """`linear_svm.py, line 12`: the innermost line outside the libraries that raised `error`; "" if there is none.

    Where that is in another function than the one that was asked, the line that called it is told as well. Of
    functions that call themselves without an end, it is the line that did so most often.
    """
    frames = _own_frames(error)
    if not frames:
        return ""
    last = frames[-1]
    if isinstance(error, RecursionError):
        often = Counter((frame.filename, frame.lineno) for frame in frames)
        last = max(frames, key=lambda frame: often[frame.filename, frame.lineno])
    first = next(frame for frame in frames if frame.filename == last.filename)
    place = f"{Path(last.filename).name}, line {last.lineno}"
    return place if first.name in (last.name, "<module>") else f"{place}, called from line {first.lineno}"


def frame_of(error: BaseException) -> traceback.FrameSummary | None:
    """The innermost frame outside the libraries that raised `error`."""
    return (_own_frames(error) or [None])[-1]


def _own_frames(error: BaseException) -> list[traceback.FrameSummary]:
    """The frames outside the libraries through which `error` came, the innermost last."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.startswith(_ENGINE)]
    files = [frame for frame in frames if frame.filename.endswith(".py") and "<" not in frame.filename]
    return [frame for frame in files if "site-packages" not in frame.filename]


_ENGINE = str(Path(__file__).parent)
