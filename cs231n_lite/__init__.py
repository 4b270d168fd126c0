"""What a student imports: the modules to fill in, the data, the plots and the checks."""

from .plumbing.overlay import activate, overlay_for_this_process

activate(overlay_for_this_process())


def load_ipython_extension(ipython: object) -> None:
    """`%load_ext cs231n_lite`: what is edited counts at the next cell (see plumbing/reloading.py).

    What keeps the course from working here is told.
    """
    from .plumbing.doctor import in_the_way
    from .plumbing.environment import is_grading
    from .plumbing.reloading import watch

    watch(ipython)
    for finding in [] if is_grading() else in_the_way():
        print(finding)


def unload_ipython_extension(ipython: object) -> None:
    """`%unload_ext cs231n_lite`: modules stay as they are."""
    from .plumbing.reloading import unwatch

    unwatch(ipython)
