"""What numpy's usual complaints mean, for the exceptions that a student's function raises."""

import re

import numpy as np

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
    (
        r"unsupported operand.*'list'|'list' object",
        "A list stands there, where an array is needed: np.concatenate joins a list of arrays into one.",
    ),
    (
        r"inhomogeneous",
        "Several things stand where one array or number belongs: does a function return two, such as loss, dscores?",
    ),
    (
        r"setting an array element with a sequence|only (size-1|length-1|0-dimensional) arrays",
        "One number belongs there, and an array stands there: print its shape.",
    ),
    (r"object too deep", "It wants an array of one axis, and got one of two: take one row, such as dists[i]."),
    (r"bitwise_xor|unsupported operand type\(s\) for \^", "A power is written ** in Python; ^ is something else."),
    (
        r"(\w+)\(\) (missing|takes|got)|arguments? .*were given",
        "A call gives too few or too many arguments: compare it with how the function is defined. What begins with "
        "self belongs to an object: make one of its class first, such as c = Classifier(), then call c.method(…).",
    ),
    (
        r"truth value of an array",
        "An `if`, and Python's max and min, need one True or False, and here is an array: compare single numbers, or "
        "use np.maximum.",
    ),
)


def advice(message: str, source: str = "") -> str:
    """A sentence about an exception's message, or "" if it isn't one of the usual ones.

    source: the text of the module, which says what a name that isn't known may have been meant for
    """
    unknown = re.search(r"name '(\w+)' is not defined", message)
    if unknown:
        return _about_name(unknown[1], source)
    return next((told for pattern, told in ADVICE if re.search(pattern, message)), "")


def _about_name(name: str, source: str) -> str:
    """What may have been meant by a name that isn't defined."""
    if re.search(rf"\bself\.{name}\b", source):
        return f"{name} belongs to the object, so it is written self.{name}."
    if name == "math" or (name.islower() and len(name) > 1 and hasattr(np, name)):
        return "numpy's functions are written with np in front: np.sqrt, np.exp, np.sum."
    if len(name) == 1 and name.isupper():
        return (
            f"{name} is a letter of the docstring: len(a) is the number of rows of a, a.shape[1] that of its columns."
        )
    return "Is it spelled as where it was made, and made before this line?"
