"""What a student imports: the modules to fill in, the data, the plots and the checks."""

from .plumbing.overlay import activate, overlay_for_this_process

activate(overlay_for_this_process())


def load_ipython_extension(ipython: object) -> None:
    """`%load_ext cs231n_lite`: what is edited counts at the next cell (see plumbing/reloading.py)."""
    from .plumbing.reloading import watch

    watch(ipython)


def unload_ipython_extension(ipython: object) -> None:
    """`%unload_ext cs231n_lite`: modules stay as they are."""
    from .plumbing.reloading import unwatch

    unwatch(ipython)
