"""The accuracy that a two-layer net reaches on pixels, on whatever images `load_cifar10` gives; one JSON object.

    python -m benchmarks.net_accuracy
    python -m benchmarks.net_accuracy --seeds 5

The settings were chosen by validation accuracy alone. The net is trained with its own `train`, once for each seed, on
all training images. Printed are the validation accuracy after the last epoch for each seed, their mean with its
standard error, and the processor's minutes of each training; with --test the test accuracies as well, which have had no
part in any choice.
"""

import argparse
import json
import time

import numpy as np

from cs231n_lite.data import load_cifar10
from grading.course_folder import CourseFolder
from grading.judge.references import References

HIDDEN, STD, BATCH, EPOCHS = 400, 1e-2, 200, 30
RATE, DECAY, REG = 0.1, 0.92, 1.5e-3
SCALE = np.float32(64)  # about the standard deviation of a pixel around its mean


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--seeds", type=int, default=3)
    asked.add_argument("--test", action="store_true", help="measure on the test images too")
    options = asked.parse_args()
    net_class = References(CourseFolder()).module("two_layer_net").TwoLayerNet
    data = load_cifar10(bias=False)
    X, X_val, X_test = (part / SCALE for part in (data.X_train, data.X_val, data.X_test))
    steps = EPOCHS * -(-len(X) // BATCH)
    found: dict[str, list[float]] = {"validation": [], "minutes": []} | ({"test": []} if options.test else {})
    for seed in range(options.seeds):
        net = net_class(X.shape[1], HIDDEN, len(data.classes), STD, seed, np.float32)
        start = time.process_time()
        history = net.train(X, data.y_train, X_val, data.y_val, RATE, DECAY, REG, steps, BATCH)
        found["minutes"].append(round((time.process_time() - start) / 60, 2))
        found["validation"].append(round(float(history["val_acc_history"][-1]), 4))
        if options.test:
            found["test"].append(round(float(np.mean(net.predict(X_test) == data.y_test)), 4))
    for name in found.keys() - {"minutes"}:
        error = np.std(found[name], ddof=1) / np.sqrt(options.seeds) if options.seeds > 1 else float("nan")
        print(f"{name}: {np.mean(found[name]):.4f} ± {error:.4f}, mean of {options.seeds} seeds ± its standard error")
    print(json.dumps({"images": data.name, **found}))


if __name__ == "__main__":
    main()
