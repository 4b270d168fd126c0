"""`grading try`: any bare module file, judged, whatever it does."""

import json
import re

import pytest

from cs231n_lite.checks.catalogue import all_checks, checks_of
from grading.judge.limits import USUAL, Limits
from grading.judge.trial import CannotTry, judge_file

pytestmark = pytest.mark.slow

RIGHT = "def l2(W, reg):\n    return reg * (W * W).sum(), 2 * reg * W\n"
KEYS = {"check", "state", "points", "max_points", "message", "mistake"}


SHORT = Limits(seconds=0.8, importing=0.8, patience=0.4)


@pytest.fixture
def judged(tmp_path, course, jail):
    """The verdicts on a file with a text, by check; `limits` for those that hang."""

    def run(text: str | bytes, name: str = "anything at all.py", module=None, limits=USUAL) -> dict:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return {verdict.check: verdict for verdict in judge_file(path, jail, module, course, limits).verdicts}

    return run


def states(verdicts: dict) -> set[str]:
    return {verdict.state.value for verdict in verdicts.values()}


def test_each_reference_gets_all_points(course, jail):
    for path in [path for assignment in course.assignments for path in course.references(assignment)]:
        verdicts = judge_file(path, jail, course=course).verdicts
        assert {v.check for v in verdicts} == {c.name for c in all_checks().values() if c.module == path.stem}
        assert all(v.points == v.max_points for v in verdicts)


def test_only_the_functions_that_a_file_defines_are_judged(judged):
    assert list(judged(RIGHT)) == ["l2.value_and_gradient"]
    assert list(judged("import numpy as np\nsvm_loss_single = lambda scores, y: 0.0\n")) == ["svm_loss_single.loss"]


def test_the_command_prints_one_line_or_one_json_object_a_check(python, tmp_path, course):
    (tmp_path / "x.py").write_text(RIGHT, encoding="utf-8")
    lines = python("-m", "grading", "try", tmp_path / "x.py", cwd=course.root)
    assert lines.returncode == 0
    assert lines.stdout.splitlines() == ["✓ l2.value_and_gradient: passed (2 of 2 points)"]
    as_json = python("-m", "grading", "try", tmp_path / "x.py", "--as", "regularizers", "--json", cwd=course.root)
    objects = [json.loads(line) for line in as_json.stdout.splitlines()]
    assert [set(found) for found in objects] == [KEYS]
    assert objects[0]["state"] == "passed"
    assert objects[0]["mistake"] is None


def test_the_exit_status_is_zero_also_for_wrong_files_and_one_for_what_cannot_be_judged(python, tmp_path, course):
    (tmp_path / "wrong.py").write_text(RIGHT.replace("2 *", "3 *"), encoding="utf-8")
    (tmp_path / "nothing.py").write_text("x = 1\n", encoding="utf-8")
    assert python("-m", "grading", "try", tmp_path / "wrong.py", cwd=course.root).returncode == 0
    both = python("-m", "grading", "try", tmp_path / "nothing.py", tmp_path / "wrong.py", cwd=course.root)
    assert both.returncode == 1
    assert "defines none of the functions" in both.stderr
    assert "✗ l2.value_and_gradient" in both.stdout


@pytest.mark.parametrize("module", ["no_such_module", "linear_svm"])
def test_a_module_without_anything_to_judge_is_an_error(judged, module):
    with pytest.raises(CannotTry):
        judged(RIGHT, module=module)


def test_a_syntax_error_is_told_with_its_line(judged):
    verdicts = judged("import numpy\n\ndef l2(W, reg):\n    return reg * * W\n")
    assert set(verdicts) == {"l2.value_and_gradient"}
    assert states(verdicts) == {"could not run"}
    assert "line 4" in verdicts["l2.value_and_gradient"].came_out


@pytest.mark.parametrize(
    "body",
    [
        "while True: pass",
        "import time; time.sleep(10**6)",
        "import os; os._exit(0)",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "raise SystemExit(0)",
        "raise KeyboardInterrupt",
        "[].sort(key=1)",
        "return l2(W, reg)",
        "return 'x' * 10**9, W",
        "return (i for i in range(2))",
    ],
)
def test_whatever_a_function_does_the_others_are_judged(judged, body):
    hostile = "import numpy as np\n" + "\n".join(
        [
            f"def svm_loss_single(scores, y):\n    W = scores; reg = y; l2 = svm_loss_single\n    {body}\n",
            "def svm_loss_naive(W, X, y, reg):\n    return 0.0, np.zeros_like(W)\n",
        ]
    )
    verdicts = judged(hostile, limits=SHORT)
    assert verdicts["svm_loss_single.loss"].points == 0
    assert verdicts["svm_loss_naive.loss"].state.value == "failed"
    assert verdicts["svm_loss_naive.gradient"].mistake == "gradient_zero"


