"""Whether a loss loops over the examples or the classes in Python."""

from collections.abc import Iterator

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.reading import Reading, read
from ...checks.words import counted, listed

TIMES = 8  # as many examples, or classes, to see whether the work grows with them

ONE = {"examples": "example", "classes": "class"}
LOOPS_OVER = {
    ("examples",): KnownMistake(
        "loop_over_examples",
        "there is a Python loop over the examples.",
        "Let numpy go through the rows: np.sum takes a whole array, and X.T @ … adds up over all examples.",
    ),
    ("classes",): KnownMistake(
        "loop_over_classes",
        "there is a Python loop over the classes.",
        "Let numpy go through the columns: one product X @ W gives the scores of all classes.",
    ),
    ("examples", "classes"): KnownMistake(
        "loops_over_both",
        "there are Python loops over the examples and over the classes.",
        "Let numpy go through rows and columns: work on the whole array of scores at once.",
    ),
}


def loop_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """A small problem of the losses, with N, D and C all different."""
    N, D, C = 6, 7, 5
    X = np.concatenate([rng.normal(size=(N, D - 1)), np.ones((N, 1))], axis=1)
    yield {"W": rng.normal(size=(D, C)), "X": X, "y": rng.integers(C, size=N), "reg": 0.0}


def loops(ask: Ask, problem: Problem) -> Quantities:
    """Whether the function loops, by two witnesses.

    The steps of Python code are counted beside the student's code; the text is read on this side.
    """
    reading = read(ask.subject.source(), ask.check.function)
    growing = _growing_steps(ask, problem)
    told = [f"each further {ONE[what]} takes about {counted(n, 'step')} of Python code" for what, n in growing.items()]
    where = f". Look for a loop here: {listed(list(reading.loops[:4]))}" if reading and reading.loops else ""
    steps = Law(not growing, f"{listed(told)}{where}", tuple(LOOPS_OVER[one] for one in [tuple(growing)] if growing))
    return {**laws_of_text(reading), "no loop": steps}


def _growing_steps(ask: Ask, problem: Problem) -> dict[str, int]:
    """How many steps each further example, or class, takes, where that is more than half a step: less is no loop."""
    W, X, y = problem["W"], problem["X"], problem["y"]
    many_X, many_y = np.tile(X, (TIMES, 1)), np.tile(y, TIMES)
    many_W, spread_y = np.tile(W, (1, TIMES)), np.arange(len(many_y)) % (TIMES * W.shape[1])
    few, many = ask.steps(W, X, y, 0.0), ask.steps(W, many_X, many_y, 0.0)
    wide = ask.steps(many_W, many_X, spread_y, 0.0)
    each = {
        "examples": (many - few) / ((TIMES - 1) * len(X)),
        "classes": (wide - many) / ((TIMES - 1) * W.shape[1]),
    }
    return {what: round(steps) for what, steps in each.items() if steps > 0.5}


def laws_of_text(reading: Reading | None) -> dict[str, Law]:
    """What the text must not use; a text that can't be read tells nothing."""
    surely = reading.surely if reading else ()
    hiding = reading.hiding if reading else ()
    if reading and reading.loops:
        hiding += reading.meddling
    return {
        "no code that hides loops": Law(
            not hiding,
            f"the function uses {listed(list(hiding))}: what such code runs can't be followed",
            try_next="Write the same with numpy alone.",
        ),
        "no numpy function that loops": Law(
            not surely,
            f"the function uses {listed(list(surely))}, which calls Python code for one number or row after the other",
            try_next="These are loops in disguise, and as slow. Use operators and functions of whole arrays.",
        ),
    }
