"""Where no namespaces can be had, students' code is another user: it earns what is right, and the results are ours."""

import io
import json
import os
import shutil
import sys
import textwrap
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from gradescope_container import Container, container_for, laid, processes_of_students

from cs231n_lite.plumbing.course import this_course
from grading.demo.samples import ASSIGNMENT, checks_in, files_of, sample_class
from grading.gradescope.build import make_zip
from grading.gradescope.results import FAILED

from . import MODULE, SECRET, TOKEN, Attack, probe, test_resources, test_verdict, test_walls

SOURCE = "/mnt/box/autograder/source/course"

# what every user of a machine sees or may do; nothing of it helps to points, and no others are there
OF_ANY_USER = {
    "the command lines of other processes",
    "the processes of the neighbour",
    "the homes of people",
    "the settings of this machine",
    "the name of this machine",
    "disks",
    "a device that is there",
    "a program of this machine",
    "the end of its parent",
    "who it is",  # opens its own file, in which the kernel lets it write nothing
    "a secret or gradebook anywhere",  # takes seconds; the walls here are asked below
}
OF_AN_OLDER_KERNEL = {"a file in /dev/shm", "a file in /var/tmp"}
HANGING = {"signals blocked"}  # each takes seconds

PRIVATE = [
    probe(f"{what} of the autograder", f"return {code}")
    for what, code in {
        "the source": "os.listdir('/mnt/box/autograder/source')",
        "the references": f"open('{SOURCE}/solutions/1-losses/reference/regularizers.py').read()",
        "the secret": f"open('{SOURCE}/.course_secret').read()",
        "the results": "os.listdir('/mnt/box/autograder/results')",
        "new results": "open('/mnt/box/autograder/results/results.json', 'w').fileno()",
        "the submission": "os.listdir('/mnt/box/autograder/submission')",
        "the student's name": "open('/mnt/box/autograder/submission_metadata.json').read()",
        "another run script": "open('/mnt/box/autograder/run_autograder', 'a').fileno()",
    }.items()
]
MORE = [
    probe("a word to the network", "return socket.socket(socket.AF_INET, socket.SOCK_DGRAM).fileno()"),
    probe("a word to a service", "return socket.socket(socket.AF_UNIX).fileno()"),
    probe("the modules of another job", "return glob.glob('/tmp/*/*/job/*')"),
]
PARTS = [
    *(PRIVATE + MORE + test_walls.READING + test_walls.WRITING + test_walls.ESCAPING + test_resources.TAKING),
    *(test_resources.ENDING + test_resources.HARMLESS + test_verdict.CHEATS + test_verdict.PATCHES),
    *(Attack(each.name, each.text, each.loses, seconds=0.2) for each in test_resources.HANGING if each.name in HANGING),
]
ASKED = {each.name: each for each in PARTS if each.name not in OF_ANY_USER | OF_AN_OLDER_KERNEL}

_JUDGE_ALL = """
import json, sys
from cs231n_lite.checks.catalogue import all_checks
from grading.course_folder import ROOT
from grading.jail.other_user import OtherUser
from grading.judge.judging import Judge, references_of
from grading.judge.limits import Limits
from grading.judge.work import Work

checks = [check for check in all_checks().values() if check.module == sys.argv[1]]
with OtherUser() as place:
    for name, modules, seconds in json.load(sys.stdin):
        limits = Limits(seconds=seconds, importing=max(0.4, seconds), patience=1.0, submission=30.0)
        with Judge(references_of(ROOT), Work("1-losses", modules), (20, 26), place, limits) as judge:
            verdicts = {check.function: judge.verdict(check) for check in checks}
        print(json.dumps([name, {function: repr(each) for function, each in verdicts.items() if not each.points}]))
"""


