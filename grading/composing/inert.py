"""What of a student's text and outputs may be shown: text without control characters, and PNG pictures; all bounded."""

import base64
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

MOST_TEXT = 20_000  # characters of one output
MOST_PICTURE = 4_000_000  # characters of one picture in base64
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 20_000  # pixels
MOST_OUTPUTS = 100  # of one cell

PNG_START = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">8sI4sII")  # signature, length of the first chunk, its type, width, height
_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
# C0 and C1 but for tab and newline, and the marks that turn the direction of writing for what follows
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass
class Allowance:
    """How much of one notebook is still taken, in characters: of its cells' text, of printed text, of pictures."""

    sources: int = 500_000
    printed: int = 1_000_000
    pictures: int = 30_000_000

    def takes(self, kind: str, text: str) -> bool:
        """Whether `text` still fits into what is allowed of its `kind`; if so, it is counted."""
        left = getattr(self, kind) - len(text)
        if left >= 0:
            setattr(self, kind, left)
        return left >= 0


def joined(value: object) -> str:
    """A text that a notebook holds whole or in a list of lines; what is no text is left out."""
    if isinstance(value, str):
        return value
    return "".join(line for line in value if isinstance(line, str)) if isinstance(value, list) else ""


def repaired(text: str) -> str:
    """`text` with Unix line ends, without lone surrogates and without control characters."""
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def shortened(text: str, most: int) -> str:
    """The beginning and the end of `text`, `most` characters together, with a word on what lies between."""
    if len(text) <= most:
        return text
    half = most // 2
    return f"{text[:half]}\n[… {len(text) - 2 * half:,} characters left out …]\n{text[-half:]}"


def printed(value: object) -> str:
    """What a terminal would show of a printed text: no colours, and nothing that was overwritten."""
    text = _ESCAPE.sub("", shortened(joined(value), MOST_TEXT)).replace("\r\n", "\n")
    return repaired("\n".join(line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n")))


def png(value: object) -> str:
    """The picture in base64 without any line ends, or "" if it is no PNG or too large."""
    text = "".join(joined(value)[: MOST_PICTURE + 1].split())
    if not text or len(text) > MOST_PICTURE:
        return ""
    try:
        raw = base64.b64decode(text, validate=True)
        start, length, kind, width, height = _HEADER.unpack_from(raw)
    except (ValueError, struct.error):
        return ""
    if (start, length, kind) != (PNG_START, 13, b"IHDR"):
        return ""
    fits = 0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE and width * height <= MOST_PIXELS
    return base64.b64encode(raw).decode("ascii") if fits else ""


def inert_outputs(outputs: object, allowance: Allowance) -> tuple[dict, ...]:
    """The outputs of one cell as text and pictures, in nbformat 4; a last one says how many were left out."""
    given = outputs if isinstance(outputs, list) else []
    kept = [output for output in _inert(given[:MOST_OUTPUTS], allowance) if output]
    left_out = len(given) - len(kept)
    if left_out:
        words = "1 output is" if left_out == 1 else f"{left_out} outputs are"
        kept.append(stream(f"[{words} left out here: only text and PNG pictures of a moderate size are shown]\n"))
    return tuple(kept)


def stream(text: str, name: str = "stdout") -> dict:
    """Printed text, as an output."""
    return {"output_type": "stream", "name": name, "text": text}


def shown(**data: str) -> dict:
    """A display of `text` and `picture`, those of them that are given, as an output."""
    kinds = {"text": "text/plain", "picture": "image/png"}
    bundle = {kinds[kind]: value for kind, value in data.items() if value}
    return {"output_type": "display_data", "data": bundle, "metadata": {}}


def error(ename: str, evalue: str, lines: list[str] | None = None) -> dict:
    """An error, as an output; nbgrader gives no points for a cell that has one."""
    return {"output_type": "error", "ename": ename, "evalue": evalue, "traceback": lines or [f"{ename}: {evalue}"]}


def _inert(outputs: list, allowance: Allowance) -> Iterator[dict | None]:
    for output in outputs:
        one = _inert_output(output, allowance) if isinstance(output, dict) else None
        yield one if one is None or allowance.takes("printed", _text_of(one)) else None


def _inert_output(output: dict, allowance: Allowance) -> dict | None:
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name", output.get("stream")) == "stderr" else "stdout"
        return stream(printed(output.get("text")), name)
    if kind in ("error", "pyerr"):
        ename, evalue = (printed(output.get(key)) for key in ("ename", "evalue"))
        lines = output.get("traceback")
        whole = "\n".join(line for line in lines if isinstance(line, str)) if isinstance(lines, list) else ""
        return error(ename, evalue, printed(whole).split("\n") if whole else None)
    if kind in ("display_data", "execute_result", "pyout"):
        data = output.get("data")
        if not isinstance(data, dict):  # nbformat 3 has the kinds beside the type
            data = {"text/plain": output.get("text"), "image/png": output.get("png")}
        text, picture = printed(data.get("text/plain")), png(data.get("image/png"))
        if not allowance.takes("pictures", picture):
            picture = ""
        return shown(text=text, picture=picture) if text or picture else None
    return None


def _text_of(output: dict) -> str:
    lines = output.get("traceback", [])
    data = output.get("data", {}).get("text/plain", "")
    return "".join([output.get("text", ""), data, output.get("evalue", ""), *lines])
