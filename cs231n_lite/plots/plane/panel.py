"""What a panel of regions shows: points with their classes, and the scores of every place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from ..kit.arguments import as_whole, listed
from ..kit.points import as_point_labels, as_points
from ..kit.values import as_finite

CELLS = 200  # along each side of the plane
SLACK = 1e-3  # the SVM puts points where the lead is 1, and a search finds that place only roughly


class Frame(NamedTuple):
    """The piece of the plane that is seen."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True)
class Panel:
    """A classifier in the plane, for `regions_beside`.

    points: (N, 2)
    labels: (N,) integers, the classes of the points
    score: `score(points)` takes (M, 2) and gives the scores (M, C)
    title: stands above the panel
    neurons: (W, b), (2, H) and (H,), of H hidden neurons: a dotted line is drawn where each of p · W + b is 0
    """

    points: np.ndarray
    labels: np.ndarray
    score: Callable[[np.ndarray], np.ndarray]
    title: str = ""
    neurons: tuple[np.ndarray, np.ndarray] | None = None

    def checked(self, classes: int) -> "Panel":
        """The panel with its arrays in their types; raises ValueError if they aren't points, or labels of `classes`."""
        points = as_points(self.points)
        labels = as_point_labels(self.labels, len(points), classes)
        return replace(self, points=points, labels=labels, neurons=None if self.neurons is None else self._lines())

    def _lines(self) -> tuple[np.ndarray, np.ndarray]:
        W, b = as_finite(self.neurons[0], "W of the neurons", 2), as_finite(self.neurons[1], "b of the neurons", 1)
        if W.shape != (2, len(b)):
            raise ValueError(f"the neurons' W and b have shapes {W.shape} and {b.shape}; expected (2, H) and (H,).")
        return W, b


@dataclass(frozen=True)
class Read:
    """A panel as read from its scores.

    leads: (C, CELLS, CELLS), by how much each class leads the best of the others, rows from the bottom up
    wrong: (N,), whether a point lies in the region of another class
    ringed: (N,), whether the class of a point leads by less than 1 - SLACK there: some of its hinge terms are positive
    shares: (C,), which part of the plane is the region of each class
    """

    leads: np.ndarray
    wrong: np.ndarray
    ringed: np.ndarray
    shares: np.ndarray


def read(panel: Panel, frame: Frame, classes: int) -> Read:
    """Ask the panel's score at its points and all over the frame; raises ValueError for scores that aren't (M, C)."""
    left, right, bottom, top = frame
    across, up = np.meshgrid(middles(left, right), middles(bottom, top))
    scores = _asked(panel, np.stack([across.ravel(), up.ravel()], axis=1), classes)
    best = scores.argmax(axis=1)
    at_points = _asked(panel, panel.points, classes)
    own = _leads(at_points)[np.arange(len(panel.labels)), panel.labels]
    return Read(
        leads=_leads(scores).T.reshape(classes, CELLS, CELLS),
        wrong=at_points.argmax(axis=1) != panel.labels,
        ringed=own < 1 - SLACK,
        shares=np.bincount(best, minlength=classes) / len(best),
    )


def middles(low: float, high: float) -> np.ndarray:
    """The middles of the cells along one side, (CELLS,)."""
    return low + (np.arange(CELLS) + 0.5) / CELLS * (high - low)


def _asked(panel: Panel, places: np.ndarray, classes: int) -> np.ndarray:
    scores = np.asarray(panel.score(places), dtype=np.float64)
    if scores.shape != (len(places), classes):
        raise ValueError(
            f"score gives an array of shape {scores.shape} for {len(places)} points; expected "
            f"({len(places)}, {classes}), a score for each of {classes} classes."
        )
    if not np.isfinite(scores).all():
        raise ValueError(f"{np.sum(~np.isfinite(scores)):,} scores are infinite or not a number; expected finite ones.")
    return scores


def _leads(scores: np.ndarray) -> np.ndarray:
    """By how much each class leads the best of the others, (M, C): negative but for the best."""
    first, second = -np.partition(-scores, 1, axis=1)[:, :2].T
    return scores - np.where(scores == first[:, None], second[:, None], first[:, None])


def frame_around(panels: Sequence[Panel]) -> Frame:
    """A square with some room around the points of all panels."""
    points = np.concatenate([panel.points for panel in panels])
    low, high = points.min(axis=0), points.max(axis=0)
    half = 0.56 * max(*(high - low), 1e-9)
    (x, y) = (low + high) / 2
    return Frame(x - half, x + half, y - half, y + half)


def as_frame(frame: Sequence[float] | None, panels: Sequence[Panel]) -> Frame:
    """The frame given, or one around the points; raises ValueError unless its ends rise."""
    if frame is None:
        return frame_around(panels)
    left, right, bottom, top = frame
    if not (left < right and bottom < top):
        raise ValueError(f"frame is {tuple(frame)}; expected (left, right, bottom, top), left < right, bottom < top.")
    return Frame(left, right, bottom, top)


def told(panel: Panel, found: Read, classes: Sequence[str], margins: bool) -> str:
    """What a panel shows, in words."""
    shares = listed([f"{name} {100 * share:.0f} %" for name, share in zip(classes, found.shares, strict=True)])
    title = f"{' '.join(panel.title.split())}: " if panel.title else ""
    text = f"{title}{found.wrong.sum()} of {len(panel.points)} points lie in the region of another class"
    if margins:
        text += f", {found.ringed.sum()} are ringed"
    text += f"; of the area {shares}"
    return text if panel.neurons is None else f"{text}; {len(panel.neurons[1])} dotted lines of hidden neurons"


def as_marked(marked: int | None, count: int) -> int | None:
    """The index of a point; raises ValueError if there is no such point."""
    return None if marked is None else as_whole("marked", marked, 0, count - 1)
