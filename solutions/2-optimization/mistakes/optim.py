"""Wrong versions of the searches and samplers, as edits of the reference: what students really get wrong."""

from grading.mistake import Mistake

MISTAKES = [
    Mistake(
        "last_for_best",
        "random_search.best",
        {"            best_W, best_loss = W, loss\n": "            best_loss = loss\n        best_W = W\n"},
        looks_like="the W of the last try is returned, not that of the best one.",
        try_next="Keep W only when its loss is lower than the best one so far.",
    ),
    Mistake(
        "highest_loss",
        "random_search.best",
        {"if loss < best_loss": "if best_loss == np.inf or loss > best_loss"},
        looks_like="the W with the highest loss is kept.",
        try_next="Keep W when its loss is lower: loss < best_loss.",
    ),
    Mistake(
        "history_of_every_try",
        "random_search.best",
        {"history[k] = best_loss": "history[k] = loss"},
        looks_like="history has the loss of every try; it should have the lowest one so far.",
        try_next="Write best_loss into history[k], after you have compared.",
    ),
    Mistake(
        "every_step_taken",
        "random_local_search.accepts",
        {"if loss_there < loss:": "if True:"},
        looks_like="every step is taken, whether it lowers the loss or not.",
        try_next="Take the step only if the loss there is lower than where we stand.",
    ),
    Mistake(
        "wrong_sign",
        "gradient_descent.steps",
        {"W - learning_rate * dW": "W + learning_rate * dW"},
        looks_like="you follow the gradient uphill: the sign is wrong.",
        try_next="The gradient points to where the loss grows; go the other way, W - learning_rate * dW.",
    ),
    Mistake("no_step", "gradient_descent.steps", {"W = W - learning_rate * dW": "W = W - 0 * dW"}),
    Mistake(
        "changed_in_place",
        "gradient_descent.steps",
        {"W = W - learning_rate * dW": "W -= learning_rate * dW"},
        looks_like="the result is right, but W -= … has changed the array that was passed in.",
        try_next="Write W = W - learning_rate * dW, which makes a new array.",
    ),
    Mistake(
        "rest_dropped",
        "batches_in_order.values",
        {"range(0, N, batch_size)": "range(0, N - batch_size + 1, batch_size)"},
        looks_like="the images that don't fill a batch are dropped.",
        try_next="The last batch has what is left, even if it is smaller.",
    ),
    Mistake(
        "not_shuffled",
        "shuffled_batches.epoch",
        {"rng.permutation(N)": "np.arange(N)"},
        looks_like="the images come in order.",
        try_next="rng.permutation(N) is a random order of 0 to N - 1.",
    ),
    Mistake(
        "rest_dropped",
        "shuffled_batches.epoch",
        {"in batches_in_order(N, batch_size)]": "in batches_in_order(N, batch_size) if len(batch) == batch_size]"},
        looks_like="the images that don't fill a batch are dropped, so an epoch doesn't see them all.",
        try_next="The last batch has what is left, even if it is smaller.",
    ),
]
