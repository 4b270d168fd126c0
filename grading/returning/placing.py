"""Where the pages of one student lie in the zip, and as what."""

from collections.abc import Mapping

from . import canvas, moodle
from .addresses import Address

Pages = Mapping[str, bytes]


class Nowhere(Exception):
    """The learning system takes nothing for this student; the message says why."""


def has_place(system: str, address: Address | None) -> bool:
    """Whether `system` takes anything for this student."""
    if system == "plain":
        return True
    taken = address is not None and not address.trouble
    return taken and (system != "canvas" or bool(canvas.file_for(address)))


def placed(student: str, system: str, address: Address | None, pages: Pages) -> tuple[str, list[tuple[str, bytes]]]:
    """The place in the zip for `system`, and the files there with their whole names.

    Raises Nowhere if nothing can be given back that way.
    """
    if system == "plain":
        return _in_folder(student, pages)
    if address is None:
        raise Nowhere(f"nothing in collected/ came from {system.title()}, so it has no place there")
    if address.trouble:
        raise Nowhere(address.trouble)
    if system == "moodle":
        return _in_folder(moodle.folder(address), pages)
    name = canvas.file_for(address)
    if not name:
        raise Nowhere(canvas.NO_FILE)
    return name, [(name, canvas.file_of(name, pages))]


def _in_folder(folder: str, pages: Pages) -> tuple[str, list[tuple[str, bytes]]]:
    return folder, [(f"{folder}/{name}", page) for name, page in pages.items()]
