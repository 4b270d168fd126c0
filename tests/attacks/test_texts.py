"""The text of a module is data to the grader: whatever stands in it, the judge goes on and the others are judged."""

import pytest

from . import FUNCTIONS, HONEST, Attack

PARSERS = {
    "brackets without end": "x = " + "[" * 300_000,
    "parentheses, closed": "x = " + "(" * 190 + "1" + ")" * 190 + "\n",
    "minus without end": "x = " + "-" * 300_000 + "1\n",
    "not without end": "x = " + "not " * 100_000 + "1\n",
    "a sum of a hundred thousand": "x = " + "+".join(["1"] * 100_000) + "\n",
    "attributes of attributes": "x = l2" + ".a" * 100_000 + "\n",
    "calls of calls": "x = l2" + "()" * 100_000 + "\n",
    "lambdas of lambdas": "x = " + "lambda:" * 20_000 + "1\n",
    "conditions of conditions": "x = " + "1 if 1 else " * 50_000 + "1\n",
    "a number of a million digits": "x = " + "9" * 10**6 + "\n",
    "a number of a million hex digits": "x = 0x" + "f" * 900_000 + "\n",
    "a power too large": "x = 9 ** 9 ** 9\n",
    "a text too large": "x = 'x' * 10**12\n",
    "a tuple too large": "x = (1,) * 10**12\n",
    "a list of half a million": "x = [" + "1," * 400_000 + "]\n",
    "a class in a class": "".join(" " * n + f"class C{n}:\n" for n in range(99)) + " " * 99 + "pass\n",
    "a million decorators": "@property\n" * 90_000 + "def x(): pass\n",
    "elif without end": "if 0: pass\n" + "elif 0: pass\n" * 30_000,
    "a pattern without end": "match 1:\n case " + "[" * 190 + "]" * 190 + ": pass\n",
    "an f-string in itself": "x = f'" + '{f"{' * 5 + "1" + '}"}' * 5 + "'\n",
    "parameters without end": "def f(" + ",".join(f"a{n}" for n in range(50_000)) + "): pass\n",
    "nested comprehensions": "x = " + "[[1] for _ in " * 60 + "[]" + "]" * 60 + "\n",
}

KEEPS = {  # honest, however odd
    "a mark at the start": "\ufeff" + HONEST,
    "another line about encodings": "# -*- coding: latin-1 -*-\n" + HONEST,
    "annotations of the future": HONEST.replace("import numpy", "from __future__ import annotations\nimport numpy", 1),
    "names that look like others": HONEST + "\nl\u0456 = l2\nｌ１ = l1\n",
    "words that run backwards": HONEST + "\n# \u202e drawkcab \u2066\nx = '\u202e'\n",
    "a form feed and a vertical tab": HONEST + "\n\x0c\nx = '\x0b'\n",
    "no end of line": HONEST.rstrip("\n"),
    "lines of old machines": HONEST.replace("\n", "\r"),
    "a long line": HONEST + "\nx = '" + "x" * 500_000 + "'\n",
    "its own __name__": HONEST + "\n__name__ = 'json'\n__file__ = '/etc/passwd'\n__spec__ = __loader__ = None\n",
    "its own __getattr__": HONEST + "\ndef __getattr__(name):\n    return 1\n",
    "__all__ of what there isn't": HONEST + "\n__all__ = ['nothing', 7]\n",
    "a module that takes itself out": HONEST + "\nimport sys\nsys.modules.pop(__name__, None)\n",
    "threads at import": HONEST
    + "\nimport threading, time\nthreading.Thread(target=time.sleep, args=(600,)).start()\n",
    "a plea at the end": HONEST + "\nimport atexit\natexit.register(print, 'passed')\n",
    "__del__ that raises": HONEST + "\nclass A:\n    def __del__(self):\n        raise SystemExit\nA()\n",
    "a question at import": HONEST + "\nname = input('Who are you? ')\n",
    "printing at import": HONEST + "\nprint('x' * 10**7)\n",
    "warnings that are errors": HONEST + "\nimport warnings\nwarnings.simplefilter('error')\n",
    "a wrong seed for all": HONEST + "\nimport numpy, random\nnumpy.random.seed(0)\nrandom.seed(0)\n",
    "errors of numpy raised": HONEST + "\nimport numpy\nnumpy.seterr(all='raise')\n",
    "a recursion limit": HONEST + "\nimport sys\nsys.setrecursionlimit(400)\n",
}

ALL_LOST = {  # nothing in it can be asked
    "NUL": HONEST + "\0",
    "leaves at import": HONEST + "\nimport os\nos._exit(0)\n",
    "exit() at import": HONEST + "\nraise SystemExit(0)\n",
    "an exception of its own kind": HONEST + "\nraise BaseException('x')\n",
    "KeyboardInterrupt at import": HONEST + "\nraise KeyboardInterrupt\n",
    "an exception without words": HONEST + "\nclass E(Exception):\n    def __str__(self): raise self\nraise E\n",
    "imports itself without end": "from cs231n_lite.regularizers import l2\n" + HONEST,
    "imports what there isn't": "import nothing_of_this_name\n" + HONEST,
    "a group of exceptions": HONEST + "\nraise ExceptionGroup('x', [ValueError(n) for n in range(1000)])\n",
    "not Python": "\x7fELF\x02\x01\x01" * 1000,
    "nothing": "",
    "spaces": " " * 900_000,
    "lines": "\n" * 900_000,
    "a comment without end": "#" * 900_000,
    "half a letter of its own": HONEST + "\nx = '\\ud800'\nraise ValueError(x)\n",
}

HELPERS = {  # helpers that would stand in for something else
    "json": "raise SystemExit\n",
    "numpy": "def __getattr__(name):\n    return lambda *a, **k: 0\n",
    "sitecustomize": "import os\nos._exit(0)\n",
    "cs231n_lite": "raise SystemExit\n",
    "grading": "raise SystemExit\n",
    "_socket": "raise SystemExit\n",
    "encodings": "raise SystemExit\n",
}


@pytest.mark.full
@pytest.mark.parametrize("what", PARSERS)
def test_no_text_is_too_much_for_the_reader(attacked, what: str):
    verdicts = attacked(Attack(what, HONEST + "\n" + PARSERS[what], seconds=1.0))
    assert {verdict.points for verdict in verdicts.values()} in ({0}, {2})


@pytest.mark.parametrize("what", KEEPS)
def test_an_odd_text_costs_nothing(worth, what: str):
    worth(Attack(what, KEEPS[what]))


@pytest.mark.parametrize("what", ALL_LOST)
def test_a_text_that_can_not_be_run_costs_itself_alone(worth, what: str):
    worth(Attack(what, ALL_LOST[what], FUNCTIONS))


@pytest.mark.parametrize("name", HELPERS)
def test_a_helper_takes_the_place_of_nothing(worth, name: str):
    worth(
        Attack(
            name,
            "import json, sys\n" + HONEST + "\nimport _socket, encodings, grading\n",
            helpers={name: HELPERS[name]},
        )
    )


@pytest.mark.full
def test_many_large_helpers_cost_nothing(worth):
    """Numbers that somebody learned may be long; each file is within what is taken."""
    large = {f"learned_{n}": f"numbers = '{'9' * 990_000}'\n" for n in range(12)}
    worth(Attack("large helpers", HONEST + "\nfrom learned_3 import numbers\n", helpers=large))
