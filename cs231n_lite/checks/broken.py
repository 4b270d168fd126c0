"""Why Python can't load a module of the student's, in the words that checks and notebooks say it in."""

from dataclasses import dataclass
from pathlib import Path

from .beside import frame_of, in_words
from .words import printable

LONGEST_LINE = 100  # characters


@dataclass(frozen=True)
class Broken:
    """What keeps Python from loading a module.

    text: where it stands and what Python says, "Python can't read linear_svm.py, line 12: expected ':'"
    line: the line itself, where Python can't read it with a caret below the place; "" if there is none to show
    """

    text: str
    line: str = ""


def broken(file: str, error: BaseException) -> Broken:
    """What `error`, raised when the module in `file` was loaded, says about it."""
    if not isinstance(error, SyntaxError):
        frame = frame_of(error)
        line = printable(frame.line or "")[:LONGEST_LINE] if frame else ""
        return Broken(printable(f"importing {file} raised {in_words(error)}"), line)
    name = Path(error.filename).name if error.filename else file
    where = f"{name}, line {error.lineno}" if error.lineno else name
    return Broken(printable(f"Python can't read {where}: {error.msg}"), _line_with_caret(error))


def _line_with_caret(error: SyntaxError) -> str:
    """The line, and a caret below where Python stopped; without what indents it, unless that is what is wrong."""
    lines = (error.text or "").splitlines()
    if not lines or not lines[0].strip():
        return ""
    line = lines[0].rstrip()
    indented = isinstance(error, IndentationError)  # then what indents the line is what is wrong
    shown = printable(line if indented else line.lstrip())[:LONGEST_LINE]
    place = len(line) - len(line.lstrip()) if indented else (error.offset or 0) - 1 - (len(line) - len(line.lstrip()))
    return f"{shown}\n{' ' * place}^" if 0 <= place <= len(shown) else shown
