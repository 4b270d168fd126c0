"""Write files and folders so that nobody ever sees half of one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4


@contextmanager
def written_whole(path: Path, temporary: str | None = None) -> Iterator[Path]:
    """A name beside `path` to write a file or a folder to, which becomes `path` at the end of the block.

    temporary: a fixed name, for callers that sweep up after a killed process; left out, it ends like that of `path`

    If the block raises, what was written is removed, and whatever `path` was before stays. A folder takes the place of
    an empty one only; if there is another, the renaming raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(temporary or f".{uuid4().hex[:12]}-{path.name}")
    try:
        yield fresh
        os.replace(fresh, path)
    finally:
        if fresh.is_dir():
            shutil.rmtree(fresh, ignore_errors=True)
        else:
            fresh.unlink(missing_ok=True)


def write_whole(path: Path, content: str | bytes) -> None:
    """Make `content` the file at `path`. Text is UTF-8 with LF."""
    with written_whole(path) as fresh:
        fresh.write_bytes(content.encode() if isinstance(content, str) else content)
