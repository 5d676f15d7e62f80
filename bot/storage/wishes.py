"""What comes before the ballot, or onto it: staff's queue and members' suggestions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.week.suggestion import Suggestion
from bot.storage.column import restored, restored_truth, stored
from bot.storage.transaction import Row, Transaction

_COLUMNS = "id, slug, member_id, suggested_at, is_approved, ballot_id"


@dataclass(frozen=True, slots=True)
class WishStore:
    transaction: Transaction

    def queue(self, series: int) -> list[str]:
        rows = self.transaction.rows(
            "SELECT slug FROM queued WHERE series_id = $1 ORDER BY position", series
        )
        return [slug for (slug,) in rows]

    def set_queue(self, series: int, slugs: Sequence[str]) -> None:
        self.transaction.execute("DELETE FROM queued WHERE series_id = $1", series)
        for position, slug in enumerate(slugs, 1):
            self.transaction.execute(
                "INSERT INTO queued VALUES ($1, $2, $3)", series, position, slug
            )

    def suggestions(self, series: int) -> list[Suggestion]:
        """Return those that wait for staff, oldest first, then the approved ones."""
        rows = self.transaction.rows(
            f"SELECT {_COLUMNS} FROM suggestion WHERE series_id = $1"
            " ORDER BY is_approved, suggested_at, id",
            series,
        )
        return [_suggestion(row) for row in rows]

    def suggest(self, series: int, slug: str, member: int, at: datetime) -> Suggestion:
        row = self.transaction.row(
            "INSERT INTO suggestion (series_id, slug, member_id, suggested_at, is_approved)"
            f" VALUES ($1, $2, $3, $4, 0) RETURNING {_COLUMNS}",
            series,
            slug,
            member,
            stored(at),
        )
        assert row is not None
        return _suggestion(row)

    def approve(self, suggestion: int) -> None:
        """Let it stand, and forget whose it was."""
        self.transaction.execute(
            "UPDATE suggestion SET is_approved = 1, member_id = NULL WHERE id = $1", suggestion
        )

    def refuse(self, suggestion: int) -> None:
        self.transaction.execute("DELETE FROM suggestion WHERE id = $1", suggestion)

    def put_on(self, series: int, slug: str, ballot: int) -> None:
        self.transaction.execute(
            "UPDATE suggestion SET ballot_id = $3 WHERE series_id = $1 AND slug = $2",
            series,
            slug,
            ballot,
        )

    def done_with(self, ballot: int) -> None:
        """The ballot has closed: what stood on it had its chance."""
        self.transaction.execute("DELETE FROM suggestion WHERE ballot_id = $1", ballot)

    def featured(self, series: int, slug: str) -> None:
        """It was posted: who suggested it has nothing to wait for any more."""
        self.transaction.execute(
            "DELETE FROM suggestion WHERE series_id = $1 AND slug = $2", series, slug
        )

    def of_member(self, member: int) -> list[tuple[int, Suggestion]]:
        """Return guild and suggestion, in all servers."""
        rows = self.transaction.rows(
            f"SELECT guild_id, {', '.join('w.' + name for name in _COLUMNS.split(', '))}"
            " FROM suggestion w JOIN series s ON s.id = w.series_id WHERE w.member_id = $1"
            " ORDER BY w.id",
            member,
        )
        return [(row[0], _suggestion(row[1:])) for row in rows]

    def delete_member(self, member: int) -> None:
        self.transaction.execute("DELETE FROM suggestion WHERE member_id = $1", member)


def _suggestion(row: Row) -> Suggestion:
    number, slug, member, at, is_approved, ballot = row
    return Suggestion(number, slug, member, restored(at), restored_truth(is_approved), ballot)
