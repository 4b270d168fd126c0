"""Dropout, judged by laws over many draws; its backward pass, by what the same draw has kept."""

from collections.abc import Iterator
from math import erf, sqrt
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.crossing import Rng
from ...checks.question import SubjectFailed, SubjectMissing
from ...checks.returned import WrongReturn, array, parts
from . import dropping_mistakes as known
from .problems import on_grid
from .randomness import FAIR

DRAWS = 400
CLOSE = 1e-6  # relative: what float32 makes of right numbers is nearer than that
SHAPES = [((7, 5), 0.75), ((4, 3, 5), 0.3), ((12,), 0.6)]  # so large that some are kept and some dropped


def problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Numbers other than 0, of one to three axes, with the probability to keep one, and an upstream gradient."""
    for shape, p in SHAPES:
        x, dout = on_grid(2 * rng.normal(size=shape)) + 1 / 16, on_grid(2 * rng.normal(size=shape)) + 1 / 32
        yield {"x": x, "p": p, "seed": int(rng.integers(1000)), "dout": dout}


def in_training(problem: Problem) -> Problem:
    """What the forward pass is called with in training."""
    return {"x": problem["x"], "dropout_param": _param(problem, "train")}


def in_test(problem: Problem) -> Problem:
    """What the forward pass is called with afterwards."""
    return {"x": problem["x"], "dropout_param": _param(problem, "test")}


def _param(problem: Problem, mode: str, later: int = 0) -> dict[str, Any]:
    return {"mode": mode, "p": problem["p"], "rng": Rng(problem["seed"] + later)}


def trained(ask: Ask, problem: Problem) -> Quantities:
    """The laws of many draws from one generator: what is kept is divided by p, and each number is dropped by itself."""
    x, p = problem["x"], problem["p"]
    answers = ask.many([(x, _param(problem, "train"))] * DRAWS)
    out = np.array([_out(answer, x) for answer in answers])
    kept = out != 0
    share = float(np.mean(kept))
    if 0 < share < 1 and np.all(kept == kept[:1]):
        told = f"in {DRAWS} calls with one generator, the same numbers were dropped each time"
        return {"a new draw each time": Law(False, told, (known.SAME_DRAW,))}
    scaled = _scaled(x, p, out, kept)
    suspects = known.together(kept) if 0 < share < 1 else ()
    if suspects:  # the share that is kept says little then
        return {"kept numbers are divided by p": scaled, "each number by itself": _pairs(share, kept, suspects)}
    right_share = _share(p, kept, scaled)
    laws = {"kept numbers are divided by p": scaled, "the share that is kept": right_share}
    return laws | (_by_itself(p if right_share.holds else share, kept) if 0 < share < 1 else {})


def _out(answer: Any, x: np.ndarray) -> np.ndarray:
    """The first of the two values; the other one, the cache, may be anything."""
    if not isinstance(answer, tuple) or len(answer) != 2:
        parts(answer, "out, cache")
    return array(answer[0], "out", x.shape)


def _scaled(x: np.ndarray, p: float, out: np.ndarray, kept: np.ndarray) -> Law:
    """That each number is 0 or x / p."""
    factors = out / x
    wrong = kept & ~(np.abs(factors * p - 1) <= CLOSE)
    if not np.any(wrong):
        return Law(True, "")
    place = tuple(np.argwhere(wrong)[0])
    number, made = x[place[1:]], out[place]
    told = f"{number:.4g} became {made:.4g}; with p = {p:g} it should be 0 or {number:.4g} / {p:g} = {number / p:.4g}"
    return Law(False, told, known.scaled_otherwise(x, p, out, kept), aspect="factor")


def _share(p: float, kept: np.ndarray, scaled: Law) -> Law:
    """That each number is kept with probability p, on average."""
    share, bound = float(np.mean(kept)), FAIR * sqrt(0.25 / kept.size)
    if abs(share - p) <= FAIR * sqrt(p * (1 - p) / kept.size):
        return Law(True, "")
    normal = (1 + erf(p / sqrt(2))) / 2
    other = {known.RANDOM_FACTORS, known.MASK_ALONE, known.MASK_ADDED} & set(scaled.suspects)
    found = dict.fromkeys(other, share == 1) | {
        known.NOTHING_DROPPED: share == 1 and known.NOTHING_DROPPED in scaled.suspects,
        known.ALL_KEPT: share == 1 and known.NOTHING_DROPPED not in scaled.suspects and not other,
        known.ALL_DROPPED: share == 0,
        known.P_TO_DROP: abs(share - (1 - p)) <= bound and known.P_TO_DROP in scaled.suspects,
        known.KEPT_AND_DROPPED: abs(share - (1 - p)) <= bound and known.P_TO_DROP not in scaled.suspects,
        known.HALF_KEPT: abs(share - 0.5) <= bound,
        known.DROPPED_TWICE: abs(share - p * p) <= bound,
        known.NORMAL_DRAWS: abs(share - normal) <= bound,
        known.WIDE_DRAWS: abs(share - (1 + p) / 2) <= bound,
    }
    told = f"of {kept.size:,} numbers {share:.1%} were kept; with p = {p:g} about {p:.0%} should be"
    return Law(False, told, tuple(mistake for mistake, fits in found.items() if fits), aspect="share")


def _by_itself(share: float, kept: np.ndarray) -> dict[str, Law]:
    """That each place is kept as often as any, and that no number tells anything about another one's fate."""
    draws = len(kept)
    often = np.mean(kept, axis=0)
    spread = (kept.reshape(draws, -1) - share) / sqrt(share * (1 - share))
    places = spread.shape[1]
    sums = float(np.var(np.sum(spread, axis=1))) / places
    worst = np.unravel_index(np.argmax(np.abs(often - share)), often.shape)
    return {
        "each place": Law(
            _chance(np.sum(spread, axis=0) / sqrt(draws)),
            f"in {draws} calls the number at {_called(worst)} was kept {often[worst]:.0%} of the time; "
            f"about {share:.0%} of the time is expected, as at every place",
        ),
        "each number by itself": _pairs(share, kept),
        "how many are kept": Law(
            abs(sums - 1) <= FAIR * sqrt(2 / draws),
            f"the number of those that are kept varies {'less' if sums < 1 else 'more'} from call to call than it does "
            "where each is dropped by itself",
        ),
    }


