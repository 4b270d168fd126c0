"""Tables of what came of grading, for the terminal."""

from ..demo.samples import Sample, checks_in
from .grade import Graded


def summary(results: list[Graded]) -> str:
    """One line a submission: points, what waits for a person, what was set aside; then the sums."""
    width = max(len(result.student) for result in results)
    lines = []
    for result in results:
        told = [f"set aside: {reason}" for reason in result.set_aside.values()] + result.notes
        if result.waiting:
            told.append(f"{len(result.waiting)} answer{'s' * (len(result.waiting) > 1)} to grade by hand")
        lines.append(f"{result.student:<{width}}  {result.total:>5g} points  {'; '.join(told)}".rstrip())
    aside = sum(bool(result.set_aside) for result in results)
    lines.append(f"\n{len(results) - aside} graded, {aside} set aside with 0 points and the reason in their feedback")
    return "\n".join(lines)


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
