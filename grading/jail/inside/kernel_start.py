"""Starts a Jupyter kernel in the jail, without any right; for an instructor's own grade cells only."""

import os
import runpy
import sys
from pathlib import Path

from .confine import Bounds, give_up_all_rights

BOUNDS = Bounds(cpu=900, memory=4 * 2**30, room=256 * 2**20, processes=96)


def main(connection: str, folder: str, user: int) -> None:
    """Become the kernel that the file `connection` describes, working and writing in `folder` only."""
    own = Path(folder, "connection.json")
    own.write_bytes(Path(connection).read_bytes())
    for path in (Path(folder), *Path(folder).rglob("*")):
        os.chown(path, user or -1, user or -1)
    os.chdir(folder)
    os.environ |= dict.fromkeys(["HOME", "TMPDIR", "MPLCONFIGDIR", "IPYTHONDIR"], folder)
    give_up_all_rights(BOUNDS, user, folder, network=True)
    sys.argv = ["ipykernel_launcher", "-f", str(own), "--HistoryManager.enabled=False", "--IPKernelApp.log_level=ERROR"]
    runpy.run_module("ipykernel_launcher", run_name="__main__")
