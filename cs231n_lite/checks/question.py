"""What can be asked of a student's module, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .crossing import Answered, Handle


@dataclass(frozen=True)
class Question:
    """One thing to do with a student's module.

    kind: "call" a function of the module, or a method of a kept object; "make" an object and keep it; "chain": call a
        method of a kept object, then the same of what it returned, and so on, and keep what the last one returned;
        "read" or "write" an attribute of one; "forget" all objects
    name: the function, method, class or attribute
    of: the kept object
    calls: the arguments, by position and by name, of one call or of several in turn
    methods: what overrides methods of the class that an object is made of
    helpers: what takes the place of functions of the module meanwhile
    owner: the class that a method is asked of
    keep: the numbers of the values, of those that a call returns or an attribute holds together, that stay here, such
        as a cache
    count: whether to count steps and memory
    """

    kind: str
    name: str = ""
    of: Handle | None = None
    calls: tuple[tuple[tuple, dict[str, Any]], ...] = ()
    methods: Mapping[str, Answered] = field(default_factory=dict)
    helpers: Mapping[str, Answered] = field(default_factory=dict)
    owner: str = ""
    keep: tuple[int, ...] = ()
    count: bool = False

    @property
    def what(self) -> str:
        """How messages call what is asked: `svm_margins`, `LinearSVM.loss`."""
        return f"{self.owner}.{self.name}" if self.owner else self.name

    @property
    def beside(self) -> tuple[str, frozenset[str]]:
        """What is asked, and the helpers beside it: what did not return may do so beside right helpers."""
        return self.what, frozenset(self.helpers)


@dataclass(frozen=True)
class Reply:
    """What came of a question, as plain data.

    The value of each call; of each call, the arguments by position that it changed in place, as it left them, by their
    number; the steps counted and the most memory in use, in bytes, if asked for; which global random generators were
    drawn from; what was printed; and kinds of answers that were turned into arrays.
    """

    values: tuple
    after: tuple[dict[str, Any], ...] = ()
    steps: int = 0
    disturbed: tuple[str, ...] = ()
    printed: str = ""
    kinds: tuple[str, ...] = ()
    memory: int = 0


class SubjectFailed(Exception):
    """The function could be asked, and the call went wrong.

    kind: "raised", "stuck" (it didn't return) or "ended" (it ended its process); where: the file and line, if known
    """

    def __init__(self, text: str, kind: str = "raised", printed: str = "", where: str = "") -> None:
        super().__init__(text)
        self.kind, self.printed, self.where = kind, printed, where


class SubjectMissing(Exception):
    """The function couldn't be asked: not written yet, its module can't be imported, or it didn't return before.

    try_next: what to do about it, where there is more to say; line: the line of the module that is to blame, if known
    """

    def __init__(self, text: str, try_next: str = "", line: str = "") -> None:
        super().__init__(text)
        self.try_next, self.line = try_next, line


class NobodyToAsk(Exception):
    """The machine, and not the student's code, is why nothing could be asked: it is no verdict, and costs no points."""
