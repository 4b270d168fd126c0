"""The verdict on a gradient: which part of it is wrong, and in which way."""

from dataclasses import dataclass

import numpy as np

from ..plots import CheckedGroup
from .groups import Group


@dataclass(frozen=True)
class GradientReport:
    """What a gradient check found.

    groups: one for each class, then the bias row, coordinates at random, the regularizer and its bias row
    examples: N
    classes: C
    """

    groups: list[Group]
    examples: int
    classes: int

    @property
    def data(self) -> list[Group]:
        """The groups of the data term."""
        return self.groups[:-2]

    @property
    def regularizer(self) -> list[Group]:
        """The groups of what reg adds."""
        return self.groups[-2:]

    @property
    def findings(self) -> list[str]:
        """What is wrong, in a sentence each; empty if gradient and loss fit."""
        return [*self._about_data(), *self._about_regularizer()]

    @property
    def passed(self) -> bool:
        """Whether every group could be compared and passed."""
        return not self.findings

    @property
    def shown(self) -> list[CheckedGroup]:
        """The groups as `plots.gradient_groups` takes them."""
        return [CheckedGroup(g.name, g.error, g.verdict, len(g.places), g.set_aside) for g in self.groups]

    def __repr__(self) -> str:
        checked, aside = sum(len(g.places) for g in self.groups), sum(g.set_aside for g in self.groups)
        counted = f"{checked} weights compared, {aside} set aside at kinks"
        if self.passed:
            return f"✓ gradient and loss fit: {counted}"
        return "\n".join([f"✗ gradient and loss don't fit: {counted}", *(f"  - {said}" for said in self.findings)])

    def _about_data(self) -> list[str]:
        empty = [g.name for g in self.data if not g.places]
        if empty:
            return [f"nothing could be compared in {', '.join(empty)}: a kink within every step. Take fewer examples."]
        failed = [g for g in self.data if g.verdict == "failed"]
        if not failed:
            return []
        factor = _factor(self.data)
        if factor is not None:
            return [f"the data term's gradient is {self._in_words(factor)}"]
        return [f"the data term's gradient is wrong in {self._where()}"]

    def _where(self) -> str:
        """Where the data term's gradient is wrong: in one class's column, in the bias row, or all over."""
        wrong = {place for g in self.data for place, bad in zip(g.places, g.wrong(), strict=True) if bad}
        right = {place for g in self.data for place in g.places} - wrong
        columns, bias = {column for _, column in wrong}, self.data[-2]
        if wrong <= set(bias.places):
            few = "" if bias.wrong_throughout else f", at class {', '.join(str(c) for c in sorted(columns))}"
            return f"the bias row{few}, and right everywhere else"
        whole = [g for k, g in enumerate(self.data[:-2]) if k in columns and g.wrong_throughout]
        if len(columns) == 1 and whole:
            factor = _factor(whole)
            told = f", where it is {self._in_words(factor)}" if factor is not None else ""
            return f"the column of {whole[0].name}{told}; the other columns are right"
        return f"{len(wrong)} of {len(wrong) + len(right)} places; see the groups"

    def _about_regularizer(self) -> list[str]:
        weights, bias = self.regularizer
        if weights.verdict == bias.verdict == "passed":
            silent = not np.any(weights.numeric) and not np.any(weights.analytic)
            return ["reg has no effect: the regularizer is missing from loss and gradient"] if silent else []
        if weights.verdict == "passed":
            return [
                "the regularizer's gradient is wrong in the bias row: the loss counts the bias, the gradient doesn't"
            ]
        if not np.any(weights.numeric):
            return ["the regularizer is missing from the loss; the gradient has it"]
        factor = _factor(self.regularizer)
        if factor == 0:
            return ["the regularizer is missing from the gradient; the loss has it"]
        told = f"is {self._in_words(factor)}" if factor is not None else "doesn't fit the loss"
        return [f"the regularizer's gradient {told}"]

    def _in_words(self, factor: float) -> str:
        """What a factor between the gradient and the loss's own slope says."""
        N = self.examples
        for known, words in (
            (0.0, "zero"),
            (-1.0, "right in size, but of the wrong sign"),
            (0.5, "half of what the loss says"),
            (2.0, "twice what the loss says"),
            (float(N), f"N = {N} times what the loss says: it isn't averaged over the examples"),
            (1 / N, f"1/N of what the loss says (N = {N}): it is averaged twice, or the loss not at all"),
        ):
            if np.isclose(factor, known, rtol=1e-3, atol=1e-4):
                return words
        return f"{factor:.4g} times what the loss says"


def _factor(groups: list[Group]) -> float | None:
    """The one factor by which the gradient differs from the numeric one in all groups; None if there is none."""
    largest = max(groups, key=lambda g: float(np.max(np.abs(g.numeric), initial=0)))
    if not np.any(largest.numeric):
        return None
    factor = float(largest.analytic @ largest.numeric / (largest.numeric @ largest.numeric))
    if abs(factor) < 1e-6:
        factor = 0.0
    return None if any(np.any(g.wrong(factor)) for g in groups) else factor
