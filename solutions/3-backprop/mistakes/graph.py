"""Wrong versions of the graph of numbers, as edits of the reference; most are choices, in `choices/graph.py`."""

from grading.mistake import Mistake

PRODUCT = "(self, other), (other.value, self.value)"
DIFFERENCE = "(1.0, -1.0)"
UNDER = "-self.value / other.value**2"
POWER = "exponent * self.value ** (exponent - 1)"
WINS = "wins = float(self.value >= other.value)"
START = "upstream[self] = 1.0"
LISTS = "order, found, waiting = [], set(), [(self, False)]"
VISIT = """order, found, waiting = [], set(), []

        def visit(node):
            if node not in found:
                found.add(node)
                for parent in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)"""
THROUGH = "for node in reversed(order):"
NOTED = "node.grad += upstream[node]"
PASSED = "upstream[parent] += upstream[node] * slope"
UPSTREAM = "dict.fromkeys(order, 0.0)"
CLEARED = "for node in self.ordered():"
AT_TIE = "Where two numbers are equal, "

MISTAKES = [
    Mistake("own_values", "Node.mul", {PRODUCT: "(self, other), (self.value, other.value)"}),
    Mistake("slopes_of_a_sum", "Node.mul", {PRODUCT: "(self, other), (1.0, 1.0)"}),
    Mistake("minus_forgotten", "Node.sub", {DIFFERENCE: "(1.0, 1.0 )"}),
    Mistake("minus_in_first", "Node.sub", {DIFFERENCE: "(-1.0, 1.0)"}),
    Mistake("number_minus_node_turned", "Node.sub", {"as_node(number) - self": "self - number"}),
    Mistake("negative_slope_1", "Node.neg", {"(-1.0,)": "(1.0,)"}),
    Mistake("minus_missing", "Node.truediv", {UNDER: "self.value / other.value**2"}),
    Mistake("square_missing", "Node.truediv", {UNDER: "-self.value / other.value"}),
    Mistake("numerator_missing", "Node.truediv", {UNDER: "-1 / other.value**2"}),
    Mistake("exponent_missing", "Node.pow", {POWER: "self.value ** (exponent - 1)"}),
    Mistake("exponent_not_lowered", "Node.pow", {POWER: "exponent * self.value**exponent"}),
    Mistake("number_over_node_turned", "Node.truediv", {"as_node(number) / self": "self / number"}),
    Mistake("exp_slope_of_value", "Node.exp", {'(power,), "exp"': '(self.value,), "exp"'}),
    Mistake("log_slope_1", "Node.log", {"(1 / self.value,)": "(1.0,)"}),
    Mistake("sigmoid_as_slope", "Node.sigmoid", {"s * (1 - s)": "s"}),
    Mistake("tanh_square_missing", "Node.tanh", {"1 - t**2": "1 - t"}),
    Mistake("to_the_smaller", "Node.maximum", {"(wins, 1 - wins)": "(1 - wins, wins)"}),
    Mistake("to_both", "Node.maximum", {"(wins, 1 - wins)": "(1.0, 1.0 )"}),
    Mistake("relu_slope_1", "Node.relu", {"(float(self.value > 0),)": "(1.0,)"}),
    Mistake("visited_twice", "Node.order", {"elif node not in found:": "else:"}),
    Mistake("children_first", "Node.order", {"return order": "return order[::-1]"}),
    Mistake("inputs_left_out", "Node.order", {"order.append(node)": "order += [node] if node.parents else []"}),
    Mistake(
        "when_met",
        "Node.order",
        {
            "waiting.append((node, True))": "order.append(node)",
            "return order": "return order[::-1]",
        },
    ),
    Mistake("nothing_starts", "Node.backward", {START: "upstream[self] = 0.0"}),
    Mistake("nothing_passed_on", "Node.backward", {THROUGH: "for node in order:"}),
    Mistake("slope_alone", "Node.backward", {PASSED: "upstream[parent] += slope"}),
    Mistake("upstream_alone", "Node.backward", {PASSED: "upstream[parent] += upstream[node]"}),
    Mistake("only_inputs", "Node.backward", {NOTED: f"if not node.parents:\n                {NOTED}"}),
    Mistake("overwritten", "Node.several_paths", {PASSED: "upstream[parent] = upstream[node] * slope"}),
    Mistake(
        "upstream_from_grad",
        "Node.twice",
        {
            UPSTREAM: "{node: node.grad for node in order}",
            START: "upstream[self] += 1.0",
            NOTED: "node.grad = upstream[node]",
        },
    ),
    Mistake("calls_itself", "Node.long_chain", {LISTS: VISIT}),
    Mistake("set_not_added", "Node.twice", {NOTED: "node.grad = upstream[node]"}),
    Mistake("only_itself", "Node.zero_grad", {CLEARED: "for node in [self]:"}),
    Mistake("only_inputs", "Node.zero_grad", {"node.grad = 0.0": "node.grad = node.grad if node.parents else 0.0"}),
    Mistake(
        "tie_to_other",
        "Node.maximum",
        {"self.value >= other.value": "self.value > other.value"},
        also_right=AT_TIE + "your maximum gives the whole slope to the second one; that is right as well.",
    ),
    Mistake(
        "tie_split",
        "Node.maximum",
        {WINS: "wins = 0.5 if self.value == other.value else float(self.value > other.value)"},
        also_right=AT_TIE + "your maximum gives half of the slope to each, as PyTorch does; that is right as well.",
    ),
    Mistake(
        "relu_at_0",
        "Node.relu",
        {"float(self.value > 0)": "float(self.value >= 0)"},
        also_right="At 0 your relu has the slope 1; any slope from 0 to 1 is right there, and most programs take 0.",
    ),
]
