"""Whom a text may mean: the names of all professions and occupations, and one finder over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from bot.domain.catalogue.occupation import Occupation, people
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.skill import Skill
from bot.domain.catalogue.table import Tables
from bot.domain.naming.finder import Finder
from bot.domain.naming.names import Names
from bot.domain.naming.register import Job, Kind, Name
from bot.domain.naming.spelling import tokens
from bot.domain.search import fold


@dataclass(frozen=True, slots=True)
class Hit:
    """A profession that may be meant; `score` says how sure that is, from 0 to 1."""

    profession: Profession
    score: float


@dataclass(frozen=True, slots=True)
class Subject:
    """A skill, by its id, or a field, by its title."""

    skill: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Meant:
    """Who may be meant by a text, the surest first; nobody where nothing is sure enough."""

    found: tuple[Hit, ...] = ()
    is_exact: bool = False
    """Whether the text is the name of the first, as it stands, and of no other."""
    is_name: bool = False
    """Whether it is, read in some way, the whole name of all of them."""


class Directory:
    """Finds the slugs of full profiles, and of all occupations that have none, by their names.

    It is made ready when somebody first asks, which takes a moment, or before by `finder`. From
    then on the names as they were read are let go.
    """

    def __init__(
        self,
        profiles: Mapping[str, Profession],
        occupations: Mapping[str, Occupation],
        tables: Tables,
        names: Names,
        skills: Iterable[Skill] = (),
    ) -> None:
        self._skills = tuple(skills)
        self._profiles = profiles
        self._occupations = occupations
        self._tables = tables
        self._names: Names | None = names
        self._finder: Finder | None = None
        self._making = Lock()  # it may be made ready in another thread than that which asks

    @property
    def finder(self) -> Finder:
        with self._making:
            if self._finder is None:
                self._finder = self._made(self._names or Names())
                self._names = None
            return self._finder

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The slugs, by titles as they are compared."""
        return {fold(each.title): each.slug for each in (*self._short, *self._profiles.values())}

    @cached_property
    def subjects(self) -> Mapping[tuple[str, ...], Sequence[Subject]]:
        """What is called so, by the words of its names, each in its one form."""
        found: dict[tuple[str, ...], list[Subject]] = {}
        named = [(Subject(skill=skill.id), (skill.title, *skill.aliases)) for skill in self._skills]
        everyone = (*self._profiles.values(), *self._occupations.values())
        titles = dict.fromkeys(each.field for each in everyone)
        named += [(Subject(field=title), (title,)) for title in titles]
        for subject, names in named:
            for name in names:
                found.setdefault(tuple(tokens(name)), []).append(subject)
        return found

    @cached_property
    def subject_words(self) -> frozenset[str]:
        return frozenset(word for words in self.subjects for word in words)

    @property
    def _short(self) -> list[Occupation]:
        return [each for each in self._occupations.values() if each.slug not in self._profiles]

    def _made(self, names: Names) -> Finder:
        slugs = {code: each.slug for code, each in self._occupations.items()}
        codes = {slug: code for code, slug in slugs.items()}
        formal = {slugs[code]: lines for code, lines in names.formal.items() if code in slugs}
        profiles, short = self._profiles.values(), self._short
        jobs = [_full_job(profile, codes, self._tables) for profile in profiles]
        jobs += (_short_job(each, self._tables) for each in short)
        return Finder(jobs, _named(profiles, short, slugs, names), formal, names.lexicon)


def group_people(profession: Profession, tables: Tables) -> float:
    """Return how many people the group has by which statistics count the profession."""
    group = profession.statistical_group
    return people(group.code, tables) if group else 0.0


def _full_job(profile: Profession, codes: Mapping[str, str], tables: Tables) -> Job:
    group = profile.statistical_group
    code = group.code if group else ""
    own = codes.get(profile.slug)  # how many are in the nearest group says nothing of this one
    return Job(profile.slug, code, is_full=True, people=people(own, tables) if own else 0)


def _short_job(occupation: Occupation, tables: Tables) -> Job:
    count = people(occupation.code, tables)
    return Job(occupation.slug, occupation.code, people=count, is_residual=occupation.is_residual)


def _named(
    profiles: Iterable[Profession],
    short: Iterable[Occupation],
    slugs: Mapping[str, str],
    names: Names,
) -> Iterator[Name]:
    owned = [(each.slug, (each.title, *each.aliases)) for each in profiles]
    owned += ((each.slug, (each.title,)) for each in short)
    for slug, own in owned:
        for text in (slug, own[0]):
            yield Name(text, slug, Kind.TITLE)
        for text in (*own[1:], *names.shown.get(slug, ())):
            yield Name(text, slug, Kind.SHOWN)
        for text in names.found.get(slug, "").splitlines():
            yield Name(text, slug, Kind.EVERYDAY)
        for text in names.foreign.get(slug, "").splitlines():
            yield Name(text, slug, Kind.FOREIGN)
    for text, codes in names.several.items():
        for code in codes:
            if code in slugs:
                yield Name(text, slugs[code], Kind.SEVERAL)
