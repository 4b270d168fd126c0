"""What can be decided otherwise in `batches_in_order` of `optim.py`."""

import numpy as np

from grading.choices.choice import KEEP_ORDER, Choice, Choices

CUT = "np.arange(start, stop) for each start in range(0, N, batch_size); the last stop is N."


def batches_in_order(
    N,
    batch_size,
    *,
    starts=lambda N, size: range(0, N, size),
    stop=lambda start, N, size: min(start + size, N),
    numbers=lambda N: np.arange(N),
    finished=lambda batches, N, size: batches,
):
    """The batches of an epoch that isn't shuffled, each choice a parameter."""
    order = numbers(N)
    batches = [order[start : stop(start, N, size)] for size in [batch_size] for start in starts(N, size)]
    return [np.array(batch, dtype=int) for batch in finished(batches, N, batch_size)]


BATCHES = [
    Choice(
        "rest_dropped",
        {"finished": lambda batches, N, size: [batch for batch in batches if len(batch) == size]},
        "the images that don't fill a batch are dropped.",
        "The last batch has what is left, even if it is smaller.",
    ),
    Choice(
        "last_batch_dropped",
        {"finished": lambda batches, N, size: batches[:-1]},
        "the last batch is left out, even if it is full.",
        CUT,
    ),
    Choice(
        "first_batch_dropped", {"starts": lambda N, size: range(size, N, size)}, "the first batch is left out.", CUT
    ),
    Choice(
        "from_one", {"numbers": lambda N: np.arange(1, N + 1)}, "the numbers go from 1 to N; they are 0 to N - 1.", CUT
    ),
    Choice("last_image_missing", {"numbers": lambda N: np.arange(N - 1)}, "the last image, N - 1, is missing.", CUT),
    Choice("first_image_missing", {"numbers": lambda N: np.arange(1, N)}, "image 0 is missing.", CUT),
    Choice(
        "one_image_too_many",
        {"numbers": lambda N: np.arange(N + 1)},
        "there is an image N; the last one is N - 1.",
        CUT,
    ),
    Choice("backwards", {"numbers": lambda N: np.arange(N)[::-1]}, "the images come in reverse order.", KEEP_ORDER),
    Choice(
        "batches_backwards",
        {"finished": lambda batches, N, size: batches[::-1]},
        "the batches come in reverse order.",
        KEEP_ORDER,
    ),
    Choice(
        "short_first",
        {
            "starts": lambda N, size: sorted({0, *range(N % size, N, size)}),
            "stop": lambda start, N, size: start + (size if start or not N % size else N % size),
        },
        "the short batch comes first; it is the last one.",
        CUT,
    ),
    Choice(
        "one_in_each",
        {"starts": lambda N, size: range(N), "stop": lambda start, N, size: start + 1},
        "each batch has one image.",
        CUT,
    ),
    Choice(
        "one_batch",
        {"starts": lambda N, size: [0], "stop": lambda start, N, size: N},
        "all images are in one batch: batch_size isn't used.",
        CUT,
    ),
    Choice(
        "first_batch_only",
        {"starts": lambda N, size: [0]},
        "there is only the first batch: a return inside the loop?",
        CUT,
    ),
    Choice(
        "last_batch_only",
        {"starts": lambda N, size: [max(range(0, N, size))]},
        "there is only the last batch: each one replaces what was there.",
        "Append each batch to a list.",
    ),
    Choice(
        "overlapping", {"starts": lambda N, size: range(N)}, "the batches begin at every image, so they overlap.", CUT
    ),
    Choice(
        "overlapping_by_one",
        {"stop": lambda start, N, size: min(start + size + 1, N)},
        "each batch has one image too many, which the next one has too.",
        CUT,
    ),
    Choice(
        "one_short",
        {"stop": lambda start, N, size: min(start + size - 1, N)},
        "each batch lacks its last image.",
        "np.arange(a, b) leaves out b already.",
    ),
    Choice(
        "growing",
        {
            "starts": lambda N, size: range(0, N, size),
            "finished": lambda batches, N, size: [np.arange(min(k * size + size, N)) for k in range(len(batches))],
        },
        "each batch begins at image 0 and has all those before it.",
        CUT,
    ),
    Choice(
        "the_rest_each_time",
        {"stop": lambda start, N, size: N},
        "each batch goes on to the last image.",
        "The stop of a batch is start + batch_size.",
    ),
    Choice(
        "equal_parts",
        {"finished": lambda batches, N, size: np.array_split(np.arange(N), len(batches))},
        "the batches are about equally large, as np.array_split cuts; all but the last have batch_size images.",
        CUT,
    ),
    Choice(
        "as_many_batches",
        {"finished": lambda batches, N, size: np.array_split(np.arange(N), size)},
        "there are batch_size batches; each is to have batch_size images.",
        CUT,
    ),
    Choice(
        "as_many_full_batches",
        {"finished": lambda batches, N, size: np.array_split(np.arange(N), max(N // size, 1))},
        "the images that don't fill a batch are spread over the others.",
        CUT,
    ),
    Choice(
        "rest_with_the_last",
        {
            "finished": lambda batches, N, size: (
                batches if N % size == 0 or len(batches) < 2 else [*batches[:-2], np.concatenate(batches[-2:])]
            )
        },
        "the images that don't fill a batch are added to the last full one.",
        "What is left is a batch of its own.",
    ),
    Choice(
        "filled_from_the_beginning",
        {
            "stop": lambda start, N, size: start + size,
            "numbers": lambda N: np.tile(np.arange(N), 20),
            "starts": lambda N, size: range(0, N, size),
        },
        "the last batch is filled up with images from the beginning.",
        "The last batch has what is left, even if it is smaller.",
    ),
    Choice(
        "past_the_end",
        {"numbers": lambda N: np.arange(20 * N)},
        "the last batch is filled up with numbers beyond N - 1.",
        "The last stop is N: min(start + batch_size, N).",
    ),
    Choice(
        "moved_back",
        {
            "finished": lambda batches, N, size: [
                *batches[:-1],
                np.arange(max(N - size, 0), N),
            ]
        },
        "the last batch is moved back to be full, so that some images come twice.",
        "The last batch has what is left, even if it is smaller.",
    ),
    Choice(
        "filled_with_zeros",
        {"finished": lambda batches, N, size: [np.append(b, np.zeros(size - len(b), int)) for b in batches]},
        "the last batch is filled up with zeros.",
        "The last batch has what is left, even if it is smaller.",
    ),
    Choice(
        "filled_with_the_last",
        {"finished": lambda batches, N, size: [np.append(b, np.full(size - len(b), N - 1)) for b in batches]},
        "the last batch is filled up with the last image.",
        "The last batch has what is left, even if it is smaller.",
    ),
    Choice(
        "counted_within",
        {"finished": lambda batches, N, size: [np.arange(len(batch)) for batch in batches]},
        "the numbers begin at 0 in each batch.",
        "np.arange(start, stop).",
    ),
    Choice(
        "empty_at_the_end",
        {"finished": lambda batches, N, size: [*batches, np.arange(0)]},
        "there is an empty batch at the end.",
        "range(0, N, batch_size) ends before N.",
    ),
    Choice(
        "empty_where_it_fits",
        {"finished": lambda batches, N, size: batches if N % size else [*batches, np.arange(0)]},
        "there is an empty batch at the end where the images fill all batches.",
        "range(0, N, batch_size) ends before N.",
    ),
    Choice(
        "strided",
        {"finished": lambda batches, N, size: [np.arange(k, N, len(batches)) for k in range(len(batches))]},
        "each batch skips images; a batch should have consecutive numbers.",
        CUT,
    ),
    Choice(
        "strided_by_size",
        {"finished": lambda batches, N, size: [np.arange(k, N, size) for k in range(min(size, N))]},
        "the step of np.arange is batch_size: each batch has every so many images.",
        CUT,
    ),
    Choice(
        "first_batch_again",
        {"finished": lambda batches, N, size: [batches[0] for _ in batches]},
        "each batch is the first one again.",
        CUT,
    ),
    Choice(
        "next_start_too_far",
        {"starts": lambda N, size: range(0, N, size + 1)},
        "between two batches one image is lost: the next start is one too far.",
        "np.arange(a, b) leaves out b already, so the next batch begins at b.",
    ),
    Choice(
        "filled_with_minus_one",
        {"finished": lambda batches, N, size: [np.append(b, np.full(size - len(b), -1)) for b in batches]},
        "the last batch is filled up with -1.",
        "The last batch has what is left, even if it is smaller.",
    ),
    Choice(
        "size_for_stop",
        {"stop": lambda start, N, size: size},
        "np.arange(start, batch_size) ends at batch_size; its second argument is where to stop, no length.",
        CUT,
    ),
    Choice(
        "starts_alone",
        {"finished": lambda batches, N, size: [batch[:1] for batch in batches]},
        "each batch has only its first image.",
        CUT,
    ),
    Choice(
        "doubled",
        {"finished": lambda batches, N, size: [*batches, *batches]},
        "each batch comes twice.",
        CUT,
    ),
]

CHOICES = [
    Choices(of=("batches_in_order",), function=batches_in_order, wrong=BATCHES),
]
