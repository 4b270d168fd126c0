"""What can be decided otherwise in `image_gradients` of `features.py`."""

import numpy as np

from grading.choices.choice import KEEP_SIGNS, Choices
from grading.choices.losses import choices_of

from .shared import told

BOTH_SIDES = "dy[:, 1:-1] = grey[:, 2:] - grey[:, :-2], and so for dx along the last axis; the edges stay 0."
WHICH_IS_WHICH = "dy compares rows, along axis 1 of grey, and dx columns, along axis 2; return dy first."


def image_gradients(
    grey, *, change=lambda grey, axis: _inside(grey, axis, _centred), axes=(1, 2), finished=lambda dy, dx: (dy, dx)
):
    """The changes downwards and to the right, each choice a parameter."""
    return finished(*(change(grey, axis) for axis in axes))


def _centred(last):
    return last[..., 2:] - last[..., :-2]


def _inside(grey, axis, change):
    """What `change` makes of the numbers along the axis, and 0 at both edges."""
    made = np.zeros(grey.shape)
    np.moveaxis(made, axis, -1)[..., 1:-1] = change(np.moveaxis(grey, axis, -1))
    return made


def _padded(grey, axis, mode):
    width = [(1, 1) if one == axis else (0, 0) for one in range(3)]
    return np.moveaxis(_centred(np.moveaxis(np.pad(grey, width, mode=mode), axis, -1)), -1, axis)


def _step(grey, axis, ahead):
    """The difference of neighbours; 0 at the edge that has none."""
    made = np.zeros(grey.shape)
    last = np.moveaxis(made, axis, -1)
    last[..., slice(None, -1) if ahead else slice(1, None)] = np.diff(np.moveaxis(grey, axis, -1))
    return made


def _slopes(grey, axis):
    """np.gradient, also where there is one number only."""
    return np.gradient(grey, axis=axis) if grey.shape[axis] > 1 else 0 * grey


def _smoothed(grey, axis, middle):
    """Changes along the axis, added up over three neighbouring lines, the middle one so many times."""
    across, made = 3 - axis, _padded(grey, axis, "edge")
    width = [(1, 1) if one == across else (0, 0) for one in range(3)]
    more = np.moveaxis(np.pad(made, width, mode="edge"), across, -1)
    return np.moveaxis(more[..., :-2] + middle * more[..., 1:-1] + more[..., 2:], -1, across)


