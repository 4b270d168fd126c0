"""Whoever takes too much, or doesn't end, loses that question; the machine and the others stay as they were."""

import pytest

from cs231n_lite.checks.catalogue import find
from grading.jail.jail import Jail
from grading.judge.judging import Judge
from grading.judge.limits import Limits
from grading.judge.work import Work

from . import FUNCTIONS, TOKEN, Attack, instead, probe

QUICK = 0.2  # seconds of processor time, for what doesn't return

TAKING = [
    probe(
        "all memory, in one piece after the other",
        """
        import mmap
        taken = []
        while len(taken) < 64:
            taken.append(mmap.mmap(-1, 128 * 2**20))
        return len(taken)
        """,
    ),
    probe(
        "all room for files",
        f"""
        for number in range(200):
            with open(f"/job/{TOKEN}{{number}}", "wb") as file:
                file.write(bytes(2**20))
        return "200 MiB"
        """,
    ),
    probe(
        "all names for files",
        f"""
        for number in range(20_000):
            os.close(os.open(f"/job/{TOKEN}{{number}}", os.O_CREAT))
        return number
        """,
    ),
    probe("a file of a terabyte", f"os.truncate(os.open('/job/{TOKEN}', os.O_RDWR | os.O_CREAT), 2**40)\nreturn True"),
    probe(
        "a tree of folders without end",
        """
        os.chdir("/job")
        for depth in range(20_000):
            os.mkdir("d")
            os.chdir("d")
        return depth
        """,
    ),
    probe("all descriptors", "globals()['kept'] = kept = []\nwhile True:\n    kept.append(os.dup(0))"),
    probe(
        "all processes, and keeps them",
        """
        children = []
        for _ in range(500):
            child = os.fork()
            if child == 0:
                time.sleep(600)
                os._exit(0)
            children.append(child)
        return len(children)
        """,
    ),
    probe(
        "processes that start processes",
        """
        parent = os.getpid()
        for _ in range(12):
            try:
                os.fork()
            except OSError:
                break
        if os.getpid() != parent:
            time.sleep(600)
            os._exit(0)
        """,
    ),
    probe(
        "all threads",
        """
        for number in range(500):
            try:
                threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
            except RuntimeError:
                return None
        return number
        """,
    ),
    probe(
        "a page that never ends",
        "for _ in range(200):\n    print('x' * 100_000)\n    print('y' * 100_000, file=sys.stderr)",
    ),
    probe(
        "a page past Python", "for _ in range(200):\n    os.write(1, b'x' * 100_000)\n    os.write(2, b'x' * 100_000)"
    ),
    probe("words for its stdin", "return input('?') or sys.stdin.read()"),
    instead("answers as large as a message may be", "return 0.0, np.zeros((2800, 2800)), reg"),
    probe("locked memory", "return ctypes.CDLL(None).mlockall(3) == 0"),
]

BY_SEVERAL = probe(
    "more memory than one process may have, by several",
    """
    children, total = [], 0
    for _ in range(6):
        ours, theirs = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                taken = bytearray(448 * 2**20)
                taken[::4096] = b"x" * len(taken[::4096])
                os.write(theirs, b"x")
                time.sleep(60)
            finally:
                os._exit(0)
        os.close(theirs)
        children.append(child)
        total += len(os.read(ours, 1))
    time.sleep(2)
    for child in children:
        os.kill(child, signal.SIGKILL)
    return total * 448 > 2048 and f"{total * 448} MiB"
    """,
)

TAKING_MEMORY = [
    probe(
        "memory that belongs to files without a name",
        """
        block, held = b"x" * 2**20, []
        try:
            for _ in range(40):
                held.append(os.memfd_create("x"))
                for _ in range(64):
                    os.write(held[-1], block)
        except OSError:
            pass
        taken = sum(os.fstat(each).st_size for each in held) // 2**20
        return taken > 2048 and f"{taken} MiB"
        """,
    ),
    probe(
        "memory that outlives whoever took it",
        """
        libc = ctypes.CDLL(None, use_errno=True)
        libc.shmat.restype, taken = ctypes.c_void_p, 0
        for _ in range(5):
            segment = libc.shmget(0, ctypes.c_size_t(512 * 2**20), 0o1600)
            place = segment >= 0 and libc.shmat(segment, None, 0)
            if not place or place == 2**64 - 1:
                break
            ctypes.memset(ctypes.c_void_p(place), 1, 512 * 2**20)
            libc.shmdt(ctypes.c_void_p(place))
            taken += 512
        return taken > 2048 and f"{taken} MiB"
        """,
    ),
]

