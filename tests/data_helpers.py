"""A tiny CIFAR-10 and mirrors that misbehave, for the tests of `cs231n_lite.data`. Everything stays on 127.0.0.1."""

import contextlib
import hashlib
import http.server
import io
import pickle
import struct
import tarfile
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from cs231n_lite.data.mirrors import FOLDER, META, TEST, TRAINING, Archive

PER_BATCH = 10


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch, tmp_path):
    """Let neither the machine's settings nor its caches into a test."""
    for name in ("CS231N_LITE_DATA", "NBGRADER_EXECUTION", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user-cache"))


def tiny_files(seed: int = 0, per_batch: int = PER_BATCH) -> dict[str, bytes]:
    """The content of each file of a small data set in the official format, images drawn from `seed`."""
    rng = np.random.default_rng(seed)
    files = {META: pickle.dumps({"label_names": ["airplane"], "num_vis": 3072}, protocol=2)}
    for name in (*TRAINING, TEST):
        data = rng.integers(0, 256, (per_batch, 3072), np.uint8)
        labels = [int(label) for label in rng.integers(0, 10, per_batch)]
        files[name] = pickle.dumps({"data": data, "labels": labels, "filenames": ["a.png"] * per_batch}, protocol=2)
    return files


def python2_batch(data: np.ndarray, labels: list[int]) -> bytes:
    """Write a batch opcode by opcode as Python 2 did: byte strings, `numpy.core`, and a dtype made with align=0."""

    def short(text: str) -> bytes:
        return b"U" + bytes([len(text)]) + text.encode()

    array = b"cnumpy.core.multiarray\n_reconstruct\n" + b"cnumpy\nndarray\n" + b"K\x00\x85" + short("b") + b"\x87R"
    shape = b"M" + struct.pack("<H", data.shape[0]) + b"M" + struct.pack("<H", data.shape[1]) + b"\x86"
    dtype = b"cnumpy\ndtype\n" + short("u1") + b"K\x00K\x01\x87R(K\x03" + short("|") + b"NNNJ\xff\xff\xff\xffJ\xff\xff"
    dtype += b"\xff\xffK\x00tb"
    array += b"(K\x01" + shape + dtype + b"\x89T" + struct.pack("<I", data.nbytes) + data.tobytes() + b"tb"
    numbers = b"](" + b"".join(b"K" + bytes([label]) for label in labels) + b"e"
    return b"\x80\x02}(" + short("labels") + numbers + short("data") + array + b"u."


def write_folder(folder: Path, files: dict[str, bytes]) -> Path:
    """Write files into a new folder and return its path."""
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def pack(members: list[tuple[tarfile.TarInfo, bytes]]) -> bytes:
    """A .tar.gz with these members."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz", compresslevel=1) as archive:
        for info, content in members:
            archive.addfile(info, io.BytesIO(content))
    return target.getvalue()


def member(name: str, content: bytes = b"", **fields) -> tuple[tarfile.TarInfo, bytes]:
    """One member for `pack`; `fields` are set on its header."""
    info = tarfile.TarInfo(name)
    info.size = len(content)
    for field, value in fields.items():
        setattr(info, field, value)
    return info, content


def official_members(files: dict[str, bytes]) -> list[tuple[tarfile.TarInfo, bytes]]:
    """The members of an archive in the official layout."""
    folder = member(FOLDER, type=tarfile.DIRTYPE)
    return [folder, *(member(f"{FOLDER}/{name}", content) for name, content in files.items())]


def facts(content: bytes) -> Archive:
    """The facts by which the archive with this content is verified."""
    return Archive(hashlib.sha256(content).hexdigest(), len(content))


class Mirror:
    """An HTTP server on 127.0.0.1 that serves `content` as well or as badly as told; use it as a context manager.

    ranges, etag, status, headers: what it supports and answers. cut: close the connection after so many bytes, once for
    each number listed. stall: send so many bytes and then nothing. drip: then a byte every 50 ms. loop: redirect to
    itself. on_bytes: called with the number of bytes sent so far. `requests` collects the headers of each request.
    """

    def __init__(self, content=b"", *, ranges=True, etag='"one"', status=200, headers=None, cut=(), stall=None,
                 drip=False, loop=False, wrong_range=False, drip_headers=False, on_bytes=None, piece=4096):  # fmt: skip
        self.content, self.ranges, self.etag, self.status = content, ranges, etag, status
        self.headers, self.cut, self.stall, self.drip = headers or {}, list(cut), stall, drip
        self.loop, self.wrong_range, self.drip_headers, self.on_bytes = loop, wrong_range, drip_headers, on_bytes
        self.piece, self.requests, self.closing = piece, [], threading.Event()

    def __enter__(self) -> "Mirror":
        mirror = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                mirror.requests.append(dict(self.headers))
                with contextlib.suppress(OSError):
                    mirror.answer(self)
                self.close_connection = True

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/cifar-10-python.tar.gz"
        return self

    def __exit__(self, *_):
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()

    def answer(self, handler) -> None:
        start = self.first_byte(handler)
        partial = start is not None
        body = self.content[start or 0 :]
        handler.send_response(302 if self.loop else 206 if partial else self.status)
        if self.loop:
            handler.send_header("Location", self.url)
        if partial:
            first = start + self.wrong_range
            handler.send_header("Content-Range", f"bytes {first}-{len(self.content) - 1}/{len(self.content)}")
        if self.etag:
            handler.send_header("ETag", self.etag)
        for name, value in {"Content-Length": str(len(body)), **self.headers}.items():
            handler.send_header(name, value)
        if self.drip_headers:
            self.trickle(handler, b"X-Endless: " + b"x" * 100_000)
        handler.end_headers()
        self.send(handler, body)

    def first_byte(self, handler) -> int | None:
        asked = handler.headers.get("Range")
        if not asked or not self.ranges or handler.headers.get("If-Range", self.etag) != self.etag:
            return None
        return int(asked.removeprefix("bytes=").rstrip("-"))

    def send(self, handler, body: bytes) -> None:
        end = self.cut.pop(0) if self.cut else len(body)
        end = min(end, len(body) if self.stall is None else self.stall)
        for position in range(0, end, self.piece):
            piece = body[position : min(end, position + self.piece)]
            handler.wfile.write(piece)
            if self.on_bytes:
                self.on_bytes(position + len(piece))
        if self.drip:
            self.trickle(handler, body[end:])
        elif self.stall is not None:
            self.closing.wait(20)

    def trickle(self, handler, body: bytes) -> None:
        for byte in body[:400]:
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
            if self.closing.wait(0.05):
                return


def free_port() -> int:
    """A port of 127.0.0.1 on which nothing listens."""
    with http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as server:
        return server.server_port


def wait_for(condition, seconds: float = 20.0) -> None:
    """Wait until `condition()` holds; fail after `seconds`."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the condition never held"
        time.sleep(0.01)
