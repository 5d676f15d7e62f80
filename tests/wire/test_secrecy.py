"""The token stands in no log, error or process list, whatever goes wrong."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.wire import act
from tests.wire.fault import Said
from tests.wire.process import Bot, Ended, run
from tests.wire.realm import Realm
from tests.wire.rest import APPLICATION, CALLBACK, GATEWAY, ME
from tests.wire.server import Server

TOKEN = Realm().token


def is_quiet(ended: Ended) -> bool:
    return TOKEN not in ended.stdout + ended.stderr


def command_line(bot: Bot) -> bytes:
    return Path(f"/proc/{bot.pid}/cmdline").read_bytes()


@pytest.fixture(params=["text", "json"])
def settings(settings: dict[str, str], request: pytest.FixtureRequest) -> dict[str, str]:
    """The bot says all that it can."""
    return {**settings, "ONEJOB_LOG_LEVEL": "debug", "ONEJOB_LOG_FORMAT": request.param}


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="no list of processes here")
async def test_not_in_the_list_of_processes(server: Server, settings: dict[str, str]) -> None:
    async with run("bot", "run", settings=settings) as bot:
        await server.until_ready()
        line = command_line(bot)
        assert b"bot\0run" in line
        assert TOKEN.encode() not in line
        assert is_quiet(await bot.end())


async def test_not_in_the_log_of_a_bot_that_answers_in_trouble(
    server: Server, settings: dict[str, str]
) -> None:
    async with run("bot", "run", settings=settings) as bot:
        await server.until_ready()
        server.rest.faults.fail(CALLBACK, HTTPStatus.FORBIDDEN, times=99)
        asked = {"profession": "battery-engineer"}
        realm = server.realm
        await server.send(act.command(realm, realm.alice, realm.in_server(), "job", asked))
        await bot.says("did not arrive")
        assert is_quiet(await bot.end())


@pytest.mark.parametrize("request_", [ME, APPLICATION, GATEWAY])
@pytest.mark.parametrize("status", [401, 403, 404, 429])
async def test_not_in_what_a_start_says_that_fails(
    server: Server, settings: dict[str, str], request_: str, status: int
) -> None:
    server.rest.faults.fail(request_, HTTPStatus(status), said=Said(b"<p>no</p>", "text/html"))
    async with run("bot", "run", settings=settings) as bot:
        ended = await bot.ended(60)
    assert ended.code == 1
    assert is_quiet(ended)


@pytest.mark.parametrize("request_", [ME, APPLICATION, GATEWAY])
async def test_not_in_the_log_of_a_start_that_had_to_ask_twice(
    server: Server, settings: dict[str, str], request_: str
) -> None:
    server.rest.faults.fail(request_, HTTPStatus.INTERNAL_SERVER_ERROR)
    async with run("bot", "run", settings=settings) as bot:
        await server.until_ready()
        assert is_quiet(await bot.end())


@pytest.mark.parametrize("code", [4004, 4010, 4014])
async def test_not_in_what_the_bot_says_when_its_connection_is_ended(
    server: Server, settings: dict[str, str], code: int
) -> None:
    server.gateway.refusal = code
    async with run("bot", "run", settings=settings) as bot:
        ended = await bot.ended(60)
    assert ended.code == 1
    assert is_quiet(ended)


@pytest.mark.parametrize("wrong", [f"Bot {TOKEN}", f'"{TOKEN}"', f"{TOKEN} x", f"{TOKEN}é"])
async def test_not_in_what_is_said_of_one_that_is_wrong(
    settings: dict[str, str], wrong: str
) -> None:
    async with run("bot", "run", settings={**settings, "DISCORD_TOKEN": wrong}) as bot:
        ended = await bot.ended()
    assert ended.code == 1
    assert is_quiet(ended)


@pytest.mark.parametrize("wrong", [{"DISCORD_API_URL": "discord"}, {"ONEJOB_LOG_LEVEL": "loud"}])
async def test_not_in_what_is_said_of_other_settings(
    settings: dict[str, str], wrong: Mapping[str, str]
) -> None:
    async with run("bot", "run", settings={**settings, **wrong}) as bot:
        assert is_quiet(await bot.ended())


def test_not_in_the_settings_as_they_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    settings = Settings.read()
    assert settings.token() == TOKEN
    assert TOKEN not in f"{settings!r} {settings}"


ECHO = Said(f"<p>Refused. You sent: Authorization: Bot {TOKEN}</p>".encode(), "text/html")


@pytest.mark.parametrize("request_", [ME, APPLICATION, GATEWAY, CALLBACK])
async def test_not_in_the_log_where_a_proxy_repeats_what_it_was_sent(
    server: Server, settings: dict[str, str], request_: str
) -> None:
    server.rest.faults.fail(request_, HTTPStatus.FORBIDDEN, times=99, said=ECHO)
    async with run("bot", "run", settings=settings) as bot:
        if request_ is not CALLBACK:
            ended = await bot.ended(60)
        else:
            await server.until_ready()
            realm, asked = server.realm, {"profession": "battery-engineer"}
            await server.send(act.command(realm, realm.alice, realm.in_server(), "job", asked))
            await bot.says("Forbidden")
            ended = await bot.end()
    assert "403" in ended.stderr
    assert is_quiet(ended)
