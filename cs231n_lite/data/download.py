"""Get one file from whichever mirror delivers it, resuming where that is safe, and verify it.

Two rounds: in the first a mirror has to keep up `BRISK`; those that were alive but slower get a second chance at
`PATIENT`, the fastest first, so that a slow line ends in a slow download and not in none.
"""

import re
import time
from collections.abc import Sequence
from urllib.parse import urlsplit

import httpx
from tqdm import tqdm

from .errors import BrokenConnection, DataError, MirrorError, TooSlow
from .mirrors import Archive
from .part import Origin, Part
from .stream import Pace, Stream

BRISK = 200_000
PATIENT = 2_000
ATTEMPTS = 40
LARGEST = 1_000_000_000


def download(
    mirrors: Sequence[str], archive: Archive, part: Part, *, patience: float = 15.0, progress: bool = True
) -> None:
    """Fill `part` with the verified bytes of `archive`.

    mirrors: addresses (http or https), tried in this order
    patience: seconds for which a mirror may be silent or too slow
    progress: whether to show a bar

    Raises DataError, with the reason of every mirror, if none delivers, and OSError if writing fails.
    """
    reasons, slow = {}, {}
    for url in mirrors:
        try:
            return _from_mirror(url, archive, part, Pace(BRISK, patience), progress)
        except MirrorError as error:
            reasons[url] = error
            if isinstance(error, TooSlow):
                slow[url] = error.rate
            print(f"{host(url)} {error}.", flush=True)
    for url in sorted(slow, key=slow.get, reverse=True):
        print(f"No faster mirror answers: going on with {host(url)}, patiently.", flush=True)
        try:
            return _from_mirror(url, archive, part, Pace(PATIENT, patience), progress)
        except MirrorError as error:
            reasons[url] = error
    told = "; ".join(f"{host(url)} {error}" for url, error in reasons.items())
    raise DataError(
        f"No mirror delivered the archive: {told}. Check the connection (and HTTPS_PROXY, if you are behind a proxy) "
        "and run this again: what has arrived is kept. Or get the file in another way and pass it with --offline FILE."
    )


def host(url: str) -> str:
    """The name by which a mirror is spoken of."""
    return urlsplit(url).netloc or url


def _from_mirror(url: str, archive: Archive, part: Part, pace: Pace, progress: bool) -> None:
    """Fill `part` from one mirror, asking again as long as each attempt brings new bytes; verify the digest.

    A digest that doesn't match throws the bytes away; unless all came in one answer, the whole is fetched once more.
    """
    most = 0
    for _ in range(ATTEMPTS):
        try:
            fresh = _receive(url, archive, part, pace, progress)
        except BrokenConnection:
            if part.size <= most:
                raise
            most = part.size
            time.sleep(0.2)
            continue
        if part.sha256() == archive.sha256:
            return
        part.drop()
        if fresh:
            raise MirrorError("sent a file that is not the archive (its SHA-256 differs)")
        most = 0
    raise MirrorError(f"broke off {ATTEMPTS} times")


def _receive(url: str, archive: Archive, part: Part, pace: Pace, progress: bool) -> bool:
    """Ask for the bytes that `part` lacks and append them; returns whether they all came in this one answer."""
    origin = part.origin()
    if origin is None or origin.sha256 != archive.sha256 or part.size > (archive.size or LARGEST):
        part.drop()
        origin = None
    if part.size == archive.size:
        return False
    rest = _range(url, origin, part.size)
    with _ask(url, rest, pace) as stream:
        status = stream.response.status_code
        if rest and status == 206 and _continues(stream.response, url, archive, part, origin):
            _append(stream, part, origin.size, host(url), progress)
            return False
        if not rest or status not in (206, 416):
            return _begin(stream, url, archive, part, progress)
    with _ask(url, {}, pace) as stream:
        return _begin(stream, url, archive, part, progress)


def _ask(url: str, headers: dict[str, str], pace: Pace) -> Stream:
    # "identity", because a compressed transfer could not be resumed.
    return Stream(url, {"Accept-Encoding": "identity", "User-Agent": "cs231n_lite", **headers}, pace)


def _begin(stream: Stream, url: str, archive: Archive, part: Part, progress: bool) -> bool:
    """Take a whole file from its first byte; what was there before is thrown away only now."""
    if stream.response.status_code != 200:
        raise MirrorError(f"answered {stream.response.status_code} {stream.response.reason_phrase}".rstrip())
    size = _whole_size(stream.response, archive)
    part.start(Origin.of(url, archive.sha256, size, stream.response))
    _append(stream, part, size, host(url), progress)
    return True


def _range(url: str, origin: Origin | None, have: int) -> dict[str, str]:
    """The headers that ask for the rest, given what is known of the first `have` bytes; {} to ask for all."""
    if origin is None or have == 0 or (origin.url != url and origin.strong_etag is None):
        return {}
    headers = {"Range": f"bytes={have}-"}
    # If-Range makes the server send the whole instead when its file is no longer the one that the bytes are from.
    if validator := origin.strong_etag or (origin.modified if origin.etag is None else None):
        headers["If-Range"] = validator
    return headers


def _continues(response: httpx.Response, url: str, archive: Archive, part: Part, origin: Origin) -> bool:
    """Whether a 206 answer goes on exactly where `part` ends, in the same file."""
    match = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+|\*)", response.headers.get("Content-Range", ""))
    if not match or int(match[1]) != part.size:
        return False
    size = origin.size if match[3] == "*" else int(match[3])
    return origin.continued_by(Origin.of(url, archive.sha256, size, response))


def _whole_size(response: httpx.Response, archive: Archive) -> int | None:
    """The size of the file that a 200 answer announces; raises MirrorError if it can't be the archive."""
    if response.headers.get("Content-Type", "").startswith("text/html"):
        raise MirrorError("sent a web page instead of the archive")
    announced = response.headers.get("Content-Length", "")
    size = int(announced) if announced.isdecimal() else archive.size
    if archive.size not in (None, size):
        raise MirrorError(f"has a file of {size:,} bytes where the archive has {archive.size:,}")
    return size


def _append(stream: Stream, part: Part, size: int | None, name: str, progress: bool) -> None:
    limit = size or LARGEST
    bar = tqdm(total=size, initial=part.size, unit="B", unit_scale=True, desc=name, disable=not progress, leave=False)
    with bar, open(part.path, "ab") as file:
        for chunk in stream:
            if file.tell() + len(chunk) > limit:
                part_of = "more bytes than it announced" if size else f"more than {LARGEST:,} bytes"
                raise MirrorError(f"sent {part_of}")
            file.write(chunk)
            bar.update(len(chunk))
    if size is not None and part.size < size:
        raise BrokenConnection(f"stopped after {part.size:,} of {size:,} bytes")
