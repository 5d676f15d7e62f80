"""The commands are what Discord has, not what it was given: another program may replace them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from http import HTTPStatus
from pathlib import Path

import pytest

from tests.wire.fault import Said
from tests.wire.payload import Json
from tests.wire.process import Ended, run
from tests.wire.rest import COMMANDS, ME, REGISTER
from tests.wire.server import Server


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "onejob.sqlite3"


@pytest.fixture
def settings(settings: dict[str, str], database: Path) -> dict[str, str]:
    return {**settings, "DATABASE_URL": f"sqlite:///{database}"}


async def start_and_stop(server: Server, settings: dict[str, str]) -> Ended:
    async with run("bot", "run", settings=settings) as bot:
        await server.until_ready()
        return await bot.end()


async def sync(settings: dict[str, str]) -> Ended:
    async with run("bot", "sync", settings=settings) as bot:
        return await bot.ended()


def asked(server: Server, request: str) -> int:
    return sum(call.request == request for call in server.rest.requests)


def names(server: Server) -> set[str]:
    return {command["name"] for command in server.realm.commands}


def _another_program(commands: list[Json]) -> list[Json]:
    return [{**commands[0], "id": "1", "version": "1", "name": "play", "description": "A song"}]


def _nobody(_: list[Json]) -> list[Json]:
    return []


def _reworded(commands: list[Json]) -> list[Json]:
    return [{**commands[0], "version": "1", "description": "Another one"}, *commands[1:]]


def _opened_to_all(commands: list[Json]) -> list[Json]:
    return [{**command, "default_member_permissions": None} for command in commands]


def _one_less(commands: list[Json]) -> list[Json]:
    return commands[1:]


def _one_more(commands: list[Json]) -> list[Json]:
    return [*commands, *_another_program(commands)]


@pytest.mark.parametrize(
    "replaced", [_another_program, _nobody, _reworded, _opened_to_all, _one_less, _one_more]
)
async def test_commands_that_another_program_replaced_come_back_with_the_next_start(
    server: Server, settings: dict[str, str], replaced: Callable[[list[Json]], list[Json]]
) -> None:
    await start_and_stop(server, settings)
    ours = [(each["name"], each["description"]) for each in server.realm.commands]
    server.realm.commands = replaced(server.realm.commands)
    ended = await start_and_stop(server, settings)
    assert [(each["name"], each["description"]) for each in server.realm.commands] == ours
    assert "another program had replaced the commands" in ended.stderr


async def test_commands_that_nobody_touched_are_asked_for_once_and_not_given_again(
    server: Server, settings: dict[str, str]
) -> None:
    await start_and_stop(server, settings)
    before = asked(server, COMMANDS)
    await start_and_stop(server, settings)
    assert (asked(server, COMMANDS) - before, asked(server, REGISTER)) == (1, 1)


async def test_where_discord_does_not_say_what_it_has_it_is_trusted_to_have_it(
    server: Server, settings: dict[str, str]
) -> None:
    await start_and_stop(server, settings)
    server.rest.faults.fail(COMMANDS, HTTPStatus.FORBIDDEN)
    ended = await start_and_stop(server, settings)
    assert asked(server, REGISTER) == 1
    assert "Discord did not say which commands it has (403" in ended.stderr


async def test_what_an_older_version_remembers_is_not_enough(
    server: Server, settings: dict[str, str], database: Path
) -> None:
    await start_and_stop(server, settings)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "UPDATE command_sync SET digest = substr(digest, 1, instr(digest, ':') - 1)"
        )
    await start_and_stop(server, settings)
    await start_and_stop(server, settings)
    assert asked(server, REGISTER) == 2


async def test_sync_gives_them_whatever_discord_has(
    server: Server, settings: dict[str, str]
) -> None:
    await start_and_stop(server, settings)
    before = names(server)
    ended = await sync(settings)
    assert (ended.code, ended.stderr, asked(server, REGISTER)) == (0, "", 2)
    assert ended.stdout == (
        f"Discord has been given the {len(before)} commands, in place of what it had.\n"
    )
    assert names(server) == before


async def test_sync_gives_them_while_the_bot_runs_and_the_next_start_knows(
    server: Server, settings: dict[str, str]
) -> None:
    async with run("bot", "run", settings=settings) as bot:
        await server.until_ready()
        server.realm.commands = []
        ended = await sync(settings)
        assert (ended.code, "job" in names(server)) == (0, True)
        await bot.end()
    await start_and_stop(server, settings)
    assert asked(server, REGISTER) == 2


@pytest.mark.parametrize(
    ("request_", "status", "told"),
    [
        (REGISTER, HTTPStatus.TOO_MANY_REQUESTS, "takes no requests from this bot for 10 minutes"),
        (REGISTER, HTTPStatus.BAD_REQUEST, "Discord answered with an error"),
        (REGISTER, HTTPStatus.SERVICE_UNAVAILABLE, "Discord has trouble"),
        (ME, HTTPStatus.UNAUTHORIZED, "Discord does not accept DISCORD_TOKEN"),
    ],
)
async def test_sync_says_in_a_sentence_what_discord_does_not_take(
    server: Server, settings: dict[str, str], request_: str, status: HTTPStatus, told: str
) -> None:
    server.rest.faults.fail(request_, status, times=10)
    ended = await sync(settings)
    assert (ended.code, ended.stdout, ended.stderr.count("\n")) == (1, "", 1)
    assert told in ended.stderr


async def test_sync_without_a_token_says_so(settings: dict[str, str]) -> None:
    ended = await sync({**settings, "DISCORD_TOKEN": ""})
    assert (ended.code, ended.stderr[:25]) == (1, "DISCORD_TOKEN is missing.")


async def test_an_answer_that_is_no_list_of_commands_is_none(
    server: Server, settings: dict[str, str]
) -> None:
    await start_and_stop(server, settings)
    server.rest.faults.fail(COMMANDS, HTTPStatus.OK, said=Said(b'{"retry": true}'))
    ended = await start_and_stop(server, settings)
    assert (ended.code, asked(server, REGISTER)) == (0, 1)
