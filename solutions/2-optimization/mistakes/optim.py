"""Wrong versions of the searches and samplers, as edits of the reference: what students really get wrong."""

from grading.mistake import Mistake

MISTAKES = [
    Mistake("scale_ignored", "random_search.best", {"scale * rng": "rng"}),
    Mistake(
        "last_for_best",
        "random_search.best",
        {"            best_W, best_loss = W, loss\n": "            best_loss = loss\n        best_W = W\n"},
    ),
    Mistake(
        "highest_loss",
        "random_search.best",
        {"if loss < best_loss": "if best_loss == np.inf or loss > best_loss"},
    ),
    Mistake(
        "history_of_every_try",
        "random_search.best",
        {"history[k] = best_loss": "history[k] = loss"},
    ),
    Mistake(
        "global_randomness", "random_search.best", {"rng.standard_normal(shape)": "np.random.standard_normal(shape)"}
    ),
    Mistake(
        "every_step_taken",
        "random_local_search.accepts",
        {"if loss_there < loss:": "if True:"},
    ),
    Mistake("equal_taken", "random_local_search.accepts", {"if loss_there < loss:": "if loss_there <= loss:"}),
    Mistake("higher_taken", "random_local_search.accepts", {"if loss_there < loss:": "if loss_there > loss:"}),
    Mistake(
        "from_the_start",
        "random_local_search.accepts",
        {
            "loss, history = f(W), np.zeros(tries)": "loss, history, start = f(W), np.zeros(tries), W",
            "step = W + scale": "step = start + scale",
        },
    ),
    Mistake("fresh_W", "random_local_search.accepts", {"step = W + scale": "step = scale"}),
    Mistake("wrong_sign", "gradient_descent.steps", {"W - learning_rate * dW": "W + learning_rate * dW"}),
    Mistake("no_step", "gradient_descent.steps", {"W = W - learning_rate * dW": "W = W - 0 * dW"}),
    Mistake("rate_ignored", "gradient_descent.steps", {"W - learning_rate * dW": "W - dW"}),
    Mistake(
        "stops_uphill",
        "gradient_descent.steps",
        {"W = W - learning_rate * dW": "W = W - learning_rate * dW if k == 0 or history[k] <= history[k - 1] else W"},
    ),
    Mistake(
        "best_returned",
        "gradient_descent.steps",
        {
            "        history[k], dW = f(W)\n": (
                "        history[k], dW = f(W)\n"
                "        if k == 0 or history[k] < lowest:\n            best, lowest = W, history[k]\n"
            ),
            "    return W, history": "    return (W if f(W)[0] < lowest else best), history",
        },
    ),
    Mistake(
        "best_noted",
        "gradient_descent.steps",
        {"history[k], dW = f(W)": "history[k], dW = f(W)\n        history[k] = np.min(history[: k + 1])"},
    ),
    Mistake(
        "noted_afterwards",
        "gradient_descent.steps",
        {
            "history[k], dW = f(W)": "_, dW = f(W)",
            "W = W - learning_rate * dW\n": "W = W - learning_rate * dW\n        history[k] = f(W)[0]\n",
        },
    ),
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
    ),
    Mistake(
        "not_shuffled",
        "shuffled_batches.epoch",
        {"rng.permutation(N)": "np.arange(N)"},
    ),
    Mistake(
        "without_replacement",
        "random_batch.draws",
        {"rng.integers(N, size=batch_size)": "rng.permutation(N)[:batch_size]"},
    ),
    Mistake(
        "global_randomness",
        "random_batch.draws",
        {"rng.integers(N, size=batch_size)": "np.random.randint(N, size=batch_size)"},
    ),
    Mistake("own_generator", "random_batch.draws", {"rng.integers": "np.random.default_rng(0).integers"}),
    Mistake("global_randomness", "shuffled_batches.epoch", {"rng.permutation(N)": "np.random.permutation(N)"}),
    Mistake("own_generator", "shuffled_batches.epoch", {"rng.permutation": "np.random.default_rng().permutation"}),
    Mistake(
        "rest_dropped",
        "shuffled_batches.epoch",
        {"in batches_in_order(N, batch_size)]": "in batches_in_order(N, batch_size) if len(batch) == batch_size]"},
    ),
]
