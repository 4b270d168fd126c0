"""A folder laid out like Gradescope's container, and runs in it: no namespaces, and nothing else of this machine."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from grading.course_folder import ROOT

# what a container hasn't is hidden by empty disks, then what Python needs is put back where it was
_ENTER = """
set -eu
BOX=$1 HIDDEN=$2 KEPT=$3
shift 3
mount -t tmpfs -o mode=755 none /mnt
mkdir /mnt/box
mount --bind "$BOX" /mnt/box
number=0
for each in $KEPT; do
  number=$((number + 1)); mkdir /mnt/$number; mount --bind "$each" /mnt/$number
done
for each in $HIDDEN; do [ ! -d "$each" ] || mount -t tmpfs -o mode=755,size=256m none "$each"; done
chmod 1777 /tmp /var/tmp /dev/shm
number=0
for each in $KEPT; do
  number=$((number + 1)); mkdir -p "$each"; mount --bind /mnt/$number "$each"
done
ls -A /tmp /var/tmp /dev/shm >/mnt/before
status=0
"$@" || status=$?
ls -A /tmp /var/tmp /dev/shm | diff /mnt/before - || echo LEFT BEHIND
exit $status
"""

# a filter like that of Docker: no namespaces, no mounts; and no Landlock, if the kernel is to look like an older one
_FORBID = """
import ctypes, os, struct, sys
sys.path.insert(0, "/mnt/box/autograder/source/course")
from grading.jail.inside import filter, kernel
mark, special, _ = filter._MACHINES[os.uname().machine]
refused = {"x86_64": (272, 308, 165, 155), "aarch64": (97, 268, 40, 41)}[os.uname().machine]
program = b"".join(filter._program(mark, special, (*refused, *[444] * (sys.argv[1] == "older")), (1, 2, 10, 16)))
text = ctypes.create_string_buffer(program, len(program))
what = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(text)))
kernel.prctl(22, 2, ctypes.addressof(what))
os.execvp(sys.argv[2], sys.argv[2:])
"""


class Container:
    """The folder `autograder/` in `box`, with the zip unpacked in source/."""

    def __init__(self, box: Path, archive: Path, older: bool = False) -> None:
        self.older = older
        self.box, self.autograder = box, box / "autograder"
        self.submission, self.results = self.autograder / "submission", self.autograder / "results"
        box.chmod(0o755)
        with zipfile.ZipFile(archive) as unpacked:
            unpacked.extractall(self.autograder / "source")
        shutil.copy(self.autograder / "source" / "run_autograder", self.autograder)
        (self.autograder / "run_autograder").chmod(0o755)
        self.autograder.chmod(0o755)

    def entered(self, *command: str, **more: object) -> subprocess.CompletedProcess:
        """Run a command in the container, as root."""
        python = Path(sys.executable)
        kept = {sys.prefix, sys.base_prefix, str(python.resolve().parent.parent)}
        hidden = {"/tmp", "/var/tmp", "/dev/shm", "/root", "/home", str(ROOT)}
        names = [" ".join(sorted(each for each in paths if not each.startswith("/usr"))) for paths in (hidden, kept)]
        entering = ["unshare", "--mount", "--propagation", "private", "sh", "-c", _ENTER, "sh", str(self.box), *names]
        forbidding = [str(python), "-I", "-B", "-c", _FORBID, "older" if self.older else "newer"]
        env = {"AUTOGRADER_ROOT": "/mnt/box/autograder", "AUTOGRADER_PYTHON": str(python), "PATH": os.environ["PATH"]}
        env |= more.pop("env", {})
        options = {"capture_output": True, "text": True, "timeout": 300, "cwd": "/", "env": env} | more
        return subprocess.run([*entering, *forbidding, *command], **options)

    def graded(self, lay_out: Callable[[Path], object], *options: str) -> tuple[dict, str]:
        """The results of what `lay_out` puts into the folder it is given, and what was printed, for the instructor."""
        for folder in (self.submission, self.results):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        (self.autograder / "submission_metadata.json").write_text('{"users": [{"name": "<b>$(id)"}]}', encoding="utf-8")
        lay_out(self.submission)
        run = self.entered("/mnt/box/autograder/run_autograder", *options)
        assert run.returncode == 0, run.stderr
        return json.loads((self.results / "results.json").read_text(encoding="utf-8")), run.stdout + run.stderr


def container_for(box: Path, archive: Path, older: bool = False) -> Container:
    """A container with the zip `archive` in it; skips the test where none can be laid out.

    older: with a kernel that has no Landlock
    """
    container = Container(box, archive, older)
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("laying out a container wants root on Linux")
    if container.entered("true").returncode:
        pytest.skip("laying out a container wants a root that may mount")
    return container


def laid(files: dict[str, str]) -> Callable[[Path], object]:
    """Lay out these files, by their names."""

    def lay_out(folder: Path) -> None:
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")

    return lay_out


def processes_of_students() -> list[str]:
    """The processes that run, or are still there, as one of the users that students' code becomes."""
    return [path.name for path in Path("/proc").glob("[0-9]*") if _user_of(path) in range(60_100, 65_200)]


def _user_of(path: Path) -> int:
    try:
        return path.stat().st_uid
    except FileNotFoundError:
        return 0
