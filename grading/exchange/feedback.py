"""nbgrader's `release_feedback`: the pages of those who submitted through the exchange, and of nobody else."""

import glob
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from nbgrader.exchange.default import ExchangeReleaseFeedback

from ..feedback.templates import first_page
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
                self._release(folder)
            elif any(folder.glob("*.html")):
                others += 1
        if others:
            self.log.warning("%d handed in another way than the exchange; return their feedback that way", others)

    def _release(self, folder: Path) -> None:
        """Copy the pages of notebooks in `folder`; the page about all of them stays behind, and no link leads there."""
        student, own = folder.parent.name, self.coursedir.feedback_directory
        graded = Path(self.coursedir.format_path(self.coursedir.autograded_directory, student, folder.name))
        notebooks = {path.stem for path in graded.glob("*.ipynb")}
        link = re.compile(f'<a href="{re.escape(first_page(notebooks))}">(.*?)</a>')
        with TemporaryDirectory() as place:
            self.src_path = self.coursedir.format_path(place, student, folder.name)
            Path(self.src_path).mkdir(parents=True)
            for path in folder.iterdir():
                if path.suffix == ".html" and path.stem in notebooks:
                    text = link.sub(r"\1", path.read_text(encoding="utf-8"))
                    (Path(self.src_path) / path.name).write_text(text, encoding="utf-8")
                elif path.name in (SECRET, FILE):
                    shutil.copy(path, self.src_path)
            self.coursedir.feedback_directory = place
            try:
                super().copy_files()
            finally:
                self.coursedir.feedback_directory = own
