"""The verdict is the judge's: nothing that a module does beside its functions, or says of them, is worth a point."""

import pytest

from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.plumbing.course import this_course
from grading.judge.judging import Judge
from grading.judge.work import Work, earlier_references

from . import FUNCTIONS, Attack, cheat, probe

LINE = """
import gc, json, struct
from grading.jail.inside import wire, worker
line = next(each for each in gc.get_objects() if type(each) is worker.Line)
REPLY = {
    "values": ((0.0, np.zeros((5, 4))),),
    "after": (),
    "steps": 0,
    "disturbed": (),
    "printed": "",
    "kinds": (),
    "memory": 0,
}
"""

CHEATS = [
    cheat(
        "numpy finds everything equal",
        "np.allclose = np.array_equal = np.all = lambda *a, **k: True\nnp.max = np.abs = lambda *a, **k: 0.0",
    ),
    cheat(
        "nothing disagrees",
        "import cs231n_lite.checks.diagnose as d, cs231n_lite.checks.judgement as j\n"
        "d.disagreement = j.disagreement = lambda *a: None",
    ),
    cheat(
        "every check passes",
        "import cs231n_lite.checks.judge as j, cs231n_lite.checks.verdict as v\n"
        "j.judgement = lambda *a: v.Verdict('', v.State.PASSED, 9, '')",
    ),
    cheat(
        "every verdict has its points",
        "from cs231n_lite.checks.verdict import Verdict\nVerdict.points = property(lambda self: self.max_points)",
    ),
    cheat(
        "builtins that agree",
        "import builtins\nbuiltins.abs = builtins.max = lambda *a, **k: 0\n"
        "builtins.all = builtins.isinstance = lambda *a: True",
    ),
    cheat("another numpy", "import sys, types\nsys.modules['numpy'] = types.ModuleType('numpy')"),
    cheat(
        "another package",
        "import sys\nfor name in [n for n in sys.modules if n.startswith('cs231n_lite')]:\n"
        "    sys.modules[name] = None",
    ),
    cheat("json that says what it likes", "import json\njson.dumps = lambda value: '[true]'"),
    cheat("struct that says what it likes", "import struct\nstruct.pack = lambda *a: b'\\x01' * 12"),
    cheat("a wire of its own", "from grading.jail.inside import wire\nwire.pack = lambda value: b'passed'"),
    cheat("an answer of its own", "from grading.jail.inside import worker\nworker._answer = lambda *a: ('passed', 2)"),
    cheat(
        "a verdict for an answer",
        "from grading.jail.inside import worker\n"
        "worker._answer = lambda *a: ('reply', {'values': (True,), 'passed': True, 'points': 2})",
    ),
    cheat(
        "a subject that agrees with everything",
        """
        from cs231n_lite.checks.subject import LocalSubject
        class Yes(tuple):
            __eq__ = __le__ = __lt__ = __ge__ = lambda self, other: True
        LocalSubject.ask = lambda self, question: Yes()
        """,
    ),
    cheat(
        "a number that agrees with everything",
        """
        class Yes(float):
            __eq__ = __le__ = __lt__ = __sub__ = __rsub__ = __abs__ = lambda self, *a: Yes(0)
            __hash__ = None
        l2 = l1 = lambda W, reg: (Yes(0), 0 * W)
        elastic_net = lambda W, reg, beta: (Yes(0), 0 * W)
        """,
    ),
    cheat(
        "an array that agrees with everything",
        """
        class Yes(np.ndarray):
            def __array_ufunc__(self, *a, **k): return np.zeros(self.shape)
            def __array_function__(self, *a, **k): return 0.0
        l2 = l1 = lambda W, reg: (0.0, np.zeros(W.shape).view(Yes))
        elastic_net = lambda W, reg, beta: (0.0, np.zeros(W.shape).view(Yes))
        """,
    ),
    cheat(
        "no numbers",
        "l2 = l1 = lambda W, reg: (np.nan, W * np.nan)\nelastic_net = lambda W, reg, beta: (np.nan, W * np.nan)",
    ),
    cheat(
        "numbers without end",
        "l2 = l1 = lambda W, reg: (np.inf, W + np.inf)\nelastic_net = lambda W, reg, beta: (np.inf, W + np.inf)",
    ),
    cheat(
        "a masked array",
        "l2 = l1 = lambda W, reg: (0.0, np.ma.masked_all(W.shape))\n"
        "elastic_net = lambda W, reg, beta: (0.0, np.ma.masked_all(W.shape))",
    ),
    cheat(
        "objects in an array",
        "l2 = l1 = lambda W, reg: (0.0, np.full(W.shape, None))\nelastic_net = lambda W, reg, beta: l2(W, reg)",
    ),
    cheat(
        "an array of no size",
        "l2 = l1 = lambda W, reg: (0.0, np.zeros((0, *W.shape)))\nelastic_net = lambda W, reg, beta: l2(W, reg)",
    ),
    cheat(
        "a list without end",
        "def e(W, reg, beta=0):\n    a = []\n    a.append(a)\n    return a\nl2 = l1 = elastic_net = e",
    ),
    cheat("too many numbers", "l2 = l1 = elastic_net = lambda W, reg, beta=0: [0.0] * 10**7"),
    cheat("an iterator", "l2 = l1 = elastic_net = lambda W, reg, beta=0: (n for n in iter(int, 1))"),
    cheat(
        "the right values, if they lie about",
        """
        import gc
        def e(W, reg, beta=0):
            for each in gc.get_objects():
                if isinstance(each, dict) and np.shape(each.get("gradient")) == W.shape and "value" in each:
                    return each["value"], each["gradient"]
            return 0.0, 0 * W
        l2 = l1 = elastic_net = e
        """,
    ),
    cheat(
        "the right values, if whoever asks has them",
        """
        import sys
        def e(W, reg, beta=0):
            frame = sys._getframe()
            while frame:
                for each in frame.f_locals.values():
                    right = getattr(each, "right", None) or getattr(each, "case", None)
                    if right:
                        return right["value"], right["gradient"]
                frame = frame.f_back
            return 0.0, 0 * W
        l2 = l1 = elastic_net = e
        """,
    ),
    cheat(
        "the published answers",
        """
        import glob, json
        rows = [row for path in glob.glob("/course/cs231n_lite/exercises/tables/*.json")
                for cases in json.load(open(path))["cases"].values() for row in cases]
        assert rows
        def published(number):
            names = ("l2", "l1", "elastic_net")
            tables = json.load(open("/course/cs231n_lite/exercises/tables/regularizers.json"))["cases"]
            rows = tables[names[number] + ".value_and_gradient"]
            def answer(W, reg, beta=None):
                for row in rows:
                    if np.array_equal(row["problem"]["W"], W) and row["problem"]["reg"] == reg:
                        return row["right"]["value"], np.array(row["right"]["gradient"])
                return 0.0, 0 * W
            return answer
        l2, l1, elastic_net = map(published, range(3))
        """,
    ),
    cheat(
        "right for the first questions only",
        """
        asked = []
        def early(value, gradient):
            def e(W, reg, beta=0):
                asked.append(1)
                return (value(W, reg, beta), gradient(W, reg, beta)) if len(asked) % 9 < 5 else (0.0, 0 * W)
            return e
        l2 = early(lambda W, r, b: r * np.sum(W * W), lambda W, r, b: 2 * r * W)
        l1 = early(lambda W, r, b: r * np.sum(abs(W)), lambda W, r, b: r * np.sign(W))
        slope = lambda W, r, b: r * (2 * b * W + np.sign(W))
        elastic_net = early(lambda W, r, b: r * np.sum(b * W * W + abs(W)), slope)
        """,
    ),
    cheat(
        "right for the shapes of the published problems only",
        """
        def l2(W, reg):
            return (reg * np.sum(W * W), 2 * reg * W) if W.shape in ((5, 4), (6, 3), (3, 5), (4,)) else (0.0, 0 * W)
        """,
    ),
    cheat("the references", "from grading.judge.references import References\nimport grading.course_folder"),
    cheat(
        "the solutions",
        "import importlib.util as u\n"
        "s = u.spec_from_file_location('r', '/course/solutions/1-losses/reference/regularizers.py')\n"
        "m = u.module_from_spec(s)\ns.loader.exec_module(m)\nl2, l1 = m.l2, m.l1",
    ),
    cheat(
        "itself from the course",
        "import sys\nsys.path.insert(0, '/course')\nsys.meta_path.clear()\nfrom cs231n_lite.regularizers import *",
    ),
    cheat(
        "what an earlier run left",
        """
        import glob, os
        if glob.glob("/job/attack-*") + glob.glob("/tmp/attack-*"):
            l2 = lambda W, reg: (reg * np.sum(W * W), 2 * reg * W)
        open("/job/attack-5b1e", "w").close()
        """,
    ),
    cheat(
        "answers in advance",
        LINE + "\nfor _ in range(50):\n    line.send(('reply', REPLY))\n",
    ),
    cheat(
        "its own name for the checks", "import cs231n_lite.checks.catalogue as c\nc.all_checks = dict\nc.find = None"
    ),
    cheat(
        "a lent function that isn't lent",
        "from cs231n_lite.checks.crossing import Answered\nl2 = l1 = elastic_net = lambda W, reg, beta=0: Answered(0)",
    ),
    cheat(
        "a method for a function",
        "class l2:\n    def __new__(cls, W, reg):\n        return 0.0, 0 * W\nl1 = elastic_net = l2",
    ),
]

