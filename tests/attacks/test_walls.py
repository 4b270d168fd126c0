"""The jail's walls: nothing of this machine can be read, written or reached from inside."""

import socket

import pytest

from . import SECRET, TOKEN, Attack, probe

READING = [
    probe(
        "the environment of any process",
        f"""
        for path in glob.glob("/proc/[0-9]*/environ"):
            try:
                if b"{SECRET}" in open(path, "rb").read():
                    return path
            except OSError:
                pass
        """,
    ),
    probe(
        "the command lines of other processes",
        """
        lines = b" ".join(open(path, "rb").read() for path in glob.glob("/proc/[0-9]*/cmdline"))
        return [word for word in (b"bwrap", b"pytest") if word in lines.replace(b"inside.warm", b"")]
        """,
    ),
    probe(
        "the processes of the neighbour",
        "return [pid for pid in os.listdir('/proc') if pid.isdigit() and int(pid) not in (1, os.getpid())]",
    ),
    probe("the memory of the process above", "return open('/proc/1/mem', 'r+b').fileno()"),
    probe(
        "what the process above has open",
        """
        for descriptor in range(64):
            try:
                place = os.readlink(f"/proc/1/fd/{descriptor}")
            except OSError:
                continue
            try:
                os.close(os.open(f"/proc/1/fd/{descriptor}", os.O_WRONLY))
            except OSError:
                continue
            if place != "/dev/null":
                return place
        """,
    ),
    probe("the course's secret", "return open('{SCENE}/.course_secret').read()"),
    probe("the gradebook", "return open('{SCENE}/gradebook.db').read()"),
    probe("the work of another student", "return os.listdir('{SCENE}/submitted')"),
    probe("the root of the process above", "return set(os.listdir('/proc/1/root')) - set(os.listdir('/'))"),
    probe(
        "a secret or gradebook anywhere",
        """
        for folder, folders, files in os.walk("/"):
            skipped = ("/proc", "site-packages", "dist-packages")  # nbgrader brings a gradebook of its own
            folders[:] = [name for name in folders if not os.path.join(folder, name).endswith(skipped)]
            if found := {".course_secret", "gradebook.db", "solutions"} & {*folders, *files}:
                return folder, found
        """,
    ),
    probe(
        "the references of this assignment",
        """
        for folder in ("/course", "/modules", "/job"):
            for path in glob.glob(f"{folder}/**/*", recursive=True):
                if os.path.isfile(path) and b"BEGIN SOL" + b"UTION" in open(path, "rb").read():
                    return path
        """,
    ),
    probe("more of the course than students have", "return set(os.listdir('/course')) - {'cs231n_lite', 'grading'}"),
    probe(
        "the grading's own code",
        "seen = os.listdir('/course/grading') + os.listdir('/course/grading/jail')\n"
        "return set(seen) - {'__init__.py', 'jail', 'inside'}",
    ),
    probe("passwords", "return open('/etc/shadow').read()"),
    probe("the homes of people", "return os.listdir('/home') + os.listdir('/root')"),
    probe(
        "the settings of this machine", "return set(os.listdir('/etc')) - {'ld.so.cache', 'alternatives', 'localtime'}"
    ),
    probe(
        "descriptors that were left open",
        """
        sockets = 0
        for descriptor in range(256):
            try:
                mode = os.fstat(descriptor).st_mode
            except OSError:
                continue
            sockets += stat.S_ISSOCK(mode)
            if stat.S_ISDIR(mode) or stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
                return descriptor
        return sockets > 1
        """,
    ),
    probe("the modules of the neighbour", "return set(os.listdir('/modules')) - {'regularizers.py'}"),
    probe("files of an earlier job", "return os.listdir('/job')"),
    probe("the memory of the kernel", "return open('/proc/kcore', 'rb').read(1) or open('/dev/mem', 'rb').read(1)"),
    probe(
        "the environment it was given",
        "return set(os.environ) & {'ATTACK_CANARY', 'USER', 'SSH_AUTH_SOCK', 'SUDO_USER'}",
    ),
    probe(
        "the name of this machine",
        f"return socket.gethostname() if socket.gethostname() == {socket.gethostname()!r} else ''",
    ),
    probe(
        "disks", "return [n for n in os.listdir('/dev') if n.startswith(('sd', 'vd', 'nvme', 'loop', 'kvm', 'fuse'))]"
    ),
]

