"""Right and wrong versions of the exercises of `update_rules.py`."""

from . import Right, Wrong

RIGHT = [
    Right(
        "sgd",
        "in place, as CS231n has it",
        """
def sgd(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    w -= config["learning_rate"] * dw
    return w, config
""",
    ),
    Right(
        "sgd",
        "a new dict comes back",
        """
def sgd(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    lr = config["learning_rate"]
    return w + (-lr) * dw, dict(config)
""",
    ),
    Right(
        "sgd",
        "a loop over all weights",
        """
def sgd(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    out = np.array(w)
    for k in np.ndindex(w.shape):
        out[k] -= dw[k] * config["learning_rate"]
    return (out, config)
""",
    ),
    Right(
        "sgd",
        "a list of both",
        """
def sgd(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    return [np.subtract(w, np.multiply(dw, config["learning_rate"])), config]
""",
    ),
    Right(
        "sgd_momentum",
        "as CS231n has it",
        """
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    v = config["velocity"]
    v = config["momentum"] * v - config["learning_rate"] * dw
    next_w = w + v
    config["velocity"] = v
    return next_w, config
""",
    ),
    Right(
        "sgd_momentum",
        "everything in place",
        """
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    config["velocity"] *= config["momentum"]
    config["velocity"] -= config["learning_rate"] * dw
    w += config["velocity"]
    return w, config
""",
    ),
    Right(
        "sgd_momentum",
        "a new dict each time, with its history in a list",
        """
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    v = config["momentum"] * config["velocity"] - config["learning_rate"] * dw
    seen = config.get("seen", []) + [float(np.sum(dw))]
    return w + v, {**config, "velocity": v, "seen": seen}
""",
    ),
    Right(
        "sgd_momentum",
        "a history appended to, and a set",
        """
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    config.setdefault("steps", []).append(dw)
    config.setdefault("shapes", set()).add(w.shape)
    config.update(velocity=config["velocity"] * config["momentum"] - dw * config["learning_rate"])
    return w + config["velocity"], config
""",
    ),
    Right(
        "nesterov",
        "by the velocity before",
        """
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    v0 = config["velocity"]
    mu, lr = config["momentum"], config["learning_rate"]
    v = mu * v0 - lr * dw
    config["velocity"] = v
    return w - mu * v0 + (1 + mu) * v, config
""",
    ),
    Right(
        "nesterov",
        "in place",
        """
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    mu, step = config["momentum"], config["learning_rate"] * dw
    v = config["velocity"]
    v *= mu
    v -= step
    w += mu * v
    w -= step
    return w, config
""",
    ),
    Right(
        "nesterov",
        "all in one formula",
        """
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    mu, lr = config["momentum"], config["learning_rate"]
    next_w = w + mu ** 2 * config["velocity"] - (1 + mu) * lr * dw
    return next_w, dict(config, velocity=mu * config["velocity"] - lr * dw)
""",
    ),
    Right(
        "rmsprop",
        "as CS231n has it",
        """
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("decay_rate", 0.99)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("cache", np.zeros_like(w))
    config["cache"] = config["decay_rate"] * config["cache"] + (1 - config["decay_rate"]) * (dw * dw)
    next_w = w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"])
    return next_w, config
""",
    ),
    Right(
        "rmsprop",
        "the cache moves towards the square",
        """
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("decay_rate", 0.99)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("cache", np.zeros_like(w))
    c = config["cache"]
    c += (1 - config["decay_rate"]) * (np.square(dw) - c)
    w -= config["learning_rate"] * dw / (c ** 0.5 + config["epsilon"])
    return w, config
""",
    ),
    Right(
        "rmsprop",
        "a rate for each weight",
        """
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("decay_rate", 0.99)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("cache", np.zeros_like(w))
    d = config["decay_rate"]
    cache = d * config["cache"] + (1.0 - d) * np.abs(dw) ** 2
    rates = config["learning_rate"] / (np.sqrt(cache) + config["epsilon"])
    return w - rates * dw, {**config, "cache": cache}
""",
    ),
    Right(
        "adam",
        "as CS231n has it",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    config["t"] += 1
    b1, b2, lr, eps = config["beta1"], config["beta2"], config["learning_rate"], config["epsilon"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw ** 2
    mt = config["m"] / (1 - b1 ** config["t"])
    vt = config["v"] / (1 - b2 ** config["t"])
    next_w = w - lr * mt / (np.sqrt(vt) + eps)
    return next_w, config
""",
    ),
    Right(
        "adam",
        "in place, t at the end, used plus one",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    b1, b2, lr, eps = config["beta1"], config["beta2"], config["learning_rate"], config["epsilon"]
    m, v, t = config["m"], config["v"], config["t"] + 1
    m *= b1
    m += (1 - b1) * dw
    v += (1 - b2) * (dw * dw - v)
    w -= lr * (m / (1 - b1 ** t)) / (np.sqrt(v / (1 - b2 ** t)) + eps)
    config["t"] = t
    return w, config
""",
    ),
    Right(
        "adam",
        "the short form, with epsilon moved along",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    b1, b2, lr, eps = config["beta1"], config["beta2"], config["learning_rate"], config["epsilon"]
    config["t"] += 1
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw ** 2
    c2 = np.sqrt(1 - b2 ** config["t"])
    rate = lr * c2 / (1 - b1 ** config["t"])
    return w - rate * config["m"] / (np.sqrt(config["v"]) + eps * c2), config
""",
    ),
    Right(
        "adam",
        "a new dict, t as a float",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    b1, b2, lr, eps = config["beta1"], config["beta2"], config["learning_rate"], config["epsilon"]
    t = float(config["t"] + 1)
    m = b1 * config["m"] + (1 - b1) * dw
    v = b2 * config["v"] + (1 - b2) * np.power(dw, 2)
    u = (m / (1 - b1 ** t)) / ((v / (1 - b2 ** t)) ** 0.5 + eps)
    return w - lr * u, {**config, "m": m, "v": v, "t": t}
""",
    ),
    Right(
        "step_decay",
        "a loop",
        """
def step_decay(learning_rate, epoch, every=10, factor=0.5):
    for _ in range(epoch // every):
        learning_rate *= factor
    return learning_rate
""",
    ),
    Right(
        "step_decay",
        "int of a quotient",
        """
def step_decay(learning_rate, epoch, every=10, factor=0.5):
    return learning_rate * np.power(factor, int(epoch / every))
""",
    ),
    Right(
        "step_decay",
        "by a logarithm",
        """
def step_decay(learning_rate, epoch, every=10, factor=0.5):
    import math
    return math.exp(math.log(learning_rate) + math.floor(epoch / every) * math.log(factor))
""",
    ),
    Right(
        "step_decay",
        "a loop over epochs",
        """
def step_decay(learning_rate, epoch, every=10, factor=0.5):
    for k in range(1, epoch + 1):
        if k % every == 0:
            learning_rate = factor * learning_rate
    return learning_rate
""",
    ),
    Right(
        "cosine_decay",
        "the square of a cosine",
        """
def cosine_decay(learning_rate, epoch, epochs):
    return learning_rate * np.cos(np.pi * epoch / epochs / 2) ** 2
""",
    ),
    Right(
        "cosine_decay",
        "math, one half outside",
        """
def cosine_decay(learning_rate, epoch, epochs):
    import math
    return 0.5 * learning_rate * (1 + math.cos(math.pi * epoch / epochs))
""",
    ),
    Right(
        "cosine_decay",
        "one less a sine squared",
        """
def cosine_decay(learning_rate, epoch, epochs):
    return learning_rate - learning_rate * np.sin(0.5 * np.pi * (epoch / epochs)) ** 2
""",
    ),
]

WRONG = [
    Wrong(
        "sgd",
        "plus, after a minus in the slope",
        """
def sgd(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    g = -dw
    return w - config["learning_rate"] * g, config
""",
        ("step",),
    ),
    Wrong(
        "sgd",
        "the rate of the signature",
        """
def sgd(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    learning_rate = 1e-2
    return w - learning_rate * dw, config
""",
        ("step",),
    ),
    Wrong(
        "sgd",
        "config is missing",
        """
def sgd(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    return w - config["learning_rate"] * dw
""",
        ("step",),
    ),
    Wrong(
        "sgd",
        "config first",
        """
def sgd(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    return config, w - config["learning_rate"] * dw
""",
        ("step",),
    ),
    Wrong(
        "sgd",
        "the slope of unit length",
        """
def sgd(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    return w - config["learning_rate"] * dw / np.linalg.norm(dw), config
""",
        ("step",),
    ),
    Wrong(
        "sgd",
        "nothing is returned",
        """
def sgd(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    w -= config["learning_rate"] * dw
""",
        ("step",),
    ),
    Wrong(
        "sgd",
        "multiplied",
        """
def sgd(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    return w * config["learning_rate"] * dw, config
""",
        ("step",),
    ),
    Wrong(
        "sgd",
        "the rate comes back for config",
        """
def sgd(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    return w - config["learning_rate"] * dw, config["learning_rate"]
""",
        ("step",),
    ),
    Wrong(
        "sgd",
        "one step for the whole array",
        """
def sgd(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    return w - config["learning_rate"] * dw.mean(), config
""",
        ("step",),
    ),
    Wrong(
        "sgd",
        "in whole numbers",
        """
def sgd(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    return np.trunc(w - config["learning_rate"] * dw), config
""",
        ("step",),
    ),
    Wrong(
        "sgd_momentum",
        "the velocity of the formula with plus, then minus",
        """
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    v = config["momentum"] * config["velocity"] + config["learning_rate"] * dw
    config["velocity"] = v
    return w - v, config
""",
        ("steps",),
    ),
    Wrong(
        "sgd_momentum",
        "as PyTorch keeps it",
        """
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    v = config["momentum"] * config["velocity"] + dw
    config["velocity"] = v
    return w - config["learning_rate"] * v, config
""",
        ("steps",),
    ),
    Wrong(
        "sgd_momentum",
        "a mean of slopes",
        """
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    m = config["momentum"]
    v = m * config["velocity"] - (1 - m) * config["learning_rate"] * dw
    config["velocity"] = v
    return w + v, config
""",
        ("steps",),
    ),
    Wrong(
        "sgd_momentum",
        "kept under another name",
        """
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    v = config.get("v", config["velocity"])
    v = config["momentum"] * v - config["learning_rate"] * dw
    return w + v, config
""",
        ("steps",),
    ),
    Wrong(
        "sgd_momentum",
        "a new dict with the velocity alone",
        """
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    v = config["momentum"] * config["velocity"] - config["learning_rate"] * dw
    return w + v, {"velocity": v}
""",
        ("steps",),
    ),
    Wrong(
        "sgd_momentum",
        "velocity set to zeros in each call",
        """
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    config["velocity"] = np.zeros_like(w)
    config["velocity"] = config["momentum"] * config["velocity"] - config["learning_rate"] * dw
    return w + config["velocity"], config
""",
        ("steps",),
    ),
    Wrong(
        "sgd_momentum",
        "the old velocity moves w",
        """
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    old = config["velocity"]
    config["velocity"] = config["momentum"] * old - config["learning_rate"] * dw
    return w + old, config
""",
        ("steps",),
    ),
    Wrong(
        "sgd_momentum",
        "velocity minus w",
        """
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    config["velocity"] = config["momentum"] * config["velocity"] - config["learning_rate"] * dw
    return w - config["velocity"], config
""",
        ("steps",),
    ),
    Wrong(
        "sgd_momentum",
        "the velocity comes back",
        """
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    config["velocity"] = config["momentum"] * config["velocity"] - config["learning_rate"] * dw
    return w + config["velocity"], config["velocity"]
""",
        ("steps",),
    ),
    Wrong(
        "sgd_momentum",
        "the rate comes twice",
        """
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    config["velocity"] = config["momentum"] * config["velocity"] - config["learning_rate"] * dw
    return w + config["learning_rate"] * config["velocity"], config
""",
        ("steps",),
    ),
    Wrong(
        "sgd_momentum",
        "momentum decays",
        """
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    config["momentum"] *= 0.99
    config["velocity"] = config["momentum"] * config["velocity"] - config["learning_rate"] * dw
    return w + config["velocity"], config
""",
        ("steps",),
    ),
    Wrong(
        "nesterov",
        "plain momentum",
        """
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    config["velocity"] = config["momentum"] * config["velocity"] - config["learning_rate"] * dw
    return w + config["velocity"], config
""",
        ("steps",),
    ),
    Wrong(
        "nesterov",
        "both signs of the lookahead exchanged",
        """
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    v0, mu = config["velocity"], config["momentum"]
    v = mu * v0 - config["learning_rate"] * dw
    config["velocity"] = v
    return w + mu * v0 - (1 + mu) * v, config
""",
        ("steps",),
    ),
    Wrong(
        "nesterov",
        "the old velocity in both",
        """
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    v0, mu, step = config["velocity"], config["momentum"], config["learning_rate"] * dw
    config["velocity"] = mu * v0 - step
    return w + mu * v0 - step, config
""",
        ("steps",),
    ),
    Wrong(
        "nesterov",
        "the step alone after the velocity",
        """
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    mu, step = config["momentum"], config["learning_rate"] * dw
    config["velocity"] = mu * config["velocity"] - step
    return w + config["velocity"] - step, config
""",
        ("steps",),
    ),
    Wrong(
        "nesterov",
        "lookahead twice",
        """
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    mu, step = config["momentum"], config["learning_rate"] * dw
    config["velocity"] = mu * config["velocity"] - step
    return w + mu * (mu * config["velocity"] - step) - step, config
""",
        ("steps",),
    ),
    Wrong(
        "nesterov",
        "dw without the rate in the second formula",
        """
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    mu = config["momentum"]
    config["velocity"] = mu * config["velocity"] - config["learning_rate"] * dw
    return w + mu * config["velocity"] - dw, config
""",
        ("steps",),
    ),
    Wrong(
        "nesterov",
        "the velocity isn't kept",
        """
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    mu, step = config["momentum"], config["learning_rate"] * dw
    v = mu * config["velocity"] - step
    return w + mu * v - step, config
""",
        ("steps",),
    ),
    Wrong(
        "nesterov",
        "the lookahead is kept",
        """
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    mu, step = config["momentum"], config["learning_rate"] * dw
    config["velocity"] = mu * (mu * config["velocity"] - step) - step
    return w + config["velocity"], config
""",
        ("steps",),
    ),
    Wrong(
        "nesterov",
        "a sum with w",
        """
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    mu, step = config["momentum"], config["learning_rate"] * dw
    config["velocity"] = mu * config["velocity"] - step
    return mu * (w + config["velocity"]) - step, config
""",
        ("steps",),
    ),
    Wrong(
        "rmsprop",
        "AdaGrad",
        """
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("decay_rate", 0.99)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("cache", np.zeros_like(w))
    config["cache"] = config["cache"] + dw ** 2
    return w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"]), config
""",
        ("steps",),
    ),
    Wrong(
        "rmsprop",
        "epsilon under the root",
        """
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("decay_rate", 0.99)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("cache", np.zeros_like(w))
    config["cache"] = config["decay_rate"] * config["cache"] + (1 - config["decay_rate"]) * dw ** 2
    return w - config["learning_rate"] * dw / np.sqrt(config["cache"] + config["epsilon"]), config
""",
        ("steps",),
    ),
    Wrong(
        "rmsprop",
        "the root is in the cache",
        """
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("decay_rate", 0.99)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("cache", np.zeros_like(w))
    config["cache"] = np.sqrt(config["decay_rate"] * config["cache"] + (1 - config["decay_rate"]) * dw ** 2)
    return w - config["learning_rate"] * dw / (config["cache"] + config["epsilon"]), config
""",
        ("steps",),
    ),
    Wrong(
        "rmsprop",
        "brackets forgotten around the denominator",
        """
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("decay_rate", 0.99)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("cache", np.zeros_like(w))
    config["cache"] = config["decay_rate"] * config["cache"] + (1 - config["decay_rate"]) * dw ** 2
    return w - config["learning_rate"] * dw / np.sqrt(config["cache"]) + config["epsilon"], config
""",
        ("steps",),
    ),
    Wrong(
        "rmsprop",
        "a mean of sizes, no root",
        """
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("decay_rate", 0.99)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("cache", np.zeros_like(w))
    config["cache"] = config["decay_rate"] * config["cache"] + (1 - config["decay_rate"]) * np.abs(dw)
    return w - config["learning_rate"] * dw / (config["cache"] + config["epsilon"]), config
""",
        ("steps",),
    ),
    Wrong(
        "rmsprop",
        "the root of the old cache",
        """
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("decay_rate", 0.99)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("cache", np.zeros_like(w))
    bottom = np.sqrt(config["cache"]) + config["epsilon"]
    config["cache"] = config["decay_rate"] * config["cache"] + (1 - config["decay_rate"]) * dw ** 2
    return w - config["learning_rate"] * dw / bottom, config
""",
        ("steps",),
    ),
    Wrong(
        "rmsprop",
        "one cache for all",
        """
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("decay_rate", 0.99)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("cache", np.zeros_like(w))
    config["cache"] = config["decay_rate"] * config["cache"] + (1 - config["decay_rate"]) * np.mean(dw ** 2)
    return w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"]), config
""",
        ("steps",),
    ),
    Wrong(
        "rmsprop",
        "decay of 0.9",
        """
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("decay_rate", 0.99)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("cache", np.zeros_like(w))
    config["decay_rate"] = 0.9
    config["cache"] = config["decay_rate"] * config["cache"] + (1 - config["decay_rate"]) * dw ** 2
    return w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"]), config
""",
        ("steps",),
    ),
    Wrong(
        "rmsprop",
        "the shares exchanged, uphill",
        """
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("decay_rate", 0.99)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("cache", np.zeros_like(w))
    config["cache"] = (1 - config["decay_rate"]) * config["cache"] + config["decay_rate"] * dw ** 2
    return w + config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"]), config
""",
        ("steps",),
    ),
    Wrong(
        "rmsprop",
        "twice as in Adam without m",
        """
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("decay_rate", 0.99)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("cache", np.zeros_like(w))
    config["cache"] = config["decay_rate"] * config["cache"] + (1 - config["decay_rate"]) * dw ** 2
    c = config["cache"] / (1 - config["decay_rate"])
    return w - config["learning_rate"] * dw / (np.sqrt(c) + config["epsilon"]), config
""",
        ("steps",),
    ),
    Wrong(
        "adam",
        "no correction",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    config["t"] += 1
    b1, b2, lr, eps = config["beta1"], config["beta2"], config["learning_rate"], config["epsilon"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw ** 2
    return w - lr * config["m"] / (np.sqrt(config["v"]) + eps), config
""",
        ("steps",),
    ),
    Wrong(
        "adam",
        "the short form with epsilon as it is",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    config["t"] += 1
    b1, b2, lr, eps = config["beta1"], config["beta2"], config["learning_rate"], config["epsilon"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw ** 2
    rate = lr * np.sqrt(1 - b2 ** config["t"]) / (1 - b1 ** config["t"])
    return w - rate * config["m"] / (np.sqrt(config["v"]) + eps), config
""",
        ("steps",),
    ),
    Wrong(
        "adam",
        "t goes up at the end",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    b1, b2, lr, eps = config["beta1"], config["beta2"], config["learning_rate"], config["epsilon"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw ** 2
    mt = config["m"] / (1 - b1 ** config["t"])
    vt = config["v"] / (1 - b2 ** config["t"])
    config["t"] += 1
    return w - lr * mt / (np.sqrt(vt) + eps), config
""",
        ("steps",),
    ),
    Wrong(
        "adam",
        "the corrected ones are kept",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    config["t"] += 1
    b1, b2, lr, eps = config["beta1"], config["beta2"], config["learning_rate"], config["epsilon"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw ** 2
    config["m"] /= 1 - b1 ** config["t"]
    config["v"] /= 1 - b2 ** config["t"]
    return w - lr * config["m"] / (np.sqrt(config["v"]) + eps), config
""",
        ("moments", "steps"),
    ),
    Wrong(
        "adam",
        "v without squares",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    config["t"] += 1
    b1, b2, lr, eps = config["beta1"], config["beta2"], config["learning_rate"], config["epsilon"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw
    mt = config["m"] / (1 - b1 ** config["t"])
    vt = config["v"] / (1 - b2 ** config["t"])
    return w - lr * mt / (np.sqrt(vt) + eps), config
""",
        ("moments", "steps"),
    ),
    Wrong(
        "adam",
        "betas exchanged in m and v",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    config["t"] += 1
    b1, b2, lr, eps = config["beta1"], config["beta2"], config["learning_rate"], config["epsilon"]
    config["m"] = b2 * config["m"] + (1 - b2) * dw
    config["v"] = b1 * config["v"] + (1 - b1) * dw ** 2
    mt = config["m"] / (1 - b1 ** config["t"])
    vt = config["v"] / (1 - b2 ** config["t"])
    return w - lr * mt / (np.sqrt(vt) + eps), config
""",
        ("moments", "steps"),
    ),
    Wrong(
        "adam",
        "betas exchanged in the correction",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    config["t"] += 1
    b1, b2, lr, eps = config["beta1"], config["beta2"], config["learning_rate"], config["epsilon"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw ** 2
    mt = config["m"] / (1 - b2 ** config["t"])
    vt = config["v"] / (1 - b1 ** config["t"])
    return w - lr * mt / (np.sqrt(vt) + eps), config
""",
        ("steps",),
    ),
    Wrong(
        "adam",
        "epsilon under the root",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    config["t"] += 1
    b1, b2, lr, eps = config["beta1"], config["beta2"], config["learning_rate"], config["epsilon"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw ** 2
    mt = config["m"] / (1 - b1 ** config["t"])
    vt = config["v"] / (1 - b2 ** config["t"])
    return w - lr * mt / np.sqrt(vt + eps), config
""",
        ("steps",),
    ),
    Wrong(
        "adam",
        "a correction without powers",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    config["t"] += 1
    b1, b2, lr, eps = config["beta1"], config["beta2"], config["learning_rate"], config["epsilon"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw ** 2
    mt, vt = config["m"] / (1 - b1), config["v"] / (1 - b2)
    return w - lr * mt / (np.sqrt(vt) + eps), config
""",
        ("steps",),
    ),
    Wrong(
        "adam",
        "t is kept nowhere",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    b1, b2, lr, eps = config["beta1"], config["beta2"], config["learning_rate"], config["epsilon"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw ** 2
    t = 1
    mt, vt = config["m"] / (1 - b1 ** t), config["v"] / (1 - b2 ** t)
    return w - lr * mt / (np.sqrt(vt) + eps), config
""",
        ("moments", "steps"),
    ),
    Wrong(
        "adam",
        "m and v under other names",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    config["t"] += 1
    b1, b2, lr, eps = config["beta1"], config["beta2"], config["learning_rate"], config["epsilon"]
    config["first"] = b1 * config.get("first", config["m"]) + (1 - b1) * dw
    config["second"] = b2 * config.get("second", config["v"]) + (1 - b2) * dw ** 2
    mt, vt = config["first"] / (1 - b1 ** config["t"]), config["second"] / (1 - b2 ** config["t"])
    return w - lr * mt / (np.sqrt(vt) + eps), config
""",
        ("moments",),
    ),
    Wrong(
        "adam",
        "the square of m in v",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    config["t"] += 1
    b1, b2, lr, eps = config["beta1"], config["beta2"], config["learning_rate"], config["epsilon"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * config["m"] ** 2
    mt = config["m"] / (1 - b1 ** config["t"])
    vt = config["v"] / (1 - b2 ** config["t"])
    return w - lr * mt / (np.sqrt(vt) + eps), config
""",
        ("moments", "steps"),
    ),
    Wrong(
        "adam",
        "a product for the power",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    config["t"] += 1
    b1, b2, lr, eps = config["beta1"], config["beta2"], config["learning_rate"], config["epsilon"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw ** 2
    mt = config["m"] / (1 - b1 * config["t"])
    vt = config["v"] / (1 - b2 * config["t"])
    return w - lr * mt / (np.sqrt(np.abs(vt)) + eps), config
""",
        ("steps",),
    ),
    Wrong(
        "adam",
        "only m is corrected",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    config["t"] += 1
    b1, b2, lr, eps = config["beta1"], config["beta2"], config["learning_rate"], config["epsilon"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw ** 2
    mt, vt = config["m"] / (1 - b1 ** config["t"]), config["v"]
    return w - lr * mt / (np.sqrt(vt) + eps), config
""",
        ("steps",),
    ),
    Wrong(
        "adam",
        "the largest v so far, as AMSGrad",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    config["t"] += 1
    b1, b2, lr, eps = config["beta1"], config["beta2"], config["learning_rate"], config["epsilon"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw ** 2
    mt = config["m"] / (1 - b1 ** config["t"])
    vt = config["v"] / (1 - b2 ** config["t"])
    config["top"] = np.maximum(config.get("top", 0), vt)
    return w - lr * mt / (np.sqrt(config["top"]) + eps), config
""",
        ("steps",),
    ),
    Wrong(
        "step_decay",
        "smooth",
        """
def step_decay(learning_rate, epoch, every=10, factor=0.5):
    return learning_rate * factor ** (epoch / every)
""",
        ("rate",),
    ),
    Wrong(
        "step_decay",
        "a loop that begins at 0",
        """
def step_decay(learning_rate, epoch, every=10, factor=0.5):
    for k in range(epoch + 1):
        if k % every == 0:
            learning_rate *= factor
    return learning_rate
""",
        ("rate",),
    ),
    Wrong(
        "step_decay",
        "a loop that ends one too early",
        """
def step_decay(learning_rate, epoch, every=10, factor=0.5):
    for k in range(1, epoch):
        if k % every == 0:
            learning_rate *= factor
    return learning_rate
""",
        ("rate",),
    ),
    Wrong(
        "step_decay",
        "rounded",
        """
def step_decay(learning_rate, epoch, every=10, factor=0.5):
    return learning_rate * factor ** round(epoch / every)
""",
        ("rate",),
    ),
    Wrong(
        "step_decay",
        "a product",
        """
def step_decay(learning_rate, epoch, every=10, factor=0.5):
    return learning_rate * factor * (epoch // every)
""",
        ("rate",),
    ),
    Wrong(
        "step_decay",
        "a product from the first stair on",
        """
def step_decay(learning_rate, epoch, every=10, factor=0.5):
    if epoch < every:
        return learning_rate
    return learning_rate * factor * (epoch // every)
""",
        ("rate",),
    ),
    Wrong(
        "step_decay",
        "once",
        """
def step_decay(learning_rate, epoch, every=10, factor=0.5):
    return learning_rate if epoch < every else learning_rate * factor
""",
        ("rate",),
    ),
    Wrong(
        "step_decay",
        "only where it divides",
        """
def step_decay(learning_rate, epoch, every=10, factor=0.5):
    return learning_rate * factor if epoch and epoch % every == 0 else learning_rate
""",
        ("rate",),
    ),
    Wrong(
        "step_decay",
        "precedence",
        """
def step_decay(learning_rate, epoch, every=10, factor=0.5):
    return learning_rate * factor ** epoch // every
""",
        ("rate",),
    ),
    Wrong(
        "step_decay",
        "nothing is returned",
        """
def step_decay(learning_rate, epoch, every=10, factor=0.5):
    learning_rate *= factor ** (epoch // every)
""",
        ("rate",),
    ),
    Wrong(
        "step_decay",
        "exponential",
        """
def step_decay(learning_rate, epoch, every=10, factor=0.5):
    return learning_rate * np.exp(-factor * (epoch // every))
""",
        ("rate",),
    ),
    Wrong(
        "cosine_decay",
        "degrees",
        """
def cosine_decay(learning_rate, epoch, epochs):
    return learning_rate * (1 + np.cos(180 * epoch / epochs)) / 2
""",
        ("rate",),
    ),
    Wrong(
        "cosine_decay",
        "brackets",
        """
def cosine_decay(learning_rate, epoch, epochs):
    return learning_rate * 1 + np.cos(np.pi * epoch / epochs) / 2
""",
        ("rate",),
    ),
    Wrong(
        "cosine_decay",
        "precedence of the half",
        """
def cosine_decay(learning_rate, epoch, epochs):
    return learning_rate * (1 + np.cos(np.pi * epoch / epochs) / 2)
""",
        ("rate",),
    ),
    Wrong(
        "cosine_decay",
        "whole numbers",
        """
def cosine_decay(learning_rate, epoch, epochs):
    return learning_rate * (1 + np.cos(np.pi * (epoch // epochs))) / 2
""",
        ("rate",),
    ),
    Wrong(
        "cosine_decay",
        "a quarter",
        """
def cosine_decay(learning_rate, epoch, epochs):
    return learning_rate * np.cos(np.pi / 2 * epoch / epochs)
""",
        ("rate",),
    ),
    Wrong(
        "cosine_decay",
        "a whole wave",
        """
def cosine_decay(learning_rate, epoch, epochs):
    return learning_rate * (1 + np.cos(2 * np.pi * epoch / epochs)) / 2
""",
        ("rate",),
    ),
    Wrong(
        "cosine_decay",
        "one less",
        """
def cosine_decay(learning_rate, epoch, epochs):
    return learning_rate * (1 + np.cos(np.pi * epoch / max(1, epochs - 1))) / 2
""",
        ("rate",),
    ),
    Wrong(
        "cosine_decay",
        "a floor of a tenth",
        """
def cosine_decay(learning_rate, epoch, epochs):
    return 0.1 * learning_rate + 0.9 * learning_rate * (1 + np.cos(np.pi * epoch / epochs)) / 2
""",
        ("rate",),
    ),
    Wrong(
        "cosine_decay",
        "minus",
        """
def cosine_decay(learning_rate, epoch, epochs):
    return learning_rate * (1 - np.cos(np.pi * epoch / epochs)) / 2
""",
        ("rate",),
    ),
    Wrong(
        "cosine_decay",
        "an array of all",
        """
def cosine_decay(learning_rate, epoch, epochs):
    return learning_rate * (1 + np.cos(np.pi * np.arange(epochs + 1) / epochs)) / 2
""",
        ("rate",),
    ),
]
