"""Mentions in servers and threads: who is answered, and how."""

from __future__ import annotations

from datetime import timedelta

import discord
import pytest
from simcord import MemberActor

from bot.storage.interactions import KEPT
from tests.conversations.asking.listening.hall import Hall
from tests.conversations.stage import buttons, text

MINUTE = timedelta(minutes=1)
FRIENDLY = "I answer questions about jobs"


async def test_a_mention_is_answered_in_reply_for_all_to_see(hall: Hall) -> None:
    reply = await hall.ask("lovely weather")
    assert text(reply).startswith(FRIENDLY)
    assert reply.channel.id == hall.club.channel.id
    assert not reply.flags.ephemeral


async def test_nobody_is_pinged_by_the_reply(hall: Hall) -> None:
    reply = await hall.ask("@everyone hello <@1>")
    assert (reply.mentions, reply.mention_everyone) == ([], False)


async def test_a_mention_with_nothing_else_is_told_what_can_be_asked(hall: Hall) -> None:
    reply = await hall.ask()
    assert text(reply).startswith(FRIENDLY)
    assert len(buttons(reply)) == 3


async def test_a_mention_in_a_thread_is_answered_there(hall: Hall) -> None:
    thread = hall.thread()
    await hall.club.env.settle()
    reply = await hall.ask("hello", at=thread)
    assert reply.channel.id == thread.id


async def test_what_stands_under_a_public_answer_opens_privately(
    hall: Hall, bruno: MemberActor
) -> None:
    reply = await hall.ask("hello")
    for member in (hall.amina, bruno):
        pressed = await member.click(reply, label=buttons(reply)[0])
        assert pressed.response is not None
        assert pressed.response.ephemeral
        assert pressed.response.id != reply.id


@pytest.mark.parametrize(
    "words", ["hello", "@everyone", "@here what pays?", "One Week One Job, what pays?"]
)
async def test_what_does_not_mention_it_is_not_answered(hall: Hall, words: str) -> None:
    assert hall.replies(await hall.say(words)) == []


async def test_a_mention_of_a_role_does_not_concern_it(hall: Hall) -> None:
    role = hall.club.guild.create_role("Bots", mentionable=True)
    assert hall.replies(await hall.say(f"<@&{role.id}> what pays?")) == []


async def test_bots_and_webhooks_are_not_answered(hall: Hall) -> None:
    env, guild, channel = hall.club.env, hall.club.guild, hall.club.channel
    other = guild.add_member(env.create_user("Other", bot=True))
    sent = [
        await other.send(channel, f"{hall.me} hello"),
        await guild.create_webhook(channel).send(f"{hall.me} hello"),
    ]
    assert [hall.replies(each) for each in sent] == [[], []]


async def test_an_edit_changes_nothing(hall: Hall) -> None:
    silent = await hall.say("hello")
    await hall.amina.edit(silent, f"{hall.me} hello")
    spoken = await hall.say(f"{hall.me} hello")
    (before,) = hall.replies(spoken)
    await hall.amina.edit(spoken, f"{hall.me} what does a plumber earn?")
    assert hall.replies(silent) == []
    (after,) = hall.replies(spoken)
    assert text(after) == text(before)


async def test_a_message_that_is_repeated_is_answered_once(hall: Hall) -> None:
    sent = await hall.say(f"{hall.me} hello")
    for _ in range(3):
        hall.repeat(sent)
    await hall.club.env.settle()
    assert len(hall.replies(sent)) == 1


async def test_a_message_that_is_repeated_after_a_restart_is_answered_once(hall: Hall) -> None:
    sent = await hall.say(f"{hall.me} hello")
    await hall.club.restart()
    hall.repeat(sent)
    await hall.club.env.settle()
    assert len(hall.replies(sent)) == 1


@pytest.mark.parametrize(("late", "answers"), [(KEPT - MINUTE, 1), (KEPT, 0)])
async def test_a_message_that_comes_too_late_is_not_answered(
    hall: Hall, late: timedelta, answers: int
) -> None:
    await hall.club.permit(hall.club.channel, send_messages=False)
    sent = await hall.say(f"{hall.me} hello")  # which is not taken, as it may not be answered
    await hall.club.permit(hall.club.channel, send_messages=True)
    hall.club.set_clock(hall.club.env.now() + late)
    hall.repeat(sent)
    await hall.club.env.settle()
    assert len(hall.replies(sent)) == answers


@pytest.mark.parametrize("right", ["send_messages", "view_channel", "read_message_history"])
async def test_where_it_may_not_answer_nothing_happens(
    hall: Hall, right: str, caplog: pytest.LogCaptureFixture
) -> None:
    channel = hall.club.guild.create_text_channel("closed")
    await hall.club.permit(channel, **{right: False})
    with caplog.at_level("INFO"):
        sent = await hall.say(f"{hall.me} hello", at=channel)
        await hall.club.env.settle()
    assert hall.replies(sent) == []
    assert list(hall.club.sent()) == []
    assert caplog.text.count("is not answered") == 1


async def test_in_a_thread_it_needs_the_right_to_write_in_threads(hall: Hall) -> None:
    thread = hall.thread()
    await hall.club.permit(hall.club.channel, send_messages_in_threads=False)
    assert hall.replies(await hall.say(f"{hall.me} hello", at=thread)) == []
    await hall.ask("hello")


async def test_a_person_is_answered_five_times_in_half_a_minute_and_told_once(
    hall: Hall, bruno: MemberActor
) -> None:
    replies = [hall.replies(await hall.say(f"{hall.me} hello")) for _ in range(9)]
    assert [len(each) for each in replies] == [1, 1, 1, 1, 1, 1, 0, 0, 0]
    assert "5" in text(replies[5][0])
    assert not text(replies[5][0]).startswith(FRIENDLY)
    assert text(await hall.ask("hello", by=bruno)).startswith(FRIENDLY)
    hall.club.set_clock(hall.club.env.now() + timedelta(seconds=30))
    assert text(await hall.ask("hello")).startswith(FRIENDLY)


async def test_commands_and_mentions_count_together(hall: Hall) -> None:
    for _ in range(5):
        await hall.amina.slash(hall.club.channel, "ask", question="hello")
    assert not text(await hall.ask("hello")).startswith(FRIENDLY)


async def test_a_server_without_a_series_is_answered(hall: Hall) -> None:
    env = hall.club.env
    guild = env.create_guild("Elsewhere", preferred_locale="en-GB")
    channel = guild.create_text_channel("talk")
    member = guild.add_member(env.create_user("Farah"))
    await env.settle()
    assert text(await hall.ask("hello", by=member, at=channel)).startswith(FRIENDLY)


async def test_it_hears_only_what_it_asked_for(hall: Hall) -> None:
    intents = hall.club.client.intents
    assert intents == discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
