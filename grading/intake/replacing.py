"""Replace a folder as a whole, whatever a student made of the old one."""

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import uuid4

from cs231n_lite.plumbing.files import written_whole

from .archives import open_plain
from .contents import Unreadable


@contextlib.contextmanager
def replaced_whole(folder: Path) -> Iterator[Path]:
    """A name to write a folder to, which takes the place of `folder` at the end of the block; the old one is removed.

    If the block raises, the old one stays. A link in its place is removed, not followed.
    """
    aside = folder.with_name(f".{uuid4().hex[:12]}-replaced")
    try:
        with written_whole(folder) as fresh:
            yield fresh
            if os.path.lexists(folder):
                os.replace(folder, aside)
    except BaseException:
        if os.path.lexists(aside) and not os.path.lexists(folder):
            os.replace(aside, folder)
        raise
    with contextlib.suppress(OSError):  # the new one is in its place; what can't be removed is hidden
        if aside.is_dir() and not aside.is_symlink():
            remove_folder(aside)
        else:
            aside.unlink(missing_ok=True)


def holds_exactly(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether `folder` holds just these files, by their names with `/` for folders, and no others, no link either."""
    listed = {folder: set()}
    for name in files:
        for path in [folder / name, *(folder / name).parents]:
            if path == folder:
                break
            listed.setdefault(path.parent, set()).add(path.name)
    try:
        if any(place.is_symlink() or set(os.listdir(place)) != names for place, names in listed.items()):
            return False
        for name, content in files.items():
            with open_plain(folder / name) as file:
                if file.read(len(content) + 1) != content:
                    return False
    except (Unreadable, OSError):
        return False
    return True


def remove_folder(folder: Path) -> None:
    """Remove a folder with all that is in it, however deep.

    Each folder in it is first moved to its top, since a path can be longer than a system takes. Links are removed, not
    followed.
    """
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        os.chmod(place, 0o700)
        for entry in list(os.scandir(place)):
            if entry.is_dir(follow_symlinks=False):
                os.chmod(entry.path, 0o700)
                moved = folder / uuid4().hex
                os.rename(entry.path, moved)
                waiting.append(moved)
            else:
                os.unlink(entry.path)
        if place != folder:
            os.rmdir(place)
    os.rmdir(folder)
