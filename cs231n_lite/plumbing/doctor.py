"""What keeps the course from working on this computer, and what to do about it: `cs231n-lite doctor`.

`%load_ext cs231n_lite`, the first line of each notebook, tells the quick findings that stand in the way.
"""

import importlib.metadata
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
from packaging.requirements import InvalidRequirement, Requirement

from ..checks.words import counted, listed
from ..data.batches import check_folder, is_complete
from ..data.errors import DataError
from ..data.mirrors import FOLDER
from ..data.where import VARIABLE, datasets_folder
from .course import this_course
from .overlay import PACKAGE, overlay_for_this_process

OLDEST, NEWEST = (3, 10), (3, 13)  # the README names them
LITTLE_DISK, LITTLE_MEMORY = 500e6, 1e9  # bytes
GAP = "raise NotImplementedError"
COURSE = PACKAGE.parent
ADVICE = {
    "install": "run `python -m pip install -r requirements.txt` in the course's folder, with the Python of its .venv",
}


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. `do` says what to do; where it is empty, all is well."""

    told: str
    do: str = ""
    blocks: bool = True  # whether the course doesn't work as long as nothing is done

    @property
    def sign(self) -> str:
        return "✓" if not self.do else "✗" if self.blocks else "○"

    def __str__(self) -> str:
        return f"{self.sign} {self.told}" + (f"\n    {self.do}" if self.do else "")


def python_version() -> Iterator[Finding]:
    """Whether this Python is one that the course was tried with."""
    version = sys.version_info[:2]
    told = f"Python {'.'.join(map(str, sys.version_info[:3]))}, {sys.executable}"
    oldest, newest = ".".join(map(str, OLDEST)), ".".join(map(str, NEWEST))
    if version < OLDEST:
        yield Finding(told, f"the course needs Python {oldest} or newer; make its .venv anew with one")
    elif version > NEWEST:
        yield Finding(told, f"newer than {newest}, the newest that the course was tried with; it may well work", False)
    else:
        yield Finding(told)


def packages() -> Iterator[Finding]:
    """Whether what requirements.txt names is installed, in a version that it allows."""
    wrong, found = [], 0
    for wanted in _required():
        try:
            version = importlib.metadata.version(wanted.name)
        except importlib.metadata.PackageNotFoundError:
            wrong.append(f"{wanted.name} is missing")
            continue
        found += 1
        if not wanted.specifier.contains(version, prereleases=True):
            wrong.append(f"{wanted.name} is {version}; the course wants {wanted.specifier}")
    yield Finding(f"packages: {listed(wrong)}", ADVICE["install"]) if wrong else Finding(f"{found} packages")


def right_kernel() -> Iterator[Finding]:
    """Whether Python, here or as a notebook's kernel, is the one of the course's .venv, if there is a .venv."""
    own = COURSE / ".venv"
    here, inside = Path(sys.prefix), "ipykernel" in sys.modules
    if own.is_dir() and not _same(own, here):
        what = "this notebook's kernel" if inside else "this Python"
        yield Finding(
            f"{what} isn't the one of the course's .venv, but of {here}",
            "start JupyterLab by the course's own: .venv/bin/jupyter lab (on Windows .venv\\Scripts\\jupyter lab), or "
            "choose the kernel of .venv in the notebook's upper right corner",
            blocks=False,
        )
    elif not inside:
        yield from _kernel_of_jupyter()


def shadows() -> Iterator[Finding]:
    """Files of the student's that Python would import in place of a package or of a module of its own."""
    names = {requirement.name.replace("-", "_") for requirement in _required()} | set(sys.stdlib_module_names)
    names |= {"IPython", "dateutil", "past", PACKAGE.name}
    places = dict.fromkeys(place.resolve() for place in (Path.cwd(), COURSE, *_notebooks()))
    for place in places:
        for path in sorted(place.iterdir()) if place.is_dir() else []:
            module = path.stem if path.suffix == ".py" else path.name if _is_importable(path) else ""
            if module in names and path.resolve() != PACKAGE:
                yield Finding(f"{path} hides the module {module} of that name", "rename it; then restart the kernel")
    overlay = overlay_for_this_process()
    found = importlib.util.find_spec(PACKAGE.name)
    if overlay is None and found and found.origin and Path(found.origin).parent.resolve() != PACKAGE.resolve():
        yield Finding(f"cs231n_lite would be imported from {found.origin}", ADVICE["install"])


