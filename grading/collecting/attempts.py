"""The attempts of a student, all kept under collected/ASSIGNMENT/STUDENT/, and which of them counts.

Each is a folder, named by its time and its digest, with the zip that was handed in, as data, and a record of whose it
was. Nothing in it is ever unpacked.
"""

import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from ..intake.replacing import remove_folder, replaced_whole
from .deadlines import Deadline
from .packing import Packed
from .uploads import Identity, Upload

ZIP, RECORD = "upload.zip", "attempt.json"
_FORM = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Attempt:
    """An attempt that is kept.

    time: when it was handed in, in UTC
    told: whether a learning system told the time; else it is that of the newest file
    late: what a learning system marked; None if it marked nothing
    names: what the learning system calls its files and folders, under which it takes feedback back
    """

    folder: Path = field(compare=False)
    digest: str
    time: datetime
    told: bool
    late: bool | None
    number: int
    guessed: bool
    identity: Identity
    names: tuple[str, ...] = ()

    def moment(self, deadline: Deadline) -> datetime:
        """When it was handed in, as far as that is known.

        A system that marks late ones and tells no time decides: what it marks came just after it was due, the rest not
        after that, whenever it was downloaded.
        """
        if self.told or self.late is None or deadline.due is None:
            return self.time
        return deadline.due + timedelta(seconds=1) if self.late else min(self.time, deadline.due)

    def is_late(self, deadline: Deadline) -> bool:
        """Whether it came after it was due for this student; without a deadline, whether a system marks it so."""
        return self.moment(deadline) > deadline.limit if deadline.limit else bool(self.late)


def kept(folder: Path) -> list[Attempt]:
    """The attempts that are kept in `folder`, those that are still whole."""
    found = []
    for record in sorted(folder.glob(f"*/{RECORD}")):
        try:
            about = json.loads(record.read_text(encoding="utf-8"))
            about |= {"time": datetime.strptime(about["time"], _FORM), "identity": Identity(**about["identity"])}
            about["names"] = tuple(about.get("names", ()))
            found.append(Attempt(record.parent, **about))
        except (OSError, ValueError, TypeError, KeyError):
            continue  # somebody has changed it, and it is kept again when it is collected again
    return found


def keep(folder: Path, upload: Upload, identity: Identity, guessed: bool, packed: Packed, zipped: Path) -> Attempt:
    """Keep the upload in `folder`, the student's, unless it is there; returns the attempt.

    Raises OSError if it can't be written.

    The same files are the same attempt, unless the learning system tells that they came at different times. Of what is
    known about it, the learning system's word stays.
    """
    told = upload.time is not None
    time, late, number, names = upload.time or packed.time, upload.late, upload.number, upload.names
    old = next((one for one in kept(folder) if _is_same(one, packed.digest, upload)), None)
    if old:
        if old.told or not told:
            time, told = old.time if old.told else min(old.time, time), old.told
        late, number = old.late if late is None else late, number or old.number
        identity = identity if identity.system and not old.identity.system else old.identity
        guessed = guessed and old.guessed
        names = (names if identity.is_same(upload.identity) else ()) or old.names
    place = folder / f"{time:{_FORM}}-{packed.digest[:12]}{f'-{number}' if number else ''}"
    attempt = Attempt(place, packed.digest, time, told, late, number, guessed, identity, names)
    if old is None or attempt != old or place != old.folder:
        _write(attempt, zipped)
    if old and place != old.folder:
        remove_folder(old.folder)
    return attempt


def current(attempt: Attempt, attempts: Sequence[Attempt]) -> Attempt:
    """The attempt as it is kept now among `attempts`, where the same files have come again since."""
    same_files = [one for one in attempts if one.digest == attempt.digest]
    return next((one for one in same_files if one.folder == attempt.folder), (same_files or [attempt])[0])


def counting(attempts: Sequence[Attempt], deadline: Deadline) -> Attempt:
    """Which attempt counts: the latest, or the latest that came in time where only that counts and there is one.

    A guess counts only where nothing else does, for it may be somebody else's.
    """

    def rank(attempt: Attempt) -> tuple:
        in_time = not deadline.before_due or not attempt.is_late(deadline)
        return not attempt.guessed, in_time, attempt.moment(deadline), attempt.number, attempt.digest

    return max(attempts, key=rank)


def _is_same(old: Attempt, digest: str, upload: Upload) -> bool:
    told_apart = old.told and upload.time not in (None, old.time)
    numbered_apart = 0 not in (old.number, upload.number) and old.number != upload.number
    return old.digest == digest and not told_apart and not numbered_apart


def _write(attempt: Attempt, zipped: Path) -> None:
    about = asdict(attempt) | {"time": f"{attempt.time:{_FORM}}"}
    del about["folder"]
    with replaced_whole(attempt.folder) as fresh:
        fresh.mkdir(parents=True)
        shutil.copyfile(zipped, fresh / ZIP)
        (fresh / RECORD).write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
