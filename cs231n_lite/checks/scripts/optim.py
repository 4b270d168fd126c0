"""Scripts about `optim.py`: they watch at which W a search asks, and join what a sampler gives."""

import numpy as np


def valley(W):
    """Σ k · (W_k - 1)², with k counting the numbers of W from 1: its lowest point is 1 everywhere."""
    order = np.arange(1, W.size + 1).reshape(W.shape)
    return float(np.sum(order * (W - 1) ** 2))


def valley_with_gradient(W):
    order = np.arange(1, W.size + 1).reshape(W.shape)
    return valley(W), 2 * order * (W - 1)


def watched_random_search(module, shape, tries, seed, scale):
    """What the search returns, every W at which it asked for the loss, and what it asked for."""
    asked = []
    W, history = module.random_search(_watched(asked), shape, tries, np.random.default_rng(seed), scale)
    return W, history, np.array(asked)


def watched_local_search(module, W, tries, seed, scale):
    """The same for the local search, from W; and W as the search left it."""
    asked = []
    end, history = module.random_local_search(_watched(asked), W, tries, np.random.default_rng(seed), scale)
    return end, history, np.array(asked), W


def descent(module, W, steps, learning_rate):
    """What gradient descent returns from W, and W as it left it."""
    end, history = module.gradient_descent(valley_with_gradient, W, steps, learning_rate)
    return end, history, W


def in_order(module, N, batch_size):
    return _joined(module.batches_in_order(N, batch_size))


def random_draws(module, N, batch_size, seeds):
    """One batch for each of the seeds, as rows."""
    return np.array([module.random_batch(N, batch_size, np.random.default_rng(seed)) for seed in seeds])


def epochs(module, N, batch_size, seed):
    """Two epochs from one generator, and the first of them again from another generator with the same seed."""
    rng = np.random.default_rng(seed)
    first, second = module.shuffled_batches(N, batch_size, rng), module.shuffled_batches(N, batch_size, rng)
    again = module.shuffled_batches(N, batch_size, np.random.default_rng(seed))
    return _joined(first), _joined(second), _joined(again)


def _watched(asked):
    """`valley`, with a note of every W that it is asked at."""

    def f(W):
        asked.append(np.array(W))
        return valley(W)

    return f


def _joined(batches):
    """The images of all batches one after the other, and the sizes of the batches."""
    batches = [np.asarray(batch) for batch in batches]
    return np.concatenate([*batches, np.zeros(0, int)]), np.array([len(batch) for batch in batches])
