"""Right and wrong versions of every exercise that no list of mistakes has: none is misjudged, none falsely named."""

import importlib
import pkgutil
from pathlib import Path

import pytest
import variants
from variants import Right, spliced

from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.checks.judge import judge
from cs231n_lite.checks.verdict import State
from cs231n_lite.checks.verdicts import Verdicts
from grading.judge.references import ModuleSubject, run

pytestmark = pytest.mark.slow

MODULES = sorted(file.name for file in pkgutil.iter_modules(variants.__path__))
VARIANTS = [
    (module, variant)
    for module in MODULES
    for found in [importlib.import_module(f"variants.{module}")]
    for variant in [*found.RIGHT, *found.WRONG]
]
DISPUTABLE = importlib.import_module("variants.linear_classifier").DISPUTABLE


def verdicts_on(module: str, text: str, names: set[str], oracle, known: dict) -> dict:
    """The verdicts of the checks called `names` on the text of `module`.

    The other modules are the references; `known` keeps the verdicts on these.
    """
    subject = ModuleSubject(run(Path(f"{module}.py"), text))

    def judged(check, others):
        if check.module == module:
            return judge(check, subject, oracle, others=others)
        if check.name not in known:
            known[check.name] = judge(check, ModuleSubject(oracle.references.module(check.module)), oracle)
        return known[check.name]

    verdicts = Verdicts(all_checks(), judged)
    return {name: verdicts.on(name) for name in names}


@pytest.fixture(scope="session")
def on_references() -> dict:
    """The verdicts on the references, once they have been asked."""
    return {}


def text_of(module: str, source: str, references) -> str:
    reference = references.course.reference(module).read_text(encoding="utf-8")
    return source if module == "linear_classifier" else spliced(reference, source)


@pytest.mark.parametrize(
    ("module", "variant"), VARIANTS, ids=lambda v: v if isinstance(v, str) else f"{v.function}: {v.about}"
)
def test_a_version_that_nobody_listed_is_judged_as_its_author_says(module, variant, live, on_references):
    whole = module == "linear_classifier"
    own = {c.name for c in all_checks().values() if c.module == module and (whole or c.function == variant.function)}
    verdicts = verdicts_on(module, text_of(module, variant.source, live.references), own, live, on_references)
    got = {name for name in own if verdicts[name].state is not State.PASSED}
    if isinstance(variant, Right):
        lost, names = set(), set()
    else:
        lost = set(variant.lost) if whole else {f"{variant.function}.{part}" for part in variant.lost}
        names = set(variant.names)
    ignored = set(DISPUTABLE.get((variant.function, variant.about), ())) if whole else set()
    told = "\n".join(str(verdicts[name]) for name in sorted((got ^ lost) - ignored))
    assert got - ignored == lost - ignored, f"lost {sorted(got)}, meant {sorted(lost)}\n{told}\n{variant.source}"
    false = {v.mistake for name in own if (v := verdicts[name]).mistake} - names
    assert not false, f"falsely named {false}\n{variant.source}"
