"""nbgrader's `release_feedback`: the pages of those who submitted through the exchange, and of nobody else."""

import glob
from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseFeedback

from ..intake.times import FILE
from .collect import SECRET


class ReleaseFeedback(ExchangeReleaseFeedback):
    """Releases the feedback of each student who has a place for it in the exchange.

    nbgrader's own stops for everybody at the first one whose work came another way.
    """

    def copy_files(self) -> None:
        """Copy the pages, student by student."""
        others = 0
        for folder in map(Path, sorted(glob.glob(self.src_path))):
            if (folder / SECRET).is_file() and (folder / FILE).is_file():
                self.src_path = str(folder)
                super().copy_files()
            elif any(folder.glob("*.html")):
                others += 1
        if others:
            self.log.warning("%d handed in another way than the exchange; return their feedback that way", others)
