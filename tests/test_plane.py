"""Classifiers in the plane: the clouds, their features, the minimiser, and what a playground leaves in a notebook."""

import builtins

import numpy as np
import pytest

from cs231n_lite.plane import explore, explore_reg, minimise, playground, polynomials, rings, three_clouds, xor_clouds
from cs231n_lite.plane.playground import VIEW

REGS = (1e-3, 1e-1, 10)


@pytest.fixture(scope="module")
def losses(references):
    return {
        "SVM": references.module("linear_svm").svm_loss_vectorized,
        "softmax": references.module("softmax").softmax_loss_vectorized,
    }


@pytest.fixture(params=["SVM", "softmax"])
def loss(request, losses):
    return losses[request.param]


def clouds(count=40, seed=0):
    return three_clouds(count, np.random.default_rng(seed))


def rows(degree, count=40, seed=0):
    points, labels = clouds(count, seed)
    return polynomials(points, degree)(points), labels


def test_the_same_seed_draws_the_same_clouds_and_classes_are_as_even_as_can_be():
    points, labels = clouds(40)
    again, labels_again = clouds(40)
    assert np.array_equal(points, again) and np.array_equal(labels, labels_again)
    assert sorted(np.bincount(labels)) == [13, 13, 14]
    assert not np.array_equal(points, clouds(40, seed=1)[0])


@pytest.mark.parametrize("spread", [0.5, 1.0])
def test_each_cloud_lies_around_its_middle_with_its_spread(spread):
    points, labels = three_clouds(30_000, np.random.default_rng(0), spread)
    for k, angle in enumerate(np.deg2rad([90, 210, 330])):
        cloud = points[labels == k]
        np.testing.assert_allclose(cloud.mean(axis=0), [1.5 * np.cos(angle), 1.5 * np.sin(angle)], atol=0.04)
        np.testing.assert_allclose(cloud.std(axis=0), spread, rtol=0.03)


@pytest.mark.parametrize("draw", [xor_clouds, rings])
def test_points_that_no_line_separates_come_from_their_seed_and_their_classes_are_even(draw):
    points, labels = draw(41, np.random.default_rng(0))
    again, labels_again = draw(41, np.random.default_rng(0))
    assert np.array_equal(points, again) and np.array_equal(labels, labels_again)
    assert points.shape == (41, 2) and sorted(np.bincount(labels)) == [20, 21]
    with pytest.raises(ValueError, match="count is 3"):
        draw(3, np.random.default_rng(0))


def test_xor_clouds_lie_around_their_corners_and_class_1_is_where_one_coordinate_is_1():
    points, labels = xor_clouds(4000, np.random.default_rng(0), spread=0.1)
    corners = np.rint(points)
    assert np.mean(labels == (corners[:, 0] != corners[:, 1])) == 1
    np.testing.assert_allclose((points - corners).std(axis=0), 0.1, rtol=0.05)
    with pytest.raises(ValueError, match="spread is 0"):
        xor_clouds(8, np.random.default_rng(0), spread=0)


def test_rings_are_a_disc_and_a_ring_around_it():
    points, labels = rings(4000, np.random.default_rng(0))
    distances = np.linalg.norm(points, axis=1)
    assert distances[labels == 0].max() <= 0.6
    assert distances[labels == 1].min() >= 1 and distances[labels == 1].max() <= 1.6
    np.testing.assert_allclose(points.mean(axis=0), 0, atol=0.05)


