"""What several of the catalogues of `graph.py` use."""


class Bare:
    """A node without operations; each family below adds some, in terms of their choices."""

    def __init__(self, value, parents=(), slopes=(), operation="", name=""):
        self.value, self.grad = float(value), 0.0
        self.parents, self.slopes, self.name = tuple(parents), tuple(map(float, slopes)), name
        self.parent_values = tuple(parent.value for parent in self.parents)

    def __add__(self, other):
        return made(lambda a, b: a + b, lambda a, b: (1.0, 1.0), self, other)


def made(value, slopes, *parents):
    """The node of an operation whose value and slopes are functions of the parents' values."""
    parents = tuple(type(parents[0])(x) if not isinstance(x, Bare) else x for x in parents)
    numbers = [parent.value for parent in parents]
    return type(parents[0])(value(*numbers), parents, slopes(*numbers))
