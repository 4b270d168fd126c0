"""A bag of visual words: small patches of images, sorted into k groups by k-means, and counted.

Shapes throughout: P points of D numbers each, K centres. `rng` is a random generator; all randomness comes from it.
"""

import numpy as np


def spread_centres(points, k, rng):
    """Centres that lie far apart, to start from (k-means++).

    The first is any of the points, each as likely as the others. Each further one is a point drawn with a probability
    proportional to its squared distance from the nearest centre so far.

    points: (P, D) floats
    k: how many centres, at most as many as there are different points
    Returns an array (k, D): k of the points. (Arthur & Vassilvitskii, 2007.)
    """
    # your code here
    raise NotImplementedError("spread_centres is yours to write; see visual_words.ipynb, section 1 · Where to start")


def assign(points, centres):
    """For each point, the index of the nearest centre; the lowest where several are as near.

    points: (P, D) floats
    centres: (K, D) floats
    Returns integers (P,).
    """
    # your code here
    raise NotImplementedError(
        "assign is yours to write; see visual_words.ipynb, section 2 · Two steps, again and again"
    )


def move_centres(points, labels, centres):
    """Each centre moves to the mean of its points.

    A centre without points moves to the point that is farthest from its own (old) centre; if there are several
    such centres, the first takes that point, the next one the second farthest, and so on.

    points: (P, D) floats
    labels: (P,) integers, the index of each point's centre
    centres: (K, D) floats, the centres so far; they aren't changed
    Returns an array (K, D).
    """
    # your code here
    raise NotImplementedError(
        "move_centres is yours to write; see visual_words.ipynb, section 2 · Two steps, again and again"
    )


def kmeans(points, centres, steps):
    """k-means: points are assigned to the nearest centre, then centres move to the means of their points, and again.

    points: (P, D) floats
    centres: (K, D) floats, where to start; they aren't changed
    steps: how often at most; it ends earlier if no point changes its centre
    Returns (centres, history): where the centres arrived, (K, D), and a list with the inertia before each move. That is
    the sum of the squared distances of all points from their centres. (Lloyd, 1957.)
    """
    history, labels = [], None
    for _ in range(steps):
        # your code here
        raise NotImplementedError("kmeans is yours to write; see visual_words.ipynb, section 4 · k-means")
    return centres, history


def bag_of_words(patches, centres):
    """Which part of the patches of each image is nearest to each centre: how often it says each word.

    patches: (N, P, D) floats, P patches of each of N images
    centres: (K, D) floats, the words
    Returns an array (N, K); each row adds up to 1.
    """
    # your code here
    raise NotImplementedError("bag_of_words is yours to write; see visual_words.ipynb, section 6 · A bag of words")
