"""What tells how work goes on and how long it takes: progress bars, work in batches, and times that compare."""

from .batching import in_batches
from .timing import best_times
from .watching import bar, watched

__all__ = ["bar", "best_times", "in_batches", "watched"]
