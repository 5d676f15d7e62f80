"""Whom a text may mean: the names of all professions and occupations, and one finder over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.domain.catalogue.country import HOME
from bot.domain.catalogue.figure import Measure
from bot.domain.catalogue.occupation import Occupation
from bot.domain.catalogue.profession import Profession
from bot.domain.naming.finder import Finder
from bot.domain.naming.names import Names
from bot.domain.naming.register import Job, Kind, Name


@dataclass(frozen=True, slots=True)
class Hit:
    """A profession that may be meant; `score` says how sure that is, from 0 to 1."""

    profession: Profession
    score: float


@dataclass(frozen=True, slots=True)
class Meant:
    """Who may be meant by a text, the surest first; nobody where nothing is sure enough."""

    found: tuple[Hit, ...] = ()
    is_exact: bool = False
    """Whether the text is the name of the first, as it stands, and of no other."""
    is_name: bool = False
    """Whether it is, read in some way, the whole name of all of them."""


def finder(
    professions: Mapping[str, Profession], occupations: Mapping[str, Occupation], names: Names
) -> Finder:
    """Return what finds the professions' slugs."""
    residual = {each.slug for each in occupations.values() if each.is_residual}
    slugs = {code: each.slug for code, each in occupations.items() if each.slug in professions}
    formal: dict[str, str] = {}
    for code, lines in names.formal.items():
        if code in slugs:
            formal[slugs[code]] = lines
    return Finder(
        (_job(profession, residual) for profession in professions.values()),
        _named(professions.values(), slugs, names),
        formal,
        names.lexicon,
    )


def _job(profession: Profession, residual: Iterable[str]) -> Job:
    group = profession.statistical_group
    return Job(
        profession.slug,
        group.code if group else "",
        is_full=profession.is_full,
        people=people(profession),
        is_residual=profession.slug in residual,
    )


def people(profession: Profession) -> float:
    """Return how many do it at HOME: all its jobs, or else the employees."""
    for measure in (Measure.JOBS, Measure.EMPLOYMENT):
        counts = [
            figure.value
            for figure in profession.outlook.figures
            if figure.measure is measure and figure.country == HOME
        ]
        if counts:
            return max(counts)
    return 0.0


def _named(
    professions: Iterable[Profession], slugs: Mapping[str, str], names: Names
) -> Iterator[Name]:
    for profession in professions:
        slug = profession.slug
        shown = names.shown.get(slug, ())
        for text in (slug, profession.title, *profession.aliases, *shown):
            yield Name(text, slug, Kind.OWN)
        for text in names.found.get(slug, "").splitlines():
            yield Name(text, slug, Kind.EVERYDAY)
    for text, codes in names.several.items():
        for code in codes:
            if code in slugs:
                yield Name(text, slugs[code], Kind.SEVERAL)
