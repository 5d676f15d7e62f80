"""`python -m bot run` as a real process, against the small Discord of this folder."""

from __future__ import annotations

import socket
from collections.abc import AsyncGenerator
from http import HTTPStatus

import pytest

from tests.wire.gateway import DIRECT_MESSAGES, GUILD_MESSAGES, GUILDS
from tests.wire.interaction import ANSWER, UPDATE
from tests.wire.message import EPHEMERAL
from tests.wire.openapi import DESCRIPTION, judge
from tests.wire.process import Bot, run
from tests.wire.realm import Place
from tests.wire.rest import REGISTER
from tests.wire.server import Server

COMPONENTS_V2 = 1 << 15
WITH_MESSAGES = GUILDS | GUILD_MESSAGES | DIRECT_MESSAGES


@pytest.fixture
def settings(settings: dict[str, str]) -> dict[str, str]:
    """With the catalogue that everybody has who sets up nothing else."""
    del settings["ONEJOB_CATALOGUE"]
    return settings


@pytest.fixture
async def bot(server: Server, settings: dict[str, str]) -> AsyncGenerator[Bot]:
    async with run("bot", "run", settings=settings) as bot:
        await server.until_ready()
        yield bot


def registrations(server: Server) -> int:
    return sum(call.method == "PUT" for call in server.rest.requests)


# Starting and ending ------------------------------------------------------------------------------


@pytest.mark.usefixtures("bot")
async def test_the_first_start_registers_all_commands_at_once(server: Server) -> None:
    assert registrations(server) == 1
    assert {"job", "duties", "skills", "salary", "rankings", "about"} <= {
        command["name"] for command in server.realm.commands
    }


@pytest.mark.usefixtures("bot")
async def test_what_reads_is_offered_in_servers_in_direct_messages_and_to_users(
    server: Server,
) -> None:
    for command in server.realm.commands:
        if command["name"] in {"job", "duties", "skills", "salary", "rankings", "about"}:
            assert command["contexts"] == [0, 1, 2]
            assert command["integration_types"] == [0, 1]


async def test_garbage_is_looked_for_once_the_bot_has_started_but_not_in_what_stays(
    server: Server, settings: dict[str, str]
) -> None:
    async with run("tests.wire.collecting", settings=settings) as bot:
        await server.until_ready()
        ended = await bot.end()
    assert (ended.code, ended.stdout) == (0, "True True\n")


async def test_commands_that_discord_takes_no_more_of_today_keep_no_bot_from_running(
    server: Server, settings: dict[str, str]
) -> None:
    server.rest.faults.fail(REGISTER, HTTPStatus.TOO_MANY_REQUESTS)
    async with run("bot", "run", settings=settings) as bot:
        await server.until_ready()
        ended = await bot.end()
    assert ended.code == 0
    assert "Discord did not take the commands" in ended.stderr


async def test_a_second_start_registers_nothing(server: Server, settings: dict[str, str]) -> None:
    for _ in range(2):
        async with run("bot", "run", settings=settings) as bot:
            await server.until_ready()
            await bot.end()
    assert registrations(server) == 1


@pytest.mark.parametrize(
    ("mentions", "servers", "asked"),
    [
        ("", 1000, WITH_MESSAGES),
        ("", 1001, GUILDS),
        ("on", 1001, WITH_MESSAGES),
        ("off", 1, GUILDS),
    ],
)
async def test_it_asks_to_be_told_about_servers_and_where_it_hears_mentions_of_messages(
    server: Server, settings: dict[str, str], mentions: str, servers: int, asked: int
) -> None:
    server.realm.about = servers
    async with run("bot", "run", settings={**settings, "ONEJOB_MENTIONS": mentions}) as bot:
        await server.until_ready()
        ended = await bot.end()
    session = server.gateway.identified.get_nowait()
    assert session.identify["intents"] == asked
    assert ("ONEJOB_MENTIONS=on" in ended.stderr) == (not mentions and asked == GUILDS)


async def test_sigterm_ends_it_with_code_0(server: Server, bot: Bot) -> None:
    ended = await bot.end()
    assert ended.code == 0
    assert "Traceback" not in ended.stderr
    assert server.gateway.sessions == {}


@pytest.mark.parametrize("zone", [":/etc/timezone", "Mars/Olympus"])
async def test_a_zone_of_the_machine_that_means_nothing_does_not_matter(
    server: Server, settings: dict[str, str], zone: str
) -> None:
    async with run("bot", "run", settings={**settings, "TZ": zone}) as bot:
        await server.until_ready()
        assert (await bot.end()).code == 0


async def test_a_wrong_token_ends_it_with_one_sentence(settings: dict[str, str]) -> None:
    async with run("bot", "run", settings={**settings, "DISCORD_TOKEN": "wrong"}) as bot:
        ended = await bot.ended()
    assert ended.code == 1
    assert ended.stderr.startswith("Discord does not accept DISCORD_TOKEN.")
    assert ended.stderr.count("\n") == 1


