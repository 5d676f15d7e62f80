"""Every verb of the weekly programme, by noun: what commands, controls and the heartbeat use."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.clock import Clock
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.shards import ALL, Shards
from bot.metrics import Metrics
from bot.programme.account import Account
from bot.programme.claim import LEASE, Owner
from bot.programme.countries import Countries
from bot.programme.diary import Diary
from bot.programme.earshots import Earshots
from bot.programme.hearing import Hearing
from bot.programme.members import Members
from bot.programme.notices import Notices
from bot.programme.plan import Plan
from bot.programme.press import Press
from bot.programme.processes import Processes
from bot.programme.queue import Queue
from bot.programme.rounds import Rounds
from bot.programme.servers import Servers
from bot.programme.voting import Voting
from bot.programme.wanting import Wanting
from bot.programme.weeks import Weeks
from bot.storage.transaction import Database


@dataclass(frozen=True, slots=True)
class Asked:
    """What one interaction may change."""

    plan: Plan
    queue: Queue
    wanting: Wanting
    members: Members
    servers: Servers
    hearing: Hearing


@dataclass(frozen=True, slots=True)
class Programme:
    """The programmes of all servers.

    `plan` is what staff change of when and where, `diary` what there is to read, `queue` what staff
    and members want to come next, `wanting` what members would read if it were written, `voting`
    the votes, `members` what is stored about a person, `notices` what staff must be told, `servers`
    how the bot comes and goes, `hearing` what it hears there; `rounds` and `press`, how editions
    get out, are the heartbeat's; `processes` are those that serve the servers together.
    Each verb is one transaction; what it returns is on disk.
    What somebody asks for by a command or a control goes through `once`.
    All raise children of JobError for what a person can do something about, StorageError for
    what only the operator can. Rights are the caller's affair.
    """

    owner: Owner
    weeks: Weeks
    plan: Plan
    diary: Diary
    queue: Queue
    wanting: Wanting
    voting: Voting
    rounds: Rounds
    press: Press
    members: Members
    notices: Notices
    servers: Servers
    hearing: Hearing
    processes: Processes

    def once(self, interaction: int) -> Asked:
        """Return what changes something at most once for that interaction, whoever gets it.

        Its verbs raise AlreadyDone where the interaction had its effect before.
        """
        weeks = self.weeks.once(interaction)
        return Asked(
            Plan(weeks),
            Queue(weeks),
            Wanting(weeks),
            Members(weeks),
            Servers(weeks),
            Hearing(weeks),
        )

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
        metrics: Metrics | None = None,
        shards: Shards = ALL,
    ) -> Programme:
        """`catalogue` gives the one loaded last; `owner` names this process, alone, in claims.

        It serves the servers of its `shards`.
        """
        weeks = Weeks(
            database, catalogue, clock, Countries(database), Earshots(database), shards=shards
        )
        process = Owner(owner or secrets.token_hex(8), lease)
        return cls(
            process,
            weeks,
            Plan(weeks),
            Diary(weeks),
            Queue(weeks),
            Wanting(weeks),
            Voting(weeks),
            Rounds(weeks, process),
            Press(weeks, seed, process, Account(metrics or Metrics())),
            Members(weeks),
            Notices(weeks),
            Servers(weeks),
            Hearing(weeks),
            Processes(database, clock, process.name, shards),
        )
