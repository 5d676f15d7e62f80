"""Every card of a catalogue, made when it is first asked for."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bot.clock import Clock
from bot.domain.browse import Featured
from bot.domain.catalogue import Catalogue
from bot.presentation.cards.address import JobAddress, RankingAddress
from bot.presentation.cards.browse import JobsCard
from bot.presentation.cards.layout import Layout
from bot.presentation.cards.profession import ProfessionCard
from bot.presentation.cards.query import JobsQuery, SkillQuery
from bot.presentation.cards.ranking import RankingCard
from bot.presentation.cards.skill import SkillCard
from bot.presentation.text import Words

_KEPT = 512  # layouts, about 30 KB each


class Deck:
    """Makes layouts and keeps those asked for lately: the same card is sent again and again.

    A layout depends on the day, because figures say in words when they have grown old.
    """

    def __init__(self, catalogue: Catalogue, clock: Clock) -> None:
        self.catalogue = catalogue
        self._clock = clock
        self._job = lru_cache(_KEPT)(self._make_job)
        self._ranking = lru_cache(_KEPT)(self._make_ranking)
        self._jobs = lru_cache(_KEPT)(self._make_jobs)
        self._skill = lru_cache(_KEPT)(self._make_skill)

    def job(self, address: JobAddress, words: Words) -> Layout:
        """Return a page of a profession's card.

        Raises UnknownProfession for a slug that is in no profile (any more), and NoSuchFigure
        for pay that is not known.
        """
        return self._job(address, words, self._clock.now().date())

    def ranking(self, address: RankingAddress, words: Words) -> Layout:
        """Return a page of a ranking; raises UnknownRanking."""
        return self._ranking(address, words)

    def jobs(self, query: JobsQuery, words: Words, featured: tuple[Featured, ...] = ()) -> Layout:
        """Return a page of the list of professions; `featured` is what the server has seen."""
        return self._jobs(query, words, self._clock.now().date(), featured)

    def skill(self, query: SkillQuery, words: Words) -> Layout:
        """Return a page of the professions that need a skill."""
        return self._skill(query, words)

    def _make_job(self, address: JobAddress, words: Words, today: date) -> Layout:
        profession = self.catalogue.find(address.slug)
        return ProfessionCard(profession, self.catalogue, words, today).layout(address)

    def _make_ranking(self, address: RankingAddress, words: Words) -> Layout:
        ranking = self.catalogue.ranking(address.id)
        return RankingCard(ranking, self.catalogue, words).layout(address)

    def _make_jobs(
        self, query: JobsQuery, words: Words, today: date, featured: tuple[Featured, ...]
    ) -> Layout:
        return JobsCard(self.catalogue, words, today).layout(query, featured)

    def _make_skill(self, query: SkillQuery, words: Words) -> Layout:
        return SkillCard(self.catalogue, words).layout(query)
