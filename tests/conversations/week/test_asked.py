"""Questions about the weekly series: a true sentence first, whatever the week has come to."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.cards.sheet import Button, Sheet
from bot.domain.question.understanding import Topic, Understanding
from bot.domain.week.ballot import Counts, Options, Requirements
from bot.presentation.respondent import Respondent
from tests.cards.reading import text
from tests.conversations.stage import WEEK, answer, buttons
from tests.conversations.stage import text as read
from tests.conversations.week.assembly import FIRST_SLOT, Assembly

SERIES = (
    Topic.THIS_WEEK,
    Topic.NEXT_POST,
    Topic.HOW_TO_VOTE,
    Topic.WHO_WON,
    Topic.VOTE_COUNT,
    Topic.SUGGEST,
)


async def sheet(server: Assembly, topic: Topic, *slugs: str, guild: int | None = 0) -> Sheet:
    """Return the answer to a question about the series; in direct messages without a guild."""
    reader = server.desk.readers.of("en-US")
    where = server.guild.id if guild == 0 else guild
    question = Understanding(topic, slugs, sure=1.0)
    told = await Respondent(server.desk).answered(question, reader, where)
    assert isinstance(told, Sheet)
    return told


async def told(server: Assembly, topic: Topic, *slugs: str, guild: int | None = 0) -> str:
    return text(await sheet(server, topic, *slugs, guild=guild))


def labels(shown: Sheet) -> list[str]:
    """Return what is written on the buttons that all see."""
    controls = [control for row in shown.controls for control in row]
    return [each.label for each in controls if isinstance(each, Button) and not each.is_private]


async def test_this_weeks_profession_is_named_with_its_post_its_day_and_how_it_was_chosen(
    posted: Assembly,
) -> None:
    weekly = await posted.weekly()
    title = posted.catalogue.title(weekly.profession)
    shown = await sheet(posted, Topic.THIS_WEEK)
    assert text(shown) == (
        f"This week’s profession here is [{title}](<{posted.post().jump_url}>), "
        f"posted on <t:{int(FIRST_SLOT.timestamp())}:D>. There was no vote on it."
    )
    assert labels(shown) == [title]


async def test_a_vote_that_chose_it_is_told_with_the_rule_that_settled_it(posted: Assembly) -> None:
    first, second = (each.slug for each in (await posted.poll()).ballot.standing[:2])
    for member, slug in zip(posted.members, (first, first, second), strict=False):
        await posted.vote(member, slug)
    await posted.to_next_slot()
    told_ = await told(posted, Topic.THIS_WEEK)
    assert f"[{posted.catalogue.title(first)}]" in told_
    assert told_.endswith("2 of 3 voters chose it. It has the most votes.")


async def test_a_profession_of_three_weeks_ago_is_not_called_this_weeks(posted: Assembly) -> None:
    await posted.programme.plan.pause(posted.guild.id)
    await posted.jump(FIRST_SLOT + 3 * WEEK)
    assert (await told(posted, Topic.THIS_WEEK)).startswith("The latest profession here was [")


async def test_a_message_that_was_deleted_has_no_link(posted: Assembly) -> None:
    await posted.delete_post()
    await posted.vote_privately(posted.members[0])
    await posted.jump(timedelta(hours=2))  # by now the bot has tried to show the turnout
    for topic in (Topic.THIS_WEEK, Topic.HOW_TO_VOTE):
        assert "discord.com/channels" not in await told(posted, topic)


async def test_before_the_first_post_one_is_told_when_it_comes(quiet: Assembly) -> None:
    await quiet.set_up()
    at = int(FIRST_SLOT.timestamp())
    for topic in (Topic.THIS_WEEK, Topic.NEXT_POST, Topic.WHO_WON):
        assert f"The next profession is posted on <t:{at}:F>" in await told(quiet, topic)
    for topic in (Topic.HOW_TO_VOTE, Topic.VOTE_COUNT):
        assert "No vote is under way." in await told(quiet, topic)
        assert f"<t:{at}:F>" in await told(quiet, topic)


async def test_the_next_post_is_told_with_the_vote_on_it(posted: Assembly) -> None:
    shown = await sheet(posted, Topic.NEXT_POST)
    assert f"<t:{int((FIRST_SLOT + WEEK).timestamp())}:F>" in text(shown)
    assert "Members are voting on it now" in text(shown)
    assert labels(shown) == ["Compare", "How it is decided"]


async def test_the_winner_is_told_once_the_vote_is_closed(posted: Assembly) -> None:
    first = (await posted.poll()).ballot.standing[0].slug
    await posted.vote(posted.members[0], first)
    await posted.jump(FIRST_SLOT + WEEK - timedelta(minutes=55))
    title = posted.catalogue.title(first)
    for topic in (Topic.NEXT_POST, Topic.WHO_WON, Topic.VOTE_COUNT, Topic.HOW_TO_VOTE):
        answered = await told(posted, topic)
        assert f"**{title}** comes next, on <t:" in answered, topic
        assert "It has the most votes." in answered, topic
    assert "no vote can be cast or changed" in await told(posted, Topic.HOW_TO_VOTE)
    assert labels(await sheet(posted, Topic.WHO_WON)) == ["Check this result"]


async def test_what_staff_queued_is_told_as_their_choice(posted: Assembly) -> None:
    standing = {each.slug for each in (await posted.poll()).ballot.standing}
    featured = (await posted.weekly()).profession
    free = next(slug for slug in posted.catalogue.weeks if slug not in {*standing, featured})
    await posted.programme.queue.add(posted.guild.id, free)
    await posted.to_next_slot()  # which the open vote still decides
    await posted.to_next_slot()
    assert "This server’s staff chose it." in await told(posted, Topic.THIS_WEEK)
    won, title = await told(posted, Topic.WHO_WON), posted.catalogue.title(free)
    assert won.startswith(f"**{title}** was posted last. This server’s staff chose it.")


async def test_one_reads_how_to_vote_until_when_and_that_it_can_be_changed(
    posted: Assembly,
) -> None:
    poll = await posted.poll()
    assert poll.closes is not None
    answered = await told(posted, Topic.HOW_TO_VOTE)
    assert f"[weekly message](<{posted.post().jump_url}>)" in answered
    assert "vote for one profession, change your vote and withdraw it until" in answered
    assert f"<t:{int(poll.closes.timestamp())}:F>" in answered


async def test_who_may_vote_is_told_where_not_everybody_may(quiet: Assembly) -> None:
    await quiet.set_up()
    needs = Requirements(account_age=timedelta(days=7))
    await quiet.programme.plan.set_ballot(quiet.guild.id, Options(choices=2, voters=needs))
    await quiet.jump(FIRST_SLOT)
    answered = await told(quiet, Topic.HOW_TO_VOTE)
    assert "vote for up to 2 professions" in answered
    assert "accounts at least 7 days old" in answered


async def test_last_weeks_result_is_told_while_the_next_vote_is_open(posted: Assembly) -> None:
    first = (await posted.poll()).ballot.standing[0].slug
    await posted.vote(posted.members[0], first)
    await posted.to_next_slot()
    shown = await sheet(posted, Topic.WHO_WON)
    title = posted.catalogue.title(first)
    assert text(shown).startswith(f"**{title}** won the last vote. 1 of 1 voter chose it.")
    assert "who is ahead is told at the close" in text(shown)
    assert labels(shown) == ["Check this result", title]


async def test_the_draw_is_told_where_nobody_voted(posted: Assembly) -> None:
    await posted.to_next_slot()
    assert "won the last vote. Nobody voted, so the draw picked it." in await told(
        posted, Topic.WHO_WON
    )


async def test_how_many_have_voted_is_told_and_for_what_is_not(posted: Assembly) -> None:
    first, second = (each.slug for each in (await posted.poll()).ballot.standing[:2])
    await posted.vote(posted.members[0], first)
    await posted.vote(posted.members[1], second)
    answered = await told(posted, Topic.VOTE_COUNT)
    assert "**2 members** have voted." in answered
    assert "how many each has is told at the close" in answered
    for slug in (first, second):
        assert posted.catalogue.title(slug) not in answered


async def test_counts_that_staff_have_made_public_are_told(quiet: Assembly) -> None:
    await quiet.set_up()
    await quiet.programme.plan.set_ballot(quiet.guild.id, Options(counts=Counts.LIVE))
    await quiet.jump(FIRST_SLOT)
    last = (await quiet.poll()).ballot.standing[-1].slug
    await quiet.vote(quiet.members[0], last)
    lines = (await told(quiet, Topic.VOTE_COUNT)).split("\n")
    assert lines[1] == f"- **{quiet.catalogue.title(last)}** · 1 vote"
    assert all(line.endswith("0 votes") for line in lines[2:5])


async def test_a_paused_series_has_no_next_date_and_its_vote_stays_open(posted: Assembly) -> None:
    await posted.programme.plan.pause(posted.guild.id)
    assert "paused without an end" in await told(posted, Topic.NEXT_POST)
    assert "until the series, which is paused, goes on" in await told(posted, Topic.HOW_TO_VOTE)


async def test_one_is_told_how_to_suggest_and_what_is_there_already(posted: Assembly) -> None:
    assert "/suggest" in await told(posted, Topic.SUGGEST)
    shown = await sheet(posted, Topic.SUGGEST, "data-scientist", "nobody-at-all")
    assert text(shown).startswith("**Data scientist** is in the catalogue already: ")
    assert "/suggest" in text(shown)
    assert labels(shown) == ["Data scientist"]


@pytest.mark.parametrize("topic", SERIES)
async def test_without_a_series_one_is_told_who_can_start_it(quiet: Assembly, topic: Topic) -> None:
    shown = await sheet(quiet, topic, "data-scientist")
    assert "/series setup" in text(shown)
    assert "/suggest" not in text(shown)
    assert not any(isinstance(e, Button) and e.is_private for row in shown.controls for e in row)


@pytest.mark.parametrize("topic", SERIES)
async def test_in_direct_messages_one_is_told_that_it_belongs_to_a_server(
    posted: Assembly, topic: Topic
) -> None:
    for elsewhere in (None, 4711):
        answered = await told(posted, topic, guild=elsewhere)
        assert answered == (
            "Weekly professions, votes and suggestions belong to servers that have me. "
            "Ask me there."
        )


async def test_privacy_is_told_everywhere(posted: Assembly) -> None:
    for guild in (0, None, 4711):
        answered = await told(posted, Topic.PRIVACY, guild=guild)
        assert "/privacy show" in answered
        assert "/privacy delete" in answered


async def test_the_buttons_under_an_answer_tell_of_the_vote(posted: Assembly) -> None:
    respondent, reader = Respondent(posted.desk), posted.desk.readers.of("en-US")
    voting = Understanding(Topic.HOW_TO_VOTE, sure=1.0)
    said = await respondent.answered(voting, reader, posted.guild.id)
    assert isinstance(said, Sheet)
    await posted.desk.errands.say(posted.guild.id, posted.channel.id, said)
    message = posted.channel.history()[-1]
    assert buttons(message) == ["Compare", "How it is decided"]
    for label, heading in (("Compare", "The candidates"), ("How it is decided", "How it is")):
        pressed = answer(await posted.members[0].click(message, label=label))
        assert pressed.ephemeral
        assert heading in read(pressed)


@pytest.mark.parametrize(
    ("question", "said_first"),
    [
        ("what's this week's job?", "This week’s profession here is"),
        ("when is the next one?", "The next profession is posted on"),
        ("can i change my vote?", "Under the [weekly message]"),
        ("who won?", "was posted last"),
        ("how many have voted", "Nobody has voted yet."),
        ("how do i suggest a job", "/suggest"),
        ("what do you store about me", "Stored about you"),
    ],
)
async def test_it_is_asked_in_ones_own_words_and_shown_to_all(
    posted: Assembly, question: str, said_first: str
) -> None:
    shown = answer(await posted.members[1].slash(posted.channel, "ask", question=question))
    assert shown.ephemeral
    assert said_first in read(shown).split("\n")[0]
    shared = answer(await posted.members[1].click(shown, label="Show everyone"))
    assert not shared.ephemeral
    assert read(shared) == read(shown)
