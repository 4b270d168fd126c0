"""Checks of `regularizers.py`, and the mistakes with a regularizer that show as a factor."""

from ..checks.check import Check, Family, KnownMistake
from ..checks.returned import like, number
from .measures.problems import on_grid


def regularizer_families(loss: str, gradient: str) -> tuple[Family, ...]:
    """What the regularizer's share of the quantities `loss` and `gradient` says: missing, halved, divided by N."""
    per_example = lambda problem: 1 / len(problem["X"])  # noqa: E731
    share_loss, share_gradient = "The loss needs reg · ΣW²", "the gradient 2 · reg · W"
    both = f"{share_loss}, {share_gradient}."
    rows = [
        ("regularizer_missing", 0, 0, "the regularizer is missing, from the loss and from the gradient.", both),
        ("regularizer_missing_from_gradient", 1, 0, "the loss has the regularizer, the gradient lacks it.", both),
        ("regularizer_missing_from_loss", 0, 1, "the gradient has the regularizer, the loss lacks it.", both),
        (
            "half_convention",
            0.5,
            0.5,
            "loss and gradient fit each other, but follow the convention ½ · reg · ΣW²; this course has no ½.",
            both,
        ),
        (
            "regularizer_half_in_gradient",
            1,
            0.5,
            "the regularizer's gradient is half of what it should be: reg · W where 2 · reg · W belongs.",
            "The derivative of w² is 2w.",
        ),
        (
            "regularizer_half_in_loss",
            0.5,
            1,
            "the regularizer in the loss is half of what the gradient says.",
            "Leave the ½ out of the loss: this course adds reg · ΣW².",
        ),
        (
            "regularizer_averaged",
            per_example,
            per_example,
            "the regularizer is divided by the number of examples, together with the data term.",
            "Average over the examples first, then add the regularizer: it doesn't depend on N.",
        ),
        (
            "regularizer_averaged_in_loss",
            per_example,
            1,
            "in the loss, the regularizer is divided by the number of examples.",
            "Average over the examples first, then add reg · ΣW².",
        ),
        (
            "regularizer_averaged_in_gradient",
            1,
            per_example,
            "in the gradient, the regularizer is divided by the number of examples.",
            "Average over the examples first, then add 2 · reg · W.",
        ),
        ("regularizer_wrong_sign", -1, -1, "the regularizer is taken away instead of added.", both),
    ]
    return tuple(
        Family(KnownMistake(name, looks_like, try_next), {loss: _factor(a), gradient: _factor(b)})
        for name, a, b, looks_like, try_next in rows
    )


def _factor(value):
    return value if callable(value) else lambda problem: float(value)


L2_FAMILIES = tuple(
    family
    for family in regularizer_families("value", "gradient")
    if not family.mistake.name.startswith(("regularizer_averaged", "regularizer_missing"))
)


def weights(rng):
    """W of a few shapes and sizes, also with one and three axes, some weights 0; reg from 0 to 50."""
    for index, shape in enumerate([(1, 2), (3, 5), (6,), (17, 3), (2, 3, 4), (50, 10)]):
        W = [0.01, 1.0, 30.0][index % 3] * rng.normal(size=shape)
        if W.size > 2:
            W.flat[1] = 0.0
        yield {"W": W, "reg": [0.1, 50.0, 0.7, 0.0, 3.0, 2.0][index]}


def published_weights(rng):
    """W of four shapes; the first has a weight of 0, where |w| has its kink."""
    for shape, reg in [((5, 4), 0.5), ((6, 3), 2.0), ((3, 5), 0.25), ((4,), 2.0)]:
        W = on_grid(rng.normal(size=shape)) + 1 / 16
        if shape == (5, 4):
            W[2, 1] = 0.0
        yield {"W": W, "reg": reg}


def with_beta(problems):
    """The same problems with a strength `beta` of the squares beside the absolute values."""

    def draw(rng):
        for index, problem in enumerate(problems(rng)):
            yield {**problem, "beta": [0.5, 2.0, 0.25][index % 3]}

    return draw


def _check(function: str, problems, published, asks: str, try_next: str, families=(), after=()) -> Check:
    return Check(
        name=f"{function}.value_and_gradient",
        points=2,
        asks=asks,
        try_next=try_next,
        problems=problems,
        published=published,
        returns={"value": number, "gradient": like("W")},
        families=families,
        after=after,
        keeps_inputs=True,
    )


CHECKS = [
    _check(
        "l2",
        weights,
        published_weights,
        "the L2 regularizer reg · ΣW² and its gradient 2 · reg · W.",
        "Square every weight, add all of them up, multiply by reg; the derivative of w² is 2w.",
        L2_FAMILIES,
    ),
    _check(
        "l1",
        weights,
        published_weights,
        "the L1 regularizer reg · Σ|W| and its subgradient reg · sign(W).",
        "np.abs gives the absolute values; the slope of |w| is 1 on the right of 0 and -1 on the left: np.sign.",
    ),
    _check(
        "elastic_net",
        with_beta(weights),
        with_beta(published_weights),
        "the elastic net reg · Σ(beta · W² + |W|) and its subgradient.",
        "It is L2 with the strength reg · beta plus L1 with the strength reg: your l2 and l1 may do the work.",
        after=("l2.value_and_gradient", "l1.value_and_gradient"),
    ),
]
