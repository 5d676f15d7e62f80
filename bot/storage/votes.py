"""Votes as rows: one for each member and choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.week.vote import StoredVote
from bot.storage.column import maybe_restored, restored, restored_truth, stored
from bot.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Found:
    """What a click finds."""

    revision: int
    """The ballot's."""
    wake: datetime
    """When the series is looked at next."""
    is_recorded: bool
    """Whether it is known where the message with the ballot stands."""
    choices: list[str]


@dataclass(frozen=True, slots=True)
class VoteStore:
    transaction: Transaction

    def of(self, ballot: int) -> list[tuple[int, str]]:
        """Return member and slug of every vote."""
        rows = self.transaction.rows(
            "SELECT member_id, slug FROM vote WHERE ballot_id = $1", ballot
        )
        return [(member, slug) for member, slug in rows]

    def own(self, ballot: int, guild: int, member: int) -> Found | None:
        """Return what a click needs, in one statement; none where the server has no such ballot."""
        rows = self.transaction.rows(
            """
            SELECT b.revision, s.wake_at, e.number IS NOT NULL, v.slug
            FROM ballot b JOIN series s ON s.id = b.series_id
            JOIN edition e ON e.series_id = b.series_id AND e.slot_key = b.announced_key
            LEFT JOIN vote v ON v.ballot_id = b.id AND v.member_id = $3
            WHERE b.id = $1 AND s.guild_id = $2 AND b.state <> 'void' ORDER BY v.place
            """,
            ballot,
            guild,
            member,
        )
        if not rows:
            return None
        revision, wake, is_recorded, _ = rows[0]
        choices = [slug for *_, slug in rows if slug is not None]
        return Found(revision, restored(wake), restored_truth(is_recorded), choices)

    def put(
        self, ballot: int, member: int, before: Sequence[str], after: Sequence[str], at: datetime
    ) -> None:
        """Make `after` the member's choices; the primary key sees to one row for each."""
        if len(before) > 1 or not after:
            self.transaction.execute(
                "DELETE FROM vote WHERE ballot_id = $1 AND member_id = $2", ballot, member
            )
        for place, slug in enumerate(after, 1):
            self.transaction.execute(
                """
                INSERT INTO vote VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (ballot_id, member_id, place)
                DO UPDATE SET slug = excluded.slug, voted_at = excluded.voted_at
                """,
                ballot,
                member,
                place,
                slug,
                stored(at),
            )

    def of_member(self, member: int) -> list[StoredVote]:
        """Return everything that is stored of the member's votes, in all servers."""
        rows = self.transaction.rows(
            """
            SELECT s.guild_id, v.ballot_id, v.slug, v.voted_at, b.state = 'open', b.erase_at
            FROM vote v JOIN ballot b ON b.id = v.ballot_id JOIN series s ON s.id = b.series_id
            WHERE v.member_id = $1 ORDER BY v.voted_at, v.ballot_id, v.place
            """,
            member,
        )
        return [
            StoredVote(
                guild, ballot, slug, restored(at), restored_truth(is_open), maybe_restored(erase)
            )
            for guild, ballot, slug, at, is_open, erase in rows
        ]

    def delete_member(self, member: int) -> None:
        self.transaction.execute("DELETE FROM vote WHERE member_id = $1", member)
