"""Catalogues of any size."""

from __future__ import annotations

from bot.content import load
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.occupation import Occupation
from bot.settings import packaged_catalogue

_SHORT = ("electrician", "plumber", "roofer", "carpenter", "welder", "mason")

_KNOWN = (
    "ai-engineer",
    "data-scientist",
    "full-stack-engineer",
    "robotics-engineer",
    "site-reliability-engineer",
)


def many_professions(count: int) -> Catalogue:
    """Return so many professions: five packaged ones, and copies of the first by other names."""
    packaged = load(packaged_catalogue())
    first = packaged.professions[_KNOWN[0]]
    alone = {"week": None, "similar": ()}
    known = [packaged.professions[slug].model_copy(update=alone) for slug in _KNOWN]
    copies = [
        first.model_copy(update={"slug": f"job-{n}", "title": f"Job {n}", "aliases": (), **alone})
        for n in range(len(known), count)
    ]
    return Catalogue(
        [*known, *copies][:count],
        sources=packaged.sources.values(),
        skills=packaged.skills.values(),
    )


def with_short_profiles() -> Catalogue:
    """Return five full profiles, and short ones of six trades."""
    known = many_professions(5)
    return Catalogue(
        known.profiles.values(),
        sources=known.sources.values(),
        skills=known.skills.values(),
        occupations=[
            Occupation(f"47-{number}", slug, slug.capitalize(), "Building")
            for number, slug in enumerate(_SHORT, 2111)
        ],
    )
