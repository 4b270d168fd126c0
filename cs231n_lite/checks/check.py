"""What a check is: one question about one function of the student's."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .returned import NO_RETURN, Kind, WrongReturn, parts

Problem = Mapping[str, Any]
"""The named inputs of one call, such as W, X, y and reg."""

Quantities = Mapping[str, Any]
"""What came out, by name: numbers and arrays to compare with the right ones, and laws."""


@dataclass(frozen=True)
class KnownMistake:
    """A mistake that has a name, and what is said of it."""

    name: str
    looks_like: str
    try_next: str


@dataclass(frozen=True)
class Law:
    """Something that must hold, whatever the right numbers are.

    `otherwise` is the sentence for when it does not hold, with the numbers that show it; `suspects` are the mistakes
    that would break it in this way, one of which is named if it alone explains all broken laws; `try_next` is advice
    without a name. Laws of different aspects can't be broken by the same mistake but where both suspect it.
    """

    holds: bool
    otherwise: str
    suspects: tuple[KnownMistake, ...] = ()
    try_next: str = ""
    aspect: str = ""


Right = Callable[[str, Problem], Quantities]
"""What the reference gives for a problem of the check with this name; "" is the check itself."""

Proof = Callable[[Right, Problem], Iterable[Law]]
"""Laws that show whether a reference is right, by a problem of its check."""


Experiment = Callable[[Any, Problem], tuple[tuple[str, ...], list[tuple[str, str]]]]
"""Tries something out on the student's function: what it shows, in words, and rows of names and numbers."""


@dataclass(frozen=True, kw_only=True)
class Check:
    """One question: it doesn't know the answer; an oracle does (`table.py` at home, the references at grading).

    name: the function's name, a dot and the part, such as "svm_loss_naive.loss"; where another module has a function
        of this name, the module stands before it, as in "layers.softmax_loss.loss"
    asks, try_next: what is checked; what to try when nothing better is known
    problems(rng): draws fresh problems for grading; `published(rng)` those shipped in the table (None: the same)
    kinks(rng): draws problems on which more than one answer is right; they count for a note, see `judgement.py`
    returns: what the function gives back, by name and kind, when it is called with the problem's values in order
    arguments(problem): what it is called with instead, by name; with a `measure`, one call like those it makes
    measure(ask, problem): asks and gives back what to compare and what must hold, where `returns` isn't enough. Run
        on the reference instead, the same `measure` gives the right values; so a check contains no answer.
    calls(problem): the arguments of the calls that `measure` makes first and together, where it says which they are
    experiment(ask, problem): what `hint` tries out on the student's function; without it, the smallest problem is shown
    forward: the forward pass whose cache `measure` hands to the function, where that is a backward pass
    after: checks that it stands on: if one of them doesn't pass, a failure may only be a consequence of that
    waits: whether it always waits for these, because a mistake in one of them can look like another mistake here
    earned_with: it is worth its points only if one of these passes
    proofs: how the build proves by itself that the reference is right, see `exercises/measures/proofs.py`
    keeps_inputs: this check is the one that minds whether the function changed its inputs
    labels: whether what comes back are labels or indices, so that it doesn't matter how far a wrong one is off
    try_out: lines of code that ask the same of a problem `p` by hand, where the function can't be called with it
    written: what the student writes if it isn't the function itself, such as "LinearClassifier.train"
    module: the student's module; told by the file that the check stands in
    Two values agree when their largest difference is at most `rtol` times the largest right value, in float64.
    """

    name: str
    points: int
    asks: str
    try_next: str
    problems: Callable[[np.random.Generator], Iterable[Problem]]
    published: Callable[[np.random.Generator], Iterable[Problem]] | None = None
    kinks: Callable[[np.random.Generator], Iterable[Problem]] | None = None
    returns: Mapping[str, Kind] = field(default_factory=dict)
    arguments: Callable[[Problem], Mapping[str, Any]] = dict
    measure: Callable[[Any, Problem], Quantities] | None = None
    calls: Callable[[Problem], list[tuple]] | None = None
    experiment: Experiment | None = None
    forward: str = ""
    after: tuple[str, ...] = ()
    earned_with: tuple[str, ...] = ()
    proofs: tuple[Proof, ...] = ()
    keeps_inputs: bool = False
    rtol: float = 1e-7
    waits: bool = False
    labels: bool = False
    try_out: str = ""
    written: str = ""
    module: str = ""

    def __post_init__(self) -> None:
        if bool(self.returns) == bool(self.measure):
            raise ValueError(f"the check {self.name} needs either `returns` or `measure`")
        if type(self.points) is not int or self.points < 1:
            raise ValueError(f"the check {self.name} is worth {self.points} points; expected a whole number above 0")
        if not self.written:
            object.__setattr__(self, "written", self.function)

    @property
    def exercise(self) -> str:
        """What the course calls the function, or the class: its name, after its module's where that is needed."""
        return exercise_of(self.name)

    @property
    def function(self) -> str:
        """The function, or the class, that the check asks about."""
        return self.exercise.rpartition(".")[2]

    @property
    def part(self) -> str:
        """What of its function it asks, such as "loss"."""
        return self.name.rpartition(".")[2]

    @property
    def by_hand(self) -> bool:
        """Whether its function can be called with what `arguments` gives."""
        return bool(self.returns) or self.arguments is not dict

    @property
    def grade_id(self) -> str:
        """The check's name as nbgrader wants it: letters, digits, underscores and hyphens."""
        return self.name.replace(".", "-")

    def calls_of(self, problem: Problem) -> list[tuple]:
        """The arguments of the calls that measuring begins with; none where that isn't known beforehand."""
        if self.measure:
            return self.calls(problem) if self.calls else []
        return [tuple(self.arguments(problem).values())]

    def measured(self, ask: Any, problem: Problem) -> Quantities:
        """What comes out of `problem`; raises WrongReturn, SubjectFailed or SubjectMissing."""
        if self.measure:
            return self.measure(ask, problem)
        value = ask(*self.arguments(problem).values())
        if value is None:
            raise WrongReturn("it returned None", NO_RETURN)
        found = (value,) if len(self.returns) == 1 else parts(value, ", ".join(self.returns))
        named = zip(self.returns.items(), found, strict=True)
        return {name: kind(part, name, problem) for (name, kind), part in named if kind is not anything}


def exercise_of(name: str) -> str:
    """The exercise that the check called `name` belongs to: all of the name but its last part."""
    return name.rpartition(".")[0]


def anything(value: Any, name: str, problem: Any) -> Any:
    """The kind of a value that a check doesn't look at."""
    return value
