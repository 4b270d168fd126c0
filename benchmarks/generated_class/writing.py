"""A generated class written down: as it was collected, or as a learning system hands it over."""

import io
import json
import zipfile
from pathlib import Path

from tqdm import tqdm

from cs231n_lite.plumbing.course import this_course
from cs231n_lite.plumbing.files import write_whole, written_whole
from cs231n_lite.plumbing.overlay import SUBMISSION_FOLDER
from cs231n_lite.plumbing.pack import digest_of, zip_name
from cs231n_lite.plumbing.submission import MANIFEST
from grading.course_folder import CourseFolder
from grading.demo.samples import ASSIGNMENT
from grading.intake.replacing import replaced_whole
from grading.judge.references import References

from .drawing import Generated, generated_class

HANDED_IN = (2026, 3, 1, 12, 0, 0)
FIRST_PARTICIPANT = 1234567
LOOSE = 10  # one in so many comes as a zip of its own


def write_class(
    root: Path, course: CourseFolder, references: References, number: int, seed: int = 0, zipped: bool = False
) -> list[Generated]:
    """Write a generated class into the course folder `root`; returns its submissions.

    They become submitted/STUDENT/ASSIGNMENT. If `zipped`, they become what is to be collected instead: in
    downloaded/ASSIGNMENT/archive a zip as Moodle makes it with most of them, and a zip for each of the others; and
    roster.csv with ids and names. What was written before under the same names is replaced.

    Raises ValueError as `generated_class` does, OSError if something can't be written.
    """
    submissions = list(generated_class(course, references, number, seed))
    if zipped:
        _write_download(root / "downloaded" / ASSIGNMENT / "archive", submissions)
        rows = "".join(f"{one.student},{one.name},\n" for one in submissions)
        write_whole(root / "roster.csv", f"id,name,extension\n{rows}")
    else:
        for one in tqdm(submissions, desc="writing the class", unit="submission", disable=None):
            _write_submitted(root / "submitted" / one.student / ASSIGNMENT, one)
    return submissions


def _write_submitted(folder: Path, one: Generated) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with replaced_whole(folder) as fresh:
        for name, raw in _contents(one).items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)


def _write_download(archive: Path, submissions: list[Generated]) -> None:
    facts = this_course().assignment(ASSIGNMENT)
    with (
        written_whole(archive / f"{ASSIGNMENT}-download.zip") as fresh,
        zipfile.ZipFile(fresh, "w", zipfile.ZIP_STORED) as moodle,
    ):
        for index, one in enumerate(tqdm(submissions, desc="zipping the class", unit="submission", disable=None)):
            if index % LOOSE == LOOSE - 1:
                write_whole(archive / zip_name(facts, one.student), _packed(one))
                continue
            folder = f"{one.name}_{FIRST_PARTICIPANT + index}_assignsubmission_file_"
            _add(moodle, f"{folder}/{zip_name(facts, one.student)}", _packed(one))


def _packed(one: Generated) -> bytes:
    """The zip that the student hands in, as `cs231n-lite pack` makes it, but for the times in it: always the same."""
    contents = _contents(one)
    manifest = {
        "assignment": one.assignment,
        "packed": "2026-03-01T12:00:00+00:00",
        "sha256": {name: digest_of(raw) for name, raw in contents.items()},
        "student": one.student,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in (contents | {MANIFEST: json.dumps(manifest, indent=1).encode()}).items():
            _add(archive, name, raw)
    return packed.getvalue()


def _contents(one: Generated) -> dict[str, bytes]:
    """What is handed in by its path."""
    modules = {f"{SUBMISSION_FOLDER}/{name}": text for name, text in one.modules.items()}
    return {name: text.encode() for name, text in (one.notebooks() | modules).items()}


def _add(archive: zipfile.ZipFile, name: str, raw: bytes) -> None:
    entry = zipfile.ZipInfo(name, HANDED_IN)
    entry.compress_type, entry.external_attr = archive.compression, 0o644 << 16
    archive.writestr(entry, raw)
