"""What can be decided otherwise in `orientation_bins` of `features.py`."""

import numpy as np

from grading.choices.choice import Choice, Choices
from grading.choices.losses import choices_of

from .shared import told

ANGLE = "np.rad2deg(np.arctan2(dy, dx)) are the angles in degrees, from -180 to 180: dy comes first."
FOLD = "Opposite directions count as one: the angle modulo 180, so that -20 is 160 and 200 is 20."
WIDTH = "A bin is 180 / bins degrees wide: divide by that, and cut the decimals off."


def orientation_bins(
    dy,
    dx,
    bins=9,
    *,
    angle=lambda dy, dx: np.rad2deg(np.arctan2(dy, dx)),
    folded=lambda degrees: degrees % 180,
    binned=lambda degrees, bins: np.floor(degrees * bins / 180),
):
    """The bins of the directions, each choice a parameter."""
    return binned(folded(angle(dy, dx)), bins).astype(int)


def _shifted(degrees):
    return (degrees + 180) / 2


ANGLES = told(
    {
        "arguments_exchanged": (
            lambda dy, dx: np.rad2deg(np.arctan2(dx, dy)),
            "dy and dx are exchanged in the arctangent: this is the angle from the vertical.",
        ),
        "upside_down": (
            lambda dy, dx: np.rad2deg(np.arctan2(-dy, dx)),
            "dy has the other sign: the angle is counted the other way round.",
        ),
        "quarter_turn": (
            lambda dy, dx: np.rad2deg(np.arctan2(dy, dx)) + 90,
            "90 degrees are added: as if angles went from -90 to 90, or the direction along an edge were asked for.",
        ),
        "radians": (np.arctan2, "the angles are radians, and taken for degrees: hardly any is above 3."),
        "radians_modulo_pi": (
            lambda dy, dx: np.arctan2(dy, dx) % np.pi,
            "the angles are radians, from 0 to π, and taken for degrees.",
        ),
        "converted_twice": (
            lambda dy, dx: np.rad2deg(np.rad2deg(np.arctan2(dy, dx))),
            "the angles are turned into degrees twice.",
        ),
        "of_sizes": (
            lambda dy, dx: np.rad2deg(np.arctan2(np.abs(dy), np.abs(dx))),
            "dy and dx have lost their signs, so that no angle is above 90 degrees.",
        ),
    },
    ANGLE,
)

FOLDED = told(
    {
        "not_folded": (
            lambda degrees: degrees % 360,
            "opposite directions aren't one: the angles go up to 360, and there are twice as many bins.",
        ),
        "not_folded_below_zero": (
            lambda degrees: degrees,
            "negative angles aren't folded, so there are negative bins.",
        ),
        "size_of_angle": (
            np.abs,
            "the angles lose their signs: -20 degrees becomes 20; it should be 160, the opposite of -20.",
        ),
        "all_above_180_in_last": (
            lambda degrees: np.minimum(degrees % 360, 179.9),
            "opposite directions aren't one: the angles go up to 360, and all above 180 come to the last bin.",
        ),
        "negative_as_zero": (lambda degrees: np.maximum(degrees, 0), "negative angles become 0."),
        "bins_over_360": (
            lambda degrees: degrees % 360 / 2,
            "the bins are spread over 360 degrees: opposite directions aren't one.",
        ),
        "bins_over_360_from_below": (
            _shifted,
            "the bins are spread over 360 degrees, from -180 on: opposite directions aren't one.",
        ),
        "modulo_90": (lambda degrees: degrees % 90, "the angles are taken modulo 90."),
        "shifted_by_90_then_cut": (
            lambda degrees: np.clip(degrees + 90, 0, 179.9),
            "90 is added to the angles, and what lies outside of 0 to 180 all comes to the first or last bin.",
        ),
    },
    FOLD,
)

BINNED = told(
    {
        "rounded": (
            lambda degrees, bins: np.round(degrees * bins / 180),
            "the bins are rounded to the nearest one, not down, so that there is one too many.",
        ),
        "rounded_within": (
            lambda degrees, bins: np.minimum(np.round(degrees * bins / 180), bins - 1),
            "the bins are rounded to the nearest one, not down.",
        ),
        "rounded_around": (
            lambda degrees, bins: np.round(degrees * bins / 180) % bins,
            "the bins are rounded to the nearest one, not down: bin 0 lies around 0 degrees, and should begin there.",
        ),
        "rounded_up": (
            lambda degrees, bins: np.ceil(degrees * bins / 180),
            "the bins are rounded up, or counted from 1.",
        ),
        "twenty_degrees": (
            lambda degrees, bins: degrees // 20,
            "a bin is 20 degrees wide, whatever `bins` is.",
        ),
        "nine_within": (
            lambda degrees, bins: np.minimum(degrees // 20, bins - 1),
            "a bin is 20 degrees wide, whatever `bins` is, and larger numbers come to the last one.",
        ),
        "nine_around": (
            lambda degrees, bins: degrees // 20 % bins,
            "a bin is 20 degrees wide, whatever `bins` is, and the numbers are taken modulo `bins`.",
        ),
        "bins_over_360_only": (
            lambda degrees, bins: degrees * bins // 360,
            "a bin is 360 / bins degrees wide, so that the upper half of them stays empty.",
        ),
        "one_bin_less": (
            lambda degrees, bins: degrees * (bins - 1) // 180,
            "a bin is 180 / (bins - 1) degrees wide, so that the last one stays empty.",
        ),
        "one_bin_more": (
            lambda degrees, bins: degrees * (bins + 1) // 180,
            "a bin is 180 / (bins + 1) degrees wide, so that there is one too many.",
        ),
        "remainder": (lambda degrees, bins: degrees % bins, "this is the remainder of the angle, not its bin."),
        "bins_wide": (lambda degrees, bins: degrees // bins, "a bin is `bins` degrees wide; it should be 180 / bins."),
        "angles": (lambda degrees, bins: degrees, "these are angles in degrees, not bins."),
    },
    WIDTH,
)

CUT_TOWARDS_ZERO = Choice(
    "not_folded_and_cut",
    {"folded": lambda degrees: degrees, "binned": lambda degrees, bins: np.trunc(degrees * bins / 180)},
    *FOLDED["not_folded_below_zero"][1:],
)

CHOICES = [
    Choices(
        of=("orientation_bins",),
        function=orientation_bins,
        wrong=[
            *choices_of("angle", ANGLES),
            *choices_of("folded", FOLDED),
            *choices_of("binned", BINNED),
            CUT_TOWARDS_ZERO,
        ],
    ),
]
