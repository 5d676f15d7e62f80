"""Where servers want the bot to hear mentions, with or without a series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.week.earshot import Earshot
from bot.storage.column import restored, restored_truth, stored
from bot.storage.series import KEPT_AFTER_REMOVAL
from bot.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class EarshotStore:
    transaction: Transaction

    def all(self) -> dict[int, Earshot]:
        """Return that of each server that does not want it everywhere."""
        found: dict[int, set[int]] = {}
        rows = self.transaction.rows(
            "SELECT guild_id, channel_id FROM earshot LEFT JOIN earshot_channel USING (guild_id)"
        )
        for guild, channel in rows:
            found.setdefault(guild, set()).update(() if channel is None else (channel,))
        return {guild: Earshot(frozenset(channels)) for guild, channels in found.items()}

    def put(self, guild: int, earshot: Earshot) -> bool:
        """Store it in place of the one before, nothing for all channels; whether one was there."""
        was_there = self.transaction.execute("DELETE FROM earshot WHERE guild_id = $1", guild)
        if earshot.channels is not None:
            self.transaction.execute("INSERT INTO earshot (guild_id) VALUES ($1)", guild)
            for channel in sorted(earshot.channels):
                self.transaction.execute(
                    "INSERT INTO earshot_channel VALUES ($1, $2)", guild, channel
                )
        return bool(was_there)

    def guilds(self) -> dict[int, bool]:
        """Return every server of which something is stored, and whether the bot was removed."""
        rows = self.transaction.rows("SELECT guild_id, removed_at IS NOT NULL FROM earshot")
        return {guild: restored_truth(was_removed) for guild, was_removed in rows}

    def leave(self, guild: int, now: datetime) -> None:
        """The bot was removed from the server, unless that is known already."""
        self.transaction.execute(
            "UPDATE earshot SET removed_at = $2 WHERE guild_id = $1 AND removed_at IS NULL",
            guild,
            stored(now),
        )

    def come_back(self, guild: int) -> None:
        """The bot is in the server."""
        self.transaction.execute("UPDATE earshot SET removed_at = NULL WHERE guild_id = $1", guild)

    def delete_removed(self, now: datetime) -> None:
        """Delete those of servers that removed the bot so long ago, as their series are."""
        self.transaction.execute(
            "UPDATE earshot SET removed_at = $1 WHERE removed_at > $1", stored(now)
        )
        self.transaction.execute(
            "DELETE FROM earshot WHERE removed_at <= $1", stored(now - KEPT_AFTER_REMOVAL)
        )

    def next_deletion(self, now: datetime) -> datetime | None:
        """Return when `delete_removed` has something to do."""
        row = self.transaction.row(
            "SELECT min(removed_at), max(removed_at) FROM earshot WHERE removed_at IS NOT NULL"
        )
        if row is None or row[0] is None:
            return None
        return now if row[1] > stored(now) else restored(row[0]) + KEPT_AFTER_REMOVAL
