"""What can be decided otherwise in `votes` of `knn.py`."""

import numpy as np

from grading.choices.choice import KEEP_ORDER, Choice, Choices
from grading.choices.losses import choices_of

from .shared import FILL_ALL


def voting(
    *,
    order=lambda dists: np.argsort(dists, axis=1),
    voters=lambda order, k: order[:, :k],
    labels=lambda y, who, dists: y[who],
    elected=lambda votes, near, y: _most(votes, min),
    counted=None,
    finished=lambda found: found,
):
    """A classifier that lets the nearest images vote, each choice a parameter; their order is that of the distances.

    counted: in place of `elected`, where the votes don't count as one each
    """

    class Voting:
        def train(self, X, y):
            self.y_train = y

        def predict_labels(self, dists, k=1):
            y = self.y_train
            who = voters(order(dists), k)
            rows = zip(labels(y, who, dists), np.take_along_axis(dists, who, axis=1), strict=True)
            return finished(np.array([(counted or elected)(votes.tolist(), near.tolist(), y) for votes, near in rows]))

    return Voting


def _leaders(votes, most=max):
    """The labels with the most votes, that of the nearest first."""
    return [label for label in dict.fromkeys(votes) if votes.count(label) == most(map(votes.count, votes))]


def _most(votes, among):
    return among(_leaders(votes))


def _weighted(votes, weights):
    """The label with the largest sum of weights, the smallest of several."""
    sums = {label: sum(w for v, w in zip(votes, weights, strict=True) if v == label) for label in sorted(set(votes))}
    return max(sums, key=sums.get)


NEAREST_FIRST = "np.argsort(dists[i])[:k] are the indices of the k smallest distances in row i."

LABELS_OF_THEM = "y_train[…] at the indices of the k nearest gives their labels; count these."

MAJORITY = "Count the votes for each label, and take the label with the most: np.argmax(np.bincount(…))."

SMALLEST = "Where several labels have equally many votes, the smallest label is taken; np.argmax gives the first."

ORDER = {
    "farthest": (lambda dists: np.argsort(-dists, axis=1), "the k farthest images vote.", NEAREST_FIRST),
    "sorted_down_the_columns": (
        lambda dists: np.argsort(dists, axis=0) % dists.shape[1],
        "the distances are sorted down the columns; each image needs its own row sorted.",
        NEAREST_FIRST,
    ),
    "not_sorted": (
        lambda dists: np.tile(np.arange(dists.shape[1]), (len(dists), 1)),
        "the first k training images vote, near or far.",
        NEAREST_FIRST,
    ),
    "nearest_to_first_image": (
        lambda dists: np.tile(np.argsort(dists[0]), (len(dists), 1)),
        "the images nearest to the first one vote for all.",
        NEAREST_FIRST,
    ),
    "in_columns": (
        lambda dists: np.argsort(dists, axis=0).T[np.arange(len(dists)) % dists.shape[1]] % dists.shape[1],
        "for image i, column i of the distances is sorted, where row i belongs.",
        NEAREST_FIRST,
    ),
    "distances_for_indices": (
        lambda dists: np.sort(dists, axis=1).astype(int) % dists.shape[1],
        "the sorted distances are used as indices.",
        "np.sort gives the distances themselves, np.argsort where they stand.",
    ),
    "ranks_for_indices": (
        lambda dists: np.argsort(np.argsort(dists, axis=1), axis=1),
        "argsort is applied twice: these are ranks, not the indices of the nearest.",
        NEAREST_FIRST,
    ),
}

VOTERS = {
    "nearest_alone": (
        lambda order, k: order[:, :1],
        "the label of the nearest image wins each time.",  # also where votes are weighted by 1 / distance²
        "All k nearest vote, and each vote counts as one: np.argsort(dists[i])[:k].",
    ),
    "one_more": (lambda order, k: order[:, : k + 1], "one image more than k votes.", "[:k] takes the first k."),
    "one_less": (
        lambda order, k: order[:, : max(1, k - 1)],
        "one image fewer than k votes.",
        "[:k] takes the first k.",
    ),
    "nearest_left_out": (
        lambda order, k: order[:, 1 : k + 1] if order.shape[1] > 1 else order,
        "the nearest image is left out, and the next k vote.",
        "[:k] begins with the nearest.",
    ),
    "nearest_skipped": (
        lambda order, k: order[:, min(1, k - 1) : k],
        "the nearest image is left out, and k - 1 vote.",
        "[:k] begins with the nearest.",
    ),
    "three": (lambda order, k: order[:, :3], "k is 3 in every call: the k that is passed isn't used.", NEAREST_FIRST),
    "five": (lambda order, k: order[:, :5], "k is 5 in every call: the k that is passed isn't used.", NEAREST_FIRST),
    "farthest_alone": (
        lambda order, k: order[:, -1:],
        "the label of the farthest image is taken, as by np.argmax(dists[i]).",
        NEAREST_FIRST,
    ),
    "all": (lambda order, k: order, "all training images vote: k isn't used.", NEAREST_FIRST),
    "kth_alone": (lambda order, k: order[:, k - 1 : k], "only the k-th nearest image votes.", "[:k], with a colon."),
    "after_the_kth": (
        lambda order, k: order[:, k : k + 1] if k < order.shape[1] else order[:, -1:],
        "only the image after the k-th nearest votes.",
        "[:k], with a colon.",
    ),
}

