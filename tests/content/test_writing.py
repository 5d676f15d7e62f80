"""The catalogue in data/ is well written, as far as this can be measured."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from bot.content.advice import advice
from bot.content.loader import Folders
from bot.domain.catalogue import headline
from bot.domain.search import fold

SHELVES = Folders.read([Path(__file__).parents[2] / "data"])
CATALOGUE = SHELVES.catalogue()


def test_no_advice_is_left_to_follow() -> None:
    # On the day when somebody last looked at a source: a test must not fail because time passes.
    updated = CATALOGUE.updated
    assert updated is not None
    today = date(updated.year, updated.month or 1, updated.day or 1)
    assert [str(each) for each in advice(SHELVES, CATALOGUE, today)] == []


def test_every_profession_fits_a_phone_s_screen_and_a_ballot_s_line() -> None:
    for slug, job in CATALOGUE.profiles.items():
        assert job.in_short, slug
        assert len(job.summary) <= 125, slug
        assert max(map(len, headline.duties(job))) <= 75, slug
        assert sum(map(len, headline.duties(job))) <= 200, slug


def test_a_caution_begins_with_whose_figures_they_are() -> None:
    cautions = {
        slug: headline.caution(job)
        for slug, job in CATALOGUE.profiles.items()
        if job.nearest_group("US")
    }
    assert [slug for slug, said in cautions.items() if "US figures are those of" not in said] == []


def test_every_alias_is_one_profession_s() -> None:
    names = Counter(
        fold(name)
        for profession in CATALOGUE.profiles.values()
        for name in {fold(name) for name in (profession.title, *profession.aliases)}
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_every_similar_profession_exists_and_names_it_back() -> None:
    professions = CATALOGUE.profiles
    pairs = {(slug, other) for slug, job in professions.items() for other in job.similar}
    assert {other for _, other in pairs} <= professions.keys()
    assert {(other, slug) for slug, other in pairs} == pairs
