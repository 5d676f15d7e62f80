"""The ballots of all series: candidates, state, and how they ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType

from bot.domain.week.ballot import Ballot, Candidate, Origin, Result, Rule, Tally
from bot.domain.week.draw import Draw, Lot
from bot.domain.week.election import Election, Phase
from bot.storage.column import (
    maybe_restored,
    maybe_stored,
    restored,
    restored_truth,
    stored,
    stored_truth,
)
from bot.storage.editions import SLOT, slot_of, slot_values
from bot.storage.series import OPTIONS, option_values, options_of, placeholders
from bot.storage.transaction import Row, Transaction, Value

_COLUMNS = f"""
series_id, announced_key, {SLOT}, state, revision, opened_at, closes_at, commitment, seed, season,
begins_season, {OPTIONS}, turnout, rule, erase_at"""
_COUNT = _COLUMNS.count(",") + 1

KEPT = timedelta(hours=24)
"""So long voters' ids are kept after the close."""


@dataclass(frozen=True, slots=True)
class BallotStore:
    """Remembers what it has read until it writes: a visit asks for the same ballot many times."""

    transaction: Transaction
    _read: dict[tuple[object, ...], Election | None] = field(
        default_factory=dict[tuple[object, ...], "Election | None"]
    )

    def of(self, ballot: int) -> Election | None:
        return self._first("id = $1", ballot)

    def announced_by(self, series: int, key: date) -> Election | None:
        """Return the ballot that the edition's message carries."""
        return self._first(
            "series_id = $1 AND announced_key = $2 AND state <> 'void'", series, key.isoformat()
        )

    def open(self, series: int) -> Election | None:
        """Return the one that takes votes."""
        return self._first("series_id = $1 AND state = 'open'", series)

    def decided(self, series: int, key: date) -> Election | None:
        """Return the closed ballot for that slot."""
        return self._first(
            "series_id = $1 AND slot_key = $2 AND state = 'closed' ORDER BY id DESC LIMIT 1",
            series,
            key.isoformat(),
        )

    def last_decided(self, series: int) -> Election | None:
        """Return the newest closed ballot."""
        return self._first("series_id = $1 AND state = 'closed' ORDER BY id DESC LIMIT 1", series)

    def offered(self, series: int) -> Mapping[str, int]:
        """Return the last ballot on which each slug stood."""
        rows = self.transaction.rows(
            """
            SELECT c.slug, max(b.id) FROM ballot b JOIN candidate c ON c.ballot_id = b.id
            WHERE b.series_id = $1 AND b.state IN ('open', 'closed') GROUP BY c.slug
            """,
            series,
        )
        return dict(rows)

    def talked_about(self) -> tuple[tuple[str, str | None, str], ...]:
        """Return all that stand in open votes, and the weeks around these, by their slugs.

        With the languages and countries of all servers: one pass over them.
        """
        voting = """
            FROM series s JOIN ballot b
            ON b.id = (SELECT o.id FROM ballot o WHERE o.series_id = s.id AND o.state = 'open')
            """
        rows = self.transaction.rows(
            f"""
            SELECT s.language, s.country, c.slug {voting} JOIN candidate c ON c.ballot_id = b.id
            UNION
            SELECT s.language, s.country, e.profession {voting}
            JOIN edition e ON e.series_id = b.series_id AND e.slot_key = b.announced_key
            WHERE e.profession IS NOT NULL
            """
        )
        return tuple((language, country, slug) for language, country, slug in rows)

    def begin(self, record: Election) -> Election:
        """Store a new ballot; return it with the id that it was given."""
        self._read.clear()
        row = self.transaction.row(
            f"INSERT INTO ballot ({_COLUMNS}) VALUES ({placeholders(1, _COUNT)}) RETURNING id",
            *_values(record),
        )
        assert row is not None
        begun = replace(record, ballot=replace(record.ballot, id=row[0]))
        for place, candidate in enumerate(begun.ballot.candidates):
            self.transaction.execute(
                "INSERT INTO candidate (ballot_id, slug, place, origin, featured, offered_on,"
                " is_withdrawn) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                begun.id,
                candidate.slug,
                place,
                candidate.origin.value,
                candidate.featured,
                candidate.offered,
                stored_truth(candidate.is_withdrawn),
            )
        return begun

    def save(self, record: Election) -> Election:
        """Store what became of it; return it with its new revision."""
        self._read.clear()
        record = replace(record, revision=record.revision + 1)
        self.transaction.execute(
            f"UPDATE ballot SET ({_COLUMNS}) = ({placeholders(2, _COUNT)}) WHERE id = $1",
            record.id,
            *_values(record),
        )
        ranks = (
            {slug: rank for rank, slug in enumerate(record.result.order, 1)}
            if record.result
            else {}
        )
        for candidate in record.ballot.candidates:
            self.transaction.execute(
                "UPDATE candidate SET is_withdrawn = $3, votes = $4, ranked = $5"
                " WHERE ballot_id = $1 AND slug = $2",
                record.id,
                candidate.slug,
                stored_truth(candidate.is_withdrawn),
                record.totals.votes.get(candidate.slug) if record.totals else None,
                ranks.get(candidate.slug),
            )
        self.transaction.execute("DELETE FROM lot WHERE ballot_id = $1", record.id)
        lots = record.result.draw.lots if record.result and record.result.draw else ()
        for lot in lots:
            self.transaction.execute(
                "INSERT INTO lot VALUES ($1, $2, $3)", record.id, lot.slug, lot.digest
            )
        return record

    def closed(self, record: Election, totals: Tally, result: Result | None) -> Election:
        """End it; from now on its totals no longer depend on its votes."""
        ended = replace(record, state=Phase.CLOSED, totals=totals, result=result)
        return self.save(replace(ended, erase=record.ballot.closes + KEPT))

    def void(self, record: Election) -> None:
        """The message that should carry it will never be posted: it decides nothing."""
        self.transaction.execute("DELETE FROM vote WHERE ballot_id = $1", record.id)
        self.transaction.execute(
            "UPDATE suggestion SET ballot_id = NULL WHERE ballot_id = $1", record.id
        )
        self.save(replace(record, state=Phase.VOID))

    def reopened(self, record: Election) -> Election:
        """Take its end back."""
        again = replace(record, state=Phase.OPEN, totals=None, result=None, erase=None)
        return self.save(again)

    def erase(self, now: datetime) -> None:
        """Forget who voted in ballots that closed a day ago, in all servers.

        None is kept longer than a day from now: what should be was closed by a wrong clock.
        """
        self.transaction.execute(
            "DELETE FROM vote WHERE ballot_id IN (SELECT id FROM ballot WHERE erase_at <= $1)",
            stored(now),
        )
        self.transaction.execute(
            "UPDATE ballot SET erase_at = NULL WHERE erase_at <= $1", stored(now)
        )
        self.transaction.execute(
            "UPDATE ballot SET erase_at = $1 WHERE erase_at > $1", stored(now + KEPT)
        )

    def next_erasure(self, now: datetime) -> datetime | None:
        """Return when `erase` has something to do."""
        row = self.transaction.row(
            "SELECT min(erase_at), max(erase_at) FROM ballot WHERE erase_at IS NOT NULL"
        )
        if row is None or row[0] is None:
            return None
        return now if row[1] > stored(now + KEPT) else restored(row[0])

    def _first(self, where: str, *values: Value) -> Election | None:
        key = (where, *values)
        if key not in self._read:
            row = self.transaction.row(f"SELECT id, {_COLUMNS} FROM ballot WHERE {where}", *values)
            self._read[key] = None if row is None else self._election(row)
        return self._read[key]

    def _election(self, row: Row) -> Election:
        number, rule = row[0], row[-2]
        candidates = self.transaction.rows(
            "SELECT slug, origin, featured, offered_on, is_withdrawn, votes, ranked FROM candidate"
            " WHERE ballot_id = $1 ORDER BY place",
            number,
        )
        lots: list[Row] = []
        if rule is not None:
            lots = self.transaction.rows(
                "SELECT slug, digest FROM lot WHERE ballot_id = $1 ORDER BY digest", number
            )
        return _record(row, tuple(candidates), tuple(lots))


