"""When and where a series posts, and what staff change about it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

from bot.domain.catalogue.browse import Featured
from bot.domain.week.ballot import Options
from bot.domain.week.coming import Coming
from bot.domain.week.edition import Cause, Reason, State
from bot.domain.week.errors import (
    AlreadySetUp,
    BeingPosted,
    NoSeries,
    NoSuchWeek,
    NothingComing,
)
from bot.domain.week.notice import QUIET
from bot.domain.week.series import Series
from bot.domain.week.status import Edited, SeriesStatus, Skipped
from bot.domain.week.terms import Terms
from bot.domain.week.weekly import Weekly
from bot.programme.choice import standing
from bot.programme.claim import sample
from bot.programme.coming import coming, next_slots
from bot.programme.editing import SHOWN, edit, save, settings_of, with_settings
from bot.programme.message import message
from bot.programme.passing import pass_over, settle_past
from bot.programme.polling import close_due, realign
from bot.programme.week import Week
from bot.programme.weeks import Weeks
from bot.storage.series import SeriesStore
from bot.storage.transaction import Transaction


class Plan:
    """Sets a series up, changes it, and tells what is coming.

    After a change that may make something due at once (`edit`, `resume`), call
    `Heartbeat.visit(guild)`: otherwise it happens within a minute.
    """

    def __init__(self, weeks: Weeks) -> None:
        self._weeks = weeks

    async def series(self, guild: int) -> Series:
        """Raises NoSeries."""
        return await self._weeks.look(guild, lambda week: week.series)

    async def settings(self, guild: int) -> Terms:
        """Raises NoSeries."""
        return settings_of(await self.series(guild))

    async def set_up(self, guild: int, settings: Terms) -> Edited:
        """Begin with the first slot after now; `before` is `after`. Raises AlreadySetUp.

        UnknownZone and OutOfRange come from making the settings.
        """
        catalogue, now = self._weeks.catalogue(), self._weeks.clock.now()

        def operation(transaction: Transaction) -> Edited:
            store = SeriesStore(transaction)
            if store.of(guild) is not None:
                raise AlreadySetUp(guild)
            new = Series(0, guild, settings.channel, settings.schedule, now)
            week = Week(transaction, store.add(with_settings(new, settings)), catalogue, now)
            shown = next_slots(week, SHOWN)
            return Edited(week.series, week.series, shown, shown)

        return await self._weeks.write(operation)

    async def would_edit(self, guild: int, settings: Terms) -> Edited:
        """Return what `edit` would do, without doing it. Raises as `edit` does."""
        return await self._weeks.look(guild, lambda week: edit(week, settings))

    async def edit(self, guild: int, settings: Terms) -> Edited:
        """Save. Raises NoSeries, and BeingPosted for another schedule in mid-post.

        Another schedule: what is due by the old one is settled, the open ballot moves to the
        next slot. Another channel: a post that was blocked is due at once.
        """
        return await self._weeks.change(guild, lambda week: edit(week, settings))

    async def set_ballot(self, guild: int, options: Options) -> Series:
        """Change the ballots to come; an open one keeps what it was opened with."""

        def operation(week: Week) -> Series:
            week.save(replace(week.series, ballot=options))
            return week.series

        return await self._weeks.change(guild, operation)

    async def set_log_channel(self, guild: int, channel: int | None) -> Series:
        """Staff are told there first, at once what nobody could be told today. NoSeries."""

        def operation(week: Week) -> Series:
            week.save(replace(week.series, log_channel=channel))
            week.notices.try_all_again(week.series, week.now - QUIET)
            return week.series

        return await self._weeks.change(guild, operation)

    async def set_staff_role(self, guild: int, role: int | None) -> Series:
        """Let its members use `/series`, as far as Discord lets them. NoSeries."""

        def operation(week: Week) -> Series:
            week.save(replace(week.series, staff_role=role))
            return week.series

        return await self._weeks.change(guild, operation)

    async def pause(self, guild: int, until: datetime | None = None) -> Edited:
        """Stop posting, until an instant (`schedule.start_of(day)` makes one of a date) or resume.

        The open ballot moves to the next slot that will happen, or stays open until there is one.
        """
        return await self._weeks.change(
            guild, lambda week: save(week, week.series.paused(week.now, until))
        )

    async def resume(self, guild: int) -> Edited:
        """Post again from the next slot on; one that the pause swallowed is not caught up."""

        def operation(week: Week) -> Edited:
            settle_past(week)
            # Its slots are settled, so nothing of the pause need be remembered: its end would be
            # what a clock says that may be wrong.
            return save(week, replace(week.series.resumed(week.now), pause=None))

        return await self._weeks.change(guild, operation)

    async def skip(self, guild: int) -> Skipped:
        """Take out what is overdue, else the next slot; the open ballot moves on.

        Raises NoSeries, NothingComing, and BeingPosted while its message is sent or looked for;
        where the channel keeps the bot from looking, it is left to staff whether it stands.
        """

        def operation(week: Week) -> Skipped:
            close_due(week)
            settle_past(week)
            flight = week.in_flight()
            slot = week.series.due(week.now, week.programme()).post or week.next_slot()
            if flight is not None and (slot is None or flight.edition.slot.at <= week.now):
                slot = flight.edition.slot
            if slot is None:
                raise NothingComing
            record = week.record(slot)
            if record.is_taken(week.now) or not record.edition.leads_to(State.SKIPPED):
                raise BeingPosted(slot.key)
            pass_over(week, slot, State.SKIPPED, Cause(Reason.SKIPPED))
            poll = realign(week)
            week.all.wake(week.series)
            return Skipped(slot, week.next_slot(), None if poll is None else week.poll(poll))

        return await self._weeks.change(guild, operation)

    async def preview(self, guild: int, count: int) -> tuple[Coming, ...]:
        """Return the next dates, 1 to 12; none while paused without an end. Raises NoSeries."""
        return await self._weeks.look(guild, lambda week: coming(week, count))

    async def next(self, guild: int) -> Coming | None:
        """Return the next date for `/next`, none while paused without an end. Raises NoSeries."""
        found = await self.preview(guild, 1)
        return found[0] if found else None

    async def status(self, guild: int) -> SeriesStatus:
        """Raises NoSeries."""

        def operation(week: Week) -> SeriesStatus:
            latest, pending = week.editions.latest(week.series.id, week.now), week.pending()
            history, season = week.seen
            return SeriesStatus(
                week.series,
                coming(week, SHOWN),
                tuple(
                    edition.slot
                    for edition in week.programme()
                    if edition.slot.at > week.now and edition.is_left_out
                ),
                None if latest is None else latest.edition,
                None if pending is None else week.poll(pending),
                tuple(week.wishes.queue(week.series.id)),
                sum(not s.is_approved for s in week.wishes.suggestions(week.series.id)),
                standing(week, history).left,
                season,
                tuple(reversed(week.notices.since(week.series, week.now - QUIET))),
            )

        return await self._weeks.look(guild, operation)

    async def sample(self, guild: int) -> Weekly:
        """Return what the next post would look like, for `/series test`; stores nothing.

        Raises NoSeries.
        """
        seed = secrets.token_hex(32)
        return await self._weeks.look(guild, lambda week: sample(week, seed))

    async def weekly(self, guild: int, day: str | None = None) -> Weekly:
        """Return a past week as its message stands, the latest by default, for drawing it again.

        `day` is the slot's key as in `2026-08-03`. Raises NoSeries, NoSuchWeek.
        """
        key = parsed(day)

        def operation(week: Week) -> Weekly:
            found = week.editions.featured(week.series.id, 1)
            record = week.editions.of(week.series.id, key) if key else next(iter(found), None)
            if record is None or not record.edition.state.is_featured:
                raise NoSuchWeek(key)
            return message(week, record)

        return await self._weeks.look(guild, operation)

    async def history(self, guild: int, count: int = 10, page: int = 0) -> tuple[Weekly, ...]:
        """Return the posted weeks, newest first; `place` for the jump link, `chosen_by` for the
        counts. A message that was deleted has `edition.state` DELETED. Raises NoSeries.
        """
        return await self._weeks.look(
            guild,
            lambda week: tuple(
                message(week, record)
                for record in week.editions.featured(week.series.id, count, page)
            ),
        )

    async def featured(self, guild: int) -> tuple[Featured, ...]:
        """Return when each profession was last featured, newest first. Raises NoSeries."""

        def operation(week: Week) -> tuple[Featured, ...]:
            found = week.editions.last_featured(week.series.id)
            return tuple(
                Featured(slug, day, guild, channel, message)
                for slug, day, channel, message in found
            )

        return await self._weeks.look(guild, operation)

    async def purge(self, guild: int) -> bool:
        """Delete everything stored for the server, now; whether there was anything."""
        return await self._weeks.write(lambda transaction: SeriesStore(transaction).delete(guild))

    async def removed(self, guild: int) -> None:
        """The bot was removed (not: the server is unavailable). Data stays 30 days."""

        def operation(week: Week) -> None:
            if week.all.removed_at(week.series) is None:
                close_due(week)
                settle_past(week)
                save(week, week.series.paused(week.now))
                week.all.set_removed(week.series, week.now)

        with suppress(NoSeries):
            await self._weeks.change(guild, operation)

    async def missing(self, guild: int) -> None:
        """The bot is not in the server, and was told of no removal: it did not run then.

        As `removed`, but not paused: found there again, with another token put right, say, it
        goes on by itself.
        """

        def operation(week: Week) -> None:
            if week.all.removed_at(week.series) is None:
                week.all.set_removed(week.series, week.now)

        with suppress(NoSeries):
            await self._weeks.change(guild, operation)

    async def guilds(self) -> Mapping[int, bool]:
        """Return every server that has a series, and whether the bot was removed from it."""
        return await self._weeks.database.read(
            lambda transaction: SeriesStore(transaction).guilds()
        )

    async def invited(self, guild: int) -> Series | None:
        """The bot joined: return the series of before, now paused; none for a new server.

        Also to be called at start-up for each server that the bot is in: it changes nothing
        where nothing was removed.
        """

        def operation(week: Week) -> Series | None:
            removed = week.all.removed_at(week.series)
            if removed is None:
                return week.series
            week.notices.leave(week.series)
            settle_past(week, paused=Reason.REMOVED)
            week.all.set_removed(week.series, None)
            return week.series

        try:
            return await self._weeks.change(guild, operation)
        except NoSeries:
            return None


def parsed(day: str | None) -> date | None:
    """Return the date that a person or a control named; raises NoSuchWeek for what is none."""
    try:
        return None if day is None else date.fromisoformat(day)
    except ValueError:
        raise NoSuchWeek(None) from None
