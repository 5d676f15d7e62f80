"""Every card of a catalogue, made when it is first asked for."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bot.clock import Clock
from bot.domain.catalogue import Catalogue
from bot.presentation.cards.address import CompareAddress, JobAddress, RankingAddress
from bot.presentation.cards.compare import CompareCard
from bot.presentation.cards.layout import Layout
from bot.presentation.cards.profession import ProfessionCard
from bot.presentation.cards.ranking import RankingCard
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
        self._comparison = lru_cache(_KEPT)(self._make_comparison)

    def job(self, address: JobAddress, words: Words) -> Layout:
        """Return a page of a profession's card.

        Raises UnknownProfession for a slug that is in no profile (any more), and NoSuchFigure
        for pay that is not known.
        """
        return self._job(address, words, self._clock.now().date())

    def ranking(self, address: RankingAddress, words: Words) -> Layout:
        """Return a page of a ranking; raises UnknownRanking."""
        return self._ranking(address, words)

    def comparison(self, address: CompareAddress, words: Words) -> Layout:
        """Return a page of a comparison; raises UnknownProfession."""
        return self._comparison(address, words, self._clock.now().date())

    def _make_job(self, address: JobAddress, words: Words, today: date) -> Layout:
        profession = self.catalogue.find(address.slug)
        return ProfessionCard(profession, self.catalogue, words, today).layout(address)

    def _make_comparison(self, address: CompareAddress, words: Words, today: date) -> Layout:
        professions = tuple(map(self.catalogue.find, address.slugs))
        return CompareCard(professions, self.catalogue, words, today).layout(address.page)

    def _make_ranking(self, address: RankingAddress, words: Words) -> Layout:
        ranking = self.catalogue.ranking(address.id)
        return RankingCard(ranking, self.catalogue, words).layout(address)