PLACES = ("/", "/dev", "/dev/shm", "/modules", "/course", "/usr", "/usr/lib", "/var/tmp", "/proc", "/etc", "{SCENE}")

WRITING = [
    *(probe(f"a file in {place}", f"return open('{place}/{TOKEN}', 'w').fileno()") for place in PLACES),
    probe(
        "beside the libraries",
        f"""
        import numpy, cs231n_lite
        for module in (numpy, cs231n_lite, os):
            folder = os.path.dirname(module.__file__)
            for place in (folder, folder + "/__pycache__", os.path.dirname(folder)):
                try:
                    return open(f"{{place}}/{TOKEN}.pth", "w").fileno()
                except OSError:
                    pass
        """,
    ),
    probe("its own module, once it was read", "return open('/modules/regularizers.py', 'a').fileno()"),
    probe("its own module away", "return os.unlink('/modules/regularizers.py') is None"),
    probe(
        "another name for its own module", "return os.rename('/modules/regularizers.py', '/modules/softmax.py') is None"
    ),
    probe("the interpreter", "return open(os.path.realpath(sys.executable), 'r+b').fileno()"),
    probe("other rights for the interpreter", "return os.chmod(os.path.realpath(sys.executable), 0o4777) is None"),
    probe("where the kernel sends core dumps", "return open('/proc/sys/kernel/core_pattern', 'w').fileno()"),
    probe("the kernel's emergency keys", "return os.open('/proc/sysrq-trigger', os.O_WRONLY)"),
    probe("how many namespaces there may be", "return open('/proc/sys/user/max_user_namespaces', 'w').fileno()"),
    probe("who it is", "return open('/proc/self/uid_map', 'w').write('0 0 1')"),
    probe(
        "that others die first when memory is short",
        "return os.write(os.open('/proc/self/oom_score_adj', 1), b'-1000')",
    ),
    probe("a device", f"return os.mknod('/job/{TOKEN}', stat.S_IFBLK | 0o666, os.makedev(8, 0)) is None"),
    probe(
        "a device that is there",
        "return [n for n in os.listdir('/dev') if stat.S_ISBLK(os.stat(f'/dev/{n}').st_mode)]",
    ),
    probe("a hard link out of its folder", f"return os.link(sys.executable, '/job/{TOKEN}') is None"),
    probe(
        "links and pipes for whoever tidies up",
        f"""
        os.symlink("{{SCENE}}", "/job/{TOKEN}-link")
        os.symlink("/proc/self/fd", "/job/{TOKEN}-fd")
        os.mkfifo("/job/{TOKEN}-pipe")
        os.mkdir("/job/{TOKEN}-closed", 0)
        """,
    ),
    probe(
        "a program with the rights of root",
        """
        program = "/job/program"
        open(program, "wb").write(open(os.path.realpath(sys.executable), "rb").read(64))
        os.chmod(program, 0o4755)
        return os.stat(program).st_uid == 0 and os.getuid() != 0
        """,
    ),
    probe("new rights by running a program", "return ctypes.CDLL(None).prctl(39, 0, 0, 0, 0) != 1"),
    probe("another user", "os.setuid(0) if os.getuid() else os.setuid(1)\nreturn True"),
    probe(
        "the rights that are left",
        "return [l for l in open('/proc/self/status') if l.startswith('Cap') and int(l[8:], 16)]",
    ),
]

