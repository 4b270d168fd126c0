"""The parameters that a net of two layers starts from."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.crossing import Dtype
from ...checks.returned import WrongReturn, array, describe
from ...checks.words import listed
from .networks import NAMES
from .randomness import FAIR, standard_normal

Params = dict[str, np.ndarray]

DRAW = "W1 and W2 are std times standard normal numbers: std * self.rng.standard_normal(shape)."
ONES = KnownMistake("weights_ones", "all weights of a layer are 1.", DRAW)
ZEROS = KnownMistake("weights_zero", "all weights of a layer are 0: its neurons never become different.", DRAW)
EQUAL = KnownMistake("weights_equal", "all weights of a layer are one and the same number.", DRAW)
NOT_SCALED = KnownMistake("std_ignored", "the argument std isn't used: the weights are standard normal numbers.", DRAW)
FIXED = KnownMistake(
    "std_fixed",
    "the argument std isn't used: the weights are as large for any std.",
    "Multiply the numbers by std, the argument.",
)
SQUARED = KnownMistake("std_squared", "the standard deviation of the weights is std².", DRAW)
ROOT = KnownMistake("std_root", "the standard deviation of the weights is the root of std.", DRAW)
DIVIDED = KnownMistake("std_divided", "the weights are divided by std, not multiplied by it.", DRAW)
BY_INPUTS = KnownMistake(
    "std_by_inputs",
    "the weights are divided by the root of how many numbers come in, or multiplied by √(2 / that).",
    "Here std alone says how large the weights are.",
)
UNIFORM = KnownMistake(
    "uniform",
    "the weights are spread evenly over an interval; they should be normally distributed.",
    "self.rng.standard_normal(shape) draws from a normal distribution around 0; random(shape) doesn't.",
)
ABSOLUTE = KnownMistake("weights_positive", "no weight is below 0.", DRAW)
SHIFTED = KnownMistake("weights_shifted", "a number is added to all weights: their mean isn't 0.", DRAW)
SAME_IN_BOTH = KnownMistake(
    "same_in_both",
    "W1 and W2 begin with the same random numbers.",
    "One generator for both, self.rng: it goes on from where it was. A new one with the same seed begins again.",
)
SEED_IGNORED = KnownMistake(
    "seed_ignored", "another seed gives the same weights.", "Draw from self.rng, which is made from seed."
)
GLOBAL_DRAWS = KnownMistake(
    "global_randomness",
    "the weights come from a global random generator, not from self.rng.",
    "Draw with self.rng, so that the seed decides the weights; leave np.random alone.",
)
OWN_GENERATOR = KnownMistake(
    "own_generator",
    "the seed doesn't decide the weights: they come from another generator.",
    "Draw from self.rng, which is made from seed.",
)
BIASES_RANDOM = KnownMistake("biases_random", "the biases are random numbers.", "The biases start from 0: np.zeros.")
BIASES_ONES = KnownMistake("biases_ones", "the biases are 1.", "The biases start from 0: np.zeros.")
BIASES_STD = KnownMistake("biases_std", "the biases are std.", "The biases start from 0: np.zeros.")
DTYPE_IGNORED = KnownMistake(
    "dtype_ignored",
    "the parameters are float64, whatever dtype is.",
    "Random numbers are float64: .astype(dtype) changes that. np.zeros takes the dtype as its second argument.",
)
FLOAT32_ALWAYS = KnownMistake("float32_always", "the parameters are float32, whatever dtype is.", "Use dtype.")
WEIGHTS_FLOAT64 = KnownMistake(
    "weights_float64", "the weights are float64, whatever dtype is.", "Random numbers are float64: .astype(dtype)."
)
BIASES_FLOAT64 = KnownMistake(
    "biases_float64",
    "the biases are float64, whatever dtype is.",
    "np.zeros takes the dtype as its second argument.",
)
OF_WEIGHTS = (*(ONES, ZEROS, EQUAL, NOT_SCALED, FIXED, SQUARED, ROOT, DIVIDED, BY_INPUTS, UNIFORM, ABSOLUTE, SHIFTED),)


def starts(rng: np.random.Generator) -> Iterator[Problem]:
    """Sizes of three layers, and a seed."""
    yield {"input_size": 30, "hidden_size": 20, "output_size": 12, "seed": int(rng.integers(1000))}


def first_parameters(ask: Ask, problem: Problem) -> Quantities:
    """The laws of the parameters that a net starts from; the shapes have to be right before anything is looked at."""
    sizes, seed = tuple(problem[name] for name in ("input_size", "hidden_size", "output_size")), problem["seed"]
    small, large = (_made(ask, sizes, std=std, seed=seed) for std in (0.001, 0.5))
    again, other = (_made(ask, sizes, std=0.5, seed=number) for number in (seed, seed + 1))
    usual, single = _made(ask, sizes, seed=seed), _made(ask, sizes, std=0.5, seed=seed, dtype=Dtype("float32"))
    return (
        {name: _law_of_biases(name, large, small) for name in ("b1", "b2")}
        | {name: _law_of_weights(name, {0.001: small, 0.5: large}) for name in ("W1", "W2")}
        | {"std is 1e-4 at first": _law_of_default(usual)}
        | _laws_of_draws(large, again, other, bool(ask.disturbed))
        | {"float64": _law_of_dtype(large, "float64"), "float32": _law_of_dtype(single, "float32")}
    )


def _made(ask: Ask, sizes: tuple[int, ...], **named: Any) -> Params:
    """The parameters of a new net; raises WrongReturn if they aren't arrays of the right shapes."""
    params = ask.read(ask.make("TwoLayerNet", None, *sizes, **named), "params")
    if not isinstance(params, dict):
        raise WrongReturn(f"self.params is {describe(params)}; expected a dict", "Keep the line self.params = {}.")
    D, H, C = sizes
    for name, shape in zip(NAMES, [(D, H), (H,), (H, C), (C,)], strict=True):
        if name not in params:
            has = f"it has {listed(list(params))}" if params else "it is empty"
            raise WrongReturn(f'self.params has no "{name}": {has}', f'self.params["{name}"] = …')
        array(params[name], f'self.params["{name}"]', shape)
    return params


