"""The rows of "Ballot", and what stays of a vote."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.week.ballot import Counts, Options, Origin, Requirements, Rule, TieRule
from bot.domain.week.draw import Check, commitment
from bot.domain.week.edition import Cause, Reason, State
from bot.domain.week.errors import NoSuchBallot, NoSuchWeek
from bot.domain.week.notice import Topic
from bot.domain.week.vote import Barrier, Outcome, Voter
from bot.domain.week.weekly import Poll
from bot.storage.adapter import opened
from tests.programme.town import (
    CLOSE,
    DAY,
    FIRST,
    GUILD,
    HOUR,
    MINUTE,
    SECOND,
    SLUGS,
    THIRD,
    WEEK,
    Engine,
    catalogue,
    refusal,
)

SECONDS = timedelta(seconds=1)


@pytest.fixture
async def open_ballot(engine: Engine) -> Engine:
    """On Monday at nine, with the first post made and its ballot open."""
    await engine.until(FIRST.at)
    return engine


async def rows(engine: Engine, table: str = "vote") -> int:
    [(count,)] = await engine.town.database.read(lambda t: t.rows(f"SELECT count(*) FROM {table}"))
    return count


async def poll(engine: Engine) -> Poll:
    return (await engine.voting.own(GUILD, 0)).poll


async def test_the_ballot_of_the_next_week_is_in_the_message_with_its_commitment(
    open_ballot: Engine,
) -> None:
    [message] = open_ballot.town.wall.messages
    carried = message.weekly.poll
    assert carried is not None
    assert (carried.slot, carried.closes) == (SECOND, SECOND.at - HOUR)
    assert len(carried.ballot.candidates) == 4
    assert carried.seed is None
    await open_ballot.until(SECOND.at - CLOSE)
    seed = (await poll(open_ballot)).seed
    assert seed is not None
    assert commitment(seed) == carried.ballot.commitment


async def test_a_member_votes_changes_repeats_and_withdraws(open_ballot: Engine) -> None:
    a, b, *_ = await open_ballot.candidates()
    assert (await open_ballot.vote(1, a)).outcome is Outcome.COUNTED
    changed = await open_ballot.vote(1, b)
    assert (changed.outcome, changed.before, changed.after) == (Outcome.CHANGED, (a,), (b,))
    assert (await open_ballot.vote(1, b)).outcome is Outcome.STILL_COUNTED
    assert await rows(open_ballot) == 1
    ballot = int((await poll(open_ballot)).ballot.id)
    now = open_ballot.town.clock.now()
    withdrawn = await open_ballot.voting.withdraw(GUILD, ballot, 1, clicked=now)
    assert withdrawn.receipt.outcome is Outcome.WITHDRAWN
    again = await open_ballot.voting.withdraw(GUILD, ballot, 1, clicked=now)
    assert again.receipt.outcome is Outcome.NOTHING_TO_WITHDRAW
    assert await rows(open_ballot) == 0


async def test_the_most_votes_win(open_ballot: Engine) -> None:
    a, b, c, _ = await open_ballot.candidates()
    for member, slug in enumerate([a, b, b, c, b, a]):
        await open_ballot.vote(member, slug)
    await open_ballot.until(SECOND.at)
    assert open_ballot.town.wall.posts[-1] == ("2026-08-17", b)
    chosen = open_ballot.town.wall.messages[-1].weekly.chosen_by
    assert chosen is not None
    assert chosen.result is not None
    assert (chosen.result.rule, chosen.tally.turnout) == (Rule.VOTES, 6)
    assert dict(chosen.tally.votes)[b] == 3


async def test_the_runner_up_stands_again(open_ballot: Engine) -> None:
    a, b, c, _ = await open_ballot.candidates()
    for member, slug in enumerate([a, b, b, c, b, c]):
        await open_ballot.vote(member, slug)
    await open_ballot.until(SECOND.at)
    first = (await poll(open_ballot)).ballot.candidates[0]
    assert (first.slug, first.origin) == (c, Origin.RUNNER_UP)


async def test_clicks_at_once_leave_one_row_for_each_member(open_ballot: Engine) -> None:
    other = open_ballot.town.engine()
    slugs = await open_ballot.candidates()
    clicks = [
        process.vote(member, slugs[(member + turn) % 4], ballot=1)
        for turn in range(2)
        for process in (open_ballot, other)
        for member in range(50)
    ]
    receipts = await asyncio.gather(*clicks)
    assert await rows(open_ballot) == 50
    last = {member: receipts[150 + member].after for member in range(50)}
    assert {
        member: (await open_ballot.voting.own(GUILD, member)).choices for member in range(50)
    } == last


async def test_clicks_in_two_processes_at_once_leave_one_row_for_each_member(
    open_ballot: Engine, url: str
) -> None:
    town = open_ballot.town
    slugs = await open_ballot.candidates()
    async with opened(url) as database:
        other = replace(town, database=database).engine()
        receipts = await asyncio.gather(
            *(
                process.vote(member, slugs[(member + turn) % 4], ballot=1)
                for turn in range(4)
                for member in range(50)
                for process in (open_ballot, other)
            )
        )
        counted = [receipt.outcome for receipt in receipts].count(Outcome.COUNTED)
        assert (counted, await rows(open_ballot)) == (50, 50)
    assert (await poll(open_ballot)).tally.turnout == 50


async def test_a_click_before_the_close_counts_when_it_arrives_after_it(
    open_ballot: Engine,
) -> None:
    closes = SECOND.at - HOUR
    slugs = await open_ballot.candidates()
    await open_ballot.until(closes + 2 * SECONDS)
    in_time = await open_ballot.vote(1, slugs[3], at=closes - timedelta(milliseconds=1))
    late = await open_ballot.vote(2, slugs[2], at=closes)
    assert (in_time.outcome, late.outcome) == (Outcome.COUNTED, Outcome.CLOSED)
    await open_ballot.until(SECOND.at)
    assert open_ballot.town.wall.posts[-1] == ("2026-08-17", slugs[3])


async def test_a_late_click_is_told_the_result(open_ballot: Engine) -> None:
    slugs = await open_ballot.candidates()
    await open_ballot.vote(1, slugs[1])
    await open_ballot.until(SECOND.at + HOUR)
    voted = await open_ballot.voting.vote(
        GUILD,
        1,
        2,
        [slugs[2]],
        clicked=SECOND.at,
        voter=Voter(frozenset(), datetime(2020, 1, 1, tzinfo=UTC), None),
    )
    assert voted.receipt.outcome is Outcome.CLOSED
    assert voted.late is not None
    assert voted.late.result is not None
    assert voted.late.result.winner == slugs[1]


async def test_the_close_is_shown_once_with_counts_winner_and_seed(open_ballot: Engine) -> None:
    slugs = await open_ballot.candidates()
    await open_ballot.vote(1, slugs[1])
    await open_ballot.until(SECOND.at - MINUTE)
    [message] = open_ballot.town.wall.messages
    ended = [weekly.poll for _, weekly in message.edits if weekly.poll and weekly.poll.is_closed]
    assert len(ended) == 1
    assert (ended[0].shows_counts, ended[0].seed is None) == (True, False)
    assert message.edits[-1][0] < SECOND.at - HOUR + MINUTE


async def test_counts_are_hidden_until_the_close_unless_live(engine: Engine) -> None:
    await engine.plan.set_ballot(GUILD, Options(counts=Counts.LIVE))
    await engine.until(FIRST.at)
    assert (await poll(engine)).shows_counts
    await engine.plan.set_ballot(GUILD, Options(counts=Counts.AT_CLOSE))
    assert (await poll(engine)).shows_counts, "an open ballot keeps what it was opened with"
    await engine.until(SECOND.at)
    assert not (await poll(engine)).shows_counts


async def test_turnout_is_edited_once_a_minute_then_once_in_ten_minutes(
    open_ballot: Engine,
) -> None:
    slugs = await open_ballot.candidates()
    clock = open_ballot.town.clock
    for member in range(240):
        await open_ballot.vote(member, slugs[member % 4])
        await open_ballot.until(clock.now() + 30 * SECONDS)
    [message] = open_ballot.town.wall.messages
    edits = [at for at, _ in message.edits]
    first_hour = [at for at in edits if at < FIRST.at + HOUR]
    later = [at for at in edits if at >= FIRST.at + HOUR]
    assert 55 <= len(first_hour) <= 60
    assert 5 <= len(later) <= 7


async def test_nobody_voting_edits_nothing(open_ballot: Engine) -> None:
    await open_ballot.until(SECOND.at - 2 * HOUR)
    assert open_ballot.town.wall.messages[0].edits == []


async def test_a_message_that_cannot_be_edited_is_tried_again_later_and_staff_told(
    open_ballot: Engine,
) -> None:
    wall = open_ballot.town.wall
    slugs = await open_ballot.candidates()
    await open_ballot.vote(1, slugs[1])
    await open_ballot.until(SECOND.at - 2 * HOUR)
    wall.before["refresh"].extend([refusal(Reason.REFUSED, "30046")] * 2)
    await open_ballot.until(SECOND.at - MINUTE)
    assert wall.messages[0].edits[-1][0] < SECOND.at - HOUR + 21 * MINUTE
    assert [notice.topic for notice in wall.notices] == [Topic.BALLOT_STALE]


async def test_a_tie_goes_to_the_rule_that_settles_it(open_ballot: Engine) -> None:
    a, b, c, _ = await open_ballot.candidates()
    for member, slug in enumerate([c, b, a, b, a, c]):
        await open_ballot.vote(member, slug)
    await open_ballot.until(SECOND.at)
    verified = await open_ballot.voting.verify(GUILD)
    result = verified.poll.result
    assert result is not None
    assert result.rule is Rule.DRAW
    assert {lot.slug for lot in result.draw.lots} == {a, b, c} if result.draw else False


async def test_nobody_voted_the_draw_picks_among_all(open_ballot: Engine) -> None:
    slugs = await open_ballot.candidates()
    await open_ballot.until(SECOND.at)
    verified = await open_ballot.voting.verify(GUILD, "2026-08-17")
    result = verified.poll.result
    assert result is not None
    assert result.draw is not None
    assert (result.tally.turnout, {lot.slug for lot in result.draw.lots}) == (0, set(slugs))
    assert verified.holds
    assert verified.key == SECOND.key


async def test_a_draw_that_was_tampered_with_does_not_verify(open_ballot: Engine) -> None:
    await open_ballot.until(SECOND.at)
    await open_ballot.town.database.write(
        lambda t: t.execute(
            "UPDATE lot SET digest = '00' || substr(digest, 3)"
            " WHERE slug = (SELECT max(slug) FROM lot)"
        )
    )
    verified = await open_ballot.voting.verify(GUILD)
    assert not verified.holds
    assert not all(s.holds for s in verified.verification.steps if s.check is Check.LOT)


async def test_counts_that_were_tampered_with_do_not_verify(open_ballot: Engine) -> None:
    a, b, *_ = await open_ballot.candidates()
    for member, slug in enumerate([a, a, b]):
        await open_ballot.vote(member, slug)
    await open_ballot.until(SECOND.at)
    assert (await open_ballot.voting.verify(GUILD)).holds
    await open_ballot.town.database.write(
        lambda t: t.execute("UPDATE candidate SET votes = 9 WHERE slug = $1", b)
    )
    assert not (await open_ballot.voting.verify(GUILD)).counts_hold


async def test_nothing_to_verify_is_said(engine: Engine) -> None:
    with pytest.raises(NoSuchBallot):
        await engine.voting.verify(GUILD)
    with pytest.raises(NoSuchWeek):
        await engine.voting.verify(GUILD, "last week")


async def test_the_tie_rule_can_be_the_draw_alone(engine: Engine) -> None:
    await engine.plan.set_ballot(GUILD, Options(tie_rule=TieRule.DRAW, size=2))
    await engine.until(FIRST.at)
    a, b = await engine.candidates()
    await engine.vote(1, a)
    await engine.vote(2, b)
    await engine.until(SECOND.at)
    result = (await engine.voting.verify(GUILD)).poll.result
    assert result is not None
    assert result.rule is Rule.DRAW


async def test_members_may_choose_several_and_the_rows_follow(engine: Engine) -> None:
    await engine.plan.set_ballot(GUILD, Options(choices=3))
    await engine.until(FIRST.at)
    a, b, c, d = await engine.candidates()
    assert (await engine.vote(1, a, b, c)).after == (a, b, c)
    assert (await engine.vote(1, d, b)).after == (b, d)
    assert (await engine.vote(1, a, b, c, d)).outcome is Outcome.TOO_MANY
    assert await rows(engine) == 2
    await engine.vote(2, d)
    await engine.until(SECOND.at)
    assert engine.town.wall.posts[-1] == ("2026-08-17", d)


async def test_only_who_meets_the_requirements_votes(engine: Engine) -> None:
    await engine.plan.set_ballot(GUILD, Options(voters=Requirements(role=5)))
    await engine.until(FIRST.at)
    slugs = await engine.candidates()
    refused = await engine.vote(1, slugs[0])
    assert (refused.outcome, refused.barrier) == (Outcome.NOT_ELIGIBLE, Barrier.ROLE)
    assert await rows(engine) == 0


async def test_a_ballot_of_another_server_takes_no_vote(open_ballot: Engine) -> None:
    voter = Voter(frozenset(), datetime(2020, 1, 1, tzinfo=UTC), None)
    with pytest.raises(NoSuchBallot):
        await open_ballot.voting.vote(GUILD + 1, 1, 1, ["job-b"], clicked=FIRST.at, voter=voter)
    with pytest.raises(NoSuchBallot):
        await open_ballot.vote(1, "job-b", ballot=99)


async def test_what_is_no_candidate_takes_no_vote(open_ballot: Engine) -> None:
    assert (await open_ballot.vote(1, "job-a")).outcome is Outcome.NOT_A_CANDIDATE


async def test_offline_at_the_close_it_closes_with_the_votes_cast_in_time(
    open_ballot: Engine,
) -> None:
    slugs = await open_ballot.candidates()
    await open_ballot.vote(1, slugs[2])
    restarted = open_ballot.town.engine()
    open_ballot.town.clock.set(SECOND.at + 2 * HOUR)
    late = await restarted.vote(2, slugs[1], ballot=1)
    assert late.outcome is Outcome.CLOSED
    await restarted.heartbeat.beat()
    first, second = open_ballot.town.wall.messages
    assert second.weekly.profession == slugs[2]
    assert first.now_says.poll is not None
    assert first.now_says.poll.is_closed, "the old message shows how its ballot ended"
    assert first.now_says.poll.closes == SECOND.at - HOUR


async def test_the_ballot_of_a_deleted_message_goes_on(open_ballot: Engine) -> None:
    [message] = open_ballot.town.wall.messages
    open_ballot.town.wall.delete(message)
    await open_ballot.programme.press.deleted(GUILD, message.id)
    slugs = await open_ballot.candidates()
    assert (await open_ballot.vote(1, slugs[3])).outcome is Outcome.COUNTED
    await open_ballot.until(SECOND.at)
    assert open_ballot.town.wall.posts[-1] == ("2026-08-17", slugs[3])


async def test_a_candidate_whose_profile_disappears_is_struck_out(open_ballot: Engine) -> None:
    a, b, c, d = await open_ballot.candidates()
    await open_ballot.vote(1, b)
    await open_ballot.vote(2, c)
    open_ballot.town.catalogue = catalogue(slug for slug in SLUGS if slug != b)
    await open_ballot.until(FIRST.at + HOUR)
    own = await open_ballot.voting.own(GUILD, 1)
    assert (own.choices, own.withdrawn) == ((), (b,))
    assert (await open_ballot.vote(1, b)).outcome is Outcome.NOT_A_CANDIDATE
    assert (Topic.WITHDRAWN, b) in [(n.topic, n.subject) for n in open_ballot.town.wall.notices]
    shown = open_ballot.town.wall.messages[0].now_says.poll
    assert shown is not None
    assert [candidate.slug for candidate in shown.ballot.standing] == [a, c, d]
    await open_ballot.until(SECOND.at)
    assert open_ballot.town.wall.posts[-1] == ("2026-08-17", c)


async def test_a_winner_whose_profile_disappears_leaves_it_to_the_runner_up(
    open_ballot: Engine,
) -> None:
    _, b, c, _ = await open_ballot.candidates()
    for member, slug in enumerate([b, b, c]):
        await open_ballot.vote(member, slug)
    await open_ballot.until(SECOND.at - 30 * MINUTE)
    open_ballot.town.catalogue = catalogue(slug for slug in SLUGS if slug != b)
    await open_ballot.until(SECOND.at)
    assert open_ballot.town.wall.posts[-1] == ("2026-08-17", c)
    assert (await open_ballot.voting.verify(GUILD)).holds


async def test_all_candidates_gone_the_first_that_could_stand_is_posted(
    open_ballot: Engine,
) -> None:
    gone = await open_ballot.candidates()
    open_ballot.town.catalogue = catalogue(slug for slug in SLUGS if slug not in gone)
    await open_ballot.until(THIRD.at)
    assert [slug for _, slug in open_ballot.town.wall.posts][1] == "job-f"
    assert len(open_ballot.town.wall.posts) == 3


async def test_member_ids_are_erased_a_day_after_the_close_and_totals_stay(
    open_ballot: Engine,
) -> None:
    slugs = await open_ballot.candidates()
    for member in range(5):
        await open_ballot.vote(member, slugs[member % 2])
    closes = SECOND.at - HOUR
    await open_ballot.until(closes + DAY - SECONDS)
    assert await rows(open_ballot) == 5
    await open_ballot.until(closes + DAY)
    assert await rows(open_ballot) == 0
    verified = await open_ballot.voting.verify(GUILD)
    assert (verified.poll.tally.turnout, verified.holds) == (5, True)
    assert dict(verified.poll.tally.votes)[slugs[0]] == 3


async def test_the_last_of_the_season_has_no_vote_and_a_new_season_follows(
    engine: Engine,
) -> None:
    engine.town.catalogue = catalogue(SLUGS[:6])
    await engine.until(FIRST.at + 6 * WEEK + 2 * HOUR)
    weeklies = [message.weekly for message in engine.town.wall.messages]
    assert [weekly.is_last_of_season for weekly in weeklies] == [False] * 5 + [True, False]
    assert [weekly.is_new_season for weekly in weeklies] == [False] * 6 + [True]
    assert [weekly.season for weekly in weeklies] == [1] * 6 + [2]
    assert weeklies[4].poll is None
    assert weeklies[4].decided is not None
    assert weeklies[4].decided.slug == weeklies[5].profession
    subjects = [(n.topic, n.subject) for n in engine.town.wall.notices]
    assert subjects == [
        (Topic.CATALOGUE_LOW, "4"),
        (Topic.CATALOGUE_LOW, "1"),
        (Topic.NEW_SEASON, "2"),
    ]


async def test_a_post_that_never_came_voids_the_ballot_in_it(open_ballot: Engine) -> None:
    wall = open_ballot.town.wall
    slugs = await open_ballot.candidates()
    await open_ballot.vote(1, slugs[1])
    wall.before["post"].extend([refusal(Reason.PERMISSION_MISSING)] * 100)
    await open_ballot.until(SECOND.at + 2 * DAY)
    wall.before["post"].clear()
    assert (await open_ballot.edition(SECOND.key)).cause == Cause(Reason.PERMISSION_MISSING)
    await open_ballot.until(THIRD.at)
    assert wall.posts[-1] == ("2026-08-24", slugs[1])
    weekly = wall.messages[-1].weekly
    assert weekly.chosen_by is not None
    assert weekly.chosen_by.slot == THIRD
    states = await open_ballot.town.database.read(
        lambda t: t.rows("SELECT state FROM ballot ORDER BY id")
    )
    assert states == [("closed",), ("void",), ("open",)]


async def test_two_ballots_of_a_series_are_never_open(open_ballot: Engine) -> None:
    with pytest.raises(Exception, match=r"(?i)unique constraint"):
        await open_ballot.town.database.write(
            lambda t: t.execute(
                "INSERT INTO ballot SELECT 99, series_id, announced_key, slot_key, slot_at,"
                " slot_moved, slot_repeated, state, revision, opened_at, closes_at, commitment,"
                " seed, season, begins_season, size, close_lead, choices, counts, tie_rule,"
                " voter_role_id, account_age, member_age, turnout, rule, erase_at FROM ballot"
            )
        )


async def test_a_second_row_for_one_choice_is_refused(open_ballot: Engine) -> None:
    slugs = await open_ballot.candidates()
    await open_ballot.vote(1, slugs[0])
    with pytest.raises(Exception, match=r"(?i)unique constraint"):
        await open_ballot.town.database.write(
            lambda t: t.execute("INSERT INTO vote SELECT 1, 1, 1, slug, 0 FROM vote")
        )


async def test_votes_survive_a_restart(open_ballot: Engine) -> None:
    slugs = await open_ballot.candidates()
    await open_ballot.vote(1, slugs[2])
    restarted = open_ballot.town.engine()
    assert (await restarted.voting.own(GUILD, 1)).choices == (slugs[2],)


async def test_close_lead_and_size_are_those_of_the_series(engine: Engine) -> None:
    await engine.plan.set_ballot(GUILD, Options(size=7, close_lead=timedelta(hours=5)))
    await engine.until(FIRST.at)
    opened = await poll(engine)
    assert (len(opened.ballot.candidates), opened.closes) == (7, SECOND.at - 5 * HOUR)


async def test_without_a_lead_the_post_waits_for_clicks_on_their_way(engine: Engine) -> None:
    await engine.plan.set_ballot(GUILD, Options(close_lead=timedelta()))
    await engine.until(FIRST.at)
    slugs = await engine.candidates()
    await engine.until(SECOND.at + SECONDS)
    assert len(engine.town.wall.messages) == 1
    await engine.vote(1, slugs[3], at=SECOND.at - timedelta(milliseconds=1))
    await engine.until(SECOND.at + 5 * SECONDS)
    assert engine.town.wall.posts[-1] == ("2026-08-17", slugs[3])


async def test_a_poll_of_the_past_is_still_there(open_ballot: Engine) -> None:
    await open_ballot.until(THIRD.at)
    past = await open_ballot.voting.poll(GUILD, 1)
    assert (past.is_closed, past.slot) == (True, SECOND)
    assert (await open_ballot.edition(SECOND.key)).state is State.POSTED
    assert replace(past, slot=None).closes == SECOND.at - HOUR
