"""What can be decided otherwise in `hue_histogram` of `features.py`."""

import numpy as np

from grading.choices.choice import KEEP_ORDER, Choices
from grading.choices.losses import choices_of

from .shared import same, told

EDGES = "The edges are 0, 1 / bins, 2 / bins, … and 1, whatever hues there are: bin k is the whole part of hue · bins."
PARTS = "Divide the counts of an image by the number of its pixels, H · W: they add up to 1."
OWN = "Count the pixels of one image at a time: row n belongs to hues[n]."


def hue_histogram(
    hues, bins=10, *, found=lambda hues, bins: hues * bins, counted=same, divided=lambda c, h: c / h[0].size
):
    """The parts of the pixels in each bin, each choice a parameter."""
    which = found(hues, bins)
    which = np.where((which >= 0) & (which < bins), which, -1).astype(int)
    counts = np.array([[np.sum(image == k) for k in range(bins)] for image in which], dtype=float)
    return divided(counted(counts), hues)


def _between(hues, low, high, bins):
    """As np.histogram does it: where all hues are equal, they lie in the middle."""
    place = np.where(high > low, (hues - low) / np.where(high > low, high - low, 1), 0.5)
    return np.minimum(place * bins, bins - 0.5)


FOUND = told(
    {
        "range_of_each_image": (
            lambda hues, bins: _between(hues, *_ends(hues, (1, 2)), bins),
            "the bins go from the smallest to the largest hue of each image; they should go from 0 to 1.",
        ),
        "range_of_batch": (
            lambda hues, bins: _between(hues, *_ends(hues, (0, 1, 2)), bins),
            "the bins go from the smallest to the largest hue of all images; they should go from 0 to 1.",
        ),
        "range_to_largest": (
            lambda hues, bins: _between(hues, 0, np.max(hues), bins),
            "the bins go from 0 to the largest hue of all; they should go to 1.",
        ),
        "range_to_largest_of_image": (
            lambda hues, bins: _between(hues, 0, np.max(hues, axis=(1, 2), keepdims=True), bins),
            "the bins go from 0 to the largest hue of each image; they should go to 1.",
        ),
        "rounded": (
            lambda hues, bins: np.round(hues * bins),
            "hues are rounded to the nearest border of a bin, not down; those near 1 are lost.",
        ),
        "rounded_within": (
            lambda hues, bins: np.minimum(np.round(hues * bins), bins - 1),
            "hues are rounded to the nearest border of a bin, not down.",
        ),
        "rounded_around": (
            lambda hues, bins: np.round(hues * bins) % bins,
            "hues are rounded to the nearest border of a bin, not down, and those near 1 come to bin 0.",
        ),
        "rounded_up": (
            lambda hues, bins: np.ceil(hues * bins),
            "hues are rounded up, so that each pixel is counted one bin too far, and the last ones are lost.",
        ),
        "one_bin_less": (
            lambda hues, bins: hues * (bins - 1),
            "the bins are 1 / (bins - 1) wide, so the last one stays empty.",
        ),
        "one_bin_more": (
            lambda hues, bins: hues * (bins + 1),
            "the bins are 1 / (bins + 1) wide, and hues beyond the last one are lost.",
        ),
        "all_in_first": (
            lambda hues, bins: 0 * hues,
            "all pixels are in bin 0: hues go from 0 to 1, not to 255 or 360.",
        ),
        "rounded_to_last": (
            lambda hues, bins: np.round(hues * (bins - 1)),
            "hues are rounded to bins - 1 steps, so that the first and the last bin are half as wide as the others.",
        ),
    },
    EDGES,
)


def _ends(hues, axes):
    return np.min(hues, axis=axes, keepdims=True), np.max(hues, axis=axes, keepdims=True)


COUNTED = {
    "last_bin_lost": (lambda c: np.append(c[:, :-1], 0 * c[:, -1:], axis=1), "the last bin is always 0.", EDGES),
    "first_bin_lost": (lambda c: np.append(0 * c[:, :1], c[:, 1:], axis=1), "the first bin is always 0.", EDGES),
    "one_for_all": (
        lambda c: np.sum(c, axis=0) + 0 * c,
        "every image gets the counts of all images together.",
        OWN,
    ),
    "mean_for_all": (
        lambda c: np.mean(c, axis=0) + 0 * c,
        "every image gets the mean histogram of all images.",
        OWN,
    ),
    "first_image_for_all": (lambda c: c[:1] + 0 * c, "every image gets the histogram of the first one.", OWN),
    "last_image_for_all": (lambda c: c[-1:] + 0 * c, "every image gets the histogram of the last one.", OWN),
    "summed_up": (
        lambda c: np.cumsum(c, axis=1),
        "each bin has those before it added.",
        "Each bin has its own pixels.",
    ),
    "images_summed_up": (
        lambda c: np.cumsum(c, axis=0),
        "each image has the counts of those before it added: the counts don't begin at 0 again.",
        OWN,
    ),
    "reversed": (lambda c: c[:, ::-1], "the bins come in reverse order.", KEEP_ORDER),
    "one_bin_off": (lambda c: np.roll(c, 1, axis=1), "every bin stands one place too far to the right.", EDGES),
    "one_bin_off_left": (lambda c: np.roll(c, -1, axis=1), "every bin stands one place too far to the left.", EDGES),
    "present_or_not": (lambda c: np.minimum(c, 1), "a bin counts as one pixel, however many fall into it.", PARTS),
}

DIVIDED = told(
    {
        "not_divided": (lambda c, h: c, "these are numbers of pixels: they aren't divided."),
        "divided_by_batch": (lambda c, h: c / h.size, "the counts are divided by the pixels of all images, N · H · W."),
        "divided_by_height": (lambda c, h: c / h.shape[1], "the counts are divided by H; an image has H · W pixels."),
        "divided_by_width": (lambda c, h: c / h.shape[2], "the counts are divided by W; an image has H · W pixels."),
        "divided_by_images": (lambda c, h: c / len(h), "the counts are divided by N, the number of images."),
        "divided_by_bins": (lambda c, h: c / c.shape[1], "the counts are divided by the number of bins."),
        "densities": (
            lambda c, h: c / h[0].size * c.shape[1],
            "these are densities: parts divided by the width of a bin, so that their mean is 1.",
        ),
        "largest_is_one": (
            lambda c, h: c / np.max(c, axis=1, keepdims=True),
            "the counts of each image are divided by the largest of them.",
        ),
        "length_is_one": (
            lambda c, h: c / np.sqrt(np.sum(c**2, axis=1, keepdims=True)),
            "the counts of each image are brought to length 1: their squares add up to 1.",
        ),
        "percent": (lambda c, h: 100 * c / h[0].size, "these are percent: they add up to 100."),
        "divided_by_all_in_bin": (
            lambda c, h: c / np.maximum(np.sum(c, axis=0), 1),
            "the counts are divided by those of all images in the same bin: the columns add up to 1, not the rows.",
        ),
    },
    PARTS,
)

CHOICES = [
    Choices(
        of=("hue_histogram",),
        function=hue_histogram,
        wrong=[
            *choices_of("found", FOUND),
            *choices_of("counted", COUNTED),
            *choices_of("divided", DIVIDED),
        ],
    ),
]
