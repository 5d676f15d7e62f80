"""What is pressed and asked in other places than it was made for touches nothing here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import discord
import pytest
import simcord.interactions
from simcord.backend import serializers

from bot.domain.week.weekly import Weekly
from tests.conversations.stage import custom_ids, said
from tests.conversations.week.assembly import Assembly

A_SECOND = timedelta(seconds=1)
RIGHTS = discord.Permissions(manage_guild=True)
STAFFS = ["series:pause", "series:resume", "series:skip", "series:purge", "series:post-anyway"]
HOSTILE = [
    "@everyone <@&1> <@1> </job:1> https://evil.example",
    "Z̷͑͝ạ̵̈́l̶͓̏g̷̨̀o̵͝" * 40,
    "\u202egnitaerht\u202c \u2066x",
    "a\x00b\x1b[31mc\x07",
    "'; DROP TABLE vote; --",
    "{series} { $title } %s {0}",
    "\ud7ff\U0010ffff\ufdd0\ufffe",
    "`" * 1000,
    "x" * 1000,
    "](https://evil.example) ||",
    " \u200b\u2060\ufeff ",
]


async def all_there_is(club: Assembly) -> tuple[Weekly, Any, Any]:
    return await club.weekly(), await club.terms(), (await club.poll()).tally


async def press(
    club: Assembly,
    user: int,
    channel: int,
    guild: int | None,
    custom_id: str,
    *values: str,
    is_deleted: bool = False,
) -> None:
    """Press what stands under the weekly message as if it stood in another channel."""
    kind = discord.ComponentType.select if values else discord.ComponentType.button
    record, payload = simcord.interactions.base_payload(
        club.env.backend,
        type=discord.InteractionType.component.value,
        channel_id=channel,
        guild_id=guild,
        user_id=user,
        data={"custom_id": custom_id, "component_type": kind.value, "values": list(values)},
    )
    message = club.env.backend.messages[club.channel.id][club.post().id]
    record.source_message_id = message.id
    payload["message"] = dict(serializers.message_payload(club.env.backend, message))
    club.env.backend.emit("INTERACTION_CREATE", payload)
    if is_deleted:
        club.env.backend.delete_message(club.channel.id, message.id)
    await club.env.settle()


def answered(club: Assembly) -> int:
    return sum(each.path.endswith("/callback") for each in club.env.http_requests)


def live(club: Assembly) -> Sequence[str]:
    """Return the ids of what can be pressed now, and of what only staff may press."""
    return [*custom_ids(club.post()), *STAFFS]


async def test_what_is_pressed_in_another_server_touches_nothing_here(
    posted: Assembly, caplog: pytest.LogCaptureFixture
) -> None:
    candidate = (await posted.poll()).ballot.standing[0].slug
    other = posted.env.create_guild("Elsewhere")
    channel = other.create_text_channel("talk")
    chief = other.add_member(
        posted.env.create_user("Farah"), roles=[other.create_role("Staff", permissions=RIGHTS)]
    )
    await posted.env.settle()
    before = await all_there_is(posted)
    for custom_id in live(posted):
        for values in ((), (candidate,)):
            count = answered(posted)
            posted.set_clock(posted.env.now() + A_SECOND)
            await press(posted, chief.id, channel.id, other.id, custom_id, *values)
            assert answered(posted) > count, custom_id
    assert await all_there_is(posted) == before
    assert "unforeseen error" not in caplog.text


async def test_what_is_pressed_in_direct_messages_touches_nothing(
    posted: Assembly, caplog: pytest.LogCaptureFixture
) -> None:
    user = posted.env.create_user("Noor")
    channel = posted.env.backend.get_dm_channel(user.id)
    await posted.env.settle()
    before = await all_there_is(posted)
    for custom_id in live(posted):
        count = answered(posted)
        posted.set_clock(posted.env.now() + A_SECOND)
        await press(posted, user.id, channel.id, None, custom_id)
        assert answered(posted) > count, custom_id
    assert await all_there_is(posted) == before
    assert "unforeseen error" not in caplog.text


async def test_what_is_pressed_as_its_message_is_deleted_is_answered_privately(
    posted: Assembly, caplog: pytest.LogCaptureFixture
) -> None:
    where = (posted.channel.id, posted.guild.id)
    await press(posted, posted.members[1].id, *where, "privacy:keep", is_deleted=True)
    answers = [sent for path, sent in posted.sent() if path.endswith("/callback")]
    assert answers[-1]["flags"] & discord.MessageFlags(ephemeral=True).value
    assert "unforeseen error" not in caplog.text


async def test_members_cannot_press_what_staff_may(posted: Assembly) -> None:
    before = await all_there_is(posted)
    for custom_id in STAFFS:
        posted.set_clock(posted.env.now() + A_SECOND)
        await press(posted, posted.members[2].id, posted.channel.id, posted.guild.id, custom_id)
    assert await all_there_is(posted) == before


@pytest.mark.parametrize(
    "command", [("suggest", "profession"), ("job", "profession"), ("ask", "question")]
)
async def test_hostile_text_is_answered_and_reaches_nobody(
    posted: Assembly, caplog: pytest.LogCaptureFixture, command: tuple[str, str]
) -> None:
    name, option = command
    for text in HOSTILE:
        posted.set_clock(posted.env.now() + timedelta(seconds=31))
        shown = said(await posted.members[1].slash(posted.channel, name, **{option: text}))
        assert shown.strip(), text
        assert "https://evil" not in shown
    assert {str(sent["allowed_mentions"]) for _, sent in posted.sent()} == {"{'parse': []}"}
    assert "unforeseen error" not in caplog.text
