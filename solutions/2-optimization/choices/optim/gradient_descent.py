"""What can be decided otherwise in `gradient_descent` of `optim.py`."""

import numpy as np

from grading.choices.choice import KEEP_LENGTH, KEEP_ORDER, KEEP_SIGNS, Choice, Choices
from grading.choices.losses import choices_of

STEP = "Each step is W = W - learning_rate * dW."

NOTED = "One call gives both: history[k], dW = f(W), and only then comes the step."

BACK = "Return W as the last step left it, and the history."


def gradient_descent(
    f,
    W,
    steps,
    learning_rate,
    *,
    step=lambda W, dW, rate, k, loss, history: W - rate * dW,
    noted=lambda losses: losses[:-1],
    returned=lambda path, losses: path[-1],
    gradient_at=lambda path: path[-1],
    summed=False,
    from_start=False,
    again=False,
    many=lambda steps: steps,
    rate_of=lambda rate, steps: rate,
):
    """Gradient descent, each choice a parameter."""
    path, losses = [np.array(W, float)], [f(np.array(W, float))[0]]
    all_of_them, learning_rate = np.zeros_like(path[0]), rate_of(learning_rate, steps)
    for k in range(many(steps)):
        loss, dW = f(gradient_at(path).copy())
        all_of_them = all_of_them + dW
        dW = all_of_them if summed else dW
        origin = path[0] if from_start else path[-1]
        there = np.array(step(origin, dW, learning_rate, k, loss, losses), float)
        if again == "from there":
            there = there - learning_rate * f(there.copy())[1]
        elif again == "only downhill":
            there = there if f(there.copy())[0] < loss else origin
        elif again:
            there = origin - learning_rate * f(there.copy())[1]
        path.append(there)
        losses.append(f(path[-1].copy())[0])
    while len(path) <= steps:
        path.append(path[-1])
        losses.append(losses[-1])
    return returned(path, losses), np.array(noted(losses), float)[:steps]


def _if_lower(W, dW, rate, k, loss, history):
    return W - rate * dW if k == 0 or history[-1] <= history[-2] else W


