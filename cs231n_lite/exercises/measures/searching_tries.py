"""Which trainings a search over settings makes: each setting once, on the training images and their labels."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.returned import describe
from ...checks.words import counted
from .searching import Call, clear, number_of, searched
from .searching_tries_mistakes import (
    ALL_SETTINGS,
    EACH,
    FIRST_ONLY,
    FIRST_SKIPPED,
    INDEX_FOR_SETTING,
    LABELS_FOR_IMAGES,
    LAST_SKIPPED,
    NEVER_TRAINED,
    PART_OF_SETTING,
    PART_OF_THE_IMAGES,
    SAME_SETTING,
    SETTING_FIRST,
    SETTING_MISSING,
    SETTING_REVERSED,
    SETTING_UNPACKED,
    STOPS_EARLY,
    TRAIN,
    TRAINED_AGAIN,
    TRAINED_ON_BOTH,
    TRAINED_ON_VALIDATION,
    TWICE_EACH,
    VALIDATION_IMAGES,
    VALIDATION_LABELS,
)


def problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Two with pairs for settings, and one with settings of three numbers; none diverges.

    There are as many images of either kind as classes, so that whoever mixes them up comes to the end.
    """
    for sizes in [(6, 6, 3, 6, 5), (5, 5, 4, 5, 4)]:
        yield next(clear(rng, *sizes))
    three = next(clear(rng, 6, 6, 3, 6, 4))
    steps = rng.permutation([100, 200, 400, 800])[:, None]
    yield {**three, "settings": np.column_stack([three["settings"], steps])}


def tried(ask: Ask, problem: Problem) -> Quantities:
    """That each setting is given to `train` once, as it is, with all the training images and their labels."""
    calls, _ = searched(ask, problem)
    if not calls:
        return {"trainings": Law(False, "train was never called", (NEVER_TRAINED,), TRAIN)}
    return {"what train is given": _law_of_images(calls, problem), "each setting": _law_of_settings(calls, problem)}


def _law_of_images(calls: list[Call], problem: Problem) -> Law:
    """That every call has X_train and y_train, as they are."""
    kinds = [_kind_of(call.given, problem) for call in calls]
    wrong = {kind for kind in kinds if kind != "right"}
    first = next((call.given for call, kind in zip(calls, kinds, strict=True) if kind != "right"), ())
    told = " and ".join(_called(one, problem) for one in first[:2]) or "nothing"
    return Law(
        not wrong,
        f"train got as X and y {told}; expected X_train and y_train as they are",
        tuple(wrong) if len(wrong) == 1 and None not in wrong else (),
        TRAIN,
        aspect="the images",
    )


def _kind_of(given: tuple, problem: Problem) -> KnownMistake | str | None:
    """What explains the images and labels of one call; "right" if they are so, None if nothing is known."""
    X, y, X_val, y_val = (problem[name] for name in ("X_train", "y_train", "X_val", "y_val"))
    images, labels = (*given[:2], None, None)[:2]
    if _is(images, X) and _is(labels, y):
        return "right"
    known = {
        TRAINED_ON_VALIDATION: _is(images, X_val) and _is(labels, y_val),
        VALIDATION_IMAGES: _is(images, X_val) and _is(labels, y),
        VALIDATION_LABELS: _is(images, X) and _is(labels, y_val),
        TRAINED_ON_BOTH: _is(images, np.concatenate([X, X_val])) and _is(labels, np.concatenate([y, y_val])),
        PART_OF_THE_IMAGES: _are_rows_of(images, labels, X, y),
        LABELS_FOR_IMAGES: _is(images, y) and _is(labels, X),
        SETTING_FIRST: len(given) == 3 and number_of(images, problem) >= 0 and _is(labels, X) and _is(given[2], y),
    }
    fitting = [mistake for mistake, fits in known.items() if fits]
    return fitting[0] if len(fitting) == 1 else None


def _called(value: Any, problem: Problem) -> str:
    """What train was given, in words: by its name where it is one of the arguments of the search."""
    number = number_of(value, problem)
    if number >= 0:
        return f"settings[{number}]"
    if isinstance(value, tuple) and all(type(item) in (int, float) for item in value):
        return f"{value}"
    names = [name for name in ("X_train", "y_train", "X_val", "y_val") if _is(value, problem[name])]
    return names[0] if names else describe(value)


