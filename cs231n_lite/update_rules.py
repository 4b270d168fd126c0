"""Update rules: from the weights and their slope to the next weights. And schedules of the learning rate.

A rule is called once in each step, for each parameter by itself: `w, config = rule(w, dw, config)`. What it has to
remember from one step to the next is in the dict `config`; the lines that fill in what is missing are given.
"""

import numpy as np


def sgd(w, dw, config=None):
    """Gradient descent: w - learning_rate · dw.

    w: floats of any shape, the weights
    dw: their slope, of the same shape
    config: a dict with "learning_rate"
    Returns (next_w, config). (Lecture "Optimization".)
    """
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    # your code here
    raise NotImplementedError("sgd is yours to write; see optimizers.ipynb, section 1 · A ravine")


def sgd_momentum(w, dw, config=None):
    """Momentum: the steps so far go on, and get weaker.

    velocity ← momentum · velocity - learning_rate · dw,   w ← w + velocity

    w, dw: floats of one shape, the weights and their slope
    config: a dict with "learning_rate", "momentum" (0 to 1) and "velocity", of w's shape, which is updated
    Returns (next_w, config). (Polyak, 1964.)
    """
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    # your code here
    raise NotImplementedError("sgd_momentum is yours to write; see optimizers.ipynb, section 2 · Momentum")


def nesterov(w, dw, config=None):
    """Nesterov's momentum: the slope dw is taken where the velocity leads, which is where w stands here.

    velocity ← momentum · velocity - learning_rate · dw,   w ← w + momentum · velocity - learning_rate · dw

    The second formula has the new velocity.

    w, dw: floats of one shape, the weights and their slope
    config: a dict with "learning_rate", "momentum" (0 to 1) and "velocity", of w's shape, which is updated
    Returns (next_w, config). (Nesterov, 1983; in this form Sutskever and others, 2013.)
    """
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    # your code here
    raise NotImplementedError("nesterov is yours to write; see optimizers.ipynb, section 2 · Momentum")


def rmsprop(w, dw, config=None):
    """RMSProp: each weight's step is divided by the root of a running mean of its squared slopes.

    cache ← decay_rate · cache + (1 - decay_rate) · dw²,   w ← w - learning_rate · dw / (√cache + epsilon)

    w, dw: floats of one shape, the weights and their slope
    config: a dict with "learning_rate", "decay_rate" (0 to 1), "epsilon" (small) and "cache", of w's shape, updated
    Returns (next_w, config). (Tieleman & Hinton, 2012.)
    """
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("decay_rate", 0.99)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("cache", np.zeros_like(w))
    # your code here
    raise NotImplementedError(
        "rmsprop is yours to write; see optimizers.ipynb, section 3 · A step length for each weight"
    )


def adam(w, dw, config=None):
    """Adam: a running mean of the slopes, divided by the root of a running mean of their squares.

    t ← t + 1
    m ← beta1 · m + (1 - beta1) · dw,   v ← beta2 · v + (1 - beta2) · dw²
    m̂ = m / (1 - beta1ᵗ),   v̂ = v / (1 - beta2ᵗ),   w ← w - learning_rate · m̂ / (√v̂ + epsilon)

    m̂ and v̂ aren't kept: they correct for the zeros that m and v began with.

    w, dw: floats of one shape, the weights and their slope
    config: a dict with "learning_rate", "beta1", "beta2" (0 to 1) and "epsilon" (small); and with "m" and "v", of w's
        shape, and "t", the number of steps, which are updated
    Returns (next_w, config). (Kingma & Ba, 2015.)
    """
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    # your code here
    raise NotImplementedError("adam is yours to write; see optimizers.ipynb, section 3.1 · Adam")


def step_decay(learning_rate, epoch, every=10, factor=0.5):
    """The learning rate in stairs: multiplied by `factor` whenever another `every` epochs are over.

    learning_rate: that of the beginning
    epoch: how many epochs are over, an integer from 0
    every, factor: how many epochs a stair lasts; what the rate is multiplied by at its end
    Returns the learning rate of this epoch, a number.
    """
    # your code here
    raise NotImplementedError("step_decay is yours to write; see optimizers.ipynb, section 5 · Schedules")


def cosine_decay(learning_rate, epoch, epochs):
    """The learning rate along half a wave of the cosine, from `learning_rate` at epoch 0 to 0 at the end.

    learning_rate · (1 + cos(π · epoch / epochs)) / 2

    epoch: how many epochs are over, from 0 to epochs
    Returns the learning rate of this epoch, a number. (Loshchilov & Hutter, 2017.)
    """
    # your code here
    raise NotImplementedError("cosine_decay is yours to write; see optimizers.ipynb, section 5 · Schedules")
