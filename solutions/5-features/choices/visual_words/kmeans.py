"""What can be decided otherwise in `kmeans` of `visual_words.py`."""

import numpy as np

from grading.choices.choice import Choices
from grading.choices.losses import choices_of

from .shared import nearest, same

INERTIA = "np.sum((points - centres[labels]) ** 2): one number for each step, with the centres before they move."
END = "Compare the new labels with those of the step before, as soon as you have them: if all are the same, break."
STEP = "In each step: assign, look whether anything has changed, write the inertia down, move."


def _means(points, labels, centres):
    found = [points[labels == k] for k in range(len(centres))]
    return np.array([np.mean(own, axis=0) if len(own) else centre for own, centre in zip(found, centres, strict=True)])


def kmeans(
    points,
    centres,
    steps,
    *,
    most=lambda steps: steps,
    ended=lambda run: run.found == run.labels,
    inertia=lambda points, labels, before, moved: np.sum((points - before[labels]) ** 2),
    moved=lambda points, labels, centres, start: _means(points, labels, centres),
    recorded=same,
    arrived=lambda run: run.centres,
    one_more=False,
):
    """Where the centres arrive and the inertia before each move, each choice a parameter."""
    run = _Run(centres)
    for _ in range(most(steps)):
        run.found = nearest(points, run.centres).tolist()
        stop = ended(run)
        if stop and not one_more:
            break
        run.labels, before = run.found, run.centres
        run.centres = moved(points, np.array(run.labels), before, centres)
        run.before = before
        run.history.append(float(inertia(points, np.array(run.labels), before, run.centres)))
        if stop:
            break
    return arrived(run), recorded(run.history)


class _Run:
    """Where a run of k-means stands."""

    def __init__(self, centres):
        self.start = self.before = self.centres = centres
        self.labels, self.found, self.history = None, None, []


MOST = {
    "one_step_less": (lambda steps: steps - 1, "it ends one step too early: there are steps - 1.", "range(steps)."),
    "one_step_more": (lambda steps: steps + 1, "there is one step too many: steps + 1.", "range(steps)."),
    "one_step": (
        lambda steps: min(steps, 1),
        "only one step is taken: is there a return in the loop, or does it end while labels still change?",
        "The loop goes on until no label changes, np.array_equal(found, labels); return stands after it.",
    ),
}

ENDED = {
    "never_ends": (
        lambda run: False,
        "it goes on to the last step, also when no point changes its centre any more.",
        END,
    ),
}

INERTIAS = {
    "after_the_move": (
        lambda points, labels, before, moved: np.sum((points - moved[labels]) ** 2),
        "history has the inertia after each move; it is to be written down before.",
        INERTIA,
    ),
    "root": (
        lambda points, labels, before, moved: np.sqrt(np.sum((points - before[labels]) ** 2)),
        "history has the root of the inertia.",
        INERTIA,
    ),
    "mean_of_squares": (
        lambda points, labels, before, moved: np.mean(np.sum((points - before[labels]) ** 2, axis=1)),
        "history has the mean of the squared distances; the inertia is their sum.",
        INERTIA,
    ),
    "mean_of_numbers": (
        lambda points, labels, before, moved: np.mean((points - before[labels]) ** 2),
        "history has the mean of all squared differences; the inertia is their sum.",
        INERTIA,
    ),
    "distances": (
        lambda points, labels, before, moved: np.sum(np.sqrt(np.sum((points - before[labels]) ** 2, axis=1))),
        "history has the sum of the distances; they aren't squared.",
        INERTIA,
    ),
    "mean_distance": (
        lambda points, labels, before, moved: np.mean(np.sqrt(np.sum((points - before[labels]) ** 2, axis=1))),
        "history has the mean of the distances; the inertia is the sum of their squares.",
        INERTIA,
    ),
    "absolute_differences": (
        lambda points, labels, before, moved: np.sum(np.abs(points - before[labels])),
        "history has the sum of the absolute differences; they should be squared.",
        INERTIA,
    ),
    "halved": (
        lambda points, labels, before, moved: np.sum((points - before[labels]) ** 2) / 2,
        "history has half of the inertia.",
        INERTIA,
    ),
    "by_new_nearest": (
        lambda points, labels, before, moved: np.sum((points - moved[nearest(points, moved)]) ** 2),
        "history has the inertia of the next step: the points are assigned once more after the move.",
        INERTIA,
    ),
    "divided_by_centres": (
        lambda points, labels, before, moved: np.sum((points - before[labels]) ** 2) / len(before),
        "history has the inertia divided by the number of centres.",
        INERTIA,
    ),
    "from_all_centres": (
        lambda points, labels, before, moved: np.sum((points[:, None] - before) ** 2),
        "the distances from all centres are added up; each point has its own.",
        INERTIA,
    ),
    "of_moves": (
        lambda points, labels, before, moved: np.sum((moved - before) ** 2),
        "history has how far the centres move, not how far the points lie from them.",
        INERTIA,
    ),
}

MOVED = {
    "never_moved": (lambda points, labels, centres, start: centres, "the centres stay where they were.", STEP),
    "moved_twice": (
        lambda points, labels, centres, start: (lambda once: _means(points, nearest(points, once), once))(
            _means(points, labels, centres)
        ),
        "the centres move twice in each step.",
        STEP,
    ),
    "halfway": (
        lambda points, labels, centres, start: (centres + _means(points, labels, centres)) / 2,
        "the centres move halfway only.",
        STEP,
    ),
}

RECORDED = {
    "last_missing": (lambda history: history[:-1], "the last step isn't in history.", INERTIA),
    "first_missing": (lambda history: history[1:], "the first step isn't in history.", INERTIA),
    "in_reverse": (lambda history: history[::-1], "history is in reverse order.", "history.append(…) in each step."),
    "last_alone": (
        lambda history: history[-1:],
        "history has the last step alone: it begins anew in each step.",
        "history.append(…) in each step; it is made once, before the loop.",
    ),
    "summed_up": (
        lambda history: np.cumsum(history).tolist(),
        "each number of history has those before it added.",
        INERTIA,
    ),
    "twice": (
        lambda history: np.repeat(history, 2).tolist(),
        "every step is in history twice.",
        "history.append(…) once in each step.",
    ),
}

ARRIVED = {
    "before_last_move": (
        lambda run: run.before,
        "the centres returned are those before the last move.",
        "Return the centres as they are after the loop.",
    ),
    "start": (
        lambda run: run.start,
        "the centres returned are those of the start.",
        "centres = move_centres(…) gives the name to the new ones.",
    ),
}

ONE_MORE = {
    "one_move_more": (
        True,
        "history has one number more: there is another move after no point has changed its centre.",
        END,
    )
}

CHOICES = [
    Choices(
        of=("kmeans",),
        function=kmeans,
        wrong=[
            *choices_of("most", MOST),
            *choices_of("ended", ENDED),
            *choices_of("inertia", INERTIAS),
            *choices_of("moved", MOVED),
            *choices_of("recorded", RECORDED),
            *choices_of("arrived", ARRIVED),
            *choices_of("one_more", ONE_MORE),
        ],
    ),
]