CHANGE = told(
    {
        "halved": (
            lambda grey, axis: _inside(grey, axis, _centred) / 2,
            "the differences are halved; they aren't divided by the distance of the two pixels.",
        ),
        "slopes": (
            _slopes,
            "these are the slopes of np.gradient: half the differences, and at the edges those from one side.",
        ),
        "slopes_doubled": (
            lambda grey, axis: 2 * _slopes(grey, axis),
            "at the edges stand differences from one side, doubled; they should be 0.",
        ),
        "edges_repeated": (
            lambda grey, axis: _padded(grey, axis, "edge"),
            "at the edges stand differences from one side, as if the pixels were repeated beyond; they should be 0.",
        ),
        "wrong_sign": (
            lambda grey, axis: -_inside(grey, axis, _centred),
            "the differences are the wrong way round: above minus below, left minus right.",
        ),
        "wrong_sign_padded": (
            lambda grey, axis: -_padded(grey, axis, "constant"),
            "the differences are the wrong way round, and beyond the edges are zeros: that is what a convolution does.",
        ),
        "forward": (
            lambda grey, axis: _step(grey, axis, ahead=True),
            "each pixel is subtracted from the next one; it is the two on either side that are compared.",
        ),
        "backward": (
            lambda grey, axis: _step(grey, axis, ahead=False),
            "from each pixel the one before is subtracted; it is the two on either side that are compared.",
        ),
        "forward_around": (
            lambda grey, axis: np.roll(grey, -1, axis) - grey,
            "each pixel is subtracted from the next one, and the last from the first: np.roll goes around.",
        ),
        "around": (
            lambda grey, axis: np.roll(grey, -1, axis) - np.roll(grey, 1, axis),
            "at the edges pixels from the other side of the image are compared: np.roll goes around.",
        ),
        "zeros_around": (
            lambda grey, axis: _padded(grey, axis, "constant"),
            "beyond the edges are zeros, so that the edges aren't 0.",
        ),
        "sobel": (
            lambda grey, axis: _smoothed(grey, axis, 2),
            "neighbouring lines are added, the middle one twice: that is Sobel's filter.",
        ),
        "prewitt": (
            lambda grey, axis: _smoothed(grey, axis, 1),
            "neighbouring lines are added: that is Prewitt's filter.",
        ),
        "sums": (
            lambda grey, axis: _inside(grey, axis, lambda last: last[..., 2:] + last[..., :-2]),
            "the two pixels are added, not subtracted.",
        ),
        "second_differences": (
            lambda grey, axis: _inside(grey, axis, lambda last: last[..., 2:] - 2 * last[..., 1:-1] + last[..., :-2]),
            "these are second differences: twice the pixel itself is subtracted.",
        ),
        "all_edges_zero": (
            lambda grey, axis: _inside(_inside(grey, axis, _centred), 3 - axis, lambda last: last[..., 1:-1]),
            "all edges are 0 in both; only dy is 0 at the upper and lower edge, and only dx at the left and right.",
        ),
        "squares": (lambda grey, axis: _inside(grey, axis, _centred) ** 2, "the differences are squared."),
        "last_edge_only": (
            lambda grey, axis: _inside(grey, axis, lambda last: last[..., 2:] - last[..., 1:-1]),
            "the pixel after is compared with the pixel itself, not with the one before.",
        ),
        "one_place_off": (
            lambda grey, axis: np.roll(_inside(grey, axis, _centred), -1, axis),
            "the differences stand one place too far to the start: the first belongs to pixel 1.",
        ),
    },
    BOTH_SIDES,
) | {
    "sizes": (
        lambda grey, axis: np.abs(_inside(grey, axis, _centred)),
        "the differences have lost their signs.",
        KEEP_SIGNS,
    )
}

AXES = told(
    {
        "exchanged": ((2, 1), "dy and dx are exchanged."),
        "both_down": ((1, 1), "dx is the vertical change, too."),
        "both_right": ((2, 2), "dy is the horizontal change, too."),
        "over_images": ((0, 1), "dy compares images, and dx rows: axis 0 of grey counts the images."),
    },
    WHICH_IS_WHICH,
)

FINISHED = {
    "magnitude_and_angle": (
        lambda dy, dx: (np.hypot(dy, dx), np.rad2deg(np.arctan2(dy, dx))),
        "these are the length and the angle of the change, not dy and dx.",
        BOTH_SIDES,
    ),
    "dy_upwards": (
        lambda dy, dx: (-dy, dx),
        "dy has the wrong sign: it is below minus above, as rows are counted downwards.",
        BOTH_SIDES,
    ),
    "dx_leftwards": (lambda dy, dx: (dy, -dx), "dx has the wrong sign: it is right minus left.", BOTH_SIDES),
    "dx_missing": (lambda dy, dx: (dy, 0 * dx), "dx is 0 everywhere.", BOTH_SIDES),
    "dy_missing": (lambda dy, dx: (0 * dy, dx), "dy is 0 everywhere.", BOTH_SIDES),
    "scaled_to_one": (
        lambda dy, dx: (dy / np.max(np.abs(dy)), dx / np.max(np.abs(dx))) if np.any(dy) and np.any(dx) else (dy, dx),
        "dy and dx are divided by their largest numbers.",
        BOTH_SIDES,
    ),
}

CHOICES = [
    Choices(
        of=("image_gradients",),
        function=image_gradients,
        wrong=[
            *choices_of("change", CHANGE),
            *choices_of("axes", AXES, {"exchanged"}),
            *choices_of("finished", FINISHED, ()),
        ],
    ),
]
