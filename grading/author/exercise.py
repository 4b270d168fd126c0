"""The skeleton of an exercise: a function in the reference, a check, a mistake, and a section of a notebook."""

import re
from dataclasses import dataclass

from ..course_folder import CourseFolder
from .laying import BUILD, CannotLay, Laid, before_list, complain_about_name, with_entry, with_imports


@dataclass(frozen=True)
class Exercise:
    """What is wanted.

    module: the students' module that the function goes into
    part: what its check is about, the name behind the dot
    notebook: the one that explains it (None: the last of the assignment that imports the module)
    """

    function: str
    module: str
    arguments: tuple[str, ...]
    part: str
    points: int
    notebook: str | None = None

    @property
    def check(self) -> str:
        return f"{self.function}.{self.part}"


FUNCTION = '''

def {function}({arguments}):
    """‹What it computes, as a sentence, with the formula.›

{described}
    Returns ‹what comes back, with its shape›.
    """
    ### BEGIN SOLUTION
    raise NotImplementedError("‹the solution, in place of this line›")
    ### END SOLUTION
'''

PROBLEMS = '''def {function}_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """‹The problems in words, from the smallest size on.›"""
    for size in (1, 3, 8):
        yield {{
{drawn}        }}
'''

CHECK = """    Check(
        name="{check}",
        points={points},
        asks="‹what is checked, as a sentence with the formula›",
        try_next="‹what a tutor would say first›",
        problems={function}_problems,
        returns={{"the result": number}},
        proofs=(
            worked(
                {{{given}}},
                the_result="‹worked out by hand for these arguments›",
            ),
        ),
    ),
"""

MISTAKE = """    Mistake(
        "‹its_name›",
        "{check}",
        {{"‹some words of the reference›": "‹what a student writes instead›"}},
        looks_like="‹what it looks like, as a sentence›",
        try_next="‹what to try next›",
    ),
"""

SECTION = """## {number} · ‹Its title›

‹Why: the question, in a sentence or two.›

‹What: the idea in words, then as a formula, then by numbers small enough to follow by hand.›

**Your turn:** write `{function}` in `cs231n_lite/{module}.py`. ‹The one thing to write.›

```{{code-cell}}
check("{check}")
```

‹What it is good for: the student's own function, used at once.›

"""


def lay_exercise(course: CourseFolder, wanted: Exercise) -> Laid:
    """The four files of the exercise `wanted`. Raises CannotLay if it is there already, or has no place to go."""
    for name in (wanted.function, wanted.part, *wanted.arguments):
        complain_about_name(name)
    try:
        reference = course.reference(wanted.module)
    except KeyError:
        known = [path.stem for assignment in course.assignments for path in course.references(assignment)]
        raise CannotLay(
            f"there is no module {wanted.module!r}; there are {', '.join(known)}. Make it first: "
            f"python -m grading new module {wanted.module} --assignment …"
        ) from None
    solution = reference.read_text(encoding="utf-8")
    if re.search(rf"^(def|class) {wanted.function}\b", solution, re.MULTILINE):
        raise CannotLay(f"{reference.name} has a {wanted.function} already")
    assignment = reference.parent.parent
    questions = course.root / "cs231n_lite/exercises" / reference.name
    mistakes = assignment / "mistakes" / reference.name
    lesson = assignment / f"{wanted.notebook or _notebook_of(course, assignment.name, wanted.module)}.md"
    if not lesson.is_file():
        raise CannotLay(
            f"there is no {lesson.name} in {assignment.name}: python -m grading new notebook {lesson.stem} …"
        )
    texts = {
        reference: solution + _function(wanted),
        questions: _with_check(questions.read_text(encoding="utf-8"), wanted),
        mistakes: with_entry(mistakes.read_text(encoding="utf-8"), "MISTAKES", MISTAKE.format(check=wanted.check)),
        lesson: _with_section(lesson.read_text(encoding="utf-8"), wanted),
    }
    files = {path.relative_to(course.root).as_posix(): text for path, text in texts.items()}
    solved, asked, wrong, told = files
    return Laid(
        files,
        (
            f"{solved}: what it computes, and the solution between the markers.",
            f"{asked}: which problems are drawn, what is asked, and a case worked by hand.",
            f"{wrong}: a mistake that students make, as an edit of the solution; or take it out.",
            f"{told}: the section, at the place where it belongs.",
            BUILD,
        ),
    )


def _function(wanted: Exercise) -> str:
    described = "\n".join(f"    {name}: ‹its shape and what it is›" for name in wanted.arguments)
    return FUNCTION.format(function=wanted.function, arguments=", ".join(wanted.arguments), described=described)


def _with_check(text: str, wanted: Exercise) -> str:
    drawn = "".join(f'            "{name}": on_grid(rng.normal(size=size)),\n' for name in wanted.arguments)
    given = ", ".join(f'"{name}": np.array([1.0, 2.0])' for name in wanted.arguments)
    check = CHECK.format(check=wanted.check, points=wanted.points, function=wanted.function, given=given)
    text = before_list(
        with_entry(text, "CHECKS", check), "CHECKS", PROBLEMS.format(function=wanted.function, drawn=drawn)
    )
    return with_imports(
        text,
        {
            "collections.abc": ["Iterator"],
            "numpy as np": [],
            "..checks.check": ["Check", "Problem"],
            "..checks.returned": ["number"],
            ".measures.problems": ["on_grid"],
            ".measures.proofs": ["worked"],
        },
    )


def _with_section(text: str, wanted: Exercise) -> str:
    """The notebook with the section before its last one, which sums it up."""
    heads = list(re.finditer(r"^## (\d+)", text, re.MULTILINE))
    number = int(heads[-1][1]) if heads else 1
    section = SECTION.format(number=number, function=wanted.function, module=wanted.module, check=wanted.check)
    place = heads[-1].start() if len(heads) > 1 else len(text)
    return f"{text[:place].rstrip()}\n\n{section}{text[place:]}"


def _notebook_of(course: CourseFolder, assignment: str, module: str) -> str:
    """The last notebook of the assignment, in the order of teaching, that imports the module; else the last one."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in course.texts(assignment)}
    if not texts:
        command = f"python -m grading new notebook NAME --assignment {assignment}"
        raise CannotLay(f"{assignment} has no notebook yet; make it: {command}")
    ordered = sorted(texts, key=lambda name: float(re.search(r"^lesson: *([\d.]+)", texts[name], re.MULTILINE)[1]))
    importing = [name for name in ordered if f"cs231n_lite.{module} import" in texts[name]]
    return (importing or ordered)[-1]
