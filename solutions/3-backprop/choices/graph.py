"""What can be decided otherwise in the graph of numbers: values and slopes of the operations, and the pass back."""

import math

from grading.choices.choice import Choice, Choices
from grading.choices.losses import choices_of


class Bare:
    """A node without operations; each family below adds some, in terms of their choices."""

    def __init__(self, value, parents=(), slopes=(), operation="", name=""):
        self.value, self.grad = float(value), 0.0
        self.parents, self.slopes, self.name = tuple(parents), tuple(map(float, slopes)), name
        self.parent_values = tuple(parent.value for parent in self.parents)

    def __add__(self, other):
        return made(lambda a, b: a + b, lambda a, b: (1.0, 1.0), self, other)


def as_node(x):
    return x if isinstance(x, Bare) else Bare(x)


def made(value, slopes, *parents):
    """The node of an operation whose value and slopes are functions of the parents' values."""
    parents = tuple(type(parents[0])(x) if not isinstance(x, Bare) else x for x in parents)
    numbers = [parent.value for parent in parents]
    return type(parents[0])(value(*numbers), parents, slopes(*numbers))


def arithmetic(
    *,
    product=lambda a, b: a * b,
    product_slopes=lambda a, b: (b, a),
    difference=lambda a, b: a - b,
    difference_slopes=lambda a, b: (1, -1),
    reverse=lambda minus, node, number: minus(type(node)(number), node),
    negative=lambda a: -a,
    negative_slope=lambda a: (-1,),
):
    class Node(Bare):
        def __mul__(self, other):
            return made(product, product_slopes, self, other)

        __rmul__ = __mul__

        def __sub__(self, other):
            return made(difference, difference_slopes, self, other)

        def __rsub__(self, number):
            return reverse(lambda one, other: made(difference, difference_slopes, one, other), self, number)

        def __neg__(self):
            return made(negative, negative_slope, self)

    return Node


TIMES = "If a grows by h, a · b grows by h · b: the slope in a is the other one's value."
MINUS = "If b grows by h, a - b falls by h: the slope in b is -1."
NEGATIVE = "If a grows by h, -a falls by h: the slope is -1."
ARITHMETIC = [
    *choices_of(
        "product_slopes",
        {
            "own_values": (lambda a, b: (a, b), "each factor of a product has its own value for a slope.", TIMES),
            "slopes_of_a_sum": (lambda a, b: (1, 1), "the slopes of a product are those of a sum, 1 and 1.", TIMES),
            "only_first_factor": (lambda a, b: (b, 0), "the second factor of a product has the slope 0.", TIMES),
            "only_second_factor": (lambda a, b: (0, a), "the first factor of a product has the slope 0.", TIMES),
            "product_as_slope": (lambda a, b: (a * b, a * b), "the slopes of a product are its value.", TIMES),
            "product_slopes_absolute": (
                lambda a, b: (abs(b), abs(a)),
                "the slopes of a product lose their signs.",
                TIMES,
            ),
            "first_value_twice": (lambda a, b: (a, a), "both slopes of a product are the first factor's value.", TIMES),
            "second_value_twice": (
                lambda a, b: (b, b),
                "both slopes of a product are the second factor's value.",
                TIMES,
            ),
        },
    ),
    *choices_of(
        "difference_slopes",
        {
            "minus_forgotten": (lambda a, b: (1, 1), "the slopes of a difference are those of a sum, 1 and 1.", MINUS),
            "minus_in_both": (lambda a, b: (-1, -1), "both slopes of a difference are -1.", MINUS),
            "minus_in_first": (lambda a, b: (-1, 1), "the slopes of a difference are in the wrong order.", MINUS),
            "slopes_of_a_product": (lambda a, b: (b, a), "the slopes of a difference are those of a product.", MINUS),
        },
    ),
    *choices_of(
        "difference",
        {
            "sum_for_difference": (lambda a, b: a + b, "the value of a - b is that of a + b.", "Subtract the values."),
            "difference_turned": (lambda a, b: b - a, "the value of a - b is b - a.", "Mind the order."),
        },
    ),
    *choices_of(
        "product",
        {
            "sum_for_product": (lambda a, b: a + b, "the value of a * b is that of a + b.", "Multiply the values."),
        },
    ),
    *choices_of(
        "reverse",
        {
            "number_minus_node_turned": (
                lambda minus, node, number: minus(node, type(node)(number)),
                "2 - a gives a - 2: the order counts.",
                "`__rsub__` is asked for number - node: as_node(number) - self.",
            ),
        },
    ),
    *choices_of("negative", {"negative_positive": (lambda a: a, "the value of -a is a.", "The value is -self.value.")}),
    *choices_of(
        "negative_slope",
        {
            "negative_slope_1": (lambda a: (1,), "the slope of -a is 1.", NEGATIVE),
            "negative_slope_of_value": (lambda a: (-a,), "the slope of -a is its value.", NEGATIVE),
        },
    ),
]


