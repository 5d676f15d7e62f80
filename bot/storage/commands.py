"""Which command definitions Discord already has, so that they are sent only when they changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.storage.column import stored
from bot.storage.transaction import Database, Transaction


@dataclass(frozen=True, slots=True)
class SyncedCommands:
    database: Database

    async def synced(self, application_id: int) -> str | None:
        """The digest recorded last for this application; None when it was never synced."""

        def digest(transaction: Transaction) -> str | None:
            row = transaction.row(
                "SELECT digest FROM command_sync WHERE application_id = $1", application_id
            )
            return row[0] if row else None

        return await self.database.read(digest)

    async def record(self, application_id: int, digest: str, at: datetime) -> None:
        """To be called once Discord has accepted the commands, never before."""

        def upsert(transaction: Transaction) -> None:
            transaction.execute(
                """
                INSERT INTO command_sync (application_id, digest, synced_at) VALUES ($1, $2, $3)
                ON CONFLICT (application_id)
                DO UPDATE SET digest = excluded.digest, synced_at = excluded.synced_at
                """,
                application_id,
                digest,
                stored(at),
            )

        await self.database.write(upsert)
