"""How a cell that asks a check is recognised."""

import re

from nbformat import NotebookNode

CHECK_CELL = re.compile(r'check\("([^"]+)"\)')


def check_in(cell: NotebookNode) -> str | None:
    """The name of the check that `cell` asks, if that is all it does."""
    match = CHECK_CELL.fullmatch(cell.source.strip()) if cell.cell_type == "code" else None
    return match.group(1) if match else None