VOTED = {
    "indices_for_labels": (
        lambda y, who, dists: who,
        "the indices of the nearest images are counted, not their labels.",
        LABELS_OF_THEM,
    ),
    "distances_for_labels": (
        lambda y, who, dists: np.take_along_axis(dists, who, axis=1).astype(int),
        "the distances of the nearest images are counted, not their labels.",
        LABELS_OF_THEM,
    ),
    "first_labels_sorted": (
        lambda y, who, dists: np.tile(np.sort(y)[: who.shape[1]], (len(who), 1)),
        "the smallest labels of y_train vote, near or far: labels are sorted, not distances.",
        NEAREST_FIRST,
    ),
    "labels_sorted": (
        lambda y, who, dists: np.sort(y)[who],
        "y_train is sorted, so that its labels belong to other images.",
        "y_train[j] is the label of training image j: leave y_train in its order.",
    ),
}

COUNTED = {
    "weighted_by_nearness": (
        lambda votes, near, y: _weighted(votes, [1 / d for d in near]),
        "the votes are weighted by 1 over the distance; each counts as one.",
        MAJORITY,
    ),
    "weighted_by_distance": (
        lambda votes, near, y: _weighted(votes, near),
        "the votes are weighted by the distance; each counts as one.",
        MAJORITY,
    ),
    "weighted_by_rank": (
        lambda votes, near, y: _weighted(votes, [1 / (place + 1) for place in range(len(votes))]),
        "the votes are weighted by 1, 1/2, 1/3, … from the nearest on; each counts as one.",
        MAJORITY,
    ),
}

