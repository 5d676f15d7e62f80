"""The series of all servers: their settings, and when each must be looked at again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import lru_cache

from bot.domain.shards import Shards
from bot.domain.week.ballot import Counts, Options, Requirements, TieRule
from bot.domain.week.errors import UnknownZone
from bot.domain.week.series import Discussion, Pause, Series
from bot.domain.week.slot import Schedule, Weekday
from bot.storage.column import (
    maybe_restored,
    maybe_stored,
    restored,
    restored_span,
    restored_truth,
    stored,
    stored_span,
    stored_truth,
)
from bot.storage.transaction import Row, Transaction, Value

OPTIONS = "size, close_lead, choices, counts, tie_rule, voter_role_id, account_age, member_age"

_COLUMNS = f"""
guild_id, channel_id, weekday, wall_time, zone, since, language, role_id, discussion, pin, catch_up,
paused_since, paused_until, publish, intro, reminder, log_channel_id, staff_role_id, country,
{OPTIONS}"""
_COUNT = _COLUMNS.count(",") + 1

LONGEST_SLEEP = timedelta(days=1)
"""No series rests longer: what is to wake it later was noted by a wrong clock."""

KEPT_AFTER_REMOVAL = timedelta(days=30)

_MINUTE = timedelta(minutes=1)

_NO_ZONE = "Factory"  # the tz database's own name for a zone that nobody has set
_NO_TIME = time(12, microsecond=1)  # which nobody can type


@dataclass(frozen=True, slots=True)
class SeriesStore:
    transaction: Transaction

    def of(self, guild: int) -> Series | None:
        row = self.transaction.row(f"SELECT id, {_COLUMNS} FROM series WHERE guild_id = $1", guild)
        return None if row is None else _series(row)

    def add(self, series: Series) -> Series:
        """Return it with the id it was given; there must be none yet for the server."""
        row = self.transaction.row(
            f"INSERT INTO series ({_COLUMNS}) VALUES ({placeholders(1, _COUNT)}) RETURNING id",
            *_values(series),
        )
        assert row is not None
        return replace(series, id=row[0])

    def save(self, series: Series) -> None:
        """Store the settings, and have the series looked at."""
        self.transaction.execute(
            f"UPDATE series SET ({_COLUMNS}) = ({placeholders(2, _COUNT)}), wake_at = 0"
            " WHERE id = $1",
            series.id,
            *_values(series),
        )

    def delete(self, guild: int) -> bool:
        """Delete all that is stored for the server; whether there was anything."""
        return bool(self.transaction.execute("DELETE FROM series WHERE guild_id = $1", guild))

    def removed_at(self, series: Series) -> datetime | None:
        row = self.transaction.row("SELECT removed_at FROM series WHERE id = $1", series.id)
        return None if row is None else maybe_restored(row[0])

    def set_removed(self, series: Series, at: datetime | None) -> None:
        self.transaction.execute(
            "UPDATE series SET removed_at = $2, wake_at = 0 WHERE id = $1",
            series.id,
            maybe_stored(at),
        )

    def guilds(self) -> dict[int, bool]:
        """Return every server that has a series, and whether the bot was removed from it."""
        rows = self.transaction.rows("SELECT guild_id, removed_at IS NOT NULL FROM series")
        return {guild: restored_truth(was_removed) for guild, was_removed in rows}

    def countries(self) -> dict[int, str]:
        """Return in which country each server reads that has chosen one."""
        rows = self.transaction.rows(
            "SELECT guild_id, country FROM series WHERE country IS NOT NULL"
        )
        return dict(rows)

    def delete_removed(self, now: datetime) -> None:
        """Delete what is stored for the servers that removed the bot so long ago.

        None has removed it later than now: what says so was noted by a wrong clock.
        """
        self.transaction.execute(
            "UPDATE series SET removed_at = $1 WHERE removed_at > $1", stored(now)
        )
        self.transaction.execute(
            "DELETE FROM series WHERE removed_at <= $1", stored(now - KEPT_AFTER_REMOVAL)
        )

    def next_deletion(self, now: datetime) -> datetime | None:
        """Return when `delete_removed` has something to do."""
        row = self.transaction.row(
            "SELECT min(removed_at), max(removed_at) FROM series WHERE removed_at IS NOT NULL"
        )
        if row is None or row[0] is None:
            return None
        return now if row[1] > stored(now) else restored(row[0]) + KEPT_AFTER_REMOVAL

    def awake(
        self, now: datetime, shards: Shards, most: int, but: Collection[int] = ()
    ) -> list[int]:
        """Return so many servers that must be looked at by now, `but` for some, the longest
        waiting first.
        """
        limit = most + len(but)
        due = self.transaction.rows(
            f"SELECT guild_id FROM series WHERE wake_at <= $1 AND {within(shards)}"
            " ORDER BY wake_at, id LIMIT $2",
            stored(now),
            limit,
        )
        misled = self.transaction.rows(
            f"SELECT guild_id FROM series WHERE wake_at > $1 AND {within(shards)}"
            " ORDER BY wake_at LIMIT $2",
            stored(now + LONGEST_SLEEP + _MINUTE),
            limit,
        )
        return [guild for (guild,) in (*due, *misled) if guild not in but][:most]

    def closing(
        self, now: datetime, shards: Shards, since: datetime | None, closed: datetime
    ) -> list[int]:
        """Return the servers that came to be looked at after `since`, with a vote that was over by
        `closed` and is on a later slot.
        """
        rows = self.transaction.rows(
            f"""
            SELECT s.guild_id FROM series s JOIN ballot b ON b.series_id = s.id
            WHERE s.wake_at > $1 AND s.wake_at <= $2 AND {within(shards)}
            AND b.state = 'open' AND b.closes_at <= $3 AND b.slot_at > $2
            ORDER BY s.wake_at, s.id
            """,
            -1 if since is None else stored(since),
            stored(now),
            stored(closed),
        )
        return [guild for (guild,) in rows]

    def next_wake(self, shards: Shards, but: Collection[int] = ()) -> datetime | None:
        """Return when the next series is to be looked at, `but` for some servers."""
        rows = self.transaction.rows(
            f"SELECT guild_id, wake_at FROM series WHERE wake_at >= 0 AND {within(shards)}"
            " ORDER BY wake_at LIMIT $1",
            len(but) + 1,
        )
        return next((restored(at) for guild, at in rows if guild not in but), None)

    def wake(self, series: Series) -> None:
        """Have it looked at with the next beat."""
        self.sleep(series.guild, None)

    def wake_all(self, shards: Shards) -> None:
        """Have all of them looked at with the next beat."""
        self.transaction.execute(f"UPDATE series SET wake_at = 0 WHERE {within(shards)}")

    def hasten(self, guild: int, instant: datetime) -> None:
        """Have the server's series looked at by then."""
        self.transaction.execute(
            "UPDATE series SET wake_at = $2 WHERE guild_id = $1 AND wake_at > $2",
            guild,
            stored(instant),
        )

    def sleep(self, guild: int, until: datetime | None) -> None:
        """Have the server's series looked at then, or with the next beat."""
        self.transaction.execute(
            "UPDATE series SET wake_at = $2 WHERE guild_id = $1",
            guild,
            0 if until is None else stored(until),
        )


