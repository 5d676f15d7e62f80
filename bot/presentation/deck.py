"""Every card of a catalogue, made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from bot.cards.asking.address import (
    CompareAddress,
    JobAddress,
    RankingAddress,
    SourcesAddress,
)
from bot.cards.asking.answer.behind import Card
from bot.cards.asking.answer.sheet import answer
from bot.cards.asking.browse import JobsCard
from bot.cards.asking.compare import CompareCard
from bot.cards.asking.profession import ProfessionCard
from bot.cards.asking.query import JobsQuery, SkillQuery
from bot.cards.asking.ranking import RankingCard
from bot.cards.asking.share import with_share
from bot.cards.asking.skill import SkillCard
from bot.cards.asking.ways import about_sources
from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.domain.catalogue.browse import Featured
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.question.understanding import Understanding
from bot.presentation.layout import Layout

_KEPT = 1024  # layouts, about 15 KB each


class Deck:
    """Makes layouts and keeps those asked for lately: the same card is sent again and again.

    Those of a catalogue that is no longer in use are let go.
    """

    def __init__(self) -> None:
        self._kept = lru_cache(_KEPT)(_made)
        self._catalogue: Catalogue | None = None

    def job(self, address: JobAddress, reader: Reader) -> Layout:
        """Return a page of a profession's card.

        Raises UnknownProfession for a slug that is in no profile (any more), and NoSuchFigure
        for pay that is not known.
        """
        return self._layout(_job, address, reader)

    def ranking(self, address: RankingAddress, reader: Reader) -> Layout:
        """Return a page of a ranking; raises UnknownRanking."""
        return self._layout(_ranking, address, reader)

    def comparison(self, address: CompareAddress, reader: Reader) -> Layout:
        """Return a page of a comparison; raises UnknownProfession."""
        return self._layout(_comparison, address, reader)

    def jobs(self, query: JobsQuery, reader: Reader, featured: tuple[Featured, ...] = ()) -> Layout:
        """Return a page of the list of professions; `featured` is what the server has seen."""
        return self._layout(_jobs, (query, featured), reader)

    def skill(self, query: SkillQuery, reader: Reader) -> Layout:
        """Return a page of the professions that need a skill."""
        return self._layout(_skill, query, reader)

    def answer(self, understanding: Understanding, reader: Reader) -> Layout:
        """Return what the catalogue answers to a question that names all that it must."""
        return self._layout(_answer, understanding, reader)

    def card(self, card: Card, reader: Reader) -> Layout:
        """Return the card behind an answer. Raises as the others do."""
        match card:
            case JobAddress():
                return self.job(card, reader)
            case CompareAddress():
                return self.comparison(card, reader)
            case JobsQuery():
                return self.jobs(card, reader)
            case SkillQuery():
                return self.skill(card, reader)
            case SourcesAddress():
                return self._layout(about_sources, card, reader)

    def _layout(self, make: Callable[[Any, Reader], Sheet], of: Any, reader: Reader) -> Layout:
        if reader.catalogue.whole is not self._catalogue:
            self._kept.cache_clear()
            self._catalogue = reader.catalogue.whole
        return self._kept(make, of, reader)


def _made(make: Callable[[Any, Reader], Sheet], of: Any, reader: Reader) -> Layout:
    return Layout(make(of, reader))


def _job(address: JobAddress, reader: Reader) -> Sheet:
    reader = reader.seeing(address.country)
    return ProfessionCard(reader.catalogue.find(address.slug), reader).sheet(address)


def _ranking(address: RankingAddress, reader: Reader) -> Sheet:
    return RankingCard(reader.catalogue.ranking(address.id), reader).sheet(address)


def _comparison(address: CompareAddress, reader: Reader) -> Sheet:
    return CompareCard.of(address, reader).sheet(address.page)


def _jobs(of: tuple[JobsQuery, tuple[Featured, ...]], reader: Reader) -> Sheet:
    query, featured = of
    return JobsCard(reader.seeing(query.country)).sheet(query, featured)


def _skill(query: SkillQuery, reader: Reader) -> Sheet:
    return SkillCard(reader).sheet(query)


def _answer(understanding: Understanding, reader: Reader) -> Sheet:
    return with_share(answer(understanding, reader), understanding, reader)
