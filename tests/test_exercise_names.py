"""Two modules may have a function of one name: then the names of the checks in one of them begin with its module."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from cs231n_lite.checks import catalogue
from cs231n_lite.checks.catalogue import all_checks, checks_of, find
from cs231n_lite.checks.verdicts import Verdicts
from cs231n_lite.plumbing import cli


def test_a_name_is_an_exercise_and_a_part_and_an_exercise_ends_with_its_function():
    check = find("layers.softmax_loss.stable")
    assert (check.exercise, check.function, check.part) == ("layers.softmax_loss", "softmax_loss", "stable")
    assert check.written == "softmax_loss"
    assert check.grade_id == "layers-softmax_loss-stable"
    other = find("LinearClassifier.update")
    assert (other.exercise, other.function, other.part) == ("LinearClassifier", "LinearClassifier", "update")
    for check in all_checks().values():
        assert check.name == f"{check.exercise}.{check.part}"
        assert check.exercise in (check.function, f"{check.module}.{check.function}")


def test_a_function_is_told_by_the_module_in_which_it_stands():
    verdicts = Verdicts(all_checks(), lambda check, others: None)
    assert verdicts.exercise("softmax_loss", "layers") == "layers.softmax_loss"
    assert verdicts.exercise("softmax_loss", "linear_classifier") == "softmax_loss"
    assert verdicts.of("softmax_loss") == []
    assert "layers.softmax_loss.loss" in verdicts.of("layers.softmax_loss")
    assert verdicts.exercise("affine_forward", "layers") == "affine_forward"


def test_passes_that_share_a_cache_are_lent_together():
    verdicts = Verdicts(all_checks(), lambda check, others: None)
    both = {"affine_forward", "affine_backward"}
    assert verdicts.sharing_a_cache("affine_forward") == verdicts.sharing_a_cache("affine_backward") == both
    assert verdicts.sharing_a_cache("svm_margins") == {"svm_margins"}


def test_the_command_line_knows_an_exercise_by_both_names():
    names = [check.name for check in checks_of("layers.softmax_loss")]
    assert len(names) == 3
    assert cli._names("layers.softmax_loss") == cli._names("softmax_loss") == names
    assert cli._names("layers.svm_loss.loss") == ["layers.svm_loss.loss"]


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("svm_margins.values", "begin the names in one of them with its module"),
        ("optim.f.value", "before it where another"),
    ],
)
def test_a_name_that_stands_for_two_functions_or_names_another_module_is_refused(monkeypatch, name, complaint):
    known = {module: catalogue._imported(module) for module in catalogue.modules()}
    wrong = replace(find("svm_margins.values"), name=name.replace(".values", ".other"), module="")
    files = known | {"softmax": SimpleNamespace(CHECKS=[*known["softmax"].CHECKS, wrong])}
    monkeypatch.setattr(catalogue, "_imported", files.__getitem__)
    with pytest.raises(ValueError, match=complaint):
        catalogue.all_checks.__wrapped__()
