"""k-means and bags of words as their definitions say them, one number after the other.

The build compares the references with them. Where centres are drawn there is nothing to compare: laws say what draws
must be.
"""

from math import fsum, inf

import numpy as np


def assign(points, centres):
    return np.array([_nearest(point, centres) for point in points.tolist()], dtype=int)


def _nearest(point, centres):
    best, least = 0, inf
    for k, centre in enumerate(centres.tolist()):
        if _square(point, centre) < least:
            best, least = k, _square(point, centre)
    return best


def _square(point, centre):
    return fsum((one - other) ** 2 for one, other in zip(point, centre, strict=True))


def move_centres(points, labels, centres):
    given = list(zip(points.tolist(), labels.tolist(), strict=True))
    far = sorted(given, key=lambda pair: _square(pair[0], centres[pair[1]].tolist()), reverse=True)
    moved = []
    for k in range(len(centres)):
        own = [point for point, label in given if label == k]
        if own:
            moved.append([fsum(numbers) / len(own) for numbers in zip(*own, strict=True)])
        else:
            moved.append(far.pop(0)[0])
    return np.array(moved)


def kmeans(points, centres, steps):
    history, before = [], None
    while len(history) < steps:
        labels = assign(points, centres)
        if before == labels.tolist():
            break
        before = labels.tolist()
        own = [centres[label].tolist() for label in before]
        history.append(fsum(_square(point, centre) for point, centre in zip(points.tolist(), own, strict=True)))
        centres = move_centres(points, labels, centres)
    return centres, history


def bag_of_words(patches, centres):
    bags = []
    for image in patches:
        words = assign(image, centres).tolist()
        bags.append([words.count(k) / len(words) for k in range(len(centres))])
    return np.array(bags)
