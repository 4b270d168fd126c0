"""Help in steps: it is about the student's own function, about published problems, and never in the way."""

import pytest

from cs231n_lite.checks import hint
from cs231n_lite.checks.catalogue import all_checks, find
from cs231n_lite.checks.hints import STEPS, hint_of
from cs231n_lite.checks.judge import judge
from cs231n_lite.checks.reading import lines_of
from cs231n_lite.checks.table import Table
from cs231n_lite.checks.verdict import State
from cs231n_lite.plumbing import cli
from cs231n_lite.plumbing.overlay import Overlay
from grading.judge.references import ModuleSubject, run

HOSTILE = {
    "raises": "raise ValueError('no <b>' * 50)",
    "nothing": "pass",
    "a word": "return 'loss'",
    "no number": "return float('nan')",
    "many values": "return 1, 2, 3, 4",
    "prints": "print('x' * 10_000); return 0.0",
    "exits": "exit()",
}


def hints_on(name: str, text: str, references) -> list:
    path = references.course.reference(find(name).module)
    subject = ModuleSubject(run(path, text))
    verdict = judge(find(name), subject, Table())
    return [hint_of(name, step, subject, verdict) for step in range(1, len(STEPS) + 1)]


@pytest.fixture(scope="module")
def wrong(references):
    """One mistake of each check, with the text that makes it."""
    found = {mistake.check: mistake for mistake in references.mistakes() if not mistake.also_right}
    sources = {n: references.course.reference(find(n).module).read_text(encoding="utf-8") for n in found}
    return {name: mistake.applied_to(sources[name]) for name, mistake in found.items()}


def test_each_mistake_has_three_hints_that_can_be_read_in_a_terminal_and_in_a_notebook(wrong, references):
    for name, text in wrong.items():
        for step, one in enumerate(hints_on(name, text, references), 1):
            assert f"Hint {step} of 3 on {name}" in repr(one)
            assert max(map(len, repr(one).splitlines())) < 130, repr(one)
            html = one._repr_html_()
            assert html.count("<p>") == html.count("</p>")
            assert html.count("<span") == html.count("</span>")


def test_the_first_hint_shows_the_students_own_lines(references, wrong):
    first, *_ = hints_on("svm_loss_naive.gradient", wrong["svm_loss_naive.gradient"], references)
    shown = [line.strip() for line in repr(first).splitlines()]
    numbers = [line.split()[0] for line in shown if line.endswith("dW = np.zeros_like(W)")]
    lines = wrong["svm_loss_naive.gradient"].splitlines()
    assert [lines[int(number) - 1].strip() for number in numbers] == ["dW = np.zeros_like(W)"]


def test_the_experiment_on_a_gradient_nudges_the_students_own_loss(references):
    text = references.course.reference("linear_svm").read_text(encoding="utf-8")
    wrong = text.replace("= -np.sum(counts, axis=1)", "= -1")
    _, experiment, picture = hints_on("svm_loss_vectorized.gradient", wrong, references)
    rows = [line for line in experiment.lines.splitlines() if line.startswith("W[")]
    differ = [row for row in rows if "they differ" in row]
    assert rows
    assert 0 < len(differ) < len(rows)
    assert "bias" in picture.lines


def test_a_search_that_returns_a_setting_with_its_W_is_told_so_in_its_experiment(references):
    text = references.course.reference("tuning").read_text(encoding="utf-8")
    paired = text.replace("best, best_accuracy = setting, acc", "best, best_accuracy = (setting, W), acc")
    assert paired != text
    experiment = repr(hints_on("search.best", paired, references)[1])
    assert "a pair of settings[1] and an array of shape" in experiment
    assert "can't be read" not in experiment


def test_where_a_check_has_no_experiment_the_smallest_problem_that_fails_is_shown(references):
    text = references.course.reference("optim").read_text(encoding="utf-8")
    wrong = text.replace("range(0, N, batch_size)", "range(0, N - batch_size + 1, batch_size)")
    _, experiment, _ = hints_on("batches_in_order.values", wrong, references)
    assert "Problem 2 is the smallest that fails" in experiment.words[0]
    assert "batch_size" in experiment.lines


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", ["svm_loss_naive.gradient", "l1.value_and_gradient", "gradient_descent.steps"])
def test_no_function_is_too_odd_for_a_hint(name, body, references):
    arguments = "*args, **named"
    text = f"def {find(name).function}({arguments}):\n    {body}\n"
    for one in hints_on(name, text, references):
        repr(one).encode("utf-8")
        assert "<b>" not in one._repr_html_().replace("<b>Hint", "").replace("<b>" + name, "")


def test_what_passes_needs_no_hint_and_what_is_not_written_says_so(references):
    name = "svm_loss_single.loss"
    text = references.course.reference("linear_svm").read_text(encoding="utf-8")
    assert all("passes" in repr(one) for one in hints_on(name, text, references))
    (unwritten, *_) = hints_on(
        name, "def svm_loss_single(scores, y):\n    raise NotImplementedError('later')", references
    )
    assert "could not be run" in repr(unwritten)
    assert "Later" in repr(unwritten)


def test_there_are_three_hints_and_the_command_line_tells_them(references, tmp_path, overlay, capsys):
    for path in references.course.references("1-losses"):
        text = path.read_text(encoding="utf-8").replace("    margins[y] = 0\n", "")
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    overlay(Overlay(tmp_path, "1-losses"))
    with pytest.raises(ValueError, match="there are 3 hints"):
        hint("svm_loss_single.loss", 4)
    assert cli.main(["hint", "svm_loss_single.loss"]) == 0
    told = capsys.readouterr().out
    assert all(f"Hint {step} of 3" in told for step in (1, 2, 3))
    assert "1 too large" in told
    assert cli.main(["hint", "svm_loss_single.loss", "2"]) == 0
    assert "Hint 1" not in capsys.readouterr().out
    assert cli.main(["hint", "svm_loss_singel.loss"]) == 2


def test_lines_of_functions_and_methods_come_without_their_docstrings():
    method = 'class A:\n    """A."""\n    def f(self):\n        """F."""\n        return 1\n\n'
    text = f"{method}def g():\n    x = 2\n    return x\n"
    assert lines_of(text, "A.f") == [(5, "        return 1")]
    assert lines_of(text, "g") == [(8, "    x = 2"), (9, "    return x")]
    assert lines_of(text, "h") == lines_of("def (", "h") == lines_of(None, "h") == []


def test_every_check_can_be_asked_for_hints_on_a_module_that_cannot_be_read(references):
    for name, check in all_checks().items():
        subject = ModuleSubject(run(references.course.reference(check.module), "x = 1\n"))
        verdict = judge(check, subject, Table())
        assert verdict.state is not State.PASSED
        repr(hint_of(name, 1, subject, verdict))
