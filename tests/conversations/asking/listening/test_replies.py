"""A conversation: what replies to an answer is understood in its context, with nothing stored."""

from __future__ import annotations

import discord
import pytest
from simcord import ChannelHandle, MemberActor

from tests.conversations.asking.listening.hall import Hall
from tests.conversations.stage import answer, text

ASKED = "what does a data scientist earn in the UK?"
PAID = "data scientist in the United Kingdom"


async def test_a_question_is_answered_with_its_figures(hall: Hall) -> None:
    reply = await hall.ask(ASKED)
    assert PAID in text(reply)
    assert "£" in text(reply)


@pytest.mark.parametrize("is_in_a_thread", [False, True])
async def test_a_reply_goes_on_where_the_answer_ended(hall: Hall, is_in_a_thread: bool) -> None:
    place = hall.thread() if is_in_a_thread else hall.club.channel
    first = await hall.ask(ASKED, at=place)
    second = await replied(hall, "and in Canada?", to=first, at=place)
    assert "data scientist in Canada" in text(second)
    third = await replied(hall, "what about nurses?", to=second, at=place)
    assert "nurse" in text(third)
    assert "Canada" in text(third)


async def test_anybody_may_go_on(hall: Hall, bruno: MemberActor) -> None:
    first = await hall.ask(ASKED)
    reply = await replied(hall, "and senior?", to=first, by=bruno)
    assert "data scientist" in text(reply).lower()
    assert "United Kingdom" in text(reply)


async def test_it_goes_on_after_a_restart(hall: Hall) -> None:
    first = await hall.ask(ASKED)
    await hall.club.restart()
    assert "data scientist in Canada" in text(await replied(hall, "in Canada?", to=first))


async def test_it_goes_on_in_direct_messages(hall: Hall) -> None:
    first = await hall.tell(ASKED)
    assert first
    assert PAID in text(first)
    reference = {"channel_id": str(first.channel.id), "message_id": str(first.id)}
    sent = await hall.amina.send_dm("in Canada?", reference=reference)
    (reply,) = hall.replies(sent)
    assert "data scientist in Canada" in text(reply)


async def test_without_a_reply_there_is_no_context(hall: Hall) -> None:
    await hall.ask(ASKED)
    assert "data scientist" not in text(await hall.ask("in Canada?"))


async def test_a_reply_to_somebody_else_has_no_context_of_ours(
    hall: Hall, bruno: MemberActor
) -> None:
    said = await hall.say("I am a data scientist", by=bruno)
    assert "data scientist" not in text(await hall.ask("in Canada?", reply_to=said))


async def test_a_reply_to_the_answer_to_a_command_has_to_name_the_bot(
    hall: Hall, bruno: MemberActor
) -> None:
    """Discord gives the text of no other."""
    club = hall.club
    shown = answer(await bruno.slash(club.channel, "ask", question=ASKED, show="everyone"))
    (message,) = (each for each in club.channel.history() if each.id == shown.id)
    assert hall.replies(await hall.say("in Canada?", reply_to=message)) == []
    reply = await hall.ask("in Canada?", reply_to=message)
    assert "data scientist in Canada" in text(reply)


async def test_what_replies_to_the_weekly_message_with_a_question_is_answered(hall: Hall) -> None:
    post = await hall.post()
    weekly = await hall.club.weekly()
    title = hall.club.catalogue.title(weekly.profession)
    reply = await replied(hall, "how much does it pay?", to=post)
    assert title.lower() in text(reply).lower()


@pytest.mark.parametrize("said", ["love this one!", "lol", "my cousin does that"])
async def test_what_only_comments_on_the_weekly_message_is_left_to_the_members(
    hall: Hall, said: str
) -> None:
    post = await hall.post()
    assert hall.replies(await hall.say(said, reply_to=post)) == []


async def test_who_names_the_bot_in_such_a_comment_is_answered(hall: Hall) -> None:
    post = await hall.post()
    assert text(await hall.ask("love this one!", reply_to=post))


async def test_what_replies_to_an_answer_is_answered_whatever_it_says(hall: Hall) -> None:
    first = await hall.ask(ASKED)
    assert text(await replied(hall, "lovely weather", to=first)).startswith("I answer questions")


async def replied(
    hall: Hall,
    said: str,
    *,
    to: discord.Message,
    by: MemberActor | None = None,
    at: ChannelHandle | None = None,
) -> discord.Message:
    """Reply to the bot without naming it, and return what it says to that."""
    (reply,) = hall.replies(await hall.say(said, by=by, at=at, reply_to=to))
    return reply
