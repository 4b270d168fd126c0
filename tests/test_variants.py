"""Right and wrong versions of every exercise that no list of mistakes has: none is misjudged, none falsely named."""

import importlib

import pytest
from variants import Right
from variants.told import TOLD, lines_of, names_of, text_of, verdicts_on, versions

from cs231n_lite.checks.catalogue import find
from cs231n_lite.checks.verdict import State

pytestmark = pytest.mark.slow

DISPUTABLE = importlib.import_module("variants.linear_classifier").DISPUTABLE


@pytest.fixture(scope="session")
def on_references() -> dict:
    """The verdicts on the references, once they have been asked."""
    return {}


@pytest.fixture(scope="session")
def told() -> dict[tuple[str, str], list[str]]:
    """The lines of `told.txt`, by the function and what a version of it is about."""
    found: dict[tuple[str, str], list[str]] = {}
    for line in TOLD.read_text(encoding="utf-8").splitlines():
        _, function, about, _ = line.split(" | ")
        found.setdefault((function, about), []).append(line)
    return found


@pytest.mark.parametrize(
    ("module", "variant"), versions(), ids=lambda v: v if isinstance(v, str) else f"{v.function}: {v.about}"
)
def test_a_version_that_nobody_listed_is_judged_as_its_author_says(module, variant, live, on_references, told):
    whole = module == "linear_classifier"
    own = names_of(module, variant)
    verdicts = verdicts_on(module, text_of(module, variant.source, live.references), own, live, on_references)
    got = {name for name in own if verdicts[name].state is not State.PASSED}
    lost = set() if isinstance(variant, Right) else set(variant.lost)
    lost = lost if whole else {name for name in own if find(name).part in lost}
    ignored = set(DISPUTABLE.get((variant.function, variant.about), ())) if whole else set()
    words = "\n".join(str(verdicts[name]) for name in sorted((got ^ lost) - ignored))
    assert got - ignored == lost - ignored, f"lost {sorted(got)}, meant {sorted(lost)}\n{words}\n{variant.source}"
    assert lines_of(variant, verdicts) == told.get((variant.function, variant.about), []), variant.source
