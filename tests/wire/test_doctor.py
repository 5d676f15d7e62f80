"""`onejob doctor`, by what Discord answers: a finding each, nothing changed, never a traceback."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncGenerator, Mapping
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

import pytest

from bot.operators.doctor.finding import Check
from tests.wire.fault import Said
from tests.wire.payload import Json
from tests.wire.process import Bot, Ended, run
from tests.wire.realm import ALL_PERMISSIONS, Realm
from tests.wire.rest import APPLICATION, COMMANDS, GUILDS, ME
from tests.wire.server import Server

README = Path(__file__).parents[2] / "README.md"
VIEW_AND_SEND = str(1 << 10 | 1 << 11)
OF_DISCORD = (
    Check.TOKEN,
    Check.APPLICATION,
    Check.INTENTS,
    Check.MENTIONS,
    Check.INVITATION,
    Check.COMMANDS,
    Check.SERVERS,
    Check.CLOCK,
)
PAGE = Said(b"<html><body>Attention Required!</body></html>", "text/html")


@pytest.fixture
async def bot(server: Server, settings: dict[str, str]) -> AsyncGenerator[Bot]:
    """A bot that runs, and has given Discord its commands."""
    async with run("bot", "run", settings=settings) as bot:
        await server.until_ready()
        await bot.says("ready as")
        server.rest.requests.clear()
        yield bot
        assert (await bot.end()).code == 0


async def doctor(settings: Mapping[str, str], *arguments: str) -> Ended:
    async with run("bot", "doctor", *arguments, settings=settings) as process:
        ended = await process.ended(30.0)
    assert settings["DISCORD_TOKEN"] not in ended.stdout or not settings["DISCORD_TOKEN"]
    assert ended.stderr == ""
    return ended


async def findings(settings: Mapping[str, str]) -> dict[str, Json]:
    """Return them by their ids; the exit code is 1 where one is wrong."""
    ended = await doctor(settings, "--json")
    found = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [each["id"] for each in found] == list(Check)
    assert ended.code == any(each["level"] == "wrong" for each in found)
    return {each["id"]: each for each in found}


def levels(found: Mapping[str, Json]) -> set[str]:
    """Return the levels of what Discord is asked about."""
    return {found[each]["level"] for each in OF_DISCORD}


@pytest.mark.usefixtures("bot")
async def test_all_is_well_with_a_bot_that_runs_and_goes_on_running(
    server: Server, settings: dict[str, str]
) -> None:
    found = await findings(settings)
    assert {each: one["level"] for each, one in found.items() if one["level"] != "ok"} == {
        "pictures": "skipped"  # the tests' setting
    }
    asked = [call.request for call in server.rest.requests if call.route != "/gateway/bot"]
    assert sorted(asked) == sorted((ME, APPLICATION, COMMANDS, GUILDS))


@pytest.mark.usefixtures("bot")
async def test_a_person_reads_a_line_each(settings: dict[str, str]) -> None:
    lines = (await doctor(settings)).stdout.splitlines()
    assert [line.split()[1] for line in lines] == list(Check)
    assert {line.split()[0] for line in lines} == {"ok", "skipped"}


async def test_the_invitation_is_that_of_the_readme(
    server: Server, settings: dict[str, str]
) -> None:
    link = re.search(r"https://discord\.com/oauth2/authorize\S+", README.read_text("utf-8"))
    assert link
    expected = link[0].replace("YOUR_APPLICATION_ID", server.realm.me.id)
    told: str = (await findings(settings))["invitation"]["what"]
    assert sorted(re.split(r"[?&]", told)) == sorted(re.split(r"[?&]", expected))


# Discord does not answer as hoped -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("request_", "status", "said", "told"),
    [
        (ME, HTTPStatus.UNAUTHORIZED, None, "Discord does not accept DISCORD_TOKEN."),
        (ME, HTTPStatus.FORBIDDEN, PAGE, "a proxy or a firewall"),
        (APPLICATION, HTTPStatus.TOO_MANY_REQUESTS, None, "no requests from this bot for 10 min"),
        (ME, HTTPStatus.TOO_MANY_REQUESTS, PAGE, "Wait an hour"),
        (APPLICATION, HTTPStatus.SERVICE_UNAVAILABLE, None, "Discord has trouble"),
        (ME, HTTPStatus.OK, PAGE, "is not Discord"),
        (ME, None, None, "Discord cannot be reached"),
    ],
)
async def test_what_keeps_it_from_logging_in_is_told_once_and_the_rest_skipped(
    server: Server,
    settings: dict[str, str],
    request_: str,
    status: HTTPStatus | None,
    said: Said | None,
    told: str,
) -> None:
    server.rest.faults.fail(request_, status, said=said, times=10)
    found = await findings(settings)
    assert found["token"]["level"] == "wrong"
    assert told in found["token"]["what"]
    rest = [found[each]["level"] for each in OF_DISCORD[1:-1]]
    assert set(rest) == {"skipped"}


async def test_a_discord_that_never_answers_is_given_up(
    server: Server, settings: dict[str, str]
) -> None:
    hold = server.rest.faults.hold(APPLICATION)
    found = await findings(settings)
    hold.released.set()
    assert "Discord cannot be reached" in found["token"]["what"]
    assert found["clock"]["level"] == "ok"  # one answer came


@pytest.mark.parametrize(
    ("request_", "about", "status", "said"),
    [
        (COMMANDS, Check.COMMANDS, HTTPStatus.TOO_MANY_REQUESTS, None),
        (GUILDS, Check.SERVERS, HTTPStatus.FORBIDDEN, None),
        (GUILDS, Check.SERVERS, HTTPStatus.OK, PAGE),
    ],
)
@pytest.mark.usefixtures("bot")
async def test_what_is_refused_later_is_told_and_all_else_is_looked_at(
    server: Server,
    settings: dict[str, str],
    request_: str,
    about: Check,
    status: HTTPStatus,
    said: Said | None,
) -> None:
    server.rest.faults.fail(request_, status, said=said, times=10)
    found = await findings(settings)
    assert [each for each in OF_DISCORD if found[each]["level"] != "ok"] == [about]
    assert found[about]["level"] == "wrong"


async def test_without_a_token_discord_is_not_asked(
    server: Server, settings: dict[str, str]
) -> None:
    found = await findings({**settings, "DISCORD_TOKEN": ""})
    assert found["token"]["cure"] == "`onejob init` asks for it."
    assert levels(found) == {"wrong", "skipped"}
    assert not server.rest.requests


async def test_what_is_no_token_is_told_before_discord_is_asked(
    server: Server, settings: dict[str, str]
) -> None:
    found = await findings({**settings, "DISCORD_TOKEN": '"wire-token"'})
    assert "has quotation marks around it" in found["token"]["what"]
    assert not server.rest.requests


# Discord answers, and something is amiss ----------------------------------------------------------


async def test_a_clock_that_is_ten_minutes_off_is_told(
    server: Server, settings: dict[str, str]
) -> None:
    server.realm.ahead = timedelta(minutes=10)
    clock = (await findings(settings))["clock"]
    assert clock["level"] == "wrong"
    assert re.search(r"(599|60[01]) seconds behind", clock["what"])


async def test_commands_that_were_never_given_are_told(settings: dict[str, str]) -> None:
    commands = (await findings(settings))["commands"]
    assert (commands["level"], "onejob sync" in commands["cure"]) == ("wrong", True)


@pytest.mark.usefixtures("bot")
async def test_commands_that_another_program_replaced_are_told_and_left(
    server: Server, settings: dict[str, str]
) -> None:
    server.realm.commands = []
    commands = (await findings(settings))["commands"]
    assert (commands["level"], commands["what"][:15]) == ("wrong", "Another program")
    assert server.realm.commands == []


@pytest.mark.parametrize(
    ("portal", "about", "level", "told"),
    [
        (
            {"interactions_endpoint_url": "https://a.example"},
            "application",
            "wrong",
            "Endpoint URL",
        ),
        ({"bot_require_code_grant": True}, "application", "wrong", "Code Grant"),
        ({"integration_types_config": {"1": {}}}, "application", "wrong", "Guild Install"),
        ({"integration_types_config": {"0": {}}}, "application", "ok", "by users not"),
        ({"integration_types_config": {}}, "application", "skipped", "does not say"),
        ({"bot_public": False}, "application", "ok", "owner alone"),
        ({"flags": 1 << 19}, "intents", "advice", "Message Content"),
        ({"flags": 1 << 14 | 1 << 12}, "intents", "advice", "Presence, Server Members"),
    ],
)
async def test_how_the_application_is_set_is_judged(
    server: Server, settings: dict[str, str], portal: Json, about: str, level: str, told: str
) -> None:
    server.realm.portal = portal
    found = (await findings(settings))[about]
    assert found["level"] == level
    assert told in f"{found['what']} {found['cure']}"


@pytest.mark.parametrize(
    ("servers", "choice", "level", "told"),
    [
        (1000, "", "ok", "They are heard"),
        (1001, "", "advice", "more than 1,000"),
        (1001, "on", "ok", "They are heard"),
        (1, "off", "ok", "They are not heard"),
    ],
)
async def test_whether_mentions_are_heard_is_told_with_the_reason(
    server: Server, settings: dict[str, str], servers: int, choice: str, level: str, told: str
) -> None:
    server.realm.about = servers
    found = (await findings({**settings, "ONEJOB_MENTIONS": choice}))["mentions"]
    assert (found["level"], told in found["what"]) == (level, True)


@pytest.mark.parametrize(
    ("granted", "told"),
    [
        (VIEW_AND_SEND, "Server 0 ({id}) lacks Attach Files, Read Message History"),
        (ALL_PERMISSIONS, "It is an administrator in Server 0 ({id})"),
    ],
)
async def test_a_server_that_grants_too_little_or_too_much_is_named(
    server: Server, settings: dict[str, str], granted: str, told: str
) -> None:
    id_ = server.realm.guilds[0].id
    server.realm.granted = {id_: granted}
    found = (await findings(settings))["servers"]
    assert (found["level"], told.format(id=id_) in found["what"]) == ("advice", True)


async def test_of_many_servers_twenty_are_looked_at_in_one_request(
    settings: dict[str, str],
) -> None:
    async with Server(Realm(servers=25)) as server:
        server.realm.granted = {server.realm.guilds[20].id: "0"}
        found = (await findings({**settings, "DISCORD_API_URL": server.url}))["servers"]
        assert (found["level"], "the first 20 of about 25" in found["what"]) == ("ok", True)
        assert sum(call.request == GUILDS for call in server.rest.requests) == 1


async def test_a_server_s_name_does_nothing_to_a_terminal(settings: dict[str, str]) -> None:
    realm = Realm()
    async with Server(realm) as server:
        realm.guilds = [type(realm.guilds[0])("7", "a\x1b[2J\nb", realm.alice, ())]
        realm.granted = {"7": "0"}
        ended = await doctor({**settings, "DISCORD_API_URL": server.url})
    assert "\x1b" not in ended.stdout
    assert "a[2Jb (7) lacks" in ended.stdout
