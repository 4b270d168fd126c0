"""The graded notebooks of one submission as they lie in its folder, and the digest by which the ledger knows them."""

import contextlib
import hashlib
from collections.abc import Mapping
from pathlib import Path


def texts_in(folder: Path) -> dict[str, str]:
    """The texts of the files in `folder` by name without `.ipynb`, as far as they can be read."""
    found = {}
    with contextlib.suppress(OSError, UnicodeError):
        for path in folder.iterdir():
            found[path.name.removesuffix(".ipynb")] = path.read_text(encoding="utf-8")
    return found


def digest_of(texts: Mapping[str, str]) -> str:
    """A digest of notebooks by name."""
    digest = hashlib.sha256()
    for name, text in sorted(texts.items()):
        digest.update(f"{len(name)} {len(text)} {name}{text}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
