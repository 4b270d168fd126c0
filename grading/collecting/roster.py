"""The roster: roster.csv in the course folder says who is in the class, and what each system calls them.

Its columns: `id`, by which the course knows somebody; `name`; `extension`; and, as far as they are known, `email`,
`sid` (the university's number), `canvas_id`, `moodle_id` (the participant's numbers, by spaces) and `also` (another
name). There may be others.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import get_close_matches
from functools import cached_property, lru_cache
from pathlib import Path

from cs231n_lite.plumbing.submission import usable_name

from .moments import span
from .names import bare, compact, same, turned
from .tables import content_of, rows_of
from .uploads import Identity

ROSTER = "roster.csv"
COLUMNS = {"id", "name", "extension", "email", "sid", "canvas_id", "moodle_id", "also"}
# how closely a name is compared, the closest first: what a person is called like, and what is looked for
_CLOSENESS = {
    "same": (lambda name: {same(name)}, same),
    "turned": (turned, compact),
    "bare": (lambda name: turned(bare(name)), lambda name: compact(bare(name))),
}


@dataclass(frozen=True, eq=False)
class Person:
    """A person of the class; `about` has the cells of their row by column."""

    id: str
    about: dict[str, str]
    extension: timedelta | datetime | None = None

    def __str__(self) -> str:
        """For a reader: the id and the name."""
        name = self.about.get("name", "")
        return f"{self.id} ({name})" if name and name != self.id else self.id

    @property
    def names(self) -> list[str]:
        """What they are called: the id, the name, and what stands in the column `also`."""
        return [name for name in (self.id, self.about.get("name"), self.about.get("also")) if name]

    @property
    def numbers(self) -> list[tuple[str, str]]:
        """The numbers and addresses that tell people of one name apart, each with its kind."""
        told = [("email", self.about.get("email", "")), ("number", self.id), ("number", self.about.get("sid", ""))]
        for system in ("canvas", "moodle"):
            told += [(system, key) for key in self.about.get(f"{system}_id", "").split()]
        return [(kind, same(number)) for kind, number in told if number]

    def is_ruled_out_by(self, identity: Identity) -> bool:
        """Whether a number that each person has once says that it is somebody else."""
        canvas, sid = self.about.get("canvas_id", ""), self.about.get("sid", "")
        told = [(identity.key if identity.system == "canvas" else "", canvas), (identity.number, sid)]
        return any(one and ours and same(one) != same(ours) for one, ours in told)


@dataclass(frozen=True)
class Roster:
    """Everybody in the class."""

    people: tuple[Person, ...]

    def told_by(self, identity: Identity) -> list[Person]:
        """Whom the numbers and addresses of `identity` name."""
        told = [("email", identity.email), ("number", identity.number), (identity.system, identity.key)]
        found = [self._by_number.get((kind, same(number)), []) for kind, number in told if number]
        return list(dict.fromkeys(person for people in found for person in people))

    def called(self, name: str, closeness: str) -> list[Person]:
        """Who is called `name`: the "same", "turned" (the family name first, in one word), "bare" (without accents)."""
        return self._by_name.get((closeness, _CLOSENESS[closeness][1](name)), [])

    @cached_property
    def _by_number(self) -> dict[tuple[str, str], list[Person]]:
        found: dict[tuple[str, str], list[Person]] = {}
        for person in self.people:
            for number in person.numbers:
                found.setdefault(number, []).append(person)
        return found

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], list[Person]]:
        found: dict[tuple[str, str], dict[Person, None]] = {}
        for person in self.people:
            for closeness, (forms, _) in _CLOSENESS.items():
                for form in {form for name in person.names for form in forms(name)}:
                    found.setdefault((closeness, form), {})[person] = None
        return {form: list(people) for form, people in found.items()}


def read_roster(root: Path) -> Roster | None:
    """The roster in the course folder `root`; None if there is none.

    Raises ValueError if it can't be read, and for an id that is missing, twice there, or no name for a folder.
    """
    path = root / ROSTER
    return _roster_of(content_of(path)) if path.exists() else None


@lru_cache(maxsize=4)
def _roster_of(raw: bytes) -> Roster:
    people: dict[str, Person] = {}
    for line, about in rows_of(raw, ROSTER, ["id", "name"]):
        _complain_of_columns(about)
        try:
            person = _person(about)
        except ValueError as error:
            raise ValueError(f"line {line} of {ROSTER}: {error}") from None
        if same(person.id) in people:
            raise ValueError(f"line {line} of {ROSTER}: the id {person.id} is there twice; give each person one row")
        people[same(person.id)] = person
    return Roster(tuple(people.values()))


def _complain_of_columns(about: dict[str, str]) -> None:
    """Raise ValueError for a column that is called almost like one that means something."""
    for column in about.keys() - COLUMNS:
        meant = get_close_matches(column, COLUMNS - about.keys(), 1, 0.85)
        if meant:
            raise ValueError(
                f"{ROSTER} has a column {column!r}: if {meant[0]!r} is meant, call it so, or else otherwise"
            )


def _person(about: dict[str, str]) -> Person:
    try:
        student = usable_name(about["id"])
    except ValueError as error:
        raise ValueError(f"the id can't be the name of a folder: {str(error).partition('; ')[0]}") from None
    told = about.get("extension", "")
    return Person(student, about, span(told) if told else None)
