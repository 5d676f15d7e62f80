"""The bot as a service that systemd supervises: what it tells, as a process of its own."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from uuid import uuid4

import pytest

from tests.wire.process import run
from tests.wire.rest import GATEWAY
from tests.wire.server import Server
from tests.wire.supervisor import listening

READY, BEAT, RELOADING, STOPPING = "READY=1", "WATCHDOG=1", "RELOADING=1", "STOPPING=1"


@pytest.mark.parametrize("kind", ["file", "abstract"])
async def test_a_life_as_a_service(
    server: Server, settings: dict[str, str], tmp_path: Path, kind: str
) -> None:
    address = str(tmp_path / "notify") if kind == "file" else f"@onejob-{uuid4()}"
    async with listening(address) as supervisor:
        settings = {**settings, "NOTIFY_SOCKET": supervisor.address}
        async with run("bot", "run", settings=settings) as bot:
            await supervisor.hears(READY, BEAT)
            assert server.gateway.ready.is_set()
            os.kill(bot.pid, signal.SIGHUP)
            await supervisor.hears(READY, RELOADING, READY)
            ended = await bot.end()
    assert ended.code == 0
    assert [told for told in supervisor.told if told != BEAT] == [
        READY,
        RELOADING,
        READY,
        STOPPING,
    ]


async def test_it_is_not_ready_before_it_is_connected(
    server: Server, settings: dict[str, str], tmp_path: Path
) -> None:
    hold = server.rest.faults.hold(GATEWAY)
    async with listening(tmp_path / "notify") as supervisor:
        settings = {**settings, "NOTIFY_SOCKET": supervisor.address}
        async with run("bot", "run", settings=settings) as bot:
            await hold.arrived.wait()
            os.kill(bot.pid, signal.SIGHUP)
            await bot.says("the catalogue was read")
            assert supervisor.told == []
            server.rest.faults.let_pass(GATEWAY)
            hold.released.set()
            await supervisor.hears(READY, BEAT)
            await bot.end()


async def test_a_heart_that_stops_says_so(settings: dict[str, str], tmp_path: Path) -> None:
    async with listening(tmp_path / "notify") as supervisor:
        settings = {**settings, "NOTIFY_SOCKET": supervisor.address}
        async with run("tests.wire.heartless", "error", settings=settings) as bot:
            ended = await bot.ended()
            await supervisor.hears(STOPPING)
    assert ended.code == 1
    assert supervisor.told == [STOPPING]
