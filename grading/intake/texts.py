"""The text of a module, however an editor saved it."""

import codecs
import re

from .contents import Unreadable

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# a line as PEP 263 has it, in the first two lines
_CODING = re.compile(r"\A((?:[ \t\f]*(?:#[^\n]*)?\n)??[ \t\f]*#[^\n]*?coding[:=][ \t]*)([-\w.]{1,40})", re.ASCII)
# decoders that take time in proportion, and give text
_TRUSTED = re.compile(r"utf-8|ascii|iso8859-\d+|cp\d+|euc_\w+|gb\w+|big5\w*|shift_jis\w*|johab|koi8-\w|mac-\w+")


def text_of(raw: bytes) -> tuple[str, str]:
    """The text of a module, with LF and without a mark at its start, and the encoding to tell of ("" if none).

    Raises Unreadable if it isn't text.
    """
    mark = next((mark for mark in _MARKS if raw.startswith(mark)), b"")
    wide, declared = _MARKS.get(mark) or _obvious_utf16(raw), _declared(raw)
    for encoding in (wide or declared or "utf-8", "utf-8", "cp1252", "latin-1"):
        try:
            # half a character more or less doesn't make UTF-16 anything else
            text = raw[len(mark) :].decode(encoding, "replace" if encoding.startswith("utf-16") else "strict")
            break
        except UnicodeError:
            continue
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    if "\0" in text:
        raise Unreadable("it isn't text (it holds NUL characters)")
    # what is stored is UTF-8, so it must not say that it is anything else
    text = _CODING.sub(r"\1utf-8", text)
    return text.encode("utf-8", "replace").decode(), "" if encoding in ("utf-8", declared) else encoding


def _obvious_utf16(raw: bytes) -> str:
    """The kind of UTF-16 that `raw` is without saying so: mostly ASCII, so that every other byte is NUL."""
    start = raw[:10_000]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if len(raw) % 2 or max(even, odd) * 4 <= len(start) or min(even, odd) * 20 > len(start):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _declared(raw: bytes) -> str:
    """The encoding that the module itself declares, if it is one of text."""
    found = _CODING.match(raw[:1000].decode("latin-1").replace("\r\n", "\n").replace("\r", "\n"))
    try:
        name = codecs.lookup(found[2]).name if found else ""
    except (LookupError, ValueError):
        return ""
    return name if _TRUSTED.fullmatch(name) else ""