def quotients(
    *,
    quotient=lambda a, b: a / b,
    over=lambda a, b: 1 / b,
    under=lambda a, b: -a / b**2,
    power=lambda a, k: a**k,
    power_slope=lambda a, k: k * a ** (k - 1),
    reverse=lambda over, node, number: over(type(node)(number), node),
):
    class Node(Bare):
        def __truediv__(self, other):
            return made(quotient, lambda a, b: (over(a, b), under(a, b)), self, other)

        def __rtruediv__(self, number):
            return reverse(lambda one, other: one / other, self, number)

        def __pow__(self, k):
            return made(lambda a: power(a, k), lambda a: (power_slope(a, k),), self)

    return Node


OVER = "The slope of a / b in a is 1 / b: a quotient is a times 1 / b."
UNDER = "The slope of 1 / b is -1 / b², so that of a / b in b is -a / b²."
POWER = "The slope of a ** k is k · a ** (k - 1)."
QUOTIENTS = [
    *choices_of(
        "under",
        {
            "minus_missing": (lambda a, b: a / b**2, "the slope in the divisor lacks its minus.", UNDER),
            "square_missing": (lambda a, b: -a / b, "the slope in the divisor lacks its square.", UNDER),
            "minus_and_square_missing": (lambda a, b: a / b, "the slope in the divisor is the quotient.", UNDER),
            "numerator_missing": (lambda a, b: -1 / b**2, "the slope in the divisor lacks the numerator.", UNDER),
            "divisor_of_a_product": (lambda a, b: a, "the slope in the divisor is that of a product.", UNDER),
            "divisor_as_numerator": (lambda a, b: 1 / b, "both slopes of a quotient are 1 / b.", UNDER),
            "divisor_left_out": (lambda a, b: 0, "the divisor has the slope 0.", UNDER),
        },
    ),
    *choices_of(
        "over",
        {
            "divisor_itself": (lambda a, b: b, "the slope in the numerator is b.", OVER),
            "numerator_slope_1": (lambda a, b: 1, "the slope in the numerator is 1.", OVER),
            "numerator_slope_quotient": (lambda a, b: a / b, "the slope in the numerator is the quotient.", OVER),
            "divisor_squared": (lambda a, b: 1 / b**2, "the slope in the numerator is 1 / b².", OVER),
        },
    ),
    Choice(
        "quotient_slopes_exchanged",
        {"over": lambda a, b: -a / b**2, "under": lambda a, b: 1 / b},
        "the two slopes of a quotient are exchanged.",
        "The first slope belongs to the numerator: 1 / b.",
    ),
    *choices_of(
        "quotient",
        {
            "whole_quotient": (
                lambda a, b: a // b,
                "the quotient is rounded down.",
                "/ divides, // rounds down as well.",
            ),
        },
    ),
    *choices_of(
        "reverse",
        {
            "number_over_node_turned": (
                lambda over, node, number: over(node, type(node)(number)),
                "3 / a gives a / 3: the order counts.",
                "`__rtruediv__` is asked for number / node: as_node(number) / self.",
            ),
        },
    ),
    *choices_of(
        "power_slope",
        {
            "exponent_missing": (
                lambda a, k: a ** (k - 1),
                "the slope of a power lacks the exponent as a factor.",
                POWER,
            ),
            "exponent_not_lowered": (lambda a, k: k * a**k, "the exponent isn't lowered by 1 in the slope.", POWER),
            "power_as_slope": (lambda a, k: a**k, "the slope of a power is the power.", POWER),
            "exponent_lowered_in_front": (
                lambda a, k: (k - 1) * a ** (k - 1),
                "the factor in front of a power's slope is k - 1.",
                POWER,
            ),
            "exponent_as_slope": (lambda a, k: k, "the slope of a power is its exponent.", POWER),
            "exponent_times_base": (lambda a, k: k * a, "the slope of a power is k · a.", POWER),
            "lowered_outside": (
                lambda a, k: k * a**k - 1,
                "`k * a ** k - 1` subtracts 1 from the power: brackets are missing around the exponent.",
                POWER,
            ),
            "exponent_raised": (lambda a, k: k * a ** (k + 1), "the exponent is raised by 1 in the slope.", POWER),
            "slope_of_exponential": (
                lambda a, k: a**k * math.log(abs(a) or 1),
                "the slope is the one in the exponent, a ** k · log a.",
                POWER,
            ),
        },
    ),
    *choices_of(
        "power",
        {
            "multiplied_by_exponent": (
                lambda a, k: a * k,
                "a ** k gives a · k.",
                "Python's power is self.value**exponent.",
            ),
        },
    ),
]


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def functions(
    *,
    exp_slope=lambda a: math.exp(a),
    log=lambda b: math.log(b),
    log_slope=lambda b: 1 / b,
    sigmoid=sigmoid,
    sigmoid_slope=lambda a: sigmoid(a) * (1 - sigmoid(a)),
    tanh=lambda a: math.tanh(a),
    tanh_slope=lambda a: 1 - math.tanh(a) ** 2,
):
    def method(value, slope):
        return lambda node: made(value, lambda x: (slope(x),), node)

    names = {
        "exp": method(math.exp, exp_slope),
        "log": method(log, log_slope),
        "sigmoid": method(sigmoid, sigmoid_slope),
        "tanh": method(tanh, tanh_slope),
    }
    return type("Node", (Bare,), names)