@pytest.fixture(scope="module")
def archive(course, tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("attacked") / "course"
    shutil.copytree(course.solutions, root / "solutions", ignore=shutil.ignore_patterns("__pycache__"))
    return make_zip(root, this_course().assignment(ASSIGNMENT))


@pytest.fixture(scope="module")
def lost(archive, tmp_path_factory) -> dict[str, dict[str, str]]:
    """What each attack costs, by its name and by function, on a kernel without Landlock: the fewest walls there are."""
    container = container_for(tmp_path_factory.mktemp("box"), archive, older=True)
    source = container.autograder / "source"
    source.chmod(0o700)
    (source / "course" / "judge_all.py").write_text(_JUDGE_ALL, encoding="utf-8")
    (container.autograder / "submission").mkdir(mode=0o700)
    container.results.mkdir(mode=0o700)
    (container.autograder / "submission_metadata.json").touch(0o600)
    texts = {name: {**attack.helpers, MODULE: attack.text.replace("{SCENE}", SOURCE)} for name, attack in ASKED.items()}
    asked = json.dumps([(name, texts[name], attack.seconds) for name, attack in ASKED.items()])
    command = f"cd {SOURCE} && exec {sys.executable} -B -m judge_all {MODULE}"
    ended = container.entered("sh", "-c", command, input=asked, env={"ATTACK_CANARY": SECRET})
    *lines, last = ended.stdout.splitlines()
    assert (ended.returncode, "LEFT BEHIND" in last) == (0, False), ended.stderr + last
    assert processes_of_students() == []
    return dict(map(json.loads, [*lines, last]))


@pytest.mark.parametrize("attack", ASKED.values(), ids=str)
def test_an_attack_loses_what_it_must_and_nothing_else(lost, attack: Attack):
    assert lost[attack.name].keys() == attack.loses, lost[attack.name]
    assert SECRET not in "".join(lost[attack.name].values())


def _added(code: str) -> Callable[[Path], object]:
    """The module with `code` below, run when it is imported."""

    def change(folder: Path) -> None:
        path = folder / f"{MODULE}.py"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{textwrap.dedent(code)}", encoding="utf-8")

    return change


def _linked(folder: Path) -> None:
    (folder / f"{MODULE}.py").unlink()
    (folder / f"{MODULE}.py").symlink_to(f"../source/course/solutions/{ASSIGNMENT}/reference/{MODULE}.py")


def _bomb(folder: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(20):
            archive.writestr(f"{number}.py", bytes(40 * 2**20))
    (folder / "bomb.zip").write_bytes(packed.getvalue())


FORGED = json.dumps({"score": 1000, "tests": []})
RESULTS = "/mnt/box/autograder/results"
WHOLE: dict[str, tuple[bool, Callable[[Path], object]]] = {  # whether the module keeps its points, and what is done
    "a daemon that writes results for a minute": (
        True,
        _added(f"""
        import os, time
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                for _ in range(600):
                    time.sleep(0.1)
                    for name in ("results.json", "{TOKEN}.json"):
                        try:
                            open(f"{RESULTS}/{{name}}", "w").write({FORGED!r})
                        except OSError:
                            pass
            os._exit(0)
        """),
    ),
    "the end of every process": (
        False,
        _added(
            "import os\nfor n in [-1, *range(1, 40_000)]:\n    try:\n        n == os.getpid() or os.kill(n, 9)\n"
            "    except OSError:\n        pass\nos._exit(0)"
        ),
    ),
    "processes that start processes": (
        True,
        _added("""
        import os, time
        parent = os.getpid()
        for _ in range(12):
            try:
                os.fork()
            except OSError:
                break
        if os.getpid() != parent:
            time.sleep(600)
            os._exit(0)
        """),
    ),
    "a full disk": (
        False,
        _added(f"""
        import time
        for place in (".", "/tmp", "/dev/shm", "/var/tmp"):
            for number in range(10_000):
                try:
                    open(f"{{place}}/{TOKEN}-{{number}}", "wb").write(bytes(2**20))
                except OSError:
                    break
        time.sleep(5)
        """),
    ),
    "a tree of folders without end": (
        True,
        _added(
            f"import os\nfor place in ('.', '/var/tmp'):\n    try:\n        os.chdir(place)\n"
            f"        for _ in range(3000):\n            os.mkdir('{TOKEN}')\n            os.chdir('{TOKEN}')\n"
            "    except OSError:\n        pass"
        ),
    ),
    "a page that never ends": (True, _added("import os\nfor _ in range(200):\n    os.write(1, b'x' * 10**6)")),
    "an exception of many megabytes": (False, _added("raise ValueError('\\x1b[2J<script>\\ud800' * 10**6)")),
    "a link to the reference": (False, _linked),
    "a zip of much more than it seems": (True, _bomb),
    "files that belong to the autograder": (
        True,
        laid(
            {
                "results.json": FORGED,
                "results/results.json": FORGED,
                "run_autograder": "#!/bin/sh\nexit 1",
                "sitecustomize.py": "raise SystemExit",
                "numpy.py": "raise SystemExit",
                "grading/__init__.py": "raise SystemExit",
                "cs231n_lite/checks/judge.py": "raise SystemExit",
            }
        ),
    ),
}


@pytest.fixture(scope="module")
def container(archive, tmp_path_factory) -> Container:
    return container_for(tmp_path_factory.mktemp("box"), archive, older=True)


@pytest.mark.parametrize("name", WHOLE)
def test_the_results_are_the_judges_whatever_a_submission_does(container, references, course, name: str):
    kept, change = WHOLE[name]
    honest = {name: text for name, text in files_of(sample_class(references)[0], course).items() if "ipynb" not in name}

    def lay_out(folder: Path) -> None:
        laid(honest)(folder)
        change(folder)

    results, printed = container.graded(lay_out)
    written = (container.results / "results.json").read_bytes()
    assert {test["name"]: test["score"] for test in results["tests"] if "score" in test} == {
        name: check.points if kept or check.module != MODULE else 0 for name, check in checks_in(ASSIGNMENT).items()
    }
    assert FAILED not in results["output"]
    assert len(written) < 100_000
    assert "LEFT BEHIND" not in printed
    assert processes_of_students() == []
    time.sleep(0.3)  # for whoever would still write
    assert (container.results / "results.json").read_bytes() == written
    assert os.listdir(container.results) == ["results.json"]
