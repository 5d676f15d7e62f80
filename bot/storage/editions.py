"""The editions of all series, with their effects, and who works on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from bot.domain.shards import Shards
from bot.domain.week.ballot import Origin
from bot.domain.week.edition import Edition, Effect, State
from bot.domain.week.making import Making
from bot.domain.week.slot import Slot
from bot.domain.week.year import Past
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
from bot.storage.effects import EffectStore, cause_of, cause_values, progress_of
from bot.storage.series import placeholders, within
from bot.storage.transaction import Row, Transaction, Value

SLOT = "slot_key, slot_at, slot_moved, slot_repeated"

_KEY = "series_id, slot_key"
_REST = """
slot_at, slot_moved, slot_repeated, state, profession, origin, ballot_id, season, begins_season,
ends_season, reason, detail, channel_id, message_id, posted_at, unknown_since, is_finished, number,
owner, lease_until, profile, updated_at, face, shown_at, stale_since"""
_COLUMNS = f"{_KEY}, {_REST}"
_COUNT = _COLUMNS.count(",") + 1
_NEW = ", ".join(f"excluded.{name.strip()}" for name in _REST.split(","))

_SETTLED = "state IN ('posted', 'deleted', 'missed', 'skipped')"

# An edition holds its ISO week; its slot's date may be one off in another zone.
_A_WEEK = timedelta(days=9)


@dataclass(frozen=True, slots=True)
class Appearance:
    """How often a server saw a profession, and in which season last."""

    slug: str
    times: int
    season: int


@dataclass(frozen=True, slots=True)
class EditionStore:
    """Remembers what it has read until it writes: a visit asks for the same rows many times."""

    transaction: Transaction
    _read: dict[tuple[object, ...], tuple[Any, ...]] = field(
        default_factory=dict[tuple[object, ...], "tuple[Any, ...]"]
    )
    _effects: EffectStore = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_effects", EffectStore(self.transaction))

    def of(self, series: int, key: date) -> Making | None:
        return self._first("series_id = $1 AND slot_key = $2", series, key.isoformat())

    def with_message(self, series: int, message: int) -> Making | None:
        return self._first("series_id = $1 AND message_id = $2", series, message)

    def unfinished(self, series: int) -> tuple[Making, ...]:
        """Return what is left to do, however old, the oldest slot first."""
        return self._all("series_id = $1 AND is_finished = 0 ORDER BY slot_at", series)

    def around(self, series: int, now: datetime) -> tuple[Making, ...]:
        """Return what the rules of a series need: all since the last settled slot that staff did
        not skip, or since its post where that stood before, and what is unfinished.
        """
        row = self._row(
            "SELECT slot_at, coalesce(posted_at, slot_at) FROM edition"
            f" WHERE series_id = $1 AND slot_at <= $2 AND {_SETTLED}"
            " AND (state <> 'skipped' OR reason <> 'skipped') ORDER BY slot_at DESC LIMIT 1",
            series,
            stored(now),
        )
        since = 0 if row is None else min(row) - stored_span(_A_WEEK)
        found = self._all("series_id = $1 AND slot_at >= $2 ORDER BY slot_at", series, since)
        keys = {record.edition.slot.key for record in found}
        older = (r for r in self.unfinished(series) if r.edition.slot.key not in keys)
        return (*older, *found)

    def featured(self, series: int, count: int, page: int = 0) -> tuple[Making, ...]:
        """Return what members saw, newest first."""
        return self._all(
            "series_id = $1 AND number IS NOT NULL ORDER BY number DESC LIMIT $2 OFFSET $3",
            series,
            count,
            page * count,
        )

    def pinned(self, series: int) -> Making | None:
        """Return the edition whose message was pinned last.

        Though that was deleted: a forum's post outlives its first message, and stays pinned.
        """
        row = self._row(
            "SELECT e.slot_key FROM edition e WHERE e.series_id = $1 AND e.number IS NOT NULL"
            " AND EXISTS (SELECT 1 FROM effect f WHERE f.series_id = e.series_id"
            " AND f.slot_key = e.slot_key AND f.effect = 'pin' AND f.status = 'done')"
            " ORDER BY e.number DESC LIMIT 1",
            series,
        )
        return None if row is None else self.of(series, date.fromisoformat(row[0]))

    def next_number(self, series: int) -> int:
        """Return what the next post of the series is counted as."""
        row = self._row("SELECT max(number) FROM edition WHERE series_id = $1", series)
        return 1 if row is None or row[0] is None else row[0] + 1

    def appearances(self, series: int) -> tuple[Appearance, ...]:
        """Return what members saw of each profession, the last one first."""
        rows = self._rows(
            "SELECT profession, count(*), max(number), max(season) FROM edition"
            " WHERE series_id = $1 AND number IS NOT NULL GROUP BY profession"
            " ORDER BY max(number) DESC",
            series,
        )
        return tuple(Appearance(slug, times, season) for slug, times, _, season in rows)

    def last_featured(self, series: int) -> tuple[tuple[str, date, int | None, int | None], ...]:
        """Return each profession that members saw, newest first: slug, slot key, where it stands.

        The channel and the message are None where a moderator deleted it.
        """
        rows = self.transaction.rows(
            """
            SELECT profession, slot_key, state, channel_id, message_id FROM edition
            WHERE series_id = $1 AND number IN (
                SELECT max(number) FROM edition WHERE series_id = $1 AND number IS NOT NULL
                GROUP BY profession
            ) ORDER BY number DESC
            """,
            series,
        )
        found: list[tuple[str, date, int | None, int | None]] = []
        for slug, key, state, channel, message in rows:
            if state == State.DELETED:
                channel = message = None
            found.append((slug, date.fromisoformat(key), channel, message))
        return tuple(found)

    def past(self, series: int, count: int) -> tuple[Past, ...]:
        """Return what became of the last `count` settled slots, the oldest first."""
        rows = self.transaction.rows(
            "SELECT slot_key, state, profession, season FROM edition"
            f" WHERE series_id = $1 AND {_SETTLED} ORDER BY slot_at DESC LIMIT $2",
            series,
            count,
        )
        return tuple(
            Past(date.fromisoformat(key), State(state), profession, season)
            for key, state, profession, season in reversed(rows)
        )

    def latest(self, series: int, now: datetime) -> Making | None:
        """Return the edition of the newest slot that something became of; one that is to come and
        was taken out is nothing so far.
        """
        return self._first(
            "series_id = $1 AND state <> 'planned' AND (state <> 'skipped' OR slot_at <= $2)"
            " ORDER BY slot_at DESC LIMIT 1",
            series,
            stored(now),
        )

    def save(self, record: Making) -> None:
        edition = record.edition
        self._read.clear()
        # The key is not written again: SQLite would look for all rows that name it.
        self.transaction.execute(
            f"INSERT INTO edition ({_COLUMNS}) VALUES ({placeholders(1, _COUNT)})"
            f" ON CONFLICT ({_KEY}) DO UPDATE SET ({_REST}) = ({_NEW})",
            *_values(record),
        )
        self._effects.save(edition)

    def due(self, now: datetime, shards: Shards) -> list[datetime]:
        """Return since when each slot of any series is due that needs a post, the oldest first."""
        rows = self.transaction.rows(
            "SELECT e.slot_at FROM series s CROSS JOIN edition e WHERE e.series_id = s.id"
            " AND s.removed_at IS NULL AND e.is_finished = 0 AND e.state <> 'posted'"
            f" AND e.slot_at <= $1 AND {within(shards)} ORDER BY e.slot_at",
            stored(now),
        )
        return [restored(at) for (at,) in rows]

    def waiting(self, shards: Shards) -> dict[Effect, int]:
        """Return how many posts of all series wait for each effect."""
        rows = self.transaction.rows(
            "SELECT f.effect, count(*) FROM series s CROSS JOIN edition e CROSS JOIN effect f"
            " WHERE e.series_id = s.id AND s.removed_at IS NULL AND e.is_finished = 0"
            " AND e.state = 'posted' AND f.series_id = e.series_id AND f.slot_key = e.slot_key"
            f" AND f.status = 'pending' AND {within(shards)} GROUP BY f.effect"
        )
        return {Effect(effect): count for effect, count in rows}

    def let_go_of_others(self, owner: str, shards: Shards) -> None:
        """End the claims of processes before this one in the servers that it serves now.

        Where nothing but the claim prevents a second message it is waited for: a forum post has no
        nonce, and a channel that staff have chosen since does not know it.
        """
        self.transaction.execute(
            f"""
            UPDATE edition SET lease_until = 0 WHERE lease_until > 0 AND owner <> $1
            AND EXISTS (
                SELECT 1 FROM series WHERE id = edition.series_id AND {within(shards)}
                AND (state = 'posted'
                    OR discussion <> 'forum' AND series.channel_id = edition.channel_id)
            )
            """,
            owner,
        )

    def _first(self, where: str, *values: Value) -> Making | None:
        found = self._all(where, *values)
        return found[0] if found else None

    def _all(self, where: str, *values: Value) -> tuple[Making, ...]:
        known = self._read.get((where, *values))
        if known is None:
            rows = self.transaction.rows(f"SELECT {_COLUMNS} FROM edition WHERE {where}", *values)
            known = tuple(_record(row, self._effects.rows(*row[:2])) for row in rows)
            self._read[where, *values] = known
        return known

    def _row(self, sql: str, *values: Value) -> Row | None:
        return next(iter(self._rows(sql, *values)), None)

    def _rows(self, sql: str, *values: Value) -> tuple[Row, ...]:
        known = self._read.get((sql, *values))
        if known is None:
            known = self._read[sql, *values] = tuple(self.transaction.rows(sql, *values))
        return known


def slot_values(slot: Slot) -> tuple[Value, ...]:
    """Return what stands in the columns SLOT."""
    return (
        slot.key.isoformat(),
        stored(slot.at),
        stored_span(slot.moved),
        stored_truth(slot.repeated),
    )


def slot_of(row: Row) -> Slot:
    """Return what the columns SLOT mean."""
    key, at, moved, repeated = row
    return Slot(
        date.fromisoformat(key), restored(at), restored_span(moved), restored_truth(repeated)
    )


def _values(record: Making) -> tuple[Value, ...]:
    edition = record.edition
    return (
        edition.series,
        *slot_values(edition.slot),
        edition.state.value,
        edition.profession,
        None if record.origin is None else record.origin.value,
        record.ballot,
        record.season,
        stored_truth(record.begins_season),
        stored_truth(record.ends_season),
        *cause_values(edition.cause),
        edition.channel,
        edition.message,
        maybe_stored(edition.posted_at),
        maybe_stored(edition.unknown_since),
        stored_truth(edition.is_finished),
        record.number,
        record.owner,
        maybe_stored(record.lease) or 0,
        record.profile,
        maybe_stored(record.updated),
        record.face,
        maybe_stored(record.shown),
        maybe_stored(record.stale),
    )


@lru_cache(maxsize=1024)
def _record(row: Row, effects: tuple[Row, ...]) -> Making:
    """Return what the rows mean: a visit finds the same ones in several ways, and after a write."""
    series, _, _, _, _, state, profession, origin, ballot, season, begins, ends = row[:12]
    reason, detail, channel, message, posted_at, unknown_since, _, number, owner, lease = row[12:22]
    profile, updated, face, shown, stale = row[22:]
    edition = Edition(
        series,
        slot_of(row[1:5]),
        profession,
        State(state),
        progress_of(effects),
        cause=cause_of(reason, detail),
        channel=channel,
        message=message,
        posted_at=maybe_restored(posted_at),
        unknown_since=maybe_restored(unknown_since),
    )
    return Making(
        edition,
        None if origin is None else Origin(origin),
        ballot,
        season,
        restored_truth(begins),
        restored_truth(ends),
        number,
        owner,
        maybe_restored(lease or None),
        profile,
        maybe_restored(updated),
        face,
        maybe_restored(shown),
        maybe_restored(stale),
    )