EXP = "exp is its own slope: the value of the new node."
LOG = "The slope of the natural logarithm is 1 / x."
SIGMOID = "With s for the value of the sigmoid, its slope is s · (1 - s)."
TANH = "With t for the value of tanh, its slope is 1 - t²."
FUNCTIONS = [
    *choices_of(
        "exp_slope",
        {
            "exp_slope_of_value": (lambda a: a, "the slope of exp is x.", EXP),
            "exp_slope_1": (lambda a: 1, "the slope of exp is 1.", EXP),
            "exp_as_power": (lambda a: a * math.exp(a - 1), "the slope of exp is that of a power, x · e^(x - 1).", EXP),
            "exp_times_value": (lambda a: a * math.exp(a), "the slope of exp has a factor x.", EXP),
        },
    ),
    *choices_of(
        "log_slope",
        {
            "log_slope_1": (lambda b: 1, "the slope of log is 1.", LOG),
            "log_as_slope": (lambda b: math.log(b), "the slope of log is its value.", LOG),
            "log_slope_of_value": (lambda b: b, "the slope of log is x.", LOG),
            "log_slope_minus": (lambda b: -1 / b, "the slope of log has a minus.", LOG),
            "log_slope_squared": (lambda b: 1 / b**2, "the slope of log is 1 / x².", LOG),
            "slope_of_other_base": (lambda b: 1 / (b * math.log(10)), "the slope is that of log to the base 10.", LOG),
        },
    ),
    *choices_of(
        "log",
        {
            "log10": (lambda b: math.log10(b), "the value of log is to the base 10.", "math.log is the natural one."),
            "log2": (lambda b: math.log2(b), "the value of log is to the base 2.", "math.log is the natural one."),
        },
    ),
    *choices_of(
        "sigmoid_slope",
        {
            "sigmoid_as_slope": (lambda a: sigmoid(a), "the slope of the sigmoid is its value.", SIGMOID),
            "rest_as_slope": (lambda a: 1 - sigmoid(a), "the slope of the sigmoid is 1 - s.", SIGMOID),
            "sigmoid_of_values": (lambda a: a * (1 - a), "the slope of the sigmoid is x · (1 - x).", SIGMOID),
            "sigmoid_like_tanh": (lambda a: 1 - sigmoid(a) ** 2, "the slope of the sigmoid is 1 - s².", SIGMOID),
            "sigmoid_rest_added": (lambda a: sigmoid(a) * (1 + sigmoid(a)), "the slope is s · (1 + s).", SIGMOID),
            "sigmoid_slope_minus": (
                lambda a: sigmoid(a) * (sigmoid(a) - 1),
                "the slope of the sigmoid has a minus.",
                SIGMOID,
            ),
            "sigmoid_twice": (
                lambda a: sigmoid(sigmoid(a)) * (1 - sigmoid(sigmoid(a))),
                "the slope of the sigmoid is taken at s, not at x.",
                SIGMOID,
            ),
        },
    ),
    *choices_of(
        "sigmoid",
        {
            "exp_of_plus": (
                lambda a: sigmoid(-a),
                "the value of the sigmoid falls where it should grow: the minus in the exponent is missing.",
                "1 / (1 + e^-x).",
            ),
        },
    ),
    Choice(
        "sigmoid_falls",
        {"sigmoid": lambda a: sigmoid(-a), "sigmoid_slope": lambda a: -sigmoid(a) * sigmoid(-a)},
        "this is 1 / (1 + e^x), which falls: the minus in the exponent is missing.",
        "1 / (1 + e^-x).",
    ),
    *choices_of(
        "tanh_slope",
        {
            "tanh_square_missing": (lambda a: 1 - math.tanh(a), "the slope of tanh is 1 - t.", TANH),
            "tanh_like_sigmoid": (
                lambda a: math.tanh(a) * (1 - math.tanh(a)),
                "the slope of tanh is t · (1 - t).",
                TANH,
            ),
            "tanh_square_added": (lambda a: 1 + math.tanh(a) ** 2, "the slope of tanh is 1 + t².", TANH),
            "tanh_slope_minus": (lambda a: math.tanh(a) ** 2 - 1, "the slope of tanh has a minus: t² - 1.", TANH),
            "tanh_rest_squared": (lambda a: (1 - math.tanh(a)) ** 2, "the slope of tanh is (1 - t)².", TANH),
            "tanh_of_values": (lambda a: 1 - a**2, "the slope of tanh is 1 - x².", TANH),
            "tanh_twice": (
                lambda a: 1 - math.tanh(math.tanh(a)) ** 2,
                "the slope of tanh is taken at t, not at x.",
                TANH,
            ),
            "tanh_as_slope": (lambda a: math.tanh(a), "the slope of tanh is its value.", TANH),
        },
    ),
    *choices_of(
        "tanh",
        {
            "sigmoid_for_tanh": (lambda a: sigmoid(a), "the value of tanh is that of the sigmoid.", "math.tanh(x)."),
        },
    ),
]


