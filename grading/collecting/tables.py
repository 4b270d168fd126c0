"""Tables that people and learning systems write: CSV, as Excel and others save it."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

_DELIMITERS = ",;\t"


def rows_of(raw: bytes, name: str, needed: Iterable[str] = ()) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV file, each with its line and its cells by the column's name in lower case; empty rows left out.

    name: what the file is called in errors
    needed: the columns that it must have if it has rows

    The delimiter is the one of , ; and tab that the first line has most of. Raises ValueError if it isn't such a file.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(f"{name} isn't UTF-8; save it as 'CSV UTF-8'") from None
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found = []
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                found.append((reader.line_num, dict(zip(header, stripped + [""] * len(header), strict=False))))
    except csv.Error as error:
        raise ValueError(f"{name} can't be read as CSV ({error}); save it again as 'CSV UTF-8'") from None
    missing = [column for column in needed if found and column not in header]
    if missing:
        raise ValueError(f"{name} has no column called {', '.join(missing)}; write its name into the first line")
    return found


def content_of(path: Path) -> bytes:
    """What stands in the file at `path`, nothing if there is none; raises ValueError if it can't be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise ValueError(f"{path.name} can't be read ({error.strerror}); mend that and try again") from None
