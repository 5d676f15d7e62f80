"""Cards as whoever reads English sees them."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.cards.asking.address import JobAddress, RankingAddress
from bot.cards.asking.profession import ProfessionCard
from bot.cards.asking.ranking import RankingCard
from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.domain.catalogue.catalogue import Catalogue
from bot.presentation.layout import components
from tests.english import WORDS
from tests.limits import walk

TODAY = date(2026, 9, 1)


def reader(catalogue: Catalogue) -> Reader:
    return Reader(WORDS, catalogue, TODAY)


READER = reader(Catalogue([]))
"""For what names no profession."""


def card_of(address: JobAddress, catalogue: Catalogue) -> Sheet:
    return ProfessionCard(catalogue.find(address.slug), reader(catalogue)).sheet(address)


def ranking_of(address: RankingAddress, catalogue: Catalogue) -> Sheet:
    return RankingCard(catalogue.ranking(address.id), reader(catalogue)).sheet(address)


def text(sheet: Sheet) -> str:
    return "\n".join(text for frame in sheet.frames() for text in frame.texts)


def parts(sheet: Sheet) -> list[Any]:
    """Return every component, the nested ones included."""
    return list(walk(components(sheet)))
