"""The laws of a net's training: how the parameters move, what is noted, and when the learning rate becomes smaller."""

from collections.abc import Callable

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.returned import WrongReturn
from ...checks.words import counted, listed
from .net_training import Training, labels_of, list_of, noted
from .networks import NAMES
from .stepping import other_losses

STEP = "For each name: self.params[name] - learning_rate * grads[name], written back into self.params[name]."
WRONG_SIGN = KnownMistake("wrong_sign", "each step goes uphill: the sign is wrong.", STEP)
NO_STEP = KnownMistake("no_step", "no parameter ever changes.", STEP)
RATE_IGNORED = KnownMistake(
    "learning_rate_ignored", "each step is the whole gradient: the learning rate isn't used.", STEP
)
RATE_SQUARED = KnownMistake("learning_rate_squared", "grads is multiplied by the learning rate twice.", STEP)
DIVIDED_BY_RATE = KnownMistake("divided_by_rate", "grads is divided by the learning rate, not multiplied.", STEP)
DIVIDED = KnownMistake(
    "divided_by_batch_size", "each step is divided by the batch size; the loss is a mean already.", STEP
)
DIVIDED_BY_N = KnownMistake(
    "divided_by_N", "each step is divided by the number of images; the loss is a mean already.", STEP
)
TIMES_BATCH_SIZE = KnownMistake("times_batch_size", "each step is multiplied by the batch size.", STEP)
TWICE = KnownMistake("step_doubled", "each step is twice as long as it should be, or taken twice.", STEP)
HALVED = KnownMistake("step_halved", "each step is half as long as it should be.", STEP)
ONE_STEP_ONLY = KnownMistake(
    "one_step_only", "only one step is taken: is the update outside the loop, or a return inside it?", STEP
)
EPOCHS_ONLY = KnownMistake(
    "one_step_each_epoch",
    "one step is taken in each epoch: the update stands where the epoch is over.",
    "Take a step after each minibatch, inside the loop and outside of `if not batches`.",
)
ONLY_THE_STEP = KnownMistake(
    "only_the_step", "each parameter becomes the step itself, - learning_rate * grads; it is to be added.", STEP
)
REGULARIZED_AGAIN = KnownMistake(
    "regularized_again",
    "reg times the weights, or twice that, is taken away as well; grads has that already.",
    "Don't add the regularizer again: it is in the gradient that self.loss gives.",
)
SHRINKS = KnownMistake("shrinks", "the parameters themselves become smaller in each step, besides the step.", STEP)
SIGNS = KnownMistake("sign_of_gradient", "each step takes the signs of grads only.", STEP)
SQUARED = KnownMistake("gradient_squared", "grads is squared.", STEP)
NORMALIZED = KnownMistake("gradient_normalized", "each gradient is divided by its own length.", STEP)
AT_THE_END = KnownMistake(
    "updated_at_the_end",
    "all steps ask for the gradient at the same parameters; they only change when the loop is over.",
    "Change self.params inside the loop, right after loss, grads = self.loss(…).",
)
ALL_FOUR = "All four take a step: go through the names, for name in grads."
MOVING = {
    ("W1",): KnownMistake("only_W1", "only W1 takes steps.", ALL_FOUR),
    ("W2",): KnownMistake("only_W2", "only W2 takes steps.", ALL_FOUR),
    ("W1", "W2"): KnownMistake("biases_never", "the biases never change.", ALL_FOUR),
    ("b1", "b2"): KnownMistake("weights_never", "the weights never change; only the biases do.", ALL_FOUR),
    ("W1", "b1"): KnownMistake("first_layer_only", "only the first layer, W1 and b1, takes steps.", ALL_FOUR),
    ("W2", "b2"): KnownMistake("second_layer_only", "only the second layer, W2 and b2, takes steps.", ALL_FOUR),
    ("b1", "W2", "b2"): KnownMistake("W1_never", "W1 never changes.", ALL_FOUR),
    ("W1", "W2", "b2"): KnownMistake("b1_never", "b1 never changes.", ALL_FOUR),
    ("W1", "b1", "b2"): KnownMistake("W2_never", "W2 never changes.", ALL_FOUR),
    ("W1", "b1", "W2"): KnownMistake("b2_never", "b2 never changes.", ALL_FOUR),
}
UPHILL = {
    ("W1", "W2"): KnownMistake("weights_uphill", "the weights go uphill, and the biases downhill.", STEP),
    ("b1", "b2"): KnownMistake("biases_uphill", "the biases go uphill, and the weights downhill.", STEP),
    **{(name,): KnownMistake(f"{name}_uphill", f"{name} goes uphill: its sign is wrong.", STEP) for name in NAMES},
}

