"""Every answer about every profession: well said, of a phone's size, true to the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.asking.answer.sheet import LINES, TOPICS, answer
from bot.cards.markup import visible
from bot.cards.page import SCREEN
from bot.cards.sheet import Sheet
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.country import HOME
from bot.domain.catalogue.figure import Figure, Level, Measure, Range, Salary
from bot.domain.catalogue.profession import Place, Profession, Study
from bot.domain.question.understanding import Aspect, Bounds, Order, Topic, Understanding
from bot.presentation.layout import components
from tests.cards.answers import EXAMPLES, LISTS, READINGS, reader, sheet
from tests.cards.extremes import SLUG, catalogues
from tests.cards.reading import reader as reader_of
from tests.cards.reading import text
from tests.english import WORDS
from tests.examples import at_most
from tests.limits import breaches
from tests.packaged import PACKAGED

COUNTRIES = sorted({*PACKAGED.countries, "FR"})  # of the last there are no figures
ABOUT = sorted({reading.topic for reading in READINGS})

# Sentences that a message made of parts can become: a part that is missing or empty, a word twice.
BADLY_SAID = re.compile(
    r"[{}]|\$[a-z]|  | [,.;:!?)]|[(“] |\( |\(\)|“”|,,|\.\.|;\)|, \)|\bnone\b|\w+none\b|\b(\w+) \1\b"
)
MONEY = re.compile(r"(?:CA\$|[$£€]|(?:CHF|SEK|NOK|DKK)\u00a0)\d{1,3}(?:,\d{3})*(?:\.\d+)?")
SHARE = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?%")
COUNT = re.compile(r"\*\*(\d{1,3}(?:,\d{3})*(?:\.\d+)?)\*\*")


def badly_said(sheet: Sheet) -> Iterator[str]:
    """Yield what is wrong with an answer, whatever it is about."""
    told = text(sheet)
    seen = visible(told)
    yield from breaches(components(sheet))
    # What stands in a list is in the words of profiles.
    ours = [visible(line) for line in told.split("\n") if line and not line.startswith("- ")]
    if found := BADLY_SAID.search(" / ".join(ours)):
        yield f"says {found[0]!r}"
    if len(seen) > SCREEN:
        yield f"has {len(seen)} characters"
    if len(list(filter(None, told.split("\n")))) > LINES:
        yield "has too many lines"
    if not told.rpartition("\n")[2].startswith("-# "):
        yield "has no small line last"
    if re.search(r"@(?!\u200b)|<[@#]|(?<!\(<https)(?<!\(<http)://", told):
        yield "is alive"


def falsely_said(sheet: Sheet, profession: Profession) -> Iterator[str]:
    """Yield the numbers that are not the profession's own in the catalogue."""
    told = text(sheet)
    salaries, figures = profession.pay.salaries, profession.outlook.figures
    money = {each for salary in salaries for each in _money(salary)}
    shares = {each for figure in figures for each in _shares(figure)}
    counts = {WORDS.number(abs(figure.value)) for figure in figures}
    notes = " ".join(each.note or "" for each in (*salaries, *figures))
    yield from (f"{each} is not paid" for each in MONEY.findall(told) if each not in money)
    for each in SHARE.findall(told):
        if each not in shares and each not in notes:
            yield f"{each} is no change"
    yield from (f"{each} is no count" for each in COUNT.findall(told) if each not in counts)


def _money(salary: Salary) -> Iterator[str]:
    amount = salary.amount
    ends = (amount.low, amount.high) if isinstance(amount, Range) else (amount,)
    return (WORDS.money(each, salary.currency) for each in ends)


def _shares(figure: Figure) -> Iterator[str]:
    if figure.measure in (Measure.GROWTH, Measure.HIRING_GROWTH):
        yield WORDS.percent(abs(figure.value))
        if figure.all_occupations is not None:
            yield WORDS.percent(abs(figure.all_occupations))


