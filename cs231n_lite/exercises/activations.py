"""Checks of `activations.py`: the value and the slope of each activation function, apart."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from ..checks.check import Check
from .measures import activating
from .measures.proofs import worked

LEAKS = ((0.125, 0.5, 0.25), (0.01, 0.3, 0.05, 0.875))
DEPTHS = ((0.5, 2.0, 1.0), (1.0, 0.3, 1.7, 0.05))
"""The alphas that are asked: published ones, and those of fresh problems."""

THREE = np.array([-2.0, 0.5, 3.0])
LOGARITHMS = np.array([-math.log(3), math.log(3), math.log(4)])
"""Their sigmoids are 1/4, 3/4 and 4/5."""

A, B = np.array([[1.0, -3.0, 5.0, 2.0]]), np.array([[2.0, -4.0, -5.0, 2.0]])
"""Two rows whose last numbers are equal: there the slope belongs to the first."""


def _activation(
    name: str,
    points: tuple[int, int],
    value: dict[str, Any],
    slope: dict[str, Any],
    alphas: tuple[Sequence[float], Sequence[float]] = ((), ()),
    large: bool = False,
    kinked: bool = False,
) -> list[Check]:
    """The checks of a function that returns its values and its slopes."""
    given = {
        "published": activating.published(alphas[0], large),
        "problems": activating.fresh(alphas[1], large),
        "arguments": activating.arguments,
    }
    return [
        Check(name=f"{name}.value", points=points[0], measure=activating.value_of, keeps_inputs=True, **given, **value),
        Check(
            name=f"{name}.slope",
            points=points[1],
            measure=activating.slope_of,
            after=(f"{name}.value",),
            kinks=activating.kinked(alphas[0][:2]) if kinked else None,
            **given,
            **slope | {"proofs": (*slope["proofs"], activating.slope_of_value(f"{name}.value"))},
        ),
    ]


CHECKS = [
    *_activation(
        "sigmoid",
        (1, 2),
        {
            "asks": "the value, 1 / (1 + e^-x), of each number by itself, also of -1000 and 1000.",
            "try_next": "At 0 it is ½, at log 3 it is ¾, and at -log 3 it is ¼.",
            "proofs": (worked({"x": LOGARITHMS}, value=[0.25, 0.75, 0.8]),),
        },
        {
            "asks": "the slope of the sigmoid at each x: value · (1 - value).",
            "try_next": "At 0 the value is ½, so the slope is ½ · ½ = ¼; it is largest there.",
            "proofs": (worked({"x": LOGARITHMS}, slope=[3 / 16, 3 / 16, 4 / 25]),),
        },
        large=True,
    ),
    *_activation(
        "tanh",
        (1, 2),
        {
            "asks": "the value, tanh x, of each number by itself.",
            "try_next": "np.tanh gives it, for each number of x.",
            "proofs": (worked({"x": LOGARITHMS}, value=[-0.8, 0.8, 15 / 17]),),
        },
        {
            "asks": "the slope of tanh at each x: 1 - value².",
            "try_next": "At 0 the value is 0 and the slope 1; where the value is near 1 or -1, the slope is near 0.",
            "proofs": (worked({"x": LOGARITHMS}, slope=[0.36, 0.36, 1 - (15 / 17) ** 2]),),
        },
    ),
    *_activation(
        "relu",
        (1, 1),
        {
            "asks": "the value, max(0, x), of each number by itself; x stays as it was.",
            "try_next": "np.maximum(0, x) compares each number with 0; np.max looks for the largest one.",
            "proofs": (worked({"x": THREE}, value=[0.0, 0.5, 3.0]),),
        },
        {
            "asks": "the slope of the rectifier at each x: 1 where x is above 0, and 0 elsewhere.",
            "try_next": "The slope is a number for each x: x > 0 says where it is 1.",
            "proofs": (worked({"x": THREE}, slope=[0.0, 1.0, 1.0]),),
        },
        kinked=True,
    ),
    *_activation(
        "leaky_relu",
        (1, 1),
        {
            "asks": "the value: x where x is above 0, and alpha · x elsewhere.",
            "try_next": "With alpha = 0.1, -2 becomes -0.2, and 3 stays 3; np.where chooses for each number.",
            "proofs": (worked({"x": THREE, "alpha": 0.1}, value=[-0.2, 0.5, 3.0]),),
        },
        {
            "asks": "the slope at each x: 1 where x is above 0, and alpha elsewhere.",
            "try_next": "With alpha = 0.1, the slope at -2 is 0.1, and at 3 it is 1.",
            "proofs": (worked({"x": THREE, "alpha": 0.1}, slope=[0.1, 1.0, 1.0]),),
        },
        alphas=LEAKS,
        kinked=True,
    ),
    *_activation(
        "elu",
        (1, 2),
        {
            "asks": "the value: x where x is above 0, and alpha · (e^x - 1) elsewhere; also for -1000 and 1000.",
            "try_next": "With alpha = 2, at -log 3 it is 2 · (1/3 - 1), about -1.333; at 3 it is 3.",
            "proofs": (worked({"x": LOGARITHMS, "alpha": 2.0}, value=[-4 / 3, math.log(3), math.log(4)]),),
        },
        {
            "asks": "the slope at each x: 1 where x is above 0, and alpha · e^x elsewhere.",
            "try_next": "Below 0 the value is alpha · e^x - alpha: differentiate that, or nudge x and look.",
            "proofs": (worked({"x": LOGARITHMS, "alpha": 2.0}, slope=[2 / 3, 1.0, 1.0]),),
        },
        alphas=DEPTHS,
        large=True,
        kinked=True,
    ),
    Check(
        name="maxout.value",
        points=1,
        asks="the value: at each place the larger of the two numbers.",
        try_next="np.maximum(a, b) compares number by number; np.max looks for the largest one of an array.",
        published=activating.pairs,
        problems=activating.fresh_pairs,
        arguments=dict,
        measure=activating.larger_of,
        proofs=(worked({"a": A, "b": B}, value=[[2.0, -3.0, 5.0, 2.0]]),),
        keeps_inputs=True,
    ),
    Check(
        name="maxout.slopes",
        points=2,
        asks="slope_a, 1 where a is the larger one and 0 elsewhere, and slope_b, 1 where b is.",
        try_next="Nudge the smaller of two numbers: the larger one stays the result, so the smaller one's slope is 0.",
        published=activating.pairs,
        problems=activating.fresh_pairs,
        kinks=activating.tied_pairs,
        measure=activating.slopes_of_pair,
        after=("maxout.value",),
        proofs=(
            worked({"a": A, "b": B}, slope_a=[[0.0, 1.0, 1.0, 1.0]], slope_b=[[1.0, 0.0, 0.0, 0.0]]),
            activating.slope_of_value("maxout.value", "a", "slope_a"),
            activating.slope_of_value("maxout.value", "b", "slope_b"),
        ),
    ),
]
