"""Who an upload is from: the learning system's identity decides, and the roster turns it into an id."""

from dataclasses import dataclass, replace

from cs231n_lite.plumbing.submission import usable_name

from .names import compact, turned, words
from .roster import ROSTER, Person, Roster
from .uploads import Identity

TELL_APART = f"tell them apart by a number in {ROSTER} (column canvas_id, moodle_id, sid or email) and collect again"
NAMELESS = (
    "neither its name nor a manifest in it tells whose it is; name it STUDENT_ASSIGNMENT.zip, with the name or the id "
    "of the student, and collect again"
)


@dataclass(frozen=True)
class Match:
    """Who it is.

    student: the id, which is the folder's name; "" if nobody
    certain: whether a number or an address said so
    guessed: whether it may be somebody else
    refused: why it is nobody, with what to do
    """

    student: str = ""
    certain: bool = False
    guessed: bool = False
    refused: str = ""


def match(identity: Identity, roster: Roster | None) -> Match:
    """Who `identity` is by the roster; without one, whom it names."""
    return _by_name_alone(identity) if roster is None else _by_roster(identity, roster)


def match_hint(hint: str, roster: Roster | None) -> Match:
    """Who the name of a file without `_ASSIGNMENT` may mean: only somebody on the roster, and only as a guess."""
    for name in dict.fromkeys([hint, hint.partition("_")[0]]) if roster else ():
        found = match(Identity(name=name), roster)
        if found.student:
            return replace(found, guessed=True)
    return Match(refused=NAMELESS)


def agrees(manifest: str, identity: Identity, student: str, roster: Roster | None) -> bool:
    """Whether the name in a manifest may be a way to call the student whom the learning system names."""
    if roster:
        named = match(Identity(name=manifest), roster)
        if named.student:
            return named.student == student
    person = next((one for one in roster.people if one.id == student), None) if roster else None
    if identity.blind and person is None:
        return True  # the system doesn't say who it is, so there is nothing to compare
    called = [*(person.names if person else ()), identity.name, identity.number, identity.email.partition("@")[0]]
    if identity.system == "canvas" and compact(manifest) and identity.name:
        name, short = compact(identity.name), compact(manifest)
        if name.startswith(short) or name.endswith(short):  # Canvas writes the names without spaces
            return True
    known = {word for name in called for word in words(name)}
    return bool(turned(manifest) & {compact(name) for name in called}) or set(words(manifest)) <= known


def _by_name_alone(identity: Identity) -> Match:
    name = f"{identity.name or 'anon'} {identity.key}" if identity.blind else identity.name
    way_out = f"give {identity} an id in {ROSTER}" if identity.system else NAMELESS.partition("; ")[2]
    try:
        return Match(usable_name(_made_usable(name) if identity.system else name))
    except ValueError:
        return Match(refused=f"{name!r} can't be the name of a folder; {way_out}")


def _by_roster(identity: Identity, roster: Roster) -> Match:
    told = roster.told_by(identity)
    if len(told) == 1:
        return Match(told[0].id, certain=True)
    if told:
        return Match(refused=f"its numbers name {_listed(told)}; mend the numbers in {ROSTER} and collect again")
    name = "" if identity.blind else identity.name
    exact, near = [_possible(roster, identity, name, how) for how in ("same", "turned")] if name else ([], [])
    for found in (exact, near, _possible(roster, identity, name, "bare") if name else []):
        if len(found) > 1:
            return Match(refused=f"{name} may be {_listed(found)}; {TELL_APART}")
        if found:
            # Canvas turns all names, so that is no guess there
            sure = len(near) == 1 and (found == exact or (found == near and identity.system == "canvas"))
            return Match(found[0].id, guessed=not sure)
    return Match(refused=f"nobody in {ROSTER} is {identity}; add the name, or the number, to a row and collect again")


def _possible(roster: Roster, identity: Identity, name: str, closeness: str) -> list[Person]:
    return [person for person in roster.called(name, closeness) if not person.is_ruled_out_by(identity)]


def _listed(people: list[Person]) -> str:
    return " or ".join(map(str, people))


def _made_usable(name: str) -> str:
    """The name of a learning system, with spaces for what can't stand in the name of a folder."""
    return " ".join("".join(letter if _can_stand(letter) else " " for letter in name).split()).strip(". ")


def _can_stand(letter: str) -> bool:
    try:
        return bool(usable_name(f"a{letter}a"))
    except ValueError:
        return False
