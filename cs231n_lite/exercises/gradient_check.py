"""Checks of `gradient_check.py`: differences, the numeric gradient, the relative error and the sparse check."""

from functools import partial

import numpy as np

from ..checks.check import Check
from ..checks.returned import number
from .measures import numeric_gradients, pairs, sparse_checks
from .measures.experiments import of_difference, of_relative_error
from .measures.proofs import worked

NUMERIC = 1e-9  # relative; rounding of f in float64 stays far below it, in float32 far above
NUDGE = "Nudge one number of x, evaluate f, and put the number back before you go to the next."

BY_HAND = {
    "x": np.array([[0.1, -2.0]]),
    "analytic": np.array([[9.0, -5.0]]),
    "coordinates": np.array([[0, 0], [0, 1]]),
    "h": 0.5,
}

CHECKS = [
    Check(
        name="forward_difference.value",
        points=2,
        asks="the slope of f between x and x + h, (f(x + h) - f(x)) / h.",
        try_next="f is a function: call it, f(x + h). Mind the brackets.",
        problems=numeric_gradients.slope_problems,
        arguments=numeric_gradients.slope_arguments,
        returns={"the slope": number},
        experiment=of_difference,
        proofs=(worked({"x": 1.0, "h": 0.5}, the_slope=2.75), worked({"x": 2.0, "h": 0.25}, the_slope=11.5625)),
    ),
    Check(
        name="centred_difference.value",
        points=2,
        asks="the slope of f between x - h and x + h, (f(x + h) - f(x - h)) / 2h.",
        try_next="Mind the brackets: / 2 * h multiplies by h; / (2 * h) divides by 2h.",
        problems=numeric_gradients.slope_problems,
        arguments=numeric_gradients.slope_arguments,
        returns={"the slope": number},
        experiment=of_difference,
        proofs=(worked({"x": 1.0, "h": 0.5}, the_slope=1.25), worked({"x": 2.0, "h": 0.25}, the_slope=10.0625)),
    ),
    Check(
        name="eval_numerical_gradient.centred",
        points=5,
        asks="the gradient by centred differences, one number of x after the other, as an array of x's shape.",
        try_next=NUDGE,
        problems=numeric_gradients.fresh_arrays,
        published=numeric_gradients.published_arrays,
        arguments=partial(numeric_gradients.gradient_arguments, centred=True),
        measure=partial(numeric_gradients.gradient, centred=True),
        proofs=(
            worked({"x": np.array([1.0, 2.0]), "h": 0.5}, the_gradient=[4.5, 14.75]),
            worked({"x": np.array([0.0, -4.0]), "h": 0.5}, the_gradient=[-1.75, 44.25]),
        ),
        rtol=NUMERIC,
    ),
    Check(
        name="eval_numerical_gradient.forward",
        points=3,
        asks="with centred=False, the gradient by forward differences.",
        try_next="(f(x with one number moved by h) - f(x)) / h; the value f(x) needs to be asked once only.",
        problems=numeric_gradients.fresh_arrays,
        published=numeric_gradients.published_arrays,
        arguments=partial(numeric_gradients.gradient_arguments, centred=False),
        measure=partial(numeric_gradients.gradient, centred=False),
        proofs=(
            worked({"x": np.array([1.0, 2.0]), "h": 0.5}, the_gradient=[6.0625, 18.0]),
            worked({"x": np.array([0.0, -4.0]), "h": 0.5}, the_gradient=[-1.6875, 38.5]),
        ),
        rtol=NUMERIC,
        after=("eval_numerical_gradient.centred",),
    ),
    Check(
        name="eval_numerical_gradient.restores",
        points=3,
        asks="x, after the call, is what it was before, to the last bit.",
        try_next="Keep the number in a variable before you nudge it, and write it back afterwards.",
        problems=numeric_gradients.rough_arrays,
        arguments=numeric_gradients.rough_arguments,
        measure=numeric_gradients.x_afterwards,
        after=("eval_numerical_gradient.centred",),
    ),
    Check(
        name="relative_error.value",
        points=4,
        asks="the largest difference over the largest number, max|a - n| / max(max|a|, max|n|); "
        "0 if all numbers are 0.",
        try_next="Two steps: the largest absolute difference; the largest absolute number in either array. "
        "Then divide.",
        problems=pairs.fresh,
        published=pairs.published,
        returns={"the relative error": number},
        experiment=of_relative_error,
        proofs=(
            worked({"a": np.array([1.0, 2.0]), "n": np.array([1.0, 4.0])}, the_relative_error=0.5),
            worked({"a": np.array([-3.0, 1.0]), "n": np.array([1.0, 1.0])}, the_relative_error=4 / 3),
            worked({"a": np.array([0.0, 8.0]), "n": np.array([1.0, 8.0])}, the_relative_error=1 / 8),
            worked({"a": 1e-15, "n": -1e-15}, the_relative_error=2.0),
            worked({"a": 0.0, "n": 0.0}, the_relative_error=0.0),
        ),
        keeps_inputs=True,
    ),
    Check(
        name="grad_check_sparse.numeric",
        points=4,
        asks="the centred differences at the given coordinates, with and without a pattern.",
        try_next=NUDGE,
        problems=sparse_checks.fresh_problems,
        published=sparse_checks.published_problems,
        arguments=sparse_checks.arguments,
        measure=sparse_checks.numeric,
        proofs=(worked(BY_HAND, numeric=[0.8, -4.0], numeric_without_a_pattern=[-0.695, 10.3]),),
    ),
    Check(
        name="grad_check_sparse.kinked",
        points=4,
        asks="which coordinates have met a kink: the pattern at x + h differs from the one at x - h.",
        try_next="Ask the pattern where you ask f: once with the number raised, once with it lowered. "
        "None means no kinks.",
        problems=sparse_checks.fresh_problems,
        published=sparse_checks.published_problems,
        arguments=sparse_checks.arguments,
        measure=sparse_checks.kinks_met,
        proofs=(worked(BY_HAND, kinked=[1, 0], kinked_without_a_pattern=[0, 0]),),
        after=("grad_check_sparse.numeric",),
    ),
    Check(
        name="grad_check_sparse.error",
        points=3,
        asks="the relative error of analytic and numeric, over the coordinates that have met no kink; "
        "nan if none is left.",
        try_next="A mask chooses: numeric[~kinked]. analytic[place] is the number to compare with.",
        problems=sparse_checks.fresh_problems,
        published=sparse_checks.published_problems,
        arguments=sparse_checks.arguments,
        measure=sparse_checks.error,
        proofs=(worked(BY_HAND, error=0.2, error_without_a_pattern=15.3 / 10.3),),
        after=("relative_error.value", "grad_check_sparse.numeric", "grad_check_sparse.kinked"),
    ),
    Check(
        name="grad_check_sparse.restores",
        points=2,
        asks="x, after the call, is what it was before, to the last bit.",
        try_next="Keep the number in a variable before you nudge it, and write it back afterwards.",
        problems=sparse_checks.rough_problems,
        arguments=sparse_checks.arguments,
        measure=sparse_checks.x_afterwards,
        after=("grad_check_sparse.numeric",),
    ),
]
