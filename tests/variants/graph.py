"""Right and wrong versions of `graph.py`: the reference's class `Node` with some of its methods written otherwise."""

import ast
from pathlib import Path
from textwrap import dedent, indent

from . import Right, Wrong

REFERENCE = Path(__file__).parents[2] / "solutions" / "3-backprop" / "reference" / "graph.py"


def version(methods):
    """The class with the functions in the text `methods` in place of its own, or added to them."""
    text = REFERENCE.read_text(encoding="utf-8")
    node = next(top for top in ast.parse(text).body if getattr(top, "name", "") == "Node")
    lines = text.splitlines(keepends=True)
    written = {one.name: one for one in ast.parse(dedent(methods)).body}
    source = dedent(methods).splitlines(keepends=True)
    known = {one.name: one for one in node.body if isinstance(one, ast.FunctionDef)}
    for name, one in sorted(written.items(), key=lambda item: -getattr(known.get(item[0]), "lineno", 10**6)):
        new = indent("".join(source[one.lineno - 1 : one.end_lineno]), "    ").rstrip("\n") + "\n"
        old = known.get(name)
        first, last = (old.lineno - 1, old.end_lineno) if old else (node.end_lineno, node.end_lineno)
        lines[first:last] = [new] if old else ["\n", new]
    whole = "".join(lines)
    made = next(top for top in ast.parse(whole).body if getattr(top, "name", "") == "Node")
    return "\n".join(whole.splitlines()[made.lineno - 1 : made.end_lineno])


def right(about, methods):
    return Right("Node", about, version(methods))


def wrong(about, methods, *lost):
    return Wrong("Node", about, version(methods), lost)


def backward(body, first="complain_of_changes(self.ordered())"):
    return "def backward(self):\n" + indent(f"{first}\n{dedent(body)}".strip("\n"), "    ")


def ordered(body):
    return "def ordered(self):\n" + indent(dedent(body).strip("\n"), "    ")


