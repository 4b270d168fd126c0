"""A gradient check with a verdict, made of the student's `grad_check_sparse` and `relative_error`.

`check_gradient` chooses the coordinates, so that every class and the bias row are looked at, asks about the data term
and the regularizer apart, and says which part is wrong and in which way. `check_layer` is its like for a layer: with a
random upstream gradient, every number of its inputs is nudged.
"""

from .checker import check_gradient
from .groups import Group
from .layer_check import LayerReport, check_layer
from .report import GradientReport

__all__ = ["GradientReport", "Group", "LayerReport", "check_gradient", "check_layer"]
