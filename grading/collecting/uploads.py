"""An upload: what one student handed in at one time, and what is said of whose it is."""

from dataclasses import dataclass
from datetime import datetime

from .tree import Node


@dataclass(frozen=True)
class Identity:
    """Whose an upload is, as it is told.

    system: the learning system that tells it, "moodle", "canvas" or "gradescope"; "" for a file's own name
    name: the name as it stands there; "" if it doesn't
    key: what tells two people with one name apart there, such as the participant's number
    number: the person's number at the university, if the system tells that
    blind: whether the name is the same for everybody
    """

    system: str = ""
    name: str = ""
    key: str = ""
    number: str = ""
    email: str = ""
    blind: bool = False

    def is_same(self, other: "Identity | None") -> bool:
        """Whether `other` is the same participant of the same system."""
        return other is not None and (self.system, self.key) == (other.system, other.key)

    def __str__(self) -> str:
        """For a reader: the name and the number."""
        return f"{self.name} ({self.key})" if self.name and self.key else self.name or self.key


@dataclass(frozen=True)
class Upload:
    """What was handed in together.

    file: its name, for a reader
    nodes: its files and folders, each with the name it counts under
    identity: whose it is; None if its name doesn't tell
    hint: the name of a file that nobody can be read from for sure
    time: when it was handed in, in UTC, by the learning system; None if only the files tell
    late: what the learning system marks; None if it marks nothing
    number: what tells the order where no time does
    refused: why it can't be collected; "" if nothing is known against it
    notes: what was noticed
    names: what the learning system calls its files and folders, under which it takes feedback back
    """

    file: str
    nodes: tuple[tuple[str, Node], ...]
    identity: Identity | None = None
    hint: str = ""
    time: datetime | None = None
    late: bool | None = None
    number: int = 0
    refused: str = ""
    notes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
