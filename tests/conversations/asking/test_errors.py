"""Whatever goes wrong: one private sentence with a reference, the same in the log."""

from __future__ import annotations

import logging
import re
from typing import Any, NoReturn

import pytest
from aiohttp import ServerDisconnectedError
from simcord import Env, MemberActor
from simcord.results import InteractionResult

from bot.domain.catalogue.catalogue import Catalogue
from bot.presentation.deck import Deck
from tests.conversations.asking.conftest import Trouble
from tests.conversations.stage import Stage, answer, buttons, text, title
from tests.lines import lines


class Broken(Exception):
    """Nobody foresees it."""


def breaking(*_args: Any, **_kwargs: Any) -> NoReturn:
    raise Broken


def reference(result: InteractionResult) -> str:
    """Return the reference in the one private sentence that was answered."""
    said = answer(result)
    assert said.ephemeral
    assert buttons(said) == []
    match = re.fullmatch(r"Something went wrong on our side, .*: `([0-9A-F]{6})`\.", text(said))
    assert match is not None
    return match[1]


def is_told_in(record: logging.LogRecord, reference: str, where: str) -> bool:
    """Say whether the log has the reference, the place and the traceback."""
    assert record.exc_info is not None
    assert record.exc_info[0] is Broken
    return record.getMessage() == f"unforeseen error {reference} in {where}"


@pytest.mark.parametrize(
    "command",
    [
        {"name": "job", "profession": "ai-engineer"},
        {"name": "job", "profession": "ai-engineer", "show": "everyone"},
        {"name": "salary", "profession": "ai-engineer"},
        {"name": "rankings", "ranking": "linkedin-emerging-jobs-2020-us"},
    ],
    ids=lambda command: "-".join(command.values()),
)
async def test_a_broken_command(
    club: Stage,
    amina: MemberActor,
    trouble: Trouble,
    monkeypatch: pytest.MonkeyPatch,
    command: dict[str, str],
) -> None:
    monkeypatch.setattr(Deck, "job", breaking)
    monkeypatch.setattr(Deck, "ranking", breaking)
    name = command["name"]
    options = {option: value for option, value in command.items() if option != "name"}
    told = reference(await amina.slash(club.channel, name, **options))
    assert is_told_in(trouble.take(), told, f"/{name}")


async def test_a_broken_button(
    club: Stage, amina: MemberActor, trouble: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = answer(await amina.slash(club.channel, "job", profession="ai-engineer"))
    monkeypatch.setattr(Deck, "job", breaking)
    told = reference(await amina.click(card, label="Salary"))
    assert is_told_in(trouble.take(), told, "job:ai-engineer:salary:0::")
    assert title(card) == "AI engineer"


async def test_its_reference_is_on_every_line_that_the_log_has_of_it(
    club: Stage, amina: MemberActor, trouble: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Deck, "job", breaking)
    with lines() as told:
        known = reference(await amina.slash(club.channel, "job", profession="ai-engineer"))
    trouble.take()
    assert [line["reference"] for line in told] == [known, known]
    assert "Broken" in told[0]["traceback"]
    assert (told[1]["what"], told[1]["outcome"]) == ("/job", "failed")


async def test_of_trouble_on_the_way_to_discord_the_log_has_one_line(club: Stage) -> None:
    replies = club.world.client.replies
    with lines() as told:
        known = replies.record(ServerDisconnectedError(), "/job")
    (line,) = told
    assert (line["level"], line["reference"]) == ("warning", known)
    assert line["message"] == f"{known} in /job: Discord did not answer: Server disconnected"
    assert "traceback" not in line


async def test_a_broken_menu(
    club: Stage, amina: MemberActor, trouble: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = answer(await amina.slash(club.channel, "rankings"))
    monkeypatch.setattr(Deck, "ranking", breaking)
    told = reference(await amina.select(listed, ["linkedin-emerging-jobs-2020-us"]))
    assert is_told_in(trouble.take(), told, "open:ranking")


@pytest.mark.parametrize(
    ("command", "option"), [("job", "profession"), ("salary", "country"), ("rankings", "ranking")]
)
async def test_a_broken_suggestion_suggests_nothing(
    club: Stage,
    env: Env,
    amina: MemberActor,
    trouble: Trouble,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    option: str,
) -> None:
    monkeypatch.setattr(Catalogue, "search", breaking)
    monkeypatch.setattr(Catalogue, "find", breaking)
    monkeypatch.setattr("bot.presentation.offer.fold", breaking)
    assert await amina.autocomplete(club.channel, command, option, "a") == []
    callback: Any = env.http_requests[-1].json
    assert callback == {"type": 8, "data": {"choices": []}}
    record = trouble.take()
    assert re.fullmatch(r"unforeseen error [0-9A-F]{6} in autocomplete", record.getMessage())
    assert record.exc_info is not None
    assert record.exc_info[0] is Broken


async def test_a_broken_event(club: Stage, env: Env, trouble: Trouble) -> None:
    @club.client.event
    async def on_guild_channel_create(_: object) -> None:
        breaking()

    club.guild.create_text_channel("another")
    await env.settle()
    record = trouble.take()
    where = "on_guild_channel_create"
    assert re.fullmatch(rf"unforeseen error [0-9A-F]{{6}} in {where}", record.getMessage())
    assert record.exc_info is not None
    assert record.exc_info[0] is Broken


async def test_an_error_while_answering_an_error_is_only_logged(
    club: Stage, env: Env, amina: MemberActor, trouble: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Deck, "job", breaking)
    env.inject_error("POST", "/interactions/*/callback", status=500)
    result = await amina.slash(club.channel, "job", profession="ai-engineer")
    assert not result.acknowledged
    assert trouble.take().exc_info is not None


async def test_an_error_in_the_answer_to_an_error_is_only_logged(
    club: Stage, amina: MemberActor, trouble: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cards.asking.ways.unknown_profession", breaking)
    result = await amina.slash(club.channel, "job", profession="robotic engin")
    assert not result.acknowledged
    record = trouble.take()
    assert record.getMessage() == "the answer to /job could not be made"
    assert record.exc_info is not None


def expire(env: Env) -> None:
    """Let Discord answer as it does when nobody answered within three seconds."""
    env.inject_error(
        "POST", "/interactions/*/callback", status=404, code=10062, message="Unknown interaction"
    )


async def test_a_command_that_expired_is_only_logged(
    club: Stage, env: Env, amina: MemberActor, caplog: pytest.LogCaptureFixture
) -> None:
    expire(env)
    result = await amina.slash(club.channel, "job", profession="ai-engineer")
    assert not result.acknowledged
    assert "the answer to /job did not arrive: 404" in caplog.text


async def test_a_press_that_expired_is_only_logged(
    club: Stage, env: Env, amina: MemberActor, caplog: pytest.LogCaptureFixture
) -> None:
    card = answer(await amina.slash(club.channel, "job", profession="ai-engineer"))
    expire(env)
    await amina.click(card, label="Salary")
    assert "the answer to job:ai-engineer:salary:0:: did not arrive: 404" in caplog.text


async def test_a_suggestion_that_expired_is_only_logged(
    club: Stage, env: Env, amina: MemberActor, trouble: Trouble
) -> None:
    expire(env)
    assert await amina.autocomplete(club.channel, "job", "profession", "a") == []
    assert trouble.take().name == "discord.app_commands.tree"


async def test_a_command_that_has_changed_meanwhile_says_so(
    club: Stage, amina: MemberActor
) -> None:
    club.client.tree.remove_command("about")
    answered = answer(await amina.slash(club.channel, "about"))
    assert answered.ephemeral
    assert "This command has just changed." in text(answered)