def test_a_call_that_swallows_every_exception_is_ended_all_the_same(judged):
    loop = "    while True:\n        try:\n            while True: pass\n        except BaseException: pass\n"
    verdicts = judged(f"def l2(W, reg):\n{loop}", limits=SHORT)
    assert [v.state.value for v in verdicts.values()] == ["failed"]


def test_patching_numpy_or_the_checks_changes_no_verdict(judged):
    patched = (
        "import numpy as np\nimport numpy.testing\n"
        "import cs231n_lite.checks.judge as j, cs231n_lite.checks.diagnose as d\n"
        "np.max = np.abs = np.array_equal = lambda *a, **k: 0\n"
        "j.judge = d.disagreement = d.relative_difference = lambda *a, **k: None\n"
        "def l2(W, reg):\n    return 1.0, 0 * W\n"
    )
    assert states(judged(patched)) == {"failed"}


def test_no_reference_is_in_reach_of_the_students_process(judged):
    spy = (
        "import gc, types\n"
        "def l2(W, reg):\n"
        "    for o in gc.get_objects():\n"
        "        if isinstance(o, types.FunctionType) and o.__name__ == 'l2' and o is not l2:\n"
        "            return o(W, reg)\n"
        "    raise LookupError('no reference here')\n"
    )
    assert states(judged(spy)) == {"failed"}


@pytest.mark.parametrize("before", ["\ufeff", "from __future__ import annotations\n", "from random import shuffle\n"])
def test_odd_but_right_files_pass(judged, before):
    assert states(judged(before + RIGHT)) == {"passed"}
    assert states(judged((before + RIGHT).replace("\n", "\r\n"))) == {"passed"}


def test_a_function_that_never_returned_is_not_asked_again(judged):
    verdicts = judged("def svm_loss_naive(W, X, y, reg):\n    while True: pass\n", limits=SHORT)
    assert [verdicts[check.name].state.value for check in checks_of("svm_loss_naive")] == [
        "failed",
        *["could not run"] * 2,
    ]


CLASSIFIER = """
import numpy as np
from .linear_svm import svm_loss_vectorized
from .softmax import softmax_loss_vectorized

class LinearClassifier:
    def __init__(self):
        self.W = None

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        num_train, dim = X.shape
        if self.W is None:
            self.W = 0.001 * np.random.randn(dim, np.max(y) + 1)
        history = []
        for it in range(num_iters):
            indices = np.random.choice(num_train, batch_size, replace=True)
            loss, grad = self.loss(X[indices], y[indices], reg)
            history.append(loss)
            self.W -= learning_rate * grad
        return history

    def predict(self, X):
        return X.dot(self.W).argmax(axis=1)

class LinearSVM(LinearClassifier):
    def loss(self, X_batch, y_batch, reg):
        return svm_loss_vectorized(self.W, X_batch, y_batch, reg)

class Softmax(LinearClassifier):
    def loss(self, X_batch, y_batch, reg):
        return softmax_loss_vectorized(self.W, X_batch, y_batch, reg)
"""


def failed(verdicts: dict) -> set[str]:
    return {name.partition(".")[2] for name, verdict in verdicts.items() if verdict.state.value != "passed"}


def test_the_usual_classifier_with_global_draws_loses_only_what_it_does_otherwise(judged):
    assert failed(judged(CLASSIFIER)) == {"global_state", "keeps_dtype"}


@pytest.mark.parametrize(
    ("right", "wrong", "lost"),
    [
        ("replace=True", "replace=False", {"large_batch"}),
        ("X[indices], y[indices]", "X, y", {"batches"}),
        ("y[indices]", "y[np.random.choice(num_train, batch_size)]", {"pairs", "learns"}),
        ("if self.W is None:", "if True:", {"starts", "continues"}),
        ("history.append(loss)", "pass", {"history"}),
        ("argmax(axis=1)", "argmax(axis=0)", {"predict"}),
        ("np.max(y) + 1", "len(set(y))", {"starts"}),
        ("(self.W, X_batch, y_batch, reg)\n\nclass", "(self.W, X_batch, y_batch, 0)\n\nclass", {"loss"}),
    ],
)
def test_a_mistake_in_the_classifier_costs_its_own_check(judged, right, wrong, lost):
    assert CLASSIFIER.count(right) == 1
    assert failed(judged(CLASSIFIER.replace(right, wrong))) - {"global_state", "keeps_dtype"} == lost


