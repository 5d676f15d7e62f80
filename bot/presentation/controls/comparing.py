"""The controls of comparisons and of `/fit`, which also open cards beside themselves.

custom_id                                  does
compare:<slug>.<slug>[.<slug>]:<page>      shows that page of a comparison
swap:<slug>.<slug>[.<slug>]                compares what is left after the choice in the menu
card:<slug>, open:card                     opens a card in a private message of its own
fit:<menu>:<likes>:<place>:<study>         answers to what has been chosen so far
"""

from __future__ import annotations

from typing import Any

import discord

from bot.cards.asking.address import CompareAddress, JobAddress
from bot.cards.asking.fit import FitAddress, FitCard
from bot.cards.asking.opening import CARD, CARD_MENU
from bot.cards.asking.swap import swapped
from bot.cards.sheet import Layout
from bot.cards.words import Words
from bot.presentation.client import Client
from bot.presentation.controls.control import CardControl, Control, Menu
from bot.presentation.replies import reply


class CompareButton(CardControl, template=CompareAddress.PATTERN):
    def layout(self, client: Client, words: Words) -> Layout:
        return client.deck.comparison(CompareAddress.parse(self._match, client.catalogue), words)


class SwapMenu(Menu, template=CompareAddress.SWAP):
    def layout(self, client: Client, words: Words) -> Layout:
        address = CompareAddress.parse(self._match, client.catalogue)
        return client.deck.comparison(swapped(address, self.chosen), words)


class FitMenu(CardControl, template=FitAddress.PATTERN):
    """Answers in the same message. The choice goes nowhere but into its controls."""

    def layout(self, client: Client, words: Words) -> Layout:
        wishes = FitAddress.parse(self._match).chosen(self._values)
        return FitCard(wishes, client.catalogue, words, client.clock.now().date()).layout()


class CardButton(Control, template=CARD):
    """Opens a card privately: whoever looks into one goes on with the message after it."""

    async def answer(
        self, interaction: discord.Interaction[Any], client: Client, words: Words
    ) -> None:
        await reply(interaction, client.deck.job(JobAddress(self.slug), words))

    @property
    def slug(self) -> str:
        return self._match["slug"]


class CardMenu(CardButton, template=CARD_MENU):
    @property
    def slug(self) -> str:
        return self._values[0]


COMPARING = (CompareButton, SwapMenu, FitMenu, CardButton, CardMenu)
