"""Up to six things compared: a colour, a line and a marker for each, which differ by all three."""

from collections.abc import Iterable

from ..kit.style import BLUE, GREEN, INK, ORANGE, PURPLE, VERMILION

LOOKS = (
    (BLUE, "-", "o"),
    (VERMILION, "--", "s"),
    (GREEN, "-.", "^"),
    (PURPLE, ":", "D"),
    (ORANGE, (0, (5, 1)), "v"),
    (INK, (0, (3, 1, 1, 1, 1, 1)), "P"),
)


def looks_of(names: Iterable[str], what: str) -> dict[str, tuple]:
    """(colour, line, marker) of each name; raises ValueError unless there are one to six."""
    names = list(names)
    if not 1 <= len(names) <= len(LOOKS):
        raise ValueError(f"there are {len(names)} {what}; expected 1 to {len(LOOKS)}.")
    return dict(zip(names, LOOKS, strict=False))
