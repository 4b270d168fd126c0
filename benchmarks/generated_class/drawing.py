"""A class of submissions that all differ, drawn by a seed, each with the points that are known to be right for it."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from random import Random

from grading.course_folder import CourseFolder
from grading.demo.samples import ASSIGNMENT, Files, checks_in
from grading.judge.references import References

from .faults import Fault, drawn_hang, drawn_mistake
from .modules import module_texts
from .names import full_name
from .notebooks import notebook_texts

FEW = 30  # in a smaller class nothing hangs


@dataclass(frozen=True)
class Generated:
    """One submission.

    student, name: whose it is, by id and by full name
    fault: what is wrong in it, if anything is
    modules: the text of each module by the name of its file
    intended: the points of each check by its name, as far as they are known
    notebooks: makes the text of each notebook by the name of its file; they are large, so nobody keeps them
    """

    student: str
    name: str
    fault: Fault
    modules: Files
    intended: Mapping[str, int]
    notebooks: Callable[[], Files] = field(repr=False)
    assignment: str = ASSIGNMENT

    @property
    def intent(self) -> str:
        """What is wrong, in words; "right" if nothing is."""
        return str(self.fault)

    @property
    def files(self) -> Files:
        """The text of each notebook and module by the name of its file."""
        return self.notebooks() | self.modules


def generated_class(course: CourseFolder, references: References, number: int, seed: int = 0) -> Iterator[Generated]:
    """`number` submissions of the first assignment, no two alike; the same ones again for the same seed and Python.

    One in ten is faulty. Of 30 and more, one in a hundred hangs besides, rounded up. Raises ValueError if `number` is
    negative.
    """
    if number < 0:
        raise ValueError(f"a class can't have {number} submissions; ask for 0 or more")
    checks = checks_in(ASSIGNMENT)
    mistakes = [mistake for mistake in references.mistakes() if mistake.check in checks and not mistake.also_right]
    paths = sorted((course.root / "assignments" / ASSIGNMENT).glob("*.ipynb"))
    released = {path.name: path.read_text(encoding="utf-8") for path in paths}
    hanging, faulty = _chosen(number, Random(f"{seed} of {number}"))
    for index in range(number):
        name, rng = full_name(index), Random(f"{seed} modules {index}")
        fault = Fault()
        if index in faulty:
            fault = drawn_mistake(mistakes, checks, rng)
        elif index in hanging:
            fault = drawn_hang(checks, rng)
        texts = module_texts(course, name, fault, rng)
        notebooks = partial(notebook_texts, released, f"{seed} notebooks {index}")
        yield Generated(f"s{index + 1:04}", name, fault, texts, fault.known_points(checks, texts), notebooks)


def _chosen(number: int, rng: Random) -> tuple[set[int], set[int]]:
    """Which of `number` submissions hang, and which are faulty without hanging."""
    hanging = math.ceil(number / 100) if number >= FEW else 0
    chosen = rng.sample(range(number), hanging + number // 10)
    return set(chosen[:hanging]), set(chosen[hanging:])