def kinked(
    *,
    maximum=lambda a, b: max(a, b),
    maximum_slopes=lambda a, b: (a >= b, a < b),
    relu=lambda a: max(0, a),
    relu_slope=lambda a: a > 0,
):
    class Node(Bare):
        def maximum(self, other):
            return made(maximum, maximum_slopes, self, other)

        def relu(self):
            return made(relu, lambda a: (relu_slope(a),), self)

    return Node


LARGER = "If the larger one grows by h, so does the maximum; the smaller one has no effect."
RELU = "Above 0 relu is x, with slope 1; below it is 0, with slope 0."
KINKED = [
    *choices_of(
        "maximum_slopes",
        {
            "to_the_smaller": (lambda a, b: (a < b, a >= b), "the smaller one gets the slope 1.", LARGER),
            "to_both": (lambda a, b: (1, 1), "both get the slope 1.", LARGER),
            "split_always": (lambda a, b: (0.5, 0.5), "both get the slope ½.", LARGER),
            "always_first": (lambda a, b: (1, 0), "the first one gets the slope, whichever is larger.", LARGER),
            "always_second": (lambda a, b: (0, 1), "the second one gets the slope, whichever is larger.", LARGER),
            "value_of_the_larger": (
                lambda a, b: (max(a, b) * (a >= b), max(a, b) * (a < b)),
                "the larger one gets its own value for a slope.",
                LARGER,
            ),
            "minus_for_the_smaller": (
                lambda a, b: (1, -1) if a >= b else (-1, 1),
                "the smaller one gets the slope -1.",
                LARGER,
            ),
            "values_as_slopes": (lambda a, b: (a, b), "the slopes are the values.", LARGER),
        },
    ),
    *choices_of(
        "maximum",
        {
            "minimum": (lambda a, b: min(a, b), "the value of a.maximum(b) is the smaller one.", "max(…)."),
            "first_as_value": (lambda a, b: a, "the value of a.maximum(b) is a.", "max(self.value, other.value)."),
        },
    ),
    *choices_of(
        "relu_slope",
        {
            "relu_slope_1": (lambda a: 1, "the slope of relu is 1, also below 0.", RELU),
            "relu_slope_turned": (lambda a: a <= 0, "the slope of relu is 1 below 0.", RELU),
            "relu_as_slope": (lambda a: max(0, a), "the slope of relu is its value.", RELU),
            "relu_slope_of_value": (lambda a: a, "the slope of relu is x.", RELU),
            "leaky": (lambda a: 1 if a > 0 else 0.01, "the slope of relu is 0.01 below 0.", RELU),
            "relu_slope_0": (lambda a: 0, "the slope of relu is 0 everywhere.", RELU),
        },
    ),
    *choices_of(
        "relu",
        {
            "relu_absolute": (lambda a: abs(a), "the value of relu is the absolute value.", "max(0, self.value)."),
            "relu_through": (lambda a: a, "the value of relu is x, also below 0.", "max(0, self.value)."),
            "leaky_value": (lambda a: a if a > 0 else 0.01 * a, "the value of relu is 0.01 · x below 0.", RELU),
            "relu_turned": (lambda a: min(0, a), "the value of relu is min(0, x).", "max(0, self.value)."),
        },
    ),
]


