"""Laws of a Picture: its bytes are those of its figure and its words, and a notebook shows it once, with the words."""

import base64
import subprocess
import sys
from html.parser import HTMLParser

import matplotlib
import pytest
from matplotlib.figure import Figure

from cs231n_lite.plots import Picture

from .figures import FIGURES
from .reading import AWKWARD, laid_out, strokes

EXAMPLES = ("class_grid", "loss_bars, one zero", "pixel_values")  # without a layout, with one, with text
SENTENCE = 'Loss < 1 & falling: "good", it\'s\u00a0η = 0.1.'


class Images(HTMLParser):
    def __init__(self, html: str):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag == "img":
            self.found.append(dict(attributes))


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_same_data_give_the_same_bytes_each_time_whatever_the_notebooks_settings(name):
    plain = FIGURES[name]().png()
    with matplotlib.rc_context(AWKWARD):
        before = dict(matplotlib.rcParams)
        again = FIGURES[name]()
        assert again.png() == again.png() == plain
        assert dict(matplotlib.rcParams) == before


def test_the_laws_look_at_what_is_in_the_png():
    picture, drawing = laid_out(FIGURES["loss_bars, one zero"])
    assert picture.png() == FIGURES["loss_bars, one zero"]().png() and strokes(picture.figure) == drawing


def own_figure(layout: str) -> Figure:
    figure = Figure(figsize=(2, 3), layout=layout)  # where the layout would move with each drawing
    axes = figure.add_subplot(xlabel="place", title="a map")
    figure.colorbar(axes.imshow([[1, 2], [3, 4]], cmap="gray"), ax=axes)
    return figure


@pytest.mark.parametrize("layout", ["constrained", "compressed"])
def test_a_figure_of_ones_own_is_laid_out_and_drawn_whatever_the_notebooks_settings(layout):
    plain, figure = Picture(own_figure(layout), "A map.").png(), own_figure(layout)
    with matplotlib.rc_context(AWKWARD):
        picture = Picture(figure, "A map.")
        assert picture.png() == picture.png() == plain


def test_plots_do_without_pyplot():
    code = "import sys, cs231n_lite.plots; sys.exit('matplotlib.pyplot' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_html_of_a_picture_is_its_png_with_its_description_as_alt():
    picture = Picture(Figure(figsize=(2, 1)), SENTENCE)
    data, metadata = picture._repr_mimebundle_()
    (image,) = Images(data["text/html"]).found
    assert image["alt"] == data["text/plain"] == metadata["image/png"]["alt"] == repr(picture) == SENTENCE
    assert base64.b64decode(image["src"].removeprefix("data:image/png;base64,")) == picture.png()
    assert base64.b64decode(data["image/png"]) == picture.png()
    assert int(image["width"]) == 192


@pytest.mark.parametrize("template", ["lab", "classic"])
def test_nbconvert_keeps_the_description_as_alt(template):
    nbformat, nbconvert = pytest.importorskip("nbformat.v4"), pytest.importorskip("nbconvert")
    data, metadata = Picture(Figure(figsize=(2, 1)), SENTENCE)._repr_mimebundle_()
    output = nbformat.new_output("execute_result", data, metadata=metadata, execution_count=1)
    notebook = nbformat.new_notebook(cells=[nbformat.new_code_cell("picture", outputs=[output])])
    page, _ = nbconvert.HTMLExporter(template_name=template).from_notebook_node(notebook)
    assert [image["alt"] for image in Images(page).found] == [SENTENCE]


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
