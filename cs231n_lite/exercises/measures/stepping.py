"""The steps of a training: how W moves, and which losses come back."""

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
AT_THE_END = KnownMistake(
    "updated_at_the_end",
    "all steps ask for the gradient at the same W; it only changes when the loop is over.",
    "Change self.W inside the loop, right after loss, dW = self.loss(…).",
)


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
        named = _other_step(times, problem, stood_still)
    else:
        told = f"after {counted(steps, 'step')}, W less the first W is no multiple of dW: something else is added"
        named = None
    far = bool(straight and np.isclose(times, steps, rtol=1e-5))
    laws = {"the way": Law(far, told, named)}
    if far:
        at_once, where = _seen_on_the_way(found, step, steps)
        laws["at once"] = Law(
            at_once,
            f"in step {where} the loss was asked at another W than the one that the steps before it led to",
            AT_THE_END if stood_still and steps > 1 else None,
            "Change self.W once in each turn of the loop.",
        )
    return laws


def _other_step(times: float, problem: Problem, stood_still: bool) -> KnownMistake | None:
    """The known mistake by which all steps together are `times` the right one."""
    rate, size = problem["learning_rate"], problem["batch_size"]
    factors = {WRONG_SIGN: -1.0, NO_STEP: 0.0, RATE_IGNORED: 1 / rate, DIVIDED: 1 / size}
    fitting = [m for m, factor in factors.items() if np.isclose(times, problem["num_iters"] * factor, atol=1e-4)]
    named = fitting[0] if fitting else None
    return None if named is NO_STEP and not stood_still else named


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
        laws[f"the losses of the {turn} call"] = Law(not strange, told)
    return laws