def _pairs(share: float, kept: np.ndarray, suspects: tuple[KnownMistake, ...] = ()) -> Law:
    """That no two numbers go together more often than by chance; where there are `suspects`, some do."""
    draws = len(kept)
    spread = (kept.reshape(draws, -1) - share) / sqrt(share * (1 - share))
    shared = spread.T @ spread / sqrt(draws)
    one, two = _most_alike(shared, kept.shape[1:])
    alike = float(np.mean(kept[(slice(None), *one)] == kept[(slice(None), *two)]))
    told = (
        f"the numbers at {_called(one)} and {_called(two)} had the same fate in {alike:.0%} of {draws} calls; "
        f"{share**2 + (1 - share) ** 2:.0%} are expected, if each is dropped by itself"
    )
    if known.EXACT_NUMBER in suspects:
        told = f"in each of {draws} calls exactly {np.sum(kept[0])} of {kept[0].size} numbers were kept"
    holds = not suspects and _chance(shared[np.triu_indices(len(shared), 1)])
    return Law(holds, told, suspects, aspect="draws")


def _chance(scores: np.ndarray) -> bool:
    """Whether these are as small as standard normal numbers: by their χ², with a bound that right draws don't reach."""
    return bool(np.sum(scores**2) < scores.size + FAIR * (sqrt(2 * scores.size) + 4))


def _most_alike(shared: np.ndarray, shape: tuple[int, ...]) -> tuple[tuple, tuple]:
    """The two places whose fates go together most."""
    others = np.abs(shared) * ~np.eye(len(shared), dtype=bool)
    one, two = np.unravel_index(np.argmax(others), others.shape)
    return np.unravel_index(one, shape), np.unravel_index(two, shape)


def _called(place: tuple) -> str:
    return f"[{', '.join(str(int(index)) for index in place)}]"


def tested(ask: Ask, problem: Problem) -> Quantities:
    """What comes out in mode "test"."""
    x = problem["x"]
    out = _out(ask(x, _param(problem, "test")), x)
    told = f'in mode "test", {np.sum(out == 0)} of {x.size} numbers became 0'
    suspects = (known.DROPPED_IN_TEST,) if np.any(out) else ()
    return {"out": out, "nothing is dropped": Law(bool(np.all(out != 0)), told, suspects)}


