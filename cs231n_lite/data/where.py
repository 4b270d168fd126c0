"""Which data set a call uses, and where it stands.

In this order: the folder that the caller names; what the environment variable CS231N_LITE_DATA says (a folder, or the
word `embedded`); while nbgrader grades, a small embedded set; CIFAR-10 itself where it has been fetched; else the
embedded set, drawn on first use.
"""

import importlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from filelock import FileLock

from ..plumbing.environment import is_grading
from .batches import is_complete
from .errors import DataError
from .mirrors import FOLDER, REQUIRED

VARIABLE = "CS231N_LITE_DATA"
EMBEDDED_SEED = 231
SECONDS = 10  # to draw the embedded set, on a slow laptop


@dataclass(frozen=True)
class DataSet:
    """A data set on disk: what it is called, and the folder of its batches."""

    name: str
    folder: Path


def find(folder: str | Path | None = None) -> DataSet:
    """The data set to use (see above); the embedded one is drawn if need be.

    folder: the folder of the batches or the one that holds `cifar-10-batches-py`

    Raises DataError if the folder asked for holds no data set.
    """
    wish = folder or os.environ.get(VARIABLE)
    if wish and str(wish) != "embedded":
        return _named(Path(wish).expanduser(), "folder=" if folder else VARIABLE)
    real = datasets_folder() / FOLDER
    if not wish and not is_grading() and os.path.lexists(real):
        return DataSet("CIFAR-10", real)
    return _embedded(*((1_000, 200) if is_grading() else (10_000, 2_000)))


def datasets_folder() -> Path:
    """The course's `datasets/`, or the user's cache folder where the package is installed without the course."""
    course = Path(__file__).resolve().parents[2]
    return course / "datasets" if (course / "get_datasets.sh").is_file() else _user_cache()


def _user_cache() -> Path:
    return platformdirs.user_cache_path("cs231n_lite", appauthor=False)


def _named(path: Path, by: str) -> DataSet:
    for folder in (path / FOLDER, path):
        if is_complete(folder):
            return DataSet("embedded" if folder.name.startswith("embedded-") else "CIFAR-10", folder)
    raise DataError(
        f"{by} says {path}, and the batches aren't there ({', '.join(REQUIRED)}). "
        f"Name the folder that holds them, or `embedded`, or fetch them: python -m cs231n_lite.data fetch --to {path}"
    )


def _embedded(train: int, test: int) -> DataSet:
    """The embedded set with so many images, from the first place that has it or can take it."""
    name = f"embedded-{train}-{test}"
    places = [datasets_folder(), _user_cache(), Path(tempfile.gettempdir(), f"cs231n_lite-{Path.home().name}")]
    for place in places:
        if is_complete(place / name):
            return DataSet("embedded", place / name)
    for place in places:
        try:
            place.mkdir(parents=True, exist_ok=True)
            with FileLock(place / f".{name}.lock"):
                if not is_complete(place / name):
                    shutil.rmtree(place / name, ignore_errors=True)
                    _draw(place / name, train, test)
            return DataSet("embedded", place / name)
        except (OSError, NotImplementedError) as error:
            problem = error
    raise DataError(f"The embedded set cannot be stored: {problem}. Free some space, or make {places[0]} writable.")


def _draw(folder: Path, train: int, test: int) -> None:
    shown = not is_grading()
    if shown:
        told = f"Drawing the {train + test:,} images of the embedded set, once; it takes about {SECONDS} seconds."
        print(f"{told} They stay in {folder}", flush=True)
    synthetic = importlib.import_module("cs231n_lite.synthetic")
    synthetic.write(folder, train=train, test=test, seed=EMBEDDED_SEED, progress=shown)
