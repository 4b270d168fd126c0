"""Nearest neighbours: the reference against scikit-learn, and what is read and counted of a single method."""

import numpy as np
import pytest

from cs231n_lite.checks.asking import Ask
from cs231n_lite.checks.catalogue import find
from cs231n_lite.checks.reading import read
from cs231n_lite.exercises.measures.neighbours import distance_problems
from cs231n_lite.exercises.measures.voting import fold_problems
from grading.judge.references import ModuleSubject, run

WAYS = ["two_loops", "one_loop", "no_loops"]
TWO_METHODS = """
import numpy as np

class Classifier:
    def looping(self, X):
        return [self.helper(x) for x in X]

    def straight(self, X):
        return self.helper(X)

    def helper(self, X):
        return np.sum(np.vectorize(abs)(X))

    def plain(self, X):
        return np.sum(X)
"""


@pytest.fixture(scope="module")
def knn(references):
    return references.module("knn")


@pytest.fixture(scope="module")
def sklearn():
    reason = "scikit-learn isn't installed: pip install -e '.[bench]'"
    pytest.importorskip("sklearn", reason=reason)
    return pytest.importorskip("sklearn.neighbors", reason=reason), pytest.importorskip(
        "sklearn.metrics", reason=reason
    )


def trained(knn, X, y):
    classifier = knn.KNearestNeighbor()
    classifier.train(X, y)
    return classifier


@pytest.mark.parametrize("way", WAYS)
def test_distances_are_those_of_scikit_learn(knn, sklearn, way):
    for problem in distance_problems(np.random.default_rng(0)):
        X, X_train = problem["X"], problem["X_train"]
        dists = getattr(trained(knn, X_train, np.zeros(len(X_train))), f"compute_distances_{way}")(X)
        expected = sklearn[1].pairwise.euclidean_distances(X, X_train)
        np.testing.assert_allclose(dists, expected, rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("k", [1, 2, 5, 10])
def test_predictions_are_those_of_scikit_learn_also_where_votes_tie(knn, sklearn, k):
    rng = np.random.default_rng(k)
    X_train, y_train, X = rng.normal(size=(200, 5)), rng.choice([2, 3, 11], size=200), rng.normal(size=(100, 5))
    theirs = sklearn[0].KNeighborsClassifier(k).fit(X_train, y_train)
    for num_loops in (0, 1, 2):
        labels = trained(knn, X_train, y_train).predict(X, k, num_loops)
        np.testing.assert_array_equal(labels, theirs.predict(X))


def test_cross_validation_is_that_of_scikit_learn_with_folds_in_order(knn, sklearn):
    selection = pytest.importorskip("sklearn.model_selection")
    for problem in fold_problems(np.random.default_rng(0)):
        X, y, ks, folds = problem.values()
        cut = selection.KFold(folds)
        expected = [selection.cross_val_score(sklearn[0].KNeighborsClassifier(int(k)), X, y, cv=cut) for k in ks]
        np.testing.assert_allclose(knn.cross_validate(X, y, ks, folds), expected)


def test_predict_refuses_a_number_of_loops_that_there_is_not(knn):
    with pytest.raises(ValueError, match="num_loops is 3; choose 0, 1 or 2"):
        trained(knn, np.zeros((2, 1)), np.zeros(2, int)).predict(np.zeros((1, 1)), num_loops=3)


def test_of_a_method_its_own_text_is_read_and_that_of_the_methods_it_uses():
    assert read(TWO_METHODS, "Classifier.looping").loops
    assert not read(TWO_METHODS, "Classifier.straight").loops
    assert read(TWO_METHODS, "Classifier.straight").surely == ("vectorize (line 12)",)
    assert not read(TWO_METHODS, "Classifier.plain").surely
    assert read(TWO_METHODS, "Classifier.missing") is None
    assert read(TWO_METHODS, "Other.plain") is None


def test_the_steps_of_a_method_are_counted(tmp_path):
    module = run(tmp_path / "knn.py", TWO_METHODS)
    ask = Ask(ModuleSubject(module), find("KNearestNeighbor.no_loops_left"), {}, {})
    classifier = ask.make("Classifier")
    plain = [ask.steps(np.ones(size), of=classifier, method="plain") for size in (2, 20)]
    looping = [ask.steps(np.ones(size), of=classifier, method="looping") for size in (2, 20)]
    assert plain[0] == plain[1]
    assert looping[1] > looping[0] + 17
