"""How many images of each kind: what the caller asks for, filled in and checked against what there is."""

import operator
from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """Numbers of training, validation, test and development images."""

    train: int
    validation: int
    test: int
    dev: int

    @classmethod
    def of(
        cls,
        train: int | None,
        validation: int | None,
        test: int | None,
        dev: int | None,
        has_train: int,
        has_test: int,
    ) -> "Sizes":
        """The sizes asked for, those left out filled in, checked against a set of `has_train` and `has_test` images.

        Left out, validation is a tenth of the training set, at most 1,000; train what that leaves; dev at most 500.
        Raises ValueError for what isn't a number of images, and for more than there are.
        """
        validation = min(1_000, has_train // 10) if validation is None else _count("validation", validation)
        train = max(0, has_train - validation) if train is None else _count("train", train)
        test = has_test if test is None else _count("test", test)
        dev = min(500, train) if dev is None else _count("dev", dev)
        hint = "Ask for fewer, or leave the numbers out to get all."
        if train + validation > has_train:
            asked = f"train={train:,} and validation={validation:,} ask for {train + validation:,} training images"
            raise ValueError(f"{asked}, and this data set has {has_train:,}. {hint}")
        if train < 1:
            raise ValueError(f"train=0, and at least one training image is needed. {hint}")
        if test > has_test:
            raise ValueError(f"test={test:,}, and this data set has {has_test:,} test images. {hint}")
        if dev > train:
            raise ValueError(f"dev={dev:,}, and they are drawn from train={train:,} images. {hint}")
        return cls(train, validation, test, dev)


def _count(name: str, value: object) -> int:
    try:
        count = operator.index(value)
    except TypeError:
        raise ValueError(f"{name}={value!r}, and a whole number of images is needed, such as {name}=500.") from None
    if count < 0:
        raise ValueError(f"{name}={count}, and a number of images can't be negative. Ask for 0 or more.")
    return count
