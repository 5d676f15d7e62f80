"""Which messages the bot makes anything of."""

from __future__ import annotations

import logging
from typing import Any, cast

import discord
import pytest

from bot.presentation.gate import concerns, guard

ME, SOMEBODY = "7", "8"


def message(**parts: object) -> dict[str, Any]:
    """Return a message in a server, as Discord sends it, in which a person mentions the bot."""
    whole: dict[str, Any] = {
        "id": "1",
        "channel_id": "2",
        "guild_id": "3",
        "type": 0,
        "author": {"id": SOMEBODY, "username": "amina"},
        "content": f"<@{ME}> hello",
        "mentions": [{"id": "9"}, {"id": ME}],
        "mention_roles": [],
        "mention_everyone": False,
        "attachments": [],
        "embeds": [],
        "timestamp": "2026-08-04T12:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "pinned": False,
    }
    return {key: value for key, value in (whole | parts).items() if value is not ...}


def test_a_mention_by_a_person_concerns_it() -> None:
    assert concerns(message(), ME)


def test_a_reply_that_mentions_it_concerns_it() -> None:
    assert concerns(message(type=19, content="and senior?"), ME)


def test_a_direct_message_concerns_it_without_a_mention() -> None:
    assert concerns(message(guild_id=..., mentions=[]), ME)


@pytest.mark.parametrize(
    "parts",
    [
        {"mentions": []},
        {"mentions": [{"id": SOMEBODY}]},
        {"mentions": [], "mention_everyone": True, "content": "@everyone"},
        {"mentions": [], "mention_roles": [ME]},
        {"type": 19, "mentions": [], "referenced_message": {"author": {"id": ME}}},
        {"author": {"id": SOMEBODY, "bot": True}},
        {"author": {"id": ME, "bot": True}},
        {"webhook_id": "5"},
        {"type": 7},
        {"type": 18},
        {"type": 21},
        {"guild_id": ..., "author": {"id": ME, "bot": True}},
        {"guild_id": ..., "type": 6},
    ],
)
def test_nothing_else_concerns_it(parts: dict[str, Any]) -> None:
    assert not concerns(message(**parts), ME)


@pytest.mark.parametrize("part", ["type", "author", "mentions", "guild_id"])
@pytest.mark.parametrize("what", [None, ...])
def test_a_message_that_lacks_a_part_stops_nothing(part: str, what: object) -> None:
    assert concerns(message(**{part: what}), ME) in (True, False)


async def test_messages_that_concern_nobody_here_are_not_made() -> None:
    """With discord.py's own client and parsers, from the payload to the event."""
    heard: list[str] = []

    def dispatch(event: str, *_: object) -> None:
        heard.append(event)

    async with discord.Client(intents=discord.Intents(guild_messages=True)) as client:
        guard(client)
        state: Any = client._connection  # pyright: ignore[reportPrivateUsage]
        state.user = discord.Object(int(ME))
        state.dispatch = dispatch
        for payload in (message(), message(mentions=[]), message(webhook_id="5")):
            state.parsers["MESSAGE_CREATE"](payload)
        for event in ("MESSAGE_UPDATE", "MESSAGE_DELETE", "MESSAGE_DELETE_BULK"):
            state.parsers[event]({"ids": ["1"], **message()})
    assert heard == ["message"]


def test_where_discord_py_keeps_it_elsewhere_nothing_is_touched_and_it_is_said(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        guard(cast("discord.Client", object()))
    assert "every message is made into one" in caplog.text
