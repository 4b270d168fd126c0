"""How nbgrader runs a submission here: the student's cells in a kernel, the checks on this side.

A cell that asks a check never reaches the student's kernel, so nothing in the notebook can change the verdict. The
outputs are written as nbgrader expects them: an error scores 0, a result that is no number scores all points.
"""

import os
from pathlib import Path
from typing import Any

from jupyter_client import KernelManager
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute
from nbgrader.utils import is_grade

from cs231n_lite.checks.catalogue import find
from cs231n_lite.checks.verdict import CheckCouldNotRun, CheckFailed, State, Verdict
from cs231n_lite.plumbing.overlay import SUBMISSION_FOLDER, Overlay

from ..cells import check_in
from .judging import Judge, references_of
from .seeds import seed_for


class ExecuteSubmission(Execute):
    """Takes the place of nbgrader's Execute."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any], km: KernelManager | None = None
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Run the student's cells, judge the checks; a cell that hangs or kills the kernel ends only the running."""
        about = resources["nbgrader"]
        root = Path(self.parent.parent.coursedir.root)
        modules = Path(resources["metadata"]["path"], SUBMISSION_FOLDER).absolute()
        modules.mkdir(exist_ok=True)
        references = references_of(root)
        overlay = Overlay(modules, about["assignment"], references.course.solutions)
        seed = seed_for(root, about["assignment"], about["student"])
        self._stopped = ""
        self._modules = modules
        with Judge(references, overlay, seed) as self._judge:
            return super().preprocess(nb, resources, km)

    def start_new_kernel(self, **kwargs: Any) -> None:
        """Start a kernel in which `cs231n_lite`'s modules are those of this submission, wherever it thinks it is.

        Its matrix products take one thread: several, on a machine that is busy, wait for each other most of the time.
        """
        one_thread = dict.fromkeys(["OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"], "1")
        ours = {"CS231N_LITE_MODULES": str(self._modules)}
        super().start_new_kernel(env=os.environ | one_thread | ours, **kwargs)

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Judge a check; run any other cell, unless an earlier one ended the running."""
        name = check_in(cell)
        if name and is_grade(cell):
            cell.outputs = [output_of(self._judge.verdict(find(name)))]
            return cell, resources
        if cell.cell_type != "code":
            return cell, resources
        if self._stopped:
            cell.outputs = [_error("NotRun", f"not run: {self._stopped}")]
            return cell, resources
        try:
            cell, resources = super().preprocess_cell(cell, resources, index)
        except (DeadKernelError, CellTimeoutError, RuntimeError) as error:
            self._stopped = "an earlier cell ended the kernel"
            cell.outputs = [*cell.get("outputs", []), _error(type(error).__name__, "this cell ended the kernel")]
        if any(output.get("ename") == "CellTimeoutError" for output in cell.outputs):
            self._stopped = "an earlier cell did not finish in time"
        return cell, resources


def output_of(verdict: Verdict) -> NotebookNode:
    """The notebook output that tells `verdict`."""
    if verdict.state is State.PASSED:
        return new_output("execute_result", data={"text/plain": repr(verdict)}, execution_count=None)
    kind = CheckFailed if verdict.state is State.FAILED else CheckCouldNotRun
    return _error(kind.__name__, verdict.headline, repr(verdict).splitlines())


def _error(ename: str, evalue: str, traceback: list[str] | None = None) -> NotebookNode:
    return new_output("error", ename=ename, evalue=evalue, traceback=traceback or [f"{ename}: {evalue}"])