DECAY = "After each epoch, and only then: learning_rate *= learning_rate_decay."
NEVER = KnownMistake("decay_never", "the learning rate never becomes smaller.", DECAY)
EVERY_STEP = KnownMistake("decay_every_step", "the learning rate becomes smaller in each step.", DECAY)
ONCE = KnownMistake("decay_once", "the learning rate becomes smaller after the first epoch only.", DECAY)
GROWS = KnownMistake("decay_divided", "the learning rate is divided by learning_rate_decay, so that it grows.", DECAY)
REPLACED = KnownMistake("rate_replaced", "the learning rate becomes learning_rate_decay itself.", DECAY)
COMPLEMENT = KnownMistake(
    "decay_complement", "the learning rate is multiplied by 1 - learning_rate_decay after each epoch.", DECAY
)
SUBTRACTED = KnownMistake("decay_subtracted", "learning_rate_decay is subtracted from the learning rate.", DECAY)
TWICE_AN_EPOCH = KnownMistake(
    "decay_twice", "the learning rate is multiplied by learning_rate_decay twice after each epoch.", DECAY
)
COMPOUNDED = KnownMistake(
    "decay_compounded",
    "the learning rate of before is multiplied by learning_rate_decay to the power of the epochs: that counts "
    "the earlier ones again.",
    DECAY,
)
TOO_EARLY = KnownMistake(
    "decay_too_early", "the learning rate becomes smaller before the first step.", "The first epoch has the full rate."
)
BY_EPOCH = KnownMistake("decay_by_epoch", "the learning rate is divided by the number of epochs so far.", DECAY)

NOTE = "After each epoch, append np.mean(self.predict(X) == y): of the batch to one list, of X_val to the other."
SWAPPED = KnownMistake("accuracies_swapped", "the two lists of accuracies are exchanged.", NOTE)
TRAIN_FOR_VAL = KnownMistake(
    "train_for_val", "val_acc_history has accuracies on the training images.", "X_val and y_val belong there."
)
VAL_FOR_TRAIN = KnownMistake(
    "val_for_train",
    "train_acc_history has accuracies on X_val.",
    "The last minibatch belongs there: X[batch], y[batch].",
)
EACH_STEP = KnownMistake(
    "accuracies_every_step", "accuracies are noted in each step; one after each epoch is wanted.", NOTE
)
AT_END_ONLY = KnownMistake("accuracies_once", "accuracies are noted once; one after each epoch is wanted.", NOTE)
NOTHING = KnownMistake("accuracies_missing", "no accuracies are noted.", NOTE)
BEFORE_STEP = KnownMistake(
    "before_the_step",
    "the accuracies are those of the parameters before the last step of the epoch.",
    "Take the step first, then ask self.predict.",
)
ERRORS = KnownMistake("error_rates", "these are the shares of wrong predictions.", "Compare with ==, not with !=.")
COUNTS = KnownMistake(
    "counts", "these are the numbers of right predictions; their share is wanted.", "np.mean, not np.sum."
)
PERCENT = KnownMistake("percent", "the accuracies are given in percent.", "An accuracy is a share, from 0 to 1.")
LOSSES_NOTED = KnownMistake("losses_for_accuracies", "losses are noted in place of accuracies.", NOTE)


def way_taken(ask: Ask, problem: Problem) -> Quantities:
    """That each parameter moves by - learning_rate · its slope, in each step, at once."""
    found = noted(ask, problem)
    steps, rate = problem["num_iters"], problem["learning_rate"]
    start, end = found.places[0], found.places[-1]
    times = {name: _times(start[name], end[name], rate * found.slopes[name]) for name in NAMES}
    odd = [name for name, one in times.items() if one is None]
    wrong = [name for name, one in times.items() if one is None or not np.isclose(one, steps, rtol=1e-5)]
    if odd:
        told = f"after {counted(steps, 'step')}, {odd[0]} less the first {odd[0]} is no multiple of its slope"
        return {"the way": Law(False, told, _other_ways(found, problem), STEP)}
    if wrong:
        unit = f'· learning_rate · grads["{wrong[0]}"]'
        moved = f"{wrong[0]} moved by {0 - times[wrong[0]]:+.4g} {unit}"
        told = f"in {counted(steps, 'step')} {moved}; expected {-steps:+d} {unit}"
        return {"the way": Law(False, told, _other_steps(times, problem, found), STEP)}
    late = next((k for k in range(len(found.asked)) if not _is_at(found, k, rate)), None)
    told = f"in step {(late or 0) + 1} the loss was asked at other parameters than the steps before it led to"
    stood = late is not None and all(np.array_equal(one["W1"], start["W1"]) for one in found.places[:-1])
    return {
        "the way": Law(True, ""),
        "at once": Law(late is None, told, (AT_THE_END,) if stood else (), "Take a step in each turn of the loop."),
    }


