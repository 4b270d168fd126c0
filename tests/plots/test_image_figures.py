"""Laws of the figures of images: what is shown are the pixels and weights that were passed, and nothing else."""

from functools import partial
from io import BytesIO

import numpy as np
import pytest
from matplotlib.image import imread

from cs231n_lite.plots import (
    Picture,
    channels,
    class_colours,
    class_grid,
    confusion,
    film,
    gallery,
    pixel_histogram,
    pixel_values,
    pixel_vector,
    template_score,
    templates,
    wrong_guesses,
)

from .figures.images import FOUR, GUESSES, IMAGES, LABELS, PICTURES, SNAPSHOTS, TEN, TRUTH, W_COLUMN, X_ROW, W
from .reading import numbers_in, texts_of

pytestmark = pytest.mark.usefixtures("not_laid_out")


def packed(pixels: np.ndarray) -> np.ndarray:
    """Red, green and blue as one number."""
    return pixels.astype(np.uint32) @ np.array([1, 256, 65536], np.uint32)


def pixels_of(picture: Picture) -> np.ndarray:
    return packed(np.rint(imread(BytesIO(picture.png()), format="png")[..., :3] * 255))


def places_of(image: np.ndarray, shown: np.ndarray, zoom: int) -> int:
    """Count where `image`, enlarged `zoom` times, stands in `shown`, exactly."""
    block = packed(image).repeat(zoom, axis=0).repeat(zoom, axis=1)
    side = len(block)
    first, last = shown[: 1 - side, : 1 - side] == block[0, 0], shown[side - 1 :, side - 1 :] == block[-1, -1]
    return sum(np.array_equal(shown[y : y + side, x : x + side], block) for y, x in np.argwhere(first & last))


def shown_in(picture: Picture) -> np.ndarray:
    """The only image in the first axes."""
    (shown,) = picture.figure.axes[0].get_images()
    return np.asarray(shown.get_array())


def test_a_grid_shows_whole_pictures_pixel_by_pixel_and_none_twice():
    shown = pixels_of(class_grid(IMAGES, LABELS, FOUR, columns=5))
    assert [places_of(image, shown, zoom=3) for image in IMAGES] == [1] * 20


def test_a_row_of_the_grid_holds_its_class_only():
    labels = np.repeat(np.arange(4), 3)
    images = np.broadcast_to((60 * labels).astype(np.uint8)[:, None, None, None], (12, 32, 32, 3))
    middle = shown_in(class_grid(images, labels, FOUR, columns=2))[16::34, 16::34, 0]
    assert np.array_equal(middle, [[0, 0], [60, 60], [120, 120], [180, 180]])


def test_a_seed_chooses_the_examples():
    first, same, other = (class_grid(IMAGES, LABELS, FOUR, columns=2, seed=seed).png() for seed in (0, 0, 1))
    assert first == same != other


def test_a_grid_is_no_wider_than_the_largest_class():
    assert "4 rows and 5 columns" in class_grid(IMAGES, LABELS, FOUR, columns=20).alt


def test_a_gallery_shows_each_picture_once():
    shown = pixels_of(gallery(IMAGES[:7], [str(i) for i in range(7)], columns=3))
    assert [places_of(image, shown, zoom=5) for image in IMAGES[:7]] == [1] * 7


def test_zero_weights_are_mid_gray():
    shown = pixels_of(templates(np.zeros((3073, 4)), FOUR))
    assert places_of(np.full((32, 32, 3), 128, np.uint8), shown, zoom=5) == 4


def test_the_largest_weights_are_white_and_black():
    W = np.zeros((3072, 2))
    W[:3, 0], W[-3:, 1] = 2, -2
    white, black = np.full((2, 32, 32, 3), 128, np.uint8)
    white[0, 0], black[-1, -1] = 255, 0
    shown = pixels_of(templates(W, FOUR[:2]))
    assert places_of(white, shown, zoom=5) == places_of(black, shown, zoom=5) == 1


def as_drawn(W: np.ndarray, **options) -> np.ndarray:
    return shown_in(templates(W, FOUR, **options))


def test_templates_leave_out_the_bias_row():
    other = np.vstack([W[:-1], [[1e3, -1e3, 5, 0]]])
    assert np.array_equal(as_drawn(W), as_drawn(other)) and np.array_equal(as_drawn(W), as_drawn(W[:-1]))


def test_templates_do_not_depend_on_the_scale_of_W():
    assert np.array_equal(as_drawn(W), as_drawn(1024 * W))


