"""The weekly message as a value: what it says of this week, of the last one, and of the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.week.ballot import Ballot, Candidate, Counts, Origin, Result, Tally
from bot.domain.week.edition import Edition
from bot.domain.week.series import Series
from bot.domain.week.slot import Slot


@dataclass(frozen=True, slots=True)
class Poll:
    """A ballot as members meet it, open or closed."""

    ballot: Ballot
    slot: Slot | None
    """What it decides about; none while the series is paused without an end or has no date."""
    tally: Tally
    """So far while open. Show its votes only if `shows_counts`, its turnout always."""
    seed: str | None = None
    """Told once the ballot is closed; `ballot.commitment` is its SHA-256."""
    result: Result | None = None
    """Once closed; none as well where every candidate was withdrawn."""
    is_closed: bool = False

    @property
    def closes(self) -> datetime | None:
        """When it closes or closed; none while nobody can say (see `slot`)."""
        return self.ballot.closes if self.is_closed or self.slot is not None else None

    @property
    def shows_counts(self) -> bool:
        """Whether members may see how many voted for what."""
        return self.is_closed or self.ballot.options.counts is Counts.LIVE


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a message stands. In a forum the channel is the post's own thread."""

    channel: int
    message: int


@dataclass(frozen=True, slots=True)
class Weekly:
    """All that one weekly message holds, when it is sent and each time it is edited.

    Its nonce and mark come from `edition.nonce(series.id, edition.slot.key)` and `mark(...)`.
    """

    series: Series
    edition: Edition
    """Its `profession` is the slug to show; `spot` is None until it was sent."""
    origin: Origin | None
    """How that profession came to be chosen; none for the very first, which nobody chose."""
    season: int
    """From 1 on."""
    is_new_season: bool
    """The first of a season that is not the server's first."""
    is_last_of_season: bool
    """With it, every valid profession was featured."""
    is_late: bool
    """It says "planned for <slot>"."""
    chosen_by: Poll | None
    """The closed ballot that chose it, for last week's result in one line; none without a vote."""
    poll: Poll | None
    """The ballot of the next edition, open, or closed with its result."""
    decided: Candidate | None
    """Next week's profession where there is no vote on it: staff's queue, or the only one left."""
    next_slot: Slot | None
    """When the next edition comes out; none while the series is paused."""
    updated: datetime | None = None
    """When the profile changed after the post."""
    pinned: Spot | None = None
    """The message of the series that was pinned before: it is unpinned first."""
    is_test: bool = False
    """Stored nowhere: its ballot has the id "test" and takes no votes."""

    @property
    def profession(self) -> str:
        """The slug of this week's profession."""
        assert self.edition.profession is not None, "a weekly message has a profession"
        return self.edition.profession

    @property
    def spot(self) -> Spot | None:
        """Where its message stands."""
        channel, message = self.edition.channel, self.edition.message
        return None if channel is None or message is None else Spot(channel, message)
