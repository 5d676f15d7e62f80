"""Draws ahead of need what members will most likely look at: this week's, and what is voted on."""

from __future__ import annotations

import asyncio

from bot.cards.asking.address import JobAddress
from bot.cards.asking.picture import pay_chart
from bot.cards.reader import Reader
from bot.domain.week.weekly import Weekly
from bot.pictures.shelf import Shelf
from bot.presentation.asker import Readers
from bot.presentation.deck import Deck
from bot.programme.diary import Diary


class Ahead:
    """Asks for pictures that nobody waits for yet; nothing that anybody waits for is slower.

    They are those of the deck's cards, which a thousand servers with one profession share.
    """

    def __init__(self, readers: Readers, diary: Diary, shelf: Shelf, deck: Deck) -> None:
        self._readers = readers
        self._diary = diary
        self._shelf = shelf
        self._deck = deck

    async def begin(self) -> None:
        """After a start nothing is drawn: begin with what is talked about in all servers."""
        if not self._shelf.is_on:
            return
        for language, country, slug in await self._diary.talked_about():
            self._want(slug, self._readers.of(language, country))
            await asyncio.sleep(0)  # each is a card to be made

    def of(self, weekly: Weekly) -> None:
        """Want what the message leads to: its own card, and those of the candidates."""
        if not self._shelf.is_on:
            return
        reader = self._readers.of(weekly.series.language, weekly.series.country)
        standing = weekly.poll.ballot.standing if weekly.poll else ()
        slugs = [candidate.slug for candidate in standing]
        known = reader.catalogue.professions
        if chart := pay_chart([known[slug] for slug in slugs if slug in known], reader):
            self._shelf.want(chart)
        for slug in (weekly.profession, *slugs):
            self._want(slug, reader)

    def _want(self, slug: str, reader: Reader) -> None:
        if slug in reader.catalogue.professions:
            self._shelf.want(*self._deck.job(JobAddress(slug), reader).pictures)
