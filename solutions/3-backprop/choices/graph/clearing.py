"""What can be decided otherwise in `clearing` of `graph.py`."""

from grading.choices.choice import Choices
from grading.choices.losses import choices_of

from .backward import backward


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
            "nothing": (lambda order: [], "no grad changes: nothing is cleared.", "node.grad = 0.0 for each node."),
            "only_itself_and_parents": (
                lambda order: [order[-1], *order[-1].parents],
                "only the node itself and its parents are cleared.",
                CLEAR,
            ),
            "only_parents": (lambda order: order[-1].parents, "only the parents are cleared.", CLEAR),
        },
    ),
    *choices_of("to", {"set_to_1": (1.0, "grad is set to 1.", "It should be 0.")}),
]

CHOICES = [
    Choices(of=("Node",), function=clearing, wrong=CLEARING, parts=("zero_grad",), makes_class=True, pairs=False),
]
