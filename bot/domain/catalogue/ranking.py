"""A published ordered list of occupations."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from bot.domain.catalogue.figure import Country, Model
from bot.domain.text import Name, Phrase, Sentence, Slug


class Unit(StrEnum):
    """What the figures of a ranking count."""

    PERCENT = "percent"
    PERCENT_A_YEAR = "percent-a-year"
    TIMES = "times"
    THOUSAND_JOBS = "thousand-jobs"


class Rank(Model):
    """One line of a ranking; `professions` are the slugs that the catalogue has for it."""

    rank: Annotated[int, Field(ge=1)]
    title: Phrase
    figure: float | None = None
    professions: tuple[Slug, ...] = ()


class Ranking(Model):
    """Places are compared within one ranking only: another one measures something else."""

    id: Slug
    title: Phrase
    publisher: Name
    edition: Name
    country: Country
    basis: Sentence
    """What the order, and each figure, measures."""
    unit: Unit | None = None
    """What each figure counts; none where the ranking publishes no figures."""
    source: Slug
    note: Sentence | None = None
    places: Annotated[tuple[Rank, ...], Field(min_length=1)]