STEPS = {
    "wrong_sign": (
        lambda W, dW, rate, k, loss, history: W + rate * dW,
        "you follow the gradient uphill: the sign is wrong.",
        "The gradient points to where the loss grows; go the other way, W - learning_rate * dW.",
    ),
    "no_step": (
        lambda W, dW, rate, k, loss, history: W,
        "W didn't change: no step was taken.",
        "Write the result of W - learning_rate * dW back into W.",
    ),
    "rate_ignored": (
        lambda W, dW, rate, k, loss, history: W - dW,
        "each step is the whole gradient: the learning rate isn't used.",
        "Multiply dW by learning_rate.",
    ),
    "stops_uphill": (
        _if_lower,
        "no step is taken once the loss has risen; gradient descent goes on, whatever the loss does.",
        "Take out the comparison of losses: each step is W - learning_rate * dW.",
    ),
    "sign_of_gradient": (
        lambda W, dW, rate, k, loss, history: W - rate * np.sign(dW),
        "each step takes the signs of dW only, so that all numbers move by the same amount.",
        STEP,
    ),
    "gradient_normalized": (
        lambda W, dW, rate, k, loss, history: W - rate * dW / max(np.sqrt(np.sum(dW * dW)), 1e-300),
        "dW is divided by its own length, so that every step is equally long.",
        KEEP_LENGTH,
    ),
    "rate_squared": (
        lambda W, dW, rate, k, loss, history: W - rate**2 * dW,
        "dW is multiplied by the learning rate twice.",
        STEP,
    ),
    "divided_by_rate": (
        lambda W, dW, rate, k, loss, history: W - dW / rate,
        "dW is divided by the learning rate, not multiplied.",
        STEP,
    ),
    "double_step": (
        lambda W, dW, rate, k, loss, history: W - 2 * rate * dW,
        "each step is twice as long as it should be.",
        STEP,
    ),
    "half_step": (
        lambda W, dW, rate, k, loss, history: W - 0.5 * rate * dW,
        "each step is half as long as it should be.",
        STEP,
    ),
    "rate_alone": (
        lambda W, dW, rate, k, loss, history: W - rate,
        "the learning rate is subtracted; dW isn't used.",
        STEP,
    ),
    "loss_for_gradient": (
        lambda W, dW, rate, k, loss, history: W - rate * loss,
        "the loss is subtracted, times the learning rate; it is dW.",
        STEP,
    ),
    "loss_times_gradient": (
        lambda W, dW, rate, k, loss, history: W - rate * loss * dW,
        "dW is multiplied by the loss as well.",
        STEP,
    ),
    "weights_dropped": (
        lambda W, dW, rate, k, loss, history: -rate * dW,
        "W becomes the step alone; the step is to be added to W.",
        STEP,
    ),
    "gradient_less_weights": (
        lambda W, dW, rate, k, loss, history: rate * dW - W,
        "the subtraction is the wrong way round.",
        STEP,
    ),
    "multiplied": (
        lambda W, dW, rate, k, loss, history: W * (1 - rate * dW),
        "W is multiplied by 1 - learning_rate · dW.",
        STEP,
    ),
    "rate_on_both": (
        lambda W, dW, rate, k, loss, history: rate * (W - dW),
        "the learning rate multiplies W too: the brackets are wrong.",
        STEP,
    ),
    "brackets_wrong": (
        lambda W, dW, rate, k, loss, history: (W - rate) * dW,
        "the learning rate is subtracted from W before the product with dW.",
        STEP,
    ),
    "rate_falls": (
        lambda W, dW, rate, k, loss, history: W - rate / (k + 1) * dW,
        "the learning rate is divided by k + 1: the steps get shorter and shorter.",
        STEP,
    ),
    "rate_falls_from_nothing": (
        lambda W, dW, rate, k, loss, history: W - rate * k * dW,
        "the learning rate is multiplied by k: there is no first step, and the others get longer.",
        STEP,
    ),
    "divided_by_numbers": (
        lambda W, dW, rate, k, loss, history: W - rate * dW / dW.size,
        "each step is divided by how many numbers W has.",
        STEP,
    ),
    "mean_of_gradient": (
        lambda W, dW, rate, k, loss, history: W - rate * np.mean(dW),
        "the mean of dW is subtracted everywhere; each number has its own slope.",
        STEP,
    ),
    "sum_of_gradient": (
        lambda W, dW, rate, k, loss, history: W - rate * np.sum(dW),
        "the sum of dW is subtracted everywhere; each number has its own slope.",
        STEP,
    ),
    "size_of_gradient": (
        lambda W, dW, rate, k, loss, history: W - rate * np.abs(dW),
        "dW has lost its signs.",
        KEEP_SIGNS,
    ),
    "gradient_squared": (lambda W, dW, rate, k, loss, history: W - rate * dW**2, "dW is squared.", STEP),
    "weight_decay": (
        lambda W, dW, rate, k, loss, history: W - rate * (dW + W),
        "W itself is subtracted as well, times the learning rate.",
        STEP,
    ),
    "first_step_only": (
        lambda W, dW, rate, k, loss, history: W - rate * dW if k == 0 else W,
        "only the first step is taken.",
        "The step belongs inside the loop.",
    ),
    "later_steps_only": (
        lambda W, dW, rate, k, loss, history: W if k == 0 else W - rate * dW,
        "the first step isn't taken.",
        STEP,
    ),
    "stops_when_it_rises": (
        lambda W, dW, rate, k, loss, history: W - rate * dW if np.all(np.diff(history) <= 0) else W,
        "no step is taken any more once the loss has risen.",
        "Take out the comparison of losses: each step is W - learning_rate * dW.",
    ),
    "usual_rate": (
        lambda W, dW, rate, k, loss, history: W - 0.01 * dW,
        "the learning rate is 0.01, whatever is passed in.",
        "Use learning_rate as it is passed in.",
    ),
    "other_usual_rate": (
        lambda W, dW, rate, k, loss, history: W - 0.001 * dW,
        "the learning rate is 0.001, whatever is passed in.",
        "Use learning_rate as it is passed in.",
    ),
    "rate_grows": (
        lambda W, dW, rate, k, loss, history: W - rate * (k + 1) * dW,
        "the learning rate is multiplied by k + 1: the steps get longer and longer.",
        STEP,
    ),
    "rate_falls_by_a_twentieth": (
        lambda W, dW, rate, k, loss, history: W - rate * 0.95**k * dW,
        "the learning rate falls by 5 % in each step.",
        "Use learning_rate as it is.",
    ),
    "rate_halved_each_time": (
        lambda W, dW, rate, k, loss, history: W - rate * 0.5**k * dW,
        "the learning rate is halved in each step.",
        STEP,
    ),
    "first_row_only": (
        lambda W, dW, rate, k, loss, history: np.concatenate([W[:1] - rate * dW[:1], W[1:]]),
        "only the first row of W moves.",
        STEP,
    ),
    "uphill_without_rate": (
        lambda W, dW, rate, k, loss, history: W + dW,
        "the sign is wrong, and the learning rate isn't used.",
        STEP,
    ),
    "gradient_clipped": (
        lambda W, dW, rate, k, loss, history: W - rate * np.clip(dW, -1, 1),
        "dW is cut off at -1 and 1.",
        STEP,
    ),
}

