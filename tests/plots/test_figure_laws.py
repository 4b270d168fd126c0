"""Laws of all figures: their data alone decide what is drawn, all of it is seen, and words tell it to who can't see."""

import pkgutil
from importlib import import_module
from typing import get_type_hints

import matplotlib
import pytest

from cs231n_lite import plots

from .figures import FIGURES
from .reading import AWKWARD, PEN, covered_texts, laid_out, lay_out_like, strokes

PUBLIC = {name for name in plots.__all__ if name != "styled" and not isinstance(getattr(plots, name), type)}
PAGE = 8.4  # inches
# of pictures and boxes, which have no scale
WITHOUT_AXES = ("class_grid", "gallery", "pixel_vector", "templates", "film", "wrong_guesses", "matrices",
                "gradient_rows", "images_seen", "paired", "neighbours", "changed", "network", "neurons", "colour_wheel",
                "hue_pictures", "stars", "words", "bags", "opinions", "orientations",
                "hue_histograms", "moved")  # fmt: skip
# whose subject they are
WITH_INF_OR_NAN = ("exponents", "error_over_step", "gradient_groups")
# that are known to write one text on another: the names of kinks that lie close together
CROWDED = ("hinge, ten classes",)


@pytest.fixture(params=FIGURES, scope="module")
def name(request):
    return request.param


@pytest.fixture(scope="module")
def function(name):
    return name.split(",")[0]


@pytest.fixture(scope="module")
def laid(name):
    return laid_out(FIGURES[name])


@pytest.fixture(scope="module")
def picture(laid):
    return laid[0]


@pytest.fixture(scope="module")
def drawing(laid):
    return laid[1]


def test_every_public_figure_has_an_example_so_that_the_laws_hold_for_it():
    missing = PUBLIC - {name.split(",")[0] for name in FIGURES}
    assert not missing, f"tests/plots/figures has no example of: {', '.join(sorted(missing))}"
    misnamed = [name for name, maker in FIGURES.items() if maker.func is not getattr(plots, name.split(",")[0])]
    assert not misnamed, f"these examples have the name of another figure: {misnamed}"


def test_every_function_that_returns_a_picture_is_public():
    modules = pkgutil.walk_packages(plots.__path__, f"{plots.__name__}.")
    members = [member for module in modules for member in vars(import_module(module.name)).values()]
    figures = {member.__name__ for member in members if callable(member) and returns_a_picture(member)}
    assert figures == PUBLIC


def returns_a_picture(function) -> bool:
    return not isinstance(function, type) and get_type_hints(function).get("return") is plots.Picture


def test_the_same_data_give_the_same_drawing_whatever_the_notebooks_settings(name, picture, drawing, not_laid_out):
    with matplotlib.rc_context(AWKWARD):
        before = dict(matplotlib.rcParams)
        again = FIGURES[name]()
        assert dict(matplotlib.rcParams) == before
    assert again.alt == picture.alt
    lay_out_like(again.figure, picture.figure)
    for old, new in zip(drawing, strokes(again.figure), strict=True):
        assert old == new


def test_nothing_is_cut_off_and_no_figure_is_wider_than_the_page(picture):
    seen = picture.figure.get_tightbbox(PEN)
    width, height = picture.figure.get_size_inches()
    assert seen.x0 >= 0 and seen.y0 >= 0 and seen.x1 <= width and seen.y1 <= height, seen
    assert width <= PAGE


def test_no_text_covers_another(name, picture):
    covered = covered_texts(picture.figure)
    assert bool(covered) == (name in CROWDED), covered


def test_axes_say_what_their_scale_is(picture, function):
    axes = picture.figure.axes
    for one in axes:
        if not one.axison:
            assert function in WITHOUT_AXES
        elif hasattr(one, "_colorbar"):
            assert one.get_ylabel()
        else:
            assert one.get_xlabel() or (one.get_shared_x_axes().joined(one, axes[-1]) and axes[-1].get_xlabel()), one


def test_the_description_is_one_paragraph_that_ends_in_a_full_stop(picture, function):
    alt = picture.alt
    assert alt == " ".join(alt.split()) and alt.endswith(".")
    assert function in WITH_INF_OR_NAN or ("nan" not in alt and "inf" not in alt)
