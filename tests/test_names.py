"""How mistakes get their names: prints, forms, suspects, places; and that no right version ever gets one."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs231n_lite.checks.answers import Answer
from cs231n_lite.checks.case import Case
from cs231n_lite.checks.catalogue import all_checks, find
from cs231n_lite.checks.check import Check, KnownMistake, Law
from cs231n_lite.checks.diagnose import suspect
from cs231n_lite.checks.forms import AND, Form, alike, packed, unpacked
from cs231n_lite.checks.heatmap import COLOURS, coloured, heat_map
from cs231n_lite.checks.judgement import judgement
from cs231n_lite.checks.prints import print_of, range_of, same_values
from cs231n_lite.checks.table import TABLES, Table
from cs231n_lite.checks.verdict import State
from cs231n_lite.checks.where import where
from cs231n_lite.plumbing.course import this_course
from grading.judge.oracle import LiveOracle
from grading.judge.references import ModuleSubject

ONE, TWO = KnownMistake("one", "one is wrong.", "Try one."), KnownMistake("two", "two is wrong.", "Try two.")
MEGABYTE = 10**6

arrays = st.integers(0, 2**32 - 1).map(lambda seed: np.random.default_rng(seed).normal(size=(3, 4)))


@given(right=arrays, wrong=arrays, rounding=st.floats(-1e-9, 1e-9))
@settings(max_examples=60, deadline=None)
def test_a_print_knows_its_result_up_to_rounding_and_no_other(right, wrong, rounding):
    values, other = {"dW": wrong}, {"dW": wrong + 1e-3}
    assert same_values(values, {"dW": right}, {"dW": wrong * (1 + rounding)}, 1e-7)
    assert not same_values(other, {"dW": right}, values, 1e-7)


def test_a_right_result_has_no_print():
    assert print_of({"loss": 2.0, "dW": np.eye(2)}, {"loss": 2.0, "dW": np.eye(2)}) == 0


@pytest.mark.parametrize("value", [np.nan, np.inf, 1e300])
def test_a_result_that_is_no_number_has_a_print_that_a_table_can_hold(value):
    middle, width = range_of({"loss": 2.0}, {"loss": value}, 1e-7)
    assert np.isfinite(np.float32(middle))
    assert width < abs(middle)


def test_a_result_of_another_shape_is_told_from_one_of_the_right_shape():
    right = {"sizes": np.array([4.0, 4.0, 1.0])}
    assert print_of(right, {"sizes": np.array([4.0, 4.0])}) != print_of(right, {"sizes": np.array([4.0, 4.0, 0.0])})


def test_forms_come_out_of_a_table_as_they_went_in():
    forms = [Form((ONE,), np.array([1.5, 2.5])), Form((ONE, TWO), np.array([0.25, -1.0]))]
    table = json.loads(json.dumps(packed(forms, {ONE: 0, TWO: 1})))
    again = unpacked(table, [ONE, TWO])
    assert [form.mistakes for form in again] == [form.mistakes for form in forms]
    assert all(np.array_equal(a.prints, b.prints) for a, b in zip(again, forms, strict=True))
    assert alike(table, packed(again, {ONE: 0, TWO: 1}))
    assert not alike(table, packed(forms[:1], {ONE: 0}))


def test_two_mistakes_at_once_are_told_with_both_their_words():
    told = Form((ONE, TWO), np.zeros(1)).told
    assert told.name == f"one{AND}two"
    assert "(1) one is wrong." in told.looks_like
    assert "(2) two is wrong." in told.looks_like
    assert told.try_next == "Try one. Try two."


@pytest.mark.parametrize(
    ("suspects", "named"),
    [
        ([(ONE,)], ONE),
        ([(ONE, TWO), (TWO,)], TWO),
        ([(ONE,), (TWO,)], None),
        ([(ONE, TWO), (ONE, TWO)], None),
        ([(ONE,), ()], None),
    ],
)
def test_a_law_names_whom_all_broken_laws_suspect(suspects, named):
    assert suspect([Law(False, "", those) for those in suspects]) == named


def test_laws_of_two_aspects_that_suspect_one_each_name_both():
    laws = [Law(False, "", (ONE,), aspect="history"), Law(False, "", (TWO,), aspect="the W returned")]
    assert suspect(laws) == Form((ONE, TWO), np.zeros(0)).told
    assert suspect([*laws, Law(False, "", (ONE,))]) is None
    assert suspect([*laws, Law(False, "", (TWO,), aspect="history")]) is None


def answers(got: Callable[[np.ndarray], np.ndarray], shape: tuple[int, int] = (4, 3), labels: int = 3) -> list[Answer]:
    """Answers to three problems of a gradient: what `got` makes of the right one."""
    found = []
    for number in (1, 2, 3):
        rng = np.random.default_rng(number)
        right = rng.normal(size=shape)
        problem = {"W": right, "X": rng.normal(size=(6, shape[0])), "y": rng.integers(labels, size=6)}
        found.append(Answer(Case(problem, {"dW": right}, {}, number), {"dW": got(right)}))
    return found


def _changed(rows: slice, columns: slice) -> Callable[[np.ndarray], np.ndarray]:
    def made(right: np.ndarray) -> np.ndarray:
        wrong = right.copy()
        wrong[rows, columns] += 1 + np.abs(right[rows, columns])
        return wrong

    return made


ALL = slice(None)


@pytest.mark.parametrize(
    ("got", "told"),
    [
        (_changed(slice(-1, None), ALL), "that of the bias"),
        (_changed(slice(0, 1), ALL), "only the first row of the gradient is wrong"),
        (_changed(ALL, slice(-1, None)), "only the column of the last class is wrong"),
        (lambda right: 3.5 * right, "3.5 times the right one"),
        (lambda right: right + 0.25, "0.25 too large"),
        (lambda right: -np.abs(right), "some signs aren't"),
        (lambda right: right[::-1], "stand in another order"),
        (lambda right: right * np.arange(2, 6)[:, None], "each row is right up to a factor"),
        (lambda right: right * np.sum(right), "off by one factor, another one in each problem"),
    ],
)
def test_a_place_is_told_if_it_holds_in_every_problem(got, told):
    assert told in where(find("svm_loss_naive.gradient"), answers(got)).lower()


def test_no_place_is_told_where_numbers_are_wrong_all_over():
    rng = np.random.default_rng(0)
    assert where(find("svm_loss_naive.gradient"), answers(lambda right: right + rng.normal(size=right.shape))) == ""


def test_a_picture_marks_what_is_wrong_and_names_rows_and_columns():
    drawn = heat_map("dW", answers(_changed(slice(-1, None), ALL))[0])
    *rows, legend = drawn.splitlines()[2:]
    assert [row.split()[0] for row in rows] == ["pixel", "pixel", "pixel", "bias"]
    assert all("·" in row for row in rows[:-1])
    assert "·" not in rows[-1]
    assert "·" in legend
    html = coloured(drawn)
    assert all(COLOURS[shade] in html for shade in set(drawn) & set(COLOURS))
    assert html.count("<span") == html.count("</span>")


def test_a_number_that_is_none_is_marked_as_such():
    drawn = heat_map("dW", answers(lambda right: np.where(right > 0, np.nan, right))[0])
    assert "× no number" in drawn


def test_all_tables_together_take_a_quarter_of_a_megabyte_for_each_assignment():
    of = len(this_course().assignments)
    assert sum(path.stat().st_size for path in Path(TABLES).glob("*.json")) < of * MEGABYTE / 4


VALUES = [check for check in all_checks().values() if Table().forms(check)]


@pytest.mark.parametrize("check", VALUES, ids=lambda check: check.name)
def test_no_two_forms_of_a_check_can_be_mistaken_for_each_other(check: Check):
    forms = Table().forms(check)
    assert len({tuple(np.round(form.prints, 9)) for form in forms}) == len(forms)
    single = [form.mistakes[0].name for form in forms if len(form.mistakes) == 1]
    assert len(set(single)) == len(single)


@pytest.mark.parametrize("check", VALUES, ids=lambda check: check.name)
def test_the_function_with_choices_is_right_where_nothing_is_chosen_otherwise(check: Check, references, live):
    if not references.choices_of(check):
        pytest.skip("its mistakes are edits of the reference")
    verdict = judgement(check, ModuleSubject(references.otherwise(check)), live)
    assert verdict.state is State.PASSED, verdict


@pytest.mark.slow
@pytest.mark.parametrize("check", VALUES, ids=lambda check: check.name)
def test_a_choice_made_otherwise_is_called_what_the_table_calls_it_whatever_is_drawn(check: Check, references):
    table = {form.mistakes[0].name for form in Table().forms(check) if len(form.mistakes) == 1}
    for number, choice in enumerate(references.choices_of(check)):
        if choice.name in table:
            oracle = LiveOracle(references, seed=(number, 99))
            verdict = judgement(check, ModuleSubject(references.otherwise(check, choice)), oracle)
            assert verdict.state is State.FAILED, choice.name
            assert verdict.mistake in (choice.name, None), choice.name
            home = judgement(check, ModuleSubject(references.otherwise(check, choice)), Table())
            assert home.mistake == choice.name


LOSSES = ["svm_loss_naive", "svm_loss_vectorized", "softmax_loss_naive", "softmax_loss_vectorized"]


def _as(kind: str, array: np.ndarray) -> np.ndarray:
    if kind == "Fortran order":
        return np.asfortranarray(array)
    if kind == "not contiguous":
        return np.repeat(array, 2, axis=-1)[..., ::2]
    if kind == "read-only":
        array = array.copy()
        array.flags.writeable = False
        return array
    return array.astype(np.float32) if kind == "float32" else array


@given(
    seed=st.integers(0, 2**32 - 1),
    shape=st.tuples(st.integers(1, 9), st.integers(1, 6), st.integers(2, 7)),
    scale=st.sampled_from([1e-4, 1e-2, 1.0, 10.0]),
    reg=st.sampled_from([0.0, 0.5, 20.0]),
    kind=st.sampled_from(["as it is", "Fortran order", "not contiguous", "read-only", "float32"]),
)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("function", LOSSES)
def test_a_loss_with_its_choices_is_the_reference_for_any_shape_scale_order_and_dtype(
    references, function, seed, shape, scale, reg, kind
):
    (N, D, C), rng = shape, np.random.default_rng(seed)
    W, X, y = scale * rng.normal(size=(D, C)), rng.normal(size=(N, D)), rng.integers(C, size=N)
    check = find(f"{function}.loss")
    right = getattr(references.module(check.module), function)(_as(kind, W), _as(kind, X), y, reg)
    chosen = getattr(references.otherwise(check), function)(W, X, y, reg)
    rtol = 1e-3 if kind == "float32" else 1e-9
    # a margin that is 0 up to rounding may count either way
    gaps = X @ W - (X @ W)[np.arange(N), y][:, None] + 1
    if np.min(np.abs(gaps)) > 1e-3:
        np.testing.assert_allclose(right[0], chosen[0], rtol=rtol, atol=rtol)
        np.testing.assert_allclose(right[1], chosen[1], rtol=rtol, atol=rtol)
