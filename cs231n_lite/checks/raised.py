"""What numpy's usual complaints mean, for the exceptions that a student's function raises."""

import re

ADVICE = (
    (
        r"operands could not be broadcast|could not broadcast",
        "The shapes of two arrays don't fit: print both. b[:, None] turns N numbers into a column, one for each row.",
    ),
    (
        r"only integer scalar arrays|integer argument expected|cannot be interpreted as an integer",
        "A number was given where an array or an axis belongs, or the other way round: np.max(a) is one number, "
        "np.maximum(0, a) compares each number with 0.",
    ),
    (
        r"axis \d+ is out of bounds for array of dimension 1",
        "The array has one axis only. A function that wants rows, (N, C), can be given x[None], one row.",
    ),
    (r"matmul|shapes .* not aligned", "The inner sizes of a product must agree: print both shapes; .T turns an array."),
    (
        r"index \S+ is out of bounds",
        "An index is larger than the array: print the index and the shape. The last index is the size less 1.",
    ),
    (r"truth value of an array", "An `if` needs one True or False, and here it has an array: compare single numbers."),
)


def advice(message: str) -> str:
    """A sentence about an exception's message, or "" if it isn't one of the usual ones."""
    return next((told for pattern, told in ADVICE if re.search(pattern, message)), "")
