"""When and where a series posts, and what staff change about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.domain.ballot import Candidate, Options
from bot.domain.catalogue import Catalogue
from bot.domain.edition import Edition
from bot.domain.notice import Notice
from bot.domain.series import Discussion, Series
from bot.domain.slot import Schedule, Slot
from bot.domain.weekly import Poll, Weekly
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Settings:
    """What `/series setup` and `/series edit` set; `Plan.settings` gives the present ones.

    Change them with `dataclasses.replace`.
    """

    channel: int
    schedule: Schedule
    language: str = "en-US"
    role: int | None = None
    discussion: Discussion = Discussion.THREAD
    pin: bool = False
    """Whether each post is pinned."""
    catch_up: timedelta = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Coming:
    """One of the next dates, with what is known of it by now."""

    slot: Slot
    turn: timedelta
    """By how much the clocks were changed since the week before; zero in most weeks."""
    poll: Poll | None = None
    """The ballot that decides it, or has decided it."""
    decided: Candidate | None = None
    """Who it will be as things stand: a closed ballot's winner, staff's queue, the only one left.

    None where members vote on it, now or later.
    """


@dataclass(frozen=True, slots=True)
class Edited:
    """A change beside what was: shown before saving by `would_edit`, and after by `edit`."""

    before: Series
    after: Series
    coming_before: tuple[Slot, ...]
    coming: tuple[Slot, ...]
    """The next four dates; none while paused without an end."""


@dataclass(frozen=True, slots=True)
class Status:
    """How a series stands."""

    series: Series
    coming: tuple[Coming, ...]
    """The next four; none while paused without an end."""
    latest: Edition | None
    """The newest edition, whatever became of it, with its effects and their causes."""
    poll: Poll | None
    """The ballot that decides the next post, open or closed."""
    queue: tuple[str, ...]
    suggestions: int
    """How many wait for an answer."""
    left: int
    """How many professions the season has not featured yet."""
    season: int
    notices: tuple[Notice, ...]
    """What was noticed in the last 24 hours, newest first."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A slot that staff took out."""

    slot: Slot
    next_slot: Slot | None
    poll: Poll | None
    """The ballot that moved to the next slot."""


class Plan:
    """Sets a series up, changes it, and tells what is coming.

    After a change that may make something due at once (`edit`, `resume`), call
    `Scheduler.visit(guild)`: otherwise it happens within a minute.
    """

    def __init__(
        self,
        database: Database,
        catalogue: Callable[[], Catalogue],
        clock: Clock,
        seed: Callable[[], str],
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._clock = clock
        self._seed = seed

    async def series(self, guild: int) -> Series:
        """Raises NoSeries."""
        raise NotImplementedError

    async def settings(self, guild: int) -> Settings:
        """Raises NoSeries."""
        raise NotImplementedError

    async def set_up(self, guild: int, settings: Settings) -> Edited:
        """Begin with the first slot after now; `before` is `after`. Raises AlreadySetUp.

        UnknownZone and OutOfRange come from making the settings.
        """
        raise NotImplementedError

    async def would_edit(self, guild: int, settings: Settings) -> Edited:
        """Return what `edit` would do, without doing it. Raises NoSeries."""
        raise NotImplementedError

    async def edit(self, guild: int, settings: Settings) -> Edited:
        """Save. Raises NoSeries, and BeingPosted for another schedule in mid-post.

        Another schedule: what is due by the old one is settled, the open ballot moves to the
        next slot. Another channel: a post that was blocked is due at once.
        """
        raise NotImplementedError

    async def set_ballot(self, guild: int, options: Options) -> Series:
        """Change the ballots to come; an open one keeps what it was opened with."""
        raise NotImplementedError

    async def set_log_channel(self, guild: int, channel: int | None) -> Series:
        """Raises NoSeries."""
        raise NotImplementedError

    async def pause(self, guild: int, until: datetime | None = None) -> Edited:
        """Stop posting, until an instant (`schedule.start_of(day)` makes one of a date) or resume.

        The open ballot moves to the next slot that will happen, or stays open until there is one.
        """
        raise NotImplementedError

    async def resume(self, guild: int) -> Edited:
        """Post again from the next slot on; one that the pause swallowed is not caught up."""
        raise NotImplementedError

    async def skip(self, guild: int) -> Skipped:
        """Take out what is overdue, else the next slot; the open ballot moves on.

        Raises NoSeries, NothingComing, BeingPosted.
        """
        raise NotImplementedError

    async def preview(self, guild: int, count: int) -> tuple[Coming, ...]:
        """Return the next dates, 1 to 12; none while paused without an end. Raises NoSeries."""
        raise NotImplementedError

    async def next(self, guild: int) -> Coming | None:
        """Return the next date for `/next`, none while paused without an end. Raises NoSeries."""
        raise NotImplementedError

    async def status(self, guild: int) -> Status:
        """Raises NoSeries."""
        raise NotImplementedError

    async def sample(self, guild: int) -> Weekly:
        """Return what the next post would look like, for `/series test`; stores nothing.

        Raises NoSeries.
        """
        raise NotImplementedError

    async def weekly(self, guild: int, day: str | None = None) -> Weekly:
        """Return a past week as its message stands, the latest by default, for drawing it again.

        `day` is the slot's key as in `2026-08-03`. Raises NoSeries, NoSuchWeek.
        """
        raise NotImplementedError

    async def history(self, guild: int, count: int = 10, page: int = 0) -> tuple[Weekly, ...]:
        """Return the posted weeks, newest first; `place` for the jump link, `chosen_by` for the
        counts. A message that was deleted has `edition.state` DELETED. Raises NoSeries.
        """
        raise NotImplementedError

    async def purge(self, guild: int) -> bool:
        """Delete everything stored for the server, now; whether there was anything."""
        raise NotImplementedError

    async def removed(self, guild: int) -> None:
        """The bot was removed (not: the server is unavailable). Data stays 30 days."""
        raise NotImplementedError

    async def invited(self, guild: int) -> Series | None:
        """The bot joined: return the series of before, now paused; none for a new server.

        Also to be called at start-up for each server that the bot is in: it changes nothing
        where nothing was removed.
        """
        raise NotImplementedError
