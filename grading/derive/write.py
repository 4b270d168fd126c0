"""Put what the build makes into the tree, and never over somebody's work."""

import hashlib
import json
from pathlib import Path

from cs231n_lite.plumbing.files import write_whole

LOCK = "grading/derive/written.json"


class WouldOverwrite(Exception):
    """A file that the build makes was changed by hand since the build wrote it."""


def write(root: Path, made: dict[str, str], force: bool = False) -> list[str]:
    """Write `made` (path → text) below `root`; returns the paths that changed.

    The digests of what was written are kept in `grading/derive/written.json`. Raises WouldOverwrite, before anything
    is written, if a file has another content than the build last gave it and than it would get now, unless `force`.
    """
    lock = root / LOCK
    before = json.loads(lock.read_text(encoding="utf-8")) if lock.exists() else {}
    found = {name: _content(root / name) for name in made.keys() | before.keys()}
    edited = sorted(
        name
        for name, text in found.items()
        if text is not None and text != made.get(name) and _digest(text) != before.get(name)
    )
    if edited and not force:
        raise WouldOverwrite(
            "these files were changed by hand since the build wrote them:\n  "
            + "\n  ".join(edited)
            + "\nBring the changes into their source under solutions/, or throw them away with --force."
        )
    changed = sorted(name for name in made if found[name] != made[name])
    gone = sorted(name for name in before.keys() - made.keys() if found[name] is not None)
    for name in changed:
        write_whole(root / name, made[name])
    for name in gone:
        (root / name).unlink()
    digests = {name: _digest(made[name]) for name in sorted(made)}
    if digests != before:
        write_whole(lock, json.dumps(digests, indent=1) + "\n")
    return changed + gone


def write_documents(root: Path, documents: dict[str, str]) -> list[str]:
    """Write the documents that have a made part among what people write; returns the paths that changed."""
    changed = [name for name, text in documents.items() if _content(root / name) != text]
    for name in changed:
        write_whole(root / name, documents[name])
    return changed


def _content(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
