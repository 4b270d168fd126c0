"""How much memory a function needs at one time; numpy tells Python's own tracer of its arrays."""

import contextlib
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass
class Peak:
    """The most memory that was in use at one time, beyond what was before, in bytes."""

    bytes: int = 0


@contextlib.contextmanager
def watched_memory() -> Iterator[Peak]:
    """The peak while the block runs; it is known afterwards."""
    peak, others = Peak(), tracemalloc.is_tracing()
    if not others:
        tracemalloc.start()
    try:
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        yield peak
        peak.bytes = max(0, tracemalloc.get_traced_memory()[1] - before)
    finally:
        if not others:
            tracemalloc.stop()