def backward(ask: Ask, problem: Problem) -> Quantities:
    """The laws of the backward pass: dout / p where the same draw has kept a number; in mode "test" dout itself."""
    x, p, dout = problem["x"], problem["p"], problem["dout"]
    out, cache = _forward(ask, x, _param(problem, "train"))
    other, _ = _forward(ask, 1 - x, _param(problem, "train", later=1))
    dx = array(ask(dout, cache), "dx", x.shape)
    right = np.where(out != 0, dout / p, 0)
    if _same(dx, right):
        return {"dx": Law(True, ""), 'dx in mode "test"': _backward_in_test(ask, problem, ())}
    suspects = known.backward_otherwise(dx, dout, x, p, out, other)
    place = _worst(dx, right)
    fate = f"kept, so dx should be {dout[place]:.4g} / {p:g} = {right[place]:.4g}"
    fate = fate if out[place] != 0 else "dropped, so dx should be 0"
    told = f"the number at {_called(place)} was {fate}, and it is {dx[place]:.4g}"
    law = Law(False, told, suspects, aspect="train")
    return {"dx": law, 'dx in mode "test"': _backward_in_test(ask, problem, suspects)}


def _forward(ask: Ask, x: np.ndarray, param: dict[str, Any]) -> tuple[np.ndarray, Any]:
    """What the student's forward pass gives, and its cache, which stays there."""
    try:
        answer = ask.keeping((1,), x, param, name=ask.check.forward)
        return _out(answer, x), answer[1]
    except WrongReturn as wrong:
        raise WrongReturn(f"there is no cache from {ask.check.forward}: {wrong}", wrong.try_next) from None


def _backward_in_test(ask: Ask, problem: Problem, suspects: tuple[KnownMistake, ...]) -> Law:
    """That the slope goes through as it is where nothing is dropped; `suspects` are those of the slope in training."""
    x, p, dout = problem["x"], problem["p"], problem["dout"]
    try:
        _, cache = _forward(ask, x, _param(problem, "test"))
    except SubjectMissing:
        return Law(True, "")
    except (SubjectFailed, WrongReturn):
        return Law(True, "")  # the forward pass has a check for that
    try:
        dx = array(ask(dout, cache), "dx", x.shape)
    except SubjectFailed as failed:
        return Law(False, f'after a forward pass in mode "test", {failed}', (known.TEST_FAILS,), aspect="test")
    if _same(dx, dout):
        return Law(True, "")
    place = _worst(dx, dout)
    told = f'after mode "test" dx is {dx[place]:.4g} at {_called(place)}, where dout is {dout[place]:.4g}'
    return Law(False, told, known.in_test_otherwise(dx, dout, p, suspects), aspect="test")


def _same(one: np.ndarray, other: np.ndarray) -> bool:
    return bool(np.max(np.abs(one - other), initial=0) <= CLOSE * np.max(np.abs(other), initial=0))


def _worst(one: np.ndarray, other: np.ndarray) -> tuple:
    """The place where two arrays differ most."""
    with np.errstate(all="ignore"):
        off = np.abs(one - other)
    return np.unravel_index(np.argmax(np.where(np.isnan(off), np.inf, off)), off.shape)


def columns(rng: np.random.Generator) -> Iterator[Problem]:
    """Weights on the grid; some columns have a norm above the limit, once all, once none; one column is 0."""
    for (D, H), limit in zip([(4, 5), (3, 4), (5, 3), (2, 3)], [2.0, 1.5, 0.25, 30.0], strict=True):
        w = on_grid(rng.normal(size=(D, H))) + 1 / 16
        w[:, 0] *= 3
        w[:, -1] /= 4
        if H == 4:
            w[:, 1] = 0
        yield {"w": w, "limit": limit}


def fresh_columns(rng: np.random.Generator) -> Iterator[Problem]:
    """The same with other numbers: once all columns are above the limit, once none is."""
    for (D, H), limit in zip([(6, 4), (2, 7), (30, 10), (5, 4), (3, 5)], [1.0, 0.5, 5.0, 0.01, 100.0], strict=True):
        w = rng.normal(size=(D, H)) * rng.choice([0.2, 1.0, 3.0], size=H)
        if H == 7:
            w[:, 2] = 0
        yield {"w": w, "limit": limit}
