"""What is drawn, as values: every word and amount is said already, in the reader's language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

_DIGITS = 8  # of a digest, in a file's name


@dataclass(frozen=True, slots=True)
class Amount:
    """A number to draw by, and how it is written; `label` says what or whom it is about."""

    value: float
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from its first tick to its last, in order; zero is among them."""

    ticks: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Pay by how many earn less: a tenth, a quarter, half, three quarters, nine tenths.

    What was not published is None.
    """

    p10: Amount | None = None
    p25: Amount | None = None
    median: Amount | None = None
    p75: Amount | None = None
    p90: Amount | None = None


@dataclass(frozen=True, slots=True)
class Growth:
    """How a profession grows beside all; both texts are whole phrases around the same numbers."""

    own: Amount
    """`+19.7%`, labelled "jobs by 2034"."""
    every: Amount | None = None
    """`+3.1%`, labelled "all jobs"."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A profession in a picture. Its emblem is drawn from the slug alone."""

    slug: str
    title: str
    color: int
    """Its field's own, as 0xRRGGBB: see `design.field_color`."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What every picture has: a digest of all that it says and shows.

    It is made once, as the shelf is asked by it with each answer.
    """

    digest: str = field(default="", init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        said = repr(self).encode("utf-8", "backslashreplace")
        object.__setattr__(self, "digest", sha256(said).hexdigest())


@dataclass(frozen=True, slots=True)
class ProfessionPicture(_Content):
    """One profession: how it grows and what it pays."""

    subject: Subject
    field: str
    growth: Growth | None
    pay_heading: str
    """What the amounts are, such as "Pay a year, before tax"; empty without pay."""
    pay: Ladder
    """p25, median and p75 are written out, with their labels; p10 and p90 if both have one."""
    axis: Axis | None
    """None without pay."""
    group: str
    """Whose figures these are where they are another group's, as a phrase; else empty."""
    source: str
    """Countries, publishers and dates in one line."""
    alt: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: a profession with a ladder or with an amount, or without either."""

    subject: Subject
    ladder: Ladder | None = None
    amount: Amount | None = None
    aside: str = ""
    """What stands at the end of its title's line, such as its growth or its rank."""
    note: str = ""
    """Whose figures these are where they are another group's; else empty."""
    is_first: bool = False
    """Whether it is the one that all this is about: the winner of a vote, say."""


@dataclass(frozen=True, slots=True)
class ChartPicture(_Content):
    """Several professions on one shared axis: a comparison, a ranking or a result."""

    heading: str
    bars: tuple[Bar, ...]
    axis: Axis | None
    """None where there is nothing to measure: the order says all."""
    source: str
    alt: str


class WeekKind(StrEnum):
    """What became of a week, or will."""

    PAST = "past"
    PRESENT = "present"
    OPEN = "open"  # nobody knows yet
    NONE = "none"  # skipped, missed or deleted


@dataclass(frozen=True, slots=True)
class Week:
    """One week of a year's wall."""

    kind: WeekKind
    subject: Subject | None = None


@dataclass(frozen=True, slots=True)
class YearPicture(_Content):
    """A season as a wall of weeks, in their order."""

    heading: str
    weeks: tuple[Week, ...]
    source: str
    alt: str


Picture = ProfessionPicture | ChartPicture | YearPicture


def name(picture: Picture) -> str:
    """Return a name for its file, such as `ai-engineer-3f2a9c01.png`, the same for the same one."""
    match picture:
        case ProfessionPicture():
            first = re.sub(r"[^a-z0-9-]+", "", picture.subject.slug.lower())[:40].strip("-")
        case ChartPicture():
            first = "chart"
        case _:
            first = "year"
    return f"{first or 'profession'}-{picture.digest[:_DIGITS]}.png"


def subjects(picture: Picture) -> tuple[Subject, ...]:
    """Return the professions that are in it."""
    match picture:
        case ProfessionPicture():
            return (picture.subject,)
        case ChartPicture():
            return tuple(bar.subject for bar in picture.bars)
        case YearPicture():
            return tuple(week.subject for week in picture.weeks if week.subject)
