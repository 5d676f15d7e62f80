"""Every card of a catalogue, made when it is first asked for."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bot.cards.asking.address import CompareAddress, JobAddress, RankingAddress
from bot.cards.asking.browse import JobsCard
from bot.cards.asking.compare import CompareCard
from bot.cards.asking.profession import ProfessionCard
from bot.cards.asking.query import JobsQuery, SkillQuery
from bot.cards.asking.ranking import RankingCard
from bot.cards.asking.skill import SkillCard
from bot.cards.sheet import Layout
from bot.cards.words import Words
from bot.clock import Clock
from bot.domain.catalogue.browse import Featured
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.library import Library

_KEPT = 512  # layouts, about 30 KB each


class Deck:
    """Makes layouts and keeps those asked for lately: the same card is sent again and again.

    A layout depends on the catalogue in use, and on the day, because figures say in words when
    they have grown old.
    """

    def __init__(self, library: Library, clock: Clock) -> None:
        self._library = library
        self._clock = clock
        self._job = lru_cache(_KEPT)(_job)
        self._ranking = lru_cache(_KEPT)(_ranking)
        self._jobs = lru_cache(_KEPT)(_jobs)
        self._skill = lru_cache(_KEPT)(_skill)
        self._comparison = lru_cache(_KEPT)(_comparison)

    def job(self, address: JobAddress, words: Words) -> Layout:
        """Return a page of a profession's card.

        Raises UnknownProfession for a slug that is in no profile (any more), and NoSuchFigure
        for pay that is not known.
        """
        return self._job(self._library.catalogue, address, words, self._clock.now().date())

    def ranking(self, address: RankingAddress, words: Words) -> Layout:
        """Return a page of a ranking; raises UnknownRanking."""
        return self._ranking(self._library.catalogue, address, words)

    def comparison(self, address: CompareAddress, words: Words) -> Layout:
        """Return a page of a comparison; raises UnknownProfession."""
        today = self._clock.now().date()
        return self._comparison(self._library.catalogue, address, words, today)

    def jobs(self, query: JobsQuery, words: Words, featured: tuple[Featured, ...] = ()) -> Layout:
        """Return a page of the list of professions; `featured` is what the server has seen."""
        today = self._clock.now().date()
        return self._jobs(self._library.catalogue, query, words, today, featured)

    def skill(self, query: SkillQuery, words: Words) -> Layout:
        """Return a page of the professions that need a skill."""
        return self._skill(self._library.catalogue, query, words)


def _job(catalogue: Catalogue, address: JobAddress, words: Words, today: date) -> Layout:
    profession = catalogue.find(address.slug)
    return ProfessionCard(profession, catalogue, words, today).layout(address)


def _ranking(catalogue: Catalogue, address: RankingAddress, words: Words) -> Layout:
    ranking = catalogue.ranking(address.id)
    return RankingCard(ranking, catalogue, words).layout(address)


def _jobs(
    catalogue: Catalogue,
    query: JobsQuery,
    words: Words,
    today: date,
    featured: tuple[Featured, ...],
) -> Layout:
    return JobsCard(catalogue, words, today).layout(query, featured)


def _skill(catalogue: Catalogue, query: SkillQuery, words: Words) -> Layout:
    return SkillCard(catalogue, words).layout(query)


def _comparison(catalogue: Catalogue, address: CompareAddress, words: Words, today: date) -> Layout:
    professions = tuple(map(catalogue.find, address.slugs))
    return CompareCard(professions, catalogue, words, today).layout(address.page)
