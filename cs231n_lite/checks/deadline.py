"""Stop a call that doesn't return."""

import contextlib
import ctypes
import signal
import threading


class DidNotReturn(BaseException):
    """Raised inside a call that took too long. Not an Exception, so that `except Exception` doesn't swallow it."""


_AGAIN = 0.5  # seconds; raised again, for code that swallows it once. Much longer than leaving the block takes


@contextlib.contextmanager
def deadline(seconds: float):
    """Run the block; raise DidNotReturn in it after `seconds`.

    In the main thread of a system with alarms (Linux, macOS) this also ends a sleep. Elsewhere the exception is
    raised at the next Python instruction, so a call that hangs inside C code goes on.
    """
    alarm = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    with _alarm(seconds) if alarm else _watchdog(seconds):
        yield


@contextlib.contextmanager
def _alarm(seconds: float):
    left = False

    def ring(signum, frame):
        if not left:
            raise DidNotReturn

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        left = True
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def _watchdog(seconds: float):
    thread = ctypes.c_ulong(threading.get_ident())
    done, lock = threading.Event(), threading.Lock()
    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc

    def watch():
        wait = seconds
        while not done.wait(wait):
            with lock:
                if not done.is_set():
                    raise_in(thread, ctypes.py_object(DidNotReturn))
            wait = _AGAIN

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        with contextlib.suppress(DidNotReturn):
            with lock:
                done.set()
            for _ in range(100):
                pass  # one that is already on its way arrives here; taking it back would leave Python 3.11 trapped