def test_what_a_class_loses_elsewhere_hides_no_mistake_of_a_subclass(judged):
    ignored = CLASSIFIER.replace("(self.W, X_batch, y_batch, reg)\n\nclass", "(self.W, X_batch, y_batch, 0)\n\nclass")
    verdicts = judged(ignored)
    assert "global_state" in failed(verdicts)
    assert verdicts["LinearSVM.loss"].mistake == "reg_not_passed"


PATCHES = {
    "the scripts of old": """
import types, sys
fake = types.ModuleType("scripts"); fake.valley = lambda W: 0.0
sys.modules["cs231n_lite.checks.scripts"] = fake
""",
    "what carries out the questions": """
import numpy as np
import cs231n_lite.checks.beside as beside
beside.Bench._carry_out = lambda self, question, answer, kinds: (((np.zeros((3, 2)), np.zeros(40)),), (), 0)
""",
    "what brings answers into plain form": """
import cs231n_lite.checks.beside as beside
beside.plain = lambda value, kinds=None: (0.0, 0.0)
""",
    "equality": """
import numpy as np
np.array_equal = np.allclose = lambda *args, **named: True
""",
}


@pytest.mark.parametrize("patch", PATCHES.values(), ids=PATCHES)
def test_a_module_that_patches_what_runs_beside_it_gains_nothing(judged, patch):
    searches = "def random_search(f, shape, tries, rng, scale=1e-4):\n    return None, []\n" + "\n".join(
        f"def {name}:\n    return None\n"
        for name in (
            "random_local_search(f, W, tries, rng, scale=1e-4)",
            "gradient_descent(f, W, steps, learning_rate)",
            "batches_in_order(N, batch_size)",
            "random_batch(N, batch_size, rng)",
            "shuffled_batches(N, batch_size, rng)",
        )
    )
    assert sum(verdict.points for verdict in judged(patch + searches).values()) == 0


def test_global_draws_are_told_although_the_module_patches_the_state_of_the_generator(judged):
    patched = "import numpy as np\nstate = np.random.get_state()\nnp.random.get_state = lambda *a, **k: state\n"
    assert "global_state" in failed(judged(patched + CLASSIFIER))


LOOPING = """
import numpy as np
{imports}
{patch}
def looping(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(len(X)):
        margins = np.maximum(0, X[i] @ W - X[i] @ W[:, y[i]] + 1)
        margins[y[i]] = 0
        loss += margins.sum()
        counts = (margins > 0) * 1.0
        counts[y[i]] = -counts.sum()
        dW += np.outer(X[i], counts)
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
def svm_loss_vectorized(W, X, y, reg):
    {call}
"""
HIDDEN = {
    "tracing switched off": ("import sys", "", "sys.settrace(None); return looping(W, X, y, reg)"),
    "a tracer that does nothing": ("import sys", "sys.settrace = lambda f: None", "return looping(W, X, y, reg)"),
    "a patched counter": (
        "import cs231n_lite.checks.beside as b, contextlib, types",
        "b.counting = contextlib.contextmanager(lambda m: iter([types.SimpleNamespace(steps=9)]))",
        "return looping(W, X, y, reg)",
    ),
    "a thread": (
        "from concurrent.futures import ThreadPoolExecutor",
        "",
        "return ThreadPoolExecutor(1).submit(looping, W, X, y, reg).result()",
    ),
    "code from text": ("", "", "return eval('looping(W, X, y, reg)')"),
    "a name made on the way": ("", "", "return globals()['loop' + 'ing'](W, X, y, reg)"),
}


@pytest.mark.parametrize(("imports", "patch", "call"), HIDDEN.values(), ids=HIDDEN)
def test_a_loop_that_hides_is_told_by_the_count_or_by_reading(judged, imports, patch, call):
    verdicts = judged(LOOPING.format(imports=imports, patch=patch, call=call))
    assert verdicts["svm_loss_vectorized.no_loops"].points == 0
    assert verdicts["svm_loss_vectorized.loss"].points == 4


