"""What is judged: the text of modules, and nothing else of a submission."""

import ast
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from cs231n_lite.plumbing.course import this_course

from ..course_folder import CourseFolder


@dataclass(frozen=True)
class Work:
    """The modules handed in for `assignment`, with the student's own helper files among them: text by name.

    earlier: the references of the assignments before it, which the modules import
    """

    assignment: str
    modules: Mapping[str, str]
    earlier: Mapping[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """The same for the same modules, whoever hands them in."""
        digest = hashlib.sha256()
        for name, text in sorted(self.modules.items()):
            for part in (name, text):
                raw = part.encode("utf-8", "surrogatepass")
                digest.update(len(raw).to_bytes(8, "big") + raw)
        return digest.hexdigest()

    def source(self, module: str) -> str | None:
        """The text of a module, with that of the student's own helper files behind it; None if there is no module."""
        helpers = [text for name, text in self.modules.items() if this_course().home_of(name) is None]
        own = self.modules.get(module)
        return own if own is None else "\n\n".join([own, *filter(_is_python, helpers)])

    @property
    def files(self) -> dict[str, str]:
        """All modules that are written down beside the student's process."""
        return {**self.earlier, **self.modules}


def _is_python(text: str) -> bool:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def earlier_references(course: CourseFolder, assignment: str) -> dict[str, str]:
    """The references of the assignments that are taught before `assignment`, by name."""
    facts = this_course()
    before = [name for name in course.assignments if name in facts.assignments and facts.comes_before(name, assignment)]
    paths = [path for name in before for path in course.references(name)]
    return {path.stem: path.read_text(encoding="utf-8") for path in paths}
