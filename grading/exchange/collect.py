"""nbgrader's `collect`: what students put into the exchange is read as data, and each is who owns it."""

import re
import secrets
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import parse_utc

from cs231n_lite.checks.words import listed
from cs231n_lite.plumbing.course import Assignment, this_course
from cs231n_lite.plumbing.submission import usable_name

from ..intake.archives import open_plain
from ..intake.contents import Unreadable, shown
from ..intake.handed_in import HandedIn, read_folder, store
from ..intake.replacing import replaced_whole
from ..intake.times import FILE
from .handout import is_stub

SECRET = "submission_secret.txt"
NOBODY = ""


class Collect(ExchangeCollect):
    """Collects the submissions of an assignment of this course as `python -m grading collect` does.

    Only what counts is taken, and no link is followed. A folder that isn't its owner's is left out, unless
    `ExchangeCollect.check_owner` is False. What has no modules, or the stubs, is named.
    """

    def init_src(self) -> None:
        """Find the submission of each student that counts."""
        super().init_src()
        self.src_records = [record for record in self.src_records if record["username"] != NOBODY]

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Put what counts of the submission in the folder `src` into `dest`."""
        assignment = this_course().assignments.get(self.coursedir.assignment_id)
        if assignment is None:
            super().do_copy(src, dest, log)
            return
        handed_in, time = read_folder(Path(src), assignment), super()._path_to_record(src)["timestamp"]
        with replaced_whole(Path(dest)) as fresh:
            store(handed_in, fresh)
            # nbgrader looks for both, and stops for everybody where one is missing
            (fresh / FILE).write_text(f"{time:%Y-%m-%d %H:%M:%S.%f} UTC", encoding="utf-8")
            (fresh / SECRET).write_text(_secret_in(Path(src)), encoding="utf-8")
        for trouble in _troubles(handed_in, assignment):
            self.log.warning("%s: %s", Path(dest).parent.name, trouble)

    def _path_to_record(self, path: str) -> dict[str, Any]:
        """What the name of a folder in the exchange tells; what is nobody's submission belongs to NOBODY."""
        why = self._trouble_with(Path(path))
        if why:
            self.log.warning("%s was left out: %s", shown(Path(path).name), why)
            return {"username": NOBODY, "filename": "", "timestamp": datetime.min}
        return super()._path_to_record(path)

    def _trouble_with(self, path: Path) -> str:
        student, _, time, *_ = path.name.rsplit("+", 3)
        try:
            usable_name(student.replace("_", "-"))
            parse_utc(time)
        except (ValueError, OverflowError, TypeError):
            return "its name tells no student and no time"
        if path.is_symlink() or not path.is_dir():
            return "it isn't a folder"
        owner = _owner_of(path) if self.check_owner else student
        if owner != student:
            way_out = (
                "where students share one account, set c.ExchangeCollect.check_owner = False in nbgrader_config.py"
            )
            return f"it belongs to {owner}; {way_out}"
        return ""


def _owner_of(path: Path) -> str:
    try:
        return path.owner()
    except (KeyError, OSError):
        return "somebody unknown"


def _secret_in(folder: Path) -> str:
    """What nbgrader's `submit` wrote for finding the feedback; a new one, which finds nothing, if it isn't there."""
    try:
        with open_plain(folder / SECRET) as file:
            text = file.read(1000).decode()
    except (OSError, Unreadable, ValueError):
        text = ""
    return text if re.fullmatch("[0-9a-f]{16,256}", text) else secrets.token_hex(64)


def _troubles(handed_in: HandedIn, assignment: Assignment) -> list[str]:
    """What would earn less than the student thinks, in sentences."""
    missing = [f"{name}.py" for name in assignment.modules if name not in handed_in.modules]
    missing += [f"{one.name}.ipynb" for one in assignment.notebooks if one.name not in handed_in.notebooks]
    untouched = [f"{name}.py" for name, text in handed_in.modules.items() if is_stub(name, text)]
    told = {
        "without {}: what belongs in there gives no points": missing,
        "{} as handed out: nothing is written there yet": untouched,
    }
    return [sentence.format(listed(files)) for sentence, files in told.items() if files]
