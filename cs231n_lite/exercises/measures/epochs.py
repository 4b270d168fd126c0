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
IN_ORDER_BY_CHANCE = 20  # images; so many don't come in order by chance

NOT_SHUFFLED = KnownMistake(
    "not_shuffled", "the images come in order.", "rng.permutation(N) is a random order of 0 to N - 1."
)
REST_DROPPED = KnownMistake(
    "rest_dropped",
    "the images that don't fill a batch are dropped, so an epoch doesn't see them all.",
    "The last batch has what is left, even if it is smaller.",
)


CUT = "Draw one order of all images, rng.permutation(N), and cut it where batches_in_order cuts."
FROM_ONE = KnownMistake("from_one", "the numbers go from 1 to N; the images are 0 to N - 1.", CUT)
WITH_REPLACEMENT = KnownMistake(
    "with_replacement",
    "some images come twice in an epoch, and others never.",
    "Draw one order of all images before you cut it: each batch that draws for itself, or draws with "
    "replacement, repeats images.",
)
LAST_MISSING = KnownMistake("last_image_missing", "the last image, N - 1, never comes.", "rng.permutation(N).")
FIRST_MISSING = KnownMistake("first_image_missing", "image 0 never comes.", "rng.permutation(N).")
FIRST_BATCH_ONLY = KnownMistake(
    "first_batch_only", "an epoch has only its first batch.", "Cut the whole order, up to N."
)
LAST_BATCH_MISSING = KnownMistake("last_batch_missing", "the last batch is left out, even if it is full.", CUT)
ONE_BATCH = KnownMistake("one_batch", "all images are in one batch: batch_size isn't used.", CUT)
ONE_IN_EACH = KnownMistake("one_in_each", "each batch has one image: batch_size isn't used.", CUT)
EQUAL_PARTS = KnownMistake(
    "equal_parts", "the batches are about equally large; all but the last have batch_size images.", CUT
)
AS_MANY_BATCHES = KnownMistake(
    "as_many_batches", "there are batch_size batches; each is to have batch_size images.", CUT
)
SHORT_FIRST = KnownMistake("short_first", "the short batch isn't the last one.", CUT)
FILLED_UP = KnownMistake(
    "filled_up",
    "the last batch is filled up with images that came before.",
    "The last batch has what is left, even if it is smaller.",
)
EMPTY_BATCH = KnownMistake("empty_batch", "there is an empty batch.", CUT)
WITHIN_BATCHES = KnownMistake(
    "within_batches",
    "the images are shuffled within each batch, but the batches have the same images in every epoch.",
    "Shuffle all images first, then cut.",
)
BATCHES_SHUFFLED = KnownMistake(
    "batches_shuffled",
    "the batches are shuffled, but inside each of them the images are in order.",
    "Shuffle the images, not the batches: draw an order, then cut it.",
)
ROLLED = KnownMistake(
    "rolled", "the images are in order, from a random one on.", "rng.permutation(N) is a random order of 0 to N - 1."
)
IN_REVERSE = KnownMistake("in_reverse", "the images come in reverse order.", "rng.permutation(N) is a random order.")
SORTED_BATCHES = KnownMistake(
    "sorted_batches", "the images of each batch are sorted.", "Leave them in the order that was drawn."
)
SAME_ORDER = KnownMistake(
    "same_order", "every epoch has the same order.", "Draw a new order with rng in each call, and draw with rng alone."
)


def sizes(rng: np.random.Generator) -> Iterator[Problem]:
    """N and batch sizes: one that divides N, one that doesn't, one image at a time, more than there are, and many."""
    for N, batch_size in [(12, 4), (10, 3), (5, 1), (7, 7), (4, 9), (300, 6)]:
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
    suspects = _cut_otherwise(epochs[0], N, size)
    if REST_DROPPED in suspects:  # a full last batch may be dropped as well
        full = batches_of(ask(2 * size, size, Rng(seed)))
        suspects = [REST_DROPPED if len(full) == 2 else LAST_BATCH_MISSING]
    laws = _whole(epochs[0], orders, N, size, tuple(suspects))
    if N > IN_ORDER_BY_CHANCE and all(np.array_equal(order, np.arange(N)) for order in orders):
        return {**laws, "shuffled": Law(False, f"the images come as 0, 1, …, {N - 1}", (NOT_SHUFFLED,))}
    if not all(law.holds for law in laws.values()) or many < ENOUGH:
        return laws
    orders = np.array(orders)
    if np.all(orders == np.arange(N)):
        return {**laws, "shuffled": Law(False, f"the images come as 0, 1, …, {N - 1}", (NOT_SHUFFLED,))}
    if np.all(orders == np.arange(N)[::-1]):
        return {**laws, "shuffled": Law(False, f"the images come as {N - 1}, {N - 2}, …, 0", (IN_REVERSE,))}
    values = ask.many([(N, size, Rng(seed + k)) for k in range(4)])
    again, *others = (np.concatenate(batches_of(value)) for value in values)
    laws |= laws_of_draws(ask, np.array_equal(orders[0], again), any(not np.array_equal(again, one) for one in others))
    if not all(law.holds for law in laws.values()):
        return laws
    new = Law(
        len(np.unique(orders, axis=0)) > 1,
        "two epochs drawn from the same generator, one after the other, are the same",
        (SAME_ORDER,),
    )
    return {**laws, "a new order each time": new, **_shuffled_well(orders, size)}


