"""What a series has been, and what is coming: all that is only read."""

from __future__ import annotations

import secrets

from bot.domain.catalogue.browse import Featured
from bot.domain.week.coming import Coming
from bot.domain.week.errors import NoSuchWeek
from bot.domain.week.notice import QUIET
from bot.domain.week.present import Present
from bot.domain.week.series import Series
from bot.domain.week.slot import Slot
from bot.domain.week.status import Edited, SeriesStatus, Skipped
from bot.domain.week.terms import Terms
from bot.domain.week.typed import slot_key
from bot.domain.week.weekly import Weekly
from bot.domain.week.year import LONGEST, Year
from bot.programme.choice import standing
from bot.programme.coming import SHOWN, coming
from bot.programme.editing import edit
from bot.programme.hand import would_post
from bot.programme.message import message
from bot.programme.sample import sample
from bot.programme.skipping import skip
from bot.programme.wanting import wanted
from bot.programme.week import Week
from bot.programme.weeks import Weeks
from bot.storage.ballots import BallotStore


class Diary:
    """Tells of the past weeks, the present settings, and the weeks to come; changes nothing."""

    def __init__(self, weeks: Weeks) -> None:
        self._weeks = weeks

    async def series(self, guild: int) -> Series:
        """Raises NoSeries."""
        return await self._weeks.look(guild, lambda week: week.series)

    async def terms(self, guild: int) -> Terms:
        """Raises NoSeries."""
        return Terms.of(await self.series(guild))

    async def would_edit(self, guild: int, terms: Terms) -> Edited:
        """Return what `Plan.edit` would do, without doing it. Raises as that does."""
        return await self._weeks.look(guild, lambda week: edit(week, terms))

    async def would_skip(self, guild: int) -> Skipped:
        """Return what `Plan.skip` would do, without doing it. Raises as that does."""
        return await self._weeks.look(guild, skip)

    async def would_post(self, guild: int) -> Slot:
        """Return the slot that a post now would stand for. Raises as `Heartbeat.post_now` does."""
        return await self._weeks.look(guild, would_post)

    async def preview(self, guild: int, count: int) -> tuple[Coming, ...]:
        """Return the next dates, 1 to 12; none while paused without an end. Raises NoSeries."""
        return await self._weeks.look(guild, lambda week: coming(week, count))

    async def next(self, guild: int) -> Coming | None:
        """Return the next date for `/next`, none while paused without an end. Raises NoSeries."""
        found = await self.preview(guild, 1)
        return found[0] if found else None

    async def present(self, guild: int) -> Present:
        """Return how the week stands for its members. Raises NoSeries."""

        def operation(week: Week) -> Present:
            latest, next_week = week.latest(), coming(week, 1)
            return Present(
                week.series,
                None if latest is None else message(week, latest),
                next_week[0] if next_week else None,
            )

        return await self._weeks.look(guild, operation)

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
                    for edition in week.around()
                    if edition.slot.at > week.now and edition.is_left_out
                ),
                None if latest is None else latest.edition,
                None if pending is None else week.poll(pending),
                tuple(week.wishes.queue(week.series.id)),
                sum(not s.is_approved for s in week.wishes.suggestions(week.series.id)),
                len(wanted(week)),
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
        key = None if day is None else slot_key(day)

        def operation(week: Week) -> Weekly:
            found = week.editions.featured(week.series.id, 1)
            making = week.editions.of(week.series.id, key) if key else next(iter(found), None)
            if making is None or not making.edition.state.is_featured:
                raise NoSuchWeek(key)
            return message(week, making)

        return await self._weeks.look(guild, operation)

    async def history(self, guild: int, count: int = 10, page: int = 0) -> tuple[Weekly, ...]:
        """Return the posted weeks, newest first; `spot` for the jump link, `chosen_by` for the
        counts. A message that was deleted has `edition.state` DELETED. Raises NoSeries.
        """
        return await self._weeks.look(
            guild,
            lambda week: tuple(
                message(week, making)
                for making in week.editions.featured(week.series.id, count, page)
            ),
        )

    async def talked_about(self) -> tuple[tuple[str, str | None, str], ...]:
        """Return language, country and slug of all that is talked about or voted on, anywhere."""
        return await self._weeks.database.read(
            lambda transaction: BallotStore(transaction).talked_about()
        )

    async def year(self, guild: int) -> Year:
        """Return how the present season went so far. Raises NoSeries."""

        def operation(week: Week) -> Year:
            history, season = week.seen
            past = week.editions.past(week.series.id, LONGEST)
            left = set(week.valid) - history.season
            return Year.of(season, past, len(history.season), len(left))

        return await self._weeks.look(guild, operation)

    async def featured(self, guild: int) -> tuple[Featured, ...]:
        """Return when each profession was last featured, newest first. Raises NoSeries."""

        def operation(week: Week) -> tuple[Featured, ...]:
            found = week.editions.last_featured(week.series.id)
            return tuple(
                Featured(slug, day, guild, channel, message)
                for slug, day, channel, message in found
            )

        return await self._weeks.look(guild, operation)
