"""What keeps the bot from connecting, or ends its connection: one sentence, and exit code 1."""

from __future__ import annotations

import socket
from collections.abc import AsyncGenerator
from http import HTTPStatus

import pytest

from tests.wire.fault import Said
from tests.wire.process import Bot, Ended, run
from tests.wire.proxied import BUSY
from tests.wire.rest import APPLICATION, COMMANDS, GATEWAY, ME, REGISTER
from tests.wire.server import Server

PAGE = Said(
    b"<!DOCTYPE html>\n<html><head><title>Attention Required! | Cloudflare</title></head>\n"
    b"<body>\n" + b"<p>Please wait while we check your browser.</p>\n" * 200 + b"</body></html>\n",
    "text/html",
)
FIRST = (ME, APPLICATION, GATEWAY)


@pytest.fixture
async def bot(server: Server, settings: dict[str, str]) -> AsyncGenerator[Bot]:
    async with run("bot", "run", settings=settings) as bot:
        await server.until_ready()
        await bot.says("ready as")
        yield bot


async def end(settings: dict[str, str], within: float = 30.0) -> Ended:
    """Run the bot until it ends by itself."""
    async with run("bot", "run", settings=settings) as bot:
        return await bot.ended(within)


async def sentence(settings: dict[str, str]) -> str:
    """Return all that the bot says, which ends by itself: one sentence, and not a long one."""
    ended = await end({**settings, "ONEJOB_LOG_LEVEL": "warning"})
    assert (ended.code, ended.stdout, ended.stderr.count("\n")) == (1, "", 1)
    assert len(ended.stderr) < 600
    assert "<" not in ended.stderr
    return ended.stderr


# Answers ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("request_", FIRST)
async def test_a_limit_of_ten_minutes(
    server: Server, settings: dict[str, str], request_: str
) -> None:
    server.rest.faults.fail(request_, HTTPStatus.TOO_MANY_REQUESTS)
    assert "takes no requests from this bot for 10 minutes" in await sentence(settings)


@pytest.mark.parametrize(
    ("request_", "status", "cure"),
    [
        (ME, HTTPStatus.TOO_MANY_REQUESTS, "Wait an hour"),
        (GATEWAY, HTTPStatus.TOO_MANY_REQUESTS, "Wait an hour"),
        (APPLICATION, HTTPStatus.FORBIDDEN, "a proxy or a firewall"),
        (ME, HTTPStatus.SERVICE_UNAVAILABLE, "See https://discordstatus.com"),
        (GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, "See https://discordstatus.com"),
        (APPLICATION, HTTPStatus.NOT_FOUND, "check DISCORD_API_URL"),
        (ME, HTTPStatus.OK, "Check DISCORD_API_URL"),
    ],
)
async def test_a_page_of_somebody_on_the_way(
    server: Server, settings: dict[str, str], request_: str, status: HTTPStatus, cure: str
) -> None:
    server.rest.faults.fail(request_, status, said=PAGE)
    assert cure in await sentence(settings)


@pytest.mark.parametrize("request_", FIRST)
async def test_a_proxy_whose_other_node_is_away(
    server: Server, settings: dict[str, str], request_: str
) -> None:
    status, said = BUSY
    server.rest.faults.fail(request_, status, said=said, times=10)
    assert f"The proxy at {server.url} takes no requests for a while" in await sentence(settings)


@pytest.mark.parametrize(
    ("request_", "body"),
    [
        (ME, b"[]"),
        (GATEWAY, b"{}"),
        (APPLICATION, b"null"),
        (GATEWAY, b'"ok"'),
        (ME, b"{"),
        (APPLICATION, b"\xff"),
    ],
)
async def test_an_answer_that_is_not_as_discord_answers(
    server: Server, settings: dict[str, str], request_: str, body: bytes
) -> None:
    server.rest.faults.fail(request_, HTTPStatus.OK, said=Said(body))
    told = await sentence(settings)
    assert told.startswith(f"What answers at {server.url} is not Discord")


@pytest.mark.parametrize("request_", [APPLICATION, GATEWAY])
async def test_a_token_that_is_taken_back_meanwhile(
    server: Server, settings: dict[str, str], request_: str
) -> None:
    server.rest.faults.fail(request_, HTTPStatus.UNAUTHORIZED)
    assert (await sentence(settings)).startswith("Discord does not accept DISCORD_TOKEN.")


@pytest.mark.parametrize("request_", FIRST)
async def test_a_connection_that_is_cut(
    server: Server, settings: dict[str, str], request_: str
) -> None:
    server.rest.faults.fail(request_, None, times=10)
    assert (await sentence(settings)).startswith(f"Discord cannot be reached at {server.url}")


async def test_a_day_s_sessions_that_are_all_begun_begin_no_more(
    server: Server, settings: dict[str, str]
) -> None:
    server.realm.sessions_left = 0
    assert "may begin the next one in 24 hours" in await sentence(settings)
    assert server.gateway.identified.empty()


# The gateway --------------------------------------------------------------------------------------

CLOSES = [
    (4004, "Discord does not accept DISCORD_TOKEN."),
    (4010, "(4010)"),
    (4011, "too many servers"),
    (4012, "Install a newer bot"),
    (4013, "Install the bot anew"),
    (4014, "Privileged Gateway Intents"),
]


