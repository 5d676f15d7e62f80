"""What systemd is told, on a socket such as it opens."""

from __future__ import annotations

import socket
import time
from collections.abc import Generator
from pathlib import Path
from uuid import uuid4

import pytest

from bot.notify import Supervisor

BEAT = "WATCHDOG=1"


@pytest.fixture
def ear(tmp_path: Path) -> Generator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(tmp_path / "notify"))
        ear.setblocking(False)
        yield ear


@pytest.fixture
def supervisor(ear: socket.socket) -> Supervisor:
    return Supervisor(ear.getsockname())


def told(ear: socket.socket) -> list[str]:
    """Return what has been said since the last time."""
    found: list[str] = []
    while True:
        try:
            found.append(ear.recv(4096).decode())
        except BlockingIOError:
            return found


def test_the_first_beat_says_that_the_bot_is_ready(
    supervisor: Supervisor, ear: socket.socket
) -> None:
    supervisor.beat()
    assert told(ear) == ["READY=1", BEAT]
    supervisor.beat()
    assert told(ear) == [BEAT]


def test_a_reload_names_the_moment_and_its_end(supervisor: Supervisor, ear: socket.socket) -> None:
    supervisor.beat()
    told(ear)
    before = time.monotonic_ns() // 1000
    with supervisor.reloading():
        (reloading,) = told(ear)
    assert told(ear) == ["READY=1"]
    kind, _, moment = reloading.partition("\nMONOTONIC_USEC=")
    assert kind == "RELOADING=1"
    assert before <= int(moment) <= time.monotonic_ns() // 1000


def test_a_catalogue_that_cannot_be_read_leaves_the_bot_ready(
    supervisor: Supervisor, ear: socket.socket
) -> None:
    supervisor.beat()
    with pytest.raises(OSError, match="disk"), supervisor.reloading():
        raise OSError("disk")
    assert told(ear)[-1] == "READY=1"


def test_a_reload_makes_nobody_ready_who_is_not_or_who_stops(
    supervisor: Supervisor, ear: socket.socket
) -> None:
    with supervisor.reloading():
        pass
    assert told(ear) == []
    supervisor.beat()
    with supervisor.reloading():
        supervisor.stopping()
    supervisor.beat()
    assert [each for each in told(ear)[3:] if each != BEAT] == ["STOPPING=1"]


def test_an_abstract_address() -> None:
    name = f"onejob-{uuid4()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(f"\0{name}")
        Supervisor(f"@{name}").stopping()
        assert ear.recv(100) == b"STOPPING=1"


@pytest.mark.parametrize("address", [None, "", "vsock:2:1", "nowhere", "/nowhere/at/all"])
def test_where_nobody_listens_nothing_happens(address: str | None) -> None:
    supervisor = Supervisor(address)
    supervisor.beat()
    with supervisor.reloading():
        supervisor.stopping()


def test_who_does_not_read_holds_nobody_up(supervisor: Supervisor, ear: socket.socket) -> None:
    full = 0
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.setblocking(False)
        try:
            while True:
                line.sendto(b"x", ear.getsockname())
                full += 1
        except BlockingIOError:
            began = time.monotonic()
            supervisor.stopping()
    assert full
    assert time.monotonic() - began < 5
