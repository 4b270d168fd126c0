"""One HTTP answer, read with limited patience.

A timeout of a socket restarts with every byte, so a server that drips one byte a second never meets it. Here a thread
reads and the caller watches the clock: an answer that does not begin, or comes too slowly, is given up after a known
time, wherever it hangs (name lookup, handshake, headers or body). Proxies and certificates are httpx's: `HTTPS_PROXY`,
`NO_PROXY`, `SSL_CERT_FILE` and the system's proxy settings hold.
"""

import queue
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

import httpx

from .errors import BrokenConnection, MirrorError, TooSlow


@dataclass(frozen=True)
class Pace:
    """The stall limit: fewer than `rate` bytes per second during `seconds` is too slow."""

    rate: float
    seconds: float


class Stream:
    """The answer of `url` to a GET: `response` (status and headers, of type `httpx.Response`), then the chunks.

    Use it as a context manager and iterate over it once. Raises MirrorError if no answer comes, BrokenConnection if
    it breaks off, TooSlow if it falls below `pace`.
    """

    def __init__(self, url: str, headers: dict[str, str], pace: Pace) -> None:
        self._pace = pace
        self._arrived: queue.Queue = queue.Queue(maxsize=16)
        self._given_up = threading.Event()
        threading.Thread(target=self._read, args=(url, headers), daemon=True).start()
        deadline = time.monotonic() + pace.seconds
        while (answer := self._take(deadline)) is None:
            if time.monotonic() >= deadline:
                self._given_up.set()
                raise MirrorError(f"did not answer within {pace.seconds:g} seconds")
        if isinstance(answer, Exception):
            raise MirrorError(_explain(answer)) from answer
        self.response: httpx.Response = answer

    def __enter__(self) -> "Stream":
        return self

    def __exit__(self, *error: object) -> None:
        self._given_up.set()

    def __iter__(self) -> Iterator[bytes]:
        deadline, received = time.monotonic() + self._pace.seconds, 0
        while (chunk := self._take(deadline)) != b"":
            if isinstance(chunk, Exception):
                raise BrokenConnection(_explain(chunk)) from chunk
            if chunk:
                received += len(chunk)
                yield chunk
            if time.monotonic() >= deadline:
                if received < self._pace.rate * self._pace.seconds:
                    raise TooSlow(received / self._pace.seconds)
                deadline, received = time.monotonic() + self._pace.seconds, 0

    def _take(self, deadline: float) -> httpx.Response | bytes | Exception | None:
        """What arrived next (b"" at the end), or None after a second at most, so that Ctrl-C is heard."""
        try:
            return self._arrived.get(timeout=min(1.0, max(0.0, deadline - time.monotonic())))
        except queue.Empty:
            return None

    def _read(self, url: str, headers: dict[str, str]) -> None:
        beyond = 3 * self._pace.seconds  # the caller's clock decides; this thread shall only end some time after it
        try:
            with httpx.stream("GET", url, headers=headers, follow_redirects=True, timeout=beyond) as response:
                self._hand_over(response)
                for chunk in response.iter_raw():
                    if chunk and not self._hand_over(chunk):
                        return
            self._hand_over(b"")
        except Exception as error:  # whatever it is, the caller's thread is where it is told
            self._hand_over(error)

    def _hand_over(self, item: httpx.Response | bytes | Exception) -> bool:
        while not self._given_up.is_set():
            try:
                self._arrived.put(item, timeout=0.2)
                return True
            except queue.Full:
                continue
        return False


def _explain(error: Exception) -> str:
    """What went wrong in a few words, as the end of a sentence that begins with the host's name."""
    reason = str(error) or type(error).__name__
    if "CERTIFICATE_VERIFY_FAILED" in reason:
        return f"has a certificate that cannot be checked ({reason}); where a proxy inspects traffic, set SSL_CERT_FILE"
    if isinstance(error, httpx.ProxyError):
        return f"cannot be reached through the proxy ({reason})"
    if isinstance(error, httpx.TooManyRedirects):
        return "redirects without end"
    if isinstance(error, httpx.TimeoutException):
        return "went silent"
    if isinstance(error, httpx.ConnectError):
        return f"cannot be reached ({reason})"
    if isinstance(error, (httpx.RemoteProtocolError, httpx.ReadError)):
        return f"broke off ({reason})"
    return f"failed ({reason})"
