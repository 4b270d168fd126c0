"""Where no namespaces can be had, as in Gradescope's containers: students' modules run as another user of the machine.

That user can read what everybody can, and write where everybody can, as far as Linux has no more locks. What must stay
secret has to be readable for root only. Made for a container that judges one submission at a time.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from cs231n_lite.checks.words import listed

from ..course_folder import ROOT
from ..intake.replacing import remove_folder
from .bubblewrap import COURSE_FILES
from .inside.keeper import CALLS_FILTERED, FILES_LOCKED, JOB_ASKED, OPEN_TO_ALL, PYTHON_FOUND, act_as, end_all_of
from .jail import PATIENCE, NoJail
from .running import Running

AT_ONCE = 20  # users that the jobs become in turn
_START = "import sys; sys.path.insert(0, sys.argv[2]); from grading.jail.inside.keeper import main; "
_START += "main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]))"


class OtherUser:
    """Starts processes of another user; use as a context manager, which ends all of them and removes what they left.

    Entering it raises NoJail for anybody but root, and where another user can't read Python.
    """

    def __init__(self) -> None:
        first = 60_100 + AT_ONCE * (os.getpid() % 250)  # nobody that a machine knows, also where users end at 65,535
        self._users = range(first, first + AT_ONCE)
        self._busy: set[int] = set()
        self._started = 0
        self.told = "as another user"

    def __enter__(self) -> "OtherUser":
        if not hasattr(os, "geteuid") or os.geteuid() != 0:
            raise NoJail("only root can have another user run students' code; run this as root, or with --without-jail")
        with contextlib.ExitStack() as made:
            self._folder = Path(tempfile.mkdtemp(prefix="cs231n_lite-jobs-"))
            made.callback(_remove, self._folder)
            made.callback(self._end_all)
            _copy_course(self._folder)
            self._warm_up(made)
            self._made = made.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._made.close()

    def start(self) -> Running:
        """A process that waits for its task; raises OSError if the warm process has ended."""
        user = next(each for each in self._users if each not in self._busy)
        place = self._folder / str(self._started) / "job"
        ours, theirs = socket.socketpair()
        hold, held = socket.socketpair()
        with theirs, held:
            asked = JOB_ASKED.pack(user, self._started)
            socket.send_fds(self._control, [asked], [theirs.fileno(), held.fileno()])
        self._started += 1
        self._busy.add(user)
        return _Kept(ours, hold, lambda: self._ended(user, place))

    def _ended(self, user: int, place: Path) -> None:
        end_all_of(user)  # also if its keeper has been ended
        _tidy_up_after(user, place)
        self._busy.discard(user)

    def _warm_up(self, made: contextlib.ExitStack) -> None:
        """Start the warm process, which has never seen a reference, and find out what this machine offers."""
        self._control, theirs = socket.socketpair()
        made.enter_context(self._control)
        with theirs:
            warm = subprocess.Popen(
                [
                    sys.executable,
                    "-I",
                    "-B",
                    "-c",
                    _START,
                    str(theirs.fileno()),
                    str(self._folder),
                    str(self._users[0]),
                ],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
                cwd="/",
            )
        made.callback(warm.wait)
        made.callback(warm.kill)
        self._control.settimeout(PATIENCE)
        offered = (self._control.recv(1) or b"\0")[0]
        if not offered & PYTHON_FOUND:
            places = ", ".join(dict.fromkeys([sys.base_prefix, sys.prefix, str(self._folder.parent)]))
            raise NoJail(f"another user can't run Python here: everybody must be able to read {places}")
        locks = {CALLS_FILTERED: "a filter of system calls", FILES_LOCKED: "a lock on files"}
        self.told += ", with " + listed([name for each, name in locks.items() if offered & each] or ["no other lock"])

    def _end_all(self) -> None:
        for user in self._busy:
            end_all_of(user)


class _Kept(Running):
    """A job with a keeper, which ends it when `hold` is let go, and then lets go of its own end."""

    def __init__(self, line: socket.socket, hold: socket.socket, ended: Callable[[], None]) -> None:
        super().__init__(line)
        self._hold, self._ended = hold, ended

    def end(self) -> None:
        super().end()
        with contextlib.suppress(OSError):
            self._hold.shutdown(socket.SHUT_WR)
            self._hold.settimeout(PATIENCE)
            self._hold.recv(1)
        self._hold.close()
        self._ended()


def _tidy_up_after(user: int, place: Path) -> None:
    """Remove what `user` left in its folder and where everybody may write, with no more rights than that user has.

    Other jobs may run meanwhile, and have a hand in what is removed.
    """
    child = os.fork()
    if child == 0:
        try:
            act_as(user)
            for folder in filter(os.path.isdir, [place, *OPEN_TO_ALL]):
                for path in Path(folder).iterdir():
                    with contextlib.suppress(OSError):
                        if path.lstat().st_uid == user:
                            _remove(path)
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):  # it must not cost anybody points
        if path.is_dir() and not path.is_symlink():
            remove_folder(path)
        else:
            path.unlink()


def _copy_course(folder: Path) -> None:
    """Copy what runs beside the students' modules to where every user can read it."""
    for name in COURSE_FILES:
        source = ROOT / name
        for path in [source] if source.is_file() else source.rglob("*"):
            if path.suffix in (".py", ".json"):
                target = folder / path.relative_to(ROOT)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755)
