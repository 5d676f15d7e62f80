"""What a question in plain words means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.catalogue.figure import Level, Period
from bot.domain.catalogue.profession import Place, Study


class Topic(StrEnum):
    """What somebody wants to know."""

    OVERVIEW = "overview"
    DUTIES = "duties"
    SKILLS = "skills"
    SALARY = "salary"
    OUTLOOK = "outlook"
    RANKING = "ranking"
    START = "start"
    NEEDED = "needed"
    SIMILAR = "similar"
    SOURCES = "sources"
    COMPARE = "compare"
    BROWSE = "browse"
    WHO_NEEDS_SKILL = "who-needs-skill"
    THIS_WEEK = "this-week"
    NEXT_POST = "next-post"
    HOW_TO_VOTE = "how-to-vote"
    WHO_WON = "who-won"
    VOTE_COUNT = "vote-count"
    SUGGEST = "suggest"
    PRIVACY = "privacy"
    HELP = "help"
    NONE = "none"


class Aspect(StrEnum):
    """Which side of a topic, where a question names one; it decides the sentence."""

    DEGREE = "degree"  # of start: does one need a degree, or another qualification
    DURATION = "duration"  # of start: how long it takes
    SIZE = "size"  # of outlook: how many people do it
    OPENINGS = "openings"  # of outlook: how many are hired
    MACHINES = "machines"  # of outlook: whether machines will do it
    HOURS = "hours"  # of duties: hours, shifts, how hard, how dangerous
    PEOPLE = "people"  # of skills: what kind of person
    PAY = "pay"  # of compare: who earns more
    GROWTH = "growth"  # of compare: who grows faster
    STUDY = "study"  # of compare: who studies longer


class Order(StrEnum):
    """What a list begins with."""

    PAID = "paid"  # best paid first
    UNPAID = "unpaid"  # worst paid first
    GROWING = "growing"
    SHRINKING = "shrinking"
    OPEN = "open"  # most openings first
    LARGE = "large"  # most people first


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a list is narrowed to beside field and skill."""

    least: int = 0
    """What its people earn at least, in a year, in the money of whoever asks; 0 is any."""
    most: int = 0
    """At most; 0 is any."""
    study: Study | None = None
    """The longest that is fine."""
    place: Place | None = None

    def __bool__(self) -> bool:
        return self != Bounds()


@dataclass(frozen=True, slots=True)
class Understanding:
    """One reading of a question. Empty parts were not named, and do not narrow."""

    topic: Topic = Topic.NONE
    professions: tuple[str, ...] = ()
    """Slugs, in the order in which they were named; three at most."""
    aspect: Aspect | None = None
    level: Level | None = None
    """JUNIOR, AVERAGE or SENIOR."""
    country: str = ""
    """ISO 3166-1 alpha-2, also of one without figures."""
    period: Period | None = None
    """Pay of an hour or a month, where that is asked for."""
    skill: str = ""
    """The id of one of the catalogue's skills."""
    field: str = ""
    """The title of one of the catalogue's fields."""
    order: Order | None = None
    bounds: Bounds = Bounds()
    is_closed: bool = False
    """Whether the question wants a yes or a no."""
    unknown: str = ""
    """What stood where the name of a job belongs, and is nobody's; the topic is NONE then."""
    near: tuple[str, ...] = ()
    """Slugs of those that are called nearly so."""
    assumed: frozenset[str] = frozenset()
    """Names of the parts that were not said: taken from what was talked about, or guessed."""
    sure: float = 0.0
    """From 0 to 1; what is less sure than 0.5 is NONE."""
    others: tuple[Understanding, ...] = ()
    """The two next best readings; they have none of their own."""
