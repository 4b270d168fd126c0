"""Seeds for fresh problems: nobody can tell them in advance, and a submission gets the same ones every time."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

SECRET = ".course_secret"


def seed_for(root: Path, *about: str) -> tuple[int, ...]:
    """A seed made from the course's secret and what it is for, such as the assignment and the student."""
    digest = hmac.new(_secret(root / SECRET), "\0".join(about).encode(), hashlib.sha256).digest()
    return tuple(digest)


def _secret(path: Path) -> bytes:
    """The secret kept in `path`, readable by its owner only; made on first use."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_hex(32).encode())
    content = path.read_bytes().strip()
    if len(content) < 32:
        raise ValueError(
            f"{path} is no course secret: expected 32 characters or more; delete it to have a new one made"
        )
    return content
