"""The command line: python -m cs231n_lite.data fetch [--help]."""

import argparse
import re
import sys
from collections.abc import Sequence
from urllib.parse import urlsplit

from .errors import DataError
from .fetch import fetch
from .mirrors import MIRRORS, OFFICIAL, Archive


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status: 0 done, 1 failed, 2 wrong usage, 130 stopped by Ctrl-C."""
    options = _parser().parse_args(arguments)
    archive = OFFICIAL if options.sha256 is None else Archive(options.sha256, options.size)
    try:
        fetch(
            options.to,
            mirrors=options.mirror or MIRRORS,
            archive=archive,
            offline=options.offline,
            force=options.force,
            patience=options.patience,
            progress=not options.quiet,
        )
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on from what has arrived.", file=sys.stderr)
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m cs231n_lite.data", description="Data for the course.")
    command = parser.add_subparsers(required=True, metavar="fetch").add_parser(
        "fetch", help="fetch CIFAR-10 (170 MB), verify it and unpack it into datasets/"
    )
    command.add_argument("--to", metavar="FOLDER", help="unpack into FOLDER instead of the course's datasets/")
    command.add_argument("--offline", metavar="FILE", help="use this copy of cifar-10-python.tar.gz; no network")
    command.add_argument("--mirror", metavar="URL", type=_address, action="append", help="fetch from URL (repeatable)")
    command.add_argument("--force", action="store_true", help="fetch even where a complete set stands")
    command.add_argument("--patience", metavar="SECONDS", type=_seconds, default=15.0)
    command.add_argument("--quiet", action="store_true", help="no progress bar")
    command.add_argument("--sha256", metavar="HEX", type=_digest, help="expect another archive, as tests do")
    command.add_argument("--size", metavar="BYTES", type=int, help="the size of that archive, if known")
    return parser


def _address(text: str) -> str:
    if urlsplit(text).scheme not in ("http", "https") or not urlsplit(text).netloc:
        raise argparse.ArgumentTypeError(f"{text!r} is not an address that begins with http:// or https://")
    return text


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 86_400:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return seconds


def _digest(text: str) -> str:
    if not re.fullmatch("[0-9a-fA-F]{64}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a SHA-256: it has 64 hexadecimal digits")
    return text.lower()


if __name__ == "__main__":
    sys.exit(main())
