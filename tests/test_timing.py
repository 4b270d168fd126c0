"""Laws of the times of versions: each is called once a round, in turn, and its shortest time is kept."""

import pytest

from cs231n_lite.progress import best_times, timing


class Clock:
    """A clock that moves only while a version works, by the next of its seconds; it remembers who worked when."""

    def __init__(self, **seconds):
        self.now, self.called = 0.0, []
        self.left = {name: iter(times) for name, times in seconds.items()}

    def versions(self):
        return {name: lambda name=name: self.work(name) for name in self.left}

    def work(self, name):
        self.called.append(name)
        self.now += next(self.left[name])


@pytest.fixture
def clock(monkeypatch):
    clock = Clock(slow=[8, 5, 6], fast=[2, 3, 1])
    monkeypatch.setattr(timing, "perf_counter", lambda: clock.now)
    return clock


def test_versions_are_called_in_turn_once_a_round(clock):
    best_times(clock.versions(), repeats=3)
    assert clock.called == ["slow", "fast"] * 3


def test_the_shortest_time_of_each_is_kept(clock):
    assert best_times(clock.versions()) == {"slow": 5, "fast": 1}


@pytest.mark.parametrize("repeats", [1, 2, 3])
def test_of_so_many_rounds_no_more_is_asked(clock, repeats):
    times = best_times(clock.versions(), repeats=repeats)
    assert clock.called == ["slow", "fast"] * repeats
    assert times == {"slow": min([8, 5, 6][:repeats]), "fast": min([2, 3, 1][:repeats])}


def test_nothing_is_printed(clock, capsys):
    best_times(clock.versions())
    assert capsys.readouterr() == ("", "")


def test_a_machine_that_grows_busy_changes_no_ratio(clock):
    clock.left = {"slow": iter([4, 8, 16]), "fast": iter([1, 2, 4])}
    times = best_times(clock.versions())
    assert times["slow"] / times["fast"] == 4


def test_without_a_round_there_is_no_time():
    with pytest.raises(ValueError, match="repeats is 0; expected 1 or more"):
        best_times({}, repeats=0)
