"""Countries as options: those for which there are pay figures, by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.cards.words import Words
from bot.domain.catalogue.country import countries
from bot.domain.catalogue.errors import UnknownCountry
from bot.domain.search import fold
from bot.presentation.asker import Interaction
from bot.presentation.desk import Desk
from bot.presentation.offer import Offered, ShortOffer, distinct

NO_COUNTRY = "none"
"""Chosen for a series whose members each read in their own country."""


def country_code(typed: str, desk: Desk, interaction: Interaction) -> str:
    """Return the code of the country that was typed, by its name or code; "" for nothing.

    Raises UnknownCountry where there are no figures for it.
    """
    wanted, words = fold(typed), desk.readers.asking(interaction).words
    if not typed.strip():
        return ""
    for code in desk.catalogue.countries:
        if wanted in (fold(code), fold(words.country(code))):
            return code
    raise UnknownCountry(typed)


class Countries(ShortOffer):
    """The countries for which the chosen profession, or any, has pay figures."""

    async def labels(self, interaction: Interaction) -> Mapping[str, str]:
        words, known = self._desk.readers.asking(interaction).words, self._desk.catalogue
        chosen = known.named(str(interaction.namespace.profession or ""))
        return _named(countries([chosen]) if chosen else known.countries, words)

    async def everything(self, interaction: Interaction) -> list[Offered]:
        # The profession may have been chosen after the country.
        words = self._desk.readers.asking(interaction).words
        return distinct(_named(self._desk.catalogue.countries, words))


class CountriesOfSeries(ShortOffer):
    """The countries for which there are pay figures, and none of them."""

    async def labels(self, interaction: Interaction) -> Mapping[str, str]:
        words = self._desk.readers.asking(interaction).words
        none = {NO_COUNTRY: words("choice-no-country")}
        return {**none, **_named(self._desk.catalogue.countries, words)}


def _named(codes: Iterable[str], words: Words) -> Mapping[str, str]:
    """Return their names, by which they are sorted, by their codes."""
    return {code: name for name, code in sorted((words.country(code), code) for code in codes)}
