"""What students are called: the roster's names in nbgrader's gradebook, where nobody has written others."""

from pathlib import Path

from nbgrader.api import Gradebook, Student
from sqlalchemy import select, update

from ..collecting.roster import Person, read_roster


def know_names(gradebook: Gradebook, root: Path) -> None:
    """Write name and address of everybody on the roster into the gradebook, for those who have no name there.

    Raises ValueError if roster.csv is no such table.
    """
    roster = read_roster(root)
    people = {person.id: person for person in roster.people} if roster else {}
    table = Student.__table__
    nameless = select(table.c.id).where(table.c.first_name.is_(None), table.c.last_name.is_(None))
    for student in gradebook.db.execute(nameless).scalars().all():
        if student in people and people[student].about.get("name"):
            first, last, email = entry_of(people[student])
            values = {"first_name": first, "last_name": last} | ({"email": email} if email else {})
            gradebook.db.execute(update(table).where(table.c.id == student).values(values))
    gradebook.db.commit()


def entry_of(person: Person) -> tuple[str, str, str | None]:
    """First name, last name and address, as the gradebook keeps them.

    The last word is the last name, unless the roster has "Last, First".
    """
    name = " ".join(person.about.get("name", "").split())
    last, comma, first = name.partition(", ")
    if not comma:
        first, _, last = name.rpartition(" ")
    return (first, last, person.about.get("email") or None) if first else (last, "", person.about.get("email") or None)