def backward(
    *,
    start=lambda last: 1.0,
    through=lambda last: last.ordered()[::-1],
    share=lambda up, slope, node, parent: up * slope,
    joined=lambda before, more: before + more,
    noted=lambda before, up, node, last: before + up,
    from_grad=lambda grad: 0.0,
):
    """A class whose `backward` goes through the nodes with upstream gradients, each choice a parameter."""

    class Node(Bare):
        def ordered(self):
            order, waiting = [], [(self, False)]
            while waiting:
                node, ready = waiting.pop()
                if ready:
                    order += [node] * (node not in order)
                elif node not in order:
                    waiting += [(node, True), *((parent, False) for parent in node.parents)]
            return order

        def backward(self):
            if any(
                parent.value != x for n in self.ordered() for parent, x in zip(n.parents, n.parent_values, strict=True)
            ):
                raise ValueError("a value has changed")
            upstream = {node: from_grad(node.grad) for node in self.ordered()}
            upstream[self] += start(self)
            for node in through(self):
                for parent, slope in zip(node.parents, node.slopes, strict=True):
                    upstream[parent] = joined(upstream[parent], share(upstream[node], slope, node, parent))
            for node, up in upstream.items():
                node.grad = noted(node.grad, up, node, self)

    return Node


def every_way(last):
    """The nodes as they come up when each passes on to its parents at once, once for each way that leads to it."""
    order, waiting = [], [last]
    while waiting:
        node = waiting.pop()
        order.append(node)
        waiting += node.parents[::-1]
    return order


def when_met(last):
    """Each node when it is met first."""
    return list(dict.fromkeys(every_way(last)))


def by_distance(last):
    found = [last]
    for node in found:
        found += [parent for parent in dict.fromkeys(node.parents) if parent not in found]
    return found