def _times(start: np.ndarray, end: np.ndarray, step: np.ndarray) -> float | None:
    """How many times `step` was subtracted; None if what was isn't a multiple of it."""
    change = start.astype(float) - end
    times = float(np.sum(change * step) / np.sum(step * step))
    straight = np.max(np.abs(change - times * step)) <= 1e-4 * np.max(np.abs(step))
    return times if straight else None


def _is_at(found: Training, k: int, rate: float) -> bool:
    """Whether the loss was asked in step k where k steps lead to."""
    there, start = found.places[k], found.places[0]
    ways = (np.abs(start[name] - k * rate * found.slopes[name] - there[name]) for name in NAMES)
    return all(np.max(way) <= 1e-4 * rate for way in ways)


def _other_steps(times: dict[str, float], problem: Problem, found: Training) -> tuple[KnownMistake, ...]:
    """The known mistakes by which the steps of the parameters are `times` what they should be."""
    rate, size, steps, N = (problem[name] for name in ("learning_rate", "batch_size", "num_iters", "y"))
    N, epochs = len(N), steps // (len(N) // size)
    each = {name: one / steps for name, one in times.items()}
    moving = tuple(name for name in NAMES if each[name])
    if moving in MOVING and all(np.isclose(each[name], 1) for name in moving):
        return (MOVING[moving],)
    uphill = tuple(name for name in NAMES if each[name] < 0)
    if uphill in UPHILL and np.allclose(np.abs(list(each.values())), 1):
        return (UPHILL[uphill],)
    if not np.allclose(list(each.values()), each["W1"], rtol=1e-5):
        return ()
    factors = {
        NO_STEP: 0.0,
        WRONG_SIGN: -1.0,
        RATE_IGNORED: 1 / rate,
        RATE_SQUARED: rate,
        DIVIDED_BY_RATE: 1 / rate**2,
        DIVIDED: 1 / size,
        DIVIDED_BY_N: 1 / N,
        TIMES_BATCH_SIZE: float(size),
        TWICE: 2.0,
        HALVED: 0.5,
        ONE_STEP_ONLY: 1 / steps,
        EPOCHS_ONLY: epochs / steps,
    }
    return tuple(mistake for mistake, factor in factors.items() if np.isclose(each["W1"], factor, rtol=1e-5, atol=1e-6))


def _other_ways(found: Training, problem: Problem) -> tuple[KnownMistake, ...]:
    """The known mistakes that explain where the parameters are, where that is no multiple of their slopes away."""
    rate, reg, steps = problem["learning_rate"], problem["reg"], problem["num_iters"]

    def ends_at(move: Callable[[np.ndarray, np.ndarray], np.ndarray], names: tuple[str, ...] = NAMES) -> bool:
        for name in NAMES:
            value, slope = found.places[0][name].astype(float), found.slopes[name]
            for _ in range(steps):
                value = move(value, slope) if name in names else value - rate * slope
            if not np.max(np.abs(value - found.places[-1][name])) <= 1e-5 * max(1.0, float(np.max(np.abs(value)))):
                return False
        return True

    weights = ("W1", "W2")
    shrinking = [lambda W, g, part=part: W - rate * g - part * W for part in (rate * reg, 2 * rate * reg)]
    ways = {
        REGULARIZED_AGAIN: [(move, names) for move in shrinking for names in (weights, NAMES)],
        SHRINKS: [(lambda W, g, part=part: (1 - part) * W - rate * g, NAMES) for part in (rate, reg)],
        ONLY_THE_STEP: [(lambda W, g: -rate * g, NAMES)],
        SIGNS: [(lambda W, g: W - rate * np.sign(g), NAMES)],
        SQUARED: [(lambda W, g: W - rate * g**2, NAMES)],
        NORMALIZED: [(lambda W, g: W - rate * g / np.sqrt(np.sum(g * g)), NAMES)],
    }
    return tuple(mistake for mistake, moves in ways.items() if any(ends_at(*move) for move in moves))


