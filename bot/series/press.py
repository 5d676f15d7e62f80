"""How editions get out: what is due, who may send it, and what became of it.

For the scheduler alone. Every step is recorded before and after Discord is asked, so that a crash
at any instant leaves what the next process needs to go on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.domain.catalogue import Catalogue
from bot.domain.edition import Cause, Effect
from bot.domain.weekly import Place, Weekly
from bot.storage.database import Database

LEASE = timedelta(seconds=60)
"""So long a claim keeps other processes away; what is sent under it must end sooner."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The right of this process, until `until`, to bring one edition further."""

    weekly: Weekly
    look_in: int | None
    """The channel in which its message may stand already, sent by a process that died or got no
    answer: look there before sending. None: it was certainly never sent."""
    effects: tuple[Effect, ...]
    """What is to be tried now: the post alone, or whatever it carries."""
    until: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of sending."""

    place: Place
    effects: Mapping[Effect, Cause | None] = field(default_factory=dict[Effect, "Cause | None"])
    """What the sending itself settled beside the post (the ping; a forum post is its own thread):
    None where it happened, else why not."""


class Press:
    """Claims, records, and settles what needs no Discord. Details follow."""

    def __init__(
        self,
        database: Database,
        catalogue: Callable[[], Catalogue],
        clock: Clock,
        seed: Callable[[], str],
        owner: str,
        lease: timedelta,
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._clock = clock
        self._seed = seed
        self._owner = owner
        self._lease = lease

    async def deleted(self, guild: int, message: int) -> bool:
        """A message was deleted in the server: whether it was a weekly one. Call it for every
        deletion that Discord tells of (`on_raw_message_delete`, and the bulk one).
        """
        raise NotImplementedError