HANGING = [
    instead("a loop", "while True:\n    pass"),
    instead("a loop in C", "return sum(range(10**12))"),
    instead("a loop in numpy", "for _ in range(10**6):\n    np.linalg.svd(np.ones((600, 600)))"),
    instead("a number of a million digits", "return 7 ** (7 ** 9)"),
    instead("a regular expression", "import re\nreturn re.match('(a+)+$', 'a' * 40 + 'b')"),
    instead("sleep without work", "time.sleep(600)"),
    instead("a lock that nobody opens", "lock = threading.Lock()\nlock.acquire()\nlock.acquire()"),
    instead(
        "a loop that swallows everything",
        "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass",
    ),
    instead("an iterator without end", "import itertools\nreturn list(itertools.count())", loses=frozenset({"l2"})),
    instead(
        "no signal heard",
        "for n in set(signal.Signals) - {9, 19}:\n    signal.signal(n, signal.SIG_IGN)\nwhile True:\n    pass",
    ),
    instead(
        "signals blocked",
        "signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals))\nwhile True:\n    pass",
    ),
    instead("the alarms turned off", "for t in (0, 1, 2):\n    signal.setitimer(t, 0)\nwhile True:\n    pass"),
    instead(
        "its limit raised again",
        """
        import resource
        resource.setrlimit(resource.RLIMIT_CPU, (resource.getrlimit(resource.RLIMIT_CPU)[1],) * 2)
        signal.setitimer(signal.ITIMER_PROF, 0)
        while True:
            pass
        """,
    ),
    instead("itself stopped", "os.kill(os.getpid(), signal.SIGSTOP)"),
    instead("work in a child", "child = os.fork()\nwhile child == 0:\n    pass\nos.waitpid(child, 0)"),
    instead(
        "a thread that must be waited for",
        "thread = threading.Thread(target=time.sleep, args=(600,))\nthread.start()\nthread.join()",
    ),
    instead("a wait in __del__", "class A:\n    def __del__(self):\n        while True:\n            pass\nA()"),
    instead(
        "a read of a pipe",
        "os.mkfifo('/job/pipe') if not os.path.exists('/job/pipe') else None\nopen('/job/pipe').read()",
    ),
]

ENDING = [
    instead("leaves at once", "os._exit(0)"),
    instead("exit()", "raise SystemExit"),
    instead("abort", "os.abort()"),
    instead("a segmentation fault", "import ctypes\nctypes.string_at(0)"),
    instead(
        "a broken stack",
        "import ctypes\nsys.setrecursionlimit(10**9)\ndef f(n):\n    return [f(n + 1)]\nf(0)",
        seconds=QUICK,
    ),
    instead("recursion without end", "return l2(W, reg)"),
    instead("kills itself", "os.kill(os.getpid(), signal.SIGKILL)"),
    instead("kills its group", "os.kill(0, signal.SIGKILL)"),
    instead("a thread that leaves", "threading.Thread(target=os._exit, args=(1,)).start()\ntime.sleep(60)"),
    instead(
        "ends the process above", "os.kill(1, signal.SIGINT)\nos.kill(1, signal.SIGTERM)\ntime.sleep(60)", seconds=QUICK
    ),
    instead("another program in its place", "os.execv(sys.executable, [sys.executable, '-c', 'pass'])"),
    instead("KeyboardInterrupt", "raise KeyboardInterrupt"),
    instead("GeneratorExit", "raise GeneratorExit"),
    instead(
        "an exception that can't be shown", "class E(Exception):\n    def __str__(self):\n        os._exit(0)\nraise E"
    ),
    instead("an exception with a long text", "raise ValueError('x' * 10**8)"),
    instead(
        "exceptions in a long chain",
        "e = None\nfor n in range(10**5):\n    f = ValueError(n)\n    f.__cause__ = e\n    e = f\nraise e",
    ),
    instead("a text that is no text", "raise ValueError('\\ud800\\x1b[2J\\u202e')"),
]

