"""The steps of a training: how W moves, and which losses come back."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.returned import numbers
from ...checks.words import counted
from .noting import Training, gradient_of, noted

WRONG_SIGN = KnownMistake(
    "wrong_sign", "each step goes uphill: the sign is wrong.", "W becomes W - learning_rate * dW."
)
NO_STEP = KnownMistake("no_step", "W never changes.", "Write W - learning_rate * dW back into self.W.")
RATE_IGNORED = KnownMistake(
    "learning_rate_ignored",
    "each step is the whole gradient: the learning rate isn't used.",
    "Multiply dW by learning_rate.",
)
DIVIDED = KnownMistake(
    "divided_by_batch_size",
    "each step is divided by the batch size; the loss is a mean already.",
    "Leave out the division: W becomes W - learning_rate * dW.",
)
STEP = "W becomes W - learning_rate * dW, once in each turn of the loop."
TWICE = KnownMistake("step_doubled", "each step is twice as long as it should be, or taken twice.", STEP)
HALVED = KnownMistake("step_halved", "each step is half as long as it should be.", STEP)
RATE_SQUARED = KnownMistake("learning_rate_squared", "dW is multiplied by the learning rate twice.", STEP)
DIVIDED_BY_RATE = KnownMistake("divided_by_rate", "dW is divided by the learning rate, not multiplied.", STEP)
DIVIDED_BY_N = KnownMistake(
    "divided_by_N", "each step is divided by the number of images; the loss is a mean already.", STEP
)
DIVIDED_BY_STEPS = KnownMistake("divided_by_num_iters", "each step is divided by num_iters.", STEP)
TIMES_BATCH_SIZE = KnownMistake("times_batch_size", "each step is multiplied by the batch size.", STEP)
ONE_STEP_ONLY = KnownMistake(
    "one_step_only", "only one step is taken: is the update outside the loop, or a return inside it?", STEP
)
ONE_STEP_LESS = KnownMistake("one_step_less", "one step too few is taken.", "range(num_iters).")
ONE_STEP_MORE = KnownMistake("one_step_more", "one step too many is taken.", "range(num_iters).")
REGULARIZED_AGAIN = KnownMistake(
    "regularized_again",
    "reg · W, or twice that, is taken away as well; the gradient that self.loss gives has it already.",
    "dW has the regularizer already; don't add it again.",
)
SHRINKS = KnownMistake(
    "shrinks", "W itself gets smaller in each step, besides the step.", "W becomes W - learning_rate * dW."
)
LOSS_FOR_GRADIENT = KnownMistake(
    "loss_for_gradient",
    "the loss is subtracted, times the learning rate; it should be dW.",
    "self.loss returns (loss, dW), in this order.",
)
ONLY_THE_STEP = KnownMistake(
    "only_the_step", "W becomes the step itself, - learning_rate * dW; it is to be added to W.", STEP
)
SIGNS = KnownMistake("sign_of_gradient", "each step takes the signs of dW only.", STEP)
NORMALIZED = KnownMistake("gradient_normalized", "dW is divided by its own length.", STEP)
GRADIENT_SQUARED = KnownMistake("gradient_squared", "dW is squared.", STEP)
RATE_FALLS = KnownMistake("rate_falls", "the learning rate falls from step to step.", "Use learning_rate as it is.")
AT_THE_END = KnownMistake(
    "updated_at_the_end",
    "all steps ask for the gradient at the same W; it only changes when the loop is over.",
    "Change self.W inside the loop, right after loss, dW = self.loss(…).",
)


APPEND = "Append the loss of each step to the list once, as self.loss returned it."
LOSSES_SUMMED = KnownMistake("losses_summed", "each entry has the losses before it added.", APPEND)
LOSSES_AVERAGED = KnownMistake("losses_averaged", "each entry is the mean of the losses so far.", APPEND)
LOSSES_REVERSED = KnownMistake("losses_reversed", "the losses come in reverse order.", APPEND)
LOWEST_LOSSES = KnownMistake("lowest_losses", "each entry is the lowest loss so far.", APPEND)
HIGHEST_LOSSES = KnownMistake("highest_losses", "each entry is the highest loss so far.", APPEND)
LAST_LOSS = KnownMistake("last_loss", "every entry is the last loss.", APPEND)
FIRST_LOSS = KnownMistake("first_loss", "every entry is the first loss.", APPEND)
LOSSES_ROUNDED = KnownMistake("losses_rounded", "the losses are rounded.", APPEND)
LOSSES_CUT = KnownMistake("losses_cut", "the losses have lost their decimals.", APPEND)
LOSSES_DIVIDED = KnownMistake(
    "losses_divided", "the losses are divided by the batch size; they are means already.", APPEND
)
LOSSES_NEGATIVE = KnownMistake("losses_negative", "the losses have the wrong sign.", APPEND)
LOSSES_ZERO = KnownMistake("losses_zero", "the losses are all 0.", APPEND)
ONE_LATE = KnownMistake("one_late", "the losses come one step late, after a 0.", APPEND)
SORTED_LOSSES = KnownMistake("sorted_losses", "the losses are sorted.", APPEND)


def way_taken(ask: Ask, problem: Problem) -> Quantities:
    """That W moves by -learning_rate · dW, in each step, at once; any orientation of W will do."""
    (found,) = noted(ask, problem)
    steps, change = problem["num_iters"], found.end.astype(float) - found.start
    step = -problem["learning_rate"] * gradient_of(change.shape)
    times = float(np.sum(change * step) / np.sum(step * step))
    straight = float(np.max(np.abs(change - times * step))) <= _rounding(step)
    stood_still = all(np.array_equal(asked.W, found.start) for asked in found.asked)
    if straight:
        unit = "· learning_rate · dW"
        told = f"in {counted(steps, 'step')} W moved by {0 - times:+.4g} {unit}; expected {-steps:+d} {unit}"
        suspects = _other_steps(times, problem, stood_still)
    else:
        told = f"after {counted(steps, 'step')}, W less the first W is no multiple of dW: something else is added"
        suspects = _other_ways(found, problem, step)
    far = bool(straight and np.isclose(times, steps, rtol=1e-5))
    laws = {"the way": Law(far, told, suspects)}
    if far:
        at_once, where = _seen_on_the_way(found, step, steps)
        laws["at once"] = Law(
            at_once,
            f"in step {where} the loss was asked at another W than the one that the steps before it led to",
            (AT_THE_END,) if stood_still and steps > 1 else (),
            "Change self.W once in each turn of the loop.",
        )
    return laws


def _other_steps(times: float, problem: Problem, stood_still: bool) -> tuple[KnownMistake, ...]:
    """The known mistakes by which all steps together are `times` the right one."""
    rate, size, steps, N = problem["learning_rate"], problem["batch_size"], problem["num_iters"], len(problem["X"])
    factors = {
        WRONG_SIGN: -1.0,
        NO_STEP: 0.0,
        RATE_IGNORED: 1 / rate,
        DIVIDED: 1 / size,
        TWICE: 2.0,
        HALVED: 0.5,
        RATE_SQUARED: rate,
        DIVIDED_BY_RATE: 1 / rate**2,
        DIVIDED_BY_N: 1 / N,
        DIVIDED_BY_STEPS: 1 / steps,
        TIMES_BATCH_SIZE: float(size),
        ONE_STEP_ONLY: 1 / steps,
        ONE_STEP_LESS: 1 - 1 / steps,
        ONE_STEP_MORE: 1 + 1 / steps,
        RATE_FALLS: float(np.mean(1 / np.arange(1, steps + 1))),
    }
    fitting = [m for m, factor in factors.items() if np.isclose(times, steps * factor, rtol=1e-5, atol=1e-4)]
    return tuple(m for m in fitting if m is not (NO_STEP if not stood_still else DIVIDED_BY_STEPS))


def _other_ways(found: Training, problem: Problem, step: np.ndarray) -> tuple[KnownMistake, ...]:
    """The known mistakes that explain where W is after the steps, where that is no multiple of dW away."""
    rate, reg, steps = problem["learning_rate"], problem["reg"], problem["num_iters"]
    dW = gradient_of(step.shape)

    def ends_at(move: Callable[[np.ndarray], np.ndarray]) -> bool:
        W = found.start.astype(float)
        for _ in range(steps):
            W = move(W)
        return bool(np.max(np.abs(W - found.end)) <= 1e-5 * max(1.0, float(np.max(np.abs(W)))))

    ways = {
        REGULARIZED_AGAIN: [lambda W: W + step - rate * reg * W, lambda W: W + step - 2 * rate * reg * W],
        SHRINKS: [lambda W: W + step - rate * W, lambda W: W + step - reg * W, lambda W: (1 - rate) * W + step],
        ONLY_THE_STEP: [lambda W: step],
        SIGNS: [lambda W: W - rate * np.sign(dW)],
        NORMALIZED: [lambda W: W - rate * dW / np.sqrt(np.sum(dW * dW))],
        GRADIENT_SQUARED: [lambda W: W - rate * dW**2],
    }
    losses = sum(asked.loss for asked in found.asked)
    if np.allclose(found.end - found.start, -rate * losses, rtol=1e-5):
        return (LOSS_FOR_GRADIENT,)
    return tuple(mistake for mistake, moves in ways.items() if any(map(ends_at, moves)))


def _rounding(step: np.ndarray) -> float:
    return 1e-4 * float(np.max(np.abs(step)))


def _seen_on_the_way(found: Training, step: np.ndarray, steps: int) -> tuple[bool, int]:
    """Whether the loss was asked at each W on the way, in turn; and the first step where it wasn't."""
    places = found.places
    for k in range(steps):
        if k >= len(places) or np.max(np.abs(places[k] - found.start - k * step)) > _rounding(step):
            return False, k + 1
    return len(places) <= steps + 1, steps + 1