FOR_NOTHING = {  # the module whose functions are written without work, its text, and helpers of the student's
    "each loss calls the other": (
        "softmax",
        "def softmax_loss_naive(W, X, y, reg):\n    return softmax_loss_vectorized(W, X, y, reg)\n"
        "def softmax_loss_vectorized(W, X, y, reg):\n    return softmax_loss_naive(W, X, y, reg)\n",
    ),
    "one loss calls the other, which isn't written": (
        "linear_svm",
        "def svm_loss_naive(W, X, y, reg):\n    return svm_loss_vectorized(W, X, y, reg)\n"
        "def svm_loss_vectorized(W, X, y, reg):\n    return None\n",
    ),
    "the same by another name": (
        "linear_svm",
        "def svm_loss_vectorized(W, X, y, reg):\n    return 0\nother = svm_loss_vectorized\n"
        "def svm_loss_naive(W, X, y, reg):\n    return globals()['svm_loss_vectorized'](W, X, y, reg) or other\n",
    ),
}

LOOPS = {  # the text of mine.py, with a `loss` that hides its loops
    "a helper that turns the count off": "import sys\ndef loss(*given):\n    sys.settrace(None)\n"
    "    return naive(*given)\n",
    "a helper that says how many steps there were": "from cs231n_lite.checks.steps import Counter\n"
    "Counter.steps = property(lambda self: 7, lambda self, steps: None)\ndef loss(*given):\n    return naive(*given)\n",
    "a helper that loops in another thread": "import _thread, threading\n"
    "def loss(*given):\n    found, done = [], _thread.allocate_lock()\n    done.acquire()\n"
    "    _thread.start_new_thread(lambda: (found.append(naive(*given)), done.release()), ())\n"
    "    done.acquire()\n    return found[0]\n",
    "a helper that says it is a library": "import numpy\ncode = naive.__code__\n"
    "naive.__code__ = code.replace(co_filename=numpy.__file__)\ndef loss(*given):\n    return naive(*given)\n",
}


