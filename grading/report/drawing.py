"""Charts as SVG: a histogram, and bars of shares. Each says in words what it shows."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 240, 46, 12, 22, 44
GROUND = HEIGHT - BOTTOM
BARS = 20  # about as many in a histogram
FEWER_BARS = (10, 5, 4, 2)
HEIGHTS = 4  # about as many numbers beside one
MARKS = 8  # at most as many numbers below one


@dataclass(frozen=True)
class _Bins:
    """Bins of equal width, and how many values are in each; values outside are in the first or the last."""

    first: float
    step: float
    numbers: tuple[int, ...]

    @classmethod
    def of(cls, values: Sequence[float], low: float, high: float, bars: int = BARS) -> "_Bins":
        step = _round((high - low) / bars)
        start = math.floor(low / step)
        numbers = [0] * max(math.ceil(high / step - 1e-9) - start, 1)
        for value in values:
            numbers[min(max(math.floor(value / step) - start, 0), len(numbers) - 1)] += 1
        return cls(start * step, step, tuple(numbers))

    def edge(self, n: int) -> float:
        return self.first + n * self.step

    def x(self, value: float) -> float:
        """Where `value` lies in the picture."""
        return LEFT + (value - self.first) / (self.step * len(self.numbers)) * (WIDTH - LEFT - RIGHT)

    def y(self, number: float) -> float:
        """How high a bar of `number` reaches."""
        return GROUND - (GROUND - TOP) * number / max(*self.numbers, 1)


def histogram(values: Sequence[float], low: float, high: float, label: str, counts: str, fewest: int = 1) -> Markup:
    """A histogram of `values` between `low` and `high`, with the median marked.

    label, counts: what stands at the x and the y axis
    fewest: a bar stands for no fewer; so there are fewer bars, or none
    """
    if not values or high <= low:
        return Markup("<p class='quiet'>Nothing to draw.</p>")
    made = [_Bins.of(values, low, high, bars) for bars in (BARS, *FEWER_BARS)]
    bins = next((one for one in made if all(number >= fewest for number in one.numbers if number)), None)
    if bins is None:
        return Markup("<p class='quiet'>They are too few to be drawn without showing who they are.</p>")
    middle = statistics.median(values)
    parts = [*_bars(bins), *_median(bins, middle), *_axes(bins, label, counts)]
    span = f" from {min(values):.4g} to {max(values):.4g}" if fewest == 1 else ""
    told = f"{label}: {len(values)} values{span}, median {middle:.4g}"
    return _svg(WIDTH, HEIGHT, told, parts)


def shares(passed: int, failed: int, unable: int, told: str = "") -> Markup:
    """A bar of three parts, told apart by pattern as well as by colour; `told` describes it in place of the numbers."""
    total, at, parts = max(passed + failed + unable, 1), 0.0, []
    for number, kind in ((passed, "passed"), (failed, "failed"), (unable, "unable")):
        width = 200 * number / total
        if number:
            parts.append(f"<rect x='{at:.2f}' y='0' width='{width:.2f}' height='14' class='{kind}'/>")
        at += width
    return _svg(200, 14, told or f"{passed} passed, {failed} failed, {unable} could not run", parts)


def _bars(bins: _Bins) -> list[str]:
    width = (WIDTH - LEFT - RIGHT) / len(bins.numbers) - 2
    return [
        f"<rect x='{bins.x(bins.edge(n)) + 1:.1f}' y='{bins.y(number):.1f}' width='{width:.1f}' "
        f"height='{GROUND - bins.y(number):.1f}' class='bar'>"
        f"<title>{bins.edge(n):g} to {bins.edge(n + 1):g}: {number}</title></rect>"
        for n, number in enumerate(bins.numbers)
        if number
    ]


def _median(bins: _Bins, middle: float) -> list[str]:
    at = bins.x(middle)
    x, anchor = (at - 5, "end") if at > WIDTH - 120 else (at + 5, "start")
    return [
        f"<line x1='{at:.1f}' x2='{at:.1f}' y1='4' y2='{GROUND}' class='median'/>",
        f"<text x='{x:.1f}' y='14' class='mark' text-anchor='{anchor}'>median {middle:.3g}</text>",
    ]


def _axes(bins: _Bins, label: str, counts: str) -> list[str]:
    most, centre = max(bins.numbers), (GROUND + TOP) / 2
    first, last = bins.first, bins.edge(len(bins.numbers))
    step = _round((last - first) / MARKS)
    marks = [n * step for n in range(math.ceil(first / step - 1e-9), math.floor(last / step + 1e-9) + 1)]
    parts = [
        f"<text x='{bins.x(mark):.1f}' y='{GROUND + 16}' text-anchor='{_anchor(bins.x(mark))}'>{mark:g}</text>"
        for mark in marks
    ]
    rise = max(int(_round(max(most, 1) / HEIGHTS)), 1)
    for number in range(0, most + 1, rise):
        y = bins.y(number)
        parts.append(f"<text x='{LEFT - 8}' y='{y + 4:.1f}' text-anchor='end'>{number}</text>")
        parts.append(f"<line x1='{LEFT}' x2='{WIDTH - RIGHT}' y1='{y:.1f}' y2='{y:.1f}' class='grid'/>")
    parts.append(f"<text x='{(WIDTH + LEFT) / 2}' y='{HEIGHT - 6}' text-anchor='middle'>{escape(label)}</text>")
    turned = f"text-anchor='middle' transform='rotate(-90 12 {centre})'"
    return [*parts, f"<text x='12' y='{centre}' {turned}>{escape(counts)}</text>"]


def _anchor(x: float) -> str:
    """A number at the very edge stands before it, so that nothing is cut off."""
    return "end" if x > WIDTH - 30 else "middle"


def _round(step: float) -> float:
    """The next larger of 1, 2, 2.5, 5 times a power of ten."""
    power = 10 ** math.floor(math.log10(step))
    return next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= step * 0.999)


def _svg(width: int, height: int, told: str, parts: list[str]) -> Markup:
    return Markup(
        f"<svg viewBox='0 0 {width} {height}' role='img' aria-label='{escape(told)}'>"
        f"<desc>{escape(told)}</desc>{''.join(parts)}</svg>"
    )
