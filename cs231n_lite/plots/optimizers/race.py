"""The paths of update rules as a race: all walk through one ravine at the same time, again and again."""

import hashlib
from collections.abc import Collection, Mapping
from html import escape

import numpy as np

from ...plumbing.environment import is_grading
from ..kit.style import INK, SOFT
from .looks import looks_of
from .ravine import as_paths, as_ravine, frame_of, height, ravine_paths

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 760, 340, 46, 12, 42  # pixels
KEY = 30  # pixels, the height of a line of names
LINES = 8
STEP, REST = 0.11, 2.0  # seconds
BALLS = (  # around (0, 0), in the order of the markers of `looks_of`
    "M0 -6.5A6.5 6.5 0 1 1 0 6.5A6.5 6.5 0 1 1 0 -6.5",
    "M-5.5 -5.5h11v11h-11Z",
    "M0 -7L7 5.5H-7Z",
    "M0 -7.5L7 0L0 7.5L-7 0Z",
    "M0 7L7 -5.5H-7Z",
    "M-2.5 -7h5v4.5h4.5v5h-4.5v4.5h-5v-4.5h-4.5v-5h4.5Z",
)


class Race:
    """A picture that moves: each rule walks its path from step to step, all at the same time.

    paths: for one to six rules the points (T, 2) that they were at, the start first
    ravine: (a, b), both above 0, of f = (a·x² + b·y²) / 2

    The picture is SVG that a browser moves by itself, without a program, also in a saved page. The box below it stops
    it. Printed, or where movement is unwanted, it shows the whole paths; where there is no HTML, stands the still
    picture of `ravine_paths`. Raises ValueError as that does.
    """

    def __init__(self, paths: Mapping[str, np.ndarray], ravine: tuple[float, float]) -> None:
        self._paths, self._ravine = as_paths(paths), as_ravine(ravine)
        self._looks = looks_of(self._paths, "paths")
        told = repr([(name, points.tolist()) for name, points in self._paths.items()])
        self._name = f"race{hashlib.sha256(told.encode()).hexdigest()[:8]}"
        still = ravine_paths(self._paths, self._ravine)
        self._still, self.alt = still, f"{still.alt} The picture moves: all rules take their steps at the same time."

    def __repr__(self) -> str:
        return self.alt

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> tuple[dict, dict]:
        """What a notebook stores: the moving picture, and a still one; the description alone while nbgrader grades."""
        if is_grading():
            return {"text/plain": self.alt}, {}
        data, metadata = self._still._repr_mimebundle_()
        return data | {"text/html": self.html(), "text/plain": self.alt}, metadata

    def html(self) -> str:
        """The moving picture with its box, self-contained."""
        steps = len(next(iter(self._paths.values()))) - 1
        name = self._name
        seconds = steps * STEP + REST
        moving = steps * STEP / seconds
        shapes, balls, rules = [self._map()], [], []
        for k, (rule, points) in enumerate(self._paths.items()):
            x, y = self._place(points)
            colour = self._looks[rule][0]
            line = " ".join(f"{u:.1f},{v:.1f}" for u, v in zip(x, y, strict=True))
            lengths = np.concatenate([[0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
            shares = lengths / max(lengths[-1], 1e-9)
            shapes.append(
                f'<polyline class="{name} l{k}" points="{line}" pathLength="1" fill="none" stroke="{colour}" '
                f'stroke-width="2" stroke-linejoin="round" stroke-dasharray="1.01 2" opacity="0.8"/>'
            )
            balls.append(
                f'<g class="{name} b{k}" transform="translate({x[-1]:.1f} {y[-1]:.1f})">{_ball(k, colour)}</g>'
            )
            rules += _keyframes(f"{name}l{k}", [f"stroke-dashoffset:{1.005 * (1 - s):.4f}" for s in shares], moving)
            places = [f"transform:translate({u:.1f}px,{v:.1f}px)" for u, v in zip(x, y, strict=True)]
            rules += _keyframes(f"{name}b{k}", places, moving)
            for part in "lb":
                rules.append(f".{name}.{part}{k}{{animation:{name}{part}{k} {seconds:.2f}s linear infinite}}")
        rules += [
            f"#{name}:checked~svg .{name}{{animation-play-state:paused}}",
            f"@media print{{.{name}.{name}{{animation:none!important}}#{name},#{name}~label{{display:none}}}}",
            f"@media (prefers-reduced-motion:reduce){{.{name}.{name}{{animation:none!important}}}}",
        ]
        tall = HEIGHT + KEY
        return (
            f'<div><style>{"".join(rules)}</style><input type="checkbox" id="{name}"> '
            f'<label for="{name}">hold</label><br>'
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {tall}" width="{WIDTH}" role="img" '
            f'style="max-width:100%;height:auto;background:white" font-family="DejaVu Sans, sans-serif">'
            f"<title>{escape(self.alt)}</title>{''.join(shapes)}{''.join(balls)}{self._key()}</svg></div>"
        )

    def _place(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Pixels from the left and from the top."""
        left, right, bottom, top = frame_of(self._paths)
        x = LEFT + (points[:, 0] - left) / (right - left) * (WIDTH - LEFT - 12)
        y = TOP + (top - points[:, 1]) / (top - bottom) * (HEIGHT - TOP - BOTTOM)
        return x, y

    def _map(self) -> str:
        """Lines of equal height, which are ellipses; the lowest point; and both axes."""
        left, right, bottom, top = frame_of(self._paths)
        a, b = self._ravine
        (x0,), (y0,) = self._place(np.zeros((1, 2)))
        wide, high = (WIDTH - LEFT - 12) / (right - left), (HEIGHT - TOP - BOTTOM) / (top - bottom)
        start = height(next(iter(self._paths.values()))[:1], self._ravine)[0]
        found = [f'<clipPath id="{self._name}f"><rect x="{LEFT}" y="{TOP}" width="{WIDTH - LEFT - 12}" '
                 f'height="{HEIGHT - TOP - BOTTOM}"/></clipPath>']  # fmt: skip
        for k in range(1, 2 * LINES):
            radius = np.sqrt(2 * start) * k / (LINES - 2)
            found.append(
                f'<ellipse cx="{x0:.1f}" cy="{y0:.1f}" rx="{radius / np.sqrt(a) * wide:.1f}" '
                f'ry="{radius / np.sqrt(b) * high:.1f}" fill="none" stroke="#D0D0D0" clip-path="url(#{self._name}f)"/>'
            )
        found.append(f'<path d="M{x0 - 7:.1f} {y0:.1f}h14M{x0:.1f} {y0 - 7:.1f}v14" stroke="{SOFT}" stroke-width="2"/>')
        found.append(f'<path d="M{LEFT} {TOP}V{HEIGHT - BOTTOM}H{WIDTH - 12}" fill="none" stroke="{SOFT}"/>')
        for value in _round_numbers(left, right):
            (x,), _ = self._place(np.array([[value, 0]]))
            found.append(f'<path d="M{x:.1f} {HEIGHT - BOTTOM}v5" stroke="{SOFT}"/>{_text(x, HEIGHT - 22, value)}')
        for value in _round_numbers(bottom, top):
            _, (y,) = self._place(np.array([[0, value]]))
            found.append(f'<path d="M{LEFT} {y:.1f}h-5" stroke="{SOFT}"/>{_text(LEFT - 20, y + 4, value)}')
        return "".join(found) + _text((LEFT + WIDTH) / 2, HEIGHT - 5, "x") + _text(9, (HEIGHT - BOTTOM + TOP) / 2, "y")

    def _key(self) -> str:
        """The names of all rules in a line below, each with its colour and its shape."""
        wide, found = (WIDTH - LEFT) / len(self._paths), []
        for k, rule in enumerate(self._paths):
            x, y = LEFT + k * wide, HEIGHT + KEY / 2
            colour = self._looks[rule][0]
            found.append(
                f'<path d="M{x:.1f} {y}h30" stroke="{colour}" stroke-width="2"/>'
                f'<g transform="translate({x + 15:.1f} {y})">{_ball(k, colour)}</g>'
                f'<text x="{x + 36:.1f}" y="{y + 4.5}" font-size="13" font-weight="bold" fill="{colour}">'
                f"{escape(rule)}</text>"
            )
        return "".join(found)


def _ball(k: int, colour: str) -> str:
    return f'<path d="{BALLS[k]}" fill="{colour}" stroke="white" stroke-width="1.5"/>'


def _keyframes(name: str, states: list[str], moving: float) -> list[str]:
    """CSS that goes from state to state in a share `moving` of the time, and then stays."""
    share = 100 * moving / (len(states) - 1)
    frames = [f"{k * share:.3f}%{{{state}}}" for k, state in enumerate(states)]
    return [f"@keyframes {name}{{{''.join(frames)}100%{{{states[-1]}}}}}"]


def _round_numbers(low: float, high: float) -> np.ndarray:
    """About five round numbers from low to high."""
    rough = (high - low) / 5
    power = 10 ** np.floor(np.log10(rough))
    step = power * min((factor for factor in (1, 2, 5, 10)), key=lambda factor: abs(factor * power - rough))
    return step * np.arange(np.ceil(low / step), np.floor(high / step) + 1)


def _text(x: float, y: float, text: str | float) -> str:
    shown = text if isinstance(text, str) else f"{text + 0:g}".replace("-", "−")
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" font-size="12" fill="{INK}">{shown}</text>'
