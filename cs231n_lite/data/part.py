"""A download that is not finished: the bytes so far, and a note of the answer they came from.

The note (a small JSON file beside the part) holds what HTTP offers to recognise the same file again: the address, the
whole size, the entity tag and the date of change.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import httpx

from ..plumbing.files import write_whole


@dataclass(frozen=True)
class Origin:
    """Which answer the bytes of a part came from, and the digest that the whole shall have."""

    url: str
    sha256: str
    size: int | None
    etag: str | None
    modified: str | None

    @classmethod
    def of(cls, url: str, sha256: str, size: int | None, response: httpx.Response) -> "Origin":
        """The note for a response whose whole file has `size` bytes."""
        return cls(url, sha256, size, response.headers.get("ETag"), response.headers.get("Last-Modified"))

    @property
    def strong_etag(self) -> str | None:
        """The entity tag, if equal tags promise equal bytes (weak ones, which begin with W/, don't)."""
        return self.etag if self.etag and not self.etag.startswith("W/") else None

    def continued_by(self, other: "Origin") -> bool:
        """Whether the bytes of `other` go on where these end: equal size and validators, or a strong tag."""
        if (self.sha256, self.size) != (other.sha256, other.size):
            return False
        if self.url == other.url:
            return (self.etag, self.modified) == (other.etag, other.modified)
        return self.strong_etag is not None and self.strong_etag == other.strong_etag


class Part:
    """The unfinished download at `path`. Only one process may use it at a time (see `fetch`)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._note = path.with_name(path.name + ".json")

    @property
    def size(self) -> int:
        """The number of bytes that have arrived."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    def origin(self) -> Origin | None:
        """Where the bytes came from; None if that isn't known, and then they are worth nothing."""
        try:
            return Origin(**json.loads(self._note.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def start(self, origin: Origin) -> None:
        """Begin afresh. The old bytes go first, so that they never stand beside the new note."""
        self.drop()
        write_whole(self._note, json.dumps(asdict(origin)))

    def drop(self) -> None:
        """Throw the bytes and the note away."""
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    def sha256(self) -> str:
        """The digest of the bytes so far, in hexadecimal."""
        return sha256_of(self.path)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal, without reading it into memory at once."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()
