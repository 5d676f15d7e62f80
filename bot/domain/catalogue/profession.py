"""A profession, as its profile describes it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Final, Literal

from pydantic import Field

from bot.domain.catalogue.figure import Country, Figure, Model, PartialDate, Salary, Statement
from bot.domain.text import Name, Phrase, Sentence, Slug


class Activity(StrEnum):
    """What people of a profession spend most of their days with."""

    MAKE = "make"  # build, mount, run and repair things, with hands and tools
    PROGRAM = "program"  # tell computers what to do
    CALCULATE = "calculate"  # work with numbers, data and models
    DISCOVER = "discover"  # look into things, measure, find out why
    DESIGN = "design"  # decide how something looks, feels and works
    CARE = "care"  # look after people
    EXPLAIN = "explain"  # teach, advise, persuade, tell
    ORGANISE = "organise"  # plan, lead, keep things on track
    PROTECT = "protect"  # see to rules, fairness and safety
    GROW = "grow"  # look after plants, animals, soil, water and air


class Place(StrEnum):
    """Where the work is done, most of the time."""

    INDOORS = "indoors"
    OUTDOORS = "outdoors"
    BOTH = "both"


class Work(Model):
    """What the days are like, in words that professions share, so that they can be compared."""

    activities: Annotated[tuple[Activity, ...], Field(min_length=1, max_length=3)]
    """The one that takes most of the time first."""
    place: Place


class Skills(Model):
    """What one must be able to do, what helps, and what kind of person finds it easy."""

    essential: Annotated[tuple[Phrase, ...], Field(min_length=1)]
    nice: tuple[Phrase, ...] = ()
    personal: tuple[Phrase, ...] = ()
    index: tuple[Slug, ...] = ()
    """Under which of the catalogue's skills the profession is found and compared."""


class Education(Model):
    """The usual education of people who enter the profession, as a publisher states it."""

    level: Phrase
    country: Country
    date: PartialDate
    source: Slug


class Study(StrEnum):
    """How long one studies or trains after school, shortest first."""

    NONE = "none"
    SHORT = "short"  # up to two years
    MEDIUM = "medium"  # about four years
    LONG = "long"


class Start(Model):
    """How to become one."""

    study: Study | None = None
    """How long it takes as `steps` describe it; the education may be that of another group."""
    education: Education | None = None
    steps: Annotated[tuple[Sentence, ...], Field(min_length=1)]


System = Literal["SOC", "O*NET", "ISCO", "UK SOC", "NOC", "KldB", "CH-ISCO", "SSYK", "BRC"]
"""The official classifications that codes and tables may be of."""

CLASSIFICATIONS: Final[Mapping[str, System]] = MappingProxyType(
    {
        "US": "SOC",
        "GB": "UK SOC",
        "CA": "NOC",
        "DE": "KldB",
        "CH": "CH-ISCO",
        "NL": "BRC",
        "SE": "SSYK",
        "DK": "ISCO",  # its own, as those of the next three, is the same by another name
        "FI": "ISCO",
        "NO": "ISCO",
        "SI": "ISCO",
    }
)
"""By which classification the official statistics of each country count."""


class Code(Model):
    """The profession's place in an official classification."""

    system: System
    code: Annotated[str, Field(pattern=r"^[0-9][0-9.-]{1,11}$")]
    title: Phrase
    match: Literal["exact", "nearest", "broader"]
    note: Sentence | None = None


class OutlookNotes(Model):
    """What authors say beside a table's numbers; `{15-1252}` stands for that group's number."""

    growth: Sentence | None = None
    employment: Sentence | None = None
    jobs: Sentence | None = None
    openings: Sentence | None = None


class Outlook(Model):
    """Where the profession is heading: numbers, and what a source claims beside them."""

    figures: tuple[Figure, ...] = ()
    claims: tuple[Statement, ...] = ()
    notes: Annotated[OutlookNotes, Field(exclude=True)] = OutlookNotes()
    """Said of the figures themselves once these have come from the tables."""


class PayNotes(Model):
    """What authors say beside a table's pay; `{15-1252}` stands for that group's number."""

    p10: Sentence | None = None
    p25: Sentence | None = None
    median: Sentence | None = None
    p75: Sentence | None = None
    p90: Sentence | None = None
    mean: Sentence | None = None


class Pay(Model):
    """What the profession earns: numbers, and what a source claims beside them."""

    salaries: tuple[Salary, ...] = ()
    claims: tuple[Statement, ...] = ()
    note: Sentence | None = None
    notes: Annotated[PayNotes, Field(exclude=True)] = PayNotes()
    """Said of the salaries themselves once these have come from the tables."""


class Profession(Model):
    """One profession of the catalogue; `slug` is its id and the name of its file."""

    slug: Slug
    title: Name
    aliases: tuple[Name, ...] = ()
    field: Name
    week: Annotated[int, Field(ge=1)] | None = None
    """The authors' suggestion for a series' first season; those without one come last."""
    in_short: Name | None = None
    """What one does, as it goes on from the title: "keeps turbines running, high up"."""
    summary: Sentence
    work: Work | None = None
    needed: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    duties: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    days: Annotated[tuple[Sentence, ...], Field(max_length=4)] = ()
    """What the days are like: hours, physical demands, licenses, self-employment, and so on."""
    skills: Skills
    start: Start
    similar: tuple[Slug, ...] = ()
    codes: tuple[Code, ...] = ()
    outlook: Outlook = Outlook()
    pay: Pay = Pay()
    question: Sentence
    caution: Sentence | None = None
    """What a reader must know before trusting the figures: a shared code, a residual group."""

    @property
    def is_full(self) -> bool:
        """Whether an author wrote it; a short profile has what statistics know, and no words."""
        return bool(self.duties)

    @property
    def statistical_group(self) -> Code | None:
        """The group by which official statistics count it at home, where authors know them."""
        return self.group("SOC")

    def group(self, system: str) -> Code | None:
        """Return its group in a classification: its own if it has one, else the first.

        Others beside it may count some of its people too; no figure is theirs.
        """
        groups = sorted(
            (code for code in self.codes if code.system == system),
            key=lambda code: code.match != "exact",
        )
        return groups[0] if groups else None

    def nearest_group(self, country: str) -> Code | None:
        """Return the group that official figures of `country` are about, if it is not its own."""
        group = self.group(CLASSIFICATIONS.get(country, ""))
        return None if group is None or group.match == "exact" else group
