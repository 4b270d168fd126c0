"""What the tests of the figures share."""

import gc

import pytest

from .figures import NOT_LAID_OUT


@pytest.fixture(scope="package", autouse=True)
def rarely_collected():
    """Keep the garbage collector from looking through all that was imported each time a few figures are thrown away."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(20_000, *before[1:])
    yield
    gc.set_threshold(*before)


@pytest.fixture
def not_laid_out(monkeypatch):
    """Draw figures without laying them out, which takes two thirds of the time: what they hold and say is the same."""
    monkeypatch.setenv(*NOT_LAID_OUT)
