"""A student's notebook, read as data: whatever the bytes are, what can be read of the cells is read."""

import itertools
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cs231n_lite.checks.words import counted

from .inert import Allowance, inert_outputs, joined, png, repaired, shortened

MOST_CELLS = 1_000
MOST_SOURCE = 50_000  # characters of one cell
MOST_PARTS = 3_000_000  # strings, lists and objects of one notebook: a bound on the memory that it takes
MOST_PICTURES = 20  # attached to one cell
LONGEST_NAME = 200  # characters of an id

MOST_TRIES = 2_000  # places of a damaged notebook where a cell may begin
LONGEST_TRY = 2_000_000  # characters
_CELL_BEGINS = re.compile(
    r'\{\s*"(?:cell_type|source|input|metadata|attachments|id|outputs|execution_count|prompt_number|collapsed|'
    r'language|level)"\s*:'
)
# a number of many digits would take long, and none that a notebook holds is of use here
_DECODER = json.JSONDecoder(
    strict=False, parse_int=lambda digits: int(digits[:9]), parse_float=lambda _: 0.0, parse_constant=lambda _: 0.0
)


@dataclass(frozen=True)
class StudentCell:
    """One cell, inert: `kind` is "code", "markdown" or "raw"; `pictures` are the attached PNGs in base64, by name."""

    kind: str
    source: str
    outputs: tuple[dict, ...] = ()
    grade_id: str = ""
    cell_id: str = ""
    pictures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class StudentNotebook:
    """What could be read; `trouble` is "" or says what couldn't, and what to do about it."""

    cells: tuple[StudentCell, ...]
    trouble: str


def read_student_notebook(raw: bytes | None, name: str) -> StudentNotebook:
    """The cells of the notebook called `name`; never raises. `raw` is None if the notebook is missing."""
    if raw is None:
        return StudentNotebook(
            (), f"{name} is missing, so no answer in it counts. Hand it in together with the modules."
        )
    values, fault = _cells_in(decoded(raw))
    allowance, values = Allowance(), iter(values)
    first = [
        _cell(value, allowance) if isinstance(value, dict) else None for value in itertools.islice(values, MOST_CELLS)
    ]
    if not fault and None in first:
        fault = f"holds {counted(first.count(None), 'thing')} where a cell should be"
    if not fault and next(values, None) is not None:
        fault = f"has more than {MOST_CELLS} cells"
    cells = tuple(cell for cell in first if cell)
    return StudentNotebook(cells, _trouble(name, fault, len(cells)))


def decoded(raw: bytes) -> str:
    """The text of `raw`: UTF-8, 16 or 32, with a mark at its start or without; Latin-1 if it is none of them."""
    encoding = json.detect_encoding(raw)
    text = raw.decode(encoding, "replace")
    if encoding == "utf-8":
        beyond_ascii = len(raw) - len(raw.translate(None, bytes(range(128, 256))))
        if text.count("\ufffd") * 2 > beyond_ascii:  # few of these bytes make sense: it isn't a damaged UTF-8
            text = raw.decode("latin-1")
    return text.removeprefix("\ufeff")


def _trouble(name: str, fault: str, read: int) -> str:
    if not fault:
        return ""
    again = "Open it in Jupyter, see that all is there, save it and hand it in again."
    if not read:
        return f"{name} {fault}, and no cell of it could be read, so no answer in it counts. {again}"
    return f"{name} {fault}. What could be read of it, {counted(read, 'cell')}, counts. {again}"


def _cells_in(text: str) -> tuple[Iterable, str]:
    """The cells as JSON values, and "" or what is wrong with the notebook."""
    if sum(map(text.count, '"[{,')) > MOST_PARTS:
        return _recovered(text), "has far more parts than a notebook of this course"
    try:
        cells = _listed(_DECODER.decode(text))
    except (ValueError, RecursionError):
        return _recovered(text), "is damaged"
    return (_recovered(text), "is not a notebook") if cells is None else (cells, "")


def _listed(document: object) -> list | None:
    """The cells where nbformat 4 has them, or those of all worksheets of nbformat 3."""
    if not isinstance(document, dict):
        return None
    sheets = document.get("worksheets")
    if "cells" not in document and isinstance(sheets, list):
        return [cell for sheet in sheets for cell in _listed(sheet) or []]
    cells = document.get("cells")
    return cells if isinstance(cells, list) else None


def _recovered(text: str) -> Iterator[dict]:
    """Every cell that can be read by itself."""
    end = tries = 0
    for match in _CELL_BEGINS.finditer(text):
        start = match.start()
        if start < end:
            continue
        tries += 1
        if tries > MOST_TRIES:
            return
        try:
            value, length = _DECODER.raw_decode(text[start : start + LONGEST_TRY])
        except (ValueError, RecursionError):
            continue
        if "cell_type" in value and ("source" in value or "input" in value):
            end = start + length
            yield value


def _cell(value: dict, allowance: Allowance) -> StudentCell:
    kind = value.get("cell_type")
    source = repaired(shortened(joined(value.get("source", value.get("input"))), MOST_SOURCE))
    if kind == "heading":  # of nbformat 3
        level = value.get("level")
        kind, source = "markdown", "#" * (level if level in range(1, 7) else 1) + " " + source
    if not allowance.takes("sources", source):
        source = "[left out: the notebook holds more text than is taken from one]"
    return StudentCell(
        kind if kind in ("code", "markdown") else "raw",
        source,
        inert_outputs(value.get("outputs"), allowance) if kind == "code" else (),
        _name(_part(_part(value, "metadata"), "nbgrader").get("grade_id")),
        _name(value.get("id")),
        dict(_pictures(_part(value, "attachments"), allowance)),
    )


def _pictures(attachments: dict, allowance: Allowance) -> Iterator[tuple[str, str]]:
    for name in list(attachments)[:MOST_PICTURES]:
        picture = png(_part(attachments, name).get("image/png"))
        if picture and _name(name) and allowance.takes("pictures", picture):
            yield _name(name), picture


def _part(value: dict, key: str) -> dict:
    part = value.get(key)
    return part if isinstance(part, dict) else {}


def _name(value: object) -> str:
    return repaired(value) if isinstance(value, str) and len(value) <= LONGEST_NAME else ""
