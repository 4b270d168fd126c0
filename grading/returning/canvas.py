"""Canvas: the files that "Upload submissions" takes."""

import io
import re
import zipfile
from collections.abc import Mapping

import nbformat

from .addresses import Address

NO_FILE = "Canvas gives a file back under the name it was handed in with, and among theirs is no zip and no notebook"


def file_for(address: Address) -> str:
    """The name under which Canvas takes feedback for this participant: that of a file as it was downloaded.

    It is a zip if there is one, else a notebook; "" if there is neither.
    """
    usable = [name for name in address.names if participant(name) == address.identity.key and _is_plain(name)]
    return next((name for kind in (".zip", ".ipynb") for name in usable if name.lower().endswith(kind)), "")


def participant(name: str) -> str:
    """Whom Canvas takes the name of a file for: the first number, or what stands behind `anon`.

    "" if the name has no second number, which is that of the file.
    """
    parts = [part for part in name.split("_") if part != "LATE"]
    if parts[0] == "anon":
        return parts[1] if len(parts) > 3 and re.fullmatch(r"\d+", parts[2], re.ASCII) else ""
    numbers = [part for part in parts if re.fullmatch(r"\d+", part, re.ASCII)]
    return numbers[0] if len(numbers) > 1 else ""


def file_of(name: str, pages: Mapping[str, bytes]) -> bytes:
    """The pages as a file that may have this name: a zip, or a notebook that shows them."""
    if name.lower().endswith(".zip"):
        return _zipped(pages)
    shown = [
        nbformat.v4.new_output("display_data", {"text/html": page.decode(), "text/plain": f"see {title}"})
        for title, page in pages.items()
    ]
    cell = nbformat.v4.new_code_cell("# your feedback", outputs=shown, id="feedback")
    return nbformat.writes(nbformat.v4.new_notebook(cells=[cell])).encode()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _is_plain(name: str) -> bool:
    return name.isprintable() and "/" not in name and "\\" not in name and not name.startswith(".")
