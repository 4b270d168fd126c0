"""Classification by the nearest images: no weights, nothing learned, all training images kept.

Shapes throughout: `X_train` is (num_train, D), `y_train` is (num_train,), and `X`, the images to classify, is
(num_test, D). `dists` is (num_test, num_train): a row for each image to classify, a column for each training image.
"""

import numpy as np


class KNearestNeighbor:
    """A classifier that asks the k nearest training images for their labels."""

    def train(self, X, y):
        """Remember the images X, (num_train, D), and their labels y, (num_train,): that is all the training."""
        self.X_train = X
        self.y_train = y

    def predict(self, X, k=1, num_loops=0):
        """The labels of the images X, (num_test, D), by their k nearest training images: (num_test,).

        num_loops: which of the three ways computes the distances, 0, 1 or 2
        """
        ways = [self.compute_distances_no_loops, self.compute_distances_one_loop, self.compute_distances_two_loops]
        if num_loops not in (0, 1, 2):
            raise ValueError(f"num_loops is {num_loops!r}; choose 0, 1 or 2")
        return self.predict_labels(ways[num_loops](X), k)

    def compute_distances_two_loops(self, X):
        """The Euclidean distance between each image of X and each training image, by two loops.

        dists[i, j] = √ Σ_d (X[i, d] - X_train[j, d])²

        X: (num_test, D) floats
        Returns dists, an array of shape (num_test, num_train).
        """
        num_test, num_train = len(X), len(self.X_train)
        dists = np.zeros((num_test, num_train))
        for i in range(num_test):
            for j in range(num_train):
                # your code here
                raise NotImplementedError(
                    "KNearestNeighbor.compute_distances_two_loops is yours to write; see knn.ipynb, section 1 · The nearest neighbour"
                )
        return dists

    def compute_distances_one_loop(self, X):
        """The same distances, by one loop: row i, the distances to all training images, is computed at once.

        X: (num_test, D) floats
        Returns dists, an array of shape (num_test, num_train).
        """
        num_test, num_train = len(X), len(self.X_train)
        dists = np.zeros((num_test, num_train))
        for i in range(num_test):
            # your code here
            raise NotImplementedError(
                "KNearestNeighbor.compute_distances_one_loop is yours to write; see knn.ipynb, section 2 · Fewer loops"
            )
        return dists

    def compute_distances_no_loops(self, X):
        """The same distances without a Python loop, by one matrix product: ‖x - t‖² = ‖x‖² - 2 x·t + ‖t‖².

        Rounding can make the right side a little less than 0 where x and t are the same image: count that as 0.

        X: (num_test, D) floats
        Returns dists, an array of shape (num_test, num_train).
        """
        # your code here
        raise NotImplementedError(
            "KNearestNeighbor.compute_distances_no_loops is yours to write; see knn.ipynb, section 2 · Fewer loops"
        )

    def predict_labels(self, dists, k=1):
        """The label that most of the k nearest training images have; of several, the smallest.

        dists: (num_test, num_train) floats, the distances
        k: how many training images vote, from 1 to num_train
        Returns y_pred, integers of shape (num_test,).
        """
        y_pred = np.zeros(len(dists), dtype=int)
        for i in range(len(dists)):
            # your code here
            raise NotImplementedError(
                "KNearestNeighbor.predict_labels is yours to write; see knn.ipynb, section 3 · Several neighbours vote"
            )
        return y_pred


def cross_validate(X, y, ks, folds=5):
    """The accuracy of the classifier for each k of `ks`, with each fold in turn held out as the validation images.

    The images are cut, in their order, by np.array_split(X, folds). For column f, fold f is classified by a
    KNearestNeighbor that was trained on all other folds.

    X: (N, D) floats, in random order
    y: (N,) integers, their labels
    ks: the numbers of neighbours to try, whole numbers
    folds: the number of folds
    Returns accuracies, an array of shape (len(ks), folds): the shares of the fold's images that are classified right.
    """
    X_folds, y_folds = np.array_split(X, folds), np.array_split(y, folds)
    accuracies = np.zeros((len(ks), folds))
    for f in range(folds):
        # your code here
        raise NotImplementedError("cross_validate is yours to write; see knn.ipynb, section 4 · Which k?")
    return accuracies
