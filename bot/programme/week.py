"""One series inside one transaction: what it remembers, and what is known of its weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Self

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.week.ballot import tally
from bot.domain.week.edition import Cause, Edition
from bot.domain.week.election import Election
from bot.domain.week.errors import NoSeries
from bot.domain.week.making import Making
from bot.domain.week.notice import Notice, Topic
from bot.domain.week.season import History
from bot.domain.week.series import Due, Series
from bot.domain.week.slot import Slot
from bot.domain.week.weekly import Poll
from bot.storage.ballots import BallotStore
from bot.storage.earshots import EarshotStore
from bot.storage.editions import EditionStore
from bot.storage.notices import NoticeStore
from bot.storage.series import SeriesStore
from bot.storage.transaction import Transaction
from bot.storage.votes import VoteStore
from bot.storage.wanted import WantedStore
from bot.storage.wishes import WishStore

CLICK_GRACE = timedelta(seconds=3)
"""A click before the close may arrive so much later: Discord waits no longer for an answer."""

WRONG_CLOCK = timedelta(minutes=1)
"""What lies further ahead than this cannot be over: a clock that said so was wrong."""


class Week:
    """Reads and writes for one series; every rule in it is the domain's.

    The caller passes the instant and the catalogue in, so that running the operation twice does
    the same twice.
    """

    def __init__(
        self, transaction: Transaction, series: Series, catalogue: Catalogue, now: datetime
    ) -> None:
        self.series = series
        self.now = now
        self.catalogue = catalogue
        self.every_series = SeriesStore(transaction)
        self.editions = EditionStore(transaction)
        self.ballots = BallotStore(transaction)
        self.votes = VoteStore(transaction)
        self.wishes = WishStore(transaction)
        self.wanted = WantedStore(transaction)
        self.notices = NoticeStore(transaction)
        self.earshots = EarshotStore(transaction)

    @classmethod
    def of(
        cls,
        transaction: Transaction,
        guild: int,
        catalogue: Catalogue,
        now: datetime,
        series: int | None = None,
    ) -> Self:
        """Raises NoSeries, also where the server has another series by now than that one."""
        found = SeriesStore(transaction).of(guild)
        if found is None or series not in (None, found.id):
            raise NoSeries(guild)
        return cls(transaction, found, catalogue, now)

    @property
    def valid(self) -> Sequence[str]:
        """The slugs of the catalogue in its order."""
        return self.catalogue.weeks

    def save(self, series: Series) -> Series:
        """Store changed settings, and return them."""
        self.every_series.save(series)
        self.series = series
        return series

    def note(self, topic: Topic, subject: str = "", cause: Cause | None = None) -> None:
        """Have staff told."""
        notice = Notice(self.series.guild, topic, self.now, subject, cause)
        self.notices.add(self.series, notice)

    # Slots

    def around(self) -> tuple[Edition, ...]:
        """Return the editions that the rules of the series ask for: of the last and next weeks."""
        return tuple(making.edition for making in self.editions.around(self.series.id, self.now))

    def due(self) -> Due:
        """Return what has come round and is not settled."""
        return self.series.due(self.now, self.around())

    def next_slot(self, after: Slot | None = None) -> Slot | None:
        """Return the next slot that will happen, from now on and later than `after`."""
        start = self.now if after is None else max(self.now, after.at)
        coming = self.series.upcoming(start, 1, self.around())
        return coming[0] if coming else None

    def slot_to_fill(self) -> Slot | None:
        """Return the one whose post is overdue, else the next that will happen."""
        return self.due().post or self.next_slot()

    # Editions

    def making(self, slot: Slot) -> Making:
        """Return the edition of the slot, a planned one where there is none."""
        found = self.editions.of(self.series.id, slot.key)
        return found or Making(Edition(self.series.id, slot, None))

    def latest(self) -> Making | None:
        """Return the edition that was posted last."""
        # Two, as `stale` reads them: they are remembered together.
        return next(iter(self.editions.featured(self.series.id, 2)), None)

    def in_flight(self) -> Making | None:
        """Return the edition of which nobody knows whether its message stands, the oldest."""
        found = self.editions.unfinished(self.series.id)
        return next((making for making in found if making.edition.may_stand), None)

    @property
    def seen(self) -> tuple[History, int]:
        """What was posted in the server, and the number of its season."""
        seen = self.editions.appearances(self.series.id)
        number = max((each.season for each in seen), default=1)
        history = History(
            {each.slug: each.times for each in seen},
            frozenset(each.slug for each in seen if each.season == number),
            tuple(each.slug for each in seen),
        )
        return history, number

    def profile(self, slug: str | None) -> str | None:
        """Return a digest of the profile, which changes with it; none where there is none."""
        if slug is None or slug not in self.catalogue.profiles:
            return None
        return self.catalogue.digest(slug)

    # Ballots

    def pending(self) -> Election | None:
        """Return the ballot that decides the next post: that of the last message, if it has one."""
        latest = self.latest()
        if latest is None:
            return None
        return self.ballots.announced_by(self.series.id, latest.edition.slot.key)

    def poll(self, election: Election) -> Poll:
        """Return it as members meet it, with its totals so far or for good."""
        totals = election.totals or tally(election.ballot, self.votes.of(election.id))
        return election.poll(totals)