def test_columns_compare_unless_each_has_its_own_scale():
    larger = W * [1, 1024, 1, 1]
    assert not np.array_equal(as_drawn(W), as_drawn(larger))
    assert np.array_equal(as_drawn(W, own_scale=True), as_drawn(larger, own_scale=True))


@pytest.mark.parametrize("image", [IMAGES[0], 100 + IMAGES[0] // 8], ids=["rich", "flat"])
def test_channels_are_drawn_from_0_to_255_as_they_are_in_gray(image):
    panels = channels(image).figure.axes[1:4]
    for c, panel in enumerate(panels):
        (shown,) = panel.get_images()
        assert np.array_equal(shown.get_array(), image[:, :, c])
        assert shown.get_clim() == (0, 255) and shown.get_cmap().name == "gray"


def test_the_numbers_in_the_pixels_are_the_pixels():
    crop = pixel_values(IMAGES[0], top=4, left=9, size=3).figure.axes[1]
    written = {text.get_position(): [int(n) for n in text.get_text().split()] for text in crop.texts}
    assert written == {(x, y): IMAGES[0][y, x].tolist() for y in (4, 5, 6) for x in (9, 10, 11)}


def test_the_vector_is_the_reshaped_picture():
    alt = pixel_vector(IMAGES[0], pixels=2).alt
    assert "begins " + ", ".join(str(value) for value in IMAGES[0].reshape(3072)[:6]) + "." in alt


def test_shares_of_a_histogram_are_those_of_numpy_and_sum_to_100():
    axes = pixel_histogram(IMAGES).figure.axes[0]
    for c, steps in enumerate(axes.patches):
        shares, edges, _ = steps.get_data()
        counts, _ = np.histogram(IMAGES[..., c], bins=edges)
        np.testing.assert_allclose(shares, 100 * counts / counts.sum(), rtol=1e-12)
        assert np.isclose(shares.sum(), 100)


def test_a_histogram_says_the_means():
    red, green, blue = IMAGES.mean(axis=(0, 1, 2))
    alt = pixel_histogram(IMAGES).alt
    assert f"red {red:.0f} " in alt and f"green {green:.0f} " in alt and f"blue {blue:.0f} " in alt


def test_a_class_of_one_colour_has_that_mean_colour():
    colours = np.array([[10, 20, 30], [200, 100, 0], [0, 0, 0], [255, 255, 255]], np.uint8)
    images = np.broadcast_to(colours[:, None, None], (4, 32, 32, 3))
    picture = class_colours(images, np.arange(4), FOUR)
    assert "airplane 10, 20, 30; automobile 200, 100, 0; bird 0, 0, 0; cat 255, 255, 255" in picture.alt
    assert np.array_equal(np.stack([line.get_xdata() for line in picture.figure.axes[0].lines], axis=1), colours)


def test_a_score_is_written_as_a_sum_that_is_right():
    rng = np.random.default_rng(4)
    for scale in (1e-6, 1, 1e4):
        x, w = rng.normal(size=(2, 3073)) * scale
        told = template_score(x, w).alt.split("x · w is ")[1]
        white, black, bias, score = numbers_in(told.removesuffix(".").replace("− ", ""))
        assert np.isclose(white - black + bias, score, rtol=1e-9, atol=1e-9 * white)
        assert np.isclose(score, x @ w, atol=0.01 * white)


def test_without_a_bias_none_is_written():
    assert "bias" not in template_score(X_ROW[:3072], W_COLUMN[:3072]).alt


def test_a_template_agrees_with_itself_everywhere():
    shown = template_score(W_COLUMN, W_COLUMN).figure.axes[2].get_images()[0].get_array()
    assert shown.min() >= 0.5


def test_a_score_of_zeros_is_gray():
    for axes in template_score(np.zeros(3072), np.zeros(3072)).figure.axes:
        assert np.all(axes.get_images()[0].get_array() == 0.5)


def test_a_film_shows_the_templates_in_the_order_of_the_iterations():
    picture = film(SNAPSHOTS, TEN)
    shown = shown_in(picture)
    for row, iteration in enumerate((0, 100, 1500)):
        sheet = shown_in(templates(SNAPSHOTS[iteration], TEN, own_scale=True))
        for k in range(5):
            own = shown[36 * row : 36 * row + 32, 36 * k : 36 * k + 32]
            assert np.array_equal(own, sheet[:32, 36 * k : 36 * k + 32])
    assert "iterations 0, 100 and 1,500" in picture.alt


def test_a_film_of_zeros_is_gray():
    assert np.all(shown_in(film({0: np.zeros((3072, 3))}, TEN[:3]))[:, :32] == 128)


def test_only_wrong_guesses_are_shown_each_once_with_its_two_names():
    picture = wrong_guesses(PICTURES, TRUTH, GUESSES, TEN, count=30)
    wrong = np.flatnonzero(TRUTH != GUESSES)
    written = texts_of(*picture.figure.axes)
    assert len(written) == min(30, len(wrong)) and f"of {len(wrong)} wrong guesses on 40 pictures" in picture.alt
    assert set(written) <= {f"{TEN[TRUTH[i]]},\ntaken for\n{TEN[GUESSES[i]]}" for i in wrong}


def test_a_seed_chooses_the_wrong_guesses():
    first, same, other = (wrong_guesses(PICTURES, TRUTH, GUESSES, TEN, 5, seed).alt for seed in (0, 0, 1))
    assert first == same != other


def test_rows_of_the_confusion_are_shares_of_a_class():
    picture = confusion(TRUTH, GUESSES, TEN)
    written = np.array(texts_of(*picture.figure.axes)).reshape(10, 10)
    for k, row in enumerate(written):
        for j, text in enumerate(row):
            assert text == f"{100 * np.mean(GUESSES[k == TRUTH] == j):.0f}"
    assert f"Right: {100 * np.mean(TRUTH == GUESSES):.1f} % of 40 images" in picture.alt


def test_a_class_without_images_has_no_shares():
    axes = confusion([0, 0, 1], [0, 1, 1], ["cat", "dog", "frog"]).figure.axes
    assert texts_of(*axes)[6:] == ["–"] * 3


@pytest.mark.parametrize("plot", [pixel_histogram, channels, pixel_values, pixel_vector])
def test_rows_of_X_are_sent_to_to_images(plot):
    with pytest.raises(ValueError, match=r"shape \(4, 3073\).*to_images"):
        plot(np.zeros((4, 3073), np.float32))


@pytest.mark.parametrize("draw", [partial(pixel_histogram, IMAGES / 255), partial(channels, IMAGES[0] / 255)])
def test_pictures_that_are_not_uint8_are_sent_to_to_images(draw):
    with pytest.raises(ValueError, match=r"float64.*to_images"):
        draw()


@pytest.mark.parametrize("plot", [class_grid, class_colours])
@pytest.mark.parametrize(
    ("labels", "message"),
    [
        (np.arange(19) % 4, r"shape \(19,\).*\(20,\)"),
        (np.arange(20) % 4 / 1, "float64.*integers"),
        (np.arange(20) % 5, "go from 0 to 4; expected 0 to 3"),
        (np.arange(20) % 4 - 1, "go from -1 to 2"),
        (np.arange(20) % 2, "bird or cat.*more images"),
    ],
)
def test_wrong_labels_are_named(plot, labels, message):
    with pytest.raises(ValueError, match=message):
        plot(IMAGES, labels, FOUR)


@pytest.mark.parametrize("shape", [(4, 3073), (3071, 4), (3073, 5), (3073,)])
def test_a_W_of_another_shape_is_refused(shape):
    with pytest.raises(ValueError, match=r"expected \(3072, 4\)"):
        templates(np.zeros(shape), FOUR)


def test_a_W_that_has_diverged_is_refused():
    diverged = W.copy()
    diverged[7, 2] = np.nan
    with pytest.raises(ValueError, match=r"1 weights.*learning rate"):
        templates(diverged, FOUR)


MISTAKES = {
    "at least 1": lambda: pixel_histogram(IMAGES[:0]),
    "top is 28; it must be an integer from 0 to 27": lambda: pixel_values(IMAGES[0], top=28),
    "size is 7": lambda: pixel_values(IMAGES[0], size=7),
    "2 images and 1 titles": lambda: gallery(IMAGES[:2], ["one"]),
    r"expected \(3072,\) or \(3073,\)": lambda: template_score(X_ROW, W_COLUMN[:3072]),
    "0 snapshots": lambda: film({}, TEN),
    "an iteration is 0.5": lambda: film({0.5: SNAPSHOTS[0]}, TEN),
    r"W has shape \(10, 3073\)": lambda: film({0: SNAPSHOTS[0].T}, TEN),
    "all 40 guesses are right": lambda: wrong_guesses(PICTURES, TRUTH, TRUTH, TEN),
    r"guesses has shape \(39,\).*\(40,\)": lambda: wrong_guesses(PICTURES, TRUTH, GUESSES[1:], TEN),
    "labels go from 0 to 9; expected 0 to 4": lambda: confusion(TRUTH, GUESSES % 5, TEN[:5]),
    "1 classes": lambda: confusion([0], [0], ["cat"]),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_named(message):
    with pytest.raises(ValueError, match=message):
        MISTAKES[message]()
