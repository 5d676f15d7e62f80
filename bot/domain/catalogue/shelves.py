"""The catalogue sorted onto shelves: by field, by skill, and by the words of its profiles."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Self

from bot.domain.catalogue.basis import Basis
from bot.domain.catalogue.browse import (
    Featured,
    Listing,
    Number,
    Sort,
    Wanted,
    by_name,
    listed,
    on_bases,
)
from bot.domain.catalogue.concordance import Concordance
from bot.domain.catalogue.figure import Measure, Source
from bot.domain.catalogue.mention import Mention, mentions, phrases
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.skill import Skill
from bot.domain.search import Index, fold

_ALIKE = 5
_SURE = 82.0
"""How alike a name must be to be meant: the names of skills are short, and unlike each other."""
_REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class Shelf:
    """A field or a skill, with every profession that belongs there, by name.

    `key` is 8 letters, digits, - or _, which stay the same as long as the name (the skill's id).
    """

    key: str
    title: str
    slugs: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    id: str = ""
    """What profiles call it."""


@dataclass(frozen=True, slots=True)
class Hits:
    """The professions that are wanted, by name.

    `is_alike`: no profile has the words, so these are those whose names look like them.
    """

    slugs: tuple[str, ...]
    is_alike: bool = False


class Shelves:
    """Finds professions by what their profiles say of them.

    Fields are the same when they are spelt the same but for case and accents; a skill is here when
    a profession has it.
    """

    def __init__(
        self,
        professions: Mapping[str, Profession],
        skills: Mapping[str, Skill],
        sources: Mapping[str, Source],
        called: Callable[[str, int], Iterable[str]],
    ) -> None:
        """`called` returns the slugs of so many whose names are like a text."""
        self._professions = {
            profession.slug: profession for profession in sorted(professions.values(), key=by_name)
        }
        self._sources = sources
        self._called = called
        self.fields = _shelves(self._in_fields())
        self.skills = _shelves(self._under_skills(skills))
        self._fields = Index(
            {key: (shelf.title,) for key, shelf in self.fields.items()}, alike=_SURE
        )
        self._skills = Index(
            {key: (shelf.id, shelf.title, *shelf.aliases) for key, shelf in self.skills.items()},
            alike=_SURE,
        )
        self._profiles = Concordance(
            {slug: _texts(profession, skills) for slug, profession in self._professions.items()}
        )
        self._phrases = Concordance(
            {
                slug: tuple(mention.phrase for mention in phrases(profession.skills))
                for slug, profession in self._professions.items()
            }
        )
        self.found = lru_cache(_REMEMBERED)(self._found)
        self._show("")

    def in_country(self, country: str, professions: Mapping[str, Profession]) -> Self:
        """Return the same shelves with the same professions, but the figures of one country."""
        view = copy(self)
        view._professions = {slug: professions[slug] for slug in self._professions}
        view._show(country)
        return view

    def _show(self, country: str) -> None:
        self._country = country
        self._numbers: dict[tuple[str, Sort], Mapping[Basis, Number]] = {}
        self.listing = lru_cache(_REMEMBERED)(self._listing)
        self.counted = lru_cache(_REMEMBERED)(self._counted)

    def field(self, query: str) -> Shelf | None:
        """Return the field that is called so."""
        return self.fields.get(self._fields.named(query) or "")

    def skill(self, query: str) -> Shelf | None:
        """Return the skill that has that title, alias or id."""
        return self.skills.get(self._skills.named(query) or "")

    def fields_like(self, query: str, limit: int) -> tuple[Shelf, ...]:
        """Return the fields that `query` may mean, likeliest first."""
        return tuple(self.fields[key] for key in self._fields.find(query, limit))

    def skills_like(self, query: str, limit: int) -> tuple[Shelf, ...]:
        """Return the skills that `query` may mean, likeliest first."""
        return tuple(self.skills[key] for key in self._skills.find(query, limit))

    def gone(self, wanted: Wanted) -> tuple[str, ...]:
        """Return the parts that name a field or a skill that is here no more."""
        is_here = {"field": wanted.field in self.fields, "skill": wanted.skill in self.skills}
        return tuple(part for part in wanted.parts if not is_here.get(part, True))

    def counts(self, wanted: Wanted) -> Mapping[str, int]:
        """Return how many are wanted of each field that has any, the field itself left open."""
        slugs = set(self.found(wanted.without("field")).slugs)
        counts = {key: len(slugs.intersection(each.slugs)) for key, each in self.fields.items()}
        return {key: count for key, count in counts.items() if count}

    def passage(self, slug: str, text: str) -> str:
        """Return what the profile says with most of the words; empty where it has none."""
        return self._profiles.passage(slug, text)

    def mentions(self, slug: str, skill: Shelf) -> tuple[Mention, ...]:
        """Return the profile's own phrases for the skill: none where it says it otherwise."""
        return mentions(self._professions[slug].skills, (skill.title, *skill.aliases))

    def asking(self, text: str) -> tuple[str, ...]:
        """Return the professions with the words among their skills, by name."""
        return self._phrases.find(text) if fold(text) else ()

    def phrases(self, slug: str, text: str) -> tuple[Mention, ...]:
        """Return the phrases of its skills that hold the words best: all that hold as many."""
        best = self._phrases.passage(slug, text)
        return tuple(
            mention for mention in phrases(self._professions[slug].skills) if mention.phrase == best
        )

    def _listing(self, wanted: Wanted, sort: Sort, featured: tuple[Featured, ...] = ()) -> Listing:
        """Return the professions that are wanted, in order."""
        jobs = (self._professions[slug] for slug in self.found(wanted).slugs)
        return listed(jobs, sort, self._sources, featured, self._on_bases, self._country)

    def _counted(self, wanted: Wanted, measures: tuple[Measure, ...]) -> Listing:
        """Return the professions that are wanted, those with most of what is counted first."""

        def numbers(profession: Profession, _: Sort) -> Mapping[Basis, Number]:
            figures = (each for each in profession.outlook.figures if each.measure in measures)
            return {Basis.of(figure): figure for figure in figures}

        jobs = (self._professions[slug] for slug in self.found(wanted).slugs)
        return listed(jobs, Sort.GROWTH, self._sources, numbers=numbers, country=self._country)

    def _on_bases(self, profession: Profession, sort: Sort) -> Mapping[Basis, Number]:
        known = self._numbers.get((profession.slug, sort))
        if known is None:
            known = self._numbers[profession.slug, sort] = on_bases(profession, sort)
        return known

    def _found(self, wanted: Wanted) -> Hits:
        """Return them; none where a field or skill is not here."""
        slugs: Sequence[str] = tuple(self._professions)
        is_alike = False
        if wanted.text:
            slugs = self._profiles.find(wanted.text)
            if not slugs:
                alike = set(self._called(wanted.text, _ALIKE))
                slugs = tuple(slug for slug in self._professions if slug in alike)
                is_alike = bool(slugs)
        for shelves, key in ((self.fields, wanted.field), (self.skills, wanted.skill)):
            if key:
                on_it = set(shelves[key].slugs) if key in shelves else set[str]()
                slugs = tuple(slug for slug in slugs if slug in on_it)
        if wanted.full:
            slugs = [slug for slug in slugs if self._professions[slug].is_full]
        return Hits(tuple(slugs), is_alike)

    def _in_fields(self) -> Iterable[Shelf]:
        fields: dict[str, list[Profession]] = {}
        for profession in self._professions.values():
            fields.setdefault(fold(profession.field), []).append(profession)
        for field in sorted(fields):
            jobs = fields[field]
            yield Shelf(_key(field), jobs[0].field, tuple(profession.slug for profession in jobs))

    def _under_skills(self, skills: Mapping[str, Skill]) -> Iterable[Shelf]:
        slugs: dict[str, list[str]] = {}
        for profession in self._professions.values():
            for name in profession.skills.index:
                slugs.setdefault(name, []).append(profession.slug)
        for name, skill in skills.items():
            if name in slugs:
                yield Shelf(_key(name), skill.title, tuple(slugs[name]), skill.aliases, name)


def _shelves(shelves: Iterable[Shelf]) -> Mapping[str, Shelf]:
    return {shelf.key: shelf for shelf in shelves}


def _key(name: str) -> str:
    # 48 bits: among 1,000 names two would be the same once in a billion catalogues.
    return urlsafe_b64encode(sha256(name.encode()).digest()[:6]).decode()


def _texts(profession: Profession, skills: Mapping[str, Skill]) -> tuple[str, ...]:
    listed = (skills[name].title for name in profession.skills.index if name in skills)
    own = (mention.phrase for mention in phrases(profession.skills))
    return (
        profession.title,
        *profession.aliases,
        profession.summary,
        *profession.duties,
        *profession.days,
        *own,
        *listed,
    )
