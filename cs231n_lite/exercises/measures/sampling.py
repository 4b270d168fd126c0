"""The laws of minibatches: which images a batch or an epoch may hold, and that their order is random."""

from typing import Any

import numpy as np

from ...checks.check import KnownMistake, Law
from ...checks.crossing import Rng
from ...checks.returned import WrongReturn, array, describe
from ...checks.words import counted

FAIR = 6  # standard deviations that a count of random draws may be off
DRAWS = 300

GLOBAL_RANDOMNESS = KnownMistake(
    "global_randomness",
    "this draws from numpy's global generator, not from the one passed in.",
    "Draw with rng: rng.permutation, rng.integers, rng.standard_normal; leave np.random alone.",
)
OWN_GENERATOR = KnownMistake(
    "own_generator",
    "rng isn't used: other random numbers take its place, or none at all.",
    "Draw with the rng that is passed in, so that the same seed gives the same numbers.",
)
NOT_SHUFFLED = KnownMistake(
    "not_shuffled", "the images come in order.", "rng.permutation(N) is a random order of 0 to N - 1."
)
REST_DROPPED = KnownMistake(
    "rest_dropped",
    "the images that don't fill a batch are dropped, so an epoch doesn't see them all.",
    "The last batch has what is left, even if it is smaller.",
)
WITHOUT_REPLACEMENT = KnownMistake(
    "without_replacement",
    "an image never comes twice in a batch: these are draws without replacement.",
    "Draw each image from all N, whatever has been drawn before: rng.integers(N, size=…).",
)


def arguments(problem):
    return {"N": problem["N"], "batch_size": problem["batch_size"], "rng": Rng(problem["seed"])}


def batches_of(value: Any) -> list[np.ndarray]:
    """What a sampler returned, as arrays of whole numbers; raises WrongReturn if it isn't a list of such."""
    if not isinstance(value, tuple):
        once = "A generator (`yield`) gives each batch only once; return a list."
        text = f"it returned {describe(value)}; expected a list of arrays"
        raise WrongReturn(text, once if "generator" in text else "")
    batches = [np.array(b, dtype=np.int64) if _all_ints(b) else b for b in value]
    for batch in batches:
        if not isinstance(batch, np.ndarray) or batch.ndim != 1:
            raise WrongReturn(f"a batch came back as {describe(batch)}; expected an array of whole numbers")
        if batch.dtype.kind not in "iu":
            raise WrongReturn(
                f"a batch is an array of {batch.dtype}, which can't choose rows of X; expected whole numbers",
                "np.arange(N) has whole numbers; np.zeros and np.linspace have floats.",
            )
    return batches


def _all_ints(batch: Any) -> bool:
    return isinstance(batch, tuple) and all(type(number) is int for number in batch)


def drawn(ask, problem):
    """The laws of single batches, drawn with replacement."""
    N, size, seed = problem["N"], problem["batch_size"], problem["seed"]
    many = ask.many([(N, size, Rng(number)) for number in range(seed, seed + DRAWS)])
    first, second = ask.many([(N, size, Rng(seed))] * 2)
    many = [np.array(batch) if _all_ints(batch) else batch for batch in (*many, first, second)]
    array(many[0], "the batch", (size,))
    batches_of(tuple(many))
    if {len(batch) for batch in many} != {size}:
        raise WrongReturn(f"the batches have different sizes; expected {size} numbers in each")
    many, again, next_one = np.array(many[:-2]), many[-2], many[-1]
    outside = many[(many < 0) | (many >= N)]
    if outside.size:
        text = f"of {many.size:,} numbers drawn, {outside.size:,} are no image, such as {outside[0]}"
        return {"images only": Law(False, f"{text}; the images are 0 to {N - 1}")}
    counts, steps = np.bincount(many.ravel(), minlength=N), np.bincount((np.diff(many) % N).ravel(), minlength=N)
    worst, step = int(np.argmax(np.abs(counts - many.size / N))), int(np.argmax(np.abs(steps - np.mean(steps))))
    twice = sum(len(set(batch)) < size for batch in many.tolist())
    anew = len(np.unique(many, axis=0)) > 1
    laws = laws_of_draws(ask, np.array_equal(many[0], again), anew)
    if not all(law.holds for law in laws.values()):
        return laws
    return laws | {
        "a new batch each time": Law(
            not np.array_equal(again, next_one),
            "two batches drawn from the same generator, one after the other, are the same",
        ),
        "same chance": Law(
            _alike(counts),
            f"in {many.size:,} draws image {worst} came {counts[worst]:,} times, instead of about {many.size / N:.0f}",
        ),
        "with replacement": Law(
            twice > 0, f"in {DRAWS} batches of {size} no image ever came twice", WITHOUT_REPLACEMENT
        ),
        "no image tells the next": Law(
            _alike(steps) or not twice,
            f"{steps[step]:,} times an image was followed by the one {counted(step, 'place')} further on; "
            f"about {np.mean(steps):.0f} times are expected",
        ),
    }


