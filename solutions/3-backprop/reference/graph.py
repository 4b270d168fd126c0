"""A graph of numbers: each node knows what it was made from, so derivatives can be passed back through it.

An expression such as `(a * b + c).tanh()` makes a node for each of its operations, with the slopes of its value in its
parents. `backward` follows all paths backwards, multiplies the slopes along each and adds up the paths: the chain rule.
"""

import math


class Node:
    """A number in a graph.

    value: the number, a float
    parents: the nodes that it was made from; none for an input
    slopes: for each parent, the derivative of this node's value with respect to the parent's, at the present values
    grad: where `backward` adds the derivative of the last node with respect to this one
    operation, name: for drawings: what made the node, such as "+"; what it is called
    """

    def __init__(self, value, parents=(), slopes=(), operation="", name=""):
        self.value, self.grad = float(value), 0.0
        self.parents, self.slopes = tuple(parents), tuple(slopes)
        self.operation, self.name = operation, name
        self.parent_values = tuple(parent.value for parent in self.parents)  # as they were when this node was made

    def __repr__(self):
        return f"Node({self.value:.4g}, grad={self.grad:.4g}{', ' * bool(self.name)}{self.name})"

    def __add__(self, other):
        """The node self + other: where one of them grows by h, so does the sum."""
        other = as_node(other)
        return Node(self.value + other.value, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        """The node self * other; `other` may be a plain number, as in `+`."""
        ### BEGIN SOLUTION
        other = as_node(other)
        return Node(self.value * other.value, (self, other), (other.value, self.value), "×")
        ### END SOLUTION

    def __sub__(self, other):
        """The node self - other."""
        ### BEGIN SOLUTION
        other = as_node(other)
        return Node(self.value - other.value, (self, other), (1.0, -1.0), "−")
        ### END SOLUTION

    def __truediv__(self, other):
        """The node self / other."""
        ### BEGIN SOLUTION
        other = as_node(other)
        return Node(self.value / other.value, (self, other), (1 / other.value, -self.value / other.value**2), "÷")
        ### END SOLUTION

    def __pow__(self, exponent):
        """The node self ** exponent; the exponent is a plain number."""
        ### BEGIN SOLUTION
        return Node(self.value**exponent, (self,), (exponent * self.value ** (exponent - 1),), f"^{exponent:g}")
        ### END SOLUTION

    def __neg__(self):
        """The node -self."""
        ### BEGIN SOLUTION
        return Node(-self.value, (self,), (-1.0,), "neg")
        ### END SOLUTION

    __radd__, __rmul__ = __add__, __mul__  # Python asks these for 2 + node and 2 * node

    def __rsub__(self, number):
        return as_node(number) - self

    def __rtruediv__(self, number):
        return as_node(number) / self

    def exp(self):
        """The node of e to the power of self."""
        ### BEGIN SOLUTION
        power = math.exp(self.value)
        return Node(power, (self,), (power,), "exp")
        ### END SOLUTION

    def log(self):
        """The node of the natural logarithm of self."""
        ### BEGIN SOLUTION
        return Node(math.log(self.value), (self,), (1 / self.value,), "log")
        ### END SOLUTION

    def sigmoid(self):
        """The node 1 / (1 + e^-self), between 0 and 1."""
        ### BEGIN SOLUTION
        s = (1 + math.tanh(self.value / 2)) / 2  # the same number, and no power that could overflow
        return Node(s, (self,), (s * (1 - s),), "sigmoid")
        ### END SOLUTION

    def tanh(self):
        """The node of the hyperbolic tangent of self."""
        ### BEGIN SOLUTION
        t = math.tanh(self.value)
        return Node(t, (self,), (1 - t**2,), "tanh")
        ### END SOLUTION

    def maximum(self, other):
        """The node of the larger one of self and other; at a tie, the whole slope goes to self."""
        ### BEGIN SOLUTION
        other = as_node(other)
        wins = float(self.value >= other.value)
        return Node(max(self.value, other.value), (self, other), (wins, 1 - wins), "max")
        ### END SOLUTION

    def relu(self):
        """The node max(0, self); at 0 its slope is 0."""
        ### BEGIN SOLUTION
        return Node(max(0.0, self.value), (self,), (float(self.value > 0),), "relu")
        ### END SOLUTION

    def ordered(self):
        """A list of self and all nodes that it depends on, each of them once: parents before those made from them.

        It works for chains of any length, so it doesn't call itself. (Lecture "Backpropagation", topological order.)
        """
        ### BEGIN SOLUTION
        order, found, waiting = [], set(), [(self, False)]
        while waiting:
            node, parents_are_there = waiting.pop()
            if parents_are_there:
                order.append(node)
            elif node not in found:
                found.add(node)
                waiting.append((node, True))
                waiting.extend((parent, False) for parent in node.parents)
        return order
        ### END SOLUTION

    def backward(self):
        """Add the derivative of self with respect to each node that it depends on, and to itself, to that node's grad.

        A second call adds the same again. Raises ValueError if a parent's value is no longer what it was
        when a node was made from it (`parent_values`): the slopes belong to the old one.
        """
        order = self.ordered()
        complain_of_changes(order)
        ### BEGIN SOLUTION
        upstream = dict.fromkeys(order, 0.0)  # of this call alone; in grad there may be something from before
        upstream[self] = 1.0
        for node in reversed(order):
            node.grad += upstream[node]
            for parent, slope in zip(node.parents, node.slopes, strict=True):
                upstream[parent] += upstream[node] * slope
        ### END SOLUTION

    def zero_grad(self):
        """Set grad of self and of all nodes that it depends on to 0."""
        ### BEGIN SOLUTION
        for node in self.ordered():
            node.grad = 0.0
        ### END SOLUTION


def as_node(x):
    """x, if it is a node, else a node of the number x."""
    return x if isinstance(x, Node) else Node(x)


def complain_of_changes(order):
    """Raise ValueError if the value of a node in `order` isn't what it was when another was made from it."""
    for node in order:
        for parent, before in zip(node.parents, node.parent_values, strict=True):
            if parent.value != before and before == before:  # nan is no number, and not even equal to itself
                name = parent.name or f"a parent of {node.name or node.operation}"
                raise ValueError(
                    f"the value of {name} was {before:g} and is {parent.value:g} now, so the slopes are out of date; "
                    "compute the expression again, then call backward"
                )
