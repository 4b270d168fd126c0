"""Whether centres were drawn by a rule: by how often each point came, and by how likely those were that came."""

from collections.abc import Iterator

import numpy as np

from ...checks.check import KnownMistake
from .randomness import FAIR
from .spreading_rules import OTHER_RULES, Rule, squares_from

ENOUGH = 5.0  # as often a point has to be expected for its count to be compared by itself
IMPOSSIBLE = 1e-12
NEARLY = 7.0  # the logarithm of how much more likely one rule has to be, for the other to be left out


def as_expected(counts: np.ndarray, expected: np.ndarray) -> bool:
    """Whether `counts` are what chance makes of `expected`: by their χ², with a bound that right draws never reach.

    Points that are hardly expected are counted together.
    """
    if np.any(counts[expected <= IMPOSSIBLE]):
        return False
    often = expected >= ENOUGH
    counts = np.append(counts[often], np.sum(counts[~often]))
    expected = np.append(expected[often], np.sum(expected[~often]))
    if expected[-1] < ENOUGH:
        last = abs(counts[-1] - expected[-1])
        counts, expected = counts[:-1], expected[:-1]
        if last > 4 * ENOUGH:
            return False
    freedom = max(len(expected) - 1, 1)
    return bool(np.sum((counts - expected) ** 2 / expected) < freedom + FAIR * (np.sqrt(2 * freedom) + 4))


def explaining(kinds: np.ndarray, times: np.ndarray, which: np.ndarray) -> tuple[KnownMistake, ...]:
    """The other ways of drawing that fit: the most likely one, and those that are nearly as likely."""
    found = {
        mistake: max(_likelihood(rule, kinds, times, which) for rule in rules if fits(rule, kinds, times, which))
        for mistake, rules in OTHER_RULES.items()
        if any(fits(rule, kinds, times, which) for rule in rules)
    }
    most = max(found.values(), default=0.0)
    return tuple(mistake for mistake, likelihood in found.items() if likelihood > most - NEARLY)


def _likelihood(rule: Rule, kinds: np.ndarray, times: np.ndarray, which: np.ndarray) -> float:
    """The logarithm of how likely these draws are by `rule`."""
    return sum(float(np.log(p[one])) for _, p, one in _chances(rule, kinds, times, which))


def fits(rule: Rule, kinds: np.ndarray, times: np.ndarray, which: np.ndarray) -> bool:
    """Whether all centres but the first were drawn by `rule`; which: the kinds drawn, (draws, k)."""
    found = list(_chances(rule, kinds, times, which))
    for later in (False, True):  # with two centres or more, it matters which of them counts
        some = [(p, one) for place, p, one in found if (place > 1) is later]
        if not some:
            continue
        p, drawn = np.array([p for p, _ in some]), np.array([one for _, one in some])
        if not as_expected(np.bincount(drawn, minlength=len(kinds)), np.sum(p, axis=0)) or not _as_likely(p, drawn):
            return False
    return True


def _chances(
    rule: Rule, kinds: np.ndarray, times: np.ndarray, which: np.ndarray
) -> Iterator[tuple[int, np.ndarray, int]]:
    """For each further centre: its place, the chances of all points by `rule`, and which was drawn."""
    known: dict[tuple[int, ...], np.ndarray] = {}
    for row in which.tolist():
        for place in range(1, len(row)):
            before = tuple(row[:place])
            if before not in known:
                weights = rule(kinds, times, before)
                known[before] = weights / max(np.sum(weights), IMPOSSIBLE)
            yield place, known[before], row[place]


def _as_likely(p: np.ndarray, drawn: np.ndarray) -> bool:
    """Whether those drawn are as likely on average as draws by the chances `p`, (draws, n), are."""
    own = p[np.arange(len(p)), drawn]
    if np.any(own <= IMPOSSIBLE):
        return False
    logs = np.log(np.maximum(p, IMPOSSIBLE))
    mean = np.sum(p * logs, axis=1)
    spread = np.sqrt(np.sum(np.maximum(np.sum(p * logs**2, axis=1) - mean**2, 0)))
    return bool(abs(np.sum(np.log(own) - mean)) <= FAIR * spread + ENOUGH)


def misfit(rule: Rule, kinds: np.ndarray, times: np.ndarray, which: np.ndarray) -> str:
    """Numbers that show how the draws differ from those by `rule`."""
    found = list(_chances(rule, kinds, times, which))
    nearest = [
        np.min(squares_from(kinds, tuple(row[:place])), axis=1)
        for row in which.tolist()
        for place in range(1, len(row))
    ]
    got = np.array([squares[one] for squares, (_, _, one) in zip(nearest, found, strict=True)])
    right = np.array([squares @ p for squares, (_, p, _) in zip(nearest, found, strict=True)])
    variance = np.array([squares**2 @ p for squares, (_, p, _) in zip(nearest, found, strict=True)]) - right**2
    if abs(np.sum(got - right)) > FAIR / 2 * np.sqrt(np.sum(variance)):
        return (
            f"the squared distance of a further centre from its nearest one before was {np.mean(got):.3g} on average, "
            f"in {len(which)} calls; about {np.mean(right):.3g} is expected"
        )
    counts, expected = np.bincount([one for _, _, one in found], minlength=len(kinds)), sum(p for _, p, _ in found)
    worst = int(np.argmax(np.abs(counts - expected) / np.sqrt(expected + 1)))
    place = ", ".join(f"{number:.4g}" for number in kinds[worst])
    return (
        f"in {len(which)} calls the point ({place}) became a further centre {counts[worst]} times; "
        f"about {expected[worst]:.0f} are expected"
    )