NOTES = {
    "noted_afterwards": (
        lambda losses: losses[1:],
        "history has the loss after each step; it should have the one before it.",
        NOTED,
    ),
    "best_noted": (
        lambda losses: np.minimum.accumulate(losses),
        "history has the lowest loss so far; it should have the loss before each step, also when it rises.",
        "Write the loss that f gives into history[k], as it is.",
    ),
    "first_noted": (lambda losses: [losses[0]] * len(losses), "every entry of history is the first loss.", NOTED),
    "last_noted": (lambda losses: [losses[-2]] * len(losses), "every entry of history is the last loss.", NOTED),
    "end_noted": (lambda losses: [losses[-1]] * len(losses), "every entry of history is the loss at the end.", NOTED),
    "noted_in_reverse": (
        lambda losses: losses[:-1][::-1],
        "history is filled from the end.",
        "history[k], with k from 0.",
    ),
    "nothing_noted": (lambda losses: [0.0] * len(losses), "history is zero: it is never filled in.", NOTED),
    "noted_one_late": (
        lambda losses: [0.0, *losses[:-2]],
        "history is shifted by one: its first entry is 0.",
        "history[k] is the loss before step k.",
    ),
    "first_left_out": (
        lambda losses: [*losses[1:-1], 0.0],
        "history lacks the first loss, and its last entry is 0.",
        "history[k] is the loss before step k.",
    ),
    "sum_noted": (lambda losses: np.cumsum(losses), "history has the sum of the losses so far.", NOTED),
    "mean_noted": (
        lambda losses: np.cumsum(losses) / np.arange(1, len(losses) + 1),
        "history has the mean of the losses so far.",
        NOTED,
    ),
    "differences_noted": (
        lambda losses: np.diff([*losses, 0.0])[: len(losses)],
        "history has the changes of the loss.",
        NOTED,
    ),
    "negative_noted": (lambda losses: -np.array(losses), "history has the losses with the wrong sign.", NOTED),
    "last_entry_missing": (lambda losses: [*losses[:-2], 0.0], "the last entry of history is 0.", NOTED),
    "only_last_entry": (
        lambda losses: [*[0.0] * (len(losses) - 2), losses[-2]],
        "only the last entry of history is filled in.",
        "history[k], inside the loop.",
    ),
    "only_first_entry": (
        lambda losses: [losses[0], *[0.0] * len(losses)],
        "only the first entry of history is filled in: does the loop end too early?",
        NOTED,
    ),
    "sorted_history": (lambda losses: sorted(losses[:-1], reverse=True), "history is sorted.", KEEP_ORDER),
    "rounded_history": (
        lambda losses: np.trunc(losses),
        "history has lost its decimals.",
        "np.zeros(steps) has floats.",
    ),
}

