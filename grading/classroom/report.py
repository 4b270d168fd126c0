"""What came of grading, a line for each submission, for the terminal."""

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
