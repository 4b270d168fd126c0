"""Epochs of minibatches: each image once, in order, or shuffled so that neither place nor neighbour tells anything."""

from collections.abc import Iterator

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.crossing import Rng
from ...checks.words import counted
from .randomness import alike, laws_of_draws
from .sampling import batches_of

ENOUGH = 100  # epochs, for their orders to be looked at

NOT_SHUFFLED = KnownMistake(
    "not_shuffled", "the images come in order.", "rng.permutation(N) is a random order of 0 to N - 1."
)
REST_DROPPED = KnownMistake(
    "rest_dropped",
    "the images that don't fill a batch are dropped, so an epoch doesn't see them all.",
    "The last batch has what is left, even if it is smaller.",
)


def sizes(rng: np.random.Generator) -> Iterator[Problem]:
    """N and batch sizes: one that divides N, one that doesn't, one image at a time, and more than there are."""
    for N, batch_size in [(12, 4), (10, 3), (5, 1), (7, 7), (4, 9)]:
        yield {"N": N, "batch_size": batch_size}


def problems(rng: np.random.Generator) -> Iterator[Problem]:
    """The same sizes, a few epochs each; then sizes with so many epochs that a biased order shows."""
    several = [(problem["N"], problem["batch_size"], 3) for problem in sizes(rng)]
    for N, batch_size, many in [*several, (40, 8, 200), (33, 10, 200), (8, 3, 3000)]:
        yield {"N": N, "batch_size": batch_size, "seed": int(rng.integers(1000)), "epochs": many}


def in_order(ask: Ask, problem: Problem) -> Quantities:
    """The batches of an epoch that isn't shuffled."""
    batches = batches_of(ask(problem["N"], problem["batch_size"]))
    return {
        "the sizes of the batches": np.array([len(batch) for batch in batches], float),
        "the images, one after the other": np.concatenate([np.zeros(0), *batches]),
    }


def shuffled(ask: Ask, problem: Problem) -> Quantities:
    """The laws of several epochs, drawn from one generator; with many of them, also those of their orders."""
    N, size, seed, many = problem["N"], problem["batch_size"], problem["seed"], problem["epochs"]
    epochs = [batches_of(value) for value in ask.many([(N, size, Rng(seed))] * many)]
    orders = [np.concatenate([np.zeros(0, int), *batches]) for batches in epochs]
    laws = _whole(epochs[0], orders, N, size)
    if not all(law.holds for law in laws.values()) or many < ENOUGH:
        return laws
    orders = np.array(orders)
    if np.all(orders == np.arange(N)):
        return {**laws, "shuffled": Law(False, f"the images come as 0, 1, …, {N - 1}", NOT_SHUFFLED)}
    values = ask.many([(N, size, Rng(seed + k)) for k in range(4)])
    again, *others = (np.concatenate(batches_of(value)) for value in values)
    laws |= laws_of_draws(ask, np.array_equal(orders[0], again), any(not np.array_equal(again, one) for one in others))
    if not all(law.holds for law in laws.values()):
        return laws
    new = Law(
        len(np.unique(orders, axis=0)) > 1,
        "two epochs drawn from the same generator, one after the other, are the same",
    )
    return {**laws, "a new order each time": new, **_shuffled_well(orders)}


def _whole(batches: list[np.ndarray], orders: list[np.ndarray], N: int, size: int) -> dict[str, Law]:
    """That the batches of the first epoch have the right sizes, and that each epoch has each image once."""
    sizes, right_sizes = [len(batch) for batch in batches], [min(size, N - start) for start in range(0, N, size)]
    first = orders[0].tolist()
    missing = sorted(set(range(N)) - set(first))
    cut = N % size and sizes == right_sizes[:-1] and len(set(first)) == len(first)
    dropped = REST_DROPPED if cut else None
    return {
        "sizes": Law(sizes == right_sizes, f"the batches have the sizes {sizes}; expected {right_sizes}", dropped),
        "each image once": Law(
            all(len(order) == N and np.array_equal(np.sort(order), np.arange(N)) for order in orders),
            f"an epoch has {counted(len(first), 'number')} for {counted(N, 'image')}"
            + (f"; image {missing[0]} is missing" if missing else "; each image should come once"),
            dropped,
        ),
    }


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
            alike(places, (N - 1) ** 2),
            f"in {draws:,} epochs image {image} came at place {place} {places[image, place]:.0f} times; {expected}",
        ),
        "no image tells the next": Law(
            alike(pairs),
            f"in {draws:,} epochs image {two} came right after image {one} {followers[one, two]:.0f} times; {expected}",
        ),
    }
