"""A jail, a scene around it that nothing may change, and neighbours that nothing may harm."""

import hashlib
import os
import select
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.checks.verdict import Verdict
from grading.jail.bubblewrap import HOW_TO_GET_ONE, trouble
from grading.jail.jail import Jail
from grading.judge.judging import Judge
from grading.judge.limits import Limits
from grading.judge.work import Work

from . import HONEST, MODULE, SECRET, TOKEN, Attack

CHECKS = [check for check in all_checks().values() if check.module == MODULE]
SEED = (20, 26)
ANYBODY_WRITES = ("/tmp", "/var/tmp", "/dev/shm", "/run", "/")
PATIENCE = 20.0  # seconds for ended processes to be gone


@pytest.fixture(scope="session")
def jail(scene) -> Iterator[Jail]:
    """One jail for all attacks. Where none can be had, CI fails and others are told how to get one."""
    if why := trouble():
        told = f"{why}; {HOW_TO_GET_ONE}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(told)
    os.environ["ATTACK_CANARY"] = SECRET
    try:
        with Jail() as place:
            yield place
    finally:
        del os.environ["ATTACK_CANARY"]


@pytest.fixture(scope="session")
def scene(tmp_path_factory) -> Path:
    """A folder with all that a grader has beside a submission."""
    root = tmp_path_factory.mktemp("scene")
    for name in (".course_secret", "gradebook.db", "submitted/bob/1-losses/student_modules/softmax.py", "id_rsa"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{SECRET}\n", encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def judge(references, jail) -> Callable[..., Judge]:
    """A judge of modules, in the jail of all attacks."""

    def made(modules: dict[str, str], limits: Limits = Limits(), assignment: str = "1-losses") -> Judge:  # noqa: B008
        return Judge(references, Work(assignment, modules), SEED, jail, limits)

    return made


@pytest.fixture(scope="session")
def alone(judge) -> list[Verdict]:
    """The verdicts on honest work with nobody beside it."""
    with judge({MODULE: HONEST}) as honest:
        verdicts = [honest.verdict(check) for check in CHECKS]
    assert all(verdict.points == verdict.max_points for verdict in verdicts)
    return verdicts


@pytest.fixture(scope="session")
def resting(jail, alone) -> set[int]:
    """The processes of the jail while nobody is judged: bubblewrap's, and the warm one."""
    while len(found := descendants(jail)) > 2:
        wait_for_end(found)
    return found


@pytest.fixture
def attacked(jail, judge, scene, alone, resting) -> Callable[[Attack], dict[str, Verdict]]:
    """Judge an attack among honest neighbours; returns its verdicts, by function, once nothing else has changed."""

    def run(attack: Attack) -> dict[str, Verdict]:
        limits = Limits(seconds=attack.seconds, importing=max(0.4, attack.seconds), patience=1.0, submission=30.0)
        modules = {**attack.helpers, MODULE: attack.text.replace("{SCENE}", str(scene))}
        before = picture(scene)
        with judge({MODULE: HONEST}) as beside, judge(modules, limits) as attacking:
            during = [beside.verdict(CHECKS[0])]
            verdicts = {check.function: attacking.verdict(check) for check in CHECKS}
            with judge({MODULE: HONEST}) as later:
                after = [later.verdict(check) for check in CHECKS]
            during += [beside.verdict(check) for check in CHECKS[1:]]
        with judge({MODULE: HONEST}) as next_one:
            assert [next_one.verdict(check) for check in CHECKS] == alone
        assert during == alone
        assert after == alone
        assert SECRET not in "".join(map(repr, verdicts.values()))
        nothing_changed(scene, before)
        nothing_runs(jail, resting)
        return verdicts

    return run


@pytest.fixture
def worth(attacked) -> Callable[[Attack], None]:
    """Assert that an attack loses what it must, and nothing else."""

    def run(attack: Attack) -> None:
        verdicts = attacked(attack)
        lost = {function for function, verdict in verdicts.items() if not verdict.points}
        assert lost == attack.loses, "\n".join(map(repr, verdicts.values()))

    return run


def picture(folder: Path) -> dict[str, str]:
    """What is in a folder, and in the folders that anybody writes to."""
    kept = {
        str(path): hashlib.sha256(path.read_bytes() if path.is_file() else b"").hexdigest() + oct(path.lstat().st_mode)
        for path in folder.rglob("*")
    }
    return kept | {name: "" for place in ANYBODY_WRITES for name in os.listdir(place) if TOKEN in name}


def nothing_changed(folder: Path, before: dict[str, str]) -> None:
    assert picture(folder) == before


def nothing_runs(jail: Jail, resting: set[int]) -> None:
    """Assert that what was started in the jail has ended."""
    deadline = time.monotonic() + PATIENCE
    while left := descendants(jail) - resting:
        assert time.monotonic() < deadline, f"still running: {[_command(pid) for pid in left]}"
        wait_for_end(left)
    assert descendants(jail) == resting, "the warm process was ended"


def descendants(jail: Jail) -> set[int]:
    """The processes that descend from the jail's."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(status.parent.name)] = int(status.read_text(errors="replace").rpartition(")")[2].split()[1])
        except OSError:
            continue
    found, new = set(), {jail._walls.pid}
    while new:
        new = {pid for pid, parent in parents.items() if parent in new} - found
        found |= new
    return found


def wait_for_end(pids: set[int]) -> None:
    """Wait until one of these processes has ended, or some seconds have passed."""
    waiting, descriptors = select.poll(), []
    for pid in pids:
        try:
            descriptors.append(os.pidfd_open(pid))
        except ProcessLookupError:
            break
        waiting.register(descriptors[-1], select.POLLIN)
    else:
        waiting.poll(2000)
    for descriptor in descriptors:
        os.close(descriptor)


def _command(pid: int) -> str:
    try:
        return f"{pid} {Path(f'/proc/{pid}/cmdline').read_bytes()[:80]!r}"
    except OSError:
        return f"{pid} (gone)"
