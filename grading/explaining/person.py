"""Whom the instructor means: a student by id or by name, as the roster and the gradebook know them."""

import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path

from cs231n_lite.checks.words import printable

from ..collecting.names import bare, same, words
from ..collecting.roster import Person, Roster, read_roster
from .finding import CannotExplain

MOST_NEAR, MOST_LISTED = 5, 20  # people who are suggested, and who are listed where several fit


def everybody(root: Path, students: Sequence[str], names: Mapping[str, str]) -> Roster:
    """The people of roster.csv in `root`, and those of `students` who aren't there, called as in `names`.

    Raises ValueError if roster.csv is no roster.
    """
    roster = read_roster(root)
    people = roster.people if roster else ()
    there = {same(person.id) for person in people}
    others = [Person(student, {"name": names.get(student, "")}) for student in students if same(student) not in there]
    return Roster((*people, *others))


def student_called(name: str, students: Sequence[str], people: Roster, assignment: str) -> tuple[str, str]:
    """The student who goes by `name`, an id or a name or a part of one: their id and how to write of them.

    students: who handed in the assignment
    people: everybody who may be meant

    Raises CannotExplain if that is nobody, or several, or somebody who handed in nothing.
    """
    if not students:
        raise CannotExplain(f"nobody handed in anything of {assignment}")
    found = _fitting(name, people)
    if not found:
        raise CannotExplain(f"nobody is called {printable(name)}; {_suggestion(name, people)}")
    if len(found) > 1:
        raise CannotExplain(f"{printable(name)} fits {_listed(found)}; name one by the id")
    person = found[0]
    spelled = {same(student): student for student in students}
    if same(person.id) not in spelled:
        raise CannotExplain(f"{_written(person)} handed in nothing of {assignment}")
    return spelled[same(person.id)], _written(person)


def _fitting(name: str, people: Roster) -> list[Person]:
    """Who has this id, else this name, the closest way of comparing first, else these words in their name."""
    exactly = [person for person in people.people if person.id == name]
    by_id = exactly or [person for person in people.people if same(person.id) == same(name)]
    if by_id:
        return by_id
    for closeness in ("same", "turned", "bare"):
        found = people.called(name, closeness)
        if found:
            return found
    asked = set(words(bare(name)))
    return [person for person in people.people if asked and asked <= {w for n in person.names for w in words(bare(n))}]


def _suggestion(name: str, people: Roster) -> str:
    by_form: dict[str, list[Person]] = {}
    for person in people.people:
        for form in {form for each in person.names for form in (same(each), *words(each))}:
            by_form.setdefault(form, []).append(person)
    asked = dict.fromkeys([same(name), *words(name)])
    near = [form for each in asked for form in difflib.get_close_matches(each, by_form, n=MOST_NEAR)]
    found = list(dict.fromkeys(person for form in near for person in by_form[form]))[:MOST_NEAR]
    if found:
        return f"did you mean {' or '.join(_written(person) for person in found)}?"
    return "expected an id, which is the name of a folder in submitted/, or a name in roster.csv"


def _listed(found: Sequence[Person]) -> str:
    more = f" and {len(found) - MOST_LISTED} more" if len(found) > MOST_LISTED else ""
    return ", ".join(_written(person) for person in found[:MOST_LISTED]) + more


def _written(person: Person) -> str:
    """The name with the id behind it."""
    name = person.about.get("name", "")
    return printable(f"{name} ({person.id})" if name and name != person.id else person.id)
