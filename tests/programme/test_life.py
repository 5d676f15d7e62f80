"""A whole series against a simple model: anything staff, members, Discord and machines do."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import date, time, timedelta
from tempfile import TemporaryDirectory
from typing import Any, ClassVar, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.domain.errors import JobError
from bot.domain.week.ballot import Options
from bot.domain.week.edition import Reason, State
from bot.domain.week.making import Making
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.vote import Outcome
from bot.programme.claim import LEASE
from bot.programme.countries import Countries
from bot.programme.earshots import Earshots
from bot.programme.passing import settle_past
from bot.programme.week import Week
from bot.programme.weeks import Weeks
from tests.postgres import Server
from tests.programme.town import (
    DAY,
    GUILD,
    HOUR,
    MINUTE,
    OTHER_CHANNEL,
    SLUGS,
    TERMS,
    Crash,
    Town,
    catalogue,
    opened,
    refusal,
)

T = TypeVar("T")

Votes = dict[int, dict[int, tuple[str, ...]]]

processes = st.integers(0, 1)
members = st.integers(1, 6)
schedules = st.builds(
    Schedule,
    st.sampled_from(Weekday),
    st.sampled_from([time(2, 30), time(9), time(23, 45)]),
    st.sampled_from(["Europe/Paris", "America/New_York", "Pacific/Auckland"]),
)
troubles = st.sampled_from(
    [
        refusal(Reason.UNREACHABLE),
        refusal(Reason.PERMISSION_MISSING),
        refusal(Reason.CHANNEL_GONE),
        refusal(Reason.REFUSED),
    ]
)


class Life(RuleBasedStateMachine):
    """Two processes share one database; each may die and be started again."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.stack = AsyncExitStack()
        self.folder = TemporaryDirectory()
        self.town: Town = self.run(self.stack.enter_async_context(opened(self.address())))
        town = self.town
        self.weeks = Weeks(
            town.database,
            lambda: town.catalogue,
            town.clock,
            Countries(town.database),
            Earshots(town.database),
        )
        self.engines = [self.town.engine(), self.town.engine()]
        self.votes: Votes = {}
        """What was acknowledged, by ballot and member; emptied when ids are erased."""

    def address(self) -> str:
        """Return that of a new database."""
        return f"sqlite:///{self.folder.name}/onejob.sqlite3"

    def teardown(self) -> None:
        self.run(self.stack.aclose())
        self.runner.close()
        self.folder.cleanup()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(work)

    def asked(self, work: Coroutine[Any, Any, object]) -> None:
        """Do what a person asked for; that it may be refused is the person's affair."""
        try:
            self.run(work)
        except JobError:
            pass
        except Crash:
            self.restart(0)
            self.restart(1)

    def look(self) -> list[Making]:
        def operation(week: Week) -> list[Making]:
            keys = week.editions.transaction.rows("SELECT slot_key FROM edition ORDER BY slot_at")
            found = [week.editions.of(week.series.id, date.fromisoformat(key)) for (key,) in keys]
            return [record for record in found if record is not None]

        return self.run(self.weeks.look(GUILD, operation))

    @initialize()
    def set_up(self) -> None:
        self.run(self.engines[0].plan.set_up(GUILD, TERMS))

    # What members do

    @rule(process=processes, member=members, picks=st.sets(st.integers(0, 5), max_size=3))
    def vote(self, process: int, member: int, picks: set[int]) -> None:
        engine = self.engines[process]
        try:
            poll = self.run(engine.voting.own(GUILD, member)).poll
        except JobError:
            return
        slugs = [candidate.slug for candidate in poll.ballot.candidates]
        chosen = [slugs[pick % len(slugs)] for pick in picks]
        ballot = int(poll.ballot.id)
        receipt = self.run(engine.vote(member, *chosen, ballot=ballot))
        before = self.votes.get(ballot, {}).get(member, ())
        assert set(receipt.before) == set(before)
        if receipt.outcome in (Outcome.COUNTED, Outcome.CHANGED, Outcome.WITHDRAWN):
            self.votes.setdefault(ballot, {})[member] = receipt.after
        else:
            assert receipt.before == receipt.after

    @rule(member=members)
    def forget_me(self, member: int) -> None:
        self.run(self.engines[0].programme.members.delete(member))
        for ballot in self.votes.values():
            ballot.pop(member, None)

    @rule(member=members, slug=st.sampled_from(SLUGS))
    def suggest_and_approve(self, member: int, slug: str) -> None:
        queue = self.engines[0].queue

        async def both() -> None:
            suggestion = await queue.suggest(GUILD, member, slug)
            await queue.approve(GUILD, suggestion.id)

        self.asked(both())

    # What staff do

    @rule(schedule=schedules)
    def reschedule(self, schedule: Schedule) -> None:
        self.asked(self._edited(schedule=schedule))

    @rule(channel=st.sampled_from([TERMS.channel, OTHER_CHANNEL]))
    def move(self, channel: int) -> None:
        self.asked(self._edited(channel=channel))

    async def _edited(self, **changes: Any) -> None:
        terms = await self.engines[0].diary.terms(GUILD)
        await self.engines[0].plan.edit(GUILD, replace(terms, **changes))

    @rule(days=st.none() | st.integers(1, 20))
    def pause(self, days: int | None) -> None:
        until = None if days is None else self.town.clock.now() + days * DAY
        self.asked(self.engines[0].plan.pause(GUILD, until))

    @rule()
    def resume(self) -> None:
        self.asked(self.engines[1].plan.resume(GUILD))

    @rule()
    def skip(self) -> None:
        self.asked(self.engines[1].plan.skip(GUILD))

    @rule(process=processes)
    def post_now(self, process: int) -> None:
        self.asked(self.engines[process].heartbeat.post_now(GUILD))

    @rule(slug=st.sampled_from(SLUGS))
    def queue(self, slug: str) -> None:
        self.asked(self.engines[0].queue.add(GUILD, slug))

    @rule(choices=st.integers(1, 3), lead=st.sampled_from([timedelta(), HOUR, 40 * HOUR]))
    def set_ballot(self, choices: int, lead: timedelta) -> None:
        options = Options(choices=choices, close_lead=lead)
        self.asked(self.engines[0].plan.set_ballot(GUILD, options))

    @rule()
    def leave_and_come_back(self) -> None:
        servers = self.engines[0].servers
        self.run(servers.removed(GUILD))
        self.pass_time(3 * DAY)
        self.run(servers.found(GUILD))

    # What authors, moderators and Discord do

    @rule(gone=st.sets(st.sampled_from(SLUGS), max_size=6))
    def change_the_catalogue(self, gone: set[str]) -> None:
        self.town.catalogue = catalogue(slug for slug in SLUGS if slug not in gone)

    @rule()
    def delete_the_last_message(self) -> None:
        if self.town.wall.messages:
            message = self.town.wall.messages[-1]
            self.town.wall.delete(message)
            self.run(self.engines[0].programme.press.deleted(GUILD, message.id))

    @rule(
        what=st.sampled_from(["post", "post", "find", "thread", "refresh", "tell"]),
        trouble=troubles,
        times=st.integers(1, 4),
    )
    def refuse(self, what: str, trouble: BaseException, times: int) -> None:
        self.town.wall.before[what].extend([trouble] * times)

    @rule(what=st.sampled_from(["post", "thread"]))
    def lose_the_answer(self, what: str) -> None:
        self.town.wall.after[what].append(refusal(Reason.UNREACHABLE))

    @rule(
        when=st.sampled_from(["before", "after"]),
        what=st.sampled_from(["post", "post", "find", "thread", "refresh"]),
    )
    def crash(self, when: str, what: str) -> None:
        getattr(self.town.wall, when)[what].append(Crash())

    # What time does

    @rule(process=processes)
    def restart(self, process: int) -> None:
        self.engines[process] = self.town.engine()

    @rule(span=st.sampled_from([30 * MINUTE, 5 * HOUR, 2 * DAY, 7 * DAY, 8 * DAY]))
    def pass_time(self, span: timedelta) -> None:
        end = self.town.clock.now() + span
        while self.town.clock.now() < end:
            try:
                self.run(self.engines[0].until(end))
                self.run(self.engines[1].heartbeat.beat())
            except BaseExceptionGroup as group:
                if group.split(Crash)[1] is not None:
                    raise
                self.restart(0)
        self._forget()

    @rule(span=st.sampled_from([HOUR, DAY, 9 * DAY, 23 * DAY]))
    def outage(self, span: timedelta) -> None:
        self.town.clock.set(self.town.clock.now() + span)
        self.restart(0)
        self.restart(1)
        self.pass_time(2 * LEASE)

    def _forget(self) -> None:
        rows = self.run(
            self.town.database.read(
                lambda t: t.rows("SELECT id FROM ballot WHERE state <> 'open' AND erase_at IS NULL")
            )
        )
        for (ballot,) in rows:
            self.votes.pop(ballot, None)

    # What always holds

    @invariant()
    def every_acknowledged_vote_is_there_and_no_other(self) -> None:
        rows = self.run(
            self.town.database.read(lambda t: t.rows("SELECT ballot_id, member_id, slug FROM vote"))
        )
        expected = {
            (ballot, member, slug)
            for ballot, choices in self.votes.items()
            for member, slugs in choices.items()
            for slug in slugs
        }
        assert sorted(rows) == sorted(expected)

    @invariant()
    def no_slot_is_posted_twice(self) -> None:
        """But for one that moderators deleted before the bot had seen that it stood."""
        marks = [m.mark for m in self.town.wall.messages if not m.is_deleted]
        assert len(set(marks)) == len(marks)

    @invariant()
    def every_message_is_recorded_or_will_be_looked_for(self) -> None:
        if not self.town.wall.messages:
            return
        records = {record.edition.slot.key: record for record in self.look()}
        for message in self.town.wall.messages:
            record = records[message.weekly.edition.slot.key]
            known = record.edition.message == message.id or record.edition.may_stand
            is_left_out = record.edition.is_left_out  # by staff, where the bot was not let look
            assert known or is_left_out or message.is_deleted, message.mark

    @invariant()
    def no_week_has_two_posts(self) -> None:
        weeks = [r.edition.slot.week for r in self.look() if r.edition.state.is_featured]
        assert len(set(weeks)) == len(weeks)

    @invariant()
    def what_was_not_posted_has_a_reason(self) -> None:
        for record in self.look():
            edition = record.edition
            if edition.state in (State.MISSED, State.SKIPPED, State.BLOCKED):
                assert edition.cause is not None

    @invariant()
    def no_slot_of_the_past_is_forgotten(self) -> None:
        engine = self.engines[0]
        self.run(self._settled())
        series = self.run(engine.diary.series(GUILD))
        now = self.town.clock.now()
        due = series.due(now, [record.edition for record in self.look()])
        open_ends = {r.edition.slot for r in self.look() if r.edition.may_stand}
        assert set(due.missed) | set(due.paused) <= open_ends
        if due.post is not None:
            assert now <= series.deadline(due.post)

    async def _settled(self) -> None:
        """Settle what needs no Discord, as the next beat will."""
        await self.weeks.change(GUILD, settle_past)

    @invariant()
    def who_was_posted_won(self) -> None:
        for record in self.look():
            if record.edition.state.is_featured and record.ballot is not None:
                poll = self.run(self.engines[0].voting.poll(GUILD, record.ballot))
                assert poll.result is not None
                if poll.result.winner == record.edition.profession:
                    votes = {c.slug: poll.tally.votes[c.slug] for c in poll.ballot.standing}
                    assert votes[poll.result.winner] == max(votes.values())
                else:  # it was on its way when its profile disappeared
                    assert record.edition.profession in {c.slug for c in poll.ballot.candidates}


class ServedLife(Life):
    """The same over PostgreSQL."""

    server: ClassVar[Server]

    def address(self) -> str:
        return self.server.emptied()


@pytest.fixture
def served(postgres: Server) -> None:
    ServedLife.server = postgres


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=20,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.mark.usefixtures("served")
class TestServedLife(ServedLife.TestCase):
    settings = settings(TestLife.settings, max_examples=4)
