"""What each submission of the sample class got beside what its author intended."""

from ..classroom.grade import Graded
from .samples import Sample, checks_in


def beside_intentions(results: list[Graded], samples: list[Sample]) -> tuple[str, bool]:
    """Points per module beside what the author of each submission intended, and whether all agree."""
    checks = checks_in(samples[0].assignment)
    exercises = list(dict.fromkeys(check.module for check in checks.values()))
    heads = ["student", "what its author intended", *exercises, "sum"]
    by_student, rows, agree = {result.student: result for result in results}, [], True
    for sample in samples:
        given = by_student[sample.student].points
        pairs = [
            (
                sum(given[check.grade_id] for check in checks.values() if check.module == exercise),
                sum(sample.intended[name] for name, check in checks.items() if check.module == exercise),
            )
            for exercise in exercises
        ]
        exact = all(given[check.grade_id] == sample.intended[name] for name, check in checks.items())
        agree &= exact
        cells = [f"{got:g}/{meant:g}" for got, meant in [*pairs, tuple(map(sum, zip(*pairs, strict=True)))]]
        rows.append([sample.student, sample.intent, *cells, "✓" if exact else "✗ not as intended"])
    return _aligned([[*heads, ""], *rows]), agree


def _aligned(rows: list[list[str]]) -> str:
    """The rows as a table, the first one underlined."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    return "\n".join([lines[0], "─" * max(map(len, lines)), *lines[1:]])