CHAIN_RULE = "What a parent gets is the upstream gradient of the node times the slope in this parent."
ADD = "Several paths add up: += where a parent gets its share."
FROM_THE_END = "Go through reversed(order): a node passes on what it got when all of it is there."
START = "Start with 1 at the last node: its derivative with respect to itself."
APART = "Keep the upstream gradients of a call in a dict of their own, and add them to grad."
BACKWARD = [
    *choices_of(
        "start",
        {
            "nothing_starts": (
                lambda last: 0.0,
                "all gradients are 0: nothing starts at the last node, or nothing is written to grad.",
                START,
            ),
            "starts_with_value": (lambda last: last.value, "the last node starts with its value.", START),
            "starts_with_2": (lambda last: 2.0, "the last node gets its 1 twice.", START),
        },
    ),
    *choices_of(
        "through",
        {
            "from_the_inputs": (
                lambda last: last.ordered(),
                "only the last node passes its gradient on: the graph isn't gone through, or from the inputs on.",
                FROM_THE_END,
            ),
            "visited_for_each_path": (
                every_way,
                "a node passes on all it has each time that it is reached, so that some counts twice.",
                "Go through the order of the nodes, so that each of them passes on once.",
            ),
            "before_all_is_there": (when_met, "a node passes on before it has got all of its gradient.", FROM_THE_END),
            "by_distance": (
                by_distance,
                "the nodes are gone through by their distance from the last one.",
                FROM_THE_END,
            ),
            "one_step_only": (lambda last: [last], "only the parents of the last node get a gradient.", FROM_THE_END),
            "nothing_passed_on": (
                lambda last: last.ordered()[-2::-1],
                "the last node has a gradient, and passes nothing on: is the graph gone through from the inputs on?",
                FROM_THE_END,
            ),
        },
    ),
    *choices_of(
        "share",
        {
            "slope_alone": (
                lambda up, slope, node, parent: slope,
                "each parent gets the slope alone: the upstream gradient is missing.",
                CHAIN_RULE,
            ),
            "upstream_alone": (
                lambda up, slope, node, parent: up,
                "each parent gets the upstream gradient alone: the slope is missing.",
                CHAIN_RULE,
            ),
            "added_to_slope": (
                lambda up, slope, node, parent: up + slope,
                "upstream gradient and slope are added.",
                CHAIN_RULE,
            ),
            "divided_by_slope": (
                lambda up, slope, node, parent: up / slope if slope else math.inf,
                "the upstream gradient is divided by the slope.",
                CHAIN_RULE,
            ),
            "times_parents_value": (
                lambda up, slope, node, parent: up * parent.value,
                "each parent gets the upstream gradient times its own value.",
                CHAIN_RULE,
            ),
            "first_slope": (
                lambda up, slope, node, parent: up * node.slopes[0],
                "all parents of a node get the slope of the first one.",
                "zip(node.parents, node.slopes) pairs each parent with its own slope.",
            ),
            "last_slope": (
                lambda up, slope, node, parent: up * node.slopes[-1],
                "all parents of a node get the slope of the last one.",
                "zip(node.parents, node.slopes) pairs each parent with its own slope.",
            ),
            "exchanged_slopes": (
                lambda up, slope, node, parent: up * sum(node.slopes) - up * slope,
                "the slopes are given to the wrong parents.",
                "zip(node.parents, node.slopes) pairs each parent with its own slope.",
            ),
            "slope_absolute": (
                lambda up, slope, node, parent: up * abs(slope),
                "the slopes lose their signs.",
                CHAIN_RULE,
            ),
            "slope_negative": (
                lambda up, slope, node, parent: -up * slope,
                "each slope has the wrong sign.",
                CHAIN_RULE,
            ),
        },
    ),
    *choices_of(
        "joined",
        {
            "overwritten": (
                lambda before, more: more,
                "a node that is used several times keeps what came last: it is overwritten.",
                ADD,
            ),
            "first_kept": (lambda before, more: before or more, "a node keeps what came first.", ADD),
            "largest_kept": (lambda before, more: max(before, more, key=abs), "a node keeps what is largest.", ADD),
            "mean_of_both": (lambda before, more: (before + more) / 2, "what comes several ways is averaged.", ADD),
        },
    ),
    *choices_of(
        "noted",
        {
            "set_not_added": (
                lambda before, up, node, last: up,
                "the second call doesn't add: it replaces what is there, or does nothing.",
                "Add to grad, also to what is there from before: +=.",
            ),
            "last_set_to_1": (
                lambda before, up, node, last: 1.0 if node is last else before + up,
                "the grad of the last node is set, not added to.",
                "The last node's own grad grows by 1 with each call.",
            ),
            "last_left_out": (
                lambda before, up, node, last: before if node is last else before + up,
                "the grad of the last node itself stays as it was.",
                "Its derivative with respect to itself is 1.",
            ),
            "only_inputs": (
                lambda before, up, node, last: before if node.parents else before + up,
                "only nodes without parents get a grad.",
                "Every node gets one, the intermediate ones too.",
            ),
            "inputs_left_out": (
                lambda before, up, node, last: before + up if node.parents else before,
                "nodes without parents get no grad.",
                "They have no parents to pass on to, but a grad of their own.",
            ),
            "noted_twice": (lambda before, up, node, last: before + 2 * up, "each grad is added twice.", ADD),
        },
    ),
    Choice(
        "upstream_from_grad",
        {"from_grad": lambda grad: grad, "noted": lambda before, up, node, last: up},
        "what was in grad before the call is passed on once more.",
        APART,
    ),
    Choice(
        "last_restarted",
        {
            "from_grad": lambda grad: grad,
            "start": lambda last: 1.0 - last.grad,
            "noted": lambda before, up, node, last: up,
        },
        "what was in grad of the nodes between was passed on once more, and the last one's grad is set to 1.",
        APART,
    ),
    Choice(
        "cleared_first",
        {"noted": lambda before, up, node, last: up if node.parents else before + up},
        "the grads of the nodes between are cleared, or set anew, by each call.",
        "Add to the grads of all nodes.",
    ),
]