CALLS = {  # by its name: the number on x86-64, and arguments that do no harm where it is allowed
    "unshare": (272, 0x10000000),
    "setns": (308, -1, 0),
    "mount": (165, 0, 0, 0, 0, 0),
    "umount2": (166, 0, 0),
    "pivot_root": (155, 0, 0),
    "chroot": (161, b"/job"),
    "ptrace": (101, 16, 1, 0, 0),
    "process_vm_readv": (310, 1, 0, 0, 0, 0, 0),
    "process_vm_writev": (311, 1, 0, 0, 0, 0, 0),
    "kcmp": (312, 1, 1, 0, 0, 0),
    "pidfd_getfd": (438, -1, 0, 0),
    "keyctl": (250, 0, -3, 0),
    "add_key": (248, b"user", b"attack", b"x", 1, -3),
    "request_key": (249, b"user", b"attack", 0, 0),
    "io_uring_setup": (425, 1, 0),
    "io_uring_enter": (426, -1, 0, 0, 0, 0),
    "bpf": (321, 0, 0, 0),
    "perf_event_open": (298, 0, 0, -1, -1, 0),
    "userfaultfd": (323, 0),
    "name_to_handle_at": (303, -100, b"/", 0, 0, 0),
    "open_by_handle_at": (304, -1, 0, 0),
    "init_module": (175, 0, 0, 0),
    "finit_module": (313, -1, 0, 0),
    "kexec_load": (246, 0, 0, 0, 0),
    "reboot": (169, 0, 0, 0, 0),
    "swapoff": (168, 0),
    "acct": (163, 0),
    "quotactl": (179, -1, 0, 0, 0),
    "settimeofday": (164, 0, 0),
    "sethostname": (170, b"x", 1),
    "iopl": (172, 3),
    "open_tree": (428, -100, b"/", 1),
    "move_mount": (429, -1, 0, -1, 0, 0),
    "fsopen": (430, b"tmpfs", 0),
    "fsmount": (432, -1, 0, 0),
    "mount_setattr": (442, -1, b"", 0, 0, 0),
    "clone3 with a namespace": (435, 0, 88),
    "clone with a user namespace": (56, 0x10000000 | 17, 0, 0, 0, 0),
    "clone with a pid namespace": (56, 0x20000000 | 17, 0, 0, 0, 0),
    "a call by its 32-bit number": (0x40000000 + 39,),
    "syslog": (103, 3, 0, 0),
    "fanotify_init": (300, 0, 0),
    "lookup_dcookie": (212, 0, 0, 0),
    "nfsservctl": (180, 0, 0, 0),
    "vhangup": (153,),
    "setpriority of everybody": (141, 0, 1, -20),
    "a real-time scheduler": (144, 0, 1, b"\x01\0\0\0"),
}
REFUSED = "(errno.EPERM, errno.ENOSYS, errno.EACCES)"

ESCAPING = [
    *(
        probe(
            f"the call {name}",
            f"""
            call = ctypes.CDLL(None, use_errno=True).syscall
            given = [n if isinstance(n, bytes) else ctypes.c_long(n) for n in {numbers!r}]
            result = call(*given)
            if result == 0 and {numbers[0]} == 56:
                os._exit(0)
            return result != -1 or (ctypes.get_errno() not in {REFUSED} and os.strerror(ctypes.get_errno()))
            """,
        )
        for name, numbers in CALLS.items()
    ),
    probe(
        "sockets of other kinds",
        """
        gained = []
        for family in set(range(1, 46)) - {socket.AF_UNIX, socket.AF_INET, socket.AF_INET6}:
            for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
                try:
                    socket.socket(family, kind)
                    gained.append(family)
                except OSError:
                    pass
        return gained
        """,
    ),
    probe("raw packets", "return socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP).fileno()"),
    probe(
        "a key on the terminal",
        """
        import fcntl
        for path in ("/dev/tty", "/dev/console", "/dev/stdin", "/proc/self/fd/2"):
            try:
                fcntl.ioctl(os.open(path, os.O_RDWR | os.O_NONBLOCK), 0x5412, b"x")
                return path
            except OSError:
                pass
        """,
    ),
    probe(
        "a 32-bit call by an old gate",
        r"""
        import mmap
        if os.uname().machine != "x86_64":
            return None
        child = os.fork()
        if child == 0:
            page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
            page.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")
            ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
            os._exit(0)
        return os.waitpid(child, 0)[1] == 0
        """,
    ),
    probe("more than it may use", "resource.setrlimit(resource.RLIMIT_NPROC, (10**6, 10**6))", loses=frozenset({"l2"})),
    probe("limits of the process above", "return resource.prlimit(1, resource.RLIMIT_AS, (1, 1)) and False"),
    probe("a program of this machine", "return subprocess.run(['/bin/sh', '-c', 'true']).returncode == 0"),
    probe("a smaller nice value", "return os.nice(-5) < 0"),
]


@pytest.mark.parametrize("attack", READING, ids=str)
def test_nothing_outside_is_read(worth, attack: Attack):
    worth(attack)


@pytest.mark.parametrize("attack", WRITING, ids=str)
def test_nothing_outside_is_written(worth, attack: Attack):
    worth(attack)


@pytest.mark.parametrize("attack", ESCAPING, ids=str)
def test_nobody_gets_out(worth, attack: Attack):
    worth(attack)
