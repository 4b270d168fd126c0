"""Where an array is off, as a picture in characters: each number a field, the darker the further it is off.

The same characters are shown in a terminal as they are, and in HTML in colours whose lightness tells them apart.
"""

import html

import numpy as np

from .answers import Answer

SHADES = "·░▒▓█"
NO_NUMBER = "×"
COLOURS = {"·": "#c6dbef", "░": "#fdd49e", "▒": "#fc8d59", "▓": "#d7301f", "█": "#7f0000"}
WIDTH = 4  # characters of a field, with the gap
LARGEST = 240  # numbers in an array that is drawn
RIGHT = 1e-6  # relative to the largest right value


def heat_map(name: str, answer: Answer, labels: bool = False) -> str:
    """|yours - right| of the quantity `name`, drawn; empty where it is no array, or too large for a look.

    labels: whether the numbers are labels, so that each is right or wrong, and none far off
    The first line says what rows and columns are, the last one what the shades mean.
    """
    yours, right = (np.asarray(values, np.float64) for values in (answer.got[name], answer.case.right[name]))
    if yours.shape != right.shape or right.ndim not in (1, 2) or not 1 < right.size <= LARGEST:
        return ""
    off = np.abs(np.atleast_2d(yours) - np.atleast_2d(right))
    off = np.where(off > 0, 1.0, 0.0) if labels else off
    if right.ndim == 1:
        off = off.T
    rows, columns = _labels(right, answer)
    rows = [f"{rows} {k}" for k in range(len(off))]
    if _is_gradient(right, answer):
        rows[-1] = "bias"
    levels = _levels(off, max(np.max(np.abs(right), initial=0), 1e-3))
    margin = max(map(len, rows)) + 2
    lines = [" " * margin + (columns if off.shape[1] > 1 else "")]
    if off.shape[1] > 1:
        lines.append(" " * margin + "".join(f"{k:<{WIDTH}}" for k in range(off.shape[1])))
    for label, each in zip(rows, levels, strict=True):
        fields = "".join(f"{(SHADES[level] if level >= 0 else NO_NUMBER) * 3:<{WIDTH}}" for level in each)
        lines.append(f"{label:<{margin}}{fields}")
    finite = off[np.isfinite(off)]
    legend = [f"{SHADES[0]} correct"]
    if labels:
        legend.append(f"{SHADES[-1]} wrong")
    elif finite.size and np.max(finite) > 0:
        legend.append(f"{SHADES[1:]} off, the darkest by {np.max(finite):.3g}")
    if finite.size < off.size:
        legend.append(f"{NO_NUMBER} no number")
    lines.append("   ".join(legend))
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def coloured(text: str) -> str:
    """A heat map as HTML: the same characters, on their colours."""
    found, last = [], ""
    for character in text:
        if character != last and last in COLOURS:
            found.append("</span>")
        if character != last and character in COLOURS:
            found.append(f'<span style="background:{COLOURS[character]};color:{COLOURS[character]}">')
        found.append(html.escape(character))
        last = character
    return "".join(found) + ("</span>" if last in COLOURS else "")


def _levels(off: np.ndarray, scale: float) -> list[list[int]]:
    """0 for right, then 1 to 4, by the share of the largest difference; -1 for what is no number."""
    most = np.max(off, initial=0, where=np.isfinite(off))
    share = np.where(np.isfinite(off), off, 0.0) / (most or 1.0)
    levels = np.clip(np.ceil(share * (len(SHADES) - 1)), 1, len(SHADES) - 1)
    levels = np.where(off <= RIGHT * scale, 0, levels)
    return np.where(np.isfinite(off), levels, -1).astype(int).tolist()


def _is_gradient(right: np.ndarray, answer: Answer) -> bool:
    problem = answer.case.problem
    return right.ndim == 2 and {"W", "X"} <= problem.keys() and right.shape == np.shape(problem["W"])


def _labels(right: np.ndarray, answer: Answer) -> tuple[str, str]:
    """What the rows of the picture are, and what its columns are."""
    problem = answer.case.problem
    if _is_gradient(right, answer):
        return "pixel", "class"
    if "scores" in problem and right.shape == np.shape(problem["scores"]):
        return ("example", "class") if right.ndim == 2 else ("class", "")
    if np.ndim(problem.get("y")) == 1 and right.shape == np.shape(problem["y"]):
        return "example", ""
    return ("row", "column") if right.ndim == 2 else ("number", "")
