"""Playgrounds: a classifier that is trained anew whenever a point is moved or the regularization changed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from ..plots import Panel, Picture, regions, regions_beside
from ..plots.kit.arguments import as_whole
from ..plots.kit.points import as_point_labels, as_points
from ..plots.kit.values import number
from ..plots.plane.panel import frame_around
from ..plumbing.environment import is_grading
from ..plumbing.returned import told
from .classifier import Classifier, trained
from .minimise import Loss, loss_and_gradient
from .playground import Playground
from .polynomials import HIGHEST, polynomials

if TYPE_CHECKING:
    from ipywidgets import Widget

Cloud = tuple[np.ndarray, np.ndarray]

CLASSES = ("A", "B", "C")
REGS = (0, 1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10)
START = 0.01
STILLS = (0, 0.1, 10)  # no regularization, about the right one, too much
SHOWN = 200  # new points in a picture


def explore(
    losses: Mapping[str, Loss], points: np.ndarray, labels: np.ndarray, degree: int = 1, moving: int = 0
) -> Playground:
    """Move one point, change its class, the loss or the regularization, and see the classifier trained anew.

    losses: by name, such as {"SVM": svm_loss_vectorized, "softmax": softmax_loss_vectorized}
    points: (N, 2)
    labels: (N,) integers, 0 to 2
    degree: of the polynomials, 1 to 8; with 1 the boundaries are straight
    moving: which point the sliders move; it is drawn larger

    The still picture shows the first two losses at reg 0.01, and the first one at reg 1.
    Raises ValueError for other shapes or ranges, without a loss, or if one doesn't return (loss, dW).
    """
    losses, (points, labels) = _as_losses(losses), _as_cloud(points, labels, "points", "labels")
    degree, moving = as_whole("degree", degree, 1, HIGHEST), as_whole("moving", moving, 0, len(points) - 1)
    left, right, bottom, top = frame = frame_around([Panel(points, labels, np.asarray)])
    features = polynomials(points, degree)  # scaled by the points as they were, so that only the moved one matters
    _ask(losses, features(points), labels)

    def draw(loss: str, reg: float, u: float, v: float, label: int) -> Picture:
        moved, relabelled = points.copy(), labels.copy()
        moved[moving], relabelled[moving] = (u, v), label
        found = trained(losses[loss], moved, relabelled, features, reg, len(CLASSES))
        title = f"{loss}, reg = {number(reg)}: {_result(found, moved, relabelled)}"
        return regions(moved, relabelled, found.score, title=title, marked=moving, frame=frame)

    def controls() -> dict[str, "Widget"]:
        from ipywidgets import FloatSlider, ToggleButtons

        u, v = points[moving]
        drag = {"step": (right - left) / 100, "continuous_update": False}
        names = [(name, k) for k, name in enumerate(CLASSES)]
        return _chosen(losses) | {
            "u": FloatSlider(u, min=left, max=right, description="point: u", **drag),
            "v": FloatSlider(v, min=bottom, max=top, description="point: v", **drag),
            "label": ToggleButtons(options=names, value=int(labels[moving]), description="its class"),
        }

    def still() -> Picture:
        names, panels = list(losses), []
        for name, reg in [*((name, START) for name in names[:2]), (names[0], 1)]:
            found = trained(losses[name], points, labels, features, reg, len(CLASSES))
            title = f"{name}, reg = {number(reg)}\n{_result(found, points, labels)}"
            panels.append(Panel(points, labels, found.score, title))
        return regions_beside(panels, frame=frame)

    about = f"A classifier of degree {degree} on {len(points)} points, trained anew as a point or reg is moved."
    return Playground(draw, controls, still, about)


def explore_reg(losses: Mapping[str, Loss], train: Cloud, new: Cloud, degree: int = 8) -> Playground:
    """Change the regularization, and see the classifier on the points it was trained on and on new ones.

    losses: by name, such as {"SVM": svm_loss_vectorized, "softmax": softmax_loss_vectorized}
    train, new: (points (N, 2), labels (N,)) each; of the new points the first 200 are drawn, and all are counted
    degree: of the polynomials, 1 to 8

    The still picture shows the last loss at reg 0, 0.1 and 10, with the accuracies on both sets.
    Raises ValueError for other shapes or ranges, without a loss, or if one doesn't return (loss, dW).
    """
    losses, train, new = _as_losses(losses), _as_pair(train, "train"), _as_pair(new, "new")
    degree = as_whole("degree", degree, 1, HIGHEST)
    few = new[0][:SHOWN], new[1][:SHOWN]
    frame = frame_around([Panel(*train, np.asarray), Panel(*few, np.asarray)])
    features = polynomials(train[0], degree)
    _ask(losses, features(train[0]), train[1])

    def draw(loss: str, reg: float) -> Picture:
        found = trained(losses[loss], *train, features, reg, len(CLASSES))
        seen = f"{len(train[0]):,} training points: accuracy {found.accuracy(*train):.2f}"
        drawn = f" ({SHOWN} drawn)" if len(new[0]) > SHOWN else ""
        unseen = f"{len(new[0]):,} new points{drawn}: accuracy {found.accuracy(*new):.2f}"
        sides = (train, f"{loss}, reg = {number(reg)}\n{seen}"), (few, f"\n{unseen}")
        panels = [Panel(*cloud, found.score, title) for cloud, title in sides]
        return regions_beside(panels, margins=False, frame=frame)

    def still() -> Picture:
        name, loss = list(losses.items())[-1]
        panels = []
        for reg in STILLS:
            found = trained(loss, *train, features, reg, len(CLASSES))
            right = f"training {found.accuracy(*train):.2f}, new {found.accuracy(*new):.2f}"
            panels.append(Panel(*train, found.score, f"{name}, reg = {number(reg)}\n{right}"))
        return regions_beside(panels)

    about = (
        f"A classifier of degree {degree}, trained on {len(train[0])} points as reg is moved, and asked about "
        f"{len(new[0]):,} new ones."
    )
    return Playground(draw, lambda: _chosen(losses), still, about)


def _chosen(losses: Mapping[str, Loss]) -> dict[str, "Widget"]:
    """The controls that both have: which loss, and reg on a logarithmic scale that begins with 0."""
    from ipywidgets import SelectionSlider, ToggleButtons

    regs = [(number(reg), reg) for reg in REGS]
    return {
        "loss": ToggleButtons(options=list(losses), description="loss"),
        "reg": SelectionSlider(options=regs, value=START, description="reg", continuous_update=False),
    }


def _result(found: Classifier, points: np.ndarray, labels: np.ndarray) -> str:
    return f"loss {found.loss:.2f}, accuracy {found.accuracy(points, labels):.2f}"


def _as_losses(losses: Mapping[str, Loss]) -> dict[str, Loss]:
    if not isinstance(losses, Mapping) or not losses or not all(map(callable, losses.values())):
        raise ValueError('losses must be functions by name, such as {"SVM": svm_loss_vectorized}.')
    return dict(losses)


def _ask(losses: Mapping[str, Loss], X: np.ndarray, y: np.ndarray) -> None:
    """Ask each loss once, so that what it raises ends the cell: IPython hides what is raised while it draws."""
    for loss in losses.values() if not is_grading() else ():
        loss_and_gradient(loss, np.zeros((X.shape[1], len(CLASSES))), X, y, START)


def _as_pair(cloud: Cloud, name: str) -> Cloud:
    if not isinstance(cloud, tuple | list) or len(cloud) != 2:
        raise ValueError(f"{name} is {told(cloud)}; expected (points, labels), such as three_clouds(40, rng) returns.")
    return _as_cloud(*cloud, f"{name}[0]", f"{name}[1]")


def _as_cloud(points: np.ndarray, labels: np.ndarray, points_name: str, labels_name: str) -> Cloud:
    points = as_points(points, points_name)
    return points, as_point_labels(labels, len(points), len(CLASSES), labels_name)
