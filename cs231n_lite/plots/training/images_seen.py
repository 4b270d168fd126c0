"""Which images a training looks at, step by step, and which it never sees."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure

from ..kit.arguments import as_whole
from ..kit.picture import Picture
from ..kit.scales import count_ticks
from ..kit.style import BLUE, SKY, SOFT, VERMILION, styled

NEVER = "#FBDCC8"
TWICE = "#00395A"


@styled
def images_seen(orders: Mapping[str, np.ndarray], count: int) -> Picture:
    """Show for one to three ways of drawing batches which image was in which step's batch, and how often in all.

    A cell is filled where the image (row) was in the batch of the step (column), darker if more than once. The bars
    count how often each image was seen; the rows of images that were never seen are tinted, with a cross for a bar.
    Dashed lines stand where as many images have been taken as there are, the ends of epochs.

    orders: for each way the indices of the images (steps, batch), integers from 0 to count - 1; 1 to 60 steps
    count: how many images there are, 1 to 100

    Raises ValueError for other shapes, dtypes or indices.
    """
    count = as_whole("count", count, 1, 100)
    if not 1 <= len(orders) <= 3:
        raise ValueError(f"orders has {len(orders)} ways; expected 1 to 3.")
    orders = {name: _as_order(order, name, count) for name, order in orders.items()}
    seen = {name: _times_in_step(order, count) for name, order in orders.items()}
    most = max(times.sum(axis=1).max() for times in seen.values())

    figure = Figure(figsize=(max(4.2, 2.8 * len(orders)), 5.4), layout="constrained")
    panels = figure.subplots(1, 3 * len(orders), sharey=True, width_ratios=[3, 1, 0.2] * len(orders))
    for gap in panels[2::3]:
        gap.set_axis_off()
    told = []
    for (name, times), steps, totals in zip(seen.items(), panels[::3], panels[1::3], strict=True):
        _draw_steps(steps, times, orders[name].size / count)
        _draw_totals(totals, times.sum(axis=1), most)
        never = np.sum(times.sum(axis=1) == 0)
        steps.set_title(f"{name}\n{never} of {count} never seen", weight="bold", loc="left", fontsize=10.5)
        told.append(f"{name}: {never} of {count} never seen, one image up to {times.sum(axis=1).max()} times")
    panels[0].set_ylabel("image")
    steps, batch = next(iter(orders.values())).shape
    alt = f"Which of {count} images is in the batch of each step, {steps} steps of {batch} images. {'; '.join(told)}."
    return Picture(figure, alt)


def _as_order(order: np.ndarray, name: str, count: int) -> np.ndarray:
    order = np.asarray(order)
    if order.ndim != 2 or order.dtype.kind not in "iu" or not order.size or len(order) > 60:
        raise ValueError(
            f"orders[{name!r}] has shape {order.shape} and dtype {order.dtype}; expected integers (steps, batch), "
            "a row of image indices for each of 1 to 60 steps."
        )
    if order.min() < 0 or order.max() >= count:
        raise ValueError(
            f"orders[{name!r}] goes from {order.min()} to {order.max()}; expected indices from 0 to {count - 1}."
        )
    return order


def _times_in_step(order: np.ndarray, count: int) -> np.ndarray:
    """How often each image is in the batch of each step, (count, steps)."""
    return np.stack([np.bincount(batch, minlength=count) for batch in order], axis=1)


def _draw_steps(axes: Axes, times: np.ndarray, epochs: float) -> None:
    count, steps = times.shape
    shades = np.minimum(times, 2) + (times.sum(axis=1, keepdims=True) == 0) * 3
    axes.imshow(shades, cmap=ListedColormap(["white", BLUE, TWICE, NEVER]), vmin=0, vmax=3, aspect="auto",
                extent=(0.5, steps + 0.5, count - 0.5, -0.5))  # fmt: skip
    for epoch in range(1, int(np.ceil(epochs - 1e-9))):
        axes.axvline(0.5 + steps * epoch / epochs, color=SOFT, linestyle="--", linewidth=1)
    axes.spines[:].set_visible(True)
    count_ticks(axes.xaxis, 5)
    count_ticks(axes.yaxis, 8)
    axes.set_xlabel("step")


def _draw_totals(axes: Axes, totals: np.ndarray, most: int) -> None:
    rows = np.arange(len(totals))
    axes.barh(rows, totals, height=1, color=SKY, edgecolor="white", linewidth=0.5)
    never = totals == 0
    size = min(6, 200 / len(totals))
    axes.plot(np.full(never.sum(), 0.18 * most), rows[never], "x", color=VERMILION, markersize=size)
    axes.set(xlabel="times\nseen", xlim=(0, most))
    count_ticks(axes.xaxis, 2)
    axes.tick_params(axis="y", length=0)
