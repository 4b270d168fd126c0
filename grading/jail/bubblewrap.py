"""The jail's walls: what a process inside sees of this machine, by bubblewrap."""

import os
import shutil
import site
import subprocess
import sys
from pathlib import Path

from ..course_folder import ROOT

HOW_TO_GET_ONE = (
    "install bubblewrap (Debian, Ubuntu: apt install bubblewrap; Fedora: dnf install bubblewrap) on a Linux that "
    "allows user namespaces, or run this as root in a container started with --privileged"
)
COURSE = "/course"
# what students have, and what asks their modules: no reference, no secret
COURSE_FILES = ("cs231n_lite", "grading/__init__.py", "grading/jail/__init__.py", "grading/jail/inside")
_SYSTEM = ("/lib", "/lib32", "/lib64", "/libx32")


def walls(user: int, everything: bool = False) -> list[str]:
    """The command that has another command run in the jail; `user` as in `users`.

    everything: all of /usr, with the shell and its programs, not only its libraries
    """
    return [
        *("bwrap", "--die-with-parent", "--new-session", "--clearenv"),
        *("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"),
        *(() if user else ("--unshare-user", "--uid", "0", "--gid", "0")),
        *("--cap-add", "ALL"),  # of the jail's own user namespace, or until the job gives them up
        *("--hostname", "jail", "--setenv", "LANG", "C.UTF-8", "--setenv", "PATH", "/usr/bin:/bin"),
        *_words(dict.fromkeys(["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"], "1")),
        *_libraries(everything),
        *_python(),
        *("--proc", "/proc", "--dev", "/dev", "--dir", "/job", "--dir", "/modules"),
    ]


def course_inside() -> list[str]:
    """What shows COURSE_FILES inside."""
    return [word for name in COURSE_FILES for word in seen(str(ROOT / name), f"{COURSE}/{name}")]


def users() -> int:
    """The first of the thousand users that the jobs become, if this is root: nobody that the machine knows.

    Else 0: they stay who they are, without rights. Each job is another user, since processes are counted by user.
    """
    return 200_000 + 1000 * (os.getpid() % 1000) if os.geteuid() == 0 else 0


def trouble() -> str:
    """Why no jail can be had here, in one sentence; empty if it can."""
    if not sys.platform.startswith("linux"):
        return f"a jail needs Linux, and this is {sys.platform}"
    if not shutil.which("bwrap"):
        return "there is no bubblewrap (bwrap) on this machine"
    python = [sys.executable, "-I", "-S", "-c", "pass"]
    tried = subprocess.run([*walls(users()), "--", *python], capture_output=True, text=True, timeout=60)
    if tried.returncode:
        return f"bubblewrap can't make a jail here: {(tried.stderr.strip().splitlines() or [tried.returncode])[-1]}"
    return ""


def _libraries(everything: bool) -> list[str]:
    folders = (
        ["/usr"] if everything else ["/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/local/lib", "/usr/share/zoneinfo"]
    )
    words = []
    for name in [*_SYSTEM, *(("/bin", "/sbin") if everything else ())]:
        path = Path(name)
        if path.is_symlink():
            words += ["--symlink", os.readlink(path), name]
        elif path.exists():
            words += seen(name, name)
    files = ["/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime"]
    return words + [word for name in [*folders, *files] if os.path.exists(name) for word in seen(name, name)]


def _python() -> list[str]:
    """The interpreter with its libraries, where it is on this machine."""
    real = Path(os.path.realpath(sys.executable))
    places = {sys.prefix, sys.base_prefix, str(real.parent.parent), *site.getsitepackages()}
    if {"/usr", "/usr/local"} & places:
        places = {place for place in places if not place.startswith("/usr")} | {str(real.parent), str(real)}
    return [word for place in sorted(places) if os.path.exists(place) for word in seen(place, place)]


def seen(path: str, inside: str, how: str = "--ro-bind") -> list[str]:
    """What shows `path` as `inside`, and lets whoever lives there reach it."""
    parents = [str(parent) for parent in reversed(Path(inside).parents)][1:]
    return [word for parent in parents for word in ("--perms", "0755", "--dir", parent)] + [how, path, inside]


def _words(settings: dict[str, str]) -> list[str]:
    return [word for name, value in settings.items() for word in ("--setenv", name, value)]