ELECTED = {
    "ties_to_largest": (
        lambda votes, near, y: _most(votes, max),
        "of several labels with the most votes the largest is taken.",
        SMALLEST,
    ),
    "ties_to_nearest": (
        lambda votes, near, y: _leaders(votes)[0],
        "of several labels with the most votes that of the nearest image is taken, the first one seen.",
        SMALLEST,
    ),
    "ties_to_farthest": (
        lambda votes, near, y: _leaders(votes[::-1])[0],
        "of several labels with the most votes that of the farthest image is taken, the last one seen.",
        SMALLEST,
    ),
    "ties_to_first_to_lead": (
        lambda votes, near, y: max(
            _leaders(votes), key=lambda label: -[i for i, v in enumerate(votes) if v == label][-1]
        ),
        "of several labels with the most votes the one is taken that reached them first, as if the farthest voters "
        "were left out until no votes tie.",
        SMALLEST,
    ),
    "ties_to_nearest_of_all": (
        lambda votes, near, y: _leaders(votes)[0] if len(_leaders(votes)) == 1 else votes[0],
        "where votes tie, the label of the nearest image is taken, also if it isn't among those that tie.",
        SMALLEST,
    ),
    "ties_by_distance": (
        lambda votes, near, y: min(
            sorted(_leaders(votes)), key=lambda label: sum(d for v, d in zip(votes, near, strict=True) if v == label)
        ),
        "where votes tie, the distances decide.",
        SMALLEST,
    ),
    "ties_to_last_new": (
        lambda votes, near, y: _leaders(votes)[-1],
        "of several labels with the most votes the one is taken that turns up last, from the nearest on.",
        "Compare with >, not with >=, and go through the labels from the smallest on.",
    ),
    "ties_by_set": (
        lambda votes, near, y: max(set(votes), key=votes.count),
        "of several labels with the most votes the one is taken that a set has first: a set isn't sorted.",
        "max(sorted(set(…)), key=…) goes from the smallest label on, and takes the first of equals.",
    ),
    "mean_rounded": (
        lambda votes, near, y: round(np.mean(votes)),
        "the labels are averaged and rounded; labels are names, and 3 isn't between 2 and 4.",
        MAJORITY,
    ),
    "mean": (lambda votes, near, y: np.mean(votes), "the labels are averaged.", MAJORITY),
    "mean_cut": (lambda votes, near, y: int(np.mean(votes)), "the labels are averaged and cut.", MAJORITY),
    "median": (lambda votes, near, y: np.median(votes), "the label in the middle is taken.", MAJORITY),
    "labels_below_ten": (
        lambda votes, near, y: int(np.argmax([votes.count(label) for label in range(10)])),
        "labels above 9 don't count.",
        "Labels are whole numbers of any size: np.bincount makes as many counts as there are needed.",
    ),
    "labels_below_their_number": (
        lambda votes, near, y: int(np.argmax([votes.count(label) for label in range(len(set(y.tolist())))])),
        "only labels below the number of different labels count.",
        "Labels may have gaps: np.bincount makes as many counts as there are needed.",
    ),
    "largest_not_counted": (
        lambda votes, near, y: _most([vote for vote in votes if vote < max(votes)] or votes, min),
        "the largest label among the k doesn't count, unless it is the only one.",
        "In a loop over sorted labels, compare after the last label, too; np.bincount needs no such loop.",
    ),
    "smallest_label": (lambda votes, near, y: min(votes), "the smallest label of the k is taken.", MAJORITY),
    "largest_label": (lambda votes, near, y: max(votes), "the largest label of the k is taken.", MAJORITY),
    "fewest_votes": (
        lambda votes, near, y: min(_leaders(votes, min)),
        "the label with the fewest votes is taken.",
        MAJORITY,
    ),
    "count_for_label": (
        lambda votes, near, y: max(map(votes.count, votes)),
        "the number of votes is returned, not the label.",
        "np.argmax gives the index with the most votes, np.max their number.",
    ),
    "place_among_nearest": (
        lambda votes, near, y: sorted(set(votes)).index(_most(votes, min)),
        "the place of the label in the list of the voters' labels is returned, not the label.",
        "np.unique returns the labels and their counts: labels[np.argmax(counts)].",
    ),
    "place_among_all": (
        lambda votes, near, y: sorted(set(y.tolist())).index(_most(votes, min)),
        "the place of the label in the list of all labels is returned, not the label.",
        "np.unique returns the labels and their counts: labels[np.argmax(counts)].",
    ),
}

NEARER_THAN_MEAN = Choice(
    "nearer_than_mean",
    {
        "voters": lambda order, k: order,
        "elected": lambda votes, near, y: _most(votes[: sum(d <= np.mean(near) for d in near)], min),
    },
    "all images vote that aren't farther than the mean distance: k isn't used.",
    NEAREST_FIRST,
)

PREDICTED = {
    "true_for_label": (
        lambda found: (found != 0).astype(int),
        "every label but 0 has become 1: y_pred is an array of True and False.",
        "y_pred has whole numbers: np.zeros(num_test, dtype=int).",
    ),
    "zeros": (
        lambda found: 0 * found,
        "all labels are 0.",  # also where np.argmin of the counts finds a label without any
        "Fill in y_pred[i] for each image, with the label that has the most votes.",
    ),
    "first_alone": (lambda found: np.append(found[:1], 0 * found[1:]), "only the first label is filled in.", FILL_ALL),
    "last_missing": (lambda found: np.append(found[:-1], 0), "the last label is 0.", FILL_ALL),
    "last_for_all": (
        lambda found: np.full(len(found), found[-1]),
        "every image gets the label of the last one.",
        "y_pred[i], not y_pred[:].",
    ),
    "label_and_one": (lambda found: found + 1, "1 is added to each label.", "np.argmax gives the label itself."),
    "label_less_one": (lambda found: found - 1, "1 is taken from each label.", "np.argmax gives the label itself."),
    "reversed": (lambda found: found[::-1], "the labels come in reverse order.", KEEP_ORDER),
    "sorted": (lambda found: np.sort(found), "the labels are sorted.", KEEP_ORDER),
}

CHOICES = [
    Choices(
        of=("KNearestNeighbor",),
        function=voting,
        wrong=[
            *choices_of("order", ORDER),
            *choices_of("voters", VOTERS),
            *choices_of("labels", VOTED),
            *choices_of("counted", COUNTED),
            *choices_of("elected", ELECTED),
            NEARER_THAN_MEAN,
            *choices_of("finished", PREDICTED),
        ],
        parts=("votes", "ties"),
        only={"ties": "elected"},
        makes_class=True,
        pairs=False,
    ),
]