def clearing(*, those=lambda order: order, to=0.0):
    class Node(backward()):
        def zero_grad(self):
            for node in those(self.ordered()):
                node.grad = to

    return Node


CLEAR = "self.ordered() gives all nodes whose grad is to be 0."
CLEARING = [
    *choices_of(
        "those",
        {
            "only_itself": (lambda order: order[-1:], "only the node itself is cleared.", CLEAR),
            "only_inputs": (
                lambda order: [node for node in order if not node.parents],
                "only nodes without parents are cleared.",
                CLEAR,
            ),
            "inputs_left_out": (
                lambda order: [node for node in order if node.parents],
                "nodes without parents aren't cleared.",
                CLEAR,
            ),
            "itself_left_out": (lambda order: order[:-1], "the node itself isn't cleared.", CLEAR),
            "only_parents": (lambda order: order[-1].parents, "only the parents are cleared.", CLEAR),
        },
    ),
    *choices_of("to", {"set_to_1": (1.0, "grad is set to 1.", "It should be 0.")}),
]

CHOICES = [
    Choices(of=("Node",), function=arithmetic, wrong=ARITHMETIC, parts=("mul", "sub", "neg"), makes_class=True),
    Choices(of=("Node",), function=quotients, wrong=QUOTIENTS, parts=("truediv", "pow"), makes_class=True),
    Choices(
        of=("Node",), function=functions, wrong=FUNCTIONS, parts=("exp", "log", "sigmoid", "tanh"), makes_class=True
    ),
    Choices(of=("Node",), function=kinked, wrong=KINKED, parts=("maximum", "relu"), makes_class=True),
    Choices(
        of=("Node",),
        function=backward,
        wrong=BACKWARD,
        parts=("backward", "several_paths", "twice"),
        makes_class=True,
        pairs=False,
    ),
    Choices(of=("Node",), function=clearing, wrong=CLEARING, parts=("zero_grad",), makes_class=True, pairs=False),
]
