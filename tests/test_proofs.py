"""The build proves the references by itself: every known mistake, made in a reference, is refused."""

from dataclasses import replace

import pytest

from cs231n_lite.checks.catalogue import all_checks, find
from grading.course_folder import CourseFolder
from grading.derive.proofs import Unproved, broken, prove
from grading.derive.published import published
from grading.judge.references import References, run

MISTAKES = [mistake for mistake in References(CourseFolder()).mistakes() if not mistake.also_right]


@pytest.fixture(scope="session")
def problems(references):
    """The published problems of a check."""
    return {check.name: published(check, references) for check in all_checks().values()}


@pytest.mark.parametrize("name", all_checks())
def test_the_reference_is_proved(name, references, problems):
    prove(find(name), problems[name], references.module)


def complaint(module: str, text: str, references, problems, first: str = "") -> str:
    """The first thing that the build finds wrong with `text` as the reference of `module`; `first` is asked first."""
    wrong = run(references.course.reference(module), text)

    def module_of(name: str):
        return wrong if name == module else references.module(name)

    checks = [check for check in all_checks().values() if check.module == module]
    laws = (
        law
        for check in sorted(checks, key=lambda check: check.name != first)
        for law in broken(check, problems[check.name], module_of)
    )
    return next((law.otherwise for law in laws), "")


@pytest.mark.slow
@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: f"{mistake.check}: {mistake.name}")
def test_a_reference_with_a_known_mistake_is_refused(mistake, references, problems):
    module = find(mistake.check).module
    text = references.course.reference(module).read_text(encoding="utf-8")
    assert complaint(module, mistake.applied_to(text), references, problems, mistake.check)


WRONG = {
    "half of reg, in every loss": ("linear_svm", [("+ reg * np.sum(W * W)", "+ 0.5 * reg * np.sum(W * W)")]),
    "a margin of 2, everywhere": ("linear_svm", [(" + 1)", " + 2)")]),
    "sums for means, everywhere": ("linear_svm", [(" / len(X)", "")]),
    "logarithms to base 10": ("softmax", [("np.log(", "np.log10(")]),
}


@pytest.mark.parametrize(("module", "edits"), WRONG.values(), ids=WRONG)
def test_a_mistake_made_everywhere_at_once_is_refused(module, edits, references, problems):
    text = references.course.reference(module).read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    assert complaint(module, text, references, problems)


def test_a_check_that_nothing_proves_is_refused(references, problems):
    check = replace(find("svm_loss_naive.loss"), proofs=())
    with pytest.raises(Unproved, match=r"nothing proves the reference of svm_loss_naive\.loss"):
        prove(check, problems[check.name], references.module)


def test_a_reference_that_raises_is_refused_in_words(references, problems):
    check = find("svm_loss_naive.loss")
    module = run(references.course.reference("linear_svm"), "def svm_loss_naive(W, X, y, reg):\n    return W @ X\n")
    with pytest.raises(
        Unproved, match=r"the reference of svm_loss_naive\.loss, in linear_svm\.py, isn't right: it raised"
    ):
        prove(check, problems[check.name], lambda name: module)