RIGHT = [
    right(
        "everything from +, *, ** and exp",
        """
        def __sub__(self, other):
            return self + (-as_node(other))

        def __neg__(self):
            return self * -1

        def __truediv__(self, other):
            return self * as_node(other) ** -1

        def __rsub__(self, number):
            return number + (-self)

        def __rtruediv__(self, number):
            return number * self**-1

        def sigmoid(self):
            return 1 / (1 + (-self).exp())

        def tanh(self):
            e = (2 * self).exp()
            return (e - 1) / (e + 1)

        def relu(self):
            return self.maximum(0)
        """,
    ),
    right(
        "no as_node, isinstance each time, parents in a list",
        """
        def __mul__(self, other):
            if not isinstance(other, Node):
                other = Node(other)
            out = Node(self.value * other.value, [self, other], [other.value, self.value], operation="*")
            return out

        def __sub__(self, other):
            if isinstance(other, (int, float)):
                return Node(self.value - other, [self], [1], "-")
            return Node(self.value - other.value, [self, other], [1, -1], "-")
        """,
    ),
    right(
        "numpy's functions",
        """
        def exp(self):
            import numpy as np
            e = np.exp(self.value)
            return Node(e, (self,), (e,), "exp")

        def log(self):
            import numpy as np
            return Node(np.log(self.value), (self,), np.array([1 / self.value]), "log")

        def tanh(self):
            import numpy as np
            return Node(np.tanh(self.value), (self,), (1 / np.cosh(self.value) ** 2,), "tanh")
        """,
    ),
    right(
        "a plain sigmoid",
        """
        def sigmoid(self):
            s = 1 / (1 + math.exp(-self.value))
            return Node(s, (self,), (s - s * s,), "σ")
        """,
    ),
    right(
        "maximum by cases, half to each at a tie",
        """
        def maximum(self, other):
            other = as_node(other)
            if self.value > other.value:
                slopes = (1, 0)
            elif self.value < other.value:
                slopes = (0, 1)
            else:
                slopes = (0.5, 0.5)
            return Node(max(self.value, other.value), (self, other), slopes, "max")
        """,
    ),
    right(
        "maximum with the larger one as its only parent",
        """
        def maximum(self, other):
            other = as_node(other)
            larger = other if other.value >= self.value else self
            return Node(larger.value, (larger,), (1.0,), "max")
        """,
    ),
    right(
        "relu with a comparison, slope 1 at 0",
        """
        def relu(self):
            return Node(self.value * (self.value >= 0), (self,), (self.value >= 0,), "relu")
        """,
    ),
    right(
        "a stack of iterators",
        ordered("""
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            parent = next(rest, None)
            if parent is None:
                order.append(node)
                stack.pop()
            elif id(parent) not in seen:
                seen.add(id(parent))
                stack.append((parent, iter(parent.parents)))
        return order
        """),
    ),
    right(
        "counted children, from the last one back",
        ordered("""
        nodes, i = [self], 0
        known = {self}
        while i < len(nodes):
            for parent in nodes[i].parents:
                if parent not in known:
                    known.add(parent)
                    nodes.append(parent)
            i += 1
        uses = {node: 0 for node in nodes}
        for node in nodes:
            for parent in node.parents:
                uses[parent] += 1
        order, ready = [], [self]
        while ready:
            node = ready.pop()
            order.append(node)
            for parent in node.parents:
                uses[parent] -= 1
                if uses[parent] == 0:
                    ready.append(parent)
        return order[::-1]
        """),
    ),
    right(
        "depths, then sorted by them",
        ordered("""
        depth, stack = {}, [self]
        while stack:
            node = stack[-1]
            missing = [p for p in node.parents if p not in depth]
            if missing:
                stack.extend(missing)
            else:
                depth[node] = 1 + max((depth[p] for p in node.parents), default=0)
                stack.pop()
        return sorted(depth, key=depth.get)
        """),
    ),
    right(
        "numbered when made, sorted by the number",
        """
        def __init__(self, value, parents=(), slopes=(), operation="", name=""):
            self.value, self.grad = float(value), 0.0
            self.parents, self.slopes = tuple(parents), tuple(slopes)
            self.operation, self.name = operation, name
            self.parent_values = tuple(parent.value for parent in self.parents)
            self.number = 1 + max((parent.number for parent in self.parents), default=0)

        def ordered(self):
            found, waiting = {self}, [self]
            while waiting:
                new = set(waiting.pop().parents) - found
                found |= new
                waiting += new
            return sorted(found, key=lambda node: node.number)
        """,
    ),
    right(
        "upstream by id, with get",
        backward("""
        up = {id(self): 1}
        for node in self.ordered()[::-1]:
            g = up.get(id(node), 0)
            node.grad = node.grad + g
            for p, s in zip(node.parents, node.slopes):
                up[id(p)] = up.get(id(p), 0) + s * g
        """),
    ),
    right(
        "upstream as an attribute",
        backward("""
        order = self.ordered()
        for node in order:
            node.upstream = 0.0
        self.upstream = 1.0
        for node in reversed(order):
            for parent, slope in zip(node.parents, node.slopes):
                parent.upstream += slope * node.upstream
        for node in order:
            node.grad += node.upstream
        """),
    ),
    right(
        "grads put aside, and added at the end",
        backward("""
        order = self.ordered()
        before = [node.grad for node in order]
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for k in range(len(order) - 1, -1, -1):
            node = order[k]
            for i in range(len(node.parents)):
                node.parents[i].grad += node.slopes[i] * node.grad
        for node, old in zip(order, before):
            node.grad += old
        """),
    ),
    right(
        "zero_grad with a walk of its own, integers",
        """
        def zero_grad(self):
            seen, todo = set(), [self]
            while todo:
                node = todo.pop()
                node.grad = 0
                if node not in seen:
                    seen.add(node)
                    todo.extend(p for p in node.parents if p not in seen)
        """,
    ),
]