def _is(value: Any, expected: np.ndarray) -> bool:
    return isinstance(value, np.ndarray) and np.array_equal(value, expected)


def _are_rows_of(images: Any, labels: Any, X: np.ndarray, y: np.ndarray) -> bool:
    """Whether these are fewer images than X has, each a row of X with its own label."""
    if not isinstance(images, np.ndarray) or images.ndim != 2 or images.shape[1] != X.shape[1]:
        return False
    if np.shape(labels) != (len(images),) or not len(images) < len(X):
        return False
    known = {(*row, label) for row, label in zip(X.tolist(), y.tolist(), strict=True)}
    return {(*row, label) for row, label in zip(images.tolist(), np.asarray(labels).tolist(), strict=True)} <= known


def _law_of_settings(calls: list[Call], problem: Problem) -> Law:
    """That each setting is tried once, whatever comes first."""
    S, numbers = len(problem["settings"]), [call.number for call in calls]
    odd = next((call.given for call in calls if call.number < 0), None)
    if odd is not None:
        what = counted(len(odd), "value") if len(odd) != 3 else f"as its setting {_called(odd[2], problem)}"
        told = f"train got {what}; expected X_train, y_train and one of the settings"
        return Law(False, told, _otherwise_given(calls, problem), TRAIN, aspect="the settings")
    times = Counter(numbers)
    most, missing = times.most_common(1)[0], [k for k in range(S) if k not in times]
    told = f"settings[{missing[0]}] was never tried" if missing else f"settings[{most[0]}] was tried {most[1]} times"
    return Law(
        sorted(numbers) == list(range(S)),
        f"of {counted(S, 'setting')}, {told}; each should be tried once",
        _otherwise_tried(numbers, S),
        EACH,
        aspect="the settings",
    )


def _otherwise_given(calls: list[Call], problem: Problem) -> tuple[KnownMistake, ...]:
    """What explains that calls of `train` got something that is none of the settings."""
    S, rows = len(problem["settings"]), problem["settings"]
    given = [call.given for call in calls]
    last = [one[2] if len(one) == 3 else None for one in given]
    tails = [one[2:] for one in given]
    known = {
        SETTING_MISSING: all(len(one) == 2 for one in given),
        SETTING_UNPACKED: rows.shape[1] > 1 and all(number_of(tail, problem) >= 0 for tail in tails),
        INDEX_FOR_SETTING: len(last) == S and sorted(map(_number, last)) in (list(range(S)), list(range(1, S + 1))),
        PART_OF_SETTING: any(len(last) == S and list(map(_number, last)) == column.tolist() for column in rows.T),
        ALL_SETTINGS: all(_are_all_settings(one, problem) for one in last),
        SETTING_REVERSED: all(isinstance(one, tuple) and number_of(one[::-1], problem) >= 0 for one in last),
        SETTING_FIRST: all(number_of(one[0], problem) >= 0 for one in given),
    }
    return tuple(mistake for mistake, fits in known.items() if fits)


def _are_all_settings(value: Any, problem: Problem) -> bool:
    return isinstance(value, tuple) and [number_of(one, problem) for one in value] == list(
        range(len(problem["settings"]))
    )


def _number(value: Any) -> float:
    return float(value) if type(value) in (int, float) else np.nan


def _otherwise_tried(numbers: list[int], S: int) -> tuple[KnownMistake, ...]:
    """What explains which settings are tried, and how often."""
    times = Counter(numbers)
    once = {k for k in times if times[k] == 1} == set(times)
    all_but_one = len(times) == S and sorted(times.values()) == [1] * (S - 1) + [2]
    known = {
        FIRST_ONLY: numbers == [0],
        FIRST_SKIPPED: once and set(times) == set(range(1, S)),
        LAST_SKIPPED: once and set(times) == set(range(S - 1)),
        STOPS_EARLY: once and 1 < len(times) < S - 1 and set(times) == set(range(len(times))),
        SAME_SETTING: len(times) == 1 and len(numbers) > 1,
        TRAINED_AGAIN: all_but_one,
        TWICE_EACH: len(times) == S and set(times.values()) == {2},
    }
    return tuple(mistake for mistake, fits in known.items() if fits)
