"""What can be decided otherwise in `hue` of `features.py`."""

import numpy as np

from grading.choices.choice import Choices
from grading.choices.losses import choices_of

from .shared import over, same, told

SIXTHS = (
    "Where red is the largest (green - blue) / (M - m), where green is 2 + (blue - red) / (M - m), where blue is "
    "4 + (red - green) / (M - m)."
)


def hue(
    images,
    *,
    channels=lambda images: np.moveaxis(images, -1, 0),
    spread=lambda images: np.ptp(images, axis=-1),
    sectors=lambda r, g, b, s: ((g - b) / s, 2 + (b - r) / s, 4 + (r - g) / s),
    which=same,
    wrapped=lambda red: np.where(red < 0, red + 6, red),
    scaled=lambda sixths: sixths / 6,
    grey=0.0,
    instead=lambda hues, images: hues,
):
    """The hue of each pixel, each choice a parameter."""
    red, green, blue = channels(images)
    largest, smallest = np.max(images, axis=-1), np.min(images, axis=-1)
    width = spread(images)
    of_red, of_green, of_blue = which(sectors(red, green, blue, np.where(width == 0, 1, width)))
    sixths = np.select([largest == red, largest == green], [wrapped(of_red), of_green], of_blue)
    return instead(np.where(largest > smallest, scaled(sixths), grey), images)


CHANNELS = told(
    {
        "channels_reversed": (
            lambda images: np.moveaxis(images[..., ::-1], -1, 0),
            "red and blue are exchanged: the channels are taken as blue, green, red.",
        ),
        "red_and_green_exchanged": (
            lambda images: np.moveaxis(images[..., [1, 0, 2]], -1, 0),
            "red and green are exchanged.",
        ),
    },
    "images[..., 0] is red, images[..., 1] green and images[..., 2] blue.",
)

SPREAD = told(
    {
        "not_divided_by_spread": (
            lambda images: np.ones(images.shape[:-1]),
            "the differences aren't divided by M - m.",
        ),
        "divided_by_largest": (
            lambda images: np.max(images, axis=-1),
            "the differences are divided by the largest number M, not by M - m.",
        ),
        "divided_by_sum": (
            lambda images: np.sum(images, axis=-1),
            "the differences are divided by the sum of red, green and blue, not by M - m.",
        ),
        "spread_of_image": (
            lambda images: np.ptp(images, axis=(1, 2, 3))[:, None, None] + 0 * images[..., 0],
            "largest and smallest are those of the whole image; each pixel has its own.",
        ),
        "spread_of_batch": (
            lambda images: np.ptp(images) + 0 * images[..., 0],
            "largest and smallest are those of the whole batch; each pixel has its own.",
        ),
        "divided_by_255": (
            lambda images: 255 + 0 * images[..., 0],
            "the differences are divided by 255, not by M - m.",
        ),
    },
    "M and m are the largest and the smallest of the three numbers of one pixel: np.max(images, axis=-1), np.min.",
)

SECTORS = told(
    {
        "all_differences_reversed": (
            lambda r, g, b, s: ((b - g) / s, 2 + (r - b) / s, 4 + (g - r) / s),
            "all three differences are the wrong way round, so that the hue runs backward within each third.",
        ),
        "red_reversed": (
            lambda r, g, b, s: ((b - g) / s, 2 + (b - r) / s, 4 + (r - g) / s),
            "where red is the largest, the difference is the wrong way round.",
        ),
        "green_reversed": (
            lambda r, g, b, s: ((g - b) / s, 2 + (r - b) / s, 4 + (r - g) / s),
            "where green is the largest, the difference is the wrong way round.",
        ),
        "blue_reversed": (
            lambda r, g, b, s: ((g - b) / s, 2 + (b - r) / s, 4 + (g - r) / s),
            "where blue is the largest, the difference is the wrong way round.",
        ),
        "offsets_missing": (
            lambda r, g, b, s: ((g - b) / s, (b - r) / s, (r - g) / s),
            "2 and 4 aren't added where green and blue are the largest.",
        ),
        "offsets_exchanged": (
            lambda r, g, b, s: ((g - b) / s, 4 + (b - r) / s, 2 + (r - g) / s),
            "2 and 4 are exchanged: 2 belongs to green, 4 to blue.",
        ),
        "offsets_halved": (
            lambda r, g, b, s: ((g - b) / s, 1 + (b - r) / s, 2 + (r - g) / s),
            "1 and 2 are added where it should be 2 and 4.",
        ),
        "offsets_divided": (
            lambda r, g, b, s: ((g - b) / s, (2 + b - r) / s, (4 + r - g) / s),
            "2 and 4 are divided by M - m as well: the brackets are around too much.",
        ),
        "brackets_missing": (
            lambda r, g, b, s: (g - b / s, 2 + b - r / s, 4 + r - g / s),
            "only the second number of each difference is divided by M - m: its brackets are missing.",
        ),
        "sizes_of_differences": (
            lambda r, g, b, s: (np.abs(g - b) / s, 2 + np.abs(b - r) / s, 4 + np.abs(r - g) / s),
            "the differences have lost their signs.",
        ),
    },
    SIXTHS,
)