def losses_returned(ask: Ask, problem: Problem) -> Quantities:
    """That loss_history has the losses that self.loss answered, one for each step, in order."""
    found, steps = noted(ask, problem), problem["num_iters"]
    losses = list_of(found.returned, "loss_history")
    if len(losses) != steps:
        told = f'history["loss_history"] has {counted(len(losses), "number")}; expected {steps}, one for each step'
        raise WrongReturn(told, "Append the loss of each step once, right where you take the step.")
    answered = iter([asked.loss for asked in found.asked])
    strange = [k for k, loss in enumerate(losses) if not any(abs(loss - one) < 1e-5 for one in answered)][:1]
    told = "".join(f"loss_history[{k}] is {losses[k]:.6g}; self.loss didn't return that in its turn" for k in strange)
    return {"the losses": Law(not strange, told, other_losses(np.array(losses), found.asked))}


def accuracies(ask: Ask, problem: Problem) -> Quantities:
    """That after each epoch the accuracies on its last batch, or on all of X, and on X_val are noted."""
    found = noted(ask, problem, images_turn=True)
    lists = {name: list_of(found.returned, f"{name}_acc_history") for name in ("train", "val")}
    steps, epoch = problem["num_iters"], len(problem["y"]) // problem["batch_size"]
    epochs = steps // epoch
    laws = {}
    for name, got in lists.items():
        of_length = {steps: EACH_STEP, 1: AT_END_ONLY, 0: NOTHING}
        told = f'history["{name}_acc_history"] has {counted(len(got), "number")} after {counted(epochs, "epoch")}'
        suspects = (of_length[len(got)],) if len(got) in of_length else ()
        laws[f"epochs of {name}"] = Law(len(got) == epochs, told, suspects, NOTE)
    if not all(law.holds for law in laws.values()) or len(found.asked) != steps:
        return laws
    known = _Accuracies(found, problem, epoch)
    for name, got in lists.items():
        right = any(known.fits(name, after, got) for after in known.afterwards)
        told = f'history["{name}_acc_history"] is {listed([f"{one:.4g}" for one in got])}; expected {known.told(name)}'
        laws[f"{name} accuracies"] = Law(right, told, () if right else _other_accuracies(known, name, lists), NOTE)
    return laws


class _Accuracies:
    """Which accuracies there were in a training with epochs of so many steps."""

    def __init__(self, found: Training, problem: Problem, epoch: int) -> None:
        self.found, self.problem = found, problem
        ends = np.arange(epoch, problem["num_iters"] + 1, epoch)
        self.afterwards = [ends, ends - epoch + 1]  # how many steps were taken: CS231n notes after step 1, 5, 9, …
        self.before = [ends - 1, ends - epoch]

    def values(self, of: str, after: int, last: int) -> float:
        """The accuracy of the parameters after so many steps, on the batch of the step `last`, on X or on X_val."""
        y, y_val, place = self.problem["y"], self.problem["y_val"], self.found.places[after]
        first, labels = {"val": (len(y), y_val), "train": (0, y), "batch": (0, y)}[of]
        numbers = self.found.asked[last].images if of == "batch" else first + np.arange(len(labels))
        right = labels[numbers] if of == "batch" else labels
        return float(np.mean(labels_of(place, numbers) == right))

    def fits(self, name: str, after: np.ndarray, got: list[float], early: int = 0) -> bool:
        """Whether `got` are the accuracies on the images that `name` says, after so many steps."""
        kinds = ("batch", "train") if name == "train" else ("val",)
        wanted = [[self.values(kind, k, k - 1 + early) for k in after] for kind in kinds]
        return any(np.allclose(one, got, atol=1e-6) for one in wanted)

    def told(self, name: str) -> str:
        """The accuracies after each epoch, in words."""
        kind = "batch" if name == "train" else "val"
        return listed([f"{self.values(kind, k, k - 1):.4g}" for k in self.afterwards[0]])


