"""The network of two layers against PyTorch's autograd in float64, for any shape; and trainings that are right."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs231n_lite.checks.catalogue import find
from cs231n_lite.checks.judge import judge
from cs231n_lite.checks.verdict import State
from grading.judge.references import ModuleSubject, run

MODULE = "two_layer_net"
NAMES = ("W1", "b1", "W2", "b2")
sizes = st.tuples(st.integers(1, 9), st.integers(1, 6), st.integers(1, 7), st.integers(2, 5))
seeds = st.integers(0, 2**32 - 1)


@pytest.fixture(scope="module")
def torch():
    return pytest.importorskip("torch")


@pytest.fixture(scope="module")
def versions(references):
    """The reference, and the slow, plain version."""
    return [references.module(MODULE), references.definition(MODULE)]


def close(ours, theirs):
    np.testing.assert_allclose(ours, theirs.detach().numpy(), rtol=1e-10, atol=1e-10)


def drawn(seed, size, scale):
    (N, D, H, C), rng = size, np.random.default_rng(seed)
    shapes = dict(zip(NAMES, [(D, H), (H,), (H, C), (C,)], strict=True))
    params = {name: scale * rng.normal(size=shape) for name, shape in shapes.items()}
    return params, rng.normal(size=(N, D)), rng.integers(C, size=N)


@given(seed=seeds, size=sizes, scale=st.sampled_from([0.01, 1.0, 3.0]), reg=st.sampled_from([0.0, 0.1, 5.0]))
@settings(max_examples=60, deadline=None)
def test_scores_loss_and_slopes_are_those_of_autograd(torch, versions, seed, size, scale, reg):
    params, X, y = drawn(seed, size, scale)
    leaves = {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}
    scores = torch.relu(torch.tensor(X) @ leaves["W1"] + leaves["b1"]) @ leaves["W2"] + leaves["b2"]
    loss = torch.nn.functional.cross_entropy(scores, torch.tensor(y))
    loss = loss + reg * sum((leaves[name] ** 2).sum() for name in ("W1", "W2"))
    loss.backward()
    for module in versions:
        net = module.TwoLayerNet(*size[1:])
        net.params = {name: value.copy() for name, value in params.items()}
        ours, grads = net.loss(X, y, reg)
        close(net.loss(X), scores)
        close(ours, loss)
        for name in NAMES:
            close(grads[name], leaves[name].grad)
            np.testing.assert_array_equal(net.params[name], params[name])


@given(seed=seeds, shape=st.tuples(st.integers(1, 9), st.integers(1, 9)))
@settings(max_examples=60, deadline=None)
def test_the_mean_squared_error_is_that_of_autograd(torch, versions, seed, shape):
    rng = np.random.default_rng(seed)
    out, target = rng.normal(size=shape), rng.normal(size=shape)
    leaf = torch.tensor(out, requires_grad=True)
    loss = torch.nn.functional.mse_loss(leaf, torch.tensor(target))
    loss.backward()
    for module in versions:
        ours, dout = module.mse_loss(out, target)
        close(ours, loss)
        close(dout, leaf.grad)


def test_a_training_is_that_of_autograd_step_by_step(torch, versions):
    """The same batches for both: those of the reference's generator."""
    params, X, y = drawn(0, (24, 5, 7, 3), 0.5)
    net = versions[0].TwoLayerNet(5, 7, 3, seed=4)
    net.params = {name: value.copy() for name, value in params.items()}
    asked, loss = [], net.loss
    net.loss = lambda X_batch, y_batch=None, reg=0.0: (
        asked.append((X_batch, y_batch)) if y_batch is not None else None,
        loss(X_batch, y_batch, reg),
    )[1]
    settings = {"learning_rate": 0.5, "learning_rate_decay": 0.5, "reg": 0.01, "num_iters": 12, "batch_size": 6}
    history = net.train(X, y, X[:7], y[:7], **settings)
    leaves, rate = {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}, 0.5
    for k, (X_batch, y_batch) in enumerate(asked):
        scores = torch.relu(torch.tensor(X_batch) @ leaves["W1"] + leaves["b1"]) @ leaves["W2"] + leaves["b2"]
        total = torch.nn.functional.cross_entropy(scores, torch.tensor(y_batch))
        total = total + 0.01 * sum((leaves[name] ** 2).sum() for name in ("W1", "W2"))
        close(history["loss_history"][k], total)
        slopes = torch.autograd.grad(total, list(leaves.values()))
        leaves = {
            name: (leaf - rate * slope).detach().requires_grad_()
            for (name, leaf), slope in zip(leaves.items(), slopes, strict=True)
        }
        rate *= 0.5 if k % 4 == 3 else 1.0
    for name in NAMES:
        close(net.params[name], leaves[name])
    assert len(history["train_acc_history"]) == len(history["val_acc_history"]) == 3


@pytest.mark.parametrize("part", ["scores", "loss", "regularizer", "gradient_1", "gradient_2"])
@pytest.mark.parametrize("start", ["raise NotImplementedError", "raise ValueError", "self.params = {}; return 3"])
def test_what_a_net_computes_doesnt_depend_on_how_it_starts(references, live, part, start):
    path = references.course.reference(MODULE)
    text = path.read_text(encoding="utf-8")
    text = text.replace("        self.params = {}\n", f"        {start}\n", 1)
    check = find(f"TwoLayerNet.{part}")
    assert judge(check, ModuleSubject(run(path, text)), live).state is State.PASSED


@pytest.mark.parametrize("part", ["update", "history", "accuracies", "decay"])
def test_what_a_training_does_doesnt_depend_on_the_loss_or_the_predictions(references, live, part):
    path = references.course.reference(MODULE)
    text = path.read_text(encoding="utf-8")
    text = text.replace("        W1, b1, W2, b2 = (self", "        raise ValueError\n        W1, b1, W2, b2 = (self", 1)
    text = text.replace("        return np.argmax(", "        raise ValueError\n        return np.argmax(", 1)
    check = find(f"TwoLayerNet.{part}")
    assert judge(check, ModuleSubject(run(path, text)), live).state is State.PASSED


@pytest.mark.slow
def test_right_starts_pass_whatever_their_seed(references):
    """The bounds of the statistical laws are far beyond what right draws reach."""
    from cs231n_lite.checks.answers import broken_laws
    from grading.judge.references import measured

    check = find("TwoLayerNet.starts")
    for seed in range(300):
        (problem,) = check.problems(np.random.default_rng(seed))
        problem = {**problem, "seed": 1000 + seed}
        assert not broken_laws(measured(check, references.module(MODULE), problem))


@pytest.mark.slow
def test_right_trainings_pass_whatever_is_drawn(references):
    from cs231n_lite.checks.answers import broken_laws
    from grading.judge.references import measured

    for part in ("update", "history", "accuracies", "decay"):
        check = find(f"TwoLayerNet.{part}")
        for seed in range(30):
            for problem in check.problems(np.random.default_rng(seed)):
                assert not broken_laws(measured(check, references.module(MODULE), problem))
