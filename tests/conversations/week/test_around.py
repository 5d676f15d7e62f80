"""What members ask between two posts: what comes next, what came before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.week.ballot import Options
from tests.conversations.week.series import FIRST_SLOT, MONDAY_AT_NINE, WEEK, Town, said, text


async def test_next_tells_when_and_what_is_being_voted_on(posted: Town) -> None:
    answer = said(await posted.members[0].slash(posted.channel, "next"))
    assert f"<t:{int((FIRST_SLOT + WEEK).timestamp())}:F>" in answer
    assert "Members are voting on it now" in answer
    assert "Nobody has voted yet" in answer


async def test_one_can_vote_from_next(posted: Town) -> None:
    shown = (await posted.members[0].slash(posted.channel, "next")).response
    assert shown is not None
    first = (await posted.poll()).ballot.standing[0].slug
    assert "Your vote counts" in said(await posted.members[0].select(shown, [first]))


async def test_next_names_the_winner_once_the_vote_is_closed(posted: Town) -> None:
    await posted.jump(FIRST_SLOT + WEEK - timedelta(minutes=55))
    poll = await posted.poll()
    assert poll.result is not None
    answer = said(await posted.members[0].slash(posted.channel, "next"))
    winner = posted.catalogue.professions[poll.result.winner].title
    assert f"**{winner}** comes next" in answer


async def test_next_of_a_paused_series_has_no_date(posted: Town) -> None:
    await posted.client.programme.plan.pause(posted.world.guild.id)
    answer = said(await posted.members[0].slash(posted.channel, "next"))
    assert "paused without an end" in answer


async def test_history_links_every_message_and_tells_how_it_was_chosen(posted: Town) -> None:
    first = (await posted.poll()).ballot.standing[0].slug
    await posted.vote(posted.members[0], first)
    await posted.to_next_slot()
    answer = said(await posted.members[0].slash(posted.channel, "history"))
    for message in posted.posts():
        assert message.jump_url in answer
    assert "1 of 1 voter" in answer
    assert "without a vote" in answer


async def test_history_has_pages(quiet: Town) -> None:
    await quiet.set_up()
    for slot in MONDAY_AT_NINE.upcoming(FIRST_SLOT - WEEK / 2, 12):
        await quiet.jump(slot.at)
    shown = await quiet.members[0].slash(quiet.channel, "history")
    assert said(shown).count("https://discord.com/channels/") == 10
    assert shown.response is not None
    older = await quiet.members[0].click(shown.response, label="Next page")
    assert older.response is not None
    assert older.response.id == shown.response.id
    assert said(older).count("https://discord.com/channels/") == 2


async def test_job_without_a_name_is_this_weeks(posted: Town) -> None:
    title = posted.catalogue.professions[(await posted.weekly()).profession].title
    assert said(await posted.members[0].slash(posted.channel, "job")).startswith(f"# {title}")


async def test_job_without_a_name_is_a_way_in_where_no_week_was_posted(quiet: Town) -> None:
    await quiet.set_up()
    assert "Which profession?" in said(await quiet.members[0].slash(quiet.channel, "job"))


@pytest.mark.parametrize("command", ["vote", "verify", "history", "next"])
async def test_without_a_series_one_is_told_who_can_start_it(quiet: Town, command: str) -> None:
    assert "/series setup" in said(await quiet.members[0].slash(quiet.channel, command))


async def test_the_weekly_commands_are_not_offered_in_direct_messages(posted: Town) -> None:
    assert not {"vote", "verify", "history", "next"} & set(
        posted.members[0].user.available_commands()
    )


async def test_an_answer_for_everybody_is_seen_by_everybody(posted: Town) -> None:
    shown = await posted.members[0].slash(posted.channel, "next", show="everyone")
    assert shown.response is not None
    assert not shown.response.ephemeral


async def test_a_ballot_of_two_says_who_else_there_was(quiet: Town) -> None:
    await quiet.set_up()
    await quiet.client.programme.plan.set_ballot(quiet.world.guild.id, Options(size=2))
    await quiet.jump(FIRST_SLOT)
    standing = (await quiet.poll()).ballot.standing
    await quiet.vote(quiet.members[0], standing[0].slug)
    await quiet.vote(quiet.members[1], standing[0].slug)
    await quiet.vote(quiet.members[2], standing[1].slug)
    await quiet.to_next_slot()
    # The second one is carried over, and says so.
    title = quiet.catalogue.professions[standing[1].slug].title
    assert f"**{title}** · carried over: second in the last vote" in text(quiet.post())


async def test_what_was_featured_here_last_is_listed_first_with_its_message(posted: Town) -> None:
    first = (await posted.weekly()).profession
    await posted.to_next_slot()
    second = (await posted.weekly()).profession
    titles = [posted.catalogue.professions[slug].title for slug in (second, first)]
    links = [message.jump_url for message in posted.posts()]
    answer = said(await posted.members[0].slash(posted.channel, "jobs", sort="featured"))
    days = ("August 17, 2026", "August 10, 2026")
    for title, day, link in zip(titles, days, sorted(links, reverse=True), strict=True):
        assert f"- **{title}** · [{day}](<{link}>)" in answer
    assert answer.index(titles[0]) < answer.index(titles[1]) < answer.index("Not featured here yet")


async def test_a_featured_profession_whose_message_was_deleted_has_no_link(posted: Town) -> None:
    (message,) = posted.posts()
    await posted.delete_post()
    await posted.to_next_slot()
    answer = said(await posted.members[0].slash(posted.channel, "jobs", sort="featured"))
    assert message.jump_url not in answer
    assert "August 10, 2026 (its message was deleted)" in answer


async def test_the_order_of_what_was_featured_works_by_its_button(posted: Town) -> None:
    listed = (await posted.members[0].slash(posted.channel, "jobs")).response
    assert listed is not None
    answer = said(await posted.members[0].click(listed, label="Featured here"))
    assert posted.posts()[0].jump_url in answer
