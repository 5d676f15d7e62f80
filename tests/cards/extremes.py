"""Professions and rankings as extreme as a valid catalogue can hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count, cycle, permutations

from hypothesis import strategies as st

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.figure import (
    Figure,
    Level,
    Measure,
    PartialDate,
    Range,
    Salary,
    Source,
    Statement,
    Statistic,
    Trust,
)
from bot.domain.catalogue.profession import (
    Activity,
    Code,
    Education,
    Outlook,
    Pay,
    Profession,
    Skills,
    Start,
    Study,
    Work,
)
from bot.domain.catalogue.profession import Place as Workplace
from bot.domain.catalogue.ranking import Rank, Ranking, Unit
from bot.domain.catalogue.skill import Skill

LETTERS = {
    "words": "weigh what people say ",
    "one word": "W",
    "emoji": "🧭",
    "families": "👩🏽‍🚀",
    "stars": "*",
    "backslashes": "\\",
    "brackets": "[](",
    "links": "[a](https://b.c) ",
    "mentions": "@everyone <@1> <t:1:R> ",
    "beginnings": "# - 1. > ",
    "from the right": "مهندس الذكاء ",
}
"""What a text may consist of, by a name for it."""

SLUG = "x" * 48
COUNTRIES = ("US", "CH", "world", "GB")
DATES = ("2026-05-31", "2025-05", "2020", "2019-12")


def filled(letters: str, size: int) -> str:
    """Return a text of exactly `size` characters, without blanks at its ends."""
    text = (letters * size)[:size]
    return text if text == text.strip() else f"{text[:-1].rstrip():.<{size}}"


@dataclass(frozen=True, slots=True)
class Scale:
    """How much there is of everything, and what the texts are made of."""

    letters: str = LETTERS["words"]
    size: int = 300
    """Characters of each text, where it may have so many."""
    texts: int = 7
    """Duties, skills of each kind, steps, aliases."""
    numbers: int = 3
    """Pay figures, figures of the outlook, claims, classifications."""
    sources: int = 3
    rankings: int = 2
    places: int = 26
    """Places of each ranking."""
    similar: int = 3


def scales(most: int) -> st.SearchStrategy[Scale]:
    amounts = st.sampled_from([0, 1, 3, most])
    return st.builds(
        Scale,
        st.sampled_from(list(LETTERS.values())),
        st.sampled_from([1, 20, 60, 120, 300]),
        st.sampled_from([1, 3, most]),
        amounts,
        st.sampled_from([1, 3, most]),
        amounts,
        st.sampled_from([1, 26]),
        st.sampled_from([0, 1, 5, 12]),
    )


class Maker:
    """Makes everything of a catalogue, as much and as long as the scale says."""

    def __init__(self, scale: Scale) -> None:
        self.scale = scale
        self._sources = cycle([f"source-{number}" for number in range(scale.sources)])
        self._dates = cycle(DATES)
        self._countries = cycle(COUNTRIES)
        self._statistics = cycle(Statistic)
        self._levels = cycle([None, *Level])
        self._numbers = count(1)
        self._workplaces = cycle(Workplace)
        self._activities = cycle(permutations(Activity, 3))
        self._studies = cycle([None, *Study])

    def name(self) -> str:
        return filled(self.scale.letters, min(self.scale.size, 60))

    def phrase(self) -> str:
        return filled(self.scale.letters, min(self.scale.size, 120))

    def sentence(self) -> str:
        return filled(self.scale.letters, self.scale.size)

    def catalogue(self) -> Catalogue:
        others = [f"other-{number}" for number in range(self.scale.similar)]
        return Catalogue(
            [self.profession(SLUG, tuple(others)), *(self.profession(slug) for slug in others)],
            [self.ranking(f"ranking-{number}") for number in range(self.scale.rankings)],
            [self.source(f"source-{number}") for number in range(self.scale.sources)],
            [self.skill(f"skill-{number}") for number in range(self.scale.texts)],
        )

    def profession(self, slug: str, similar: tuple[str, ...] = ()) -> Profession:
        few = self.scale.numbers
        return Profession(
            slug=slug,
            title=self.name(),
            aliases=self._many(self.name),
            field=self.name(),
            summary=self.sentence(),
            work=Work(activities=next(self._activities), place=next(self._workplaces)),
            needed=self._many(self.sentence),
            duties=self._many(self.sentence),
            days=self._many(self.sentence)[: 4 if self.scale.texts > 1 else 0],
            skills=Skills(
                essential=self._many(self.phrase),
                nice=self._many(self.phrase),
                personal=self._many(self.phrase),
                index=tuple(f"skill-{number}" for number in range(self.scale.texts)),
            ),
            start=Start(
                study=next(self._studies),
                education=Education(
                    level=self.phrase(), country="US", date=self._date(), source="source-0"
                )
                if few
                else None,
                steps=self._many(self.sentence),
            ),
            similar=similar,
            codes=tuple(self.code() for _ in range(few)),
            outlook=Outlook(
                figures=tuple(self.figure() for _ in range(few)),
                claims=tuple(self.claim() for _ in range(few)),
            ),
            pay=Pay(
                salaries=tuple(self.salary() for _ in range(few)),
                claims=tuple(self.claim() for _ in range(few)),
                note=self.sentence() if few else None,
            ),
            question=self.sentence(),
            caution=self.sentence() if few else None,
        )

    def _many(self, make: Callable[[], str]) -> tuple[str, ...]:
        return tuple(make() for _ in range(self.scale.texts))

    def _date(self) -> PartialDate:
        return PartialDate.parse(next(self._dates))

    def code(self) -> Code:
        return Code(
            system="SOC", code="15-1221", title=self.phrase(), match="exact", note=self.sentence()
        )

    def claim(self) -> Statement:
        return Statement(text=self.sentence(), source=next(self._sources), date=self._date())

    def figure(self) -> Figure:
        number = next(self._numbers)
        return Figure(
            country=next(self._countries),
            statistic=next(self._statistics),
            date=self._date(),
            source=next(self._sources),
            note=self.sentence(),
            measure=list(Measure)[number % len(Measure)],
            value=12345678.9,
            span=None if number % 2 else "2024-2034",
            all_occupations=-0.5,
        )

    def salary(self) -> Salary:
        number = next(self._numbers)
        return Salary(
            country=next(self._countries),
            statistic=next(self._statistics),
            date=self._date(),
            source=next(self._sources),
            note=self.sentence(),
            level=next(self._levels),
            amount=1234567.5 + number if number % 2 else Range(low=number, high=123456789),
            currency="CHF",
            period="year",
            sample=None if number % 2 else 123456,
        )

    def skill(self, name: str) -> Skill:
        return Skill(id=name, title=self.name(), aliases=self._many(self.name))

    def source(self, name: str) -> Source:
        return Source(
            id=name,
            title=self.phrase(),
            publisher=self.name(),
            date=self._date(),
            url=f"https://example.org/{name}/".ljust(200, "x"),
            retrieved=self._date(),
            trust=Trust.OFFICIAL,
            licence=self.phrase(),
            attribution=self.sentence(),
        )

    def ranking(self, name: str) -> Ranking:
        return Ranking(
            id=name,
            title=self.phrase(),
            publisher=self.name(),
            edition=self.name(),
            country="US",
            basis=self.sentence(),
            unit=Unit.THOUSAND_JOBS,
            source="source-0",
            note=self.sentence(),
            places=tuple(
                Rank(
                    rank=rank,
                    title=self.phrase(),
                    figure=1234.5,
                    professions=(SLUG,) if rank % 2 else (),
                )
                for rank in range(1, self.scale.places + 1)
            ),
        )


def catalogues(most: int) -> st.SearchStrategy[Catalogue]:
    """Catalogues of every scale up to `most` of each thing."""
    return scales(most).map(lambda scale: Maker(scale).catalogue())
