"""What a check says: in words that follow one rule each, about what is there, and about nothing hidden."""

import re

import numpy as np
import pytest

from cs231n_lite.checks import problem, verdict_on
from cs231n_lite.checks.catalogue import all_checks, find
from cs231n_lite.checks.judge import judge
from cs231n_lite.checks.table import Table
from cs231n_lite.checks.verdict import State, Verdict
from cs231n_lite.checks.words import counted, listed, sentence
from cs231n_lite.plumbing.overlay import Overlay
from grading.judge.oracle import LiveOracle
from grading.judge.references import ModuleSubject, References, run


@pytest.fixture(scope="module")
def messages(course):
    files = [path for assignment in course.assignments for path in course.solutions.glob(f"{assignment}/messages/*")]
    return [block for path in files for block in path.read_text(encoding="utf-8").split("-" * 100)]


def test_every_known_mistake_has_its_message_in_the_golden_files(messages, references):
    told = [block.split("\n\n", 1)[0].strip() for block in messages]
    assert sorted(told) == sorted(mistake.name for mistake in references.mistakes())
    assert all(("Looks like:" in block or "Note:" in block) for block in messages)


def test_the_readme_shows_a_message_as_it_is(messages, course):
    readme = (course.root / "README.md").read_text(encoding="utf-8")
    shown = readme[readme.index("✗ svm_loss_naive.gradient") :].partition("```")[0].strip()
    assert any(block.strip().endswith(shown) for block in messages)


@pytest.mark.parametrize(
    "wrong",
    [r"\bthe the\b", r"\ba an\b", r"\b1 (images|points|steps|problems|numbers)\b", r"\?\.", r"\.\.", r"argument \d"],
)
def test_no_message_stumbles(messages, wrong):
    assert [block for block in messages if re.search(wrong, " ".join(block.split()))] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("the loss is wrong", "The loss is wrong."),
        ("dW is zero.", "dW is zero."),
        ("np.max takes it", "np.max takes it."),
        ("x is what it was", "x is what it was."),
        ("`for` (line 3)", "`for` (line 3)."),
        ("right?", "Right?"),
    ],
)
def test_a_sentence_begins_with_a_capital_letter_unless_it_begins_with_code(text, told):
    assert sentence(text) == told


