"""The weekly vote, as members meet it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.week.ballot import Counts, Options, Requirements
from tests.conversations.week.series import FIRST_SLOT, WEEK, Town, said, text

A_MINUTE = timedelta(seconds=65)
CLOSE = FIRST_SLOT + WEEK - timedelta(hours=1)


async def slugs(town: Town) -> list[str]:
    return [candidate.slug for candidate in (await town.poll()).ballot.standing]


async def titles(town: Town) -> list[str]:
    return [town.catalogue.professions[slug].title for slug in await slugs(town)]


async def with_options(town: Town, options: Options) -> None:
    """Set a series up whose ballots have these options, and let its first message come out."""
    await town.set_up()
    await town.client.programme.plan.set_ballot(town.world.guild.id, options)
    await town.jump(FIRST_SLOT)


async def test_a_vote_is_counted_and_says_until_when(posted: Town) -> None:
    first, *_ = await slugs(posted)
    answer = await posted.vote(posted.members[0], first)
    title = posted.catalogue.professions[first].title
    assert f"Your vote counts: **{title}**" in answer
    assert f"<t:{int(CLOSE.timestamp())}:F>" in answer
    assert f"<t:{int(CLOSE.timestamp())}:R>" in answer
    assert (await posted.poll()).tally.votes[first] == 1


async def test_voting_again_changes_the_vote(posted: Town) -> None:
    (first, second, *_), (one, other, *_) = await slugs(posted), await titles(posted)
    await posted.vote(posted.members[0], first)
    answer = await posted.vote(posted.members[0], second)
    assert f"changed from **{one}** to **{other}**" in answer
    tally = (await posted.poll()).tally
    assert (tally.votes[first], tally.votes[second], tally.turnout) == (0, 1, 1)


async def test_the_same_choice_again_is_still_counted_once(posted: Town) -> None:
    first, *_ = await slugs(posted)
    await posted.vote(posted.members[0], first)
    assert "still counts" in await posted.vote(posted.members[0], first)
    assert (await posted.poll()).tally.votes[first] == 1


async def test_a_vote_can_be_withdrawn(posted: Town) -> None:
    first, *_ = await slugs(posted)
    await posted.vote(posted.members[0], first)
    assert "withdrawn and no longer counts" in await posted.withdraw(posted.members[0])
    assert (await posted.poll()).tally.turnout == 0


async def test_who_has_no_vote_has_nothing_to_withdraw(posted: Town) -> None:
    assert "no vote here that could be withdrawn" in await posted.withdraw(posted.members[0])


async def test_the_message_shows_the_turnout_a_minute_later_and_no_counts(posted: Town) -> None:
    first, second, *_ = await slugs(posted)
    await posted.vote(posted.members[0], first)
    await posted.vote(posted.members[1], second)
    assert "Nobody has voted yet" in text(posted.post())
    await posted.jump(A_MINUTE)
    message = text(posted.post())
    assert "**2 members** have voted so far" in message
    assert "1 vote" not in message


async def test_live_counts_are_shown_where_staff_want_them(quiet: Town) -> None:
    await with_options(quiet, Options(counts=Counts.LIVE))
    first, *_ = await slugs(quiet)
    await quiet.vote(quiet.members[0], first)
    await quiet.jump(A_MINUTE)
    assert f"**{quiet.catalogue.professions[first].title}** · 1 vote" in text(quiet.post())


async def test_the_close_shows_counts_winner_rule_and_seed(posted: Town) -> None:
    (first, second, *_), (winner, *_) = await slugs(posted), await titles(posted)
    await posted.vote(posted.members[0], first)
    await posted.vote(posted.members[1], first)
    await posted.vote(posted.members[2], second)
    commitment = (await posted.poll()).ballot.commitment
    assert commitment in text(posted.post()), "printed at the opening"
    await posted.jump(CLOSE + timedelta(seconds=5))
    message = text(posted.post())
    assert "The vote for next week is closed" in message
    assert f"**{winner}** comes next" in message
    assert "It has the most votes" in message
    assert f"**{winner}** · 2 votes" in message
    assert "**3 members** voted" in message
    seed = (await posted.poll()).seed
    assert seed is not None
    assert seed in message
    assert commitment in message


async def test_the_winner_is_posted_next_and_says_how_it_was_chosen(posted: Town) -> None:
    first, *_ = await slugs(posted)
    await posted.vote(posted.members[0], first)
    await posted.to_next_slot()
    assert (await posted.weekly()).profession == first
    assert "Chosen in last week’s vote by 1 of 1 voter." in text(posted.post())


async def test_a_click_after_the_close_is_answered_with_the_result(posted: Town) -> None:
    first, *_ = await slugs(posted)
    winner, *_ = await titles(posted)
    await posted.vote(posted.members[0], first)
    await posted.members[0].slash(posted.channel, "vote")
    shown = await posted.members[1].slash(posted.channel, "vote")
    assert shown.response is not None
    await posted.jump(CLOSE + timedelta(minutes=5))
    # The private card still has the menu that the message in the channel has lost by now.
    answer = said(await posted.members[1].select(shown.response, [first]))
    assert "This vote closed on" in answer
    assert "You had no vote in it" in answer
    assert f"**{winner}** comes next" in answer


async def test_a_click_after_the_close_tells_the_result_once(posted: Town) -> None:
    member, (first, *_) = posted.members[0], await slugs(posted)
    await posted.vote(member, first)
    shown = (await member.slash(posted.channel, "vote")).response
    assert shown is not None
    await posted.jump(CLOSE + timedelta(minutes=5))
    answer = said(await member.select(shown, [first]))
    assert answer.count("comes next") == answer.count("Your vote") == 1


async def test_a_card_of_last_week_is_answered_where_this_week_has_no_vote(posted: Town) -> None:
    member, (first, *_) = posted.members[0], await slugs(posted)
    shown = (await member.slash(posted.channel, "vote")).response
    assert shown is not None
    await posted.client.programme.queue.add(posted.world.guild.id, "job-9")
    await posted.to_next_slot()
    assert "This vote closed on" in said(await member.select(shown, [first]))


async def test_a_click_between_the_close_and_the_count_is_not_counted(posted: Town) -> None:
    first, *_ = await slugs(posted)
    await posted.vote(posted.members[0], first)
    posted.world.env.backend.advance_clock((CLOSE - posted.world.env.now()).total_seconds() + 1)
    answer = await posted.vote(posted.members[1], first)
    assert "The result appears in a moment" in answer
    assert (await posted.poll()).tally.turnout == 1


async def test_a_tie_is_settled_by_the_rule_that_is_printed(posted: Town) -> None:
    first, second, *_ = await slugs(posted)
    await posted.vote(posted.members[0], first)
    await posted.vote(posted.members[1], second)
    await posted.jump(CLOSE + timedelta(seconds=5))
    message = text(posted.post())
    assert "Votes and rules left 2 professions tied" in message
    assert "the draw settled it" in message


async def test_without_votes_the_draw_picks_and_says_so(posted: Town) -> None:
    await posted.jump(CLOSE + timedelta(seconds=5))
    assert "Nobody voted, so the draw picked it." in text(posted.post())
    await posted.jump(FIRST_SLOT + WEEK)
    assert "Nobody voted last week; the draw picked this profession." in text(posted.post())


async def test_several_choices_are_one_vote_of_one_member(quiet: Town) -> None:
    await with_options(quiet, Options(choices=2))
    first, second, *_ = await slugs(quiet)
    answer = await quiet.vote(quiet.members[0], first, second)
    one, other, *_ = await titles(quiet)
    assert f"Your vote counts: **{one}** and **{other}**" in answer
    tally = (await quiet.poll()).tally
    assert (tally.votes[first], tally.votes[second], tally.turnout) == (1, 1, 1)


async def test_with_several_choices_every_text_speaks_of_several(quiet: Town) -> None:
    await with_options(quiet, Options(choices=2))
    first, second, third, *_ = await slugs(quiet)
    assert "Choose up to 2 in the menu below, all at once" in text(quiet.post())
    await quiet.vote(quiet.members[0], first, second)
    await quiet.vote(quiet.members[1], second, third)
    await quiet.jump(CLOSE + timedelta(seconds=5))
    message = text(quiet.post())
    assert "**2 members** voted, each for up to 2 professions." in message
    one, other, *_ = await titles(quiet)
    mine = said(await quiet.members[0].slash(quiet.channel, "vote"))
    assert f"Your vote was: **{one}** and **{other}**" in mine
    assert f"- {other}: 2 votes" in said(await quiet.members[0].slash(quiet.channel, "verify"))
    await quiet.jump(FIRST_SLOT + WEEK)
    assert "Chosen in last week’s vote by 2 of 2 voters." in text(quiet.post())
    assert "2 of 2 voters" in said(await quiet.members[0].slash(quiet.channel, "history"))


async def test_no_more_can_be_chosen_than_stand(quiet: Town) -> None:
    await with_options(quiet, Options(choices=3, size=2))
    assert "Choose up to 2 in the menu" in text(quiet.post())
    gone, *_ = await slugs(quiet)
    async with quiet.restarted(quiet.without_profession(gone)):
        await quiet.jump(timedelta(minutes=11))
        assert "Choose one in the menu" in text(quiet.post())


@pytest.mark.parametrize(
    ("requirements", "reason"),
    [
        (Requirements(account_age=timedelta(days=300)), "accounts at least 300 days old"),
        (Requirements(member_age=timedelta(days=30)), "members who joined at least 30 days ago"),
    ],
)
async def test_who_may_not_vote_is_told_why(
    quiet: Town, requirements: Requirements, reason: str
) -> None:
    await with_options(quiet, Options(voters=requirements))
    first, *_ = await slugs(quiet)
    answer = await quiet.vote(quiet.members[0], first)
    assert reason in answer
    assert "No vote of yours is counted" in answer
    assert reason in text(quiet.post())


async def test_a_role_that_voters_need_is_read_from_the_click(quiet: Town) -> None:
    role = quiet.world.guild.create_role("Voters")
    await with_options(quiet, Options(voters=Requirements(role=role.id)))
    first, *_ = await slugs(quiet)
    assert f"members with the role <@&{role.id}>" in await quiet.vote(quiet.members[0], first)
    await quiet.give(quiet.members[1], role)
    assert "Your vote counts" in await quiet.vote(quiet.members[1], first)


async def test_a_candidate_whose_profile_is_gone_is_struck_out_and_its_voters_told(
    posted: Town,
) -> None:
    gone, *_ = await slugs(posted)
    await posted.vote(posted.members[0], gone)
    async with posted.restarted(posted.without_profession(gone)):
        await posted.jump(timedelta(minutes=11))
        assert f"~~{gone}~~ · withdrawn" in text(posted.post())
        answer = said(await posted.members[0].slash(posted.channel, "vote"))
        assert f"Your vote for **{gone}** no longer counts" in answer
        assert "You can choose another one." in answer
        assert "You have not voted yet" not in answer


async def test_a_winner_whose_profile_is_gone_is_named_beside_the_counts_of_who_stands(
    posted: Town,
) -> None:
    gone, second, *_ = await slugs(posted)
    for member, slug in zip(posted.members, (gone, gone, second), strict=False):
        await posted.vote(member, slug)
    await posted.jump(CLOSE + timedelta(seconds=5))
    async with posted.restarted(posted.without_profession(gone)):
        await posted.jump(timedelta(minutes=11))
        title = posted.catalogue.professions[second].title
        assert f"**{title}** comes next" in text(posted.post())
        assert f"~~{gone}~~ · withdrawn" in text(posted.post())
        checked = said(await posted.members[0].slash(posted.channel, "verify"))
        assert f"- {title}: 1 vote" in checked
        assert f"{gone}: 2 votes" not in checked
        assert f"Withdrawn: **{gone}**. Its profile is gone" in checked
        assert "All of it is right" in checked
        answer = said(await posted.members[0].slash(posted.channel, "vote"))
        assert f"Your vote for **{gone}** no longer counts" in answer
        assert "You did not vote" not in answer
        await posted.jump(FIRST_SLOT + WEEK)
        assert (await posted.weekly()).profession == second


async def test_the_vote_command_shows_the_own_choice_and_changes_it_in_place(posted: Town) -> None:
    member = posted.members[0]
    (first, second, *_), (one, other, *_) = await slugs(posted), await titles(posted)
    shown = await member.slash(posted.channel, "vote")
    assert "You have not voted yet" in said(shown)
    assert shown.response is not None
    changed = await member.select(shown.response, [first])
    assert changed.response is not None
    assert changed.response.id == shown.response.id
    assert f"Your vote: **{one}**" in said(changed)
    again = await member.select(changed.response, [second])
    assert f"changed from **{one}** to **{other}**" in said(again)
    assert again.response is not None
    withdrawn = await member.click(again.response, label="Withdraw my vote")
    assert "withdrawn and no longer counts" in said(withdrawn)


async def test_the_ballot_stays_open_through_vote_when_its_message_is_gone(posted: Town) -> None:
    first, *_ = await slugs(posted)
    await posted.delete_post()
    member = posted.members[0]
    shown = await member.slash(posted.channel, "vote")
    assert shown.response is not None
    assert "Your vote counts" in said(await member.select(shown.response, [first]))


async def test_the_bot_was_away_at_the_close_and_counts_the_votes_cast_in_time(
    posted: Town,
) -> None:
    first, *_ = await slugs(posted)
    await posted.vote(posted.members[0], first)
    await posted.jump(FIRST_SLOT + WEEK + timedelta(hours=2))
    assert (await posted.weekly()).profession == first
    assert "Late: planned for" in text(posted.post())


async def test_a_past_vote_can_be_checked(posted: Town) -> None:
    first, second, *_ = await slugs(posted)
    await posted.vote(posted.members[0], first)
    await posted.vote(posted.members[1], second)
    await posted.jump(CLOSE + timedelta(seconds=5))
    clicked = said(await posted.members[2].click(posted.post(), label="Check this result"))
    assert "All of it is right" in clicked
    assert "which won" in clicked
    await posted.jump(FIRST_SLOT + WEEK)
    assert clicked == said(await posted.members[2].slash(posted.channel, "verify"))
    key = (FIRST_SLOT + WEEK).date().isoformat()
    assert clicked == said(await posted.members[2].slash(posted.channel, "verify", week=key))


async def test_weeks_to_check_are_suggested(posted: Town) -> None:
    await posted.to_next_slot()
    offered = await posted.members[0].autocomplete(posted.channel, "verify", "week", "")
    assert [choice["value"] for choice in offered] == [(FIRST_SLOT + WEEK).date().isoformat()]


async def test_a_week_without_a_vote_cannot_be_checked(posted: Town) -> None:
    answer = said(await posted.members[0].slash(posted.channel, "verify", week="tomorrow"))
    assert "/history" in answer
