"""What tells how work goes on and how long it takes: progress bars, and times that compare."""

from .timing import best_times
from .watching import bar, watched

__all__ = ["bar", "best_times", "watched"]
