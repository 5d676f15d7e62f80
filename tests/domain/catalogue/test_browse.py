"""The rules of a list: a total order, nobody lost, and nothing compared that cannot be."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.catalogue.basis import Basis
from bot.domain.catalogue.browse import (
    Entry,
    Featured,
    Listing,
    Number,
    Sort,
    Standing,
    amount,
    group_of,
    growth,
    listed,
    page,
    pay,
)
from bot.domain.catalogue.figure import (
    Figure,
    Level,
    Measure,
    PartialDate,
    Range,
    Salary,
    Source,
    Statistic,
    Trust,
)
from bot.domain.catalogue.profession import Code, Outlook, Pay, Profession, Skills, Start

Jobs = list[Profession]


def source(name: str, trust: Trust = Trust.OFFICIAL) -> Source:
    return Source(
        id=name,
        title="Figures",
        publisher="Office",
        date=PartialDate(2025),
        url="https://example.org/",
        retrieved=PartialDate(2026),
        trust=trust,
    )


SOURCES = {"office": source("office"), "survey": source("survey", Trust.SURVEY)}


def job(
    title: str,
    *,
    slug: str = "",
    salaries: Sequence[Salary] = (),
    figures: Sequence[Figure] = (),
    codes: Sequence[Code] = (),
) -> Profession:
    return Profession(
        slug=slug or title.lower().replace(" ", "-"),
        title=title,
        field="Trade",
        summary="It is work.",
        needed=("Everywhere.",),
        duties=("Work.",),
        skills=Skills(essential=("Working",)),
        start=Start(steps=("Begin.",)),
        outlook=Outlook(figures=tuple(figures)),
        pay=Pay(salaries=tuple(salaries)),
        codes=tuple(codes),
        question="Why?",
    )


def salary(
    value: float | Range,
    statistic: Statistic = Statistic.MEDIAN,
    *,
    level: Level | None = None,
    country: str = "US",
    when: int = 2025,
    source: str = "office",
    currency: str = "USD",
) -> Salary:
    return Salary(
        country=country,
        statistic=statistic,
        date=PartialDate(when),
        source=source,
        amount=value,
        level=level,
        currency=currency,
        period="year",
    )


def figure(value: float, measure: Measure = Measure.GROWTH, span: str = "2024-34") -> Figure:
    return Figure(
        country="US",
        statistic=Statistic.PROJECTION,
        date=PartialDate(2025),
        source="office",
        measure=measure,
        value=value,
        span=span,
    )


numbers = st.sampled_from([1.0, 2.0, 2.0, 30.0])
salaries = st.builds(
    salary,
    numbers | st.just(Range(low=1, high=2)),
    st.sampled_from([Statistic.MEDIAN, Statistic.MEAN, Statistic.P90]),
    level=st.sampled_from([None, Level.AVERAGE, Level.SENIOR]),
    country=st.sampled_from(["US", "CH"]),
    when=st.sampled_from([2020, 2025]),
    source=st.sampled_from(["office", "survey"]),
    currency=st.sampled_from(["USD", "CHF"]),
)
figures = st.builds(
    figure, numbers, st.sampled_from(Measure), st.sampled_from(["2016-26", "2024-34"])
)


@st.composite
def catalogues(draw: st.DrawFn) -> Jobs:
    count = draw(st.integers(0, 24))
    return [
        job(
            draw(st.sampled_from(["Baker", "baker", "Bäcker", "Miller", "Smith"])),
            slug=f"job-{number}",
            salaries=draw(st.lists(salaries, max_size=3)),
            figures=draw(st.lists(figures, max_size=3)),
        )
        for number in range(count)
    ]


@st.composite
def histories(draw: st.DrawFn) -> tuple[Featured, ...]:
    days = st.dates(date(2026, 1, 1), date(2026, 3, 1))
    slugs = st.integers(0, 30).map(lambda number: f"job-{number}")
    return tuple(draw(st.lists(st.builds(Featured, slugs, days, st.just(1)), max_size=12)))


sorts = st.sampled_from(Sort)


def slugs(listing: Listing) -> list[str]:
    return [entry.profession.slug for entry in listing.entries]


@given(catalogues(), sorts, histories(), st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_order_before(
    jobs: Jobs, sort: Sort, history: tuple[Featured, ...], chance: random.Random
) -> None:
    shuffled = chance.sample(jobs, len(jobs))
    assert listed(shuffled, sort, SOURCES, history) == listed(jobs, sort, SOURCES, history)


@given(catalogues(), sorts, histories())
def test_everyone_is_listed_once(jobs: Jobs, sort: Sort, history: tuple[Featured, ...]) -> None:
    assert sorted(slugs(listed(jobs, sort, SOURCES, history))) == sorted(job.slug for job in jobs)


@given(st.lists(st.integers()), st.integers(1, 12))
def test_nothing_is_lost_or_doubled_between_pages(items: list[int], size: int) -> None:
    count = page(items, 0, size).count
    pages = [page(items, number, size) for number in range(count)]
    assert [item for each in pages for item in each.items] == items
    assert all(len(each.items) <= size for each in pages)
    assert all(each.items for each in pages[1:])


@given(st.lists(st.integers()), st.integers(1, 12), st.integers(-3, 99))
def test_a_page_that_is_not_there_is_the_nearest(items: list[int], size: int, number: int) -> None:
    shown = page(items, number, size)
    assert shown.number == min(max(number, 0), shown.count - 1)


@given(catalogues(), st.sampled_from([Sort.GROWTH, Sort.PAY]))
def test_what_is_compared_shares_everything_but_the_number(jobs: Jobs, sort: Sort) -> None:
    listing = listed(jobs, sort, SOURCES)
    bases = {Basis.of(entry.number) for entry in listing.entries if entry.number}
    assert bases <= {listing.basis}


@given(catalogues(), st.sampled_from([Sort.GROWTH, Sort.PAY]))
def test_what_cannot_be_compared_comes_after_all_that_can(jobs: Jobs, sort: Sort) -> None:
    order = [Standing.SORTED, Standing.INCOMPARABLE, Standing.UNKNOWN]
    standings = [entry.standing for entry in listed(jobs, sort, SOURCES).entries]
    assert standings == sorted(standings, key=order.index)


@given(catalogues(), st.sampled_from([Sort.GROWTH, Sort.PAY]))
def test_the_comparable_are_in_the_order_of_their_numbers_and_equals_by_name(
    jobs: Jobs, sort: Sort
) -> None:
    entries = [entry for entry in listed(jobs, sort, SOURCES).entries if entry.number]
    names = slugs(listed(jobs, Sort.NAME, SOURCES))

    def order(entry: Entry) -> tuple[float, int]:
        assert entry.number is not None
        return -amount(entry.number), names.index(entry.profession.slug)

    assert entries == sorted(entries, key=order)


@given(catalogues(), st.sampled_from([Sort.GROWTH, Sort.PAY]))
def test_each_stands_where_its_figures_put_it(jobs: Jobs, sort: Sort) -> None:
    listing = listed(jobs, sort, SOURCES)
    for entry in listing.entries:
        found: Sequence[Number] = (
            growth(entry.profession) if sort is Sort.GROWTH else pay(entry.profession)
        )
        if not found:
            assert entry.standing is Standing.UNKNOWN
        elif listing.basis in {Basis.of(number) for number in found}:
            assert entry.standing is Standing.SORTED
            assert entry.number in found
        else:
            assert entry.standing is Standing.INCOMPARABLE


@given(catalogues(), st.sampled_from([Sort.GROWTH, Sort.PAY]))
def test_no_other_basis_has_more_professions(jobs: Jobs, sort: Sort) -> None:
    listing = listed(jobs, sort, SOURCES)
    compared = sum(entry.standing is Standing.SORTED for entry in listing.entries)
    kinds = [growth(job) if sort is Sort.GROWTH else pay(job) for job in jobs]
    bases = [{Basis.of(number) for number in found} for found in kinds]
    assert compared == max(
        (sum(basis in each for each in bases) for found in bases for basis in found), default=0
    )


@given(catalogues(), histories())
def test_what_was_featured_comes_first_the_latest_before_all(
    jobs: Jobs, history: tuple[Featured, ...]
) -> None:
    listing = listed(jobs, Sort.FEATURED, SOURCES, history)
    latest = {
        slug: max(e.day for e in history if e.profession == slug)
        for slug in {each.profession for each in history}
    }
    seen = [e for e in listing.entries if e.standing is Standing.SORTED]
    assert list(listing.entries[: len(seen)]) == seen
    days = [latest[entry.profession.slug] for entry in seen]
    assert days == sorted(days, reverse=True)
    assert {e.profession.slug for e in seen} == latest.keys() & {job.slug for job in jobs}


def test_names_are_sorted_without_regard_to_case_and_accents() -> None:
    jobs = [job("Zoologist"), job("écologue", slug="ecologue"), job("Baker"), job("actuary")]
    titles = [each.profession.title for each in listed(jobs, Sort.NAME, SOURCES).entries]
    assert titles == ["actuary", "Baker", "écologue", "Zoologist"]


def test_of_groups_as_large_the_official_one_is_compared() -> None:
    jobs = [
        job("Baker", salaries=[salary(9, source="survey", when=2026), salary(1)]),
        job("Miller", salaries=[salary(8, source="survey", when=2026), salary(2)]),
    ]
    listing = listed(jobs, Sort.PAY, SOURCES)
    assert listing.basis is not None
    assert listing.basis.source == "office"
    assert slugs(listing) == ["miller", "baker"]


@pytest.mark.parametrize(
    "odd",
    [
        salary(5, Statistic.P90),
        salary(5, level=Level.SENIOR),
        salary(Range(low=1, high=5)),
    ],
    ids=["not typical", "of a level", "a range"],
)
def test_pay_that_is_no_single_typical_number_is_not_sorted_by(odd: Salary) -> None:
    (entry,) = listed([job("Baker", salaries=[odd])], Sort.PAY, SOURCES).entries
    assert entry.standing is Standing.UNKNOWN


def test_growth_of_hiring_is_no_growth_of_jobs() -> None:
    hiring = figure(74, Measure.HIRING_GROWTH)
    (entry,) = listed([job("Baker", figures=[hiring])], Sort.GROWTH, SOURCES).entries
    assert entry.standing is Standing.UNKNOWN


def code(match: str, system: str = "SOC") -> Code:
    return Code.model_validate(
        {"system": system, "code": "15-1221", "title": "Researchers", "match": match}
    )


@pytest.mark.parametrize(
    ("codes", "number", "is_of_group"),
    [
        ([code("nearest")], salary(1), True),
        ([code("exact")], salary(1), False),
        ([code("nearest"), code("exact")], salary(1), False),
        ([code("nearest", "ISCO")], salary(1), False),
        ([code("nearest")], salary(1, source="survey"), False),
        ([code("nearest")], salary(1, country="CH"), False),
        ([], salary(1), False),
    ],
    ids=["nearest", "exact", "both", "another system", "a survey", "another country", "no code"],
)
def test_a_figure_of_the_nearest_group_is_told_from_ones_own(
    codes: list[Code], number: Salary, *, is_of_group: bool
) -> None:
    group = group_of(job("Baker", codes=codes), number, SOURCES[number.source])
    assert (group is not None) is is_of_group
