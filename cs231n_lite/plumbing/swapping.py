"""An edited function or class takes the place of the old one, wherever a notebook holds that."""

import contextlib
import gc
from collections.abc import Callable
from types import FunctionType
from typing import Any

ATTRIBUTES = ("__code__", "__defaults__", "__kwdefaults__", "__doc__")


def swap(old: Any, new: Callable) -> None:
    """Let `old` do what `new` does, for whoever holds it: in a list, as a bound method, as an object's class.

    A function is changed in place; a class makes objects of `new`, and those that it has made become such objects.
    Whatever else can be called stays as it is.
    """
    if isinstance(old, FunctionType):
        _swap_function(old, new)
    elif isinstance(old, type):
        _swap_class(old, new)


def raising(name: str, file: str) -> Callable:
    """What takes the place of a function or class that its file has no more: calling it says so."""

    def gone(*_: Any, **__: Any) -> None:
        raise NameError(f"{name} is no longer in {file}. Was it renamed? Import it by its new name.")

    return gone


def _swap_function(old: FunctionType, new: Callable) -> None:
    """A function that can't take the code of `new`, for its free variables or globals, passes its calls on."""
    if _fits(old, new):
        for name in ATTRIBUTES:
            setattr(old, name, getattr(new, name))
        old.__dict__ = dict(vars(new))
        return
    old.__code__ = _passing_on.__code__.replace(co_freevars=old.__code__.co_freevars)
    old.__defaults__, old.__kwdefaults__ = None, {"__edited": new}
    old.__dict__ = {"__wrapped__": new}  # its signature, its text and its help are those of `new`
    old.__doc__ = new.__doc__


def _fits(old: FunctionType, new: Callable) -> bool:
    if not isinstance(new, FunctionType) or new.__globals__ is not old.__globals__:
        return False
    return not old.__code__.co_freevars and not new.__code__.co_freevars


def _passing_on(*args: Any, __edited: Callable, **named: Any) -> Any:
    return __edited(*args, **named)


def _swap_class(old: type, new: Callable) -> None:
    """Methods, objects and subclasses of `old` become those of `new` where Python lets them; so does `old(...)`."""
    for name, method in vars(new).items() if isinstance(new, type) else ():
        if isinstance(vars(old).get(name), FunctionType) and isinstance(method, FunctionType) and name != "__new__":
            _swap_function(vars(old)[name], method)
    for one in gc.get_referrers(old) if isinstance(new, type) else ():
        if type(one) is old:
            with contextlib.suppress(TypeError):  # objects of another layout, by __slots__ for example
                object.__setattr__(one, "__class__", new)
    for below in type.__subclasses__(old) if isinstance(new, type) else ():
        with contextlib.suppress(TypeError):
            below.__bases__ = tuple(new if base is old else base for base in below.__bases__)

    def make(cls: type, *args: Any, **named: Any) -> Any:
        return new(*args, **named) if cls is old else object.__new__(cls)

    with contextlib.suppress(TypeError, AttributeError):
        old.__new__ = staticmethod(make)
