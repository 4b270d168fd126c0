"""A folder or a zip whose name tells nobody may be the download of a class, or what one student handed in.

Only downloads are looked into. What has the name of a learning system or a student is an upload and never gets here, so
nobody can hand in, as their own, a zip that looks like the download of a class.
"""

import tempfile
import zipfile
from contextlib import ExitStack

from .copying import copied
from .layouts import is_export, is_work, told_by_name, told_by_system
from .tree import File, Node, zip_tree

_DEEPEST = 3  # downloads in downloads
_MOST_ZIPS = 20  # of them in one zip that tells nothing else


def inside(node: Node, opened: ExitStack, depth: int = 0) -> list[Node] | None:
    """What lies in `node`, if it is a download; None if it isn't.

    opened: closes, at its end, what has to stay open for reading what lies in it
    """
    if depth == _DEEPEST or (isinstance(node, File) and node.suffix != ".zip"):
        return None
    with ExitStack() as trial:
        try:
            children = _unzipped(node, trial) if isinstance(node, File) else node.children()
        except Exception:  # whatever a damaged zip raises; it is told of when it is read as an upload
            return None
        if not _is_download(children, trial, depth):
            return None
        opened.push(trial.pop_all())
        return children


def tells_of_people(children: list[Node]) -> bool:
    """Whether these lie in a download: an export, or the name of one of them tells whose it is."""
    return is_export(children) or any(told_by_system(child) or told_by_name(child, False) for child in children)


def _unzipped(file: File, trial: ExitStack) -> list[Node]:
    stream = trial.enter_context(file.open())
    if isinstance(stream, zipfile.ZipExtFile):  # going back and forth in it would unpack it again and again
        stream = trial.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
        copied(file, stream)
    return zip_tree(file.name, stream, file.time).children()


def _is_download(children: list[Node], trial: ExitStack, depth: int) -> bool:
    if any(map(is_work, children)):
        return False
    if tells_of_people(children):
        return True
    unclear = children[: _MOST_ZIPS + 1]
    all_zips = all(isinstance(child, File) and child.suffix == ".zip" for child in unclear)
    if len(unclear) > (_MOST_ZIPS if all_zips else 1):
        return False
    return any(inside(child, trial, depth + 1) is not None for child in unclear)
