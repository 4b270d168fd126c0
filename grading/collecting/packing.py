"""An upload put into one zip: the zip that was handed in, as it came, or the files that were."""

import hashlib
import itertools
import shutil
import warnings
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..intake.contents import LONGEST_NAME, MOST_FILES, Unreadable, shown
from .copying import LARGEST, copied
from .tree import File, files_below
from .uploads import Upload


@dataclass(frozen=True)
class Packed:
    """What an upload consists of.

    digest: SHA-256 of the zip that was handed in, or of the names and the digests of the files
    time: when the newest file was changed, in UTC
    name: what the zip is called that was handed in; "" for files
    notes: what was left out
    """

    digest: str
    time: datetime
    name: str = ""
    notes: tuple[str, ...] = ()


def pack(upload: Upload, target: Path) -> Packed:
    """Write the files of `upload` to the zip `target`. One file that is a zip is copied, bit by bit.

    Raises Unreadable if there is no file that can be read, OSError if `target` can't be written.
    """
    files = list(itertools.islice(files_below(upload.nodes), MOST_FILES + 1))
    if not files:
        raise Unreadable("there is no file in it")
    if len(files) > MOST_FILES:
        raise Unreadable(f"there are more than {MOST_FILES} files in it")
    if len(files) == 1 and files[0][1].suffix == ".zip":
        with target.open("wb") as stream:
            _, digest = copied(files[0][1], stream)
        return Packed(digest, files[0][1].time, files[0][1].name)
    return _pack(files, target)


def _pack(files: list[tuple[str, File]], target: Path) -> Packed:
    whole, left, notes, times = hashlib.sha256(), LARGEST, [], []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two files may have one name; both are kept
        for path, file in sorted(files, key=lambda found: found[0]):
            entry = zipfile.ZipInfo(path.encode("utf-8", "replace").decode())
            entry.compress_type = zipfile.ZIP_DEFLATED
            try:
                if len(path) > LONGEST_NAME:
                    raise Unreadable("its name is too long")
                with target.with_name("file").open("w+b") as passing:  # so that no half of a file gets into the zip
                    size, digest = copied(file, passing, left)
                    passing.seek(0)
                    with archive.open(entry, "w") as stream:
                        shutil.copyfileobj(passing, stream)
            except Unreadable as reason:
                notes.append(f"{shown(path)} was left out: {reason}")
                continue
            left -= size
            times.append(file.time)
            whole.update(f"{entry.filename}\0{digest}\0".encode())
    if not times:
        raise Unreadable(notes[0].partition(": ")[2])
    return Packed(whole.hexdigest(), max(times), notes=tuple(notes))
