"""Stop a call that doesn't return, by the work it does: its own processor time, with a generous bound on the wall's.

On a busy machine a right, slow loop may wait for long; that is no mistake.
"""

import contextlib
import ctypes
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

WAITING = 6  # how many times the processor time may pass on the wall


class DidNotReturn(BaseException):
    """Raised inside a call that took too long. Not an Exception, so that `except Exception` doesn't swallow it."""


_AGAIN = 0.5  # seconds; raised again and again for code that swallows it, a tenth of the time apart each time
_OFTEN = 5e-5  # seconds; so often that it also arrives outside of a `try`
_OURS = (str(Path(__file__).parent), contextlib.__file__)  # never raised in these files


@contextlib.contextmanager
def deadline(seconds: float, wall: float | None = None) -> Iterator[None]:
    """Run the block; raise DidNotReturn in it after `seconds` of processor time, or `wall` seconds on the clock.

    A block that swallows the exception is interrupted again until it ends, and DidNotReturn is raised all the same.
    In the main thread of a system with alarms (Linux, macOS) this also ends a sleep. Elsewhere the exception is
    raised at the next Python instruction, so a call that hangs inside C code goes on.
    """
    wall = seconds * WAITING if wall is None else wall
    alarm = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    watch = _Alarm() if alarm else _Watchdog()
    watch.start(seconds, wall)
    try:
        yield
    except BaseException:
        watch.stop()
        if watch.rang:
            raise DidNotReturn from None
        raise
    watch.stop()
    if watch.rang:
        raise DidNotReturn


class _Alarm:
    """Two timers of the system, one for processor time and one for the clock."""

    def __init__(self) -> None:
        self.rang, self._over, self._wait = False, False, _AGAIN

    def start(self, seconds: float, wall: float) -> None:
        self._before = {number: signal.signal(number, self._ring) for number in (signal.SIGPROF, signal.SIGALRM)}
        signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
        signal.setitimer(signal.ITIMER_REAL, wall, _AGAIN)

    def stop(self) -> None:
        self._over = True  # another thread may bring a signal late, anywhere; it mustn't set the timer again
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _ring(self, signum: int, frame: FrameType | None) -> None:
        if self._over or frame is None or frame.f_code.co_filename.startswith(_OURS):
            return  # the call has ended, or is just beginning; if not, it rings again
        self.rang = True
        signal.setitimer(signal.ITIMER_REAL, self._wait, self._wait)
        self._wait = max(self._wait / 10, _OFTEN)
        raise DidNotReturn


class _Watchdog:
    """A thread that raises the exception in the one that started it."""

    def __init__(self) -> None:
        self.rang = False
        self._done, self._lock = threading.Event(), threading.Lock()

    def start(self, seconds: float, wall: float) -> None:
        thread = ctypes.c_ulong(threading.get_ident())
        began, used = time.monotonic(), time.process_time()

        def watch() -> None:
            wait = min(seconds, wall, _AGAIN) / 5
            while not self._done.wait(wait):
                if time.monotonic() - began < wall and time.process_time() - used < seconds:
                    continue
                with self._lock:
                    if not self._done.is_set():
                        self.rang = True
                        ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(DidNotReturn))
                wait = max(wait / 10, _OFTEN) if self.rang else wait

        threading.Thread(target=watch, daemon=True).start()

    def stop(self) -> None:
        with contextlib.suppress(DidNotReturn):
            with self._lock:
                self._done.set()
            for _ in range(100):
                pass  # one that is already on its way arrives here; taking it back would leave Python 3.11 trapped
