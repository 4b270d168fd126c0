"""A student's graph of numbers, drawn: as it stands, or step by step through its forward and its backward pass.

from cs231n_lite.drawn_graph import derivative, draw, step_through
"""

from .drawing import draw
from .stepping import step_through
from .walk import derivative

__all__ = ["derivative", "draw", "step_through"]
