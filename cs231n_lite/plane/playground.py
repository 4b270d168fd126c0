"""A picture with controls where a notebook shows widgets, and a picture that stays as it is everywhere else."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from ..plumbing.environment import is_grading

if TYPE_CHECKING:
    from ipywidgets import Widget

VIEW = "application/vnd.jupyter.widget-view+json"


class Picture(Protocol):
    """What a playground shows: a Picture of `plots`, or anything else with a description that is shown as HTML."""

    alt: str

    def _repr_mimebundle_(self) -> tuple[dict, dict]: ...


@dataclass(frozen=True, eq=False, repr=False)
class Playground:
    """Controls, and the picture that follows them.

    draw: makes the picture from the values of the controls
    controls: makes the widgets by name
    still: makes the picture for where there are no widgets
    about: what the playground shows, in a sentence

    As the last line of a notebook cell it is shown with its controls in JupyterLab, Jupyter Notebook and VS Code, and
    as the still picture in a page made by nbconvert, or without ipywidgets. While nbgrader grades nothing is drawn.
    """

    draw: Callable[..., Picture]
    controls: Callable[[], Mapping[str, "Widget"]]
    still: Callable[[], Picture]
    about: str

    def __repr__(self) -> str:
        return self.about

    def widget(self) -> "Widget":
        """The controls with the picture below them, which is drawn anew whenever a control has been changed."""
        from ipywidgets import HTML, Box, Layout, VBox

        controls = self.controls()
        picture = HTML()

        def redraw(_: object = None) -> None:
            picture.value = _as_html(self.draw(**{name: control.value for name, control in controls.items()}))

        redraw()
        for control in controls.values():
            control.observe(redraw, "value")
        row = Box(list(controls.values()), layout=Layout(flex_flow="row wrap"))
        return VBox([row, picture])

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> tuple[dict, dict]:
        """What a notebook stores: the still picture with its description, and the widget's address if there is one.

        A front end that knows widgets takes the widget. nbconvert takes it only if the notebook has kept the widget's
        state, which JupyterLab doesn't do by itself.
        """
        if is_grading():
            return {"text/plain": self.about}, {}
        still = self.still()
        data, metadata = still._repr_mimebundle_()
        data["text/plain"] = f"{self.about} {still.alt}"
        if shows_widgets():
            data[VIEW] = self.widget()._repr_mimebundle_()[VIEW]
        return data, metadata


def shows_widgets() -> bool:
    """Whether a front end that shows widgets waits for the running cell.

    Jupyter's front ends tell about the cell in the request to run it. nbclient, which runs notebooks where nobody
    looks, doesn't; it would keep the state of all widgets in the notebook, and a page made of that is empty offline.
    """
    try:
        import ipywidgets  # noqa: F401
        from IPython import get_ipython
    except ImportError:
        return False
    kernel = getattr(get_ipython(), "kernel", None)
    request: Mapping[str, Any] = kernel.get_parent("shell") if hasattr(kernel, "get_parent") else {}
    return bool(request.get("metadata"))


def _as_html(picture: Picture) -> str:
    """The picture with its description, no wider than the cell."""
    shown = picture._repr_mimebundle_()[0]["text/html"]
    return shown.replace("<img ", '<img style="max-width: 100%; height: auto" ', 1)
