"""How a process tells how it is doing, to whoever asks over HTTP."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sqlite3
import sys
from asyncio.subprocess import DEVNULL
from contextlib import closing
from pathlib import Path

import pytest
from aiohttp import ClientError, ClientSession
from prometheus_client.parser import text_string_to_metric_families

from tests.operators.test_container import environment, steps
from tests.wire.process import run
from tests.wire.server import Server

LONGEST = 20.0  # seconds that a start, or a connection that was cut, may take


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found: int = free.getsockname()[1]
        return found


@pytest.fixture
def watched(settings: dict[str, str], port: int) -> dict[str, str]:
    return {**settings, "ONEJOB_STATUS": f"127.0.0.1:{port}"}


async def page(port: int, path: str) -> tuple[int, str]:
    async with (
        ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}/{path}") as answer,
    ):
        return answer.status, await answer.text()


async def until(port: int, status: int) -> str:
    """Ask until `/readyz` answers so, and return what it says."""
    async with asyncio.timeout(LONGEST):
        while True:
            found, text = await page(port, "readyz")
            if found == status:
                return text
            await asyncio.sleep(0.05)


async def is_healthy(status: str) -> bool:
    """Whether the container's own check says so, where a proxy leads elsewhere."""
    (check,) = steps("HEALTHCHECK")
    _, *command = json.loads(check.partition("CMD ")[2])
    elsewhere = {"ONEJOB_STATUS": status, "http_proxy": "http://127.0.0.1:9"}
    asking = await asyncio.create_subprocess_exec(
        sys.executable, *command, env={**os.environ, **elsewhere}, stderr=DEVNULL
    )
    return await asking.wait() == 0


async def test_a_bot_that_is_connected_beats_and_can_write_is_ready(
    server: Server, watched: dict[str, str], port: int
) -> None:
    async with run("bot", "run", settings=watched) as bot:
        await server.until_ready()
        assert await until(port, 200) == "Ready.\n"
        assert (await page(port, "healthz"))[0] == 200
        await server.slash("job", {"profession": "battery-engineer"})
        _, text = await page(port, "metrics")
        found = {family.name: family for family in text_string_to_metric_families(text)}
        assert found["onejob_ready"].samples[0].value == 1
        assert found["process_resident_memory_bytes"].samples[0].value > 1e6
        answered = {
            (each.labels["what"], each.labels["outcome"]): each.value
            for each in found["onejob_answer_seconds"].samples
            if each.name.endswith("_count")
        }
        assert answered == {("/job", "answered"): 1}
        ended = await bot.end()
    assert ended.code == 0
    assert "readyz" not in ended.stderr
    assert "127.0.0.1" not in ended.stderr.replace(server.url, "")


async def test_a_bot_whose_shards_are_gone_is_alive_and_neither_ready_nor_its_container_healthy(
    server: Server, watched: dict[str, str], port: int
) -> None:
    assert environment().keys() >= {"ONEJOB_STATUS"}
    status = watched["ONEJOB_STATUS"]
    async with run("bot", "run", settings=watched):
        await server.until_ready()
        await until(port, 200)
        assert await is_healthy(status)
        server.gateway.is_down = True
        await server.gateway.cut()
        assert "1 of 1 shards are not connected." in await until(port, 503)
        assert (await page(port, "healthz"))[0] == 200
        assert not await is_healthy(status)
        server.gateway.is_down = False
        assert await until(port, 200) == "Ready.\n"
    assert not await is_healthy(status)


@pytest.mark.usefixtures("server")
async def test_a_port_that_is_in_use_is_one_sentence(watched: dict[str, str], port: int) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        async with run("bot", "run", settings=watched) as bot:
            ended = await bot.ended()
    assert ended.code == 1
    assert ended.stderr.startswith(f"The bot cannot listen at 127.0.0.1, port {port} (Address al")
    assert "ONEJOB_STATUS" in ended.stderr
    assert ended.stderr.count("\n") == 1


@pytest.mark.usefixtures("server")
async def test_a_host_that_is_nowhere_is_one_sentence(settings: dict[str, str]) -> None:
    nowhere = {**settings, "ONEJOB_STATUS": "nowhere.invalid:9187"}
    async with run("bot", "run", settings=nowhere) as bot:
        ended = await bot.ended()
    assert ended.code == 1
    assert ended.stderr.startswith("The bot cannot listen at nowhere.invalid, port 9187 (")
    assert ended.stderr.count("\n") == 1


async def test_whoever_watches_holds_up_no_end(
    server: Server, watched: dict[str, str], port: int, tmp_path: Path
) -> None:
    async with run("bot", "run", settings=watched) as bot:
        await server.until_ready()
        await until(port, 200)
        server.gateway.says_goodbye = False
        idle, half = [await asyncio.open_connection("127.0.0.1", port) for _ in range(2)]
        half[1].write(b"GET /readyz HTT")
        with closing(sqlite3.connect(tmp_path / "onejob.sqlite3", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            waiting = asyncio.create_task(page(port, "metrics"))
            await asyncio.wait([waiting], timeout=0.2)
            assert not waiting.done()
            began = asyncio.get_running_loop().time()
            ending = asyncio.create_task(bot.end())
            await asyncio.wait([waiting])
            other.execute("ROLLBACK")
        ended = await ending
        took = asyncio.get_running_loop().time() - began
        for _, writer in (idle, half):
            writer.close()
    assert isinstance(waiting.exception(), ClientError)
    assert took < 5.0
    assert (ended.code, "Traceback" in ended.stderr) == (0, False)
