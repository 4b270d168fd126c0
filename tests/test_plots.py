"""Laws of the figures: what is drawn is the data, what is written describes it, and a notebook shows it once."""

import base64
import subprocess
import sys
from html.parser import HTMLParser
from io import BytesIO

import matplotlib
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.image import imread

from cs231n_lite.plots import (
    Picture,
    channels,
    class_colours,
    class_grid,
    gallery,
    pixel_histogram,
    pixel_values,
    pixel_vector,
    templates,
)

CLASSES = ("airplane", "automobile", "bird", "cat")


@pytest.fixture(scope="module")
def images():
    pictures = np.random.default_rng(0).integers(0, 256, (20, 32, 32, 3), dtype=np.uint8)
    pictures.flags.writeable = False
    return pictures


@pytest.fixture(scope="module")
def labels():
    return np.arange(20) % 4


@pytest.fixture(scope="module")
def W():
    return np.random.default_rng(1).standard_normal((3073, 4)) * 1e-4


FIGURES = {
    "class_grid": lambda images, labels, W: class_grid(images, labels, CLASSES, columns=3),
    "gallery": lambda images, labels, W: gallery(images[:3], ["one", "two\nlines", "three"]),
    "channels": lambda images, labels, W: channels(images[0], "bird"),
    "pixel_values": lambda images, labels, W: pixel_values(images[0], top=27, left=0),
    "pixel_vector": lambda images, labels, W: pixel_vector(images[0]),
    "templates": lambda images, labels, W: templates(W, CLASSES),
    "templates, own scale": lambda images, labels, W: templates(W, CLASSES, own_scale=True),
    "templates, one class": lambda images, labels, W: templates(W[:, :1], ["airplane"]),
    "pixel_histogram": lambda images, labels, W: pixel_histogram(images),
    "class_grid, long names": lambda images, labels, W: class_grid(images, labels, ["A RATHER LONG NAME"] * 4),
    "class_colours": lambda images, labels, W: class_colours(images, labels, CLASSES),
}


@pytest.fixture(params=FIGURES)
def draw(request, images, labels, W):
    return lambda: FIGURES[request.param](images, labels, W)


def pixels_of(picture: Picture) -> np.ndarray:
    return np.rint(imread(BytesIO(picture.png()), format="png")[..., :3] * 255).astype(np.uint8)


def test_the_same_data_give_the_same_bytes(draw):
    picture = draw()
    assert picture.png() == picture.png() == draw().png()


def test_a_notebooks_own_settings_change_nothing_and_stay_as_they_were(draw):
    plain = draw().png()
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "black", "savefig.dpi": 30, "lines.linewidth": 9}):
        before = dict(matplotlib.rcParams)
        assert draw().png() == plain
        assert dict(matplotlib.rcParams) == before


def test_nothing_is_cut_off_at_the_edges(draw):
    figure = draw().figure
    drawn = figure.get_tightbbox(FigureCanvasAgg(figure).get_renderer())
    width, height = figure.get_size_inches()
    assert drawn.x0 >= 0 and drawn.y0 >= 0 and drawn.x1 <= width and drawn.y1 <= height, drawn


def test_the_description_is_one_paragraph_that_ends_in_a_full_stop(draw):
    alt = draw().alt
    assert alt == " ".join(alt.split()) and alt.endswith(".")


def test_plots_do_without_pyplot():
    code = "import sys, cs231n_lite.plots; sys.exit('matplotlib.pyplot' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


class Images(HTMLParser):
    def __init__(self, html: str):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag == "img":
            self.found.append(dict(attributes))


AWKWARD = 'Loss < 1 & falling: "good", it\'s\u00a0η = 0.1.'


def test_the_html_of_a_picture_is_its_png_with_its_description_as_alt():
    picture = Picture(Figure(figsize=(2, 1)), AWKWARD)
    data, metadata = picture._repr_mimebundle_()
    (image,) = Images(data["text/html"]).found
    assert image["alt"] == data["text/plain"] == metadata["image/png"]["alt"] == repr(picture) == AWKWARD
    assert base64.b64decode(image["src"].removeprefix("data:image/png;base64,")) == picture.png()
    assert base64.b64decode(data["image/png"]) == picture.png()
    assert int(image["width"]) == 192


