"""Which command definitions Discord already has, so that they are sent only when they changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import orjson

from bot.storage.column import stored
from bot.storage.transaction import Database, Transaction


def digest_of(application_id: int, transaction: Transaction) -> str | None:
    """The digest recorded last for this application; None when it was never synced."""
    row = transaction.row(
        "SELECT digest FROM command_sync WHERE application_id = $1", application_id
    )
    return row[0] if row else None


@dataclass(frozen=True, slots=True)
class SyncedCommands:
    database: Database

    async def synced(self, application_id: int) -> str | None:
        """The digest recorded last for this application; None when it was never synced."""

        return await self.database.read(partial(digest_of, application_id))

    async def ids(self, application_id: int) -> Mapping[str, int]:
        """The ids that Discord gave the commands then, by their names; empty when never synced."""

        def ids(transaction: Transaction) -> Mapping[str, int]:
            row = transaction.row(
                "SELECT ids FROM command_sync WHERE application_id = $1", application_id
            )
            return orjson.loads(row[0]) if row else {}

        return await self.database.read(ids)

    async def record(
        self, application_id: int, digest: str, ids: Mapping[str, int], at: datetime
    ) -> None:
        """To be called once Discord has accepted the commands, never before."""

        def upsert(transaction: Transaction) -> None:
            transaction.execute(
                """
                INSERT INTO command_sync (application_id, digest, ids, synced_at)
                VALUES ($1, $2, $3, $4)
                ON CONFLICT (application_id) DO UPDATE
                SET digest = excluded.digest, ids = excluded.ids, synced_at = excluded.synced_at
                """,
                application_id,
                digest,
                orjson.dumps(ids).decode(),
                stored(at),
            )

        await self.database.write(upsert)
