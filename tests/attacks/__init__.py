"""Attacks on the grading: what a saboteur hands in must be worth what honest work is worth, and harm nobody."""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field

from grading.course_folder import CourseFolder

MODULE = "regularizers"
FUNCTIONS = frozenset({"l2", "l1", "elastic_net"})
HONEST = "".join(
    line
    for line in CourseFolder().reference(MODULE).read_text(encoding="utf-8").splitlines(keepends=True)
    if " SOLUTION" not in line
)
TOKEN = "attack-5b1e"  # in every name that an attack writes
SECRET = "canary-77aa03c4"  # in every file that no job may read


@dataclass(frozen=True)
class Attack:
    """A module in the place of regularizers.py.

    name: what it tries, in one line
    loses: the functions whose points it must lose; the others keep theirs
    helpers: other modules that are handed in with it
    seconds: the processor time that a question may take
    """

    name: str
    text: str
    loses: frozenset[str] = frozenset()
    helpers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 5.0

    def __str__(self) -> str:
        return self.name.replace(" ", "-")


def probe(name: str, code: str, **more: object) -> Attack:
    """An honest module that first tries `code`: whatever that returns was gained, and makes l2 fail."""
    body = textwrap.indent(textwrap.dedent(code).strip(), "    ")
    text = f"""{HONEST}
import ctypes, errno, gc, glob, os, resource, signal, socket, stat, struct, subprocess, sys, threading, time
_honest_l2, _tried = l2, []
def _attack():
{body}
def l2(W, reg):
    if not _tried:
        _tried.append(True)
        try:
            gained = _attack()
        except (OSError, MemoryError):
            gained = None
        if gained:
            raise AssertionError(f"gained: {{gained!r:.200}}")
    return _honest_l2(W, reg)
"""
    return Attack(name, text, **more)


def instead(name: str, code: str, **more: object) -> Attack:
    """An honest module whose l2 does `code` in place of its work."""
    body = textwrap.indent(textwrap.dedent(code).strip(), "    ")
    text = f"{HONEST}\nimport os, signal, sys, threading, time\n_honest_l2 = l2\ndef l2(W, reg):\n{body}\n"
    return Attack(name, text, **({"loses": frozenset({"l2"})} | more))


def cheat(name: str, code: str, **more: object) -> Attack:
    """A module of three empty functions, with `code` below that tries to be paid for them all the same."""
    empty = "".join(
        f"def {function}(W, reg{', beta' * (function == 'elastic_net')}):\n    return 0.0, 0 * W\n"
        for function in sorted(FUNCTIONS)
    )
    text = f"import numpy as np\n{empty}{textwrap.dedent(code)}"
    return Attack(name, text, **({"loses": FUNCTIONS} | more))