WRONG = [
    wrong(
        "two parents taken for granted",
        backward("""
        order = self.ordered()
        upstream = dict.fromkeys(order, 0.0)
        upstream[self] = 1.0
        for node in reversed(order):
            node.grad += upstream[node]
            if len(node.parents) == 2:
                for parent, slope in zip(node.parents, node.slopes):
                    upstream[parent] += upstream[node] * slope
        """),
        "backward",
        "several_paths",
        "twice",
    ),
    wrong(
        "grad written in the forward pass",
        """
        def __mul__(self, other):
            other = as_node(other)
            self.grad += other.value
            return Node(self.value * other.value, (self, other), (other.value, self.value), "*")
        """,
        "mul",
    ),
    wrong(
        "no complaint of changes",
        backward(
            """
            order = self.ordered()
            upstream = dict.fromkeys(order, 0.0)
            upstream[self] = 1.0
            for node in reversed(order):
                node.grad += upstream[node]
                for parent, slope in zip(node.parents, node.slopes):
                    upstream[parent] += upstream[node] * slope
            """,
            first="",
        ),
        "backward",
    ),
    wrong(
        "relu's slope at 0 is 5",
        """
        def relu(self):
            slope = 5.0 if self.value == 0 else float(self.value > 0)
            return Node(max(0.0, self.value), (self,), (slope,), "relu")
        """,
        "relu",
    ),
    wrong(
        "maximum 0 at a tie",
        """
        def maximum(self, other):
            other = as_node(other)
            a, b = self.value, other.value
            return Node(a * (a > b) + b * (b > a), (self, other), (float(a >= b), float(a < b)), "max")
        """,
        "maximum",
    ),
    wrong(
        "the recursion limit raised",
        ordered("""
        import sys
        sys.setrecursionlimit(10000)
        order, found = [], set()

        def visit(node):
            if node not in found:
                found.add(node)
                for parent in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        return order
        """),
        "long_chain",
    ),
    wrong(
        "every path followed",
        ordered("""
        order, waiting = [], [(self, False)]
        while waiting:
            node, ready = waiting.pop()
            if ready:
                order.append(node)
            else:
                waiting.append((node, True))
                waiting.extend((parent, False) for parent in node.parents)
        return list(dict.fromkeys(order))
        """),
        "long_chain",
    ),
    wrong(
        "remembered by value",
        ordered("""
        order, found, waiting = [], set(), [(self, False)]
        while waiting:
            node, ready = waiting.pop()
            if ready:
                order.append(node)
            elif node.value not in found:
                found.add(node.value)
                waiting.append((node, True))
                waiting.extend((parent, False) for parent in node.parents)
        return order
        """),
        "order",
        "long_chain",
    ),
    wrong(
        "remembered by name",
        ordered("""
        order, found, waiting = [], set(), [(self, False)]
        while waiting:
            node, ready = waiting.pop()
            if ready:
                order.append(node)
            elif node.name not in found:
                found.add(node.name)
                waiting.append((node, True))
                waiting.extend((parent, False) for parent in node.parents)
        return order
        """),
        "order",
        "long_chain",
    ),
    wrong(
        "a power's slope by division",
        """
        def __pow__(self, exponent):
            power = self.value**exponent
            return Node(power, (self,), (exponent * power / self.value,), "**")
        """,
        "pow",
    ),
    wrong(
        "a product's slopes its own factors",
        """
        def __mul__(self, other):
            other = as_node(other)
            return Node(self.value * other.value, (self, other), (self.value, other.value), "*")
        """,
        "mul",
    ),
    wrong(
        "numbers not wrapped",
        """
        def __mul__(self, other):
            return Node(self.value * other.value, (self, other), (other.value, self.value), "*")
        """,
        "mul",
    ),
    wrong(
        "a product returned as a number",
        """
        def __mul__(self, other):
            return self.value * as_node(other).value
        """,
        "mul",
    ),
    wrong(
        "a product without slopes",
        """
        def __mul__(self, other):
            other = as_node(other)
            return Node(self.value * other.value, (self, other))
        """,
        "mul",
    ),
    wrong(
        "no return",
        """
        def __neg__(self):
            Node(-self.value, (self,), (-1.0,), "neg")
        """,
        "neg",
    ),
    wrong(
        "a difference with a sum's slopes",
        """
        def __sub__(self, other):
            other = as_node(other)
            return Node(self.value - other.value, (self, other), (1, 1), "-")
        """,
        "sub",
    ),
    wrong(
        "2 - a as a - 2",
        """
        def __rsub__(self, number):
            return self - number
        """,
        "sub",
    ),
    wrong(
        "a number changed in place",
        """
        def __neg__(self):
            self.value = -self.value
            return Node(self.value, (self,), (-1.0,), "neg")
        """,
        "neg",
    ),
    wrong(
        "a quotient's minus missing",
        """
        def __truediv__(self, other):
            other = as_node(other)
            a, b = self.value, other.value
            return Node(a / b, (self, other), (1 / b, a / b**2), "/")
        """,
        "truediv",
    ),
    wrong(
        "a quotient's square missing, and a power's exponent",
        """
        def __truediv__(self, other):
            other = as_node(other)
            a, b = self.value, other.value
            return Node(a / b, (self, other), (1 / b, -a / b), "/")

        def __pow__(self, exponent):
            return Node(self.value**exponent, (self,), (self.value ** (exponent - 1),), "**")
        """,
        "truediv",
        "pow",
    ),
    wrong(
        "a power of 2 whatever the exponent is",
        """
        def __pow__(self, exponent):
            return Node(self.value**exponent, (self,), (2 * self.value,), "**")
        """,
        "pow",
    ),
    wrong(
        "exp with x as its slope, log with 1",
        """
        def exp(self):
            return Node(math.exp(self.value), (self,), (self.value,), "exp")

        def log(self):
            return Node(math.log(self.value), (self,), (1,), "log")
        """,
        "exp",
        "log",
    ),
    wrong(
        "a sigmoid's slope s",
        """
        def sigmoid(self):
            s = 1 / (1 + math.exp(-self.value))
            return Node(s, (self,), (s,), "sigmoid")
        """,
        "sigmoid",
    ),
    wrong(
        "a sigmoid that is composed, without its minus",
        """
        def sigmoid(self):
            return 1 / (1 + self.exp())
        """,
        "sigmoid",
    ),
    wrong(
        "tanh's slope 1 - t",
        """
        def tanh(self):
            t = math.tanh(self.value)
            return Node(t, (self,), (1 - t,), "tanh")
        """,
        "tanh",
    ),
    wrong(
        "log to the base 10",
        """
        def log(self):
            return Node(math.log10(self.value), (self,), (1 / (self.value * math.log(10)),), "log")
        """,
        "log",
    ),
    wrong(
        "a slope that is a function",
        """
        def exp(self):
            return Node(math.exp(self.value), (self,), (math.exp,), "exp")
        """,
        "exp",
    ),
    wrong(
        "maximum to the smaller one",
        """
        def maximum(self, other):
            other = as_node(other)
            mine = float(self.value < other.value)
            return Node(max(self.value, other.value), (self, other), (mine, 1 - mine), "max")
        """,
        "maximum",
    ),
    wrong(
        "maximum with two comparisons, 1 and 1 at a tie",
        """
        def maximum(self, other):
            other = as_node(other)
            slopes = (float(self.value >= other.value), float(other.value >= self.value))
            return Node(max(self.value, other.value), (self, other), slopes, "max")
        """,
        "maximum",
    ),
    wrong(
        "relu's slope its value",
        """
        def relu(self):
            r = max(0, self.value)
            return Node(r, (self,), (r,), "relu")
        """,
        "relu",
    ),
    wrong(
        "a recursive order",
        ordered("""
        order, seen = [], set()

        def visit(node):
            if node not in seen:
                seen.add(node)
                for parent in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        return order
        """),
        "long_chain",
    ),
    wrong(
        "recursive, and shared nodes again and again",
        ordered("""
        order = []
        for parent in self.parents:
            order += parent.ordered()
        return [*order, self]
        """),
        "order",
        "several_paths",
        "twice",
        "long_chain",
    ),
    wrong(
        "in the order of a queue",
        ordered("""
        order = [self]
        for node in order:
            for parent in node.parents:
                if parent not in order:
                    order.append(parent)
        return order[::-1]
        """),
        "order",
        "several_paths",
        "twice",
    ),
    wrong(
        "a set, without an order",
        ordered("""
        found, waiting = set(), [self]
        while waiting:
            node = waiting.pop()
            found.add(node)
            waiting.extend(node.parents)
        return sorted(found, key=lambda node: node.name)
        """),
        "order",
        "backward",
        "several_paths",
        "twice",
        "long_chain",
    ),
    wrong(
        "from the last one on",
        ordered("""
        order, seen, stack = [], set(), [(self, False)]
        while stack:
            node, done = stack.pop()
            if done:
                order.insert(0, node)
            elif node not in seen:
                seen.add(node)
                stack += [(node, True)] + [(p, False) for p in node.parents]
        return order
        """),
        "order",
        "backward",
        "several_paths",
        "twice",
        "long_chain",
    ),
    wrong(
        "without the node itself",
        ordered("""
        order, seen, stack = [], set(), [(self, False)]
        while stack:
            node, done = stack.pop()
            if done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                stack += [(node, True)] + [(p, False) for p in node.parents]
        return order[:-1]
        """),
        "order",
        "backward",
        "several_paths",
        "twice",
        "long_chain",
        "zero_grad",
    ),
    wrong(
        "upstream gradients in grad",
        backward("""
        self.grad = 1.0
        for node in reversed(self.ordered()):
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += slope * node.grad
        """),
        "twice",
    ),
    wrong(
        "upstream gradients in grad, 1 added",
        backward("""
        self.grad += 1.0
        for node in reversed(self.ordered()):
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += slope * node.grad
        """),
        "twice",
    ),
    wrong(
        "grads cleared by each call",
        backward("""
        self.zero_grad()
        self.grad = 1.0
        for node in reversed(self.ordered()):
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += slope * node.grad
        """),
        "twice",
    ),
    wrong(
        "overwritten",
        backward("""
        self.grad = 1.0
        for node in reversed(self.ordered()):
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad = slope * node.grad
        """),
        "several_paths",
        "twice",
    ),
    wrong(
        "slopes alone",
        backward("""
        self.grad = 1.0
        for node in reversed(self.ordered()):
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += slope
        """),
        "backward",
        "several_paths",
        "twice",
    ),
    wrong(
        "nothing to begin with",
        backward("""
        for node in reversed(self.ordered()):
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += slope * node.grad
        """),
        "backward",
        "several_paths",
        "twice",
        "long_chain",
    ),
    wrong(
        "from the inputs on",
        backward("""
        self.grad = 1.0
        for node in self.ordered():
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += slope * node.grad
        """),
        "backward",
        "several_paths",
        "twice",
        "long_chain",
    ),
    wrong(
        "each parent's backward is called",
        """
        def backward(self, upstream=1.0):
            self.grad += upstream
            for parent, slope in zip(self.parents, self.slopes):
                parent.backward(upstream * slope)
        """,
        "backward",
        "long_chain",
    ),
    wrong(
        "each parent passes on its whole grad again",
        """
        def backward(self):
            self.grad = 1.0
            self.push()

        def push(self):
            for parent, slope in zip(self.parents, self.slopes):
                parent.grad += slope * self.grad
                parent.push()
        """,
        "backward",
        "several_paths",
        "twice",
        "long_chain",
    ),
    wrong(
        "only inputs",
        backward("""
        up = dict.fromkeys(self.ordered(), 0.0)
        up[self] = 1.0
        for node in reversed(self.ordered()):
            if not node.parents:
                node.grad += up[node]
            for parent, slope in zip(node.parents, node.slopes):
                up[parent] += slope * up[node]
        """),
        "backward",
        "several_paths",
        "twice",
    ),
    wrong(
        "zero_grad of itself",
        """
        def zero_grad(self):
            self.grad = 0.0
        """,
        "zero_grad",
    ),
    wrong(
        "zero_grad to None",
        """
        def zero_grad(self):
            for node in self.ordered():
                node.grad = None
        """,
        "zero_grad",
    ),
]
