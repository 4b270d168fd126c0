"""What the environment says about this process."""

import os


def is_grading() -> bool:
    """Whether nbgrader executes this process: then anything on stderr costs a cell its points, and nobody looks."""
    return os.environ.get("NBGRADER_EXECUTION") in ("autograde", "validate")
