"""What staff change, and what becomes of the week: edit, pause, skip, post now, queue, leaving."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.domain.catalogue.errors import UnknownProfession
from bot.domain.week.ballot import Candidate, Options, Origin
from bot.domain.week.edition import Reason, State
from bot.domain.week.errors import (
    AlreadyFeatured,
    AlreadyQueued,
    AlreadySetUp,
    BeingPosted,
    NoSeries,
    NoSuchBallot,
    NoSuchSuggestion,
    NothingComing,
    NotQueued,
    OneSuggestionEach,
    OutOfRange,
    TooEarly,
    UnknownZone,
)
from bot.domain.week.notice import Notice, Topic
from bot.domain.week.series import Discussion
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.terms import Terms
from tests.programme.town import (
    CHANNEL,
    CLOSE,
    DAY,
    FIRST,
    FOURTH,
    GUILD,
    HOUR,
    MINUTE,
    MONDAYS,
    OTHER_CHANNEL,
    SECOND,
    SETTINGS,
    SLUGS,
    THIRD,
    TUESDAY,
    WEEK,
    Crash,
    Engine,
    catalogue,
    refusal,
)

THURSDAYS = replace(MONDAYS, weekday=Weekday.THURSDAY)


def keys(engine: Engine) -> list[str]:
    return [key for key, _ in engine.town.wall.posts]


async def test_what_was_set_up_comes_back_as_it_was(engine: Engine) -> None:
    settings = Terms(OTHER_CHANNEL, THURSDAYS, "fr", 7, Discussion.FORUM, True, timedelta(hours=5))
    await engine.plan.set_up(GUILD + 1, settings)
    assert await engine.diary.terms(GUILD + 1) == settings
    series = await engine.plan.set_ballot(GUILD + 1, Options(size=9, choices=2))
    await engine.plan.set_log_channel(GUILD + 1, 77)
    assert await engine.diary.series(GUILD + 1) == replace(series, log_channel=77)


async def test_setting_up_twice_is_refused(engine: Engine) -> None:
    with pytest.raises(AlreadySetUp):
        await engine.plan.set_up(GUILD, SETTINGS)


async def test_a_server_without_a_series_is_told_so(engine: Engine) -> None:
    with pytest.raises(NoSeries):
        await engine.diary.status(GUILD + 1)
    with pytest.raises(NoSeries):
        await engine.heartbeat.visit(GUILD + 1)


async def test_settings_that_cannot_be_are_refused_and_nothing_is_stored(engine: Engine) -> None:
    with pytest.raises(UnknownZone):
        Schedule(Weekday.MONDAY, time(9), "Mars/Olympus")
    with pytest.raises(OutOfRange):
        await engine.plan.set_up(GUILD + 1, replace(SETTINGS, catch_up=timedelta(hours=97)))
    with pytest.raises(NoSeries):
        await engine.diary.series(GUILD + 1)


async def test_the_answer_to_a_change_shows_the_next_four_dates(engine: Engine) -> None:
    edited = await engine.diary.would_edit(GUILD, replace(SETTINGS, schedule=THURSDAYS))
    assert [slot.key for slot in edited.coming_before] == [
        slot.key for slot in (FIRST, SECOND, THIRD, FOURTH)
    ]
    assert [slot.key.isoformat() for slot in edited.coming] == [
        "2026-08-06",
        "2026-08-13",
        "2026-08-20",
        "2026-08-27",
    ]


async def test_what_would_be_edited_is_not(engine: Engine) -> None:
    await engine.diary.would_edit(GUILD, replace(SETTINGS, schedule=THURSDAYS))
    assert await engine.diary.terms(GUILD) == SETTINGS


async def test_a_change_after_the_post_takes_effect_the_week_after(engine: Engine) -> None:
    await engine.until(FIRST.at + HOUR)
    await engine.plan.edit(GUILD, replace(SETTINGS, schedule=THURSDAYS))
    await engine.until(FIRST.at + 11 * DAY)
    assert keys(engine) == ["2026-08-10", "2026-08-20"]


async def test_the_open_ballot_moves_with_the_schedule(engine: Engine) -> None:
    await engine.until(FIRST.at + HOUR)
    slugs = await engine.candidates()
    await engine.vote(1, slugs[3])
    await engine.plan.edit(GUILD, replace(SETTINGS, schedule=THURSDAYS))
    poll = (await engine.voting.own(GUILD, 1)).poll
    assert poll.slot is not None
    assert (poll.slot.key, poll.closes) == (date(2026, 8, 20), poll.slot.at - HOUR)
    await engine.until(FIRST.at + 11 * DAY)
    assert engine.town.wall.posts[-1] == ("2026-08-20", slugs[3])


async def test_what_is_due_by_the_old_schedule_is_settled_first(engine: Engine) -> None:
    engine.town.wall.before["post"].append(refusal(Reason.PERMISSION_MISSING))
    await engine.until(FIRST.at + MINUTE / 2)
    await engine.plan.edit(GUILD, replace(SETTINGS, schedule=THURSDAYS))
    edition = await engine.edition(FIRST.key)
    assert (edition.state, edition.cause) == (State.SKIPPED, refusal(Reason.RESCHEDULED).cause)
    await engine.until(FIRST.at + 4 * DAY)
    assert keys(engine) == ["2026-08-13"]


async def test_a_message_that_may_stand_is_still_looked_for_after_a_change(
    engine: Engine,
) -> None:
    wall = engine.town.wall
    wall.after["post"].append(refusal(Reason.UNREACHABLE))
    await engine.until(FIRST.at + MINUTE / 2)
    await engine.plan.edit(GUILD, replace(SETTINGS, schedule=THURSDAYS))
    await engine.until(FIRST.at + 5 * MINUTE)
    assert (await engine.edition(FIRST.key)).state is State.POSTED
    await engine.until(FIRST.at + 11 * DAY)
    assert keys(engine) == ["2026-08-10", "2026-08-20"]


async def test_no_schedule_is_changed_in_mid_post(engine: Engine) -> None:
    engine.town.wall.before["post"].append(Crash())
    engine.town.clock.set(FIRST.at)
    with pytest.raises(Crash):
        await engine.heartbeat.visit(GUILD)
    with pytest.raises(BeingPosted):
        await engine.plan.edit(GUILD, replace(SETTINGS, schedule=THURSDAYS))
    with pytest.raises(BeingPosted):
        await engine.plan.skip(GUILD)
    with pytest.raises(BeingPosted):
        await engine.heartbeat.post_now(GUILD)


async def test_skipping_takes_the_next_slot_out_and_moves_the_ballot(engine: Engine) -> None:
    await engine.until(FIRST.at + HOUR)
    slugs = await engine.candidates()
    await engine.vote(1, slugs[2])
    skipped = await engine.plan.skip(GUILD)
    assert (skipped.slot, skipped.next_slot) == (SECOND, THIRD)
    assert skipped.poll is not None
    assert (skipped.poll.slot, skipped.poll.closes) == (THIRD, THIRD.at - HOUR)
    await engine.until(THIRD.at)
    assert engine.town.wall.posts == [("2026-08-10", "job-a"), ("2026-08-24", slugs[2])]
    assert (await engine.edition(SECOND.key)).cause == refusal(Reason.SKIPPED).cause


async def test_skipping_after_the_close_keeps_the_result(engine: Engine) -> None:
    await engine.until(FIRST.at)
    slugs = await engine.candidates()
    await engine.vote(1, slugs[2])
    await engine.until(SECOND.at - CLOSE)
    await engine.plan.skip(GUILD)
    await engine.until(THIRD.at)
    assert engine.town.wall.posts[-1] == ("2026-08-24", slugs[2])


async def test_skipping_takes_an_overdue_slot_out_first(engine: Engine) -> None:
    engine.town.wall.before["post"].append(refusal(Reason.CHANNEL_GONE))
    await engine.until(FIRST.at + MINUTE / 2)
    assert (await engine.plan.skip(GUILD)).slot == FIRST
    await engine.until(SECOND.at)
    assert keys(engine) == ["2026-08-17"]


async def test_skipping_again_takes_the_one_after_it(engine: Engine) -> None:
    await engine.plan.skip(GUILD)
    assert (await engine.plan.skip(GUILD)).slot == SECOND


async def test_pausing_without_an_end_holds_the_ballot_open(engine: Engine) -> None:
    await engine.until(FIRST.at)
    slugs = await engine.candidates()
    await engine.plan.pause(GUILD)
    poll = (await engine.voting.own(GUILD, 1)).poll
    assert (poll.slot, poll.closes) == (None, None)
    await engine.until(THIRD.at + DAY)
    assert keys(engine) == ["2026-08-10"]
    await engine.vote(1, slugs[1])
    edited = await engine.plan.resume(GUILD)
    assert edited.coming[0] == FOURTH
    await engine.until(FOURTH.at)
    assert engine.town.wall.posts[-1] == ("2026-08-31", slugs[1])
    assert (await engine.edition(SECOND.key)).cause == refusal(Reason.PAUSED).cause


async def test_a_pause_with_an_end_moves_the_ballot_to_the_slot_after_it(engine: Engine) -> None:
    await engine.until(FIRST.at)
    await engine.plan.pause(GUILD, MONDAYS.start_of(date(2026, 8, 20)))
    poll = (await engine.voting.own(GUILD, 1)).poll
    assert (poll.slot, poll.closes) == (THIRD, THIRD.at - HOUR)
    await engine.until(THIRD.at)
    assert keys(engine) == ["2026-08-10", "2026-08-24"]


async def test_nothing_is_skipped_while_paused_without_an_end(engine: Engine) -> None:
    await engine.plan.pause(GUILD)
    with pytest.raises(NothingComing):
        await engine.plan.skip(GUILD)
    assert await engine.diary.next(GUILD) is None


async def test_resuming_shortly_before_a_slot_closes_the_ballot_now(engine: Engine) -> None:
    await engine.until(FIRST.at)
    slugs = await engine.candidates()
    await engine.plan.pause(GUILD)
    await engine.vote(1, slugs[1])
    await engine.until(THIRD.at - 10 * MINUTE)
    await engine.plan.resume(GUILD)
    await engine.until(THIRD.at)
    assert engine.town.wall.posts[-1] == ("2026-08-24", slugs[1])


async def test_post_now_within_72_hours_stands_for_the_next_slot(engine: Engine) -> None:
    await engine.until(FIRST.at)
    slugs = await engine.candidates()
    await engine.vote(1, slugs[3])
    engine.town.clock.set(SECOND.at - 70 * HOUR)
    edition = await engine.heartbeat.post_now(GUILD)
    assert (edition.state, edition.slot, edition.profession) == (State.POSTED, SECOND, slugs[3])
    await engine.until(THIRD.at)
    assert keys(engine) == ["2026-08-10", "2026-08-17", "2026-08-24"]
    posted = engine.town.wall.messages[1]
    assert not posted.weekly.is_late
    assert posted.weekly.poll is not None
    assert posted.weekly.poll.slot == THIRD


async def test_post_now_earlier_than_that_asks(engine: Engine) -> None:
    await engine.until(FIRST.at + HOUR)
    with pytest.raises(TooEarly) as asked:
        await engine.heartbeat.post_now(GUILD)
    assert asked.value.at == SECOND.at
    assert not (await engine.voting.own(GUILD, 1)).poll.is_closed
    edition = await engine.heartbeat.post_now(GUILD, anyway=True)
    assert edition.slot == SECOND


async def test_post_now_in_a_pause_asks_and_its_ballot_waits(engine: Engine) -> None:
    await engine.plan.pause(GUILD)
    with pytest.raises(TooEarly):
        await engine.heartbeat.post_now(GUILD)
    await engine.heartbeat.post_now(GUILD, anyway=True)
    poll = (await engine.voting.own(GUILD, 1)).poll
    assert poll.slot is None
    await engine.plan.resume(GUILD)
    assert (await engine.voting.own(GUILD, 1)).poll.slot == SECOND


async def test_post_now_that_is_refused_says_why_and_the_slot_comes_anyway(
    engine: Engine,
) -> None:
    engine.town.clock.set(FIRST.at - DAY)
    engine.town.wall.before["post"].append(refusal(Reason.PERMISSION_MISSING, "send_messages"))
    edition = await engine.heartbeat.post_now(GUILD)
    assert edition.cause == refusal(Reason.PERMISSION_MISSING, "send_messages").cause
    await engine.until(FIRST.at)
    assert [message.at for message in engine.town.wall.messages] == [FIRST.at]


async def test_post_now_sends_what_is_blocked(engine: Engine) -> None:
    engine.town.wall.before["post"].append(refusal(Reason.PERMISSION_MISSING))
    await engine.until(FIRST.at + MINUTE / 2)
    assert (await engine.heartbeat.post_now(GUILD)).state is State.POSTED
    assert keys(engine) == ["2026-08-10"]


async def test_a_test_consumes_nothing_and_gives_nothing_away(engine: Engine) -> None:
    await engine.until(FIRST.at)
    slugs = await engine.candidates()
    await engine.vote(1, slugs[3])
    before = await engine.town.database.read(
        lambda t: t.rows("SELECT count(*), max(id), max(revision) FROM ballot")
    )
    weekly = await engine.diary.sample(GUILD)
    assert (weekly.is_test, weekly.profession, weekly.chosen_by) == (True, slugs[0], None)
    assert weekly.poll is not None
    assert weekly.poll.ballot.id == "test"
    after = await engine.town.database.read(
        lambda t: t.rows("SELECT count(*), max(id), max(revision) FROM ballot")
    )
    assert before == after
    assert (await engine.vote(1, slugs[2])).outcome.value == "changed"


async def test_a_test_is_possible_before_the_first_post(engine: Engine) -> None:
    assert (await engine.diary.sample(GUILD)).profession == "job-a"


async def test_the_queue_goes_before_the_ballot(engine: Engine) -> None:
    await engine.queue.add(GUILD, "Job K")
    await engine.queue.add(GUILD, "job-l")
    moved = await engine.queue.move(GUILD, "job-l", 1)
    assert (moved.place, moved.order) == (1, ("job-l", "job-k"))
    await engine.until(SECOND.at)
    assert [slug for _, slug in engine.town.wall.posts] == ["job-l", "job-k"]
    first, second = engine.town.wall.messages
    assert (first.weekly.poll, first.weekly.origin) == (None, Origin.QUEUE)
    assert first.weekly.decided == Candidate("job-k", Origin.QUEUE)
    assert second.weekly.poll is not None
    assert await engine.queue.list(GUILD) == ()


async def test_what_is_queued_waits_for_an_open_ballot(engine: Engine) -> None:
    await engine.until(FIRST.at)
    slugs = await engine.candidates()
    await engine.vote(1, slugs[1])
    await engine.queue.add(GUILD, "job-l")
    preview = await engine.diary.preview(GUILD, 3)
    assert [coming.decided for coming in preview] == [None, Candidate("job-l", Origin.QUEUE), None]
    await engine.until(THIRD.at)
    assert [slug for _, slug in engine.town.wall.posts][1:] == [slugs[1], "job-l"]


async def test_the_queue_refuses_doubles_strangers_and_unknown_names(engine: Engine) -> None:
    await engine.queue.add(GUILD, "job-k")
    with pytest.raises(AlreadyQueued):
        await engine.queue.add(GUILD, "job-k")
    with pytest.raises(NotQueued):
        await engine.queue.remove(GUILD, "job-l")
    with pytest.raises(UnknownProfession):
        await engine.queue.add(GUILD, "xyzzy")
    assert (await engine.queue.remove(GUILD, "job-k")).order == ()


async def test_what_lost_its_profile_can_be_taken_out_of_the_queue(engine: Engine) -> None:
    await engine.queue.add(GUILD, "job-k")
    engine.town.catalogue = catalogue(SLUGS[:5])
    assert (await engine.queue.remove(GUILD, "job-k")).order == ()


async def test_an_approved_suggestion_stands_on_the_next_ballot_one_at_a_time(
    engine: Engine,
) -> None:
    first = await engine.queue.suggest(GUILD, 1, "job-k")
    second = await engine.queue.suggest(GUILD, 2, "job-l")
    await engine.queue.approve(GUILD, first.id)
    await engine.queue.approve(GUILD, second.id)
    await engine.until(FIRST.at)
    origins = [c.origin for c in (await engine.voting.own(GUILD, 0)).poll.ballot.candidates]
    assert origins.count(Origin.PROPOSAL) == 1
    assert "job-k" in await engine.candidates()
    await engine.until(SECOND.at)
    standing = (await engine.voting.own(GUILD, 0)).poll.ballot.candidates
    assert [c.slug for c in standing if c.origin is Origin.PROPOSAL] == ["job-l"]


async def test_an_approved_suggestion_waits_for_a_ballot_and_is_not_posted_without_one(
    engine: Engine,
) -> None:
    suggestion = await engine.queue.suggest(GUILD, 1, "job-a")
    await engine.queue.approve(GUILD, suggestion.id)
    await engine.until(FIRST.at)
    assert engine.town.wall.posts == [("2026-08-10", "job-b")]
    standing = (await engine.voting.own(GUILD, 0)).poll.ballot.candidates
    assert [c.slug for c in standing if c.origin is Origin.PROPOSAL] == ["job-a"]


async def test_what_alone_is_left_is_posted_although_it_was_suggested(engine: Engine) -> None:
    engine.town.catalogue = catalogue(["job-a"])
    suggestion = await engine.queue.suggest(GUILD, 1, "job-a")
    await engine.queue.approve(GUILD, suggestion.id)
    await engine.until(FIRST.at)
    assert engine.town.wall.posts == [("2026-08-10", "job-a")]


async def test_a_suggestion_that_staff_queued_waits_no_more_once_it_was_posted(
    engine: Engine,
) -> None:
    suggestion = await engine.queue.suggest(GUILD, 1, "job-k")
    await engine.queue.add(GUILD, "job-k")
    await engine.until(FIRST.at)
    assert await engine.queue.suggestions(GUILD) == ()
    with pytest.raises(NoSuchSuggestion):
        await engine.queue.approve(GUILD, suggestion.id)


async def test_a_refused_suggestion_is_gone(engine: Engine) -> None:
    suggestion = await engine.queue.suggest(GUILD, 1, "job-k")
    await engine.queue.refuse(GUILD, suggestion.id)
    assert await engine.queue.suggestions(GUILD) == ()
    with pytest.raises(NoSuchSuggestion):
        await engine.queue.approve(GUILD, suggestion.id)


async def test_suggestions_that_help_nobody_are_refused(engine: Engine) -> None:
    await engine.until(FIRST.at)
    with pytest.raises(AlreadyFeatured):
        await engine.queue.suggest(GUILD, 1, "job-a")
    await engine.queue.suggest(GUILD, 1, "job-k")
    with pytest.raises(AlreadyQueued):
        await engine.queue.suggest(GUILD, 2, "job-k")
    with pytest.raises(OneSuggestionEach):
        await engine.queue.suggest(GUILD, 1, "job-l")


async def test_an_answered_suggestion_forgets_its_member(engine: Engine) -> None:
    suggestion = await engine.queue.suggest(GUILD, 1, "job-k")
    assert (await engine.queue.approve(GUILD, suggestion.id)).member == 1
    [kept] = await engine.queue.suggestions(GUILD)
    assert (kept.member, kept.is_approved) == (None, True)
    await engine.queue.suggest(GUILD, 1, "job-l")


async def test_a_member_sees_exports_and_deletes_what_is_stored(engine: Engine) -> None:
    members = engine.programme.members
    await engine.until(FIRST.at)
    slugs = await engine.candidates()
    await engine.vote(1, slugs[1])
    await engine.vote(2, slugs[2])
    await engine.until(SECOND.at)
    await engine.vote(1, (await engine.candidates())[1])
    await engine.queue.suggest(GUILD, 1, "job-l")
    stored = await members.stored(1)
    assert [vote.is_open for vote in stored.votes] == [False, True]
    assert stored.votes[0].erased_at == SECOND.at - HOUR + DAY
    exported = await members.export(1)
    assert exported["votes"][0]["profession"] == slugs[1]
    assert exported["suggestions"][0]["server"] == str(GUILD)
    deleted = await members.delete(1)
    assert (deleted.withdrawn, deleted.erased, deleted.suggestions) == (1, 1, 1)
    assert (await members.stored(1)).votes == ()
    assert (await engine.voting.own(GUILD, 1)).choices == ()
    assert (await engine.voting.poll(GUILD, 1)).tally.turnout == 2
    assert len((await members.stored(2)).votes) == 1


async def test_history_tells_what_was_posted_newest_first(engine: Engine) -> None:
    await engine.until(FOURTH.at)
    weeks = await engine.diary.history(GUILD, 2)
    assert [weekly.edition.slot for weekly in weeks] == [FOURTH, THIRD]
    assert weeks[0].place is not None
    assert weeks[0].place.channel == CHANNEL
    assert weeks[0].chosen_by is not None
    assert [w.edition.slot for w in await engine.diary.history(GUILD, 2, 1)] == [SECOND, FIRST]
    assert (await engine.diary.weekly(GUILD, "2026-08-17")).edition.slot == SECOND


async def test_status_tells_how_the_series_stands(engine: Engine) -> None:
    await engine.until(FIRST.at)
    status = await engine.diary.status(GUILD)
    assert status.latest is not None
    assert (status.latest.slot, status.season, status.left) == (FIRST, 1, 11)
    assert [coming.slot for coming in status.coming][:2] == [SECOND, THIRD]


async def test_the_preview_marks_the_week_in_which_clocks_change(engine: Engine) -> None:
    preview = await engine.diary.preview(GUILD, 12)
    turned = {c.slot.key.isoformat(): c.turn for c in preview if c.turn}
    assert turned == {"2026-10-26": -HOUR}


async def test_the_preview_before_the_first_post_names_it(engine: Engine) -> None:
    first, *_ = await engine.diary.preview(GUILD, 2)
    assert first.decided is not None
    await engine.until(FIRST.at)
    assert engine.town.wall.posts[0][1] == first.decided.slug


async def test_staff_that_cannot_be_told_are_told_on_their_next_command(engine: Engine) -> None:
    engine.town.wall.is_deaf = True
    engine.town.wall.before["post"].append(refusal(Reason.CHANNEL_GONE))
    await engine.until(FIRST.at + MINUTE / 2)
    [notice] = await engine.programme.notices.untold(GUILD)
    assert notice.topic is Topic.BLOCKED
    await engine.programme.notices.told(notice)
    assert await engine.programme.notices.untold(GUILD) == ()


async def test_a_server_that_is_back_is_not_told_in_a_channel_what_was_before(
    engine: Engine,
) -> None:
    now = engine.town.clock.now()
    await engine.programme.notices.notice(Notice(GUILD, Topic.DELETED, now, "x"))
    await engine.servers.removed(GUILD)
    engine.town.clock.set(now + 3 * DAY)
    await engine.servers.invited(GUILD)
    await engine.heartbeat.visit(GUILD)
    assert engine.town.wall.notices == []
    assert [n.topic for n in await engine.programme.notices.untold(GUILD)] == [Topic.DELETED]


async def test_another_log_channel_is_not_told_what_is_a_day_old(engine: Engine) -> None:
    engine.town.wall.is_deaf = True
    engine.town.wall.before["post"].append(refusal(Reason.PERMISSION_MISSING))
    await engine.until(FIRST.at + DAY)
    engine.town.wall.is_deaf = False
    await engine.plan.set_log_channel(GUILD, 5)
    await engine.until(FIRST.at + 2 * DAY)
    assert engine.town.wall.notices == []


async def test_another_log_channel_is_tried_for_what_nobody_was_told(engine: Engine) -> None:
    engine.town.wall.is_deaf = True
    engine.town.wall.before["post"].append(refusal(Reason.CHANNEL_GONE))
    await engine.until(FIRST.at + MINUTE / 2)
    engine.town.wall.is_deaf = False
    await engine.plan.set_log_channel(GUILD, 5)
    await engine.heartbeat.visit(GUILD)
    assert [notice.topic for notice in engine.town.wall.notices] == [Topic.BLOCKED]


async def test_telling_is_tried_again_when_discord_was_busy(engine: Engine) -> None:
    engine.town.wall.before["tell"].append(refusal(Reason.BUSY))
    now = engine.town.clock.now()
    assert await engine.programme.notices.notice(Notice(GUILD, Topic.DELETED, now, "x"))
    assert not await engine.programme.notices.notice(Notice(GUILD, Topic.DELETED, now, "x"))
    await engine.until(TUESDAY + HOUR)
    assert [notice.subject for notice in engine.town.wall.notices] == ["x"]


async def test_an_invitation_back_restores_the_series_paused(engine: Engine) -> None:
    await engine.until(FIRST.at)
    await engine.servers.removed(GUILD)
    await engine.until(THIRD.at)
    assert keys(engine) == ["2026-08-10"]
    series = await engine.servers.invited(GUILD)
    assert series is not None
    assert series.pause is not None
    assert (await engine.edition(SECOND.key)).cause == refusal(Reason.REMOVED).cause
    await engine.plan.resume(GUILD)
    await engine.until(FOURTH.at)
    assert keys(engine) == ["2026-08-10", "2026-08-31"]


async def test_thirty_days_after_a_removal_everything_is_gone(engine: Engine) -> None:
    await engine.until(FIRST.at)
    await engine.vote(1, (await engine.candidates())[0])
    await engine.servers.removed(GUILD)
    await engine.until(FIRST.at + 30 * DAY - MINUTE)
    assert await engine.diary.series(GUILD)
    await engine.until(FIRST.at + 30 * DAY)
    assert await engine.servers.invited(GUILD) is None
    for table in ("series", "edition", "effect", "ballot", "candidate", "vote", "notice"):
        [(count,)] = await engine.town.database.read(
            lambda t, table=table: t.rows(f"SELECT count(*) FROM {table}")
        )
        assert count == 0, table


async def test_being_in_a_server_all_along_changes_nothing(engine: Engine) -> None:
    series = await engine.servers.invited(GUILD)
    assert series is not None
    assert series.pause is None
    assert await engine.servers.invited(GUILD + 1) is None
    await engine.servers.removed(GUILD + 1)


async def test_purging_deletes_everything_and_old_buttons_find_nothing(engine: Engine) -> None:
    await engine.until(FIRST.at)
    assert await engine.servers.purge(GUILD)
    assert not await engine.servers.purge(GUILD)
    await engine.plan.set_up(GUILD, SETTINGS)
    await engine.until(SECOND.at)
    with pytest.raises(NoSuchBallot):
        await engine.vote(1, "job-b", ballot=1)


async def test_a_year_with_restarts_has_52_posts(engine: Engine) -> None:
    process = engine
    for week in range(52):
        await process.until(FIRST.at + week * WEEK + 3 * HOUR)
        if week % 5 == 0:
            process = engine.town.engine()
    assert len(keys(engine)) == len(set(keys(engine))) == 52


async def test_a_claim_that_died_before_the_removal_is_looked_for_after_the_return(
    engine: Engine,
) -> None:
    engine.town.wall.after["post"].append(Crash())
    engine.town.clock.set(FIRST.at)
    with pytest.raises(Crash):
        await engine.heartbeat.visit(GUILD)
    await engine.servers.removed(GUILD)
    engine.town.clock.set(SECOND.at)
    restarted = engine.town.engine()
    await restarted.servers.invited(GUILD)
    await restarted.until(SECOND.at + MINUTE)
    assert (await restarted.edition(FIRST.key)).state is State.POSTED
    assert len(engine.town.wall.messages) == 1
