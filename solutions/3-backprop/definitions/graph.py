"""The graph of numbers once more, slow and plain: the build compares the reference with it.

The slopes are those of a table of derivatives. A node passes back what it got when all that was made of it has.
"""

from math import cosh, exp, log


class Node:
    def __init__(self, value, parents=(), slopes=(), operation="", name=""):
        self.value, self.parents, self.slopes, self.name = float(value), parents, slopes, name
        self.grad = 0.0

    def __add__(self, other):
        return made(self.value + value_of(other), (self, 1.0), (other, 1.0))

    def __mul__(self, other):
        return made(self.value * value_of(other), (self, value_of(other)), (other, self.value))

    def __sub__(self, other):
        return made(self.value - value_of(other), (self, 1.0), (other, -1.0))

    def __rsub__(self, number):
        return made(number - self.value, (self, -1.0))

    def __truediv__(self, other):
        x, y = self.value, value_of(other)
        return made(x / y, (self, 1 / y), (other, -x / (y * y)))

    def __rtruediv__(self, number):
        return made(number / self.value, (self, -number / (self.value * self.value)))

    def __pow__(self, exponent):
        power = self.value**exponent
        slope = exponent * power / self.value if self.value else 1.0 * (exponent == 1)
        return made(power, (self, slope))

    def __neg__(self):
        return made(0.0 - self.value, (self, -1.0))

    __rmul__ = __mul__

    def exp(self):
        return made(exp(self.value), (self, exp(self.value)))

    def log(self):
        return made(log(self.value), (self, 1 / self.value))

    def sigmoid(self):
        above, below = exp(self.value), exp(-self.value)
        return made(1 / (1 + below), (self, 1 / ((1 + above) * (1 + below))))

    def tanh(self):
        above, below = exp(self.value), exp(-self.value)
        return made((above - below) / (above + below), (self, 1 / cosh(self.value) ** 2))

    def maximum(self, other):
        if self.value >= value_of(other):
            return made(self.value, (self, 1.0), (other, 0.0))
        return made(value_of(other), (self, 0.0), (other, 1.0))

    def relu(self):
        return made(self.value, (self, 1.0)) if self.value > 0 else made(0.0, (self, 0.0))

    def ordered(self):
        """A node is ready when all of its parents are there: look for such a one again and again."""
        everything, order = self._everything(), []
        while len(order) < len(everything):
            order += [n for n in everything if n not in order and all(p in order for p in n.parents)][:1]
        return order

    def backward(self):
        everything = self._everything()
        expected, received = dict.fromkeys(everything, 0), dict.fromkeys(everything, 0.0)
        for node in everything:
            for parent in node.parents:
                expected[parent] += 1
        received[self], ready = 1.0, [self]
        for node in ready:
            node.grad += received[node]
            for parent, slope in zip(node.parents, node.slopes, strict=True):
                received[parent] += received[node] * slope
                expected[parent] -= 1
                if expected[parent] == 0:
                    ready.append(parent)

    def zero_grad(self):
        for node in self._everything():
            node.grad = 0.0

    def _everything(self):
        found = {self: True}
        waiting = [self]
        for node in waiting:
            fresh = [parent for parent in dict.fromkeys(node.parents) if parent not in found]
            found.update(dict.fromkeys(fresh, True))
            waiting += fresh
        return waiting


def value_of(other):
    return other.value if isinstance(other, Node) else float(other)


def made(value, *ways):
    nodes = [(parent, slope) for parent, slope in ways if isinstance(parent, Node)]
    return Node(value, tuple(parent for parent, _ in nodes), tuple(slope for _, slope in nodes))
