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
        # your code here
        raise NotImplementedError(
            "Node.__mul__ is yours to write; see graph.ipynb, section 2 · A number that remembers"
        )

    def __sub__(self, other):
        """The node self - other."""
        # your code here
        raise NotImplementedError(
            "Node.__sub__ is yours to write; see graph.ipynb, section 2 · A number that remembers"
        )

    def __truediv__(self, other):
        """The node self / other."""
        # your code here
        raise NotImplementedError(
            "Node.__truediv__ is yours to write; see graph.ipynb, section 3.1 · Quotients and powers"
        )

    def __pow__(self, exponent):
        """The node self ** exponent; the exponent is a plain number."""
        # your code here
        raise NotImplementedError("Node.__pow__ is yours to write; see graph.ipynb, section 3.1 · Quotients and powers")

    def __neg__(self):
        """The node -self."""
        # your code here
        raise NotImplementedError(
            "Node.__neg__ is yours to write; see graph.ipynb, section 2 · A number that remembers"
        )

    __radd__, __rmul__ = __add__, __mul__  # Python asks these for 2 + node and 2 * node

    def __rsub__(self, number):
        return as_node(number) - self

    def __rtruediv__(self, number):
        return as_node(number) / self

    def exp(self):
        """The node of e to the power of self."""
        # your code here
        raise NotImplementedError("Node.exp is yours to write; see graph.ipynb, section 3.2 · Functions of one number")

    def log(self):
        """The node of the natural logarithm of self."""
        # your code here
        raise NotImplementedError("Node.log is yours to write; see graph.ipynb, section 3.2 · Functions of one number")

    def sigmoid(self):
        """The node 1 / (1 + e^-self), between 0 and 1."""
        # your code here
        raise NotImplementedError(
            "Node.sigmoid is yours to write; see graph.ipynb, section 3.2 · Functions of one number"
        )

    def tanh(self):
        """The node of the hyperbolic tangent of self."""
        # your code here
        raise NotImplementedError("Node.tanh is yours to write; see graph.ipynb, section 3.2 · Functions of one number")

    def maximum(self, other):
        """The node of the larger one of self and other; at a tie, the whole slope goes to self."""
        # your code here
        raise NotImplementedError("Node.maximum is yours to write; see graph.ipynb, section 3.3 · The larger of two")

    def relu(self):
        """The node max(0, self); at 0 its slope is 0."""
        # your code here
        raise NotImplementedError("Node.relu is yours to write; see graph.ipynb, section 3.3 · The larger of two")

    def ordered(self):
        """A list of self and all nodes that it depends on, each of them once: parents before those made from them.

        It works for chains of any length, so it doesn't call itself. (Lecture "Backpropagation", topological order.)
        """
        # your code here
        raise NotImplementedError("Node.ordered is yours to write; see backward.ipynb, section 1 · In which order?")

    def backward(self):
        """Add the derivative of self with respect to each node that it depends on, and to itself, to that node's grad.

        A second call adds the same again. Raises ValueError if a parent's value is no longer what it was
        when a node was made from it (`parent_values`): the slopes belong to the old one.
        """
        order = self.ordered()
        complain_of_changes(order)
        # your code here
        raise NotImplementedError("Node.backward is yours to write; see backward.ipynb, section 2 · Backward")

    def zero_grad(self):
        """Set grad of self and of all nodes that it depends on to 0."""
        # your code here
        raise NotImplementedError("Node.zero_grad is yours to write; see backward.ipynb, section 3.2 · A second call")


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
