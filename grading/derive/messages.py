"""The message of each known mistake, as a student reads it: so a change of words shows in review."""

from cs231n_lite.checks.catalogue import find
from cs231n_lite.checks.judge import judge
from cs231n_lite.checks.table import Table

from ..judge.references import ModuleSubject, References


def messages_of(module: str, references: References, table: Table) -> str:
    """The messages of the mistakes of `module` on the published problems, and the notes on other right answers."""
    mistakes = [mistake for mistake in references.mistakes() if find(mistake.check).module == module]
    told = []
    for mistake in mistakes:
        subject = ModuleSubject(references.mistaken(mistake))
        verdict = judge(find(mistake.check), subject, table)
        told.append(f"{mistake.name}\n\n{verdict}\n")
    return f"\n{'-' * 100}\n".join(told)