def _other_accuracies(known: _Accuracies, name: str, lists: dict[str, list[float]]) -> tuple[KnownMistake, ...]:
    """The known mistakes that explain the list called `name`, where it is wrong."""
    got, other = np.array(lists[name]), {"train": "val", "val": "train"}[name]
    sizes = {"train": [known.problem["batch_size"], len(known.problem["y"])], "val": [len(known.problem["y_val"])]}

    def fits(values: np.ndarray, of: str = name) -> bool:
        return any(known.fits(of, after, list(values)) for after in known.afterwards)

    exchanged = fits(got, other)
    both = exchanged and fits(np.array(lists[other]), name)
    losses = [asked.loss for asked in known.found.asked]
    explained = {
        SWAPPED: both,
        {"train": VAL_FOR_TRAIN, "val": TRAIN_FOR_VAL}[name]: exchanged and not both,
        BEFORE_STEP: any(known.fits(name, after, list(got), 1) for after in known.before),
        ERRORS: fits(1 - got),
        COUNTS: any(fits(got / size) for size in sizes[name]),
        PERCENT: fits(got / 100),
        LOSSES_NOTED: bool(np.all(np.isin(got, losses))),
    }
    return tuple(mistake for mistake, fitting in explained.items() if fitting)


def rates(ask: Ask, problem: Problem) -> Quantities:
    """That the learning rate is multiplied by its decay after each epoch; how long the first step is doesn't matter."""
    found = noted(ask, problem)
    rate, decay, steps = (problem[name] for name in ("learning_rate", "learning_rate_decay", "num_iters"))
    epoch = len(problem["y"]) // problem["batch_size"]
    slopes = np.concatenate([found.slopes[name].ravel() for name in NAMES])
    way = np.array([np.concatenate([place[name].ravel() for name in NAMES]) for place in found.places], float)
    lengths = -np.diff(way, axis=0) @ slopes / (slopes @ slopes)
    if len(lengths) != steps or not lengths[0]:
        return {
            "the rates": Law(False, f"the parameters moved in {counted(int(np.sum(lengths != 0)), 'step')} of {steps}")
        }
    shares, each = lengths / lengths[0], np.arange(steps)
    over, noted_after = each // epoch, -(-each // epoch)
    early = np.isclose(lengths[0] / rate, decay)
    right = not early and any(np.allclose(shares, decay**count, rtol=1e-6) for count in (over, noted_after))
    at = [k for k in range(1, steps) if not np.isclose(shares[k], shares[k - 1], rtol=1e-6)]
    told = f"the learning rate {_after(at)}; expected: after each {counted(epoch, 'step')}, times {decay:g}"
    usual = early or np.isclose(
        lengths[0], rate
    )  # where the first step isn't as long as it should be, that is to blame
    suspects = () if right or not usual else _other_rates(shares, problem, epoch, bool(early))
    return {"the rates": Law(right, told, suspects, DECAY)}


def _after(steps: list[int]) -> str:
    if not steps:
        return "never changed"
    more = f" and {len(steps) - 6} more" if len(steps) > 6 else ""
    return f"changed after {'step' if len(steps) == 1 else 'steps'} " + (
        listed([str(k) for k in steps]) if not more else ", ".join(map(str, steps[:6])) + more
    )


def _other_rates(shares: np.ndarray, problem: Problem, epoch: int, early: bool) -> tuple[KnownMistake, ...]:
    """The known mistakes that explain the steps, as shares of the first one."""
    rate, decay, each = problem["learning_rate"], problem["learning_rate_decay"], np.arange(len(shares))
    known: dict[KnownMistake, list[np.ndarray]] = {}
    for over in (each // epoch, -(-each // epoch)):
        ways = {
            NEVER: 1.0 + 0 * each,
            EVERY_STEP: decay**each,
            ONCE: decay ** np.minimum(over, 1),
            GROWS: decay**-over,
            REPLACED: np.where(over > 0, decay / rate, 1.0),
            COMPLEMENT: (1 - decay) ** over,
            SUBTRACTED: 1 - over * decay / rate,
            TWICE_AN_EPOCH: decay ** (2 * over),
            COMPOUNDED: decay ** (over * (over + 1) / 2),
            BY_EPOCH: 1 / (over + 1),
        }
        for mistake, values in ways.items():
            known.setdefault(mistake, []).append(values)
        if early:
            known.setdefault(TOO_EARLY, []).append(decay**over)
    return tuple(m for m, ways in known.items() if any(np.allclose(shares, values, rtol=1e-6) for values in ways))
