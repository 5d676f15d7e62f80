"""What can go wrong with a server's series.

JobError
├── UnknownZone             no time zone is called that
│   ├── NotAPlace           it is the name of a clock, such as EST, and not of a place
│   ├── SeveralZones        it is a country, or a name of several cities, with several zones
│   └── NoSuchOffset        no zone always has that offset from UTC
├── NotATime                a text is no time of the day
├── NotADay                 a text is no day of the calendar, or one that is over
├── OutOfRange              an option of a series or ballot is set too low or too high
├── NoSeries                the server has no series yet
├── AlreadySetUp            the server has its series
├── NothingComing           no slot is coming that could be skipped or posted
├── TooEarly                the next slot is too far away to be posted now without asking
├── BeingPosted             an edition is on its way at this moment
├── AlreadyFeatured         the profession was featured in this season
├── AlreadyQueued           the profession waits already: in the queue, or as a suggestion
├── NotWritten              the profession has no full profile: it fills no week, and can be wanted
├── NotQueued               the profession is not in the queue
├── OneSuggestionEach       the member's last suggestion still waits for staff
├── WantsEnough             the member wants as many profiles as one may at a time
├── NoSuchSuggestion        nobody waits for an answer to that suggestion any more
├── NoSuchBallot            no ballot is open, or none is called so
├── Unreadable              a setting of the series means nothing any more; staff can replace it
└── NoSuchWeek              no edition stands under that date

AlreadyDone                 the interaction had its effect before: nobody is told, as somebody is
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.domain.errors import JobError

Amount = int | timedelta


class UnknownZone(JobError):
    """No zone is called `zone`; `near` holds what to type instead, the likeliest first."""

    def __init__(self, zone: str, near: tuple[str, ...] = ()) -> None:
        instead = ", ".join(near) or "Europe/Paris"
        super().__init__(f"no time zone is called {zone!r}; write one such as {instead}")
        self.zone = zone
        self.near = near


class NotAPlace(UnknownZone):
    """`zone` names a clock: it does not say where people live who go by it."""


class SeveralZones(UnknownZone):
    """What is called `zone` has all the zones in `near`."""


class NoSuchOffset(UnknownZone):
    """No zone always has the offset `zone`; the places in `near` have it at some time of a year."""


class NotATime(JobError):
    """`text` is no time of the day, or could be two."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is no time; one is '9:30' or '9:30 pm'")
        self.text = text


class NotADay(JobError):
    """`text` is no day of the calendar as in `2026-12-24`, or must lie ahead and does not."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is no coming day; one is written '2026-12-24'")
        self.text = text


class OutOfRange(JobError):
    """`option` must be from `lowest` to `highest`, both included."""

    def __init__(self, option: str, value: Amount, lowest: Amount, highest: Amount) -> None:
        super().__init__(f"{option} is {value}; it must be from {lowest} to {highest}")
        self.option = option
        self.value = value
        self.lowest = lowest
        self.highest = highest


class NoSeries(JobError):
    """The server has no series: staff make one with `/series setup`."""

    def __init__(self, guild: int) -> None:
        super().__init__(f"server {guild} has no series")
        self.guild = guild


class AlreadySetUp(JobError):
    """The server has its series: it is changed, not made again."""

    def __init__(self, guild: int) -> None:
        super().__init__(f"server {guild} has a series")
        self.guild = guild


class NothingComing(JobError):
    """The series is paused without an end, so there is no slot to do that with."""


class TooEarly(JobError):
    """A post now would stand for a slot more than 72 hours away, or for one that a pause swallows.

    Staff are asked; with their yes, the same verb is called again with `anyway=True`.
    """

    def __init__(self, at: datetime) -> None:
        super().__init__(f"the next slot is at {at}")
        self.at = at


class BeingPosted(JobError):
    """The edition is on its way at this moment: try again in a minute."""

    def __init__(self, key: date) -> None:
        super().__init__(f"the edition of {key} is being posted")
        self.key = key


class AlreadyFeatured(JobError):
    """The season had the profession before; its next one may have it again."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"{slug} was featured in this season")
        self.slug = slug


class AlreadyQueued(JobError):
    """The profession waits already, in staff's queue or as a suggestion."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"{slug} waits already")
        self.slug = slug


class NotWritten(JobError):
    """The profession has no full profile, and only such fill weeks and stand on ballots."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"nobody has written the profile of {slug}")
        self.slug = slug


class NotQueued(JobError):
    """The profession is not in staff's queue."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"{slug} is not in the queue")
        self.slug = slug


class OneSuggestionEach(JobError):
    """The member's last suggestion still waits for staff."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"{slug} still waits for an answer")
        self.slug = slug


class WantsEnough(JobError):
    """The member wants so many profiles, all `slugs`; the first is forgotten at `until`."""

    def __init__(self, slugs: tuple[str, ...], until: datetime) -> None:
        super().__init__(f"{', '.join(slugs)} are wanted, the first until {until}")
        self.slugs = slugs
        self.until = until


class NoSuchSuggestion(JobError):
    """It was decided, withdrawn or purged before."""


class NoSuchBallot(JobError):
    """No ballot is open here, or the one that was asked for is gone."""


class NoSuchWeek(JobError):
    """No edition of the series stands under that date."""

    def __init__(self, key: date | None) -> None:
        super().__init__(f"no edition of {key}" if key else "no edition yet")
        self.key = key


class Unreadable(JobError):
    """What is stored as `option` means nothing any more: `value` must be replaced first."""

    def __init__(self, option: str, value: str) -> None:
        super().__init__(f"{option} is {value!r}, which means nothing")
        self.option = option
        self.value = value


class AlreadyDone(Exception):
    """Discord gave the same interaction to another process, or twice to this one."""

    def __init__(self, interaction: int) -> None:
        super().__init__(f"interaction {interaction} had its effect already")


class AnotherDate(Exception):
    """Staff were asked about a date, and their yes came when another one was the next."""

    def __init__(self, key: date) -> None:
        super().__init__(f"the next date is {key}")