async def test_an_address_where_nobody_is_ends_it_with_one_sentence(
    settings: dict[str, str],
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/api/v10"
        async with run("bot", "run", settings={**settings, "DISCORD_API_URL": url}) as bot:
            ended = await bot.ended()
    assert ended.code == 1
    assert ended.stderr.startswith(f"Discord cannot be reached at {url}")
    assert ended.stderr.count("\n") == 1


async def test_a_missing_token_ends_it_with_one_sentence() -> None:
    async with run("bot", "run", settings={}) as bot:
        ended = await bot.ended()
    assert ended.code == 1
    assert ended.stderr.startswith("DISCORD_TOKEN is missing.")
    assert ended.stderr.count("\n") == 1


# Answering ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("bot")
async def test_a_card_is_private_made_of_components_and_mentions_nobody(server: Server) -> None:
    answer = await server.slash("job", {"profession": "ai-engineer"})
    data = answer.callback["data"]
    assert answer.kind == ANSWER
    assert data["flags"] == COMPONENTS_V2 | EPHEMERAL
    assert data["allowed_mentions"]["parse"] == []
    assert "AI engineer" in answer.text


@pytest.mark.usefixtures("bot")
async def test_a_typed_beginning_gets_the_professions_that_begin_so(server: Server) -> None:
    choices = await server.suggest("job", {"profession": "ai eng"})
    assert choices[0]["value"] == "ai-engineer"


@pytest.mark.usefixtures("bot")
async def test_a_button_turns_the_card_in_place(server: Server) -> None:
    card = await server.slash("job", {"profession": "ai-engineer"})
    overview = card.text
    turned = await server.press(card, "Skills")
    assert turned.kind == UPDATE
    assert turned.message is card.message
    assert turned.text != overview


async def test_a_button_works_after_a_restart(server: Server, settings: dict[str, str]) -> None:
    async with run("bot", "run", settings=settings) as bot:
        await server.until_ready()
        card = await server.slash("job", {"profession": "ai-engineer"})
        await bot.end()
    async with run("bot", "run", settings=settings):
        await server.until_ready()
        assert (await server.press(card, "Skills")).kind == UPDATE


@pytest.mark.usefixtures("bot")
async def test_somebody_else_who_presses_gets_a_private_card_of_their_own(server: Server) -> None:
    card = await server.slash("job", {"profession": "ai-engineer", "show": "everyone"})
    before = card.text
    own = await server.press(card, "Skills", by=server.realm.bob)
    assert own.kind == ANSWER
    assert own.private
    assert card.text == before


@pytest.mark.usefixtures("bot")
async def test_an_unknown_profession_is_answered_with_a_way_on(server: Server) -> None:
    answer = await server.slash("job", {"profession": "ai engin"})
    assert "AI engineer" in answer.buttons


@pytest.mark.usefixtures("bot")
async def test_a_profession_chosen_in_the_menu_opens_its_card(server: Server) -> None:
    menu = await server.slash("job")
    assert "AI engineer" in (await server.choose(menu, "ai-engineer")).text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("where", ["in_direct_message", "in_group", "in_foreign_server"])
async def test_who_installed_it_for_themselves_is_answered_everywhere(
    server: Server, where: str
) -> None:
    place: Place = getattr(server.realm, where)()
    card = await server.slash("job", {"profession": "ai-engineer"}, at=place)
    assert "AI engineer" in card.text
    assert (await server.press(card, "Skills", at=place)).kind == UPDATE


# Staying connected --------------------------------------------------------------------------------


@pytest.mark.usefixtures("bot")
async def test_a_cut_connection_is_resumed_and_nothing_is_missed(server: Server) -> None:
    sessions = list(server.gateway.sessions)
    await server.gateway.cut()
    answer = await server.slash("job", {"profession": "ai-engineer"})
    assert answer.kind == ANSWER
    assert list(server.gateway.sessions) == sessions


@pytest.mark.usefixtures("bot")
async def test_a_lost_session_is_begun_anew_at_the_address_that_discord_gave(
    server: Server,
) -> None:
    await server.gateway.forget_sessions()
    await server.until_ready()
    assert (await server.slash("job", {"profession": "ai-engineer"})).kind == ANSWER


# By Discord's description -------------------------------------------------------------------------


@pytest.mark.skipif(judge() is None, reason=f"{DESCRIPTION.name} is not beside the project")
@pytest.mark.usefixtures("bot")
async def test_every_request_is_as_discord_describes_it(server: Server) -> None:
    card = await server.slash("job", {"profession": "ai-engineer"})
    for label in card.buttons:
        await server.press(card, label)
    for name in ("duties", "skills", "salary"):
        await server.slash(name, {"profession": "ai-engineer"})
    await server.slash("about")
    await server.suggest("job", {"profession": "zzzzz"})
    assert server.rest.violations == []
