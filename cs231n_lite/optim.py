"""Ways downhill: two random searches, gradient descent, and the minibatches of stochastic gradient descent.

`rng` is a random generator, made by `np.random.default_rng(seed)`; all randomness comes from it.
"""

import numpy as np


def random_search(f, shape, tries, rng, scale=1e-4):
    """Try random weights, and keep the best.

    f: a function of W that returns the loss, a number
    shape: the shape of W, such as (D, C)
    tries: how many W are tried; each is scale times standard normal numbers from `rng`
    Returns (W, history): the W with the lowest loss of all, and an array (tries,) of the lowest loss so far.
    (Lecture "Optimization", random search.)
    """
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        # your code here
        raise NotImplementedError("random_search is yours to write; see sgd.ipynb, section 2 · Three ways down")
    return best_W, history


def random_local_search(f, W, tries, rng, scale=1e-4):
    """Try random steps from where we stand, and take those that lower the loss.

    f: a function of W that returns the loss, a number
    W: where to start; it isn't changed
    tries: how many steps are tried; each is scale times standard normal numbers from `rng`
    Returns (W, history): where we arrived, and an array (tries,) of the loss there after each try.
    (Lecture "Optimization", random local search.)
    """
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        # your code here
        raise NotImplementedError("random_local_search is yours to write; see sgd.ipynb, section 2 · Three ways down")
    return W, history


def gradient_descent(f, W, steps, learning_rate):
    """Follow the negative gradient: W ← W - learning_rate · dW, with dW taken at the old W.

    f: a function of W that returns (loss, dW)
    W: where to start; it isn't changed
    Returns (W, history): where we arrived, and an array (steps,) of the loss before each step.
    (Lecture "Optimization", following the gradient.)
    """
    history = np.zeros(steps)
    for k in range(steps):
        # your code here
        raise NotImplementedError("gradient_descent is yours to write; see sgd.ipynb, section 2 · Three ways down")
    return W, history


def batches_in_order(N, batch_size):
    """The numbers 0 to N - 1 in order, cut into batches; the last one has what is left.

    Returns a list of arrays of integers.
    """
    # your code here
    raise NotImplementedError("batches_in_order is yours to write; see sgd.ipynb, section 4.2 · Which images?")


def random_batch(N, batch_size, rng):
    """One batch, each image of which is drawn from all N, whatever has been drawn before.

    Returns an array (batch_size,) of integers from 0 to N - 1; some may occur twice.
    """
    # your code here
    raise NotImplementedError("random_batch is yours to write; see sgd.ipynb, section 4.2 · Which images?")


def shuffled_batches(N, batch_size, rng):
    """One epoch: the numbers 0 to N - 1, each once, in random order, cut into batches; the last one has what is left.

    Returns a list of arrays of integers.
    """
    # your code here
    raise NotImplementedError("shuffled_batches is yours to write; see sgd.ipynb, section 4.2 · Which images?")
