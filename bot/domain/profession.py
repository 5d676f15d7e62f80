"""A profession, as its profile describes it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from bot.domain.figure import Claim, Country, Figure, Model, PartialDate, Salary
from bot.domain.text import Name, Phrase, Sentence, Slug


class Skills(Model):
    """What one must be able to do, what helps, and what kind of person finds it easy."""

    essential: Annotated[tuple[Phrase, ...], Field(min_length=1)]
    nice: tuple[Phrase, ...] = ()
    personal: tuple[Phrase, ...] = ()


class Education(Model):
    """The usual education of people who enter the profession, as a publisher states it."""

    level: Phrase
    country: Country
    date: PartialDate
    source: Slug


class Start(Model):
    """How to become one."""

    education: Education | None = None
    steps: Annotated[tuple[Sentence, ...], Field(min_length=1)]


class Code(Model):
    """The profession's place in an official classification."""

    system: Literal["SOC", "O*NET", "ISCO"]
    code: Annotated[str, Field(pattern=r"^[0-9][0-9.-]{2,11}$")]
    title: Phrase
    match: Literal["exact", "nearest"]
    note: Sentence | None = None


class Outlook(Model):
    """Where the profession is heading: numbers, and what a source claims beside them."""

    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()


class Pay(Model):
    """What the profession earns: numbers, and what a source claims beside them."""

    salaries: tuple[Salary, ...] = ()
    claims: tuple[Claim, ...] = ()
    note: Sentence | None = None


class Profession(Model):
    """One profession of the catalogue; `slug` is its id and the name of its file."""

    slug: Slug
    title: Name
    aliases: tuple[Name, ...] = ()
    field: Name
    summary: Sentence
    needed: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    duties: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    skills: Skills
    start: Start
    similar: tuple[Slug, ...] = ()
    codes: tuple[Code, ...] = ()
    outlook: Outlook = Outlook()
    pay: Pay = Pay()
    question: Sentence
    caution: Sentence | None = None
    """What a reader must know before trusting the figures: a shared code, a residual group."""
