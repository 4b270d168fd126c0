"""nbgrader's `release_assignment`: the notebooks, and beside them the modules to write in."""

from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeReleaseAssignment

from cs231n_lite.plumbing.course import this_course
from cs231n_lite.plumbing.files import written_whole

from .handout import NotAsBuilt, handout


class Release(ExchangeReleaseAssignment):
    """Releases an assignment of this course with its stubs in `student_modules/`, where its notebooks find them.

    So nbgrader's own `fetch_assignment` and `submit` carry the modules, whatever is installed where students work.
    """

    def init_src(self) -> None:
        """Look for all that is to be released, before anything is replaced."""
        super().init_src()
        assignment = this_course().assignments.get(self.coursedir.assignment_id)
        try:
            self._added = handout(assignment) if assignment else {}
        except (NotAsBuilt, OSError) as why:
            self.fail(str(why))

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy the folder as nbgrader does, and add the modules; students see all of it or nothing."""
        with written_whole(Path(dest)) as fresh:
            super().do_copy(src, str(fresh), log)
            for name, text in self._added.items():
                (fresh / name).parent.mkdir(exist_ok=True)
                (fresh / name).write_text(text, encoding="utf-8", newline="\n")
