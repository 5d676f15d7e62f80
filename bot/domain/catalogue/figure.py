"""Published numbers and where they come from.

A number without its source, country, statistic and date cannot be made here, so it cannot be shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from bot.domain.text import Name, Phrase, Sentence, Slug


class Model(BaseModel):
    """What authors write: frozen, strict, and closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as exact as its publisher gave it: a year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    @lru_cache(4096)  # thousands of figures share a few dates
    def parse(cls, text: str) -> Self:
        """Read `2025`, `2025-05` or `2025-05-31`; raise ValueError for anything else."""
        match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text, re.ASCII)
        if match is None:
            raise ValueError(text)
        year = int(match[1])
        month, day = (int(part) if part else None for part in match.groups()[1:])
        date(year, month or 1, day or 1)
        return cls(year, month, day)

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def months_before(self, today: date) -> int:
        """Whole months from this date to `today`; a bare year counts from its last month."""
        return (today.year - self.year) * 12 + today.month - (self.month or 12)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validated, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "anyOf": [
                {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
                {"type": "integer", "minimum": 1900, "maximum": 2100},
            ]
        }

    @classmethod
    def _validated(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        try:
            if isinstance(value, bool) or not isinstance(value, str | int):
                raise ValueError(value)
            return cls.parse(str(value))
        except ValueError:
            raise PydanticCustomError("partial_date", "not a date") from None


Country = Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}|world)$")]
"""ISO 3166-1 alpha-2, or `world` for figures that cover many countries."""

Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""ISO 4217."""


Period = Literal["year", "month", "hour"]
"""For which time pay is."""

Span = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}|-\d{4})$")]
"""Years from and to which something changes: `2024-34`, `2015-2019`."""


class Trust(StrEnum):
    """How a source knows what it says."""

    OFFICIAL = "official"  # a national statistics office
    REPORT = "report"  # a published report with a described method
    OFFERS = "offers"  # pay that employers offered, as far as somebody gathered it
    SURVEY = "survey"  # self-reported answers
    PRESS = "press"  # an article, which may quote somebody else


class Source(Model):
    """Where figures come from."""

    id: Slug
    title: Phrase
    publisher: Name
    short: Name | None = None
    """The publisher's name where there is little room."""
    date: PartialDate
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>()\[\]]+$", max_length=200)]
    retrieved: PartialDate
    trust: Trust
    licence: Phrase | None = None
    attribution: Sentence | None = None


class Statistic(StrEnum):
    """What kind of number it is."""

    P10 = "p10"
    P25 = "p25"
    MEDIAN = "median"
    P75 = "p75"
    P90 = "p90"
    LOW = "low"  # what a publisher calls the low end of what is usual
    HIGH = "high"
    MEAN = "mean"
    STATED = "stated"  # the publisher gives the number and no method
    ESTIMATE = "estimate"  # a count from a survey or a register
    PROJECTION = "projection"  # expected, for a span that ends in the future
    ANNUAL_RATE = "annual-rate"  # compound growth a year over a past span


class Evidence(Model):
    """What every number must carry before it may be shown."""

    country: Country
    statistic: Statistic
    date: PartialDate
    source: Slug
    note: Sentence | None = None


class Measure(StrEnum):
    """What a figure of the outlook counts."""

    GROWTH = "growth"  # change of employment over the span, percent
    HIRING_GROWTH = "hiring-growth"  # change of hiring over the span, percent
    EMPLOYMENT = "employment"  # employees
    JOBS = "jobs"  # all jobs, those of the self-employed included
    OPENINGS = "openings"  # vacancies a year over the span
    CHANGE = "change"  # of the number of all jobs over the span
    ALL_OPENINGS = "all-openings"  # vacancies over the whole span


class Figure(Evidence):
    """One number of a profession's outlook."""

    measure: Measure
    value: float
    span: Span | None = None
    all_occupations: float | None = None
    """The same measure for all occupations together, from the same source."""


class Level(StrEnum):
    """Whom a pay figure is about.

    Where the statistic is a percentile, junior is the 25th, average the median and senior the
    75th: percentiles rank jobs by pay, not people by experience. Any other statistic is about
    people of that experience, as its publisher sorts them.
    """

    JUNIOR = "junior"
    MID = "mid"
    AVERAGE = "average"
    SENIOR = "senior"


class Range(Model):
    """From `low` to `high`, both included."""

    low: Annotated[float, Field(gt=0)]
    high: Annotated[float, Field(gt=0)]

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low >= self.high:
            raise PydanticCustomError("range_order", "low is not below high")
        return self


class Salary(Evidence):
    """One published pay figure, gross, for people employed."""

    level: Level | None = None
    amount: Annotated[float, Field(gt=0)] | Range
    currency: Currency
    period: Period
    sample: Annotated[int, Field(gt=0)] | None = None
    """How many records (answers, offers) it rests on, where the publisher says."""


class Statement(Model):
    """Something a source says that is no figure: told as a claim, never counted or compared."""

    text: Sentence
    source: Slug
    date: PartialDate