@pytest.mark.parametrize("template", ["lab", "classic"])
def test_nbconvert_keeps_the_description_as_alt(template):
    nbformat, nbconvert = pytest.importorskip("nbformat.v4"), pytest.importorskip("nbconvert")
    data, metadata = Picture(Figure(figsize=(2, 1)), AWKWARD)._repr_mimebundle_()
    output = nbformat.new_output("execute_result", data, metadata=metadata, execution_count=1)
    notebook = nbformat.new_notebook(cells=[nbformat.new_code_cell("picture", outputs=[output])])
    page, _ = nbconvert.HTMLExporter(template_name=template).from_notebook_node(notebook)
    assert [image["alt"] for image in Images(page).found] == [AWKWARD]


def test_a_saved_picture_is_its_png_and_carries_its_description(tmp_path):
    picture = Picture(Figure(figsize=(2, 1)), "A white rectangle.")
    picture.save(tmp_path / "white.png")
    assert (tmp_path / "white.png").read_bytes() == picture.png()
    assert b"A white rectangle." in picture.png()
    with pytest.raises(ValueError, match=r"\.png"):
        picture.save(tmp_path / "white.jpg")


@pytest.mark.parametrize("alt", ["", "  ", None])
def test_a_picture_without_a_description_is_refused(alt):
    with pytest.raises(ValueError, match="in words"):
        Picture(Figure(), alt)


def places_of(image: np.ndarray, shown: np.ndarray, zoom: int) -> int:
    """Count where `image`, enlarged `zoom` times, stands in `shown`, exactly."""
    block = image.repeat(zoom, axis=0).repeat(zoom, axis=1)
    side = len(block)
    corners = np.argwhere((shown[: 1 - side, : 1 - side] == block[0, 0]).all(axis=-1))
    return sum(np.array_equal(shown[y : y + side, x : x + side], block) for y, x in corners)


def test_a_grid_shows_whole_pictures_pixel_by_pixel_and_none_twice(images, labels):
    shown = pixels_of(class_grid(images, labels, CLASSES, columns=5))
    assert [places_of(image, shown, zoom=3) for image in images] == [1] * 20


def test_a_row_of_the_grid_holds_its_class_only():
    labels = np.repeat(np.arange(4), 3)
    images = np.broadcast_to((60 * labels).astype(np.uint8)[:, None, None, None], (12, 32, 32, 3))
    (shown,) = class_grid(images, labels, CLASSES, columns=2).figure.axes[0].get_images()
    middle = np.asarray(shown.get_array())[16::34, 16::34, 0]
    assert np.array_equal(middle, [[0, 0], [60, 60], [120, 120], [180, 180]])


def test_a_seed_chooses_the_examples(images, labels):
    first, same, other = (class_grid(images, labels, CLASSES, columns=2, seed=seed).png() for seed in (0, 0, 1))
    assert first == same != other


def test_a_grid_is_no_wider_than_the_largest_class(images, labels):
    assert "4 rows and 5 columns" in class_grid(images, labels, CLASSES, columns=20).alt


def test_a_gallery_shows_each_picture_once(images):
    shown = pixels_of(gallery(images[:7], [str(i) for i in range(7)], columns=3))
    assert [places_of(image, shown, zoom=5) for image in images[:7]] == [1] * 7


def test_zero_weights_are_mid_gray():
    shown = pixels_of(templates(np.zeros((3073, 4)), CLASSES))
    assert places_of(np.full((32, 32, 3), 128, np.uint8), shown, zoom=5) == 4


def test_the_largest_weights_are_white_and_black():
    W = np.zeros((3072, 2))
    W[:3, 0], W[-3:, 1] = 2, -2
    white, black = np.full((2, 32, 32, 3), 128, np.uint8)
    white[0, 0], black[-1, -1] = 255, 0
    shown = pixels_of(templates(W, CLASSES[:2]))
    assert places_of(white, shown, zoom=5) == places_of(black, shown, zoom=5) == 1


def drawn(W: np.ndarray, **options) -> np.ndarray:
    return np.asarray(templates(W, CLASSES, **options).figure.axes[0].get_images()[0].get_array())


def test_templates_leave_out_the_bias_row(W):
    other = np.vstack([W[:-1], [[1e3, -1e3, 5, 0]]])
    assert np.array_equal(drawn(W), drawn(other)) and np.array_equal(drawn(W), drawn(W[:-1]))


def test_templates_do_not_depend_on_the_scale_of_W(W):
    assert np.array_equal(drawn(W), drawn(1024 * W))


