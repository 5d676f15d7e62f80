"""What the overview leaves out stands behind it: a card tells all that its profile does."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any

from bot.cards.asking.address import Section
from bot.cards.markup import inert
from bot.domain.catalogue.comparison import Timeline
from bot.domain.catalogue.ranking import Rank, Ranking
from tests.cards.reading import text
from tests.cards.test_cards import pages
from tests.cards.test_evidence import Item, items, values
from tests.english import WORDS
from tests.offenders import every
from tests.packaged import PACKAGED

# Not for readers: ids, and what is told in other words (by its figure, or by its own test).
UNTOLD = (
    *("slug", "index", "similar", "source", "date", "country", "currency", "period", "span"),
    *("match", "study"),
)
ELSEWHERE = ("in_short", "work")  # on ballots; in comparisons


@cache
def told(slug: str) -> str:
    """Return every text of the whole card, page by page."""
    return "\n".join(text(page) for section in Section for page in pages(PACKAGED, slug, section))


@cache
def found(slug: str) -> tuple[Item, ...]:
    """Return every figure, rank and claim of the sections, with the addresses of its sources."""
    return tuple(
        item
        for section in (Section.SALARY, Section.OUTLOOK)
        for page in pages(PACKAGED, slug, section)
        for item in items(page)
    )


def texts(value: Any) -> Iterator[str]:
    """Yield every text in a profile, wherever it stands: a key that comes later as well."""
    if isinstance(value, dict):
        for key, inner in value.items():  # pyright: ignore[reportUnknownVariableType]
            if key not in (*UNTOLD, *ELSEWHERE):
                yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:  # pyright: ignore[reportUnknownVariableType]
            yield from texts(inner)
    elif isinstance(value, str) and not isinstance(value, Enum):
        yield value


@every(PACKAGED.profiles, str)
def test_every_text_of_a_profile_stands_on_its_card(slug: str) -> None:
    job, shown = PACKAGED.find(slug), told(slug)
    own = list(texts(job.model_dump()))
    assert {job.title, job.summary, job.field, job.question, *job.duties, *job.needed} <= set(own)
    assert [each for each in own if inert(each) not in shown and each not in shown] == []


@every(PACKAGED.profiles, str)
def test_what_a_card_is_of_and_its_like_are_told(slug: str) -> None:
    shown = told(slug)
    for similar in PACKAGED.find(slug).similar:
        assert f"- {inert(PACKAGED.title(similar))}" in shown


@every(PACKAGED.profiles, str)
def test_every_rank_stands_on_the_card_with_its_list_date_and_source(slug: str) -> None:
    for ranking, place in PACKAGED.places(slug):
        address = PACKAGED.sources[ranking.source].url
        assert [
            item
            for item in found(slug)
            if all(part in item.text for part in said_of(ranking, place))
            and address in item.addresses
        ], ranking.id


def said_of(ranking: Ranking, place: Rank) -> Iterator[str]:
    yield f"**{WORDS.ordinal(place.rank)}**"
    yield from map(inert, (ranking.title, ranking.publisher, ranking.edition))
    yield WORDS.country(ranking.country)
    if place.figure is not None:
        yield WORDS.number(abs(place.figure))


@every(PACKAGED.profiles, str)
def test_a_figure_of_then_stands_on_the_card_and_says_so(slug: str) -> None:
    job = PACKAGED.find(slug)
    for figures in (job.outlook.figures, job.pay.salaries):
        time = Timeline(figures)
        for figure in filter(time.is_then, figures):
            then = [item for item in found(slug) if item.text.startswith("- Then · ")]
            said = (*values(figure), str(figure.date.year))
            address = PACKAGED.sources[figure.source].url
            assert [
                item
                for item in then
                if all(part in item.text for part in said) and address in item.addresses
            ], said


def test_the_article_s_figures_of_2020_stand_on_its_card() -> None:
    article = PACKAGED.sources["suluker-2020"].url
    shown = [item for item in found("ai-engineer") if article in item.addresses]
    for amount in ("57,000", "86,000", "114,000"):
        (item,) = [each for each in shown if f"**${amount}**" in each.text]
        assert item.text.startswith("- Then · ")
        assert "2020" in item.text
    assert any("1 to 2 million US dollars" in item.text for item in shown)
    rank = [each.text for each in found("ai-engineer") if "Emerging Jobs Report" in each.text]
    assert any("**1st**" in each and "· 2020 ·" in each and "74% a year" in each for each in rank)