@lru_cache(maxsize=1024)
def _record(row: Row, candidates: tuple[Row, ...], lots: tuple[Row, ...]) -> Election:
    """Return what the rows mean: visits find the same ones again and again."""
    number, series, announced, key, _, _, _, state, revision, opened, closes = row[:11]
    commitment, seed, season, begins = row[11:15]
    turnout, rule, erase = row[-3:]
    ballot = Ballot(
        number,
        tuple(
            Candidate(slug, Origin(origin), featured, offered, restored_truth(withdrawn))
            for slug, origin, featured, offered, withdrawn, _, _ in candidates
        ),
        restored(opened),
        restored(closes),
        commitment,
        options_of(row[15:-3]),
    )
    totals = result = None
    if turnout is not None:
        votes = {slug: count for slug, *_, count, _ in candidates if count is not None}
        totals = Tally(MappingProxyType(votes), turnout)
    if totals is not None and rule is not None:
        order = [slug for _, slug in sorted((rank, slug) for slug, *_, rank in candidates if rank)]
        drawn = tuple(Lot(slug, digest) for slug, digest in lots)
        draw = Draw(number, seed, drawn) if drawn else None
        result = Result(tuple(order), totals, Rule(rule), draw)
    return Election(
        ballot,
        series,
        date.fromisoformat(announced),
        None if key is None else slot_of(row[3:7]),
        seed,
        season,
        restored_truth(begins),
        Phase(state),
        revision,
        totals,
        result,
        maybe_restored(erase),
    )


def _values(record: Election) -> tuple[Value, ...]:
    ballot = record.ballot
    return (
        record.series,
        record.announced.isoformat(),
        *((None, None, None, None) if record.slot is None else slot_values(record.slot)),
        record.state.value,
        record.revision,
        stored(ballot.opened),
        stored(ballot.closes),
        ballot.commitment,
        record.seed,
        record.season,
        stored_truth(record.begins_season),
        *option_values(ballot.options),
        None if record.totals is None else record.totals.turnout,
        None if record.result is None else record.result.rule.value,
        maybe_stored(record.erase),
    )