def _law_of_biases(name: str, params: Params, small: Params) -> Law:
    b = params[name]
    known = {BIASES_ONES: np.all(b == 1), BIASES_STD: np.all(b == 0.5) and np.all(small[name] != 0.5)}
    found = tuple(mistake for mistake, holds in known.items() if holds)
    told = f"{name} has numbers from {np.min(b):.3g} to {np.max(b):.3g}; a bias starts from 0"
    random = (BIASES_RANDOM,) if len(np.unique(b)) == b.size else ()
    return Law(not np.any(b), told, found or random, BIASES_ONES.try_next, "biases")


def _law_of_weights(name: str, made: dict[float, Params]) -> Law:
    """That the weights `name` are std times standard normal numbers, for each std."""
    for std, params in made.items():
        W = params[name].astype(float).ravel()
        if np.ptp(W) == 0:
            suspects = (ONES,) if W[0] == 1 else (ZEROS,) if W[0] == 0 else (EQUAL,)
            return Law(False, f"all numbers of {name} are {W[0]:.3g}", suspects, DRAW, "weights")
        right, what = standard_normal(W / std)
        if not right:
            told = f"with std = {std:g}, the numbers of {name}, divided by std, {what}"
            return Law(False, told, _other_weights(name, made), DRAW, "weights")
    return Law(True, "")


