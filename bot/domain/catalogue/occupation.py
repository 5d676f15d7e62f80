"""What official statistics know of every job, and the short profile that is made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.catalogue.figure import Figure, Salary
from bot.domain.catalogue.profession import (
    Code,
    Education,
    Outlook,
    Pay,
    Profession,
    Skills,
    Start,
)

SYSTEM = "SOC"
"""The classification whose groups these are: the US Standard Occupational Classification."""


@dataclass(frozen=True, slots=True)
class Occupation:
    """One group of the statistics. `slug` is its id, or that of the profile that describes it."""

    code: str
    slug: str
    title: str
    """As people call it, in the singular; the publisher's own name is `official`."""
    official: str
    field: str
    names: tuple[str, ...] = ()
    """Others that it may be shown with."""
    why: str = ""
    """Why its publisher expects it to grow or shrink, in our words; empty where it says nothing."""
    related: tuple[str, ...] = ()
    """Codes, the nearest first."""
    is_residual: bool = False
    """Whether it gathers jobs that have no group of their own."""
    experience: str = ""
    """What is typically asked for at entry, in the publisher's words; `education` is a figure."""
    training: str = ""


def short_profile(
    occupation: Occupation,
    salaries: Iterable[Salary],
    figures: Iterable[Figure],
    education: Education | None,
    similar: Iterable[str] = (),
) -> Profession:
    """Return what can be told of it: everything but what an author would have to write.

    Not checked anew: what it is made of is.
    """
    code = Code.model_construct(
        system=SYSTEM, code=occupation.code, title=occupation.official, match="exact", note=None
    )
    return Profession.model_construct(
        slug=occupation.slug,
        title=occupation.title,
        aliases=occupation.names,
        field=occupation.field,
        week=None,
        summary="",
        needed=(),
        duties=(),
        skills=_NOTHING,
        start=Start.model_construct(study=None, education=education, steps=()),
        similar=tuple(similar),
        codes=(code,),
        outlook=Outlook.model_construct(figures=tuple(figures), claims=()),
        pay=Pay.model_construct(salaries=tuple(salaries), claims=(), note=None),
        question="",
    )


_NOTHING = Skills.model_construct(essential=(), nice=(), personal=(), index=())
