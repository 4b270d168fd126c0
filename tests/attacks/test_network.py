"""Nothing that listens on this machine hears of a job."""

import os
import socket
from collections.abc import Iterator

import pytest

from . import SECRET, TOKEN, Attack, probe


@pytest.fixture
def listeners(tmp_path) -> Iterator[dict[str, str]]:
    """Sockets that wait for anybody, and what a job would have to know to reach them."""
    tcp, udp = socket.create_server(("127.0.0.1", 0)), socket.socket(type=socket.SOCK_DGRAM)
    udp.bind(("127.0.0.1", 0))
    named, abstract = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
    named.bind(str(tmp_path / "s"))
    abstract.bind(f"\0{TOKEN}-{os.getpid()}")
    every = (tcp, udp, named, abstract)
    for each in (named, abstract):
        each.listen()
    for each in every:
        each.setblocking(False)
    yield {
        "{TCP}": str(tcp.getsockname()[1]),
        "{UDP}": str(udp.getsockname()[1]),
        "{NAMED}": str(tmp_path / "s"),
        "{ABSTRACT}": f"{TOKEN}-{os.getpid()}",
    }
    for each in (tcp, named, abstract):
        with pytest.raises(BlockingIOError):
            each.accept()
    with pytest.raises(BlockingIOError):
        udp.recv(100)
    for each in every:
        each.close()


REACHING = [
    probe("a server on this machine", "return socket.create_connection(('127.0.0.1', {TCP}), 1).fileno()"),
    probe(
        "words to a server on this machine",
        "return socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', {UDP}))",
    ),
    probe("a server by its IPv6 address", "return socket.create_connection(('::1', {TCP}), 1).fileno()"),
    probe("the internet", "return socket.create_connection(('192.0.2.1', 80), 1).fileno()"),
    probe("a name server", "return socket.getaddrinfo('example.org', 80)"),
    probe("a socket with a path", "return socket.socket(socket.AF_UNIX).connect('{NAMED}') is None"),
    probe(
        "a socket without a path",
        "return socket.socket(socket.AF_UNIX).connect('\\0{ABSTRACT}') is None",
    ),
    probe("the socket of docker", "return socket.socket(socket.AF_UNIX).connect('/var/run/docker.sock') is None"),
    probe("the system's bus", "return socket.socket(socket.AF_UNIX).connect('/run/dbus/system_bus_socket') is None"),
    probe("other networks", "return [name for _, name in socket.if_nameindex() if name != 'lo']"),
    probe(
        "who else is connected",
        "return open('/proc/net/unix').read().count('\\n') > 3 or len(open('/proc/net/tcp').readlines()) > 1",
    ),
    probe(
        "a descriptor for the judge",
        f"""
        from grading.jail.inside import worker
        line = next(each for each in gc.get_objects() if type(each) is worker.Line)
        open("/job/{TOKEN}", "w").write("{SECRET}")
        socket.send_fds(line._socket, [b""], [os.open("/job/{TOKEN}", os.O_RDWR)] * 8)
        """,
    ),
]


@pytest.mark.parametrize("attack", REACHING, ids=str)
def test_no_socket_reaches_anybody(worth, listeners, attack: Attack):
    text = attack.text
    for mark, value in listeners.items():
        text = text.replace(mark, value)
    worth(Attack(attack.name, text))