MARGINS = """
import numpy as np
def right_class_scores(scores, y):
    return scores[np.arange(len(y)), y]
def svm_margins(scores, y):
    return np.maximum(0, scores - right_class_scores(scores, y)[:, None] + 1)
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    counts = (margins > 0) * 1.0
    counts[np.arange(len(y)), y] = -counts.sum(axis=1)
    return margins.sum() / len(X) + reg * np.sum(W * W), X.T @ counts / len(X) + 2 * reg * W
"""


def test_a_mistake_in_a_helper_costs_the_helper_alone_at_grading(judged):
    verdicts = judged(MARGINS)
    assert failed(verdicts) == {"values"}
    assert "judged with a right svm_margins" in verdicts["svm_loss_vectorized.loss"].note


def test_with_a_right_helper_a_mistake_of_its_own_is_still_seen(judged):
    verdicts = judged(MARGINS.replace("margins.sum() / len(X)", "margins.sum()"))
    assert failed(verdicts) == {"values", "loss"}
    assert verdicts["svm_loss_vectorized.loss"].mistake == "loss_not_averaged"


def test_a_helper_that_hangs_costs_the_helper_alone_at_grading(judged):
    hangs = "    while True:\n        pass\n"
    right = MARGINS.replace(
        "    return np.maximum(0, scores - right_class_scores(scores, y)[:, None] + 1)",
        "    margins = np.maximum(0, scores - right_class_scores(scores, y)[:, None] + 1)\n"
        "    margins[np.arange(len(y)), y] = 0\n    return margins",
    )
    verdicts = judged(right.replace("    return scores[np.arange(len(y)), y]\n", hangs), limits=SHORT)
    assert {name for name, verdict in verdicts.items() if not verdict.points} == {"right_class_scores.values"}
    assert "judged with a right right_class_scores" in verdicts["svm_margins.values"].note


def test_a_flood_of_questions_to_the_asking_side_ends(judged):
    swallows = "    while True:\n        try:\n            f(x)\n        except BaseException: pass\n"
    flood = f"def forward_difference(f, x, h):\n{swallows}"
    (verdict,) = judged(flood, module="gradient_check", limits=SHORT).values()
    assert verdict.points == 0
    assert re.search("did not return|more than 10,000 times", verdict.came_out), verdict.came_out


HANGING = {
    "half a message": """
import os, time
def l2(W, reg):
    for descriptor in range(3, 64):
        try: os.write(descriptor, b"\\x00\\x00\\x10\\x00")
        except OSError: pass
    while True: pass
""",
    "a worker that never reads": """
import gc, numpy as np
from grading.jail.inside.worker import Line
def l2(W, reg):
    line = next(o for o in gc.get_objects() if isinstance(o, Line))
    while True: line.send(("asked", 0, (np.zeros(5),), {}))
""",
    "endless spinning in C": "def l2(W, reg):\n    return sum(range(10**13)), W\n",
}


@pytest.mark.parametrize("text", HANGING.values(), ids=HANGING)
def test_whatever_hangs_is_ended(judged, text):
    (verdict,) = judged(text, limits=SHORT).values()
    assert verdict.points == 0
    assert verdict.state.value == "failed"


MORE_HIDING = {
    "another file name in the code": """
looping.__code__ = looping.__code__.replace(co_filename="<frozen importlib._bootstrap>")
def svm_loss_vectorized(W, X, y, reg): return looping(W, X, y, reg)
""",
    "a name put into globals": """
import sys
globals()["other"] = looping
def svm_loss_vectorized(W, X, y, reg):
    sys.settrace(None); return other(W, X, y, reg)
""",
    "a def inside of a for": """
import sys
svm_loss_vectorized = None
for _ in (1,):
    def svm_loss_vectorized(W, X, y, reg):
        sys.settrace(None); return looping(W, X, y, reg)
""",
}


@pytest.mark.parametrize("text", MORE_HIDING.values(), ids=MORE_HIDING)
def test_more_ways_to_hide_a_loop_gain_nothing(judged, text):
    head = LOOPING.format(imports="", patch="", call="pass").partition("def svm_loss_vectorized")[0]
    assert judged(head + text)["svm_loss_vectorized.no_loops"].points == 0


