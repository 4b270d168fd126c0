"""Graphs that are drawn: well-formed, with all their numbers and a description; and the slider's steps."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from cs231n_lite.drawn_graph import draw, step_through
from cs231n_lite.drawn_graph.layout import layout
from cs231n_lite.drawn_graph.walk import nodes_of, short

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def Node(references):
    return references.module("graph").Node


@pytest.fixture
def neuron(Node):
    """The lecture's sigmoid neuron, 1 / (1 + e^-(w0 x0 + w1 x1 + w2))."""
    numbers = {"w0": 2.0, "x0": -1.0, "w1": -3.0, "x1": -2.0, "w2": -3.0}
    w0, x0, w1, x1, w2 = (Node(value, name=name) for name, value in numbers.items())
    last = 1 / (1 + (-(w0 * x0 + w1 * x1 + w2)).exp())
    last.backward()
    return last


def texts(drawing):
    return [element.text or "" for element in ElementTree.fromstring(drawing.svg).iter(f"{SVG}text")]


def test_the_lectures_neuron_has_the_lectures_numbers(neuron):
    shown = texts(draw(neuron))
    assert short(neuron.value) == "0.73"
    for name, gradient in {"w0": "−0.20", "x0": "0.39", "w1": "−0.39", "x1": "−0.59", "w2": "0.20"}.items():
        assert name in shown and gradient in shown
        assert re.search(rf"\b{name} = [−\d.]+, gradient {gradient}", draw(neuron).alt)


def test_every_value_and_gradient_is_in_the_picture_and_in_its_description(neuron):
    drawing = draw(neuron)
    shown = texts(drawing)
    for node in nodes_of(neuron):
        for number in (node.value, node.grad):
            assert short(number) in shown
            assert short(number) in drawing.alt


def test_the_svg_is_well_formed_and_says_what_it_shows(neuron):
    drawing = draw(neuron)
    root = ElementTree.fromstring(drawing.svg)
    assert root.get("role") == "img"
    assert root.get("aria-label") == root.find(f"{SVG}title").text == drawing.alt == repr(drawing)
    assert "href" not in drawing.svg and "<script" not in drawing.svg and "<style" not in drawing.svg
    bundle, _ = drawing._repr_mimebundle_()
    assert bundle["text/plain"] == drawing.alt
    assert bundle["image/svg+xml"] == bundle["text/html"] == drawing.svg


def test_names_are_text_whatever_they_contain(Node):
    drawing = draw(Node(1.0, name='<b>"&') * 2)
    assert '<b>"&' in texts(drawing)


def test_while_nbgrader_grades_there_is_the_description_alone(neuron, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert set(draw(neuron)._repr_mimebundle_()[0]) == {"text/plain"}
    assert set(step_through(neuron)._repr_mimebundle_()[0]) == {"text/plain"}


def test_what_is_no_node_is_told_of(Node):
    with pytest.raises(ValueError, match="a Node can be drawn"):
        draw(3.0)
    last = Node(1.0)
    for _ in range(40):
        last = last * 2
    with pytest.raises(ValueError, match="more than 60 nodes"):
        draw(last)


def test_nodes_lie_left_of_what_is_made_from_them_and_none_on_another(neuron, Node):
    a, b = Node(1.0), Node(2.0)
    p = a * b
    for last in (neuron, (p + a).tanh() * (p - b) + p * a, a):
        order = nodes_of(last)
        places = dict(zip(order, layout(order).nodes, strict=True))
        assert all(places[parent][0] < places[node][0] for node in order for parent in node.parents)
        for layer in {layer for layer, _ in places.values()}:
            rows = sorted(row for where, row in places.values() if where == layer)
            assert all(below - above >= 1 - 1e-9 for above, below in pairwise(rows))


def test_a_step_forward_brings_a_value_and_a_step_back_a_gradient(neuron):
    steps, count = step_through(neuron).draw, len(nodes_of(neuron))
    for step in range(2 * count + 1):
        drawing = steps(step=step)
        assert drawing.alt.count(", gradient ") == max(step - count, 0)
        assert len([text for text in texts(drawing) if re.fullmatch(r"−?\d+\.\d\d", text)]) == step
        assert drawing.svg.count("#FFF3D6") == bool(step)


def test_the_steps_tell_what_is_passed_on(neuron):
    told = step_through(neuron).draw
    count = len(nodes_of(neuron))
    assert "÷ of 1.00 and 1.37 is 0.73" in told(step=count).alt
    assert "÷ got 1.00 and passes" in told(step=count + 1).alt


def test_stepping_needs_no_backward_and_leaves_grad_alone(Node):
    x = Node(3.0, name="x")
    last = x * x
    still = step_through(last).still()
    assert x.grad == last.grad == 0.0
    assert "x = 3.00, gradient 6.00" in still.alt


def test_where_no_widget_runs_the_last_picture_is_shown(neuron):
    bundle, _ = step_through(neuron)._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html", "image/svg+xml"}
    assert bundle["text/html"] == draw(neuron).svg


def test_the_slider_goes_through_all_steps(neuron):
    pytest.importorskip("ipywidgets")
    row, picture = step_through(neuron).widget().children
    (slider,) = row.children
    before = picture.value
    slider.value = slider.max
    assert slider.max == 2 * len(nodes_of(neuron))
    assert picture.value != before and "<svg" in picture.value


@pytest.mark.parametrize(
    ("number", "text"), [(0.0, "0.00"), (-0.5, "−0.50"), (0.0012, "0.001"), (1e-7, "1e−07"), (123456.0, "1e+05")]
)
def test_numbers_are_short(number, text):
    assert short(number) == text
