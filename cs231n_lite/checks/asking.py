"""The student's function as a check's `measure` gets it: something to ask."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from .check import Check, Problem
from .crossing import Answered, Handle, Refused
from .question import Question, Reply, SubjectFailed
from .returned import WrongReturn
from .subject import Subject

_MANY = tuple(range(64))  # of the objects in one list, so many are kept


class Ask:
    """Asks a subject what a check wants to know about one problem.

    What the student's code wouldn't see itself is noted on the way: what it printed, kinds of arrays that were turned
    into ordinary ones, global random generators that it drew from.
    """

    def __init__(self, subject: Subject, check: Check, problem: Problem, helpers: dict[str, Callable]) -> None:
        self.subject, self.check, self.problem, self.helpers = subject, check, problem, helpers
        self.printed, self.kinds, self.disturbed = "", set(), set()
        self._refused: WrongReturn | None = None
        self._keeps = False
        self._classes: dict[int, str] = {}

    def __call__(self, *args: Any, **named: Any) -> Any:
        """What the check's function returns. Where it doesn't have such names, `named` go in by their order."""
        return self.many([args], **named)[0]

    def many(self, calls: Iterable[tuple], of: Handle | None = None, name: str = "", **named: Any) -> tuple:
        """What the function, or the method `name` of a kept object, returns for each of several arguments in turn."""
        calls = tuple((args, named) for args in calls)
        owner = self._classes.get(of.number, "") if of else ""
        reply = self._asked("call", name or self.check.function, of, calls, owner=owner)
        if self.check.keeps_inputs:
            self._complain_of_changes(calls, reply)
        return self._each(reply, len(calls))

    def keeping(self, keep: tuple[int, ...], *args: Any, name: str = "", **named: Any) -> Any:
        """What the function, or the one called `name`, returns; of several values those numbered in `keep` stay there.

        In their places come handles.
        """
        self._keeps = True
        reply = self._asked("call", name or self.check.function, None, ((args, named),), keep=keep)
        if self.check.keeps_inputs:
            self._complain_of_changes(((args, named),), reply)
        return self._each(reply, 1)[0]

    def afterwards(self, *args: Any, **named: Any) -> tuple[Any, tuple]:
        """What the function returns, and its arguments by position as it left them."""
        reply = self._asked("call", self.check.function, None, ((args, named),))
        (value,), (changed,) = self._each(reply, 1), _changes(reply, 1)
        return value, tuple(changed.get(str(n), arg) for n, arg in enumerate(args))

    def expected(self) -> Question | None:
        """What will be asked first, where that is known: a call of the function with plain data alone."""
        calls = self.check.calls_of(self.problem)
        if not calls or self.helpers:
            return None
        return Question("call", self.check.function, calls=tuple((tuple(args), {}) for args in calls))

    def steps(self, *args: Any, of: Handle | None = None, method: str = "") -> int:
        """How many steps of Python code the function, or a method of a kept object, takes."""
        return self._asked("call", method or self.check.function, of, ((args, {}),), count=True).steps

    def memory(self, *args: Any, of: Handle | None = None, method: str = "") -> int:
        """The most memory in bytes, beyond what was in use before, that the call needs at one time."""
        return self._asked("call", method or self.check.function, of, ((args, {}),), count=True).memory

    def make(self, name: str, methods: Mapping[str, Answered] | None = None, *args: Any, **named: Any) -> Handle:
        """An object of the class `name`, with some methods answered on this side; it is kept."""
        self._keeps = True
        reply = self._asked("make", name, None, ((args, named),), methods=methods or {})
        (value,) = self._each(reply, 1)
        if not isinstance(value, Handle):
            raise WrongReturn(f"{name} can't be made")
        self._classes[value.number] = name
        return value

    def call(self, of: Handle, method: str, *args: Any, **named: Any) -> Any:
        """What a method of a kept object returns."""
        return self.many([args], of, method, **named)[0]

    def chain(self, of: Handle, method: str, *calls: tuple) -> Handle:
        """What a method of a kept object returns; with several `calls`, each is made on what the one before returned.

        It is kept, whatever it is.
        """
        owner = self._classes.get(of.number, "")
        reply = self._asked("chain", method, of, tuple((args, {}) for args in calls or ((),)), owner=owner)
        (value,) = self._each(reply, 1)
        if not isinstance(value, Handle):
            raise WrongReturn(f"what {method} returns can't be kept")
        self._classes[value.number] = owner
        return value

    def objects_in(self, of: Handle, attribute: str) -> Any:
        """The objects in a tuple or list that is an attribute of a kept one; they are kept too."""
        return self._each(self._asked("read", attribute, of, keep=_MANY), 1)[0]

    def objects_from(self, of: Handle, method: str) -> Any:
        """The objects in a tuple or list that a method of a kept one returns; they are kept too."""
        owner = self._classes.get(of.number, "")
        return self._each(self._asked("call", method, of, (((), {}),), owner=owner, keep=_MANY), 1)[0]

    def read(self, of: Handle, attribute: str) -> Any:
        """An attribute of a kept object."""
        return self._each(self._asked("read", attribute, of), 1)[0]

    def write(self, of: Handle, attribute: str, value: Any) -> None:
        """Set an attribute of a kept object."""
        self._asked("write", attribute, of, (((value,), {}),))

    def forget(self) -> None:
        """Let go of the objects that were kept."""
        if self._keeps:
            self.subject.ask(Question("forget"))

    def _asked(
        self,
        kind: str,
        name: str,
        of: Handle | None,
        calls: tuple = (),
        methods: Mapping[str, Answered] | None = None,
        **options: Any,
    ) -> Reply:
        calls = tuple((tuple(map(self._given, args)), {n: self._given(a) for n, a in d.items()}) for args, d in calls)
        methods = {n: Answered(self._guarded(a.function, n), a.noting) for n, a in (methods or {}).items()}
        helpers = {n: Answered(self._guarded(function, n)) for n, function in self.helpers.items()}
        self._refused = None
        try:
            reply = self.subject.ask(Question(kind, name, of, calls, methods, helpers, **options))
        except SubjectFailed as failed:
            self.printed += failed.printed
            if self._refused:
                raise self._refused from None
            raise
        self.printed += reply.printed
        self.kinds |= set(reply.kinds)
        self.disturbed |= set(reply.disturbed)
        if self._refused:
            raise self._refused
        return reply

    def _each(self, reply: Reply, count: int) -> tuple:
        if len(reply.values) != count:
            raise WrongReturn("the answer is unreadable")
        return reply.values

    def _given(self, value: Any) -> Any:
        return Answered(self._guarded(value, self._called(value))) if callable(value) else value

    def _called(self, value: Callable) -> str:
        """What the student calls a function that is handed over: the name of the argument."""
        given = self.check.arguments(self.problem) if self.check.arguments is not dict else self.problem
        return next((name for name, one in given.items() if one is value), "f")

    def _guarded(self, function: Callable, name: str) -> Callable:
        """`function`, answering hostile arguments too: what it can't be asked is told of by this check."""

        def asked(*args: Any, **named: Any) -> Any:
            try:
                return function(*args, **named)
            except WrongReturn as wrong:
                refused = wrong
            except Exception as error:
                refused = WrongReturn(
                    f"it called {name} with something that {name} doesn't take ({type(error).__name__})",
                    f"Print what you give to {name} just before you call it.",
                )
            self._refused = self._refused or refused
            raise Refused(str(refused))

        return asked

    def _complain_of_changes(self, calls: tuple, reply: Reply) -> None:
        for (args, _), after in zip(calls, _changes(reply, len(calls)), strict=True):
            numbered = [(n, arg, after[str(n)]) for n, arg in enumerate(args) if str(n) in after]
            changed = [self._name(arg, n) for n, arg, left in numbered if not _same(arg, left)]
            if changed:
                text = f"it changed its {' and its '.join(changed)} in place"
                copied = f"{changed[0]}.copy()" if changed[0].isidentifier() else "copy() of an array makes one"
                raise WrongReturn(text, f"Work on a copy: {copied}. a[…] = … and operators such as += change an array.")

    def _name(self, value: Any, position: int) -> str:
        names = (name for name, given in self.problem.items() if given is value)
        return next(names, f"{('first', 'second', 'third')[position]} argument" if position < 3 else "arguments")


def _changes(reply: Reply, count: int) -> tuple[dict[str, Any], ...]:
    if len(reply.after) != count:
        raise WrongReturn("the arguments came back as something unreadable")
    return reply.after


def _same(before: Any, after: Any) -> bool:
    if not isinstance(before, np.ndarray):
        return True  # numbers can't be changed in place, and what stands in for an object isn't compared
    if not isinstance(after, np.ndarray) or before.shape != after.shape:
        return False
    # a weight that was nudged and put back may differ in its last bit
    return bool(np.all(np.abs(after - before) <= 1e-12 * np.max(np.abs(before), initial=0)))
