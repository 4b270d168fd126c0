"""A numeric check of a layer: what its backward pass returns, against slopes taken one number at a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from .. import gradient_check

STEP = 1e-5
PASSES = 1e-6  # a centred difference with this step is off by about 1e-9; a wrong slope by far more
LARGEST = 2000  # numbers in all arrays together: each costs two forward passes


@dataclass(frozen=True)
class LayerReport:
    """The relative error of each slope, by the name of its array, such as {"x": 3e-11, "w": 2e-11}."""

    errors: Mapping[str, float]

    @property
    def passed(self) -> bool:
        """Whether every slope fits the forward pass."""
        return all(error <= PASSES for error in self.errors.values())

    def __repr__(self) -> str:
        width = max(map(len, self.errors)) + 1
        return "\n".join(
            f"{'✓' if error <= PASSES else '✗'} {f'd{name}':<{width}}  relative error {error:.1e}"
            for name, error in self.errors.items()
        )


def check_layer(forward: Callable, backward: Callable, arrays: Mapping[str, np.ndarray], seed: int = 0) -> LayerReport:
    """Check `backward` against `forward` with a random upstream gradient dout.

    forward: takes the arrays in their order, and returns (out, cache)
    backward: (dout, cache) → the slope with respect to each of the arrays, in their order; a single one may stand alone
    arrays: the inputs by name, such as {"x": x, "w": w, "b": b}; they come back as they were
    seed: draws dout

    Σ out · dout is one number, and its slope with respect to each array is what `backward` must give. That slope is
    taken by your `eval_numerical_gradient`, and compared by your `relative_error`. Everything is computed in float64.
    Numbers at a kink, such as x = 0 for the rectifier, have no one slope: keep away from them.

    Returns a report with a line for each array. Raises TypeError or ValueError if something that comes back isn't what
    is described here, and ValueError if the arrays have too many numbers to nudge each.
    """
    if not isinstance(arrays, Mapping):
        raise TypeError(f'arrays is {_described(arrays)}; expected a dict, such as {{"x": x, "w": w, "b": b}}.')
    inputs = {name: np.array(array, np.float64) for name, array in arrays.items()}
    count = sum(array.size for array in inputs.values())
    if not 0 < count <= LARGEST:
        raise ValueError(f"the arrays have {count} numbers together; take from 1 to {LARGEST}, for each is nudged.")
    out, cache = _pair(forward(*_copies(inputs)))
    rng = np.random.default_rng(seed)
    dout = rng.uniform(0.5, 1.5, size=out.shape) * rng.choice([-1.0, 1.0], size=out.shape)
    slopes = _slopes(backward(dout.copy(), cache), inputs)

    def numeric(name: str) -> np.ndarray:
        def weighted_sum(array: np.ndarray) -> float:
            return float(np.sum(_pair(forward(*_copies({**inputs, name: array})))[0] * dout))

        return gradient_check.eval_numerical_gradient(weighted_sum, inputs[name].copy(), STEP)

    return LayerReport({name: float(gradient_check.relative_error(slopes[name], numeric(name))) for name in inputs})


def _copies(inputs: Mapping[str, np.ndarray]) -> list[np.ndarray]:
    """The arrays, safe from a layer that changes its inputs in place."""
    return [array.copy() for array in inputs.values()]


def _pair(value: object) -> tuple:
    if not isinstance(value, tuple | list) or len(value) != 2:
        raise TypeError(f"forward returned {_described(value)}; expected two things, (out, cache).")
    if not isinstance(value[0], np.ndarray):
        raise TypeError(
            f"forward's out is {_described(value[0])}; expected an array. Is it (out, cache), in this order?"
        )
    return tuple(value)


def _slopes(value: object, inputs: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    names = ", ".join(f"d{name}" for name in inputs)
    found = (value,) if isinstance(value, np.ndarray) else value
    if not isinstance(found, tuple | list) or len(found) != len(inputs):
        raise TypeError(f"backward returned {_described(value)}; expected an array for each input: {names}.")
    for (name, array), slope in zip(inputs.items(), found, strict=True):
        if not isinstance(slope, np.ndarray) or slope.shape != array.shape:
            raise ValueError(f"d{name} is {_described(slope)}; expected the shape of {name}, {array.shape}.")
        if slope.dtype.kind not in "fiu":
            raise ValueError(f"d{name} has numbers of type {slope.dtype}; expected floats.")
    return dict(zip(inputs, found, strict=True))


def _described(value: object) -> str:
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if isinstance(value, tuple | list):
        return f"{len(value)} values"
    return "None" if value is None else f"of type {type(value).__name__}"
