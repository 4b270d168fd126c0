"""The message of each known mistake, as a student reads it: so a change of words shows in review."""

from cs231n_lite.checks.judge import judge
from cs231n_lite.checks.table import Table
from cs231n_lite.exercises import find

from ..judge.oracle import ModuleSubject, References


def messages_of(module: str, references: References, table: Table, sections: dict[str, str]) -> str:
    """The messages of the mistakes of `module` on the published problems, and the notes on other right answers."""
    mistakes = [mistake for mistake in references.mistakes() if find(mistake.check).module == module]
    told = []
    for mistake in mistakes:
        subject = ModuleSubject(references.mistaken(mistake))
        verdict = judge(find(mistake.check), subject, table, sections.get(mistake.check, ""))
        told.append(f"{mistake.name}\n\n{verdict}\n")
    return f"\n{'-' * 100}\n".join(told)
