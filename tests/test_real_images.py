"""The real images, where they lie beside the checkout: fetched from a local server, loaded, and used by the lessons."""

import functools
import hashlib
import http.server
import json
import os
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

SHARED = Path(os.environ.get("CS231N_LITE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
COUNTS = (
    "from cs231n_lite.data import load_cifar10; d = load_cifar10(); print(len(d.X_train), len(d.X_val), len(d.X_test))"
)

LEAST = {"LinearSVM, usual": 0.36, "LinearSVM, tuned": 0.38, "Softmax, usual": 0.32, "Softmax, tuned": 0.36}
LECTURE = {"random search": 0.155, "random local search": 0.214}

pytestmark = [
    pytest.mark.full,
    pytest.mark.once,
    pytest.mark.skipif(
        not (SHARED / "cifar10").is_dir(), reason=f"no real images in {SHARED.name}/cifar10 beside the checkout"
    ),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    """The official archive's layout with all 60,000 images."""
    folder = tmp_path_factory.mktemp("archive")
    sys.path.insert(0, str(SHARED / "cifar10"))
    try:
        import build_archive
    finally:
        sys.path.pop(0)
    build_archive.main(folder)
    return folder / "cifar-10-python.tar.gz"


@pytest.fixture
def server(archive):
    """A loopback server of the archive's folder; its address."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=archive.parent)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}/{archive.name}"
        running.shutdown()


def test_the_real_images_arrive_load_and_carry_the_lessons(archive, server, python, tmp_path, course):
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    known = ["--sha256", digest, "--size", str(archive.stat().st_size)]
    fetched = python("-m", "cs231n_lite.data", "fetch", "--mirror", server, *known, "--to", tmp_path, cwd=course.root)
    assert fetched.returncode == 0, fetched.stderr
    folder = tmp_path / "cifar-10-batches-py"
    env = {"CS231N_LITE_DATA": str(folder)}
    counted = python("-c", COUNTS, cwd=tmp_path, env=env)
    assert counted.stdout.splitlines()[-1] == "49000 1000 10000", counted.stderr
    for notebook in sorted(course.solutions.glob("*/*.ipynb")):
        ran = python(
            "-m", "nbconvert", "--to", "notebook", "--execute", "--stdout", notebook, cwd=notebook.parent, env=env
        )
        assert ran.returncode == 0, ran.stderr[-2000:]
        assert ("CIFAR-10: 49,000 training" in ran.stdout) == ("load_cifar10" in notebook.read_text(encoding="utf-8"))
    measured = python("-m", "benchmarks.training_accuracy", cwd=course.root, env=env)
    assert measured.returncode == 0, measured.stderr[-2000:]
    reached = json.loads(measured.stdout.splitlines()[-1])
    for name, least in LEAST.items():
        assert reached[name] >= least, reached
    for name, lectures in LECTURE.items():
        assert abs(reached[name] - lectures) <= 0.02, reached


def test_the_labels_of_the_real_set_are_balanced(archive, tmp_path, python, course):
    known = ["--sha256", hashlib.sha256(archive.read_bytes()).hexdigest(), "--size", str(archive.stat().st_size)]
    fetched = python("-m", "cs231n_lite.data", "fetch", "--offline", archive, *known, "--to", tmp_path, cwd=course.root)
    assert fetched.returncode == 0, fetched.stderr
    from cs231n_lite.data import load_cifar10

    data = load_cifar10(validation=0, folder=tmp_path / "cifar-10-batches-py")
    assert np.bincount(data.y_train).tolist() == [5000] * 10
    assert np.bincount(data.y_test).tolist() == [1000] * 10
    assert abs(float(data.X_train[:, :-1].mean())) < 0.01
