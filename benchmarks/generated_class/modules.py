"""The modules of one submission of a generated class: each function in one of several ways, in a style of its own."""

import ast
from functools import cache
from pathlib import Path
from random import Random

from grading.course_folder import CourseFolder
from grading.demo.samples import ASSIGNMENT, Files

from .faults import Fault
from .restyle import restyled

STYLES = Path(__file__).with_name("styles")


def module_texts(course: CourseFolder, author: str, fault: Fault, rng: Random) -> Files:
    """The text of each module of the assignment by the name of its file, with `fault` in it; `author` stands on top."""
    texts = {}
    for path in course.references(ASSIGNMENT):
        here = fault if fault.module == path.stem else Fault()
        reference = path.read_text(encoding="utf-8")
        tree = ast.parse(here.mistake.applied_to(reference) if here.mistake else reference)
        _exchange_functions(tree, path.stem, here.function if here.mistake else "", rng)
        here.in_tree(tree)
        texts[path.name] = f"# {path.name} by {author}\n" + here.in_text(restyled(tree, rng))
    return texts


def _exchange_functions(tree: ast.Module, module: str, kept: str, rng: Random) -> None:
    """For each function of the reference `tree` but the one called `kept`, take the way of any style, or its own."""
    ways = [node for text in _styles(module) for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    for index, node in enumerate(tree.body):
        if isinstance(node, ast.FunctionDef) and node.name != kept:
            tree.body[index] = rng.choice([node, *(way for way in ways if way.name == node.name)])


@cache
def _styles(module: str) -> tuple[str, ...]:
    """The text of `module` in each style; every function in them is right with every other one beside it."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(STYLES.glob(f"*/{module}.py")))
