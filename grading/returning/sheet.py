"""A table that a learning system gave, as CSV: single cells are changed, and all else stays as it was."""

import re
from dataclasses import dataclass, replace

_DELIMITERS = ",;\t"
_BOM = "\ufeff"


@dataclass
class Sheet:
    """The cells of each line as they are written, with their quotes; the first line has the names of the columns.

    name: what the file is called in errors
    mark: the byte order mark, if there is one
    ends: what ends each line
    """

    name: str
    mark: str
    delimiter: str
    lines: list[list[str]]
    ends: list[str]

    @property
    def header(self) -> list[str]:
        """The names of the columns."""
        return [self.value(0, column) for column in range(len(self.lines[0]))]

    def column(self, name: str) -> int | None:
        """The place of the column called `name`, whatever the case of its letters; None if there is none."""
        names = [" ".join(each.lower().split()) for each in self.header]
        return names.index(name.lower()) if name.lower() in names else None

    def value(self, line: int, column: int | None) -> str:
        """What stands in a cell; "" where there is none."""
        cells = self.lines[line]
        raw = cells[column].strip() if column is not None and column < len(cells) else ""
        return raw[1:-1].replace('""', '"').strip() if raw.startswith('"') else raw

    def put(self, line: int, column: int, value: str) -> None:
        """Write into a cell, in quotes where there were some or where they are needed."""
        cells = self.lines[line]
        cells += [""] * (column + 1 - len(cells))
        quoted = cells[column].startswith('"') or re.search(rf'[{self.delimiter}"\r\n]', value)
        cells[column] = '"' + value.replace('"', '""') + '"' if quoted else value

    def only(self, columns: list[int]) -> "Sheet":
        """The same with these columns alone."""
        lines = [[cells[column] if column < len(cells) else "" for column in columns] for cells in self.lines]
        return replace(self, lines=lines)

    def content(self) -> bytes:
        """The file."""
        rows = (self.delimiter.join(cells) + end for cells, end in zip(self.lines, self.ends, strict=True))
        return (self.mark + "".join(rows)).encode()


def read_sheet(raw: bytes, name: str) -> Sheet:
    """The table in a CSV file; raises ValueError if it isn't one.

    The delimiter is the one of , ; and tab that the first line has most of.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError(f"{name} isn't UTF-8; download it again, or save it as 'CSV UTF-8'") from None
    mark, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    delimiter = max(_DELIMITERS, key=re.split(r"[\r\n]", text, maxsplit=1)[0].count)
    cell = re.compile(rf'("(?:[^"]|"")*"|(?!")[^{delimiter}\r\n]*)({delimiter}|\r\n|\n|\r|\Z)')
    sheet, place = Sheet(name, mark, delimiter, [[]], []), 0
    while place < len(text):
        found = cell.match(text, place)
        if not found:
            raise ValueError(f"line {len(sheet.lines)} of {name} can't be read as CSV; download it again")
        sheet.lines[-1].append(found[1])
        place = found.end()
        if found[2] != delimiter:
            sheet.ends.append(found[2])
            sheet.lines.append([])
        elif place == len(text):
            sheet.lines[-1].append("")
            sheet.ends.append("")
            sheet.lines.append([])
    sheet.lines.pop()
    if len(sheet.lines) < 2:
        raise ValueError(f"{name} has no rows; download it again")
    return sheet
