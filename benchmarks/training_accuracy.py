"""The accuracies that the lesson on training reaches, on whatever images `load_cifar10` gives; one JSON object.

    python -m benchmarks.training_accuracy

Validation accuracy of both classifiers at the lecture's settings and at tuned ones, and test accuracy of the two random
searches, 1,000 tries on 5,000 images.
"""

import json

import numpy as np

from cs231n_lite.data import load_cifar10
from grading.course_folder import CourseFolder
from grading.judge.references import References

# learning rate and reg
SETTINGS = {
    "LinearSVM, usual": (1e-7, 2.5e4),
    "LinearSVM, tuned": (5e-8, 1e4),
    "Softmax, usual": (1e-7, 2.5e4),
    "Softmax, tuned": (1e-6, 1e3),
}
TRIES, FEW = 1000, 5000


def main() -> None:
    references = References(CourseFolder())
    linear, optim = references.module("linear_classifier"), references.module("optim")
    margins = references.module("linear_svm").svm_margins
    data = load_cifar10()
    found = {}
    for name, (rate, reg) in SETTINGS.items():
        classifier = getattr(linear, name.partition(",")[0])()
        classifier.train(data.X_train, data.y_train, rate, reg, num_iters=1500, batch_size=200)
        found[name] = float(np.mean(classifier.predict(data.X_val) == data.y_val))
    X, y = data.X_train[:FEW], data.y_train[:FEW]

    def f(W: np.ndarray) -> float:
        return np.sum(margins(X @ W.astype(np.float32), y)) / len(y)

    shape = (X.shape[1], 10)
    W_random, _ = optim.random_search(f, shape, TRIES, np.random.default_rng(0))
    rng = np.random.default_rng(0)
    W_local, _ = optim.random_local_search(f, 1e-4 * rng.standard_normal(shape), TRIES, rng)
    for name, W in (("random search", W_random), ("random local search", W_local)):
        found[name] = float(np.mean(np.argmax(data.X_test @ W.astype(np.float32), axis=1) == data.y_test))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
