"""Which figures stand for a profession where there is room for one."""

from __future__ import annotations

from typing import Any

from bot.domain.catalogue import headline
from bot.domain.catalogue.figure import (
    Figure,
    Level,
    Measure,
    PartialDate,
    Range,
    Salary,
    Statistic,
)
from bot.domain.catalogue.profession import Outlook, Pay, Profession, Skills, Start


def profession(*facts: Salary | Figure) -> Profession:
    return Profession(
        slug="diver",
        title="Diver",
        field="Care",
        summary="Dives.",
        needed=("In the sea.",),
        duties=("Dives.",),
        skills=Skills(essential=("Diving",)),
        start=Start(steps=("Dive.",)),
        question="Why?",
        outlook=Outlook(figures=tuple(each for each in facts if isinstance(each, Figure))),
        pay=Pay(salaries=tuple(each for each in facts if isinstance(each, Salary))),
    )


def salary(amount: float | Range, date: str = "2025-05", **changed: Any) -> Salary:
    given: dict[str, Any] = {
        "amount": amount,
        "date": PartialDate.parse(date),
        "country": "US",
        "currency": "USD",
        "period": "year",
        "source": "office",
        "statistic": Statistic.MEDIAN,
    }
    return Salary(**(given | changed))


def growth(value: float, date: str) -> Figure:
    return Figure(
        measure=Measure.GROWTH,
        value=value,
        date=PartialDate.parse(date),
        country="US",
        source="office",
        statistic=Statistic.PROJECTION,
    )


def test_pay_is_the_newest_median_of_all_people_a_year() -> None:
    newest = salary(50_000.0, level=Level.AVERAGE)
    others = (
        salary(40_000.0, "2023"),
        salary(60_000.0, "2026", level=Level.MID),
        salary(25.0, "2026", period="hour"),
        salary(55_000.0, "2026", statistic=Statistic.MEAN),
        salary(Range(low=1.0, high=2.0), "2026"),
    )
    assert headline.pay(profession(*others, newest)) == newest


def test_a_mean_stands_where_no_median_is_published() -> None:
    mean = salary(55_000.0, statistic=Statistic.MEAN)
    stated = salary(86_000.0, "2026", statistic=Statistic.STATED)
    assert headline.pay(profession(stated, mean)) == mean
    assert headline.pay(profession(stated)) is None


def test_growth_is_the_newest() -> None:
    assert headline.growth(profession(growth(1.0, "2017"), growth(2.0, "2025-08"))) == growth(
        2.0, "2025-08"
    )
    assert headline.growth(profession()) is None


def test_a_ladder_has_the_rungs_of_one_source_date_country_and_currency() -> None:
    quarter = salary(40_000.0, statistic=Statistic.P25, level=Level.JUNIOR)
    median = salary(50_000.0)
    others = (
        salary(90_000.0, statistic=Statistic.P90, source="another"),
        salary(90_000.0, "2024", statistic=Statistic.P90),
        salary(90_000.0, statistic=Statistic.P90, currency="CHF"),
        salary(90_000.0, statistic=Statistic.P90, country="CH"),
        salary(70_000.0, statistic=Statistic.MEDIAN, level=Level.SENIOR),
    )
    (ladder,) = headline.ladders(profession(quarter, *others, median))
    assert ladder.rungs == {Statistic.P25: quarter, Statistic.MEDIAN: median}


def test_of_two_ladders_the_newest_comes_first() -> None:
    older, newer = salary(1_000.0, "2024"), salary(2_000.0, "2025")
    found = headline.ladders(profession(older, newer))
    assert [each.median for each in found] == [newer, older]
    assert headline.pay(profession(older, newer)) == newer
