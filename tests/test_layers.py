"""The layers against PyTorch's autograd in float64, for any shape; and the cache, which is the student's own affair."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs231n_lite.checks.catalogue import find
from cs231n_lite.checks.judge import judge
from cs231n_lite.checks.table import Table
from cs231n_lite.checks.verdict import State
from cs231n_lite.checks.verdicts import Verdicts
from grading.judge.references import ModuleSubject, run

seeds = st.integers(0, 2**32 - 1)
shapes = st.lists(st.integers(1, 5), min_size=2, max_size=4).map(tuple)
any_shape = settings(max_examples=40, deadline=None)


@pytest.fixture(scope="module")
def torch():
    return pytest.importorskip("torch", reason="PyTorch isn't installed: pip install -e '.[torch]'")


@pytest.fixture(scope="module")
def layers(references):
    return references.module("layers")


def close(yours, theirs):
    theirs = np.asarray(theirs)
    assert np.shape(yours) == theirs.shape
    np.testing.assert_allclose(yours, theirs, rtol=1e-10, atol=1e-10 * max(np.max(np.abs(theirs), initial=0), 1e-12))


def leaves(torch, *arrays):
    return [torch.tensor(array, requires_grad=True) for array in arrays]


@any_shape
@given(shape=shapes, M=st.integers(1, 6), seed=seeds)
def test_the_affine_layer_agrees_with_pytorch(torch, layers, shape, M, seed):
    rng = np.random.default_rng(seed)
    N, D = shape[0], int(np.prod(shape[1:]))
    x, w, b, dout = (rng.normal(size=size) for size in (shape, (D, M), (M,), (N, M)))
    out, cache = layers.affine_forward(x, w, b)
    found = layers.affine_backward(dout, cache)
    theirs = leaves(torch, x, w, b)
    expected = theirs[0].reshape(N, -1) @ theirs[1] + theirs[2]
    expected.backward(torch.tensor(dout))
    close(out, expected.detach())
    for yours, leaf in zip(found, theirs, strict=True):
        close(yours, leaf.grad)


@any_shape
@given(shape=st.lists(st.integers(1, 5), min_size=1, max_size=4).map(tuple), seed=seeds)
def test_the_rectifier_agrees_with_pytorch_and_leaves_x_alone(torch, layers, shape, seed):
    rng = np.random.default_rng(seed)
    x, dout = rng.integers(-2, 3, size=shape) / 2, rng.normal(size=shape)  # some are exactly 0
    before = x.copy()
    out, cache = layers.relu_forward(x)
    (leaf,) = leaves(torch, x)
    expected = torch.relu(leaf)
    expected.backward(torch.tensor(dout))
    close(out, expected.detach())
    close(layers.relu_backward(dout, cache), leaf.grad)
    np.testing.assert_array_equal(x, before)


def multi_margin(torch, scores, y):
    """The hinge loss; PyTorch's own divides by the number of classes, ours doesn't."""
    return torch.nn.functional.multi_margin_loss(scores, torch.tensor(y)) * scores.shape[1]


def cross_entropy(torch, scores, y):
    return torch.nn.functional.cross_entropy(scores, torch.tensor(y))


LOSSES = {"svm_loss": multi_margin, "softmax_loss": cross_entropy}


@any_shape
@given(N=st.integers(1, 8), C=st.integers(2, 7), scale=st.sampled_from([1e-3, 1.0, 30.0, 1e4]), seed=seeds)
@pytest.mark.parametrize("name", LOSSES)
def test_the_losses_agree_with_pytorch_for_scores_of_any_size(torch, layers, name, N, C, scale, seed):
    rng = np.random.default_rng(seed)
    scores, y = scale * rng.normal(size=(N, C)), rng.integers(C, size=N)
    (leaf,) = leaves(torch, scores)
    expected = LOSSES[name](torch, leaf, y)
    expected.backward()
    loss, dscores = getattr(layers, name)(scores, y)
    close(loss, expected.item())
    close(dscores, leaf.grad)


@any_shape
@given(N=st.integers(1, 8), D=st.integers(1, 6), C=st.integers(2, 5), reg=st.sampled_from([0.0, 0.1, 5.0]), seed=seeds)
@pytest.mark.parametrize("name", LOSSES)
def test_the_linear_classifier_agrees_with_pytorch(torch, layers, name, N, D, C, reg, seed):
    rng = np.random.default_rng(seed)
    W, b, X, y = rng.normal(size=(D, C)), rng.normal(size=C), rng.normal(size=(N, D)), rng.integers(C, size=N)
    theirs = leaves(torch, W, b)
    expected = LOSSES[name](torch, torch.tensor(X) @ theirs[0] + theirs[1], y) + reg * (theirs[0] ** 2).sum()
    expected.backward()
    loss, dW, db = layers.linear_loss(W, b, X, y, reg, getattr(layers, name))
    close(loss, expected.item())
    close(dW, theirs[0].grad)
    close(db, theirs[1].grad)


@pytest.mark.parametrize("name", ["svm_loss", "softmax_loss"])
def test_the_linear_classifier_is_that_of_the_first_assignment_but_for_the_bias(references, layers, name):
    rng = np.random.default_rng(0)
    W, b, X, y = rng.normal(size=(6, 4)), rng.normal(size=4), rng.normal(size=(9, 6)), rng.integers(4, size=9)
    before = {"svm_loss": "linear_svm", "softmax_loss": "softmax"}[name]
    trick = getattr(references.module(before), f"{name}_vectorized")
    V, XX = np.concatenate([W, b[None]]), np.concatenate([X, np.ones((9, 1))], axis=1)
    loss, dV = trick(V, XX, y, 0.3)
    found, dW, db = layers.linear_loss(W, b, X, y, 0.3, getattr(layers, name))
    assert found == pytest.approx(loss - 0.3 * np.sum(b * b))
    np.testing.assert_allclose(dW, dV[:-1])
    np.testing.assert_allclose(db, dV[-1] - 0.6 * b)


FORWARD = "def affine_forward(x, w, b):\n    {forward}\n"
BACKWARD = """
def affine_backward(dout, cache):
    {unpack}
    return (dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout, {db}
"""
RIGHT = "return x.reshape(len(x), -1) @ w + b, (x, w, b)"
WRONG_OUT = "return x.reshape(len(x), -1) @ w, (x, w, b)"
NOT_WRITTEN = "raise NotImplementedError('later')"
USUAL, OWN = "x, w, _ = cache", "x, w = cache['x'], cache['w']"


def verdict_on(name, references, oracle, forward, unpack=USUAL, db="dout.sum(axis=0)"):
    """The verdict on a module with this forward pass, and a backward pass that unpacks the cache so."""
    text = "import numpy as np\n\n" + FORWARD.format(forward=forward) + BACKWARD.format(unpack=unpack, db=db)
    subject = ModuleSubject(run(references.course.reference("layers"), text))
    verdicts = Verdicts(
        {check: find(check) for check in NAMES}, lambda one, others: judge(one, subject, oracle, others)
    )
    return verdicts.on(name)


NAMES = ["affine_forward.values", *(f"affine_backward.{slope}" for slope in ("dx", "dw", "db"))]


@pytest.mark.parametrize("name", NAMES[1:])
@pytest.mark.parametrize("forward", [RIGHT, WRONG_OUT])
def test_a_wrong_output_costs_the_backward_pass_nothing(name, forward, references, live):
    for oracle in (live, Table()):
        assert verdict_on(name, references, oracle, forward).state is State.PASSED


def test_without_a_forward_pass_the_backward_one_is_judged_with_a_right_one(references, live):
    verdict = verdict_on("affine_backward.db", references, live, NOT_WRITTEN)
    assert verdict.state is State.PASSED
    assert "judged with a right affine_forward" in verdict.note
    at_home = verdict_on("affine_backward.db", references, Table(), NOT_WRITTEN)
    assert at_home.state is State.COULD_NOT_RUN


def test_a_mistake_of_its_own_is_named_although_the_forward_pass_is_wrong(references, live):
    verdict = verdict_on("affine_backward.db", references, live, WRONG_OUT, db="dout.mean(axis=0)")
    assert verdict.state is State.FAILED
    assert verdict.mistake == "db_averaged"


def test_a_cache_that_no_other_forward_pass_has_waits_for_its_own(references, live):
    verdict = verdict_on("affine_backward.dx", references, live, "return undefined", unpack=OWN)
    assert verdict.state is State.COULD_NOT_RUN
    assert verdict.mend_first == "affine_forward.values"


@pytest.mark.parametrize("cache", ["(x, w, b)", "[x, w, b]", "dict(x=x, w=w)", "lambda: (x, w)", "iter([x, w])"])
def test_a_cache_may_be_anything(cache, references, live):
    forward = f"return x.reshape(len(x), -1) @ w + b, {cache}"
    unpack = {
        "dict(x=x, w=w)": OWN,
        "lambda: (x, w)": "x, w = cache()",
        "iter([x, w])": "x, w = next(cache), next(cache)",
    }.get(cache, USUAL)
    for name in NAMES:
        assert verdict_on(name, references, live, forward, unpack).state is State.PASSED