@pytest.mark.parametrize("topic", ABOUT)
def test_every_answer_about_every_profession_is_well_and_truly_said(topic: Topic) -> None:
    readings = [each for each in READINGS if each.topic is topic]
    wrong = [
        f"{reading.aspect or reading.level or topic} of {slug}: {found}"
        for slug, profession in PACKAGED.professions.items()
        for reading in readings
        for shown in [sheet(replace(reading, professions=(slug,)))]
        for found in (*badly_said(shown), *falsely_said(shown, profession))
    ]
    assert wrong == []


@pytest.mark.parametrize("country", [each for each in COUNTRIES if each != HOME])
def test_every_answer_is_well_and_truly_said_in_every_country(country: str) -> None:
    wrong = [
        f"{reading.topic}, {reading.aspect or reading.level} of {slug}: {found}"
        for slug, profession in PACKAGED.profiles.items()
        for reading in READINGS
        for shown in [sheet(replace(reading, professions=(slug,), country=country))]
        for found in (*badly_said(shown), *falsely_said(shown, profession))
    ]
    assert wrong == []


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_list_is_well_said_in_every_country(country: str) -> None:
    bounds = (
        Bounds(),
        Bounds(least=90_000),
        Bounds(most=30_000, study=Study.NONE),
        Bounds(least=9_000_000),
        Bounds(study=Study.SHORT, place=Place.OUTDOORS),
    )
    wrong = [
        f"{asked}: {found}"
        for listed in LISTS
        for each in bounds
        for asked in [replace(listed, bounds=each)]
        for found in badly_said(sheet(asked, country))
    ]
    assert wrong == []


SLUGS = st.sampled_from(sorted(PACKAGED.professions))
QUESTIONS = st.builds(
    Understanding,
    topic=st.sampled_from(sorted(TOPICS)),
    professions=st.lists(SLUGS, max_size=3).map(tuple[str, ...]),
    aspect=st.sampled_from([None, *Aspect]),
    level=st.sampled_from([None, *Level]),
    country=st.sampled_from(["", *COUNTRIES, "JP", "PH"]),
    period=st.sampled_from([None, "hour", "month", "year"]),
    skill=st.sampled_from(["", *PACKAGED.skills]),
    field=st.sampled_from(["", *(each.field for each in PACKAGED.profiles.values())]),
    order=st.sampled_from([None, *Order]),
    bounds=st.builds(
        Bounds,
        st.integers(0, 400_000),
        st.integers(0, 400_000),
        st.sampled_from([None, *Study]),
        st.sampled_from([None, *Place]),
    ),
    is_closed=st.booleans(),
    assumed=st.frozensets(st.sampled_from(["topic", "professions", "country", "level"])),
)


@at_most(150)
@given(QUESTIONS, st.lists(QUESTIONS, max_size=2), st.sampled_from(COUNTRIES))
def test_whatever_is_asked_is_well_said(
    asked: Understanding, others: list[Understanding], country: str
) -> None:
    shown = answer(replace(asked, others=tuple(others)), reader(country), EXAMPLES)
    # What asks back has no sources, so no small line.
    wrong = [each for each in badly_said(shown) if "small line" not in each]
    assert wrong == []


@at_most(60)
@given(catalogues(most=6), st.sampled_from([*READINGS, *LISTS, Understanding(Topic.COMPARE)]))
def test_every_answer_from_an_extreme_catalogue_is_within_discords_limits(
    catalogue: Catalogue, reading: Understanding
) -> None:
    several = 2 if reading.topic is Topic.COMPARE else 1
    slugs = (SLUG, *(each for each in catalogue.profiles if each != SLUG))[:several]
    shown = answer(replace(reading, professions=slugs), reader_of(catalogue))
    assert breaches(components(shown)) == []


@at_most(200)
@given(st.text(min_size=1, max_size=300))
def test_the_name_of_a_job_that_nobody_knows_is_not_repeated(name: str) -> None:
    shown = sheet(Understanding(unknown=name, near=("electrician",)))
    assert breaches(components(shown)) == []
    assert text(shown) == text(sheet(Understanding(unknown="?", near=("electrician",))))