def within(shards: Shards) -> str:
    """Return the condition under which a series is of a server of theirs: `Shards.own` in SQL."""
    return f"(guild_id >> 22) % {shards.count} BETWEEN {shards.first} AND {shards.last}"


def placeholders(first: int, count: int) -> str:
    """Return `$1, $2, ...`."""
    return ", ".join(f"${number}" for number in range(first, first + count))


def option_values(options: Options) -> tuple[Value, ...]:
    """Return what stands in the columns OPTIONS."""
    return (
        options.size,
        stored_span(options.close_lead),
        options.choices,
        options.counts.value,
        options.tie_rule.value,
        options.voters.role,
        stored_span(options.voters.account_age),
        stored_span(options.voters.member_age),
    )


def options_of(row: Row) -> Options:
    """Return what the columns OPTIONS mean."""
    size, close_lead, choices, counts, tie_rule, role, account_age, member_age = row
    return Options(
        size,
        restored_span(close_lead),
        choices,
        Counts(counts),
        TieRule(tie_rule),
        Requirements(role, restored_span(account_age), restored_span(member_age)),
    )


def _values(series: Series) -> tuple[Value, ...]:
    schedule, pause = series.schedule, series.pause
    return (
        series.guild,
        series.channel,
        schedule.weekday.value,
        series.unreadable.get("time", schedule.time.isoformat()),
        series.unreadable.get("zone", schedule.zone),
        stored(series.since),
        series.language,
        series.role,
        series.discussion.value,
        stored_truth(series.pin),
        stored_span(series.catch_up),
        None if pause is None else stored(pause.since),
        None if pause is None else maybe_stored(pause.until),
        stored_truth(series.publish),
        series.intro,
        stored_truth(series.reminder),
        series.log_channel,
        series.staff_role,
        series.country,
        *option_values(series.ballot),
    )


@lru_cache(maxsize=1024)
def _series(row: Row) -> Series:
    """Return what the row means: each visit finds the one of the last."""
    number, guild, channel, weekday, wall_time, zone, since, language, role = row[:9]
    discussion, pin, catch_up, paused_since, paused_until = row[9:14]
    publish, intro, reminder, log_channel, staff_role, country = row[14:20]
    schedule, unreadable = _schedule(Weekday(weekday), wall_time, zone)
    return Series(
        number,
        guild,
        channel,
        schedule,
        restored(since),
        language,
        role,
        Discussion(discussion),
        restored_truth(pin),
        restored_span(catch_up),
        None
        if paused_since is None
        else Pause(restored(paused_since), maybe_restored(paused_until)),
        restored_truth(publish),
        intro,
        restored_truth(reminder),
        log_channel,
        staff_role,
        country,
        options_of(row[20:]),
        unreadable,
    )


def _schedule(weekday: Weekday, wall_time: str, zone: str) -> tuple[Schedule, dict[str, str]]:
    """Return it with what of it means nothing any more: what staff can put right must load."""
    unreadable: dict[str, str] = {}
    try:
        wall = time.fromisoformat(wall_time)
    except ValueError:
        wall, unreadable["time"] = _NO_TIME, wall_time
    try:
        return Schedule(weekday, wall, zone), unreadable
    except UnknownZone:
        unreadable["zone"] = zone
        return Schedule(weekday, wall, _NO_ZONE), unreadable
