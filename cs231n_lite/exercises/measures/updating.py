"""Update rules: several steps in a row, each with the config that the one before returned; and schedules of the rate.

The config stays beside the student's module between two steps, whatever it holds, and is read there where it counts.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.crossing import Handle
from ...checks.question import SubjectFailed
from ...checks.returned import NO_RETURN, WrongReturn, array, describe, number, parts
from .problems import Problems, on_grid

STEPS = 4
SHAPES = [(5,), (4, 3), (2, 3)]
FRESH_SHAPES = [(1,), (3, 4), (7,), (2, 3, 4), (6, 10)]
SETTING_CHANGED = KnownMistake(
    "setting_changed",
    "a setting in config is another one after the step, so the steps that follow go wrong.",
    "Only what the docstring calls updated changes in config; the other entries stay, for the next step.",
)

RATES = [0.125, 0.5, 0.25]
FRESH_RATES = [0.01, 0.3, 1.0, 0.05, 0.002]
SHARES = [0.75, 0.5, 0.875]
FRESH_SHARES = [0.9, 0.4, 0.99, 0.7, 0.2]
SECOND_SHARES = [0.9375, 0.625, 0.75]
FRESH_SECOND_SHARES = [0.999, 0.8, 0.95, 0.55, 0.9]
EPSILONS = [0.125, 2.0, 0.5]
FRESH_EPSILONS = [0.1, 1e-3, 0.02, 1e-8, 0.3]
RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "sgd": (("learning_rate",), ()),
    "momentum": (("learning_rate", "momentum"), ("velocity",)),
    "rmsprop": (("learning_rate", "decay_rate", "epsilon"), ("cache",)),
    "adam": (("learning_rate", "beta1", "beta2", "epsilon"), ("m", "v", "t")),
}
"""The settings of each kind of rule, and what it keeps."""


SETTINGS = {name for settings, _ in RULES.values() for name in settings}


def published(rule: str) -> Problems:
    """Weights, slopes for each of four steps, and settings, on the grid; all but the first begin in the middle."""
    settings = {
        "learning_rate": RATES,
        "momentum": SHARES,
        "decay_rate": SHARES,
        "beta1": SHARES,
        "beta2": SECOND_SHARES,
        "epsilon": EPSILONS,
    }

    def draw(rng: np.random.Generator) -> Iterator[Problem]:
        for problem in _problems(rng, rule, SHAPES, settings):
            yield {
                name: on_grid(value) + 1 / 16 if isinstance(value, np.ndarray) else value
                for name, value in problem.items()
            }

    return draw


def fresh(rule: str) -> Problems:
    """The same in more shapes, with slopes from small to large."""
    settings = {
        "learning_rate": FRESH_RATES,
        "momentum": FRESH_SHARES,
        "decay_rate": FRESH_SHARES,
        "beta1": FRESH_SHARES,
        "beta2": FRESH_SECOND_SHARES,
        "epsilon": FRESH_EPSILONS,
    }

    def draw(rng: np.random.Generator) -> Iterator[Problem]:
        for index, problem in enumerate(_problems(rng, rule, FRESH_SHAPES, settings)):
            yield problem | {"dw": [1.0, 0.1, 10.0, 1.0, 0.01][index] * problem["dw"]}

    return draw


def _problems(
    rng: np.random.Generator, rule: str, shapes: list[tuple[int, ...]], settings: dict[str, list[float]]
) -> Iterator[Problem]:
    names, state = RULES[rule]
    for index, shape in enumerate(shapes):
        problem: dict[str, Any] = {"w": 2 * rng.normal(size=shape), "dw": 1.5 * rng.normal(size=(STEPS, *shape))}
        problem |= {name: settings[name][index] for name in names}
        if index:
            problem |= {name: rng.normal(size=shape) for name in state if name in ("velocity", "m")}
            problem |= {name: 0.25 + rng.random(size=shape) * 3 for name in state if name in ("cache", "v")}
            problem |= {"t": int(rng.integers(2, 6))} if "t" in state else {}
        yield problem


def arguments(problem: Problem) -> Problem:
    """What a rule is called with in the first step."""
    return {"w": problem["w"], "dw": problem["dw"][0], "config": _config(problem)}


def _config(problem: Problem) -> dict[str, Any]:
    return {name: value for name, value in problem.items() if name not in ("w", "dw")}


def one_step(ask: Ask, problem: Problem) -> Quantities:
    """The weights after one step."""
    w, config = next(_steps(ask, problem))
    return {"next_w": w, "settings": _settings(ask, problem, config)}


def weights(ask: Ask, problem: Problem) -> Quantities:
    """The weights after each step."""
    found: dict[str, Any] = {}
    for k, (w, config) in enumerate(_steps(ask, problem), 1):
        found[f"w after step {k}"] = w
        if k == 1:
            found["settings"] = _settings(ask, problem, config)
    return found


def moments(ask: Ask, problem: Problem) -> Quantities:
    """The two running means, and the number of steps, after the first step and after the last."""
    found: dict[str, Any] = {}
    for k, (_, config) in enumerate(_steps(ask, problem), 1):
        if k in (1, STEPS):
            kept = _contents(ask, config)
            shape = problem["w"].shape
            found |= {f"{name} after step {k}": array(_entry(kept, name), name, shape) for name in ("m", "v")}
            found[f"t after step {k}"] = number(_entry(kept, "t"), "t")
    return found


def _steps(ask: Ask, problem: Problem) -> Iterator[tuple[np.ndarray, Any]]:
    """Each step's weights and config, which is the next step's; it is a dict, or else that is told."""
    w, config = problem["w"], _config(problem)
    for dw in problem["dw"]:
        answer = parts(ask.keeping((1,), w, dw, config), "next_w, config")
        w, config = array(answer[0], "next_w", problem["w"].shape), answer[1]
        yield w, config


def _settings(ask: Ask, problem: Problem, config: Handle) -> Law:
    """That the settings are in config, as they were."""
    kept = _contents(ask, config)
    for name in [name for name in problem if name in SETTINGS]:
        if name not in kept:
            told = f'config has no "{name}" when it comes back'
            raise WrongReturn(told, "Return the config that came in, with all that it had.")
        if type(kept[name]) not in (int, float) or kept[name] != problem[name]:
            told = f'config["{name}"] was {problem[name]:g}, and comes back as {describe(kept[name])}'
            return Law(False, told, (SETTING_CHANGED,))
    return Law(True, "")


def _contents(ask: Ask, config: Handle) -> dict[str, Any]:
    """What a config holds."""
    try:
        found = ask.call(config, "copy")
    except SubjectFailed:
        found = "something that isn't a dict"
    if not isinstance(found, dict):
        told = found if isinstance(found, str) else describe(found)
        raise WrongReturn(f"config came back as {told}; expected the dict", "End with `return next_w, config`.")
    return found


def _entry(kept: dict[str, Any], name: str) -> Any:
    if name not in kept:
        raise WrongReturn(f'config has no "{name}" when it comes back', f'Keep it: config["{name}"] = …')
    return kept[name]


def stairs(rng: np.random.Generator) -> Iterator[Problem]:
    """A rate, and how it goes down in stairs; as many epochs as three stairs have, and one."""
    for every, factor in [(3, 0.5), (4, 0.25), (1, 0.75)]:
        yield {
            "learning_rate": float(rng.integers(1, 16) / 8),
            "epochs": 3 * every + 1,
            "every": every,
            "factor": factor,
        }


def fresh_stairs(rng: np.random.Generator) -> Iterator[Problem]:
    """The same with other numbers."""
    for every, factor in [(2, 0.1), (10, 0.5), (5, 0.95), (7, float(rng.uniform(0.2, 0.9)))]:
        yield {
            "learning_rate": float(rng.uniform(0.001, 1)),
            "epochs": 3 * every + 1,
            "every": every,
            "factor": factor,
        }


def rate_of_stairs(ask: Ask, problem: Problem) -> Quantities:
    """The rates of all epochs, one after the other."""
    rate, every, factor = (problem[name] for name in ("learning_rate", "every", "factor"))
    return _rates(ask.many([(rate, epoch, every, factor) for epoch in range(problem["epochs"])]))


def stair(problem: Problem) -> Problem:
    """What a schedule in stairs is called with in its last epoch."""
    last = {"epoch": problem["epochs"] - 1}
    return {"learning_rate": problem["learning_rate"], **last, "every": problem["every"], "factor": problem["factor"]}


def waves(rng: np.random.Generator) -> Iterator[Problem]:
    """A rate, and the number of epochs."""
    for epochs in (4, 6, 10):
        yield {"learning_rate": float(rng.integers(1, 16) / 8), "epochs": epochs}


def fresh_waves(rng: np.random.Generator) -> Iterator[Problem]:
    """The same with other numbers."""
    for epochs in (1, 7, 20):
        yield {"learning_rate": float(rng.uniform(0.001, 1)), "epochs": epochs}


def rate_of_wave(ask: Ask, problem: Problem) -> Quantities:
    """The rates from epoch 0 to the end."""
    rate, epochs = problem["learning_rate"], problem["epochs"]
    return _rates(ask.many([(rate, epoch, epochs) for epoch in range(epochs + 1)]))


def half_wave(problem: Problem) -> Problem:
    """What a schedule along a wave is called with in the middle."""
    epochs = problem["epochs"]
    return {"learning_rate": problem["learning_rate"], "epoch": epochs // 2, "epochs": epochs}


def _rates(values: tuple) -> Quantities:
    if any(value is None for value in values):
        raise WrongReturn("it returned None", NO_RETURN)
    found = [number(value, f"the rate of epoch {epoch}") for epoch, value in enumerate(values)]
    return {f"the rates of epochs 0 to {len(found) - 1}": np.array(found)}
