"""Linear classifiers in the plane, where a whole classifier can be seen: points, polynomial features, playgrounds.

The losses are the student's own functions, handed in: `loss(W, X, y, reg)` gives (loss, dW).
"""

from .clouds import three_clouds
from .explore import explore, explore_reg
from .minimise import minimise
from .playground import Playground
from .polynomials import polynomials
from .tangled import rings, xor_clouds

__all__ = ["Playground", "explore", "explore_reg", "minimise", "polynomials", "rings", "three_clouds", "xor_clouds"]
