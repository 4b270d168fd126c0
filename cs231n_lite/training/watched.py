"""What was seen while a classifier trained."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False, repr=False)
class Watched:
    """What was seen while a classifier trained; steps count from 1.

    losses: (steps,) float64, the loss of each step's minibatch
    accuracies: for "training" and "validation" the steps at which it was measured and the accuracies, 0 to 1; empty
        where it was never measured. `plots.training_curves(losses, accuracies)` draws both
    snapshots: a copy of W for each of these steps
    diverged: whether numbers stopped being finite; then accuracies and snapshots end before
    """

    losses: np.ndarray
    accuracies: dict[str, tuple[np.ndarray, np.ndarray]]
    snapshots: dict[int, np.ndarray]
    diverged: bool

    @property
    def best(self) -> int | None:
        """The step with the highest validation accuracy, the earliest of equals; None where it was never measured."""
        if not self.accuracies:
            return None
        at, values = self.accuracies["validation"]
        return int(at[np.argmax(values)])

    def __repr__(self) -> str:
        steps = f"{len(self.losses):,} step{'s' * (len(self.losses) != 1)}"
        told = [f"{steps}, {'diverged' if self.diverged else f'the last at a loss of {self.losses[-1]:.2f}'}"]
        if self.accuracies:
            at, values = self.accuracies["validation"]
            told.append(f"validation accuracy {values[-1]:.1%} at step {at[-1]:,}")
            told.append(f"the best of it {values.max():.1%} at step {self.best:,}")
        return ";\n".join(told) + "."
