"""The reference of the graph of numbers: against PyTorch's autograd, on long chains, and after a change of a value."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

OPERATIONS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / (b * b + 1.5),
    "maximum": lambda a, b: a.maximum(b),
    "exp": lambda a, _: (a * 0.25).tanh().exp(),
    "log": lambda a, _: (a * a + 0.5).log(),
    "sigmoid": lambda a, _: a.sigmoid(),
    "tanh": lambda a, _: a.tanh(),
    "relu": lambda a, _: a.relu(),
    "square": lambda a, _: a**2,
    "power": lambda a, _: (a * a + 0.5) ** -1.5,
    "neg": lambda a, _: -a,
    "numbers": lambda a, _: 2 - 3 * a + (a - 1) * 0.5 + 1 / (a * a + 2) + a / 4 + (5 + a),
}
STEPS = st.lists(st.tuples(st.sampled_from(sorted(OPERATIONS)), st.integers(0, 99), st.integers(0, 99)), max_size=15)
INPUTS = st.lists(st.integers(-24, 24).map(lambda n: n / 8 + 1 / 16), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def graph(references):
    return references.module("graph")


def built(inputs, steps):
    """All nodes of a program, each step made from nodes before; numbers stay of moderate size."""
    nodes = list(inputs)
    for name, i, j in steps:
        nodes.append((OPERATIONS[name](nodes[i % len(nodes)], nodes[j % len(nodes)]) * 0.5).tanh())
    return nodes


@settings(max_examples=150, deadline=None, derandomize=True)
@given(INPUTS, STEPS)
def test_random_graphs_with_shared_nodes_have_the_gradients_of_autograd(graph, values, steps):
    torch = pytest.importorskip("torch")
    ours = built([graph.Node(value) for value in values], steps)
    theirs = built([torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in values], steps)
    for tensor in theirs:
        tensor.retain_grad()
    ours[-1].backward()
    theirs[-1].backward()
    ties = any(abs(one.value - other.value) < 1e-9 for k, one in enumerate(ours) for other in ours[:k])
    for node, tensor in zip(ours, theirs, strict=True):
        assert node.value == pytest.approx(float(tensor.detach()), abs=1e-10)
        if not ties:  # of equal numbers, maximum may choose either
            assert node.grad == pytest.approx(0.0 if tensor.grad is None else float(tensor.grad), abs=1e-10)


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_each_operation_has_the_slopes_of_autograd(graph, name):
    torch = pytest.importorskip("torch")
    for a, b in [(1.25, -0.75), (-2.5, 0.375), (0.625, 3.0)]:
        ours = [graph.Node(a), graph.Node(b)]
        theirs = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in (a, b)]
        node, tensor = OPERATIONS[name](*ours), OPERATIONS[name](*theirs)
        node.backward()
        tensor.backward()
        assert node.value == pytest.approx(float(tensor.detach()), abs=1e-10)
        for one, other in zip(ours, theirs, strict=True):
            assert one.grad == pytest.approx(0.0 if other.grad is None else float(other.grad), abs=1e-10)


def test_parents_come_before_those_made_from_them_each_node_once(graph):
    a, b = graph.Node(2.0), graph.Node(3.0)
    p = a * b
    q = p * a
    last = (q - p) * q + a
    order = last.ordered()
    assert len(order) == len(set(order)) == 7
    assert all(order.index(parent) < order.index(node) for node in order for parent in node.parents)


def test_a_chain_of_10_000_nodes_is_gone_through(graph):
    x = graph.Node(1.0)
    last = x
    for _ in range(10_000):
        last = last.tanh() + last
    last.backward()
    assert math.isfinite(x.grad) and x.grad > 1
    assert len(last.ordered()) == 20_001


def test_a_second_call_adds_exactly_the_same(graph):
    a, b = graph.Node(0.5), graph.Node(-1.5)
    p = a * b
    last = (p + a).exp() * p
    last.backward()
    order, once = last.ordered(), [node.grad for node in last.ordered()]
    last.backward()
    assert [node.grad for node in order] == [2 * grad for grad in once]
    last.zero_grad()
    assert {node.grad for node in order} == {0.0}


def test_a_value_that_was_changed_is_told_of_by_its_name(graph):
    w, x = graph.Node(2.0, name="w"), graph.Node(3.0, name="x")
    product = w * x
    last = product + 1
    w.value = 5.0
    with pytest.raises(ValueError, match=r"the value of w was 2 and is 5 now.*compute the expression again"):
        last.backward()
    assert w.grad == x.grad == 0.0
    (w * x + 1).backward()
    assert (w.grad, x.grad) == (3.0, 5.0)


def test_a_value_between_that_was_changed_is_told_of_by_what_was_made_of_it(graph):
    last = (graph.Node(2.0) * 3).exp()
    last.parents[0].value = 1.0
    with pytest.raises(ValueError, match="a parent of exp"):
        last.backward()


def test_nan_is_no_change(graph):
    x = graph.Node(math.nan)
    (x * 2).backward()
    assert x.grad == 2.0


def test_the_sigmoid_never_overflows(graph):
    for x, s in [(-1000.0, 0.0), (1000.0, 1.0), (0.0, 0.5)]:
        assert graph.Node(x).sigmoid().value == s


def test_solved_it_has_fewer_than_150_lines(references):
    lines = references.course.reference("graph").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if " SOLUTION" not in line]) < 150
