"""The update rules as their formulas say them, weight by weight, and with exact fractions where there is no root."""

from fractions import Fraction
from math import cos, pi, sqrt

import numpy as np


def _filled(config, **missing):
    return {**missing, **({} if config is None else config)}


def _exact(array):
    return [Fraction(number) for number in array.ravel().tolist()]


def _back(numbers, like):
    return np.array([float(number) for number in numbers]).reshape(like.shape)


def sgd(w, dw, config=None):
    config = _filled(config, learning_rate=1e-2)
    rate = Fraction(config["learning_rate"])
    return _back([one - rate * slope for one, slope in zip(_exact(w), _exact(dw), strict=True)], w), config


def _velocity(w, dw, config):
    """The next velocity, number by number."""
    config = _filled(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))
    rate, share = Fraction(config["learning_rate"]), Fraction(config["momentum"])
    velocity = [share * v - rate * slope for v, slope in zip(_exact(config["velocity"]), _exact(dw), strict=True)]
    return velocity, rate, share, {**config, "velocity": _back(velocity, w)}


def sgd_momentum(w, dw, config=None):
    velocity, _, _, config = _velocity(w, dw, config)
    return _back([one + v for one, v in zip(_exact(w), velocity, strict=True)], w), config


def nesterov(w, dw, config=None):
    velocity, rate, share, config = _velocity(w, dw, config)
    slopes = _exact(dw)
    moved = [one + share * v - rate * slope for one, v, slope in zip(_exact(w), velocity, slopes, strict=True)]
    return _back(moved, w), config


def rmsprop(w, dw, config=None):
    config = _filled(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8, cache=np.zeros_like(w))
    share = Fraction(config["decay_rate"])
    slopes = _exact(dw)
    cache = [share * c + (1 - share) * slope**2 for c, slope in zip(_exact(config["cache"]), slopes, strict=True)]
    steps = [
        config["learning_rate"] * float(slope) / (sqrt(c) + config["epsilon"])
        for slope, c in zip(slopes, cache, strict=True)
    ]
    return w - _back(steps, w), {**config, "cache": _back(cache, w)}


def adam(w, dw, config=None):
    config = _filled(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, t=0)
    config = _filled(config, m=np.zeros_like(w), v=np.zeros_like(w))
    beta1, beta2, t = Fraction(config["beta1"]), Fraction(config["beta2"]), int(config["t"]) + 1
    slopes = _exact(dw)
    m = [beta1 * one + (1 - beta1) * slope for one, slope in zip(_exact(config["m"]), slopes, strict=True)]
    v = [beta2 * one + (1 - beta2) * slope**2 for one, slope in zip(_exact(config["v"]), slopes, strict=True)]
    steps = [
        config["learning_rate"] * float(first / (1 - beta1**t)) / (sqrt(second / (1 - beta2**t)) + config["epsilon"])
        for first, second in zip(m, v, strict=True)
    ]
    return w - _back(steps, w), {**config, "m": _back(m, w), "v": _back(v, w), "t": t}


def step_decay(learning_rate, epoch, every=10, factor=0.5):
    for passed in range(1, epoch + 1):
        if passed % every == 0:
            learning_rate = learning_rate * factor
    return learning_rate


def cosine_decay(learning_rate, epoch, epochs):
    return learning_rate * cos(pi * epoch / epochs / 2) ** 2
