"""What a step of a network costs: `TwoLayerNet` beside its matrix products alone, and beside PyTorch.

    python -m benchmarks.net_step [--rounds 15]

Float32, batches of 200 images of 3,072 numbers, ten classes, 200 and 500 hidden neurons. A step is loss, gradients and
update. All are timed in turn, in every round once, by the processor's time; the medians are compared. Exits with 1 if a
step takes more than 1.4 times its own products. Without PyTorch, that line is left out.
"""

import argparse
from collections.abc import Callable
from statistics import median
from time import process_time

import numpy as np

from grading.course_folder import CourseFolder
from grading.judge.references import References

N, D, C, STEPS = 200, 3072, 10, 5
HIDDEN = (200, 500)
BOUND = 1.4
RATE, REG = 1e-3, 1e-4


def step_of(net: object, X: np.ndarray, y: np.ndarray) -> Callable[[], None]:
    """One step as `TwoLayerNet.train` makes it."""

    def step() -> None:
        _, grads = net.loss(X, y, REG)
        for name, grad in grads.items():
            net.params[name] = net.params[name] - RATE * grad

    return step


def products_of(net: object, X: np.ndarray) -> Callable[[], None]:
    """The five products that a step can't do without: two forward, three backward; none for the slope of X."""
    W1, W2 = net.params["W1"], net.params["W2"]
    scores = np.ones((N, C), np.float32)

    def products() -> None:
        hidden = X @ W1
        hidden @ W2
        hidden.T @ scores
        X.T @ (scores @ W2.T)

    return products


def torch_step_of(X: np.ndarray, y: np.ndarray, hidden: int) -> Callable[[], None] | None:
    """The same step in PyTorch, on one thread; None where it isn't installed."""
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)
    nn = torch.nn
    model = nn.Sequential(nn.Linear(D, hidden), nn.ReLU(), nn.Linear(hidden, C))
    rule = torch.optim.SGD(model.parameters(), lr=RATE)
    images, labels = torch.tensor(X), torch.tensor(y)

    def step() -> None:
        rule.zero_grad()
        penalty = sum((layer.weight**2).sum() for layer in (model[0], model[2]))
        (nn.functional.cross_entropy(model(images), labels) + REG * penalty).backward()
        rule.step()

    return step


def seconds(work: Callable[[], None]) -> float:
    """How much of the processor's time a step takes, as the mean of a few in a row."""
    start = process_time()
    for _ in range(STEPS):
        work()
    return (process_time() - start) / STEPS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15, help="timings of each (15)")
    rounds = parser.parse_args().rounds
    TwoLayerNet = References(CourseFolder()).module("two_layer_net").TwoLayerNet
    rng, slow = np.random.default_rng(231), False
    X, y = rng.standard_normal((N, D), dtype=np.float32), rng.integers(C, size=N)
    for hidden in HIDDEN:
        net = TwoLayerNet(D, hidden, C, std=0.01, dtype=np.float32)
        works = {"products": products_of(net, X), "step": step_of(net, X, y), "PyTorch": torch_step_of(X, y, hidden)}
        works = {name: work for name, work in works.items() if work}
        times = {name: [] for name in works}
        for _ in range(rounds):
            for name, work in works.items():
                times[name].append(seconds(work))
        middle = {name: median(taken) for name, taken in times.items()}
        ratio = middle["step"] / middle["products"]
        slow |= ratio > BOUND
        told = ", ".join(f"{name} {1000 * taken:.2f} ms" for name, taken in middle.items())
        print(f"{hidden} hidden: {told}; step / products {ratio:.2f} (at most {BOUND})", end="")
        print(f", step / PyTorch {middle['step'] / middle['PyTorch']:.2f}" if "PyTorch" in middle else "")
    raise SystemExit(slow)


if __name__ == "__main__":
    main()