WHICH = told(
    {
        "green_and_blue_exchanged": (
            lambda of: (of[0], of[2], of[1]),
            "the formulas for green and for blue are exchanged.",
        ),
        "red_and_green_formulas_exchanged": (
            lambda of: (of[1], of[0], of[2]),
            "the formulas for red and for green are exchanged.",
        ),
        "one_further": (
            lambda of: (of[1], of[2], of[0]),
            "each formula stands one place off: red has green's, green has blue's and blue has red's.",
        ),
        "reds_for_all": (lambda of: (of[0], of[0], of[0]), "red's formula is used whichever is the largest."),
        "blues_missing": (
            lambda of: (of[0], of[1], 0 * of[2]),
            "where blue is the largest, the hue is 0.",
        ),
    },
    SIXTHS,
)

WRAPPED = told(
    {
        "not_wrapped": (same, "negative hues stay negative: where red is the largest, blue may be above green."),
        "negative_as_zero": (lambda red: np.maximum(red, 0), "negative hues become 0."),
        "negative_as_positive": (np.abs, "negative hues lose their sign."),
        "wrapped_by_one": (
            lambda red: np.where(red < 0, red + 1, red),
            "1 is added where the sixths are negative; before the division by 6 it should be 6.",
        ),
        "always_wrapped": (
            lambda red: red + 6,
            "6 is added wherever red is the largest, also where nothing is negative.",
        ),
        "wrapped_by_360": (
            lambda red: np.where(red < 0, red + 360, red),
            "360 is added where the sixths are negative; they aren't degrees.",
        ),
    },
    "Once around the wheel is 6 before the division by 6, and 1 after it; add that where the number is negative.",
)

SCALED = told(
    {
        "not_divided_by_6": (same, "these are sixths of the wheel, from 0 to 6: they aren't divided by 6."),
        "degrees": (lambda sixths: 60 * sixths, "these are degrees, from 0 to 360."),
        "half_degrees": (lambda sixths: 30 * sixths, "these are half degrees, from 0 to 180."),
        "radians": (lambda sixths: np.pi / 3 * sixths, "these are radians, from 0 to 2π."),
        "in_255": (lambda sixths: 255 / 6 * sixths, "these go from 0 to 255."),
        "divided_by_3": (lambda sixths: sixths / 3, "the sixths are divided by 3, so that these go from 0 to 2."),
        "divided_by_360": (lambda sixths: sixths / 360, "the sixths are divided by 360; they aren't degrees."),
        "divided_by_60": (lambda sixths: sixths / 60, "the sixths are divided by 60; they aren't degrees."),
        "backward": (lambda sixths: 1 - sixths / 6, "the wheel is turned backward: these are 1 less the hue."),
    },
    "Divide the sixths by 6: red is 0, green 1/3 and blue 2/3.",
)

GREY = told(
    {
        "grey_as_green": (1 / 3, "a grey gets the hue of green, 1/3; it should be 0."),
        "grey_as_blue": (2 / 3, "a grey gets the hue of blue, 2/3; it should be 0."),
        "grey_as_one": (1.0, "a grey gets 1; it should be 0."),
        "grey_minus_one": (-1.0, "a grey gets -1; it should be 0."),
        "grey_half": (0.5, "a grey gets 1/2; it should be 0."),
        "grey_nan": (np.nan, "a grey becomes nan: where M = m, 0 is divided by 0."),
    },
    "Where M = m the hue is 0: np.where(largest > smallest, …, 0) at the end, and a divisor that isn't 0 before.",
)

INSTEAD = told(
    {
        "saturation": (
            lambda hues, images: over(np.ptp(images, axis=-1), np.max(images, axis=-1), 0.0),
            "this is the saturation, (M - m) / M, not the hue.",
        ),
        "largest": (
            lambda hues, images: np.max(images, axis=-1),
            "this is the largest of the three numbers, the value.",
        ),
        "spread": (lambda hues, images: np.ptp(images, axis=-1), "this is M - m, not the hue."),
        "mean": (lambda hues, images: np.mean(images, axis=-1), "this is the mean of the three numbers, a grey."),
        "index_of_largest": (
            lambda hues, images: np.argmax(images, axis=-1) / 3,
            "the hue only tells which number is the largest: 0, 1/3 or 2/3.",
        ),
        "zero": (
            lambda hues, images: 0 * hues,
            "it is 0 everywhere: is it never filled in, or are the decimals cut off?",
        ),
    },
    SIXTHS,
)

CHOICES = [
    Choices(
        of=("hue",),
        function=hue,
        wrong=[
            *choices_of("channels", CHANNELS),
            *choices_of("spread", SPREAD, {"not_divided_by_spread", "divided_by_largest"}),
            *choices_of("sectors", SECTORS),
            *choices_of("which", WHICH, {"green_and_blue_exchanged"}),
            *choices_of("wrapped", WRAPPED, {"not_wrapped", "negative_as_zero", "negative_as_positive"}),
            *choices_of("scaled", SCALED, {"not_divided_by_6", "degrees"}),
            *choices_of("grey", GREY, {"grey_nan", "grey_as_blue"}),
            *choices_of("instead", INSTEAD, ()),
        ],
    ),
]