RETURNED = {
    "best_returned": (
        lambda path, losses: path[int(np.argmin(losses))],
        "the W with the lowest loss on the way is returned; the one after the last step is wanted.",
        BACK,
    ),
    "start_returned": (
        lambda path, losses: path[0],
        "the W at the start is returned, although steps were taken.",
        BACK,
    ),
    "one_step_short": (
        lambda path, losses: path[-2],
        "the W before the last step is returned.",
        BACK,
    ),
    "mean_returned": (
        lambda path, losses: np.mean(path[1:], axis=0),
        "the mean of all W on the way is returned.",
        BACK,
    ),
    "change_returned": (lambda path, losses: path[-1] - path[0], "how far W has moved is returned, not W.", BACK),
    "negative_returned": (lambda path, losses: -path[-1], "W is returned with the wrong sign.", BACK),
    "best_of_seen": (
        lambda path, losses: path[int(np.argmin(losses[:-1]))],
        "the W with the lowest loss of those noted is returned; the one after the last step is wanted.",
        BACK,
    ),
    "first_step_returned": (lambda path, losses: path[1], "the W after the first step is returned.", BACK),
}

OTHERS = [
    Choice(
        "gradient_of_the_start",
        {"gradient_at": lambda path: path[0]},
        "every step takes the gradient at the first W; it is taken where W stands by now.",
        "Ask f inside the loop: loss, dW = f(W).",
    ),
    Choice(
        "gradient_one_step_old",
        {"gradient_at": lambda path: path[max(len(path) - 2, 0)]},
        "each step takes the gradient of the step before.",
        "Ask f at the W that the step starts from.",
    ),
    Choice(
        "gradients_summed",
        {"summed": True},
        "the gradients are added up: old ones count again in each step.",
        "dW is that of the W where you stand, alone.",
    ),
    Choice(
        "from_the_start",
        {"from_start": True},
        "each step starts from the first W, so that only the last one counts.",
        "Write W - learning_rate * dW back into W.",
    ),
    Choice(
        "gradient_of_the_next",
        {"again": True},
        "dW is taken at the place that the step leads to, not at the one where it starts.",
        "dW is taken at the old W, before the step.",
    ),
    Choice(
        "two_steps_in_each_turn",
        {"again": "from there"},
        "two steps are taken in each turn.",
        "One step in each turn: W = W - learning_rate * dW.",
    ),
    Choice(
        "uphill_not_taken",
        {"again": "only downhill"},
        "a step that raises the loss isn't taken; gradient descent takes each step, whatever the loss does.",
        "Take out the comparison of losses: each step is W - learning_rate * dW.",
    ),
    Choice(
        "ends_after_one_step",
        {"many": lambda steps: 1, "noted": lambda losses: [losses[0], *[0.0] * len(losses)]},
        "only the first step is taken, and only its loss noted: is the return inside the loop?",
        "return belongs after the loop.",
    ),
    Choice(
        "step_after_the_loop",
        {"many": lambda steps: 1, "noted": lambda losses: [losses[0]] * len(losses)},
        "one step is taken at the end: it stands after the loop, and every entry of history is the first loss.",
        "W = W - learning_rate * dW belongs inside the loop.",
    ),
    Choice(
        "rate_over_steps",
        {"rate_of": lambda rate, steps: rate / steps},
        "the learning rate is divided by the number of steps.",
        STEP,
    ),
    Choice("one_step_more", {"many": lambda steps: steps + 1}, "one step too many is taken.", "range(steps)."),
    Choice(
        "one_step_less",
        {"many": lambda steps: steps - 1, "noted": lambda losses: [*losses[:-2], 0.0]},
        "one step too few is taken.",
        "range(steps) goes from 0 to steps - 1.",
    ),
    Choice(
        "two_steps_each", {"many": lambda steps: 2 * steps}, "twice as many steps are taken.", "One step in each turn."
    ),
]

CHOICES = [
    Choices(
        of=("gradient_descent",),
        function=gradient_descent,
        wrong=[*choices_of("step", STEPS), *choices_of("noted", NOTES), *choices_of("returned", RETURNED), *OTHERS],
    ),
]
