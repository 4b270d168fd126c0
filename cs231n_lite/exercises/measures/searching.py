"""The laws of the random searches: told from every W that they ask the loss at."""

from collections.abc import Callable

import numpy as np

from ...checks.check import KnownMistake, Law
from ...checks.returned import WrongReturn
from .sampling import FAIR, laws_of_draws

ROUNDING = 1e-9

LAST_FOR_BEST = KnownMistake(
    "last_for_best",
    "the W of the last try is returned, not that of the best one.",
    "Keep W only when its loss is lower than the best so far; keep a copy if you fill the same array again.",
)
HIGHEST_LOSS = KnownMistake(
    "highest_loss", "the W with the highest loss is kept.", "Keep W when its loss is lower: loss < best_loss."
)
HISTORY_OF_EVERY_TRY = KnownMistake(
    "history_of_every_try",
    "history has the loss of every try; it should have the lowest one so far.",
    "Write best_loss into history[k], after you have compared.",
)
SCALE_IGNORED = KnownMistake(
    "scale_ignored",
    "the numbers of W are standard normal ones: scale isn't used.",
    "Multiply: scale * rng.standard_normal(shape).",
)
EVERY_STEP_TAKEN = KnownMistake(
    "every_step_taken",
    "every step is taken, whether it lowers the loss or not.",
    "Take the step only if the loss there is lower than where we stand.",
)
EQUAL_TAKEN = KnownMistake(
    "equal_taken",
    "a step to a place with the same loss is taken too; it should lower the loss.",
    "Compare with <: loss_there < loss.",
)
FROM_THE_START = KnownMistake(
    "from_the_start",
    "each step starts from the first W, not from where the search stands by now.",
    "Write the step that you take back into W, so that the next one starts there.",
)
FRESH_W = KnownMistake(
    "fresh_W",
    "each try is a W drawn anew, not a step from where the search stands.",
    "A step is W + scale * (random numbers): add W.",
)
HIGHER_TAKEN = KnownMistake(
    "higher_taken", "steps that raise the loss are taken.", "Take a step only if loss_there < loss."
)
CHANGED_IN_PLACE = KnownMistake(
    "changed_in_place",
    "the array that was passed in is changed.",
    "W = W + step makes a new array; W += step changes the one passed in.",
)


class Watched:
    """A function of W, with a note of every W that it is asked at, each only once."""

    def __init__(self, f: Callable, shape: tuple[int, ...]) -> None:
        self.f, self.shape, self.asked, self._seen = f, shape, [], set()

    def __call__(self, W):
        if not isinstance(W, np.ndarray) or W.shape != self.shape:
            got = f"an array of shape {W.shape}" if isinstance(W, np.ndarray) else "something that is no array"
            raise WrongReturn(f"you called f with {got}; expected W, of shape {self.shape}")
        W = W.astype(np.float64)
        if W.tobytes() not in self._seen:
            self._seen.add(W.tobytes())
            self.asked.append(W)
        return self.f(W)


def laws_of_search(watch: Watched, W: np.ndarray, history: np.ndarray, tries: int, scale: float) -> dict[str, Law]:
    """The laws of a search that tries one W after the other and keeps the best."""
    asked = watch.asked
    enough = len(asked) == tries
    told = f"the loss was asked at {len(asked)} different W; expected {tries}, one for each try"
    if not enough:
        return {"as many W as tries": Law(False, told, try_next="Draw one new W in each turn of the loop.")}
    losses = np.array([watch.f(V) for V in asked])
    best = np.minimum.accumulate(losses)
    at = watch.f(W)
    drawn_well, what = _standard_normal(np.array(asked) / scale)
    named = None
    if at == losses[-1] and np.array_equal(history, best):
        named = LAST_FOR_BEST
    elif at == np.max(losses) and np.array_equal(history, np.maximum.accumulate(losses)):
        named = HIGHEST_LOSS
    every = HISTORY_OF_EVERY_TRY if np.allclose(history, losses, rtol=1e-12) else None
    wrong = int(np.argmax(~np.isclose(history, best, rtol=1e-12)))
    return {
        "the lowest loss of all": Law(
            bool(at <= best[-1]),
            f"the W returned has the loss {at:.6g}; the lowest one tried was {best[-1]:.6g}",
            named,
        ),
        "the lowest loss so far": Law(
            bool(np.allclose(history, best, rtol=1e-12)),
            f"history[{wrong}] is {history[wrong]:.6g}; the lowest loss up to that try is {best[wrong]:.6g}",
            named if named is HIGHEST_LOSS else every,
        ),
        "scale times standard normal numbers": Law(
            drawn_well,
            f"the numbers of W, divided by scale, {what}",
            SCALE_IGNORED if _standard_normal(np.array(asked))[0] else None,
            "scale * rng.standard_normal(shape) draws them.",
        ),
    }


