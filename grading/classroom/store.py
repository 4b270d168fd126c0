"""Results of judging, kept by what they came from: what has been judged once isn't judged again."""

import gzip
import hashlib
import json
import zlib
from dataclasses import asdict
from pathlib import Path

from cs231n_lite.plumbing.files import write_whole

from .evaluation import Evaluated
from .work import Task

FOLDER = ".grading/results"


def content_of(task: Task) -> str:
    """A digest of the submission and of the way it is judged: the same for the same, by any version of the course."""
    read, digest = task.handed_in, hashlib.sha256()
    texts = {"modules": dict(read.modules), "helpers": dict(read.helpers)}
    about = (task.seed, task.jailed, task.run, asdict(task.limits), list(read.notes), texts)
    _add(digest, json.dumps(about, sort_keys=True).encode())
    for name, raw in sorted(read.notebooks.items()):
        _add(digest, name.encode("utf-8", "surrogatepass"))
        _add(digest, raw)
    return digest.hexdigest()


def key_of(version: str, content: str) -> str:
    """The name of what this version of the course makes of a submission."""
    return hashlib.sha256(f"{version} {content}".encode()).hexdigest()


class Store:
    """The results in the course folder `root`, a file each, whole or not at all."""

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER

    def get(self, key: str) -> Evaluated | None:
        """The result of this key; None if there is none, or if its file is damaged."""
        try:
            content = json.loads(gzip.decompress(self._path(key).read_bytes()))
            if content.pop("key") != key:  # a file under another's name
                return None
            found = Evaluated(**{**content, "notes": tuple(content["notes"])})
            whole = all(isinstance(part, dict) for part in (found.notebooks, found.graded, found.verdicts))
            return found if whole else None
        except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, zlib.error):
            return None

    def put(self, key: str, result: Evaluated) -> None:
        """Keep a result; raises OSError if it can't be written."""
        write_whole(
            self._path(key),
            gzip.compress(json.dumps({"key": key, **asdict(result)}).encode(), compresslevel=1, mtime=0),
        )

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json.gz"


def _add(digest: "hashlib._Hash", content: bytes) -> None:
    digest.update(len(content).to_bytes(8, "big") + content)