def room() -> Iterator[Finding]:
    """Space on the disk, and memory."""
    disk, memory = shutil.disk_usage(COURSE).free, psutil.virtual_memory().available
    more = "free some: the real CIFAR-10 takes 500 MB while it is unpacked, what the course draws itself 50 MB"
    yield Finding(f"{_gigabytes(disk)} free on the disk", more if disk < LITTLE_DISK else "", blocks=False)
    close = "close other programs or notebooks; loading all images takes about 1 GB"
    yield Finding(f"{_gigabytes(memory)} of memory free", close if memory < LITTLE_MEMORY else "", blocks=False)


def images() -> Iterator[Finding]:
    """Which images the notebooks load, and whether all of their files are whole."""
    wish, real = os.environ.get(VARIABLE), datasets_folder() / FOLDER
    if wish and wish != "embedded":
        places = [Path(wish).expanduser() / FOLDER, Path(wish).expanduser()]
        folder = next((place for place in places if is_complete(place)), None)
        missing = f"{VARIABLE} says {wish}, and there are no images"
        yield _whole(folder) if folder else Finding(missing, "unset it, or name the folder that holds the batches")
    elif not wish and os.path.lexists(real):
        yield _whole(real)
    else:
        yield Finding("images: those that the course draws (`python -m cs231n_lite.data fetch` fetches CIFAR-10)")


def modules() -> Iterator[Finding]:
    """Where the modules lie that are checked, and how many of their gaps are still as they were given."""
    overlay = overlay_for_this_process()
    folder = overlay.folder if overlay else PACKAGE
    if folder != PACKAGE:
        yield Finding(f"your modules are those in {folder}")
    for assignment in this_course().assignments.values():
        left = {module: _gaps(folder / f"{module}.py") for module in assignment.modules}
        gone = [f"{module}.py" for module, gaps in left.items() if gaps is None]
        begun = [f"{counted(gaps, 'gap')} in {module}.py" for module, gaps in left.items() if gaps]
        if gone and overlay is None:
            yield Finding(
                f"{assignment.name}: {listed(gone)} missing in {folder}", "take it from the course's zip again"
            )
        elif not gone:
            yield Finding(f"{assignment.name}: {listed(begun) if begun else 'no gap'} left")


QUICK: list[Callable[[], Iterator[Finding]]] = [python_version, packages, right_kernel, shadows]
ALL = [*QUICK, room, images, modules]


def examined(looks: list[Callable[[], Iterator[Finding]]] = ALL) -> list[Finding]:
    """All findings; one that can't be made says why, and the others go on."""
    findings = []
    for look in looks:
        try:
            findings += look()
        except Exception as error:
            told = f"{look.__name__.replace('_', ' ')}: can't be looked at ({type(error).__name__}: {error})"
            findings.append(Finding(told, "tell your instructor", blocks=False))
    return findings


def in_the_way() -> list[Finding]:
    """The quick findings that keep the course from working as it should."""
    return [finding for finding in examined(QUICK) if finding.do and (finding.blocks or "kernel" in finding.told)]


def _required() -> list[Requirement]:
    """What requirements.txt of the course asks for; nothing where there is none."""
    file, found = COURSE / "requirements.txt", []
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    for line in lines:
        try:
            found.append(Requirement(line.partition("#")[0].strip()))
        except InvalidRequirement:  # a comment, an option, the package itself
            continue
    return found


def _kernel_of_jupyter() -> Iterator[Finding]:
    """Whether `jupyter lab` of this Python starts notebooks in this Python."""
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    try:
        command = KernelSpecManager().get_kernel_spec("python3").argv
    except NoSuchKernel:
        yield Finding("Jupyter has no kernel for this Python", ADVICE["install"])
        return
    named = shutil.which(command[0]) or command[0]
    if os.path.isabs(named) and not _same(Path(named).parent.parent, Path(sys.prefix)):
        own = "run `python -m ipykernel install --sys-prefix` with the Python of the course's .venv"
        yield Finding(f"Jupyter's kernel python3 is another Python, {named}", own)
    else:
        yield Finding("notebooks run in this Python")


def _notebooks() -> list[Path]:
    return [COURSE / "assignments" / name for name in this_course().assignments]


def _is_importable(path: Path) -> bool:
    """Whether a folder would be imported; one without __init__.py hides nothing that is installed."""
    return (path / "__init__.py").is_file()


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _gigabytes(size: float) -> str:
    return f"{size / 1e9:.1f} GB"


def _whole(folder: Path) -> Finding:
    try:
        check_folder(folder)
    except DataError as error:
        return Finding(f"images: {folder} is damaged", f"{error}")
    return Finding(f"images: CIFAR-10, whole, in {folder}")


def _gaps(path: Path) -> int | None:
    return path.read_text(encoding="utf-8", errors="replace").count(GAP) if path.is_file() else None
