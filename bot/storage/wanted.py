"""Which profiles members want that nobody has written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.week.wanted import KEPT, Wanted
from bot.storage.column import restored, stored
from bot.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class WantedStore:
    transaction: Transaction

    def of(self, series: int) -> list[Wanted]:
        """Return what is wanted, by most members first, then the longest."""
        rows = self.transaction.rows(
            "SELECT slug, count(*) FROM wanted WHERE series_id = $1"
            " GROUP BY slug ORDER BY count(*) DESC, min(wanted_at), slug",
            series,
        )
        return [Wanted(slug, members) for slug, members in rows]

    def everywhere(self) -> list[Wanted]:
        """Return what is wanted in any server, by most members first."""
        rows = self.transaction.rows(
            "SELECT slug, count(*), count(DISTINCT series_id) FROM wanted"
            " GROUP BY slug ORDER BY count(*) DESC, count(DISTINCT series_id) DESC, slug"
        )
        return [Wanted(slug, members, servers) for slug, members, servers in rows]

    def own(self, series: int, member: int) -> list[tuple[str, datetime]]:
        """Return what the member wants there and since when, the oldest first."""
        rows = self.transaction.rows(
            "SELECT slug, wanted_at FROM wanted WHERE series_id = $1 AND member_id = $2"
            " ORDER BY wanted_at, slug",
            series,
            member,
        )
        return [(slug, restored(at)) for slug, at in rows]

    def add(self, series: int, slug: str, member: int, at: datetime) -> None:
        self.transaction.execute(
            "INSERT INTO wanted VALUES ($1, $2, $3, $4)", series, slug, member, stored(at)
        )

    def tell(self, series: int, slug: str) -> bool:
        """Return whether staff are to be told of it: true the first time, and never again."""
        return bool(
            self.transaction.execute(
                "INSERT INTO wanted_told VALUES ($1, $2) ON CONFLICT DO NOTHING", series, slug
            )
        )

    def drop(self, series: int, slug: str) -> None:
        self.transaction.execute(
            "DELETE FROM wanted WHERE series_id = $1 AND slug = $2", series, slug
        )

    def of_member(self, member: int) -> list[tuple[int, str, datetime]]:
        """Return guild, slug and since when, in all servers."""
        rows = self.transaction.rows(
            "SELECT s.guild_id, w.slug, w.wanted_at FROM wanted w JOIN series s ON s.id ="
            " w.series_id WHERE w.member_id = $1 ORDER BY w.wanted_at, w.series_id, w.slug",
            member,
        )
        return [(guild, slug, restored(at)) for guild, slug, at in rows]

    def delete_member(self, member: int) -> None:
        self.transaction.execute("DELETE FROM wanted WHERE member_id = $1", member)

    def erase(self, now: datetime) -> None:
        """Forget who wanted something so long ago, in all servers; that somebody did stays.

        Nobody has wanted something later than now: what says so was noted by a wrong clock.
        """
        self.transaction.execute(
            "UPDATE wanted SET wanted_at = $1 WHERE member_id IS NOT NULL AND wanted_at > $1",
            stored(now),
        )
        self.transaction.execute(
            "UPDATE wanted SET member_id = NULL WHERE member_id IS NOT NULL AND wanted_at <= $1",
            stored(now - KEPT),
        )

    def next_erasure(self, now: datetime) -> datetime | None:
        """Return when `erase` has something to do."""
        misled = self.transaction.row(
            "SELECT 1 FROM wanted WHERE member_id IS NOT NULL AND wanted_at > $1 LIMIT 1",
            stored(now),
        )
        if misled is not None:
            return now
        oldest = self.transaction.row(
            "SELECT wanted_at FROM wanted WHERE member_id IS NOT NULL AND wanted_at >= 0"
            " ORDER BY wanted_at LIMIT 1"
        )
        return None if oldest is None else restored(oldest[0]) + KEPT
