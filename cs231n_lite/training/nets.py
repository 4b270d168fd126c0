"""Train a network by any update rule, and look at it after each epoch."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

import numpy as np

from ..plumbing.returned import is_number, told
from ..progress import bar
from .watched import Watched

Params = dict[str, np.ndarray]
Rule = Callable[[np.ndarray, np.ndarray, dict], tuple[np.ndarray, dict]]
Loss = Callable[["Net", np.ndarray, np.ndarray], tuple[float, Params]]
LOOKED_AT = 1000  # training images, as in `watch_training`


class Net(Protocol):
    """What students write: `loss(X, y, reg)` gives the loss and its gradients by name, `predict` the classes."""

    params: Params
    loss: Callable
    predict: Callable


def train_net(
    net: Net,
    X: np.ndarray,
    y: np.ndarray,
    X_val: np.ndarray,
    y_val: np.ndarray,
    rule: Rule,
    config: Mapping[str, Any],
    epochs: int = 10,
    batch_size: int = 100,
    reg: float = 0.0,
    schedule: Callable[[float, int], float] | None = None,
    loss: Loss | None = None,
    after: Callable[[str, np.ndarray], np.ndarray] | None = None,
    every: int = 1,
    seed: int = 0,
    verbose: bool = False,
) -> Watched:
    """Train `net` by `rule`, and measure its accuracies after each epoch, or after each `every` epochs.

    Each parameter has a copy of `config` for itself, in which the rule keeps what it remembers. A step takes the next
    batch of a shuffled epoch, asks for the gradients, and calls `rule(w, dw, config)` for each parameter. The order of
    the images depends on `seed` alone: two trainings with one seed see the same batches, whatever their rules.

    X, y: the training examples (N, D) and their classes (N,); X_val, y_val: those for validation
    rule: `rule(w, dw, config)` gives (next_w, config), such as `adam`
    config: what every parameter's config starts with, such as {"learning_rate": 1e-3}; it isn't changed
    epochs, batch_size: how often all examples are gone through, how many at a time
    reg: handed to `net.loss`
    schedule: `schedule(learning_rate, epoch)` gives the learning rate of an epoch, counted from 0
    loss: `loss(net, X, y)` gives (loss, grads) in place of `net.loss(X, y, reg)`
    after: `after(name, w)` gives what a parameter becomes after each update, such as weights of a limited norm
    every: how many epochs from one look at the accuracies to the next
    verbose: show a progress bar; none is shown while nbgrader grades

    Returns what was seen; `steps` are counted from 1. If the loss stops being finite, training ends there. Raises
    ValueError if a loss or a rule returns something else.
    """
    loss = loss or (lambda net, X, y: net.loss(X, y, reg))
    configs = {name: dict(config) for name in net.params}
    rng, losses, at, measured = np.random.default_rng(seed), [], [], []
    total = epochs * -(-len(X) // batch_size)
    with bar(total if verbose else 0, "training", delay=0 if verbose else 1e9) as shown, np.errstate(all="ignore"):
        for epoch in range(epochs):
            for one in configs.values() if schedule else ():
                one["learning_rate"] = schedule(config["learning_rate"], epoch)
            order = rng.permutation(len(X))
            for first in range(0, len(X), batch_size):
                batch = order[first : first + batch_size]
                losses.append(_step(net, X[batch], y[batch], rule, configs, loss, after))
                shown.update()
                if not np.isfinite(losses[-1]):
                    return _seen(losses, at, measured, diverged=True)
            if (epoch + 1) % every:
                continue
            at.append(len(losses))
            pairs = (X[:LOOKED_AT], y[:LOOKED_AT]), (X_val, y_val)
            measured.append([float(np.mean(net.predict(images) == labels)) for images, labels in pairs])
    return _seen(losses, at, measured, diverged=False)


def _step(
    net: Net, X: np.ndarray, y: np.ndarray, rule: Rule, configs: dict[str, dict], loss: Loss, after: Callable | None
) -> float:
    """One update of all parameters; the loss before it."""
    came = loss(net, X, y)
    if not (isinstance(came, tuple) and len(came) == 2 and is_number(came[0]) and isinstance(came[1], dict)):
        raise ValueError(f"the loss returned {told(came)}; expected (loss, grads): a number, and a dict of gradients.")
    value, grads = came
    if set(grads) != set(net.params):
        raise ValueError(f"there are gradients for {sorted(grads)} and parameters {sorted(net.params)}; expected both.")
    moved = {name: _asked(rule, w, grads[name], configs, name) for name, w in net.params.items()}
    for name, w in moved.items():
        net.params[name] = after(name, w) if after else w
    return float(value)


def _asked(rule: Rule, w: np.ndarray, dw: np.ndarray, configs: dict[str, dict], name: str) -> np.ndarray:
    """The next value of a parameter; its config is kept."""
    came = rule(w, dw, configs[name])
    if not (isinstance(came, tuple) and len(came) == 2 and np.shape(came[0]) == w.shape and isinstance(came[1], dict)):
        called = getattr(rule, "__name__", "the rule")
        raise ValueError(f"{called} returned {told(came)}; expected (next_w, config), with next_w of shape {w.shape}.")
    configs[name] = came[1]
    return came[0].astype(w.dtype, copy=False)


def _seen(losses: list[float], at: list[int], measured: list[list[float]], diverged: bool) -> Watched:
    places, values = np.array(at), np.array(measured)
    accuracies = {name: (places, values[:, i]) for i, name in enumerate(("training", "validation")) if at}
    return Watched(np.array(losses), accuracies, {}, diverged)
