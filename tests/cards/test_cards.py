"""Every card of every profession and ranking is a message that Discord takes, nothing cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import Any

import pytest
from hypothesis import given

from bot.cards.asking import ways
from bot.cards.asking.address import JobAddress, RankingAddress, Section
from bot.cards.asking.profession import ProfessionCard
from bot.cards.asking.ranking import ranking_list
from bot.cards.markup import inert
from bot.cards.sheet import Sheet
from bot.domain.catalogue.catalogue import Catalogue
from bot.presentation.layout import components
from tests.cards.extremes import LETTERS, SLUG, Maker, Scale, catalogues
from tests.cards.reading import card_of, parts, ranking_of, reader
from tests.english import WORDS
from tests.examples import at_most
from tests.limits import breaches
from tests.packaged import PACKAGED


def buttons(sheet: Sheet) -> dict[str, str]:
    """Return the label of each button that can be pressed, by its custom_id."""
    return {
        each["custom_id"]: each["label"]
        for each in parts(sheet)
        if each["type"] == 2 and not each["disabled"]
    }


def lines(sheets: Iterable[Sheet]) -> list[str]:
    """Return what a reader reads, line by line, without marks and footnotes."""
    texts = [each["content"] for sheet in sheets for each in parts(sheet) if each["type"] == 10]
    shown = "\n".join(text for text in texts if not text.startswith("-# ¹"))
    return re.sub("\u00a0[⁰-⁹¹²³\u202f]+$", "", shown, flags=re.MULTILINE).split("\n")


def pages(catalogue: Catalogue, slug: str, section: Section) -> Iterable[Sheet]:
    """Turn the pages of a section; those that we ship are turned once for all laws."""
    return shipped(slug, section) if catalogue is PACKAGED else turned(catalogue, slug, section)


@cache
def shipped(slug: str, section: Section) -> tuple[Sheet, ...]:
    return tuple(turned(PACKAGED, slug, section))


def turned(catalogue: Catalogue, slug: str, section: Section) -> Iterator[Sheet]:
    """Turn the pages as a reader would: by the button."""
    address = JobAddress(slug, section)
    for _ in range(1000):
        sheet = card_of(address, catalogue)
        yield sheet
        address = address.on(address.page + 1)
        if address.custom_id("on") not in buttons(sheet):
            return


def ranking_pages(catalogue: Catalogue, name: str) -> Iterator[Sheet]:
    address = RankingAddress(name)
    for _ in range(1000):
        sheet = ranking_of(address, catalogue)
        yield sheet
        address = address.on(address.page + 1)
        if address.custom_id("on") not in buttons(sheet):
            return


def every_message(catalogue: Catalogue, *slugs: str) -> Iterator[tuple[str, Sheet]]:
    """Yield all that the bot can say about these professions and all rankings, with a name."""
    for slug in slugs:
        profession = catalogue.profiles[slug]
        for section in Section:
            for number, page in enumerate(pages(catalogue, slug, section)):
                yield f"{slug} {section} {number}", page
        yield f"{slug} without figures", ways.no_such_figure(profession, WORDS)
    for name in catalogue.rankings:
        for number, page in enumerate(ranking_pages(catalogue, name)):
            yield f"{name} {number}", page
    near = tuple(catalogue.profiles.values())[:5]
    rankings = tuple(catalogue.rankings.values())
    query = next(iter(near)).summary
    yield "about", ways.about(reader(catalogue), "1.2.3")
    yield "way in", ways.way_in(reader(catalogue))
    yield "near", ways.unknown_profession(query, near, reader(catalogue))
    yield "nothing near", ways.unknown_profession(query, (), reader(catalogue))
    yield "rankings", ranking_list(rankings, WORDS)
    yield "unknown ranking", ways.unknown_ranking(query, rankings, WORDS)


def refused(sheet: Sheet) -> list[str]:
    """Return what Discord would refuse, with the picture that the sheet is sent with."""
    return breaches([*components(replace(sheet, picture=None)), *galleries(sheet)])


def galleries(sheet: Sheet) -> Iterator[dict[str, Any]]:
    for frame in sheet.frames():
        if frame.picture:
            media = {"media": {"url": "attachment://a.png"}, "description": frame.picture.alt}
            yield {"type": 12, "items": [media]}


def wrong(catalogue: Catalogue, *slugs: str) -> dict[str, list[str]]:
    said = every_message(catalogue, *slugs)
    named = {name: refused(sheet) for name, sheet in said}
    return {name: found for name, found in named.items() if found}


def bullets(texts: Iterable[str]) -> list[str]:
    return [f"- {inert(text)}" for text in texts]


def test_every_card_of_the_catalogue_is_within_discords_limits() -> None:
    assert wrong(PACKAGED, *PACKAGED.profiles) == {}


@at_most(30)
@given(catalogues(most=6))
def test_every_extreme_card_is_within_discords_limits(catalogue: Catalogue) -> None:
    assert wrong(catalogue, SLUG) == {}


@pytest.mark.parametrize("letters", [LETTERS["words"], LETTERS["emoji"], LETTERS["links"]])
def test_hundreds_of_everything_are_within_discords_limits(letters: str) -> None:
    scale = Scale(letters, texts=120, numbers=30, sources=30, rankings=1, places=120)
    assert wrong(Maker(scale).catalogue(), SLUG) == {}


@at_most(30)
@given(catalogues(most=6))
def test_sections_hold_every_text_whole_and_in_order(catalogue: Catalogue) -> None:
    job = catalogue.profiles[SLUG]
    expected = {
        Section.DUTIES: (*job.duties, *job.days, *job.needed),
        Section.SKILLS: (*job.skills.essential, *job.skills.nice, *job.skills.personal),
    }
    for section, texts in expected.items():
        shown = lines(pages(catalogue, SLUG, section))
        assert [line for line in shown if line.startswith("- ")] == bullets(texts)


@at_most(30)
@given(catalogues(most=6))
def test_sections_hold_every_figure_claim_rank_and_source(catalogue: Catalogue) -> None:
    job = catalogue.profiles[SLUG]
    cited = {item.source for item in (*job.outlook.figures, *job.pay.salaries)}
    cited |= {claim.source for claim in (*job.outlook.claims, *job.pay.claims)}
    cited |= {ranking.source for ranking, _ in catalogue.places(SLUG)}
    cited |= {job.start.education.source} if job.start.education else set()
    expected = {
        Section.SALARY: len(job.pay.salaries) + len(job.pay.claims),
        Section.OUTLOOK: len(job.outlook.figures)
        + len(job.outlook.claims)
        + len(catalogue.places(SLUG)),
        Section.START: len(job.start.steps) + len(job.similar),
        Section.SOURCES: len(cited) + len(job.codes),
    }
    for section, number in expected.items():
        shown = lines(pages(catalogue, SLUG, section))
        assert len([line for line in shown if line.startswith("- ")]) == number, section


@at_most(30)
@given(catalogues(most=6))
def test_the_sources_hold_every_other_name(catalogue: Catalogue) -> None:
    job = catalogue.profiles[SLUG]
    shown = lines(pages(catalogue, SLUG, Section.SOURCES))
    starts = [at for at, line in enumerate(shown) if line == f"### {WORDS('heading-names')}"]
    names = [name for at in starts for name in shown[at + 1].split(" · ")]
    assert names == [inert(alias) for alias in job.aliases]


@at_most(30)
@given(catalogues(most=6))
def test_rankings_hold_every_place_in_order(catalogue: Catalogue) -> None:
    for ranking in catalogue.rankings.values():
        shown = lines(ranking_pages(catalogue, ranking.id))
        ranks = [int(line.split("\\.")[0]) for line in shown if re.match(r"\d+\\\. ", line)]
        assert ranks == [place.rank for place in ranking.places]


@at_most(30)
@given(catalogues(most=6))
def test_the_overview_leads_to_every_section(catalogue: Catalogue) -> None:
    overview = buttons(card_of(JobAddress(SLUG), catalogue))
    sections = {JobAddress(SLUG, section).custom_id() for section in Section}
    assert sections - {JobAddress(SLUG).custom_id()} <= set(overview)


def test_every_field_of_the_catalogue_has_a_colour_of_its_own() -> None:
    jobs = PACKAGED.profiles.values()
    known = {job.field: ProfessionCard(job, reader(PACKAGED)).accent for job in jobs}
    other = next(iter(jobs)).model_copy(update={"field": "Shadows"})
    colours = [*known.values(), ProfessionCard(other, reader(PACKAGED)).accent]
    assert sorted(colours) == sorted(set(colours))


@pytest.mark.parametrize("slug", ["wind-turbine-technician", "nurse-practitioner"])
def test_the_duties_tell_what_the_days_are_like_under_a_heading_of_its_own(slug: str) -> None:
    shown = lines(pages(PACKAGED, slug, Section.DUTIES))
    assert PACKAGED.find(slug).days
    start = shown.index(f"### {WORDS('heading-days')}") + 1
    days = list(takewhile(lambda line: line.startswith("- "), shown[start:]))
    assert days == bullets(PACKAGED.find(slug).days)


def test_without_a_word_about_the_days_there_is_no_heading_for_it() -> None:
    shown = lines(pages(Maker(Scale(texts=1)).catalogue(), SLUG, Section.DUTIES))
    assert f"### {WORDS('heading-days')}" not in shown


@pytest.mark.parametrize("beyond", [1, 50, 9999])
def test_a_page_that_is_no_more_is_the_last_one(beyond: int) -> None:
    catalogue = Maker(Scale(texts=40)).catalogue()
    *_, last = pages(catalogue, SLUG, Section.DUTIES)
    far = JobAddress(SLUG, Section.DUTIES, 50 + beyond)
    assert components(card_of(far, catalogue)) == components(last)


def test_a_profession_without_figures_says_so() -> None:
    catalogue = Maker(Scale(numbers=0, rankings=0)).catalogue()
    shown = {section: lines(pages(catalogue, SLUG, section)) for section in Section}
    assert WORDS("pay-none") in shown[Section.OVERVIEW]
    assert WORDS("pay-none") in shown[Section.SALARY]
    assert WORDS("outlook-none") in shown[Section.OUTLOOK]
    assert WORDS("sources-none") in shown[Section.SOURCES]


def test_an_empty_catalogue_says_so() -> None:
    empty = Catalogue([])
    said = [
        ways.way_in(reader(empty)),
        ways.unknown_profession("x", (), reader(empty)),
        ways.unknown_ranking("x", (), WORDS),
        ways.about(reader(empty), "1.2.3"),
        ranking_list((), WORDS),
    ]
    assert [breaches(components(sheet)) for sheet in said] == [[]] * len(said)
