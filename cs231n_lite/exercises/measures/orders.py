"""The laws of `Node.ordered`: every node once, and parents before those made from them."""

from collections.abc import Mapping, Sequence

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.crossing import Handle
from ...checks.question import SubjectFailed
from ...checks.returned import WrongReturn, describe
from ...checks.words import listed
from .backpropagation import inputs_of
from .formulas import Given, last_in

PARENTS_FIRST = "A node is ready for the list when all of its parents are in it."
TWINS = KnownMistake(
    "twins_taken_for_one",
    "of several nodes with the same value, or without a name, only one is in the list.",
    "Two different nodes may have equal values or no names: remember the nodes themselves.",
)
LEAVES_MISSING = KnownMistake(
    "inputs_left_out", "the nodes without parents aren't in the list.", "They belong into it too: the first of all."
)
LAST_MISSING = KnownMistake("last_left_out", "the node itself isn't in its list.", "It comes last: append it too.")
ONLY_PARENTS = KnownMistake(
    "only_its_parents",
    "only the node and its own parents are in the list, not the parents of these.",
    "Go on until nodes without parents are reached.",
)
TWICE = KnownMistake(
    "visited_twice",
    "a node that can be reached in several ways is in the list several times.",
    "Keep a set of the nodes that have been taken, and pass over those that are in it.",
)
CHILDREN_FIRST = KnownMistake(
    "children_first",
    "the order is the other way round: nodes come before their parents.",
    "Turn the list round; `backward` is what goes through it from the end.",
)
BY_DISTANCE = KnownMistake(
    "by_distance",
    "the nodes are ordered by their distance from the last one; a way round may be longer than another.",
    PARENTS_FIRST,
)
WHEN_MET = KnownMistake(
    "when_met",
    "a node is put down when it is met first, before all ways to it have been followed.",
    PARENTS_FIRST,
)


def order_of_nodes(ask: Ask, problem: Problem) -> Quantities:
    """The laws of the order that `ordered` of the last node gives."""
    graph = Given(ask, problem["formula"], inputs_of(problem), nameless=problem.get("nameless", False))
    names = _names(ask, graph)
    missing = [name for name in graph.nodes if name not in names]
    several = sorted({name for name in names if names.count(name) > 1})
    early = _early(names, graph.parents)
    about = f"the order is {', '.join(names)}"
    return {
        "all nodes": Law(not missing, f"{about}: {listed(missing)} missing", _who_misses(missing, graph, problem)),
        "each once": Law(not several, f"{about}: {listed(several)} more than once", (TWICE,)),
        "parents first": Law(
            bool(missing or several or not early),
            f"{about}: {early} comes before one of its parents",
            _who_orders(names, graph.parents, last_in(problem["formula"])),
            PARENTS_FIRST,
        ),
    }


def _names(ask: Ask, graph: Given) -> list[str]:
    """The names of the nodes that `ordered` gives."""
    nodes = ask.objects_from(graph.last, "ordered")
    if not isinstance(nodes, tuple) or not all(isinstance(node, Handle) for node in nodes):
        try_next = "End with `return order`." if nodes is None else "Give back a list."
        raise WrongReturn(f"ordered returned {describe(nodes)}; expected a list of nodes", try_next)
    for name, node in graph.nodes.items():  # some had none until now
        ask.write(node, "name", name)
    try:
        names = [ask.read(node, "name") for node in nodes]
    except SubjectFailed:
        raise WrongReturn("ordered returned a list with something else than nodes", "Append the node itself.") from None
    if not all(isinstance(name, str) and name in graph.nodes for name in names):
        raise WrongReturn(
            "ordered returned a list with nodes that aren't of this graph",
            "Is a list kept from one call to the next? A default such as order=[] is made once: make it inside.",
        )
    return names


def _early(names: Sequence[str], parents: Mapping[str, tuple[str, ...]]) -> str:
    """The first node that comes before one of its parents; empty if none does."""
    place = {name: number for number, name in reversed(list(enumerate(names)))}
    ways = ((name, parent) for name in names for parent in parents.get(name, ()))
    return next((name for name, parent in ways if place.get(parent, -1) > place[name]), "")


def _who_misses(missing: list[str], graph: Given, problem: Problem) -> tuple[KnownMistake, ...]:
    last = last_in(problem["formula"])
    known = {
        LEAVES_MISSING: set(graph.nodes) - graph.parents.keys(),
        LAST_MISSING: {last},
        ONLY_PARENTS: set(graph.nodes) - {last, *graph.parents[last]},
    }
    twins = (TWINS,) if problem.get("nameless") or _hidden_by_twins(missing, graph) else ()
    return (*(mistake for mistake, those in known.items() if set(missing) == those), *twins)


def _hidden_by_twins(missing: list[str], graph: Given) -> bool:
    """Whether each missing node has the value of one in the list, or is reached only through missing ones."""
    kept = {value for name, value in graph.values.items() if name not in missing}
    users = {name: [one for one, parents in graph.parents.items() if name in parents] for name in missing}
    return all(graph.values[name] in kept or (used and set(used) <= set(missing)) for name, used in users.items())


def _who_orders(names: list[str], parents: Mapping[str, tuple[str, ...]], last: str) -> tuple[KnownMistake, ...]:
    """The known mistakes that give this order, of all nodes."""
    known = {CHILDREN_FIRST: not _early(names[::-1], parents)}
    for mistake, order in ((BY_DISTANCE, _by_distance), (WHEN_MET, _when_met)):
        ways = [order(last, {name: pair[::turn] for name, pair in parents.items()}) for turn in (1, -1)]
        known[mistake] = names in ways or names[::-1] in ways
    return tuple(mistake for mistake, fits in known.items() if fits)


def _by_distance(last: str, parents: Mapping[str, tuple[str, ...]]) -> list[str]:
    """All nodes, one layer after the other, as a queue finds them."""
    found = [last]
    for name in found:
        found += [parent for parent in dict.fromkeys(parents.get(name, ())) if parent not in found]
    return found


def _when_met(last: str, parents: Mapping[str, tuple[str, ...]]) -> list[str]:
    """All nodes, each when it is met first by a walk that follows the first parent as far as it goes."""
    found, waiting = [], [last]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.append(name)
            waiting += parents.get(name, ())[::-1]
    return found