@pytest.mark.parametrize("degree", range(1, 9))
def test_features_of_the_training_points_have_mean_0_and_deviation_1_and_ones_last(degree):
    X, _ = rows(degree)
    assert X.shape == (40, (degree + 1) * (degree + 2) // 2)
    np.testing.assert_allclose(X[:, :-1].mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(X[:, :-1].std(axis=0), 1)
    assert np.array_equal(X[:, -1], np.ones(40))


def test_new_points_are_measured_by_the_training_points():
    points, _ = clouds()
    x, y = np.array([[2.0, 3.0]]).T
    expected = [[*((v - t.mean()) / t.std() for v, t in zip(
        np.concatenate([x, y, x**2, x * y, y**2]),
        (points[:, 0], points[:, 1], points[:, 0] ** 2, points[:, 0] * points[:, 1], points[:, 1] ** 2), strict=True,
    )), 1]]  # fmt: skip
    np.testing.assert_allclose(polynomials(points, 2)(np.array([[2.0, 3.0]])), expected)


@pytest.mark.parametrize("reg", REGS)
def test_no_step_from_the_minimum_leads_lower(loss, reg):
    X, y = rows(8)
    W = minimise(loss, X, y, reg)
    lowest, rng = loss(W, X, y, reg)[0], np.random.default_rng(0)
    assert W.shape == (45, 3)
    for size in np.geomspace(1e-4, 1, 40):
        assert loss(W + size * rng.normal(size=W.shape), X, y, reg)[0] > lowest
    assert loss(minimise(loss, X, y, reg, steps=20_000), X, y, reg)[0] > lowest - 1e-4 * (1 + lowest)


@pytest.mark.parametrize("reg", [0.03, 1])
def test_plain_descent_with_falling_steps_ends_at_the_same_loss(loss, reg):
    X, y = rows(3)
    W, averaged = np.zeros((10, 3)), np.zeros((10, 3))
    for t in range(1, 40_001):  # steps 1/(μt), averaged with weights t: within O(1/t) for a convex loss, kinks or not
        W = W - loss(W, X, y, reg)[1] / (2 * reg * (t + 1))
        averaged += 2 / (t + 1) * (W - averaged)
    lowest = loss(minimise(loss, X, y, reg), X, y, reg)[0]
    assert lowest - 1e-9 <= loss(averaged, X, y, reg)[0] <= lowest + 1e-3


@pytest.mark.parametrize("reg", REGS)
def test_softmax_ends_where_scikit_learns_does(losses, reg):
    linear_model = pytest.importorskip("sklearn.linear_model", reason="scikit-learn isn't installed")
    X, y = rows(8)
    theirs = linear_model.LogisticRegression(C=1 / (2 * len(X) * reg), fit_intercept=False, max_iter=10_000, tol=1e-8)
    np.testing.assert_allclose(minimise(losses["softmax"], X, y, reg), theirs.fit(X, y).coef_.T, atol=1e-3)


def test_without_a_regularizer_forty_points_are_learned_by_heart_at_degree_8(loss):
    X, y = rows(8)
    assert np.array_equal((X @ minimise(loss, X, y, 0)).argmax(axis=1), y)


def test_the_loss_is_asked_no_more_often_than_steps(loss):
    X, y = rows(8)
    asked = []

    def counted(*args):
        asked.append(args)
        return loss(*args)

    minimise(counted, X, y, 1e-3, steps=50)
    assert len(asked) <= 51  # one of them at W = 0


def test_a_wrong_gradient_ends_the_search_and_a_loss_that_overflows_is_walked_around():
    X, y = rows(2)
    W = minimise(lambda W, X, y, reg: (np.sum((W - 1) ** 2), -(W - 1)), X, y)
    assert np.isfinite(W).all()
    walled = lambda W, X, y, reg: (np.sum(-np.log(1 - W) - 2 * W), 1 / (1 - W) - 2)  # noqa: E731
    with np.errstate(all="ignore"):
        np.testing.assert_allclose(minimise(walled, X, y), 0.5, atol=1e-6)


def test_regularization_helps_on_new_points_and_too_much_does_not(loss):
    gains = []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        (points, labels), (new, new_labels) = three_clouds(40, rng), three_clouds(2000, rng)
        features = polynomials(points, 8)
        right = {
            reg: np.mean((features(new) @ minimise(loss, features(points), labels, reg)).argmax(axis=1) == new_labels)
            for reg in (0, 0.1, 10)
        }
        gains.append([right[0.1] - right[0], right[0.1] - right[10]])
    means, errors = np.mean(gains, axis=0), np.std(gains, axis=0, ddof=1) / np.sqrt(20)
    assert (means > 3 * errors).all()


@pytest.fixture(params=[explore, explore_reg])
def playing(request, losses):
    cloud = clouds()
    return request.param(losses, *cloud) if request.param is explore else request.param(losses, cloud, clouds(300, 1))


def test_where_nobody_shows_widgets_the_still_picture_stands_alone(playing):
    data, metadata = playing._repr_mimebundle_()
    assert set(data) == {"text/html", "image/png", "text/plain"}
    assert data["text/plain"].startswith(repr(playing))
    assert metadata["image/png"]["alt"] in data["text/plain"]


def test_where_widgets_are_shown_the_still_picture_lies_beside_them(playing, monkeypatch):
    pytest.importorskip("ipywidgets")
    monkeypatch.setattr(playground, "shows_widgets", lambda: True)
    data, _ = playing._repr_mimebundle_()
    assert set(data) == {VIEW, "text/html", "image/png", "text/plain"} and data[VIEW]["model_id"]
    assert sum(len(str(part)) for part in data.values()) < 1_000_000


@pytest.mark.parametrize(("metadata", "shown"), [({}, False), ({"cellId": "a"}, True)])
def test_widgets_are_shown_to_a_front_end_that_tells_the_cell(monkeypatch, metadata, shown):
    pytest.importorskip("ipywidgets")
    kernel = type("Kernel", (), {"get_parent": lambda self, channel: {"metadata": metadata}})()
    monkeypatch.setattr("IPython.get_ipython", lambda: type("Shell", (), {"kernel": kernel})())
    assert playground.shows_widgets() == shown


def test_without_ipywidgets_there_is_the_still_picture(playing, monkeypatch):
    usual = builtins.__import__

    def without(name, *args, **kwargs):
        if name == "ipywidgets":
            raise ModuleNotFoundError("No module named 'ipywidgets'")
        return usual(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    assert not playground.shows_widgets()
    assert "image/png" in playing._repr_mimebundle_()[0]


def test_while_nbgrader_grades_nothing_is_drawn_and_no_loss_asked(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    playing = explore({"SVM": lambda *args: 1 / 0}, *clouds())
    assert playing._repr_mimebundle_() == ({"text/plain": repr(playing)}, {})


STUB = "svm_loss_vectorized is yours to write."


@pytest.mark.parametrize("play", [explore, lambda losses, *cloud: explore_reg(losses, cloud, cloud)])
@pytest.mark.parametrize("place", [0, 1])
def test_what_a_loss_raises_ends_the_cell(play, place, losses):
    def stub(W, X, y, reg):
        raise NotImplementedError(STUB)

    given = list(losses.items())
    given.insert(place, ("stub", stub))
    with pytest.raises(NotImplementedError, match=STUB):
        play(dict(given), *clouds())


RETURNED = [
    (lambda W: 1.0, r"returned a number; expected \(loss, dW\)\. Is its last line `return loss, dW`"),
    (lambda W: None, r"returned None; expected \(loss, dW\)"),
    (lambda W: W[:2], r"returned an array of shape \(2, 3\); expected \(loss, dW\)"),
    (lambda W: (1.0, W, W), r"returned \(a number, .*\); expected \(loss, dW\)"),
    (lambda W: (W, 1.0), r"returned \(an array of shape \(3, 3\), a number\); .* They look exchanged"),
    (lambda W: (W[0], W), "and loss is one number"),
    (lambda W: (1j, W), r"returned \(a complex number, .* loss is one number"),
    (lambda W: (None, W), r"returned \(None, .* loss is one number"),
    (lambda W: (1.0, None), r"returned \(a number, None\); .* dW has the shape \(3, 3\) of W"),
    (lambda W: (1.0, W.T[:2]), r"an array of shape \(2, 3\)\); .* dW has the shape \(3, 3\) of W"),
    (lambda W: (1.0, W + 1j), r"and dtype complex128\); .* dW has the shape"),
]


@pytest.mark.parametrize(("returned", "told"), RETURNED)
def test_a_loss_that_does_not_return_loss_and_gradient_is_told(returned, told):
    loss = lambda W, X, y, reg: returned(W)  # noqa: E731
    with pytest.raises(ValueError, match=told):
        minimise(loss, *rows(1))
    with pytest.raises(ValueError, match=told):
        explore({"SVM": loss}, *clouds())


def test_a_control_that_is_changed_draws_anew(losses):
    pytest.importorskip("ipywidgets")
    box = explore(losses, *clouds(), moving=3).widget()
    controls = {control.description: control for control in box.children[0].children}
    picture = box.children[1]
    for name, value in {"loss": "softmax", "reg": 0.1, "point: u": 0.5, "point: v": -0.5, "its class": 2}.items():
        before = picture.value
        assert controls[name].value != value
        controls[name].value = value
        assert picture.value != before and "alt=" in picture.value
    assert "softmax, reg = 0.1: loss" in picture.value


MISTAKES = {
    "count is 2": lambda loss: three_clouds(2, np.random.default_rng(0)),
    "spread is 0": lambda loss: three_clouds(9, np.random.default_rng(0), 0),
    "degree is 9": lambda loss: polynomials(clouds()[0], 9),
    r"points has shape \(40,\)": lambda loss: polynomials(clouds()[1], 1),
    "the same for all 3 points": lambda loss: polynomials([[0, 1], [0, 2], [0, 3]], 1),
    "new_points has shape": lambda loss: polynomials(clouds()[0], 1)([[1, 2, 3]]),
    "reg is -1": lambda loss: minimise(loss, *rows(1), -1),
    r"returned \(a number, an array of shape \(3,\)\); .* dW has the shape \(3, 3\)": lambda loss: minimise(
        lambda *_: (1.0, np.ones(3)), *rows(1)
    ),
    "at W = 0 the loss is nan": lambda loss: minimise(lambda W, *_: (np.nan, W), *rows(1)),
    "losses must be functions by name": lambda loss: explore(loss, *clouds()),
    "moving is 40": lambda loss: explore({"SVM": loss}, *clouds(), moving=40),
    r"train is an array of shape \(40, 2\); expected \(points, labels\)": lambda loss: explore_reg(
        {"SVM": loss}, *clouds(), 8
    ),
    r"new\[1\] has shape": lambda loss: explore_reg({"SVM": loss}, clouds(), (clouds()[0], [0, 1])),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_named(message, losses):
    with pytest.raises(ValueError, match=message):
        MISTAKES[message](losses["SVM"])