def _other_weights(name: str, made: dict[float, Params]) -> tuple[KnownMistake, ...]:
    """The known mistakes that explain the weights `name`, by their spread for each std."""
    drawn = {std: params[name].astype(float).ravel() for std, params in made.items()}
    inputs = len(made[0.5][name])
    even = all(_is_even(W) for W in drawn.values())
    if even or all(np.min(W) >= 0 for W in drawn.values()):
        return (UNIFORM,) if even else (ABSOLUTE,)
    if any(abs(np.mean(W)) > FAIR * np.std(W) / np.sqrt(W.size) for W in drawn.values()):
        return (SHIFTED,)

    def spread(*factors: float) -> bool:
        return all(standard_normal(W / factor)[0] for W, factor in zip(drawn.values(), factors, strict=True))

    stds = list(drawn)
    known = {
        NOT_SCALED: spread(1.0, 1.0),
        SQUARED: spread(*(std**2 for std in stds)),
        ROOT: spread(*(std**0.5 for std in stds)),
        DIVIDED: spread(*(1 / std for std in stds)),
        BY_INPUTS: any(
            spread(*(one * factor for one in ones))
            for factor in (1 / np.sqrt(inputs), np.sqrt(2 / inputs))
            for ones in (stds, (1.0, 1.0))
        ),
    }
    found = tuple(mistake for mistake, holds in known.items() if holds)
    small, large = (float(np.std(W)) for W in drawn.values())
    return found or ((FIXED,) if 0.7 < large / small < 1.4 else ())


def _is_even(W: np.ndarray) -> bool:
    """Whether numbers are spread evenly from the smallest to the largest; normal ones never look so."""
    middle = (W - np.min(W)) / np.ptp(W)
    return bool(abs(np.std(middle) - np.sqrt(1 / 12)) < 0.03)


def _law_of_default(params: Params) -> Law:
    W = np.concatenate([params[name].astype(float).ravel() for name in ("W1", "W2")])
    told = f"without std, the weights have a standard deviation of {np.std(W):.2g}; 1e-4 stands in the line of def"
    return Law(bool(0.5e-4 < np.std(W) < 2e-4), told, OF_WEIGHTS, "", "weights")


def _laws_of_draws(one: Params, again: Params, other: Params, disturbed: bool) -> dict[str, Law]:
    """That the seed decides the weights, and that those of the two layers are different ones."""
    random = {name: np.ptp(one[name]) > 0 for name in ("W1", "W2")}
    shared = np.intersect1d(*(np.round(np.abs(one[name]).ravel(), 12) for name in ("W1", "W2"))).size
    same = all(np.array_equal(one[name], again[name]) for name in random)
    changed = [name for name, is_random in random.items() if is_random and np.array_equal(one[name], other[name])]
    elsewhere = (GLOBAL_DRAWS,) if disturbed else (OWN_GENERATOR,)
    told = "numbers were drawn from a global random generator, or it was set"
    return {
        "the global generators stay": Law(not disturbed, told, (GLOBAL_DRAWS,), "", "draws"),
        "the same seed": Law(same, "two nets with the same seed got different weights", elsewhere, "", "draws"),
        "another seed": Law(
            not changed,
            f"with another seed, {' and '.join(changed)} came out the same",
            (GLOBAL_DRAWS,) if disturbed else (SEED_IGNORED,),
            "Draw from self.rng, which is made from seed.",
            "draws",
        ),
        "W1 and W2": Law(
            not all(random.values()) or shared == 0,
            f"{shared} numbers of W2 are also in W1",
            (SAME_IN_BOTH,),
            SAME_IN_BOTH.try_next,
            "both",
        ),
    }


def _law_of_dtype(params: Params, dtype: str) -> Law:
    """That all parameters are of this type."""
    others = {name: params[name].dtype.name for name in NAMES if params[name].dtype != dtype}
    told = f"with dtype = np.{dtype}, " + (
        f"{listed(list(others))} {'is' if len(others) == 1 else 'are'} {listed(list(dict.fromkeys(others.values())))}"
    )
    kinds = set(others.values())
    known = {"W1 b1 W2 b2": DTYPE_IGNORED, "W1 W2": WEIGHTS_FLOAT64, "b1 b2": BIASES_FLOAT64}
    suspects = (known[" ".join(others)],) if kinds == {"float64"} and " ".join(others) in known else ()
    if kinds == {"float32"} and dtype == "float64":
        suspects = (FLOAT32_ALWAYS,)
    advice = ".astype(dtype) makes an array of that type; np.zeros takes it as its second argument."
    return Law(not others, told, suspects, advice, "dtype")
