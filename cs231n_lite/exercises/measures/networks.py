"""A net of two layers with given parameters: its scores, its loss, what reg adds, and its gradients.

The net is made by the student's own `__init__`, and then gets its parameters from here; where it can't be made so, it
is made without.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.crossing import Answered, Handle, Rng
from ...checks.question import SubjectFailed, SubjectMissing
from ...checks.returned import WrongReturn, array, describe, number, parts
from ...checks.words import listed
from .problems import Problems, on_grid
from .regularizer_share import LOSS_SHARE

NAMES = ("W1", "b1", "W2", "b2")
SHAPES = [(5, 3, 4, 2), (7, 5, 4, 3), (4, 2, 5, 3)]  # N, D, H, C; pairwise different: a mixed-up axis shows
FRESH_SHAPES = [(1, 4, 3, 2), (6, 5, 7, 3), (3, 2, 8, 5), (12, 9, 5, 4), (40, 6, 20, 10)]
REGS = [0.5, 2.0, 0.25]
FRESH_REGS = [0.1, 3.0, 1.0, 50.0, 0.02]
MAKE = '`net = TwoLayerNet(*p["W1"].shape, len(p["b2"]))`; `net.params = {k: p[k] for k in ("W1", "b1", "W2", "b2")}`'

CHANGED = KnownMistake(
    "parameters_changed",
    "the loss changes the parameters.",
    "train takes the steps; loss only looks at self.params: W * W makes a new array, W *= W changes the old one.",
)
NOT_A_DICT = 'Return loss and a dict: {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}.'


def published(rng: np.random.Generator) -> Iterator[Problem]:
    """Parameters, X and y of three shapes, on the grid; no hidden neuron is exactly at its kink.

    In one, a class occurs in no label. reg is 0.
    """
    for index, shape in enumerate(SHAPES):
        for name, value in (drawn := _drawn(rng, shape, absent=index == 1)).items():
            drawn[name] = on_grid(value) if value.dtype.kind == "f" else value
        yield {**drawn, "b1": drawn["b1"] + 1 / 128, "reg": 0.0}


def fresh(rng: np.random.Generator) -> Iterator[Problem]:
    """The same in more shapes, from one example on; in one, a class occurs in no label."""
    for index, shape in enumerate(FRESH_SHAPES):
        yield {**_drawn(rng, shape, absent=index == 3), "reg": 0.0}


def regularized(problems: Problems, regs: list[float]) -> Problems:
    """The problems, each with one of `regs`."""

    def draw(rng: np.random.Generator) -> Iterator[Problem]:
        for problem, reg in zip(problems(rng), regs, strict=True):
            yield {**problem, "reg": reg}

    return draw


def _drawn(rng: np.random.Generator, shape: tuple[int, ...], absent: bool = False) -> dict[str, np.ndarray]:
    """Parameters, X and y with hidden neurons and scores of ordinary size."""
    N, D, H, C = shape
    sizes = {"W1": (D, H), "b1": (H,), "W2": (H, C), "b2": (C,), "X": (N, D)}
    scales = {"W1": 1.2 / np.sqrt(D), "b1": 0.4, "W2": 1.5 / np.sqrt(H), "b2": 0.5, "X": 1.0}
    drawn = {name: scales[name] * rng.normal(size=size) for name, size in sizes.items()}
    return {**drawn, "y": rng.permutation(np.arange(N) % (C - absent))}


def net(ask: Ask, params: Problem, methods: Mapping[str, Answered] | None = None) -> Handle:
    """A net with these parameters, and some methods answered here."""
    (D, H), C = params["W1"].shape, len(params["b2"])
    try:
        made = ask.make("TwoLayerNet", methods, D, H, C)
    except (SubjectFailed, SubjectMissing, WrongReturn):  # what __init__ does is another check's
        made = ask.make("TwoLayerNet", {**(methods or {}), "__init__": Answered(lambda *given: None)}, D, H, C)
        ask.write(made, "rng", Rng(0))
    ask.write(made, "params", {name: params[name] for name in NAMES})
    return made


def scores(ask: Ask, problem: Problem) -> Quantities:
    """What `loss` returns without labels."""
    found = ask.call(net(ask, problem), "loss", problem["X"])
    if isinstance(found, tuple | dict):
        raise WrongReturn(
            f"loss(X) returned {describe(found)}; expected the scores, one array",
            "Where y is None, loss returns before it asks for the loss: keep the two lines `if y is None`.",
        )
    return {"scores": array(found, "the scores", (len(problem["X"]), len(problem["b2"])))}


def loss(ask: Ask, problem: Problem) -> Quantities:
    """The loss without a regularizer; and whether asking for it leaves the parameters alone."""
    made = net(ask, problem)
    found, _ = _loss_and_gradients(ask, made, problem, 0.0)
    after = ask.read(made, "params")
    same = isinstance(after, dict) and all(
        isinstance(after.get(name), np.ndarray) and np.array_equal(after[name], problem[name]) for name in NAMES
    )
    told = "after loss(X, y), self.params isn't what it was before"
    return {"parameters stay": Law(same, told, (CHANGED,)), "loss": number(found, "loss")}


def gradients(ask: Ask, problem: Problem, names: tuple[str, ...]) -> Quantities:
    """The slopes, without a regularizer, in the parameters called `names`."""
    _, grads = _loss_and_gradients(ask, net(ask, problem), problem, 0.0)
    return {called(name): slope_in(grads, name, problem[name].shape) for name in names}


def effect_of_reg(ask: Ask, problem: Problem) -> Quantities:
    """What reg adds to the loss and to each slope: the data term, right or wrong, cancels."""
    made = net(ask, problem)
    (loss, grads), (loss_0, grads_0) = (_loss_and_gradients(ask, made, problem, reg) for reg in (problem["reg"], 0.0))
    found = {LOSS_SHARE: number(loss, "loss") - number(loss_0, "loss")}
    for name in NAMES:
        if name in ("b1", "b2") and name not in grads and name not in grads_0:
            found[share_of(name)] = np.zeros(problem[name].shape)  # that it is missing is for the gradients' checks
            continue
        shares = [
            np.reshape(one[name], problem[name].shape)
            if _only_reshaped(one, name, problem)
            else slope_in(one, name, problem[name].shape)
            for one in (grads, grads_0)
        ]
        found[share_of(name)] = shares[0] - shares[1]
    return found


def _only_reshaped(grads: dict[str, Any], name: str, problem: Problem) -> bool:
    """Whether a bias's slope has all its numbers in another shape, which is for the gradients' checks to say."""
    value = grads.get(name)
    return name in ("b1", "b2") and isinstance(value, np.ndarray) and value.size == problem[name].size


def called(name: str) -> str:
    """How a student knows the slope in the parameter `name`."""
    return f'grads["{name}"]'


def share_of(name: str) -> str:
    """What reg adds to the slope in the parameter `name`."""
    return f"the regularizer's share of {called(name)}"


def _loss_and_gradients(ask: Ask, made: Handle, problem: Problem, reg: float) -> tuple[Any, dict[str, Any]]:
    value = ask.call(made, "loss", problem["X"], problem["y"], reg)
    if isinstance(value, np.ndarray) and value.shape == (len(problem["X"]), len(problem["b2"])):
        raise WrongReturn("loss(X, y, reg) returned scores; expected (loss, grads)", NOT_A_DICT)
    loss, grads = parts(value, "loss, grads")
    if not isinstance(grads, dict):
        raise WrongReturn(f"grads came back as {describe(grads)}; expected a dict of W1, b1, W2 and b2", NOT_A_DICT)
    return loss, grads


def slope_in(grads: dict[str, Any], name: str, shape: tuple[int, ...]) -> np.ndarray:
    """The slope in the parameter `name`; raises WrongReturn if there is none of its shape."""
    if name not in grads:
        has = f"it has {listed(list(grads))}" if grads else "it is empty"
        raise WrongReturn(f'grads has no "{name}": {has}', f'grads["{name}"] is the slope of the loss in {name}.')
    value = grads[name]
    if isinstance(value, np.ndarray) and len(shape) == 1 and value.shape in ((1, *shape), (*shape, 1)):
        raise WrongReturn(
            f"{called(name)} came back as an array of shape {value.shape}; expected an array of shape {shape}",
            f"{name} has one axis: np.sum(…, axis=0) without keepdims gives a slope of its shape.",
        )
    return array(value, called(name), shape)
