"""A gradient check with a verdict, made of the student's `grad_check_sparse` and `relative_error`.

`check_gradient` chooses the coordinates, so that every class and the bias row are looked at, asks about the data term
and the regularizer apart, and says which part is wrong and in which way.
"""

from .checker import check_gradient
from .groups import Group
from .report import GradientReport

__all__ = ["GradientReport", "Group", "check_gradient"]