@pytest.mark.parametrize("attack", CHEATS, ids=str)
def test_a_cheat_is_worth_nothing(worth, attack: Attack):
    worth(attack)


PATCHES = [
    probe(
        "numpy finds everything different", "import numpy\nnumpy.array_equal = numpy.allclose = lambda *a, **k: False"
    ),
    probe("no exceptions for others", "import builtins\nbuiltins.print = None"),
    probe("types of its own", "import cs231n_lite.checks.crossing as c\nc.LONGEST_TEXT = 10**9\nc.MOST_ITEMS = 10**9"),
]


@pytest.mark.parametrize("attack", PATCHES, ids=str)
def test_what_is_changed_in_its_own_process_changes_nothing_else(worth, attack: Attack):
    worth(attack)


@pytest.mark.parametrize("what", FOR_NOTHING)
def test_work_that_nobody_did_is_worth_nothing(judge, what: str):
    module, text = FOR_NOTHING[what]
    checks = [check for check in all_checks().values() if check.module == module]
    with judge({module: text}) as judging:
        paid = {check.name: verdict for check in checks if (verdict := judging.verdict(check)).points}
    assert paid == {}


@pytest.mark.parametrize("what", LOOPS)
def test_loops_can_not_be_hidden_in_a_helper_file(judge, references, what: str):
    text = references.course.reference("softmax").read_text(encoding="utf-8")
    naive = text[text.index("import numpy") : text.index("def softmax_loss_vectorized")].replace(
        "softmax_loss_naive", "naive"
    )
    naive = naive.replace("from .regularizers import l2\n", "")  # a helper file is no part of the package
    own = f"{text}\nfrom mine import loss\ndef softmax_loss_vectorized(W, X, y, reg):\n    return loss(W, X, y, reg)\n"
    with judge({"softmax": own, "mine": naive + LOOPS[what]}) as judging:
        assert judging.verdict(all_checks()["softmax_loss_vectorized.loss"]).points
        assert judging.verdict(all_checks()["softmax_loss_vectorized.no_loops"]).points == 0


