"""The one error that a student meets when data cannot be had, and its relatives."""


class DataError(Exception):
    """Data could not be fetched or read; the message says what was wrong and what to do next."""


class MirrorError(DataError):
    """One mirror did not deliver; the next one may."""


class BrokenConnection(MirrorError):
    """A mirror stopped in the middle; asking it again for the rest may help."""


class TooSlow(MirrorError):
    """A mirror delivers, but at `rate` bytes per second, below the stall limit."""

    def __init__(self, rate: float) -> None:
        super().__init__(f"is too slow ({rate / 1000:,.1f} kB/s)")
        self.rate = rate


class UnreadablePickle(DataError):
    """A pickle is damaged, or asks for what no batch of images needs."""
