"""The kill table: every known mistake through every check of its exercise, who catches it and what it is called."""

from collections.abc import Iterator
from types import ModuleType

from cs231n_lite.checks.catalogue import all_checks, checks_of
from cs231n_lite.checks.check import Check, exercise_of
from cs231n_lite.checks.judgement import judgement
from cs231n_lite.checks.table import Table
from cs231n_lite.checks.verdict import State

from ..judge.references import ModuleSubject, References

HEAD = """# Who catches what

Made and verified by `make build`. Each known mistake is made in the reference, by itself, and asked all checks of its
exercise with the published problems. **named**: the check fails and gives the mistake its name. A name in a cell is
that of another mistake which gives the same there. *caught*: it fails without a name. A dash: it passes, for it asks
about something else; nothing: it isn't asked. Mistakes that only fresh problems show are asked at grading.

What nobody listed stands elsewhere: `tests/variants` has right versions, which must pass every check, and wrong ones
with what they are called; `tests/blind` has wrong ones written without a look at the names.
"""


def kill_table(references: References, table: Table) -> str:
    """The page, from what the checks of `table` say of every known mistake."""
    exercises = list(dict.fromkeys(check.exercise for check in all_checks().values()))
    sections, counts = [], {"named": 0, "caught": 0, "mistakes": 0}
    for exercise in exercises:
        checks = checks_of(exercise)
        rows = [row for mistake in _mistakes(checks, references) if (row := _row(*mistake, checks, table))]
        counts["mistakes"] += len(rows)
        counts["named"] += sum("**named**" in row for row in rows)
        head = " | ".join(check.part for check in checks)
        lines = [f"## {exercise}", "", f"| mistake | {head} |", "|---" * (len(checks) + 1) + "|", *rows, ""]
        sections += lines if rows else []
    told = f"{counts['mistakes']} mistakes, {counts['named']} of them named by at least one check."
    return "\n".join([HEAD, told, "", *sections])


def _mistakes(checks: list[Check], references: References) -> Iterator[tuple[str, ModuleType, list[Check]]]:
    """Each known mistake of an exercise once, with a module that makes it, and the checks that this can be asked."""
    seen = set()
    for check in checks:
        asked = [one for one in checks if references.choosing(one) is references.choosing(check)]
        for choice in references.choices_of(check):
            if choice.name not in seen:
                yield choice.name, references.otherwise(check, choice), asked
                seen.add(choice.name)
    for mistake in references.mistakes():
        if exercise_of(mistake.check) == checks[0].exercise and mistake.name not in seen and not mistake.also_right:
            seen.add(mistake.name)
            yield mistake.name, references.mistaken(mistake), checks


def _row(name: str, module: ModuleType, asked: list[Check], checks: list[Check], table: Table) -> str:
    """The row of a mistake; empty if the published problems don't show it."""
    subject = ModuleSubject(module)
    cells = [_cell(name, check, subject, table) if check in asked else "" for check in checks]
    shows = any(cell not in ("", "–") for cell in cells)
    return f"| {name} | {' | '.join(cells)} |" if shows else ""


def _cell(name: str, check: Check, subject: ModuleSubject, table: Table) -> str:
    verdict = judgement(check, subject, table)
    if verdict.state is State.PASSED:
        return "–"
    if verdict.mistake == name:
        return "**named**"
    return verdict.mistake or "*caught*"
