"""A notebook run in a jailed kernel: for grade cells of an instructor's own, which ask no check, or for fresh outputs.

Inside its kernel a student's code can influence such a cell; docs/security.md says so.
"""

import asyncio
import atexit
import subprocess
import tempfile
from copy import deepcopy
from pathlib import Path
from typing import Any

from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpec
from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_output

from cs231n_lite.plumbing.course import this_course
from cs231n_lite.plumbing.overlay import REFERENCE_FOLDER, SUBMISSION_FOLDER

from ..cells import check_in, is_grade, is_test
from ..composing.inert import Allowance, inert_outputs
from ..jail.bubblewrap import course_inside, seen, users, walls
from ..jail.jail import python_inside
from ..judge.work import Work

LONGEST_CELL, LONGEST_RUN = 30, 300  # seconds
MOST_OUTPUT = 2_000_000  # characters of all messages of one notebook


def run(notebook: NotebookNode, work: Work, jailed: bool) -> NotebookNode:
    """A copy of a composed notebook, run: the student's code and the instructor's tests, but no check.

    Where a cell ends the kernel, that cell and the ones after it hold an error that says so.
    """
    copy = deepcopy(notebook)
    for cell in copy.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
            cell.source = "pass" if check_in(cell) else cell.source
    with tempfile.TemporaryDirectory(prefix="run-", ignore_cleanup_errors=True) as folder:
        modules = _lay_out(Path(folder), work)
        manager = AsyncKernelManager(transport="ipc", ip=f"{folder}/k", kernel_name="python3")
        manager.connection_file = f"{folder}/connection-outside.json"
        if jailed:
            manager._kernel_spec = _jailed_kernel(folder, modules)
        else:
            manager.kernel_spec.env["CS231N_LITE_MODULES"] = modules
        client = _Bounded(copy, km=manager, timeout=LONGEST_CELL, allow_errors=True, shutdown_kernel="immediate")
        try:
            run_sync(_within_time)(client)
        except (DeadKernelError, CellTimeoutError, TimeoutError, asyncio.TimeoutError, RuntimeError) as error:
            why = f"this cell, or an earlier one, ended the kernel ({type(error).__name__})"
            for cell in (cell for index, cell in enumerate(copy.cells) if index not in client.finished):
                if cell.cell_type == "code":
                    cell.outputs = [new_output("error", ename="NotRun", evalue=why, traceback=[why])]
        finally:
            atexit.unregister(client._cleanup_kernel)  # it forgets to, where the kernel didn't start
    return copy


def outputs_of_tests(executed: NotebookNode) -> dict[str, list]:
    """What the instructor's own grade cells gave, by grade id."""
    return {cell.metadata.nbgrader.grade_id: cell.outputs for cell in executed.cells if is_test(cell)}


def with_fresh_outputs(graded: NotebookNode, executed: NotebookNode) -> NotebookNode:
    """The composed notebook with what its cells gave when it was run, made inert."""
    allowance = Allowance()
    for cell, fresh in zip(graded.cells, executed.cells, strict=True):
        if cell.cell_type == "code" and not is_grade(cell):
            cell.outputs = from_dict(list(inert_outputs(fresh.outputs, allowance)))
    return graded


async def _within_time(client: NotebookClient) -> None:
    manager, nowhere = client.km, {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        await asyncio.wait_for(client.async_execute(cleanup_kc=True, **nowhere), LONGEST_RUN)
    finally:
        if await manager.is_alive():
            await manager.shutdown_kernel(now=True)


class _Bounded(NotebookClient):
    """Ends the kernel of a notebook that prints more than anybody reads."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._seen, self._ending, self.finished = 0, None, set()
        self.on_cell_executed = lambda cell, cell_index, execute_reply: self.finished.add(cell_index)

    def process_message(self, msg: dict, cell: NotebookNode, cell_index: int) -> NotebookNode | None:
        self._seen += len(str(msg.get("content")))
        if self._seen > MOST_OUTPUT:
            self._ending = self._ending or asyncio.ensure_future(self.km.shutdown_kernel(now=True))
            return None
        return super().process_message(msg, cell, cell_index)


def _lay_out(folder: Path, work: Work) -> str:
    """Write the modules as in a course folder, where the overlay finds them; returns where the student's lie."""
    modules = folder / "submitted/student" / work.assignment / SUBMISSION_FOLDER
    homes = {name: folder / "solutions" / this_course().home_of(name) / REFERENCE_FOLDER for name in work.earlier}
    (folder / "solutions").mkdir()
    (folder / "nbgrader_config.py").touch()
    for name, text in work.files.items():
        path = homes.get(name, modules) / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    modules.mkdir(parents=True, exist_ok=True)
    return str(modules)


def _jailed_kernel(folder: str, modules: str) -> KernelSpec:
    user = users()
    start = "from grading.jail.inside.kernel_start import main; main(*sys.argv[1:3], int(sys.argv[3]))"
    command = [
        *walls(user, everything=True),
        *course_inside(),
        *("--setenv", "CS231N_LITE_MODULES", modules, *seen(folder, folder, "--bind"), "--remount-ro", "/", "--"),
        *python_inside(start, "{connection_file}", folder, str(user)),
    ]
    return KernelSpec(argv=command, display_name="jailed", language="python")
