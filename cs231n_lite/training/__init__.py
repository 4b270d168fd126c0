"""Watch a classifier while it trains: losses, accuracies and copies of W, with one progress bar; networks by any rule.

from cs231n_lite.training import watch_training
watched = watch_training(svm, X, y, X_val, y_val, learning_rate=1e-7, reg=2.5e4, stops=range(150, 1501, 150))
plots.training_curves(watched.losses, watched.accuracies)
"""

from .nets import train_net
from .watch import watch_training
from .watched import Watched

__all__ = ["Watched", "train_net", "watch_training"]