def test_numbers_and_lists_in_words():
    assert (counted(1, "step"), counted(1200, "step"), counted(2, "batch", "batches")) == (
        "1 step",
        "1,200 steps",
        "2 batches",
    )
    assert [listed(list("abc"[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]


def verdict_on_text(name: str, text: str, references: References, oracle=None) -> Verdict:
    path = references.course.reference(find(name).module)
    return judge(find(name), ModuleSubject(run(path, text)), oracle or Table())


LOSS = "import numpy as np\ndef svm_loss_naive(W, X, y, reg):\n    "
ABOUT = {
    "an exception": (
        "svm_loss_naive.loss",
        f"{LOSS}return W @ X",
        "Look at linear_svm.py, line 3. The inner sizes of a product must agree: print both shapes; .T turns an array. "
        '`problem("svm_loss_naive.loss", 1)`',
    ),
    "nothing returned": ("svm_loss_naive.loss", f"{LOSS}pass", "is the last line missing"),
    "one value": ("svm_loss_naive.loss", f"{LOSS}return 0.0", "End with `return loss, dW`"),
    "a transpose": ("svm_loss_naive.gradient", f"{LOSS}return 0.0, W.T", "Rows and columns are exchanged"),
    "an array for a number": ("svm_loss_naive.loss", f"{LOSS}return X @ W, W", "with axis= it is an array"),
    "a changed argument": ("svm_loss_naive.gradient", f"{LOSS}W[0] = 0; return 0.0, W", "W.copy()"),
}


@pytest.mark.parametrize(("name", "text", "advice"), ABOUT.values(), ids=ABOUT)
def test_what_to_try_next_is_about_what_came_out(name, text, advice, references):
    verdict = verdict_on_text(name, text, references)
    assert verdict.state is State.FAILED
    assert advice in verdict.try_next
    assert verdict.mistake is None


def test_small_arrays_are_shown_beside_the_right_ones(references):
    verdict = verdict_on_text(
        "right_class_scores.values", "def right_class_scores(scores, y):\n    return scores[:, 0]", references
    )
    yours, right = verdict.beside.splitlines()
    scores, y = problem("right_class_scores.values").values()
    assert yours.split()[1:] == [f"{number:.4g}" for number in scores[:, 0]]
    assert right.split()[1:] == [f"{number:.4g}" for number in scores[np.arange(len(y)), y]]
    assert verdict.beside.splitlines()[0] in "\n".join(line.strip() for line in repr(verdict).splitlines())


PRINTING = "def right_class_scores(scores, y):\n    print('margins', scores.shape)\n    return {}"


def test_what_is_printed_is_shown_for_published_problems_only(references):
    live = LiveOracle(references, seed=(3,))
    wrong = verdict_on_text("right_class_scores.values", PRINTING.format("scores[:, 0]"), references, live)
    assert wrong.printed == "margins (3, 4)\n"
    assert "| margins (3, 4)" in repr(wrong)
    right = PRINTING.format("scores[range(len(y)), y]")
    passed = verdict_on_text("right_class_scores.values", right, references, live)
    assert passed.state is State.PASSED
    assert "margins (3, 4)" in repr(passed)
    only_hidden = "def right_class_scores(scores, y):\n    if scores.size > 100: print('secret')\n    return 0 * y"
    assert "secret" not in repr(verdict_on_text("right_class_scores.values", only_hidden, references, live))


def test_many_lines_of_print_are_cut(references):
    flood = "def right_class_scores(scores, y):\n    for k in range(100): print(k)\n    return scores[range(len(y)), y]"
    assert "… and 88 lines more" in repr(verdict_on_text("right_class_scores.values", flood, references))


@pytest.mark.parametrize("name", all_checks())
def test_the_published_problem_can_be_asked_by_hand(name, references):
    given = problem(name)
    check = find(name)
    if check.function[0].isupper() or check.measure:
        assert given
        return
    value = getattr(references.module(check.module), check.function)(**given)
    assert value is not None
    with pytest.raises(ValueError, match="has the published problems 1 to"):
        problem(name, 99)


def test_by_hand_a_function_and_a_generator_come_along(references):
    given = problem("random_search.best")
    W, history = references.module("optim").random_search(**given)
    assert W.shape == given["shape"]
    assert len(history) == given["tries"]
    gradient = references.module("gradient_check").eval_numerical_gradient(**problem("eval_numerical_gradient.centred"))
    assert gradient.shape == problem("eval_numerical_gradient.centred")["x"].shape


@pytest.fixture
def at_home(tmp_path, references, overlay):
    """The references as a student's modules, with some words of one of them changed; the verdict on a check."""

    def verdict(name: str, module: str, *edits: tuple[str, str]) -> Verdict:
        for path in references.course.references("1-losses"):
            text = path.read_text(encoding="utf-8")
            for old, new in edits if path.stem == module else ():
                assert text.count(old) >= 1
                text = text.replace(old, new)
            (tmp_path / path.name).write_text(text, encoding="utf-8")
        overlay(Overlay(tmp_path, "1-losses"))
        return verdict_on(name)

    return verdict


def test_at_home_a_consequence_waits_for_its_cause(at_home):
    broken = ("    margins[np.arange(len(y)), y] = 0\n", "    margins[np.arange(len(y)), y] = 7\n")
    verdict = at_home("svm_loss_vectorized.loss", "linear_svm", broken)
    assert verdict.headline == "○ svm_loss_vectorized.loss: mend svm_margins.values first (4 points still open)"
    assert verdict.state is State.COULD_NOT_RUN
    assert not verdict.try_next


def test_at_home_loops_are_told_although_the_gradient_is_wrong(at_home):
    loops = ("np.sum(margins) / len(X)", "sum(sum(row) for row in margins) / len(X)")
    assert at_home("svm_loss_vectorized.no_loops", "linear_svm", loops).mistake == "loops_over_both"
    wrong = at_home(
        "svm_loss_vectorized.no_loops", "linear_svm", ("np.sum(margins) / len(X)", "1.0"), ("counts / len(X)", "counts")
    )
    assert wrong.mend_first == "svm_loss_vectorized.loss"


def test_a_mistake_of_its_own_is_named_although_another_check_fails_too(at_home):
    edits = [("np.sum(margins) / len(X)", "np.sum(margins)"), ("(counts / len(X))", "counts")]
    assert at_home("svm_loss_vectorized.gradient", "linear_svm", *edits).mistake == "gradient_not_averaged"


def test_an_edit_of_another_module_counts_at_the_next_call(at_home, tmp_path):
    assert at_home("softmax_loss_vectorized.loss", "softmax").state is State.PASSED
    text = (
        (tmp_path / "softmax.py")
        .read_text(encoding="utf-8")
        .replace("import numpy as np\n", "import numpy as np\nfrom .linear_svm import LEVEL\n")
    )
    (tmp_path / "softmax.py").write_text(text, encoding="utf-8")
    assert "cannot import name 'LEVEL'" in verdict_on("softmax_loss_vectorized.loss").came_out
    with (tmp_path / "linear_svm.py").open("a", encoding="utf-8") as file:
        file.write("\nLEVEL = 1\n")
    assert verdict_on("softmax_loss_vectorized.loss").state is State.PASSED


def test_what_a_helper_lacks_in_another_respect_hides_no_mistake(at_home):
    own = (
        "    scores -= np.max(scores, axis=1)[:, None]\n"
        "    exponentials = np.exp(scores)\n"
        "    totals = np.sum(exponentials, axis=1)\n"
    )
    edits = [
        ("shifted = scores - np.max(scores, axis=1)[:, None]", "shifted = scores"),
        (own, "    dscores = softmax_probabilities(scores)\n"),
        ("np.mean(np.log(totals) - scores[rows, y])", "-np.sum(np.log(dscores[rows, y]))"),
        ("    dscores = exponentials / totals[:, None]\n", ""),
    ]
    assert at_home("softmax_loss_vectorized.loss", "softmax", *edits).mistake == "loss_not_averaged"
    assert at_home("softmax_loss_vectorized.stable", "softmax", *edits).mend_first == "softmax_probabilities.stable"