def _alike(counts: np.ndarray, freedom: int | None = None) -> bool:
    """Whether counts that should be equal on average are: by their χ², with a bound that right draws never reach."""
    freedom = counts.size - 1 if freedom is None else freedom
    expected = np.mean(counts)
    return bool(np.sum((counts - expected) ** 2) / expected < freedom + FAIR * (np.sqrt(2 * freedom) + 4))


def laws_of_draws(ask, same: bool, other: bool) -> dict[str, Law]:
    """The laws that all randomness comes from the rng passed in."""
    mistake = GLOBAL_RANDOMNESS if ask.disturbed else OWN_GENERATOR
    text = "a global random generator was drawn from, or set; all randomness must come from rng"
    return {
        "the global generators stay": Law(not ask.disturbed, text, GLOBAL_RANDOMNESS),
        "the same seed, the same draws": Law(same, "two generators with the same seed gave different results", mistake),
        "another seed, other draws": Law(other, "generators with different seeds gave the same result", mistake),
    }


def whole_epochs(ask, problem):
    """The laws of epochs: each image once, and an order in which neither place nor neighbour tells anything."""
    N, size, seed, many = problem["N"], problem["batch_size"], problem["seed"], problem["epochs"]
    epochs = [batches_of(value) for value in ask.many([(N, size, Rng(seed))] * many)]
    sizes = [len(batch) for batch in epochs[0]]
    right_sizes = [min(size, N - start) for start in range(0, N, size)]
    orders = [np.concatenate([np.zeros(0, int), *batches]) for batches in epochs]
    missing = sorted(set(range(N)) - set(orders[0].tolist()))
    whole = all(len(order) == N and np.array_equal(np.sort(order), np.arange(N)) for order in orders)
    cut = N % size and sizes == right_sizes[:-1] and len(set(orders[0].tolist())) == len(orders[0])
    dropped = REST_DROPPED if cut else None
    laws = {
        "sizes": Law(sizes == right_sizes, f"the batches have the sizes {sizes}; expected {right_sizes}", dropped),
        "each image once": Law(
            whole,
            f"an epoch has {counted(len(orders[0]), 'number')} for {counted(N, 'image')}"
            + (f"; image {missing[0]} is missing" if missing else "; each image should come once"),
            dropped,
        ),
    }
    if not whole or sizes != right_sizes or many < 100:
        return laws
    orders = np.array(orders)
    if np.all(orders == np.arange(N)):
        return laws | {"shuffled": Law(False, f"the images come as 0, 1, …, {N - 1}", NOT_SHUFFLED)}
    again, *others = (
        np.concatenate(batches_of(value)) for value in ask.many([(N, size, Rng(seed + k)) for k in range(4)])
    )
    laws |= laws_of_draws(ask, np.array_equal(orders[0], again), any(not np.array_equal(again, one) for one in others))
    if not all(law.holds for law in laws.values()):
        return laws
    laws["a new order each time"] = Law(
        len(np.unique(orders, axis=0)) > 1,
        "two epochs drawn from the same generator, one after the other, are the same",
    )
    return laws | _shuffled_well(orders)


def _shuffled_well(orders: np.ndarray) -> dict[str, Law]:
    """That each image comes at each place, and after each other image, about as often as any."""
    draws, N = orders.shape
    places, followers = np.zeros((N, N)), np.zeros((N, N))
    np.add.at(places, (orders, np.arange(N)), 1)
    np.add.at(followers, (orders[:, :-1], orders[:, 1:]), 1)
    pairs = followers[~np.eye(N, dtype=bool)]
    image, place = np.unravel_index(np.argmax(np.abs(places - draws / N)), places.shape)
    np.fill_diagonal(followers, draws / N)
    one, two = np.unravel_index(np.argmax(np.abs(followers - draws / N)), followers.shape)
    expected = f"about {draws / N:.0f} are expected, if each order is as likely as any other"
    return {
        "each image at each place": Law(
            _alike(places, (N - 1) ** 2),
            f"in {draws:,} epochs image {image} came at place {place} {places[image, place]:.0f} times; {expected}",
        ),
        "no image tells the next": Law(
            _alike(pairs),
            f"in {draws:,} epochs image {two} came right after image {one} {followers[one, two]:.0f} times; {expected}",
        ),
    }
