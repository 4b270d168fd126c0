"""What an update replaced, kept so that it can be taken back."""

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..plumbing.files import write_whole, written_whole
from ..plumbing.pack import digest_of

FOLDER = ".backups"
JOURNAL = "journal.json"


class NothingToUndo(Exception):
    """There is no update that could be taken back; the message says so."""


@dataclass(frozen=True)
class Backup:
    """The files of a course as they were before an update.

    folder: has them below `files/`, and a journal: for each path the digest that it was given, None if it was removed
    """

    folder: Path

    @property
    def journal(self) -> dict[str, str | None]:
        return json.loads((self.folder / JOURNAL).read_text(encoding="utf-8"))["changed"]

    def restore(self, course: Path) -> list[str]:
        """Put all files back as they were; returns those that were edited since, which are kept in `since/`."""
        edited = []
        for name, digest in self.journal.items():
            path, before = course / name, self.folder / "files" / name
            now = digest_of(path.read_bytes()) if path.is_file() else None
            if now is not None and now != digest:
                edited.append(name)
                write_whole(self.folder / "since" / name, path.read_bytes())
            if before.is_file():
                write_whole(path, before.read_bytes())
            else:
                path.unlink(missing_ok=True)
        return edited


def backed_up(course: Path, changes: dict[str, bytes | None]) -> Backup:
    """Keep the files that these changes (None: removed) are about; whole or not at all."""
    stamp = f"{datetime.now():%Y-%m-%d-%H%M%S}"
    folder = next(path for path in _names(course / FOLDER, f"update-{stamp}") if not path.exists())
    with written_whole(folder) as fresh:
        for name in changes:
            if (course / name).is_file():
                target = fresh / "files" / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(course / name, target)
        fresh.mkdir(parents=True, exist_ok=True)
        changed = {name: None if raw is None else digest_of(raw) for name, raw in changes.items()}
        write_whole(fresh / JOURNAL, json.dumps({"changed": changed}, indent=1) + "\n")
    return Backup(folder)


def undo(course: Path) -> tuple[Path, list[str]]:
    """Take the last update back that hasn't been; returns where its backup is, and what was edited since.

    Raises NothingToUndo if there is none.
    """
    found = sorted(path for path in (course / FOLDER).glob("update-*") if (path / JOURNAL).is_file())
    if not found:
        raise NothingToUndo(f"no update is to be taken back in {course}")
    edited = Backup(found[-1]).restore(course)
    kept = found[-1].with_name(found[-1].name.replace("update-", "undone-"))
    found[-1].rename(kept)
    return kept, edited


def _names(folder: Path, name: str) -> Iterable[Path]:
    yield folder / name
    for number in range(2, 1000):
        yield folder / f"{name}-{number}"