def _whole(
    batches: list[np.ndarray], orders: list[np.ndarray], N: int, size: int, suspects: tuple[KnownMistake, ...]
) -> dict[str, Law]:
    """That the batches of the first epoch have the right sizes, and that each epoch has each image once."""
    sizes, right_sizes = [len(batch) for batch in batches], [min(size, N - start) for start in range(0, N, size)]
    first = orders[0].tolist()
    missing = sorted(set(range(N)) - set(first))
    return {
        "sizes": Law(sizes == right_sizes, f"the batches have the sizes {sizes}; expected {right_sizes}", suspects),
        "each image once": Law(
            all(len(order) == N and np.array_equal(np.sort(order), np.arange(N)) for order in orders),
            f"an epoch has {counted(len(first), 'number')} for {counted(N, 'image')}"
            + (f"; image {missing[0]} is missing" if missing else "; each image should come once"),
            suspects,
        ),
    }


def _cut_otherwise(batches: list[np.ndarray], N: int, size: int) -> list[KnownMistake]:
    """What explains an epoch whose batches have other sizes, or that doesn't have each image once."""
    sizes, images = [len(batch) for batch in batches], np.concatenate([np.zeros(0, int), *batches])
    right = [min(size, N - start) for start in range(0, N, size)]
    once, whole = len(set(images.tolist())) == len(images), len(images) == N
    complete = whole and np.array_equal(np.sort(images), np.arange(N))
    rest = sizes and sizes[-1] == size and N % size and sizes[:-1] == right[:-1]
    found = {
        REST_DROPPED: N % size and sizes == right[:-1] and once,
        FROM_ONE: whole and once and np.array_equal(np.sort(images), np.arange(1, N + 1)),
        WITH_REPLACEMENT: sizes == right and not once and np.all((images >= 0) & (images < N)),
        LAST_MISSING: once and N > 1 and np.array_equal(np.sort(images), np.arange(N - 1)),
        FIRST_MISSING: once and N > 1 and np.array_equal(np.sort(images), np.arange(1, N)),
        FIRST_BATCH_ONLY: len(right) > 1 and sizes == right[:1],
        LAST_BATCH_MISSING: N % size == 0 and sizes == right[:-1] and once,
        ONE_BATCH: complete and sizes == [N],
        ONE_IN_EACH: complete and set(sizes) == {1},
        AS_MANY_BATCHES: complete and len(sizes) == size and max(sizes) - min(sizes) <= 1,
        EQUAL_PARTS: complete and len(sizes) == len(right) and max(sizes) - min(sizes) <= 1,
        SHORT_FIRST: complete and sorted(sizes) == sorted(right),
        FILLED_UP: rest and len(set(images.tolist())) == N,
        EMPTY_BATCH: complete and [n for n in sizes if n] == right,
    }
    return [mistake for mistake, fits in found.items() if fits]


def _shuffled_otherwise(orders: np.ndarray, size: int) -> tuple[KnownMistake, ...]:
    """What explains orders, (epochs, N), that aren't as random as they should be."""
    N = orders.shape[1]
    cuts = range(0, N, size)
    batches = [np.sort(orders[:, start : start + size], axis=1) for start in cuts]
    steps = np.diff(orders, axis=1)
    inside = [np.diff(orders[:, start : start + size], axis=1) for start in cuts]
    found = {
        WITHIN_BATCHES: 1 < size < N and all(np.all(batch == batch[:1]) for batch in batches),
        ROLLED: np.all((steps == 1) | (steps == 1 - N)),
        BATCHES_SHUFFLED: 1 < size < N and all(np.all(one[:, :-1] == 1) for one in inside if one.size),
        SORTED_BATCHES: size > 1 and all(np.all(one > 0) for one in inside if one.size),
    }
    fitting = [mistake for mistake, fits in found.items() if fits]
    return tuple(fitting[:1])


def _shuffled_well(orders: np.ndarray, size: int) -> dict[str, Law]:
    """That each image comes at each place, and after each other image, about as often as any."""
    draws, N = orders.shape
    places, followers = np.zeros((N, N)), np.zeros((N, N))
    np.add.at(places, (orders, np.arange(N)), 1)
    np.add.at(followers, (orders[:, :-1], orders[:, 1:]), 1)
    pairs = followers[~np.eye(N, dtype=bool)]
    image, place = np.unravel_index(np.argmax(np.abs(places - draws / N)), places.shape)
    np.fill_diagonal(followers, draws / N)
    one, two = np.unravel_index(np.argmax(np.abs(followers - draws / N)), followers.shape)
    suspects = _shuffled_otherwise(orders, size)
    expected = f"about {draws / N:.0f} are expected, if each order is as likely as any other"
    return {
        "each image at each place": Law(
            alike(places, (N - 1) ** 2),
            f"in {draws:,} epochs image {image} came at place {place} {places[image, place]:.0f} times; {expected}",
            suspects,
        ),
        "no image tells the next": Law(
            alike(pairs),
            f"in {draws:,} epochs image {two} came right after image {one} {followers[one, two]:.0f} times; {expected}",
            suspects,
        ),
    }
