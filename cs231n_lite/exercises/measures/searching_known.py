"""What each known mistake of a search over settings would return, told from the W that its trainings gave."""

import numpy as np

from ...checks.check import KnownMistake, Problem
from . import searching_mistakes as m
from .searching import accuracy, settings_of

NONE = -1  # in place of the number of a setting, where none is the best


def right_accuracies(problem: Problem) -> np.ndarray:
    """The accuracy on the validation images with each setting, of trainings that don't diverge."""
    return accuracy(problem["W"], problem["X_val"], problem["y_val"])


def own_best(accuracies: np.ndarray) -> int:
    """Which setting these accuracies say is the best."""
    return NONE if np.all(np.isnan(accuracies)) else int(np.nanargmax(accuracies))


def known_accuracies(problem: Problem) -> dict[KnownMistake, tuple[np.ndarray, ...]]:
    """The accuracies that each known mistake would give, in one way or in several."""
    right = right_accuracies(problem)
    return _measured_otherwise(problem, right) | _noted_otherwise(right)


def _measured_otherwise(problem: Problem, right: np.ndarray) -> dict[KnownMistake, tuple[np.ndarray, ...]]:
    X, y, X_val, y_val = (problem[name] for name in ("X_train", "y_train", "X_val", "y_val"))
    N, M, C = len(y), len(y_val), problem["W"].shape[2]
    both = np.concatenate([X, X_val]), np.concatenate([y, y_val])

    def on(*images_and_labels: np.ndarray) -> tuple[np.ndarray, ...]:
        return (accuracy(problem["W"], *images_and_labels),)

    scores = X_val @ problem["W"]
    return {
        m.TRAINING_ACCURACY: on(X, y),
        m.TRAINING_IMAGES: on(X, y_val) if N == M else (),
        m.TRAINING_LABELS: on(X_val, y) if N == M else (),
        m.ALL_IMAGES: on(*both),
        m.ERROR_RATE: (1 - right,),
        m.PERCENT: (100 * right,),
        m.COUNT: (M * right,),
        m.WRONG_COUNT: (M - M * right,),
        m.OVER_TRAINING: (M * right / N,),
        m.OVER_CLASSES: (M * right / C,),
        m.LOWEST_SCORE: (np.mean(np.argmin(scores, axis=2) == y_val, axis=1),),
        m.WRONG_AXIS: (np.mean(np.argmax(scores, axis=1) == y_val, axis=1),) if M == C else (),
        m.ROUNDED: tuple(np.round(right, digits) for digits in (1, 2, 3, 4)),
    }


def _noted_otherwise(right: np.ndarray) -> dict[KnownMistake, tuple[np.ndarray, ...]]:
    S = len(right)
    so_far, k = np.maximum.accumulate(right), np.arange(S)
    new = np.append(True, so_far[1:] > so_far[:-1])

    def where(there: np.ndarray) -> tuple[np.ndarray, ...]:
        return tuple(np.where(there, right, empty) for empty in (0.0, np.nan))

    return {
        m.SORTED: (np.sort(right),),
        m.SORTED_DOWN: (np.sort(right)[::-1],),
        m.REVERSED: (right[::-1],),
        m.BEST_SO_FAR: (so_far,),
        m.BEST_EVERYWHERE: (np.full(S, np.max(right)),),
        m.FIRST_EVERYWHERE: (np.full(S, right[0]),),
        m.LAST_EVERYWHERE: (np.full(S, right[-1]),),
        m.ON_IMPROVEMENT: where(new),
        m.NOTHING_NOTED: (np.full(S, np.nan),),
        m.LAST_ENTRY_ONLY: where(k == S - 1),
        m.FIRST_ENTRY_ONLY: where(k == 0),
        m.LAST_ENTRY_MISSING: where(k < S - 1),
        m.FIRST_ENTRY_MISSING: where(k > 0),
        m.SUM_SO_FAR: (np.cumsum(right),),
        m.MEAN_SO_FAR: (np.cumsum(right) / (k + 1),),
    }


def known_bests(problem: Problem) -> dict[KnownMistake, int]:
    """The number of the setting that each known mistake would return; `NONE` where it would return None."""
    right, settings = right_accuracies(problem), settings_of(problem)
    trained = accuracy(problem["W"], problem["X_train"], problem["y_train"])
    equal = [k for k in range(len(right)) if right[k] == np.max(right)]
    lower = right[right < np.max(right)]
    return {
        m.FIRST_FOR_BEST: 0,
        m.LAST_FOR_BEST: len(right) - 1,
        m.WORST_FOR_BEST: int(np.argmin(right)),
        m.SECOND_BEST: int(np.argmax(right == np.max(lower))),
        m.BETTER_THAN_THE_LAST: max((k for k in range(1, len(right)) if right[k] > right[k - 1]), default=0),
        m.BETTER_THAN_THE_FIRST: max((k for k in range(1, len(right)) if right[k] > right[0]), default=0),
        m.CHOSEN_BY_TRAINING: int(np.argmax(trained)),
        m.CHOSEN_BY_BOTH: int(np.argmax(trained + right)),
        m.LARGEST_SETTING: settings.index(max(settings)),
        m.SMALLEST_SETTING: settings.index(min(settings)),
        m.NOTHING_KEPT: NONE,
        m.TIES_TO_LAST: equal[-1],
        m.TIES_TO_LARGEST: max(equal, key=settings.__getitem__),
        m.TIES_TO_SMALLEST: min(equal, key=settings.__getitem__),
    }