def _standard_normal(numbers: np.ndarray) -> tuple[bool, str]:
    """Whether these look like standard normal numbers, and if not, in what they don't."""
    n, mean, spread = numbers.size, float(np.mean(numbers)), float(np.std(numbers))
    different = len(np.unique(np.round(np.abs(numbers), 9)))
    if different < n:
        return False, f"are only {different} different ones, but for their signs, where {n} are drawn"
    if not abs(spread - 1) < FAIR / np.sqrt(2 * n):
        return False, f"have a standard deviation of {spread:.3g}; that of standard normal numbers is about 1"
    if not abs(mean) < FAIR / np.sqrt(n):
        return False, f"have a mean of {mean:.3g}; that of standard normal numbers is about 0"
    if n >= 200 and not np.max(np.abs(numbers)) > 1.8:
        return False, "are all between -1.8 and 1.8; of standard normal numbers, every fourteenth is not"
    return True, ""


def laws_of_local_search(
    watch: Watched, start: np.ndarray, W: np.ndarray, history: np.ndarray, tries: int, scale: float
) -> dict[str, Law]:
    """The laws of a search that steps from where it stands, and only if that lowers the loss."""
    steps = [V for V in watch.asked if not np.array_equal(V, start)]
    if len(steps) != tries:
        return {
            "as many steps as tries": Law(
                False,
                f"besides the start the loss was asked at {len(steps)} different W; expected {tries}, one for each try",
                try_next="Draw one new step in each turn of the loop, and ask f once there.",
            )
        }
    where, drawn = _walk(watch.f, start, steps, lambda there, here: there < here)
    losses = np.array([watch.f(V) for V in where])
    plausible, what = _standard_normal(drawn / scale)
    arrived = _same(W, where[-1])
    told = _same(history, losses)
    named = None if plausible and arrived else _other_walk(watch.f, start, steps, W, history, scale)
    wrong = int(np.argmax(~np.isclose(history, losses, rtol=ROUNDING)))
    return {
        "the loss where we stand": Law(
            told,
            f"history[{wrong}] is {history[wrong]:.6g}; it should be {losses[wrong]:.6g}, the loss "
            "where the steps that lower it have led by then",
            named,
        ),
        "the end": Law(arrived, "the W returned isn't the one that the steps that lower the loss lead to", named),
        "each step starts where we stand": Law(
            plausible, f"the steps that were tried from there, divided by scale, {what}", named
        ),
    }


def _same(one: np.ndarray, other: np.ndarray) -> bool:
    """Equal up to rounding: whoever takes a step back by -= doesn't come back to the last bit."""
    return bool(np.allclose(one, other, rtol=ROUNDING, atol=ROUNDING))


def _walk(f: Callable, start: np.ndarray, steps: list[np.ndarray], accepts: Callable) -> tuple[list, np.ndarray]:
    """Where a search stands after each try if it takes the steps that `accepts(there, here)` takes; and the steps."""
    here, where, drawn = start, [], []
    for V in steps:
        drawn.append(V - here)
        here = V if accepts(f(V), f(here)) else here
        where.append(here)
    return where, np.array(drawn)


def _other_walk(
    f: Callable, start: np.ndarray, steps: list[np.ndarray], W: np.ndarray, history: np.ndarray, scale: float
) -> KnownMistake | None:
    """The known mistake that explains the steps, the end and the history, where the right rule doesn't."""
    rules = {
        EVERY_STEP_TAKEN: lambda there, here: True,
        EQUAL_TAKEN: lambda there, here: there <= here,
        HIGHER_TAKEN: lambda there, here: there > here,
    }
    for mistake, accepts in rules.items():
        where, drawn = _walk(f, start, steps, accepts)
        if _standard_normal(drawn / scale)[0] and _same(W, where[-1]) and _same(history, [f(V) for V in where]):
            return mistake
    if _standard_normal(np.array([V - start for V in steps]) / scale)[0]:
        return FROM_THE_START
    if _standard_normal(np.array(steps) / scale)[0]:
        return FRESH_W
    return None


def laws_of_rng(ask, arguments: Callable[[int], tuple], seed: int) -> dict[str, Law]:
    """That all randomness comes from the rng passed in: the first W tried depends on its seed and on nothing else."""

    def first_tried(seed: int) -> bytes:
        given = arguments(seed)
        ask(*given)
        return b"".join(W.tobytes() for W in given[0].asked)

    one, again, other = first_tried(seed), first_tried(seed), first_tried(seed + 1)
    return laws_of_draws(ask, one == again, one != other)
