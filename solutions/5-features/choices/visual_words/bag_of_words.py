"""What can be decided otherwise in `bag_of_words` of `visual_words.py`."""

import numpy as np

from grading.choices.choice import KEEP_ORDER, Choices
from grading.choices.losses import choices_of

from .shared import differences, same

NEAREST = "assign(patches[i], centres) gives the word of each patch of image i."
PARTS = "Divide the counts of an image by the number of its patches, P: they add up to 1."
OWN = "Count the patches of one image at a time: row i belongs to patches[i]."


def bag_of_words(
    patches,
    centres,
    *,
    counted=lambda squares: _nearest(squares),
    put=same,
    divided=lambda counts, P: counts / P,
):
    """The parts of the patches nearest to each word, each choice a parameter."""
    N, P, D = patches.shape
    squares = np.sum(differences(patches.reshape(N * P, D), centres) ** 2, axis=2).reshape(N, P, -1)
    return divided(put(np.sum(counted(squares), axis=1)), P)


def _nearest(squares):
    return _only(np.argmin(squares, axis=2), squares)


def _only(words, squares):
    return (words[..., None] == np.arange(squares.shape[2])) * 1.0


def _shares(weights):
    return weights / np.sum(weights, axis=2, keepdims=True)


COUNTED = {
    "farthest_words": (
        lambda squares: _only(np.argmax(squares, axis=2), squares),
        "the farthest words are counted.",
        NEAREST,
    ),
    "soft_counts": (
        lambda squares: _shares(np.exp(-squares)),
        "each patch counts a little for every word, by exp(-distance²); it counts for the nearest alone.",
        NEAREST,
    ),
    "soft_counts_of_distances": (
        lambda squares: _shares(np.exp(-np.sqrt(squares))),
        "each patch counts a little for every word, by exp(-distance); it counts for the nearest alone.",
        NEAREST,
    ),
    "shares_by_nearness": (
        lambda squares: _shares(1 / np.sqrt(squares)),
        "each patch counts a little for every word, by 1 / distance; it counts for the nearest alone.",
        NEAREST,
    ),
    "distances": (np.sqrt, "the distances are averaged; the patches should be counted.", NEAREST),
    "squares": (same, "the squared distances are averaged; the patches should be counted.", NEAREST),
    "first_patch_only": (
        lambda squares: _nearest(squares) * (np.arange(squares.shape[1]) == 0)[:, None],
        "only the first patch of each image is counted.",
        OWN,
    ),
    "last_patch_left_out": (
        lambda squares: _nearest(squares) * (np.arange(squares.shape[1]) < squares.shape[1] - 1)[:, None],
        "the last patch of each image isn't counted.",
        OWN,
    ),
    "patches_mixed": (
        lambda squares: _nearest(squares).transpose(1, 0, 2).reshape(*squares.shape),
        "the patches of different images are mixed up: they are reshaped where the order of the axes was changed.",
        "patches.reshape(N * P, D) keeps the patches of an image together.",
    ),
}

PUT = {
    "one_for_all": (
        lambda counts: np.sum(counts, axis=0) + 0 * counts,
        "every image gets the counts of all images together.",
        OWN,
    ),
    "mean_for_all": (lambda counts: np.mean(counts, axis=0) + 0 * counts, "every image gets the mean of all.", OWN),
    "first_image_for_all": (lambda counts: counts[:1] + 0 * counts, "every image gets the bag of the first one.", OWN),
    "last_image_for_all": (lambda counts: counts[-1:] + 0 * counts, "every image gets the bag of the last one.", OWN),
    "images_summed_up": (
        lambda counts: np.cumsum(counts, axis=0),
        "each image has the counts of those before it added: the counts don't begin at 0 again.",
        OWN,
    ),
    "summed_up": (lambda counts: np.cumsum(counts, axis=1), "each word has those before it added.", OWN),
    "present_or_not": (
        lambda counts: np.minimum(counts, 1),
        "a word counts once, however many patches say it.",
        "np.add.at, or np.bincount, counts a word as often as it comes; counts[words] += 1 counts it once.",
    ),
    "reversed": (lambda counts: counts[:, ::-1], "the words come in reverse order.", KEEP_ORDER),
    "one_word_off": (
        lambda counts: np.roll(counts, 1, axis=1),
        "every word stands one place too far right.",
        KEEP_ORDER,
    ),
    "most_frequent_first": (
        lambda counts: -np.sort(-counts, axis=1),
        "the words are sorted by how often they come; column k belongs to word k.",
        KEEP_ORDER,
    ),
    "last_word_lost": (
        lambda counts: np.append(counts[:, :-1], 0 * counts[:, -1:], axis=1),
        "the last word is never counted.",
        "Words go from 0 to K - 1: np.bincount(…, minlength=K).",
    ),
    "first_word_lost": (
        lambda counts: np.append(0 * counts[:, :1], counts[:, 1:], axis=1),
        "word 0 is never counted.",
        "Words go from 0 to K - 1: np.bincount(…, minlength=K).",
    ),
}

DIVIDED = {
    "not_divided": (lambda counts, P: counts, "these are numbers of patches: they aren't divided.", PARTS),
    "divided_by_batch": (
        lambda counts, P: counts / (len(counts) * P),
        "the counts are divided by the patches of all images, N · P.",
        PARTS,
    ),
    "divided_by_images": (lambda counts, P: counts / len(counts), "the counts are divided by N.", PARTS),
    "divided_by_words": (lambda counts, P: counts / counts.shape[1], "the counts are divided by K.", PARTS),
    "largest_is_one": (
        lambda counts, P: counts / np.max(counts, axis=1, keepdims=True),
        "the counts of each image are divided by the largest of them.",
        PARTS,
    ),
    "length_is_one": (
        lambda counts, P: counts / np.sqrt(np.sum(counts**2, axis=1, keepdims=True)),
        "the counts of each image are brought to length 1: their squares add up to 1.",
        PARTS,
    ),
    "divided_by_word": (
        lambda counts, P: counts / np.maximum(np.sum(counts, axis=0), 1),
        "the counts are divided by those of all images for the same word: the columns add up to 1, not the rows.",
        PARTS,
    ),
    "percent": (lambda counts, P: 100 * counts / P, "these are percent: they add up to 100.", PARTS),
}

CHOICES = [
    Choices(
        of=("bag_of_words",),
        function=bag_of_words,
        wrong=[
            *choices_of("counted", COUNTED),
            *choices_of("put", PUT),
            *choices_of("divided", DIVIDED),
        ],
    ),
]
