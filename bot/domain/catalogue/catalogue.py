"""Everything the bot can tell: professions, rankings and sources, loaded and checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property
from hashlib import sha256
from itertools import islice
from math import inf
from types import MappingProxyType

from bot.domain.catalogue.country import HOME, countries, seen_in
from bot.domain.catalogue.directory import Directory, Hit, Meant, Subject, group_people
from bot.domain.catalogue.errors import SeveralProfessions, UnknownProfession, UnknownRanking
from bot.domain.catalogue.figure import PartialDate, Source
from bot.domain.catalogue.occupation import Occupation, ShortProfiles
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.ranking import Rank, Ranking
from bot.domain.catalogue.shelves import Shelves
from bot.domain.catalogue.skill import Skill
from bot.domain.catalogue.table import NO_TABLES, Tables
from bot.domain.naming.finder import Finder
from bot.domain.naming.names import Names

_CLOSE = 0.045
"""So much less sure a profession may be that is offered beside another."""


class Catalogue:
    """The whole catalogue, never changed once made.

    Readers are shown it with the figures of one country: see `in_country`.

    Its maker guarantees what files cannot say one by one: names are unique, and every source,
    similar profession, ranked profession and skill that is named exists (`bot.content` checks it).
    """

    def __init__(
        self,
        professions: Iterable[Profession],
        rankings: Iterable[Ranking] = (),
        sources: Iterable[Source] = (),
        skills: Iterable[Skill] = (),
        occupations: Iterable[Occupation] = (),
        *,
        tables: Tables = NO_TABLES,
        names: Names | None = None,
        origins: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        written = sorted(professions, key=lambda profession: profession.slug)
        occupations = tuple(occupations)
        self.profiles = _by_slug(written)
        """Those that an author wrote: only they fill weeks and stand on ballots."""
        names = names or Names()
        self._short = ShortProfiles(occupations, self.profiles, tables, names.shown)
        self.professions: Mapping[str, Profession] = _Every(self.profiles, self._short)
        """Every one that can be told of, by slug: those with a full profile and all others."""
        self.countries = countries(written)
        """For which there are pay figures."""
        self.occupations: Mapping[str, Occupation] = MappingProxyType(
            {occupation.code: occupation for occupation in occupations}
        )
        """What statistics know, by code."""
        skills = tuple(skills)
        self._directory = Directory(self.profiles, self.occupations, tables, names, skills)
        self.rankings: Mapping[str, Ranking] = MappingProxyType(
            {ranking.id: ranking for ranking in sorted(rankings, key=lambda ranking: ranking.id)}
        )
        self.sources: Mapping[str, Source] = MappingProxyType(
            {source.id: source for source in sources}
        )
        self.skills: Mapping[str, Skill] = MappingProxyType(
            {skill.id: skill for skill in sorted(skills, key=lambda skill: skill.title.casefold())}
        )
        self.tables = tables
        """The official figures of all groups."""
        self.origins = origins
        """Where a profession is from that is not of the main folder, by slug: a folder's name."""
        by_week = sorted(self.profiles.values(), key=lambda profile: profile.week or inf)
        self.weeks: Sequence[str] = tuple(profile.slug for profile in by_week)
        """The slugs of all full profiles, in the order of weeks that the authors suggest."""
        places: dict[str, list[tuple[Ranking, Rank]]] = {}
        for ranking in self.rankings.values():
            for place in ranking.places:
                for slug in place.professions:
                    places.setdefault(slug, []).append((ranking, place))
        self._places = {slug: tuple(found) for slug, found in places.items()}
        self._digests: dict[str, str] = {}
        self.whole = self
        """Itself, with the figures of all countries."""
        self.country = ""
        """Whose figures it has; "" for those of all."""
        self._views: dict[str, Catalogue] = {}

    def in_country(self, country: str) -> Catalogue:
        """Return the same catalogue with the figures of one country, as far as it has any.

        Where there is none for it at all, those of HOME. The same country gives the same object.
        """
        whole = self.whole
        country = country if country in whole.countries else HOME
        if country not in whole._views:
            view = copy(whole)
            view.country = country
            view.__dict__.pop("shelves", None)  # which show the figures of all
            view.profiles = _by_slug(seen_in(each, country) for each in whole.profiles.values())
            view.professions = _Every(view.profiles, whole._short)
            whole._views[country] = view
        return whole._views[country]

    def find(self, query: str) -> Profession:
        """Return the profession that is called so, though mistyped or the other way round.

        Raises SeveralProfessions where it is the name of more than one, and UnknownProfession, with
        those that are called nearly so, where it is nobody's.
        """
        if query in self.professions:
            return self.professions[query]
        meant = self.meant(query)
        if not meant.is_name:
            raise UnknownProfession(query, self.near(query))
        least = meant.found[0].score - _CLOSE
        several = [hit.profession for hit in meant.found if hit.score >= least]
        if meant.is_exact or len(several) == 1:
            return several[0]
        several.sort(key=lambda each: group_people(each, self.tables), reverse=True)
        raise SeveralProfessions(query, tuple(several))

    def named(self, query: str) -> Profession | None:
        """Return the one profession that has exactly that slug, or is called exactly so."""
        if query in self.professions:
            return self.professions[query]
        meant = self.meant(query)
        return meant.found[0].profession if meant.is_exact else None

    def meant(self, query: str) -> Meant:
        """Return who may be meant, five at most: by their names, and by those alike."""
        found = self.finder.meant(query)
        hits = (Hit(self.professions[job.key], sure) for job, sure in found.jobs)
        return Meant(tuple(hits), found.is_exact, found.is_name)

    @property
    def finder(self) -> Finder:
        """Finds slugs by names, and tells how sure that is."""
        return self._directory.finder

    def occupation(self, profession: Profession) -> Occupation | None:
        """Return the group that counts its people, if that is its own."""
        group = profession.statistical_group
        if group is None or group.match != "exact":
            return None
        return self.occupations.get(group.code)

    def title(self, slug: str) -> str:
        """Return a profession's title; its slug where its profile is gone."""
        profile = self.profiles.get(slug)
        return profile.title if profile else self._short.title(slug) or slug

    def digest(self, slug: str) -> str:
        """Return what changes with anything that the profile says; KeyError where there is none."""
        if slug not in self._digests:
            written = self.professions[slug].model_dump_json()
            self._digests[slug] = sha256(written.encode()).hexdigest()
        return self._digests[slug]

    def prepare(self) -> None:
        """Make ready now what finds names, which is else made when somebody first asks by one."""
        self.finder.prepare()
        _ = self.titles

    def near(self, query: str) -> tuple[Profession, ...]:
        """Return those that are called nearly so, or have a name that begins nearly so."""
        return tuple(self.professions[job.key] for job in self.finder.near(query))

    def search(self, typed: str, limit: int) -> tuple[str, ...]:
        """Return the slugs of those whose name may be half typed, likeliest first; for "", of any.

        Slugs, because to make 25 short profiles takes ten times as long as to find them.
        """
        if not typed.strip():
            first = dict.fromkeys((*self.profiles, *self.professions))
            return tuple(islice(first, limit))
        return tuple(job.key for job in self.finder.begun(typed, limit))

    def ranking(self, query: str) -> Ranking:
        """Return the ranking with that id; raises UnknownRanking."""
        try:
            return self.rankings[query]
        except KeyError:
            raise UnknownRanking(query, tuple(self.rankings.values())) from None

    def places(self, slug: str) -> tuple[tuple[Ranking, Rank], ...]:
        """Return where the profession stands, in every ranking that names it."""
        return self._places.get(slug, ())

    @cached_property
    def shelves(self) -> Shelves:
        """For browsing, by field, skill and words; made when somebody first browses."""
        if self is not self.whole:
            return self.whole.shelves.in_country(self.country, self.professions)
        return Shelves(self.professions, self.skills, self.sources, self.search)

    @property
    def subjects(self) -> Mapping[tuple[str, ...], Sequence[Subject]]:
        """Return the skills and fields by the words of their names, each in its one form."""
        return self._directory.subjects

    @property
    def subject_words(self) -> frozenset[str]:
        """Return the words of those names, each in its one form."""
        return self._directory.subject_words

    @property
    def titles(self) -> Mapping[str, str]:
        """The slugs, by titles as they are compared."""
        return self._directory.titles

    @property
    def updated(self) -> PartialDate | None:
        """The day on which a source was last looked at."""
        return max((source.retrieved for source in self.sources.values()), key=str, default=None)


def _by_slug(professions: Iterable[Profession]) -> Mapping[str, Profession]:
    return MappingProxyType({profession.slug: profession for profession in professions})


class _Every(Mapping[str, Profession]):
    """Full profiles and short ones together, by slug."""

    def __init__(self, profiles: Mapping[str, Profession], short: Mapping[str, Profession]) -> None:
        self._profiles = profiles
        self._short = short
        self._slugs = tuple(sorted((*profiles, *short)))

    def __getitem__(self, slug: str) -> Profession:
        return self._profiles[slug] if slug in self._profiles else self._short[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._slugs)

    def __len__(self) -> int:
        return len(self._slugs)

    def __contains__(self, slug: object) -> bool:
        return slug in self._profiles or slug in self._short