def test_columns_compare_unless_each_has_its_own_scale(W):
    larger = W * [1, 1024, 1, 1]
    assert not np.array_equal(drawn(W), drawn(larger))
    assert np.array_equal(drawn(W, own_scale=True), drawn(larger, own_scale=True))


def test_channels_are_drawn_from_0_to_255_as_they_are(images):
    panels = channels(images[0]).figure.axes[1:4]
    for c, panel in enumerate(panels):
        (shown,) = panel.get_images()
        assert np.array_equal(shown.get_array(), images[0, :, :, c])
        assert shown.get_clim() == (0, 255)


def test_the_numbers_in_the_pixels_are_the_pixels(images):
    crop = pixel_values(images[0], top=4, left=9, size=3).figure.axes[1]
    written = {text.get_position(): [int(n) for n in text.get_text().split()] for text in crop.texts}
    assert written == {(x, y): images[0, y, x].tolist() for y in (4, 5, 6) for x in (9, 10, 11)}


def test_the_vector_is_the_reshaped_picture(images):
    alt = pixel_vector(images[0], pixels=2).alt
    assert "begins " + ", ".join(str(value) for value in images[0].reshape(3072)[:6]) + "." in alt


def test_shares_of_a_histogram_are_those_of_numpy_and_sum_to_100(images):
    axes = pixel_histogram(images).figure.axes[0]
    for c, steps in enumerate(axes.patches):
        shares, edges, _ = steps.get_data()
        counts, _ = np.histogram(images[..., c], bins=edges)
        np.testing.assert_allclose(shares, 100 * counts / counts.sum(), rtol=1e-12)
        assert np.isclose(shares.sum(), 100)


def test_a_histogram_says_the_means(images):
    red, green, blue = images.mean(axis=(0, 1, 2))
    alt = pixel_histogram(images).alt
    assert f"red {red:.0f} " in alt and f"green {green:.0f} " in alt and f"blue {blue:.0f} " in alt


def test_a_class_of_one_colour_has_that_mean_colour():
    colours = np.array([[10, 20, 30], [200, 100, 0], [0, 0, 0], [255, 255, 255]], np.uint8)
    images = np.broadcast_to(colours[:, None, None], (4, 32, 32, 3))
    picture = class_colours(images, np.arange(4), CLASSES)
    assert "airplane 10, 20, 30; automobile 200, 100, 0; bird 0, 0, 0; cat 255, 255, 255" in picture.alt
    assert np.array_equal(np.stack([line.get_xdata() for line in picture.figure.axes[0].lines], axis=1), colours)


def test_rows_of_X_are_sent_to_to_images():
    rows = np.zeros((4, 3073), np.float32)
    for plot in (pixel_histogram, channels, pixel_values, pixel_vector):
        with pytest.raises(ValueError, match=r"shape \(4, 3073\).*to_images"):
            plot(rows)


def test_pictures_that_are_not_uint8_are_sent_to_to_images(images):
    with pytest.raises(ValueError, match=r"float64.*to_images"):
        pixel_histogram(images / 255)
    with pytest.raises(ValueError, match=r"float64.*to_images"):
        channels(images[0] / 255)


def test_no_picture_at_all_is_refused(images):
    with pytest.raises(ValueError, match="at least 1"):
        pixel_histogram(images[:0])


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
def test_wrong_labels_are_named(plot, labels, message, images):
    with pytest.raises(ValueError, match=message):
        plot(images, labels, CLASSES)


@pytest.mark.parametrize("shape", [(4, 3073), (3071, 4), (3073, 5), (3073,)])
def test_a_W_of_another_shape_is_refused(shape):
    with pytest.raises(ValueError, match=r"expected \(3072, 4\)"):
        templates(np.zeros(shape), CLASSES)


def test_a_W_that_has_diverged_is_refused(W):
    W = W.copy()
    W[7, 2] = np.nan
    with pytest.raises(ValueError, match=r"1 weights.*learning rate"):
        templates(W, CLASSES)


def test_a_square_must_be_in_the_picture(images):
    with pytest.raises(ValueError, match="top is 28; it must be an integer from 0 to 27"):
        pixel_values(images[0], top=28)
    with pytest.raises(ValueError, match="size is 7"):
        pixel_values(images[0], size=7)


def test_each_picture_needs_a_title(images):
    with pytest.raises(ValueError, match="2 images and 1 titles"):
        gallery(images[:2], ["one"])
