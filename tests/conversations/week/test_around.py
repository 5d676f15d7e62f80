"""What members ask between two posts: what comes next, what came before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.week.ballot import Options
from tests.conversations.stage import WEEK, answer, said
from tests.conversations.week.assembly import FIRST_SLOT, MONDAY_AT_NINE, Assembly


async def test_next_tells_when_and_what_is_being_voted_on(posted: Assembly) -> None:
    told = said(await posted.members[0].slash(posted.channel, "next"))
    assert f"<t:{int((FIRST_SLOT + WEEK).timestamp())}:F>" in told
    assert "Members are voting on it now" in told
    assert "Nobody has voted yet" in told


async def test_one_can_vote_from_next(posted: Assembly) -> None:
    shown = answer(await posted.members[0].slash(posted.channel, "next"))
    first = (await posted.poll()).ballot.standing[0].slug
    assert "Your vote counts" in said(await posted.choose(posted.members[0], shown, first))


async def test_next_names_the_winner_once_the_vote_is_closed(posted: Assembly) -> None:
    await posted.jump(FIRST_SLOT + WEEK - timedelta(minutes=55))
    poll = await posted.poll()
    assert poll.result is not None
    told = said(await posted.members[0].slash(posted.channel, "next"))
    winner = posted.catalogue.profiles[poll.result.winner].title
    assert f"**{winner}** comes next" in told


async def test_next_of_a_paused_series_has_no_date(posted: Assembly) -> None:
    await posted.programme.plan.pause(posted.guild.id)
    told = said(await posted.members[0].slash(posted.channel, "next"))
    assert "paused without an end" in told


async def test_history_links_every_message_and_tells_how_it_was_chosen(posted: Assembly) -> None:
    first = (await posted.poll()).ballot.standing[0].slug
    await posted.vote(posted.members[0], first)
    await posted.to_next_slot()
    told = said(await posted.members[0].slash(posted.channel, "history"))
    for message in posted.posts():
        assert message.jump_url in told
    assert "1 of 1 voter" in told
    assert "without a vote" in told


async def test_history_has_pages(quiet: Assembly) -> None:
    await quiet.set_up()
    for slot in MONDAY_AT_NINE.upcoming(FIRST_SLOT - WEEK / 2, 12):
        await quiet.jump(slot.at)
    shown = await quiet.members[0].slash(quiet.channel, "history")
    assert said(shown).count("https://discord.com/channels/") == 10
    older = await quiet.members[0].click(answer(shown), label="Next page")
    assert answer(older).id == answer(shown).id
    assert said(older).count("https://discord.com/channels/") == 2


async def test_job_without_a_name_is_this_weeks(posted: Assembly) -> None:
    title = posted.catalogue.profiles[(await posted.weekly()).profession].title
    assert said(await posted.members[0].slash(posted.channel, "job")).startswith(f"# {title}")


async def test_job_without_a_name_is_a_way_in_where_no_week_was_posted(quiet: Assembly) -> None:
    await quiet.set_up()
    assert "Which profession?" in said(await quiet.members[0].slash(quiet.channel, "job"))


@pytest.mark.parametrize("command", ["vote", "verify", "history", "next"])
async def test_without_a_series_one_is_told_who_can_start_it(quiet: Assembly, command: str) -> None:
    assert "/series setup" in said(await quiet.members[0].slash(quiet.channel, command))


async def test_the_weekly_commands_are_not_offered_in_direct_messages(posted: Assembly) -> None:
    assert not {"vote", "verify", "history", "next"} & set(
        posted.members[0].user.available_commands()
    )


async def test_an_answer_for_everybody_is_seen_by_everybody(posted: Assembly) -> None:
    shown = await posted.members[0].slash(posted.channel, "next", show="everyone")
    assert not answer(shown).ephemeral


async def test_who_came_second_stands_again(quiet: Assembly) -> None:
    await quiet.set_up()
    await quiet.programme.plan.set_ballot(quiet.guild.id, Options(size=2))
    await quiet.jump(FIRST_SLOT)
    standing = (await quiet.poll()).ballot.standing
    await quiet.vote(quiet.members[0], standing[0].slug)
    await quiet.vote(quiet.members[1], standing[0].slug)
    await quiet.vote(quiet.members[2], standing[1].slug)
    await quiet.to_next_slot()
    assert standing[1].slug in [each.slug for each in (await quiet.poll()).ballot.standing]


async def test_what_was_featured_here_last_is_listed_first_with_its_message(
    posted: Assembly,
) -> None:
    first = (await posted.weekly()).profession
    await posted.to_next_slot()
    second = (await posted.weekly()).profession
    titles = [posted.catalogue.profiles[slug].title for slug in (second, first)]
    links = [message.jump_url for message in posted.posts()]
    told = said(await posted.members[0].slash(posted.channel, "jobs", sort="featured"))
    days = ("August 17, 2026", "August 10, 2026")
    for title, day, link in zip(titles, days, sorted(links, reverse=True), strict=True):
        assert f"- **{title}** · [{day}](<{link}>)" in told
    assert told.index(titles[0]) < told.index(titles[1]) < told.index("Not featured here yet")


async def test_a_featured_profession_whose_message_was_deleted_has_no_link(
    posted: Assembly,
) -> None:
    (message,) = posted.posts()
    await posted.delete_post()
    await posted.to_next_slot()
    told = said(await posted.members[0].slash(posted.channel, "jobs", sort="featured"))
    assert message.jump_url not in told
    assert "August 10, 2026 (its message was deleted)" in told


async def test_the_order_of_what_was_featured_works_by_its_button(posted: Assembly) -> None:
    listed = answer(await posted.members[0].slash(posted.channel, "jobs"))
    told = said(await posted.members[0].click(listed, label="Featured here"))
    assert posted.posts()[0].jump_url in told
