"""The tables as they stand when a run is over, read into values of the audit's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.chaos.ledger import Ledger, instant, maybe_instant


@dataclass(slots=True)
class EditionRow:
    """What the file says of a slot."""

    guild: int
    series: int
    key: str
    slot_at: datetime
    state: str
    profession: str | None
    origin: str | None
    ballot: int | None
    season: int
    begins: bool
    reason: str | None
    message: int | None
    effects: dict[str, tuple[str, str | None]] = field(
        default_factory=dict[str, tuple[str, "str | None"]]
    )
    """Status and reason, by effect."""

    @property
    def is_featured(self) -> bool:
        return self.state in ("posted", "deleted")


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """One candidate of a ballot."""

    slug: str
    featured: int
    offered: int | None
    """The ballot on which it stood before."""
    is_withdrawn: bool
    votes: int | None
    ranked: int | None


@dataclass(slots=True)
class BallotRow:
    """What the file says of a ballot."""

    id: int
    guild: int
    series: int
    announced: str
    slot_key: str | None
    state: str
    opened: datetime
    closes: datetime
    commitment: str
    seed: str
    season: int
    size: int
    choices: int
    tie: str
    turnout: int | None
    rule: str | None
    candidates: list[CandidateRow] = field(default_factory=list[CandidateRow])
    lots: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def standing(self) -> list[CandidateRow]:
        return [candidate for candidate in self.candidates if not candidate.is_withdrawn]

    @property
    def order(self) -> list[str]:
        """The standing candidates, winner first."""
        ranked = [c for c in self.candidates if c.ranked is not None]
        return [c.slug for c in sorted(ranked, key=lambda c: c.ranked or 0)]


@dataclass(slots=True)
class Book:
    """All of it."""

    editions: dict[int, list[EditionRow]]
    """By server, in the order of slots."""
    ballots: dict[int, BallotRow]
    notices: list[tuple[int, str, bool]]
    """Server, cause, and whether staff were told."""

    @classmethod
    def of(cls, ledger: Ledger) -> Book:
        editions: dict[int, list[EditionRow]] = {}
        found: dict[tuple[int, str], EditionRow] = {}
        for row in ledger.rows(_EDITIONS):
            edition = _edition(row)
            editions.setdefault(edition.guild, []).append(edition)
            found[edition.series, edition.key] = edition
        for series, key, effect, status, reason in ledger.rows(_EFFECTS):
            found[series, key].effects[effect] = status, reason
        ballots = {row[0]: _ballot(row) for row in ledger.rows(_BALLOTS)}
        for ballot, *values in ledger.rows(_CANDIDATES):
            slug, featured, offered, withdrawn, votes, ranked = values
            ballots[ballot].candidates.append(
                CandidateRow(slug, featured, offered, bool(withdrawn), votes, ranked)
            )
        for ballot, slug, digest in ledger.rows("SELECT ballot_id, slug, digest FROM lot"):
            ballots[ballot].lots[slug] = digest
        notices = [(guild, cause, bool(told)) for guild, cause, told in ledger.rows(_NOTICES)]
        return cls(editions, ballots, notices)

    def edition(self, guild: int, key: str) -> EditionRow | None:
        return next((row for row in self.editions.get(guild, ()) if row.key == key), None)


_EDITIONS = """
SELECT s.guild_id, e.series_id, e.slot_key, e.slot_at, e.state, e.profession, e.origin, e.ballot_id,
e.season, e.begins_season, e.reason, e.message_id
FROM edition e JOIN series s ON s.id = e.series_id ORDER BY s.guild_id, e.slot_at
"""
_EFFECTS = "SELECT series_id, slot_key, effect, status, reason FROM effect"
_BALLOTS = """
SELECT b.id, s.guild_id, b.series_id, b.announced_key, b.slot_key, b.state, b.opened_at,
b.closes_at, b.commitment, b.seed, b.season, b.size, b.choices, b.tie_rule, b.turnout, b.rule
FROM ballot b JOIN series s ON s.id = b.series_id
"""
_CANDIDATES = """
SELECT ballot_id, slug, featured, offered_on, is_withdrawn, votes, ranked FROM candidate
ORDER BY ballot_id, place
"""
_NOTICES = """
SELECT s.guild_id, n.cause, n.is_told FROM notice n JOIN series s ON s.id = n.series_id
"""


def _edition(row: tuple[Any, ...]) -> EditionRow:
    guild, series, key, slot_at, state, profession, origin, ballot, season, begins = row[:10]
    return EditionRow(
        guild,
        series,
        key,
        instant(slot_at),
        state,
        profession,
        origin,
        ballot,
        season,
        bool(begins),
        *row[10:],
    )


def _ballot(row: tuple[Any, ...]) -> BallotRow:
    number, guild, series, announced, slot_key, state, opened, closes = row[:8]
    end = maybe_instant(closes)
    assert end is not None
    return BallotRow(
        number, guild, series, announced, slot_key, state, instant(opened), end, *row[8:]
    )
