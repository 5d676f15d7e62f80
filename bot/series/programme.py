"""Every verb of the weekly programme, by noun: what commands, controls and the heartbeat use."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.clock import Clock
from bot.domain.catalogue import Catalogue
from bot.series.ballots import Ballots
from bot.series.members import Members
from bot.series.notices import Notices
from bot.series.plan import Plan
from bot.series.press import LEASE, Press
from bot.series.queue import Queue
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Programme:
    """The programmes of all servers.

    `plan` is when and where, `queue` what staff and members want, `ballots` the voting, `press`
    how editions get out (for the scheduler alone), `members` what is stored about a person,
    `notices` what staff must be told. Each verb is one transaction; what it returns is on disk.
    All raise children of JobError for what a person can do something about, StorageError for
    what only the operator can. Rights are the caller's affair.
    """

    plan: Plan
    queue: Queue
    ballots: Ballots
    press: Press
    members: Members
    notices: Notices

    @classmethod
    def over(
        cls,
        database: Database,
        catalogue: Callable[[], Catalogue],
        clock: Clock,
        *,
        owner: str | None = None,
        seed: Callable[[], str] = lambda: secrets.token_hex(32),
        lease: timedelta = LEASE,
    ) -> Programme:
        """`catalogue` gives the one loaded last; `owner` names this process, alone, in claims."""
        return cls(
            Plan(database, catalogue, clock, seed),
            Queue(database, catalogue, clock),
            Ballots(database, catalogue, clock),
            Press(database, catalogue, clock, seed, owner or secrets.token_hex(8), lease),
            Members(database, clock),
            Notices(database, clock),
        )
