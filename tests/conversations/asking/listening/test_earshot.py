"""Where staff have it that the bot hears, and where not."""

from __future__ import annotations

import pytest

from bot.domain.week.earshot import EVERYWHERE, NOWHERE, Earshot
from tests.conversations.asking.listening.hall import Hall
from tests.conversations.stage import answer, text


async def test_nowhere_is_nowhere_also_in_threads(hall: Hall) -> None:
    await hall.hear(NOWHERE)
    for place in (hall.club.channel, hall.thread()):
        assert hall.replies(await hall.say(f"{hall.me} hello", at=place)) == []


async def test_a_message_that_was_not_heard_is_not_answered_later(hall: Hall) -> None:
    await hall.hear(NOWHERE)
    sent = await hall.say(f"{hall.me} hello")
    await hall.hear(EVERYWHERE)
    await hall.club.env.settle()
    assert hall.replies(sent) == []


async def test_some_channels_are_heard_with_their_threads_and_no_others(hall: Hall) -> None:
    other = hall.club.guild.create_text_channel("off-topic")
    await hall.hear(Earshot(frozenset({other.id})))
    for place, answers in (
        (hall.club.channel, 0),
        (hall.thread(), 0),
        (other, 1),
        (hall.thread(other), 1),
    ):
        sent = await hall.say(f"{hall.me} hello", at=place)
        assert len(hall.replies(sent)) == answers, place.name


async def test_posts_of_a_forum_are_its_threads(hall: Hall) -> None:
    forum = hall.club.guild.create_forum_channel("questions")
    await hall.hear(Earshot(frozenset({forum.id})))
    await hall.ask("hello", at=hall.thread(forum))


async def test_direct_messages_are_answered_whatever_a_server_has_chosen(hall: Hall) -> None:
    await hall.hear(NOWHERE)
    assert await hall.tell("hello")


async def test_it_holds_after_a_restart(hall: Hall) -> None:
    await hall.hear(NOWHERE)
    await hall.club.restart()
    assert hall.replies(await hall.say(f"{hall.me} hello")) == []


@pytest.mark.parametrize(("earshot", "is_told"), [(EVERYWHERE, True), (NOWHERE, False)])
async def test_the_help_tells_of_mentions_only_where_they_are_heard(
    hall: Hall, earshot: Earshot, is_told: bool
) -> None:
    await hall.hear(earshot)
    shown = await hall.club.members[1].slash(hall.club.channel, "help")
    assert ("mention" in text(answer(shown)).lower()) == is_told
