"""A class of any size for benchmarks and tests of grading: submissions of the first assignment, no two alike."""

from .drawing import Generated, generated_class
from .writing import write_class

__all__ = ["Generated", "generated_class", "write_class"]
