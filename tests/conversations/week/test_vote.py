"""The weekly vote, as members meet it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from discord import ComponentType

from bot.domain.week.ballot import Counts, Options, Requirements
from tests.conversations.stage import (
    WEEK,
    answer,
    buttons,
    chosen,
    menu,
    menus,
    said,
    text,
    title,
)
from tests.conversations.week.assembly import FIRST_SLOT, Assembly
from tests.english import WORDS

A_MINUTE = timedelta(seconds=65)
CLOSE = FIRST_SLOT + WEEK - timedelta(hours=1)


async def slugs(assembly: Assembly) -> list[str]:
    return [candidate.slug for candidate in (await assembly.poll()).ballot.standing]


async def titles(assembly: Assembly) -> list[str]:
    return [assembly.catalogue.profiles[slug].title for slug in await slugs(assembly)]


def line_of(slug: str, assembly: Assembly) -> str:
    """Return what the newest weekly message says of a candidate."""
    begins = f"- **{assembly.catalogue.title(slug)}** "
    return next(each for each in text(assembly.post()).split("\n") if each.startswith(begins))


async def with_options(assembly: Assembly, options: Options) -> None:
    """Set a series up whose ballots have these options, and let its first message come out."""
    await assembly.set_up()
    await assembly.programme.plan.set_ballot(assembly.guild.id, options)
    await assembly.jump(FIRST_SLOT)


async def test_a_vote_is_counted_and_says_until_when(posted: Assembly) -> None:
    first, *_ = await slugs(posted)
    told = await posted.vote(posted.members[0], first)
    title = posted.catalogue.profiles[first].title
    assert f"Your vote counts: **{title}**" in told
    assert f"<t:{int(CLOSE.timestamp())}:F>" in told
    assert f"<t:{int(CLOSE.timestamp())}:R>" in told
    assert (await posted.poll()).tally.votes[first] == 1


async def test_one_press_votes_and_each_candidate_says_what_one_does(posted: Assembly) -> None:
    (first, *_), names = await slugs(posted), await titles(posted)
    assert menus(posted.post()) == []
    assert set(names) <= set(buttons(posted.post()))
    assert "One press votes" in text(posted.post())
    in_short = posted.catalogue.profiles[first].in_short
    assert in_short is not None
    assert line_of(first, posted).startswith(f"- **{names[0]}** {in_short} · $")


async def test_many_members_vote_by_buttons(posted: Assembly) -> None:
    known = await slugs(posted)
    for number, member in enumerate(posted.members):
        told = await posted.vote(member, known[number % 3])
        assert f"Your vote counts: **{posted.catalogue.title(known[number % 3])}**" in told
    tally = (await posted.poll()).tally
    assert [tally.votes[slug] for slug in known] == [2, 1, 1, 0]
    assert tally.turnout == 4


async def test_more_than_five_candidates_stand_in_a_menu(quiet: Assembly) -> None:
    await with_options(quiet, Options(size=6))
    *_, last = await slugs(quiet)
    assert list(menu(quiet.post()).values()) == await slugs(quiet)
    assert "Choose one in the menu below" in text(quiet.post())
    assert "Your vote counts" in await quiet.vote(quiet.members[0], last)


async def test_five_candidates_are_buttons_of_one_row(quiet: Assembly) -> None:
    await with_options(quiet, Options(size=5))
    *_, last = await slugs(quiet)
    assert menus(quiet.post()) == []
    assert "Your vote counts" in await quiet.vote(quiet.members[0], last)


async def test_a_menu_of_an_older_version_still_votes(posted: Assembly) -> None:
    first, *_ = await slugs(posted)
    mark = posted.control("choose").partition("choose:")[0]
    menu = {
        "type": ComponentType.select.value,
        "custom_id": f"{mark}vote:{(await posted.poll()).ballot.id}",
        "options": [{"label": first, "value": first}],
    }
    sent = posted.env.backend.messages[posted.channel.id][posted.post().id]
    sent.components = [{"type": ComponentType.action_row.value, "components": [menu]}]
    assert "Your vote counts" in said(await posted.members[0].select(posted.post(), [first]))


async def test_a_button_of_a_candidate_that_is_gone_counts_for_nobody(posted: Assembly) -> None:
    member, (gone, second, *_) = posted.members[0], await slugs(posted)
    shown = answer(await member.slash(posted.channel, "vote"))
    before = posted.catalogue
    await posted.restart(posted.without_profession(gone))
    await posted.jump(timedelta(minutes=11))
    told = said(await member.click(shown, label=before.title(gone)))
    assert "What you chose is no longer on the ballot" in told
    # The others kept their places.
    assert "Your vote counts" in said(await member.click(shown, label=before.title(second)))
    assert (await posted.poll()).tally.votes[second] == 1


async def test_compare_shows_the_candidates_privately_with_the_way_to_each_card(
    posted: Assembly,
) -> None:
    known, names = await slugs(posted), await titles(posted)
    shown = await posted.members[0].click(posted.post(), label="Compare")
    told = said(shown)
    for slug, name in zip(known, names, strict=True):
        in_short = posted.catalogue.profiles[slug].in_short
        assert f"- **{name}** {in_short} · $" in told
    assert buttons(shown) == names
    opened = await posted.members[0].click(answer(shown), label=names[0])
    assert title(opened) == names[0]


async def test_how_it_is_decided_is_told_privately_with_the_whole_seal(posted: Assembly) -> None:
    told = said(await posted.members[0].click(posted.post(), label="How it is decided"))
    ballot = (await posted.poll()).ballot
    assert ballot.commitment in told
    assert WORDS(f"tie-{ballot.options.tie_rule}") in told
    assert "everybody in this server" in told
    assert f"The vote closes on <t:{int(CLOSE.timestamp())}:F>" in told
    assert f"SEED|{ballot.id}|NAME" in told


async def test_how_it_was_decided_is_told_on_an_old_card_with_the_seed(posted: Assembly) -> None:
    member = posted.members[0]
    shown = answer(await member.slash(posted.channel, "vote"))
    await posted.jump(CLOSE + timedelta(seconds=5))
    told = said(await member.click(shown, label="How it is decided"))
    seed = (await posted.poll()).seed
    assert seed is not None
    assert seed in told
    assert "The vote closed on" in told


async def test_voting_again_changes_the_vote(posted: Assembly) -> None:
    (first, second, *_), (one, other, *_) = await slugs(posted), await titles(posted)
    await posted.vote(posted.members[0], first)
    told = await posted.vote(posted.members[0], second)
    assert f"changed from **{one}** to **{other}**" in told
    tally = (await posted.poll()).tally
    assert (tally.votes[first], tally.votes[second], tally.turnout) == (0, 1, 1)


async def test_the_same_choice_again_is_still_counted_once(posted: Assembly) -> None:
    first, *_ = await slugs(posted)
    await posted.vote(posted.members[0], first)
    assert "still counts" in await posted.vote(posted.members[0], first)
    assert (await posted.poll()).tally.votes[first] == 1


async def test_a_vote_can_be_withdrawn(posted: Assembly) -> None:
    first, *_ = await slugs(posted)
    await posted.vote(posted.members[0], first)
    assert "withdrawn and no longer counts" in await posted.withdraw(posted.members[0])
    assert (await posted.poll()).tally.turnout == 0


async def test_who_has_no_vote_has_nothing_to_withdraw(posted: Assembly) -> None:
    assert "no vote here that could be withdrawn" in await posted.withdraw(posted.members[0])


async def test_the_message_shows_the_turnout_a_minute_later_and_no_counts(posted: Assembly) -> None:
    first, second, *_ = await slugs(posted)
    await posted.vote(posted.members[0], first)
    await posted.vote(posted.members[1], second)
    assert "Nobody has voted yet" in text(posted.post())
    await posted.jump(A_MINUTE)
    message = text(posted.post())
    assert "**2 members** have voted" in message
    assert "1 vote" not in message


async def test_live_counts_are_shown_where_staff_want_them(quiet: Assembly) -> None:
    await with_options(quiet, Options(counts=Counts.LIVE))
    first, *_ = await slugs(quiet)
    await quiet.vote(quiet.members[0], first)
    await quiet.jump(A_MINUTE)
    assert line_of(first, quiet).endswith(" · 1 vote")


async def test_the_close_shows_counts_winner_rule_and_seed(posted: Assembly) -> None:
    (first, second, *_), (winner, *_) = await slugs(posted), await titles(posted)
    await posted.vote(posted.members[0], first)
    await posted.vote(posted.members[1], first)
    await posted.vote(posted.members[2], second)
    commitment = (await posted.poll()).ballot.commitment
    sealed = " ".join(commitment[start : start + 4] for start in (0, 4, 8, 12))
    assert f"· seal {sealed}" in text(posted.post()), "printed at the opening"
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
    assert f"(seal {sealed})" in message


async def test_the_winner_is_posted_next_and_says_how_it_was_chosen(posted: Assembly) -> None:
    first, *_ = await slugs(posted)
    await posted.vote(posted.members[0], first)
    await posted.to_next_slot()
    assert (await posted.weekly()).profession == first
    assert "Chosen in last week’s vote by 1 of 1 voter." in text(posted.post())


async def test_a_click_after_the_close_is_answered_with_the_result(posted: Assembly) -> None:
    first, *_ = await slugs(posted)
    winner, *_ = await titles(posted)
    await posted.vote(posted.members[0], first)
    await posted.members[0].slash(posted.channel, "vote")
    shown = await posted.members[1].slash(posted.channel, "vote")
    await posted.jump(CLOSE + timedelta(minutes=5))
    # The private card still has the buttons that the message in the channel has lost by now.
    told = said(await posted.choose(posted.members[1], answer(shown), first))
    assert "This vote closed on" in told
    assert "You had no vote in it" in told
    assert f"**{winner}** comes next" in told


async def test_a_click_after_the_close_tells_the_result_once(posted: Assembly) -> None:
    member, (first, second, *_) = posted.members[0], await slugs(posted)
    await posted.vote(member, first)
    shown = answer(await member.slash(posted.channel, "vote"))
    await posted.jump(CLOSE + timedelta(minutes=5))
    told = said(await posted.choose(member, shown, second))
    assert told.count("comes next") == told.count("Your vote") == 1


async def test_a_card_of_last_week_is_answered_where_this_week_has_no_vote(
    posted: Assembly,
) -> None:
    member, (first, *_) = posted.members[0], await slugs(posted)
    shown = answer(await member.slash(posted.channel, "vote"))
    await posted.programme.queue.add(posted.guild.id, "job-9")
    await posted.to_next_slot()
    assert "This vote closed on" in said(await posted.choose(member, shown, first))


async def test_a_click_between_the_close_and_the_count_is_not_counted(posted: Assembly) -> None:
    first, *_ = await slugs(posted)
    await posted.vote(posted.members[0], first)
    posted.set_clock(CLOSE + timedelta(seconds=1))
    told = await posted.vote(posted.members[1], first)
    assert "The result appears in a moment" in told
    assert (await posted.poll()).tally.turnout == 1


async def test_a_tie_is_settled_by_the_rule_that_is_printed(posted: Assembly) -> None:
    first, second, *_ = await slugs(posted)
    await posted.vote(posted.members[0], first)
    await posted.vote(posted.members[1], second)
    await posted.jump(CLOSE + timedelta(seconds=5))
    message = text(posted.post())
    assert "Votes and rules left 2 professions tied" in message
    assert "the draw settled it" in message


async def test_without_votes_the_draw_picks_and_says_so(posted: Assembly) -> None:
    await posted.jump(CLOSE + timedelta(seconds=5))
    assert "Nobody voted, so the draw picked it." in text(posted.post())
    await posted.jump(FIRST_SLOT + WEEK)
    assert "Nobody voted last week; the draw picked this profession." in text(posted.post())


async def test_several_choices_are_one_vote_of_one_member(quiet: Assembly) -> None:
    await with_options(quiet, Options(choices=2))
    first, second, *_ = await slugs(quiet)
    told = await quiet.vote(quiet.members[0], first, second)
    one, other, *_ = await titles(quiet)
    assert f"Your vote counts: **{one}** and **{other}**" in told
    tally = (await quiet.poll()).tally
    assert (tally.votes[first], tally.votes[second], tally.turnout) == (1, 1, 1)


async def test_with_several_choices_every_text_speaks_of_several(quiet: Assembly) -> None:
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


async def test_no_more_can_be_chosen_than_stand(quiet: Assembly) -> None:
    await with_options(quiet, Options(choices=3, size=2))
    assert "Choose up to 2 in the menu" in text(quiet.post())
    gone, *_ = await slugs(quiet)
    await quiet.restart(quiet.without_profession(gone))
    await quiet.jump(timedelta(minutes=11))
    assert "One press votes" in text(quiet.post())
    assert menus(quiet.post()) == []


@pytest.mark.parametrize(
    ("requirements", "reason"),
    [
        (Requirements(account_age=timedelta(days=300)), "accounts at least 300 days old"),
        (Requirements(member_age=timedelta(days=30)), "members who joined at least 30 days ago"),
    ],
)
async def test_who_may_not_vote_is_told_why(
    quiet: Assembly, requirements: Requirements, reason: str
) -> None:
    await with_options(quiet, Options(voters=requirements))
    first, *_ = await slugs(quiet)
    told = await quiet.vote(quiet.members[0], first)
    assert reason in told
    assert "No vote of yours is counted" in told
    assert reason in text(quiet.post())


async def test_a_role_that_voters_need_is_read_from_the_click(quiet: Assembly) -> None:
    role = quiet.guild.create_role("Voters")
    await with_options(quiet, Options(voters=Requirements(role=role.id)))
    first, *_ = await slugs(quiet)
    assert f"members with the role <@&{role.id}>" in await quiet.vote(quiet.members[0], first)
    await quiet.give(quiet.members[1], role)
    assert "Your vote counts" in await quiet.vote(quiet.members[1], first)


async def test_a_candidate_whose_profile_is_gone_is_struck_out_and_its_voters_told(
    posted: Assembly,
) -> None:
    gone, *_ = await slugs(posted)
    await posted.vote(posted.members[0], gone)
    await posted.restart(posted.without_profession(gone))
    await posted.jump(timedelta(minutes=11))
    assert f"~~{gone}~~ · withdrawn" in text(posted.post())
    assert "Votes for what is withdrawn do not count." in text(posted.post())
    told = said(await posted.members[0].slash(posted.channel, "vote"))
    assert f"Your vote for **{gone}** no longer counts" in told
    assert "You can choose another one." in told
    assert "You have not voted yet" not in told


async def test_a_winner_whose_profile_is_gone_is_named_beside_the_counts_of_who_stands(
    posted: Assembly,
) -> None:
    gone, second, *_ = await slugs(posted)
    for member, slug in zip(posted.members, (gone, gone, second), strict=False):
        await posted.vote(member, slug)
    await posted.jump(CLOSE + timedelta(seconds=5))
    await posted.restart(posted.without_profession(gone))
    await posted.jump(timedelta(minutes=11))
    title = posted.catalogue.profiles[second].title
    assert f"**{title}** comes next" in text(posted.post())
    assert f"~~{gone}~~ · withdrawn" in text(posted.post())
    checked = said(await posted.members[0].slash(posted.channel, "verify"))
    assert f"- {title}: 1 vote" in checked
    assert f"{gone}: 2 votes" not in checked
    assert f"Withdrawn: **{gone}**. Its profile is gone" in checked
    assert "All of it is right" in checked
    told = said(await posted.members[0].slash(posted.channel, "vote"))
    assert f"Your vote for **{gone}** no longer counts" in told
    assert "You did not vote" not in told
    await posted.jump(FIRST_SLOT + WEEK)
    assert (await posted.weekly()).profession == second


async def test_the_vote_command_shows_the_own_choice_and_changes_it_in_place(
    posted: Assembly,
) -> None:
    member = posted.members[0]
    (first, second, *_), (one, other, *_) = await slugs(posted), await titles(posted)
    shown = await member.slash(posted.channel, "vote")
    assert "You have not voted yet" in said(shown)
    changed = await posted.choose(member, answer(shown), first)
    assert chosen(changed) == [one], "marked, and not by color alone"
    assert answer(changed).id == answer(shown).id
    assert f"Your vote: **{one}**" in said(changed)
    again = await posted.choose(member, answer(changed), second)
    assert f"changed from **{one}** to **{other}**" in said(again)
    withdrawn = await member.click(answer(again), label="Withdraw my vote")
    assert "withdrawn and no longer counts" in said(withdrawn)


async def test_the_ballot_stays_open_through_vote_when_its_message_is_gone(
    posted: Assembly,
) -> None:
    first, *_ = await slugs(posted)
    await posted.delete_post()
    member = posted.members[0]
    shown = await member.slash(posted.channel, "vote")
    assert "Your vote counts" in said(await posted.choose(member, answer(shown), first))


async def test_the_bot_was_away_at_the_close_and_counts_the_votes_cast_in_time(
    posted: Assembly,
) -> None:
    first, *_ = await slugs(posted)
    await posted.vote(posted.members[0], first)
    await posted.jump(FIRST_SLOT + WEEK + timedelta(hours=2))
    assert (await posted.weekly()).profession == first
    assert "Late: planned for" in text(posted.post())


async def test_a_past_vote_can_be_checked(posted: Assembly) -> None:
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


async def test_weeks_to_check_are_suggested(posted: Assembly) -> None:
    await posted.to_next_slot()
    offered = await posted.members[0].autocomplete(posted.channel, "verify", "week", "")
    assert [choice["value"] for choice in offered] == [(FIRST_SLOT + WEEK).date().isoformat()]


async def test_a_week_without_a_vote_cannot_be_checked(posted: Assembly) -> None:
    told = said(await posted.members[0].slash(posted.channel, "verify", week="tomorrow"))
    assert "/history" in told