@pytest.mark.parametrize(("code", "told"), CLOSES)
async def test_a_gateway_that_refuses_the_bot(
    server: Server, settings: dict[str, str], code: int, told: str
) -> None:
    server.gateway.refusal = code
    assert told in await sentence(settings)


@pytest.mark.parametrize(("code", "told"), CLOSES[:2])
async def test_a_gateway_that_refuses_the_bot_before_a_word(
    server: Server, settings: dict[str, str], code: int, told: str
) -> None:
    server.gateway.welcome = code
    assert told in await sentence(settings)


@pytest.mark.parametrize(("code", "told"), [CLOSES[0], CLOSES[-1]])
async def test_a_gateway_that_refuses_the_bot_while_it_runs(
    server: Server, bot: Bot, code: int, told: str
) -> None:
    await server.gateway.cut(code)
    ended = await bot.ended()
    assert (ended.code, "Traceback" in ended.stderr) == (1, False)
    assert told in ended.stderr.splitlines()[-1]


async def test_a_gateway_that_refuses_a_resumed_session(server: Server, bot: Bot) -> None:
    server.gateway.welcome = 4004
    await server.gateway.cut()
    ended = await bot.ended()
    assert (ended.code, "Traceback" in ended.stderr) == (1, False)
    assert ended.stderr.splitlines()[-1].startswith("Discord does not accept DISCORD_TOKEN.")


@pytest.fixture
def nobody() -> str:
    """An address on which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{taken.getsockname()[1]}"


async def test_a_gateway_that_cannot_be_reached_is_tried_again_and_told_a_line_each(
    server: Server, settings: dict[str, str], nobody: str
) -> None:
    body = (
        f'{{"url": "ws://{nobody}", "shards": 1, "session_start_limit": '
        '{"total": 1, "remaining": 1, "reset_after": 0, "max_concurrency": 1}}'
    )
    server.rest.faults.fail(GATEWAY, HTTPStatus.OK, times=2, said=Said(body.encode()))
    ended = await end({**settings, "ONEJOB_LOG_LEVEL": "warning"})
    assert (ended.code, "Traceback" in ended.stderr) == (1, False)
    *tries, last = ended.stderr.splitlines()
    assert [f"Cannot connect to host {nobody}" in line for line in tries] == [True] * 3
    assert last.startswith("Discord cannot be reached")


async def test_an_outage_while_it_runs_is_told_a_line_each_time(server: Server, bot: Bot) -> None:
    server.gateway.is_down = True
    await server.gateway.cut()
    await bot.says("Attempting a reconnect for shard ID 0")
    ended = await bot.end()
    assert (ended.code, "Traceback" in ended.stderr, "<p>" in ended.stderr) == (0, False, False)


# The commands, without which it runs on -----------------------------------------------------------


NOT_TAKEN, NOT_SAID = (REGISTER, "did not take the commands"), (COMMANDS, "did not say which")


@pytest.mark.parametrize(
    ("request_", "told", "status", "said"),
    [
        (*NOT_TAKEN, HTTPStatus.TOO_MANY_REQUESTS, None),
        (*NOT_SAID, HTTPStatus.TOO_MANY_REQUESTS, PAGE),
        (*NOT_TAKEN, HTTPStatus.FORBIDDEN, PAGE),
        (*NOT_SAID, HTTPStatus.SERVICE_UNAVAILABLE, PAGE),
        (*NOT_TAKEN, HTTPStatus.BAD_REQUEST, None),
        (*NOT_TAKEN, HTTPStatus.OK, PAGE),
        (*NOT_SAID, None, None),
    ],
)
async def test_it_runs_on_and_says_so_in_a_line(
    server: Server,
    settings: dict[str, str],
    status: HTTPStatus | None,
    said: Said | None,
    request_: str,
    told: str,
) -> None:
    server.rest.faults.fail(request_, status, said=said, times=10)
    async with run("bot", "run", settings=settings) as bot:
        await server.until_ready()
        ended = await bot.end()
    assert (ended.code, "Traceback" in ended.stderr, "<p>" in ended.stderr) == (0, False, False)
    lines = ended.stderr.splitlines()
    assert len([line for line in lines if told in line]) in (1, 2)  # asked again after giving them
    assert len(lines) <= 5


# The token ----------------------------------------------------------------------------------------


async def test_what_is_no_token_is_told_before_discord_is_asked(settings: dict[str, str]) -> None:
    said = await sentence({**settings, "DISCORD_TOKEN": "wire-\r\ntoken"})
    assert "has a line break inside" in said


async def test_what_looks_like_something_else_is_told_so(settings: dict[str, str]) -> None:
    said = await sentence({**settings, "DISCORD_TOKEN": "1234567890123456789"})
    assert "looks like an id" in said


@pytest.mark.parametrize("around", ["{}\n", " {} ", "{}\r\n"])
async def test_blanks_around_a_token_do_no_harm(
    server: Server, settings: dict[str, str], around: str
) -> None:
    token = around.format(server.realm.token)
    async with run("bot", "run", settings={**settings, "DISCORD_TOKEN": token}) as bot:
        await server.until_ready()
        assert (await bot.end()).code == 0


@pytest.mark.parametrize("token", ["", " ", "\n"])
async def test_a_blank_is_a_token_that_is_missing(settings: dict[str, str], token: str) -> None:
    assert (await sentence({**settings, "DISCORD_TOKEN": token})).startswith(
        "DISCORD_TOKEN is missing."
    )
