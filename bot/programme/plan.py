"""What staff change of a series: when and where it posts, and how it votes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from bot.domain.week.ballot import Options
from bot.domain.week.errors import AlreadySetUp
from bot.domain.week.notice import QUIET
from bot.domain.week.series import Series
from bot.domain.week.status import Edited, Skipped
from bot.domain.week.terms import Terms
from bot.programme.coming import SHOWN, next_slots
from bot.programme.editing import edit, save
from bot.programme.passing import settle_past
from bot.programme.skipping import skip
from bot.programme.week import Week
from bot.programme.weeks import Weeks
from bot.storage.series import SeriesStore
from bot.storage.transaction import Transaction


class Plan:
    """Sets a series up and changes it, as staff want it.

    After a change that may make something due at once (`edit`, `resume`), call
    `Heartbeat.visit(guild)`: otherwise it happens within a minute.
    """

    def __init__(self, weeks: Weeks) -> None:
        self._weeks = weeks

    async def set_up(self, guild: int, terms: Terms) -> Edited:
        """Begin with the first slot after now; `before` is `after`. Raises AlreadySetUp.

        UnknownZone and OutOfRange come from making the terms.
        """
        catalogue, now = self._weeks.catalogue(), self._weeks.clock.now()

        def operation(transaction: Transaction) -> Edited:
            store = SeriesStore(transaction)
            if store.of(guild) is not None:
                raise AlreadySetUp(guild)
            new = Series(0, guild, terms.channel, terms.schedule, now)
            week = Week(transaction, store.add(terms.applied(new)), catalogue, now)
            shown = next_slots(week, SHOWN)
            return Edited(week.series, week.series, shown, shown)

        done = await self._weeks.write(operation)
        self._weeks.countries.note(guild, done.after.country)
        return done

    async def edit(self, guild: int, terms: Terms) -> Edited:
        """Save. Raises NoSeries, and BeingPosted for another schedule in mid-post.

        Another schedule: what is due by the old one is settled, the open ballot moves to the
        next slot. Another channel: a post that was blocked is due at once.
        """
        done = await self._weeks.change(guild, lambda week: edit(week, terms))
        self._weeks.countries.note(guild, done.after.country)
        return done

    async def set_ballot(self, guild: int, options: Options) -> Series:
        """Change the ballots to come; an open one keeps what it was opened with. NoSeries."""
        return await self._weeks.change(
            guild, lambda week: week.save(replace(week.series, ballot=options))
        )

    async def set_log_channel(self, guild: int, channel: int | None) -> Series:
        """Staff are told there first, at once what nobody could be told today. NoSeries."""

        def operation(week: Week) -> Series:
            week.notices.try_all_again(week.series, week.now - QUIET)
            return week.save(replace(week.series, log_channel=channel))

        return await self._weeks.change(guild, operation)

    async def set_staff_role(self, guild: int, role: int | None) -> Series:
        """Let its members use `/series`, as far as Discord lets them. NoSeries."""
        return await self._weeks.change(
            guild, lambda week: week.save(replace(week.series, staff_role=role))
        )

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

    async def skip(self, guild: int, only: date | None = None) -> Skipped:
        """Take out what is overdue, else the next slot; the open ballot moves on.

        Raises NoSeries, NothingComing, and BeingPosted while its message is sent or looked for;
        where the channel keeps the bot from looking, it is left to staff whether it stands.
        AnotherDate where it is not `only`, the date that staff were asked about.
        """
        return await self._weeks.change(guild, lambda week: skip(week, only))