LIARS = {
    "no numbers": "return value * float('nan')",
    "infinite ones": "return value + float('inf')",
    "nothing": "return None",
    "a text": "return 'passed'",
    "true": "return True",
}
WRAP = """
import functools, inspect, sys
import numpy as np
def _lie(value):
    if isinstance(value, (tuple, list)):
        return type(value)(map(_lie, value))
    if isinstance(value, dict):
        return {name: _lie(each) for name, each in value.items()}
    {LIE}
def _liar(function):
    @functools.wraps(function)
    def lying(*args, **named):
        return _lie(function(*args, **named))
    return lying
def _all(names):
    for name, value in list(names.items()):
        if inspect.isfunction(value) and not name.startswith("_"):
            yield name, _liar(value)
        elif inspect.isclass(value):
            for method, changed in _all(vars(value)):
                setattr(value, method, changed)
globals().update(dict(_all(globals())))
"""
FORM_ONLY = {  # what asks about the way, not about what is given back
    *(name for name in all_checks() if name.startswith("LinearClassifier.")),
    "TwoLayerNet.starts",  # constructors aren't made to lie
    "Node.neg",  # operators aren't made to lie, and these two use nothing else
    "Node.pow",
    "eval_numerical_gradient.restores",
    "grad_check_sparse.restores",
    "search.tries",
    "softmax_loss_vectorized.no_loops",
    "svm_loss_vectorized.no_loops",
}


@pytest.mark.full
@pytest.mark.parametrize("lie", LIARS)
@pytest.mark.parametrize("assignment", this_course().assignments)
def test_no_check_takes_a_lie_for_a_number(jail, references, assignment: str, lie: str):
    course = references.course
    texts = {path.stem: path.read_text(encoding="utf-8") for path in course.references(assignment)}
    lying = {name: text + WRAP.replace("{LIE}", LIARS[lie]) for name, text in texts.items()}
    work = Work(assignment, lying, earlier_references(course, assignment))
    checks = [check for check in all_checks().values() if check.module in texts and check.name not in FORM_ONLY]
    with Judge(references, work, (5,), jail) as judging:
        paid = {check.name for check in checks if judging.verdict(check).points}
    assert checks
    assert paid == set()


def test_the_same_modules_get_the_same_verdicts_again(judge, alone):
    text = "raise_ = []\ndef l2(W, reg):\n    raise ValueError(W)\nl1 = l2\ndef elastic_net(W, reg, beta):\n"
    "    return 0.0, W\n"
    runs = []
    for _ in range(2):
        with judge({"regularizers": text}) as judging:
            runs.append([judging.verdict(all_checks()[verdict.check]) for verdict in alone])
    assert runs[0] == runs[1]
    assert len(runs[0]) == len(FUNCTIONS)
