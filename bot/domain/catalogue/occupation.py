"""What official statistics know of every job, and the short profiles that are made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from bot.domain.catalogue.profession import Code, Outlook, Pay, Profession, Skills, Start
from bot.domain.catalogue.table import Tables

SYSTEM: Final = "SOC"
"""The classification whose groups these are: the US Standard Occupational Classification."""

_ASKED = ("education", "experience", "training")
_NO_SKILLS = Skills.model_construct(essential=(), nice=(), personal=(), index=())


@dataclass(frozen=True, slots=True)
class Occupation:
    """One group of the statistics. `slug` is its id, or that of the profile that describes it."""

    code: str
    slug: str
    title: str
    """As people call it, in the singular."""
    field: str
    why: str = ""
    """Why its publisher expects it to grow or shrink, in our words; empty where it says nothing."""
    related: tuple[str, ...] = ()
    """Codes, the nearest first."""
    is_residual: bool = False
    """Whether it gathers jobs that have no group of their own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is typically asked for at entry, in the publisher's words; "" where it says nothing."""

    education: str
    experience: str
    training: str
    source: str


def entry(code: str, tables: Tables) -> Entry | None:
    """Return what a table says of entering an occupation."""
    for table in tables.of(SYSTEM):
        row = table.rows.get(code)
        if row is not None and row.words:
            education, experience, training = (row.words.get(each, "") for each in _ASKED)
            return Entry(education, experience, training, table.head.source)
    return None


def people(code: str, tables: Tables) -> float:
    """Return how many do it: all its jobs, or else the employees; 0 where that is not known."""
    for column in ("jobs", "employees"):
        counts = (table.number(code, column) for table in tables.of(SYSTEM))
        if (count := next(filter(None, counts), None)) is not None:
            return count
    return 0.0


class ShortProfiles(Mapping[str, Profession]):
    """The profile of every occupation that none of `profiles` describes, by slug.

    Each is made when it is first asked for: all together take 0.4 seconds. They are not checked
    anew, because what they are made of is.
    """

    def __init__(
        self,
        occupations: Iterable[Occupation],
        profiles: Mapping[str, Profession],
        tables: Tables,
        names: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        """`names` are others than the title that a card may show, by slug."""
        every = tuple(occupations)
        self._occupations = {each.slug: each for each in every if each.slug not in profiles}
        self._full = profiles.keys()
        self._tables = tables
        self._names = names
        self._made: dict[str, Profession] = {}
        # What belongs nowhere else is no kin of what is related to it.
        self._residual = frozenset(each.code for each in every if each.is_residual)
        self._of_group: dict[str, list[str]] = {each.code: [each.slug] for each in every}
        for profile in profiles.values():
            group = profile.statistical_group
            of_group = self._of_group.get(group.code, []) if group else []
            if profile.slug not in of_group:
                of_group.append(profile.slug)

    def __getitem__(self, slug: str) -> Profession:
        if slug not in self._made:
            self._made[slug] = self._profile(self._occupations[slug])
        return self._made[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._occupations)

    def __len__(self) -> int:
        return len(self._occupations)

    def __contains__(self, slug: object) -> bool:
        return slug in self._occupations

    def title(self, slug: str) -> str:
        """Return the title, without making the profile; "" where there is none."""
        occupation = self._occupations.get(slug)
        return occupation.title if occupation else ""

    def _profile(self, occupation: Occupation) -> Profession:
        code, tables = occupation.code, self._tables
        rows = (table.rows.get(code) for table in tables.of(SYSTEM))
        official = next((row.title for row in rows if row), occupation.title)
        group = Code.model_construct(
            system=SYSTEM, code=code, title=official, match="exact", note=None
        )
        education = tables.education(SYSTEM, code)
        return Profession.model_construct(
            slug=occupation.slug,
            title=occupation.title,
            aliases=tuple(self._names.get(occupation.slug, ())),
            field=occupation.field,
            summary="",
            needed=(),
            duties=(),
            skills=_NO_SKILLS,
            start=Start.model_construct(study=None, education=education, steps=()),
            similar=self._similar(occupation),
            codes=(group,),
            outlook=Outlook.model_construct(figures=tables.figures(SYSTEM, code), claims=()),
            pay=Pay.model_construct(salaries=tables.salaries(SYSTEM, code), claims=(), note=None),
            question="",
        )

    def _similar(self, occupation: Occupation) -> tuple[str, ...]:
        """Return the professions of its own group and of related ones, full profiles first."""
        related = (code for code in occupation.related if code not in self._residual)
        codes = (occupation.code, *related)
        near = dict.fromkeys(slug for code in codes for slug in self._of_group.get(code, ()))
        near.pop(occupation.slug, None)
        return tuple(sorted(near, key=lambda slug: slug not in self._full))