HARMLESS = [
    probe("a polite signal to its group", "signal.signal(signal.SIGTERM, signal.SIG_IGN)\nos.kill(0, signal.SIGTERM)"),
    probe("a polite signal to everybody", "signal.signal(signal.SIGTERM, signal.SIG_IGN)\nos.kill(-1, signal.SIGTERM)"),
    probe("the end of the process above", "os.kill(1, signal.SIGKILL)\nos.kill(1, signal.SIGSTOP)"),
    probe(
        "the end of any process",
        """
        gained = []
        for pid in range(2, 33_000):
            try:
                if pid != os.getpid():
                    os.kill(pid, signal.SIGKILL)
                    gained.append(pid)
            except OSError:
                pass
        return gained
        """,
    ),
    probe("the end of its parent", "return os.getppid() != 1"),
    probe(
        "a daemon",
        """
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                os.setsid()
                while True:
                    pass
            os._exit(0)
        """,
    ),
    probe("children that are left", "for _ in range(8):\n    if os.fork() == 0:\n        time.sleep(600)"),
    probe("children that nobody buries", "for _ in range(8):\n    if os.fork() == 0:\n        os._exit(0)"),
    probe(
        "a thread that goes on",
        "threading.Thread(target=lambda: [time.sleep(0.001) for _ in iter(int, 1)], daemon=True).start()",
    ),
    probe(
        "a timer for later",
        "signal.signal(signal.SIGALRM, signal.SIG_IGN)\nsignal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)",
    ),
    probe("an end that is called at the end", "import atexit\natexit.register(time.sleep, 600)"),
    probe(
        "other settings for whoever comes next",
        "os.environ['PYTHONSTARTUP'] = os.environ['CS231N_LITE_MODULES'] = '/job'",
    ),
    probe(
        "the settings of whoever was before",
        "return os.environ.get('PYTHONSTARTUP') or os.environ.get('CS231N_LITE_MODULES')",
    ),
    probe("another folder", "os.chdir('/')"),
    probe("a mask for files", "os.umask(0o777)"),
    probe("every collection of garbage", "gc.disable()\ngc.set_threshold(0)\ngc.freeze()"),
]


@pytest.mark.parametrize("attack", TAKING, ids=str)
def test_nobody_takes_more_than_there_is_for_one(worth, attack: Attack):
    worth(attack)


@pytest.mark.full
def test_a_job_whose_processes_together_take_more_is_ended(attacked):
    told = attacked(BY_SEVERAL)["l2"].came_out
    assert "ended the whole process" in told or "took too much memory" in told


@pytest.mark.full
@pytest.mark.parametrize("attack", TAKING_MEMORY, ids=str)
def test_nobody_takes_more_memory_than_one_process_may_have(worth, attack: Attack):
    worth(attack)


@pytest.mark.full
@pytest.mark.parametrize("attack", HANGING, ids=str)
def test_nobody_is_waited_for(worth, attack: Attack):
    worth(Attack(attack.name, attack.text, attack.loses, seconds=QUICK))


@pytest.mark.parametrize("attack", ENDING, ids=str)
def test_whoever_ends_ends_alone(worth, attack: Attack):
    worth(attack)


@pytest.mark.parametrize("attack", HARMLESS, ids=str)
def test_what_is_left_behind_harms_nobody(worth, attack: Attack):
    worth(attack)


def test_a_submission_that_takes_nearly_all_of_each_question_has_an_end(judge, alone):
    text = "import time\ndef l2(W, reg):\n    time.sleep(0.4)\n    return 0.0, 0 * W\nl1 = elastic_net = l2\n"
    with judge({"regularizers": text}, Limits(seconds=0.5, importing=0.5, patience=0.2, submission=1.0)) as judging:
        verdicts = [judging.verdict(find(verdict.check)) for verdict in alone]
    assert not any(verdict.points for verdict in verdicts)
    assert "used up" in verdicts[-1].came_out
    assert len(verdicts) == len(FUNCTIONS)


@pytest.mark.parametrize(
    "code",
    [
        "os.kill(1, signal.SIGINT)\ntime.sleep(60)",
        "for n in range(3, 64):\n    try:\n        os.kill(1, n)\n    except OSError:\n        pass",
        "os.write(2, b'attack')\nsys.__stderr__.write('attack')",
        "for n in range(64):\n    try:\n        open(f'/proc/1/fd/{n}', 'w').write('attack')\n"
        "    except OSError:\n        pass",
    ],
)
def test_nothing_is_said_on_the_graders_terminal(references, jail, capfd, code: str):
    """The process above the student's has the grader's stderr."""
    attack = instead("a word", f"{code}\nreturn _honest_l2(W, reg)", seconds=QUICK)
    limits = Limits(seconds=QUICK, importing=QUICK, patience=0.2, submission=10.0)
    with (
        Jail() as own,
        Judge(references, Work("1-losses", {"regularizers": attack.text}), (1,), own, limits) as judging,
    ):
        judging.verdict(find("l1.value_and_gradient"))
        judging.verdict(find("l2.value_and_gradient"))
    assert capfd.readouterr().err == ""