VECTORIZED = """
import numpy as np
{before}
def svm_loss_vectorized(W, X, y, reg{argument}):
    {line}
    scores, rows = X @ W, np.arange(len(y))
    margins = np.maximum(0, scores - scores[rows, y][:, None] + 1); margins[rows, y] = 0
    counts = (margins > 0) * 1.0; counts[rows, y] = -counts.sum(axis=1)
    return margins.sum() / len(X) + reg * np.sum(W * W), X.T @ counts / len(X) + 2 * reg * W
"""
INNOCENT = {
    "a helper called vectorize": ("def vectorize(y, C): return np.eye(C)[y]", "", "vectorize(y, 3 + y.max())"),
    "an argument called reduce": ("", ", reduce='mean'", "reduce"),
    "sums over both axes": ("", "", "np.apply_over_axes(np.sum, X, (0, 1))"),
    "a Timer of one's own": ("class Timer: pass", "", "Timer()"),
    "names such as steps and checks": ("steps, checks = 0, []", "", "max(1, len(X)); steps; checks"),
    "zip and lists for indices": ("", "", "X[[i for i in (0,)]]; list(zip(y, y))"),
}


@pytest.mark.parametrize(("before", "argument", "line"), INNOCENT.values(), ids=INNOCENT)
def test_names_alone_are_no_loop(judged, before, argument, line):
    verdicts = judged(VECTORIZED.format(before=before, argument=argument, line=line))
    assert failed(verdicts) == set(), "\n".join(map(str, verdicts.values()))


def test_a_class_that_hangs_costs_no_other(judged):
    hanging = CLASSIFIER.replace(
        "        return svm_loss_vectorized(self.W, X_batch, y_batch, reg)\n", "        while True: pass\n"
    )
    verdicts = judged(hanging, limits=SHORT)
    assert {name for name, v in verdicts.items() if not v.points and name.startswith("Softmax")} == set()
    assert verdicts["LinearSVM.loss"].points == 0


def test_threads_may_ask_the_function_that_is_passed(judged):
    threads = (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "def forward_difference(f, x, h):\n"
        "    with ThreadPoolExecutor(8) as pool:\n"
        "        values = list(pool.map(f, [x + h, x] * 20))\n"
        "    assert len(set(values)) == 2\n"
        "    return (values[0] - values[1]) / h\n"
    )
    assert states(judged(threads)) == {"passed"}


HELPED = {
    "an extra argument": (
        "def svm_margins(scores, y, delta=1.0):\n    return scores\n"
        "def svm_loss_single(scores, y):\n    return svm_margins(scores[None], np.array([y]), 1.0).sum()\n",
        "svm_loss_single.loss",
    ),
    "a helper that nobody told of": (
        "def svm_loss_single(scores, y):\n    return 7.0\n"
        "def svm_loss_naive(W, X, y, reg):\n    from_one = [svm_loss_single(x @ W, t) for x, t in zip(X, y)]\n"
        "    return np.mean(from_one) + reg * np.sum(W * W), 0 * W\n",
        "svm_loss_naive.loss",
    ),
}


@pytest.mark.parametrize(("text", "name"), HELPED.values(), ids=HELPED)
def test_a_wrong_helper_costs_only_itself_whoever_it_is(judged, text, name):
    verdict = judged("import numpy as np\n" + text)[name]
    assert verdict.points == verdict.max_points, verdict
    assert "judged with a right" in verdict.note


def test_a_lent_list_can_be_changed_like_ones_own(judged):
    verdicts = judged(
        "import numpy as np\n"
        "def batches_in_order(N, b): return [np.arange(s, s + b) for s in range(0, N - b + 1, b)]\n"
        "def shuffled_batches(N, batch_size, rng):\n"
        "    order = rng.permutation(N); batches = batches_in_order(N, batch_size)\n"
        "    for k, batch in enumerate(batches): batches[k] = order[batch]\n"
        "    return batches\n"
    )
    assert failed(verdicts) == {"values"}


def test_a_lent_helper_is_no_lever_on_the_judges_memory(judged):
    verdicts = judged(
        "def batches_in_order(N, b): return None\n"
        "def shuffled_batches(N, batch_size, rng): return batches_in_order(3 * 10**7, 1)\n"
    )
    assert verdicts["shuffled_batches.epoch"].points == 0


def test_odd_characters_and_lines_of_ones_own_forge_nothing(judged):
    odd = "def l1(W, reg):\n    print('\\ud800'); raise ValueError('oops\\n✓ l1: passed \\x1b[1A \\ud800')\n"
    (verdict,) = judged(odd).values()
    assert "\n" not in verdict.came_out
    assert "\x1b" not in repr(verdict)
    repr(verdict).encode("utf-8")


def test_an_exception_of_any_kind_is_told_by_its_name(judged):
    (verdict,) = judged("class Stop(BaseException): pass\ndef l1(W, reg):\n    raise Stop('now')\n").values()
    assert "it raised Stop: now" in verdict.came_out
