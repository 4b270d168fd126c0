"""The update rules against PyTorch's optimizers over 50 steps, and the schedules against its schedulers."""

import numpy as np
import pytest

STEPS = 50
RULES = {
    "sgd": ({}, lambda torch, w: torch.optim.SGD([w], lr=0.03)),
    "sgd_momentum": ({"momentum": 0.8}, lambda torch, w: torch.optim.SGD([w], lr=0.03, momentum=0.8)),
    "nesterov": ({"momentum": 0.8}, lambda torch, w: torch.optim.SGD([w], lr=0.03, momentum=0.8, nesterov=True)),
    "rmsprop": (
        {"decay_rate": 0.9, "epsilon": 1e-3},
        lambda torch, w: torch.optim.RMSprop([w], lr=0.03, alpha=0.9, eps=1e-3),
    ),
    "adam": (
        {"beta1": 0.8, "beta2": 0.95, "epsilon": 1e-3},
        lambda torch, w: torch.optim.Adam([w], lr=0.03, betas=(0.8, 0.95), eps=1e-3),
    ),
}


@pytest.fixture(scope="module")
def torch():
    return pytest.importorskip("torch", reason="PyTorch isn't installed: pip install -e '.[torch]'")


@pytest.fixture(scope="module")
def rules(references):
    return references.module("update_rules")


@pytest.mark.parametrize("shape", [(1,), (4, 3), (2, 3, 2)])
@pytest.mark.parametrize("name", RULES)
def test_50_steps_agree_with_pytorch(torch, rules, name, shape):
    settings, made = RULES[name]
    rng = np.random.default_rng(0)
    w = rng.normal(size=shape)
    leaf = torch.tensor(w.copy(), requires_grad=True)
    optimizer, config = made(torch, leaf), {"learning_rate": 0.03, **settings}
    for _ in range(STEPS):
        dw = rng.normal(size=shape)
        w, config = getattr(rules, name)(w, dw, config)
        leaf.grad = torch.tensor(dw)
        optimizer.step()
        np.testing.assert_allclose(w, leaf.detach().numpy(), rtol=1e-10, atol=1e-10)


def schedule(torch, rate, made, epochs):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=rate)
    scheduler = made(optimizer)
    rates = []
    for _ in range(epochs):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return rates


@pytest.mark.parametrize(("every", "factor"), [(3, 0.1), (10, 0.5), (1, 0.9)])
def test_stairs_agree_with_pytorch(torch, rules, every, factor):
    made = lambda optimizer: torch.optim.lr_scheduler.StepLR(optimizer, every, factor)  # noqa: E731
    expected = schedule(torch, 0.2, made, STEPS)
    found = [rules.step_decay(0.2, epoch, every, factor) for epoch in range(STEPS)]
    np.testing.assert_allclose(found, expected, rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("epochs", [1, 7, 50])
def test_the_wave_agrees_with_pytorch(torch, rules, epochs):
    made = lambda optimizer: torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs)  # noqa: E731
    expected = schedule(torch, 0.2, made, epochs + 1)
    found = [rules.cosine_decay(0.2, epoch, epochs) for epoch in range(epochs + 1)]
    np.testing.assert_allclose(found, expected, rtol=1e-10, atol=1e-10)
