"""What can be decided otherwise in `backward` of `graph.py`."""

import math

from grading.choices.choice import Choice, Choices
from grading.choices.losses import choices_of

from .shared import Bare


def backward(
    *,
    start=lambda last: 1.0,
    through=lambda last: last.ordered()[::-1],
    share=lambda up, slope, node, parent: up * slope,
    joined=lambda before, more: before + more,
    noted=lambda before, up, node, last: before + up,
    from_grad=lambda grad: 0.0,
    kept=lambda node: 0.0,
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
            upstream = {node: from_grad(node.grad) + kept(node) for node in self.ordered()}
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


class Running(float):
    """A sum that also knows what its partial sums add up to."""

    partial_sums = 0.0


def run(before, more):
    """The sum `before` with one more number."""
    found = Running(before + more)
    found.partial_sums = found + getattr(before, "partial_sums", 0.0)
    return found


def remembered(up, node):
    """`up`, kept in the node for the next call."""
    node.upstream = up
    return up


def once(up, node):
    """`up` in the first call, 0 from then on."""
    return 0.0 if hasattr(node, "upstream") else remembered(up, node)


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
            "equal_parents_once": (
                lambda up, slope, node, parent: (
                    up * dict(zip(node.parents, node.slopes, strict=True))[parent] / node.parents.count(parent)
                ),
                "where both parents are the same node, as in a * a, it gets only one of its two shares.",
                "Go through all pairs of parent and slope, without a dict or set of the parents.",
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
        "upstream_kept",
        {
            "kept": lambda node: getattr(node, "upstream", 0.0),
            "noted": lambda before, up, node, last: before + remembered(up, node),
        },
        "the upstream gradients of the first call are still there in the second, and passed on once more.",
        "Each call begins with upstream gradients of 0, and 1 for the last node.",
    ),
    Choice(
        "second_call_nothing",
        {"noted": lambda before, up, node, last: before + once(up, node)},
        "the second call changes nothing: is a set of nodes, or a mark, left over from the first?",
        "Begin each call anew: no set or list as the default of a parameter, and no marks in the nodes.",
    ),
    Choice(
        "partial_sums_added",
        {
            "joined": run,
            "noted": lambda before, up, node, last: before + getattr(up, "partial_sums", up),
        },
        "each time that a node gets a share, all it has so far is added to its grad, so that some counts twice.",
        "Add to grad either each share as it comes, or the sum once, when the node passes on.",
    ),
    Choice(
        "shares_multiplied",
        {"from_grad": lambda grad: 1.0, "start": lambda last: 0.0, "joined": lambda before, more: before * more},
        "what comes several ways is multiplied.",
        ADD,
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

CHOICES = [
    Choices(
        of=("Node",),
        function=backward,
        wrong=BACKWARD,
        parts=("backward", "several_paths", "twice"),
        makes_class=True,
        pairs=False,
    ),
]
