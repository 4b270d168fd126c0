"""What tells how work goes on and how long it takes: a progress bar, and times that compare."""

from .timing import best_times
from .watching import watched

__all__ = ["best_times", "watched"]