def losses_returned(ask: Ask, problem: Problem) -> Quantities:
    """That the losses returned are those that self.loss answered, one for each step, in order."""
    laws = {}
    for turn, found in zip(("first", "second"), noted(ask, problem, calls=2), strict=True):
        losses = numbers(found.returned, f"what the {turn} call of train returned", problem["num_iters"])
        answered = iter([asked.loss for asked in found.asked])
        strange = [k for k, loss in enumerate(losses) if not any(abs(loss - one) < 1e-5 for one in answered)][:1]
        told = "".join(f"losses[{k}] is {losses[k]:.6g}; self.loss didn't return that in its turn" for k in strange)
        laws[f"the losses of the {turn} call"] = Law(not strange, told, other_losses(losses, found.asked))
    return laws


def other_losses(losses: np.ndarray, asked: Sequence[Any]) -> tuple[KnownMistake, ...]:
    """The known mistakes that explain the losses that came back; each of `asked` has its `loss` and `images`."""
    answered = np.array([one.loss for one in asked])
    if len(answered) != len(losses):
        return ()
    count, sizes = np.arange(1, len(answered) + 1), np.array([max(len(one.images), 1) for one in asked])
    known = {
        LOSSES_SUMMED: np.cumsum(answered),
        LOSSES_AVERAGED: np.cumsum(answered) / count,
        LOSSES_REVERSED: answered[::-1],
        LOWEST_LOSSES: np.minimum.accumulate(answered),
        HIGHEST_LOSSES: np.maximum.accumulate(answered),
        LAST_LOSS: np.full(len(answered), answered[-1]),
        FIRST_LOSS: np.full(len(answered), answered[0]),
        LOSSES_ROUNDED: np.round(answered, 1),
        LOSSES_CUT: np.trunc(answered),
        LOSSES_DIVIDED: answered / sizes,
        LOSSES_NEGATIVE: -answered,
        LOSSES_ZERO: 0 * answered,
        ONE_LATE: np.append(0.0, answered[:-1]),
        SORTED_LOSSES: np.sort(answered)[::-1],
    }
    return tuple(mistake for mistake, values in known.items() if np.allclose(losses, values, atol=1e-5))
