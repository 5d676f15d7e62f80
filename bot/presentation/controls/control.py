"""Buttons and menus that work for ever: their whole state is in their `custom_id`.

    custom_id                                      opens
    job:<slug>:<section>:<page>:<country>:<level>  that page of a profession's card
    ranking:<id>:<page>                            that page of a ranking
    open:profession, open:ranking                  what was chosen in the menu

Those of the weekly vote are in `bot.presentation.controls.voting`.

Who asked for a card turns its pages in place. Anybody else gets a card of their own, privately:
nobody's card changes under their hands.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, cast

import discord

from bot.cards.asking.address import (
    OPEN_PROFESSION,
    OPEN_RANKING,
    JobAddress,
    RankingAddress,
)
from bot.cards.sheet import Layout
from bot.cards.short import notice
from bot.cards.words import Words
from bot.presentation.client import Client
from bot.presentation.replies import reply


class Control(ABC):
    """A press of a button, or a choice in a menu.

    `template` is what the whole `custom_id` of such a control matches.
    """

    pattern: ClassVar[re.Pattern[str]]

    def __init_subclass__(cls, *, template: str | re.Pattern[str]) -> None:
        cls.pattern = re.compile(template)

    def __init__(self, match: re.Match[str], values: Sequence[str]) -> None:
        """`values` is what was chosen, in a menu."""
        self._match = match
        self._values = values

    @abstractmethod
    async def answer(
        self, interaction: discord.Interaction[Any], client: Client, words: Words
    ) -> None:
        """Do what the control is for, and answer."""


class CardControl(Control, template=r"(?!)"):
    """Opens a card of the catalogue."""

    async def answer(
        self, interaction: discord.Interaction[Any], client: Client, words: Words
    ) -> None:
        await turn(interaction, self.layout(client, words))

    @abstractmethod
    def layout(self, client: Client, words: Words) -> Layout:
        """Return what this control opens."""


class JobButton(CardControl, template=JobAddress.PATTERN):
    def layout(self, client: Client, words: Words) -> Layout:
        return client.deck.job(JobAddress.parse(self._match), words)


class RankingButton(CardControl, template=RankingAddress.PATTERN):
    def layout(self, client: Client, words: Words) -> Layout:
        return client.deck.ranking(RankingAddress.parse(self._match), words)


class Menu(CardControl, template=r"(?!)"):
    """A control whose meaning is the value chosen in it."""

    @property
    def chosen(self) -> str:
        return self._values[0]


class ProfessionMenu(Menu, template=OPEN_PROFESSION):
    def layout(self, client: Client, words: Words) -> Layout:
        return client.deck.job(JobAddress(self.chosen), words)


class RankingMenu(Menu, template=OPEN_RANKING):
    def layout(self, client: Client, words: Words) -> Layout:
        return client.deck.ranking(RankingAddress(self.chosen), words)


CONTROLS = (JobButton, RankingButton, ProfessionMenu, RankingMenu)


class Switchboard:
    """Finds the control that a `custom_id` names, and has it answer in the reader's language.

    What goes wrong is caught here, for all of them. discord.py's own way, `DynamicItem`, would
    first make a view of the whole message at every press, which nobody looks at: 0.3 ms for a
    weekly message.
    """

    def __init__(self, *controls: type[Control]) -> None:
        self._controls = controls

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Be told of every interaction by discord.py; answer the presses among them."""
        if interaction.type is not discord.InteractionType.component:
            return
        client: Client = interaction.client
        if not client.takes_up():
            return
        try:
            words = client.languages.of(_locale(interaction))
            control = self._control(cast("Mapping[str, Any]", interaction.data))
            if control is None:
                await reply(interaction, notice(words("error-unknown-control")))
            else:
                await control.answer(interaction, client, words)
        except Exception as error:
            await client.replies.answer(interaction, error)

    def _control(self, data: Mapping[str, Any]) -> Control | None:
        """Return what was pressed; none where no control has such a `custom_id` any more."""
        for control in self._controls:
            match = control.pattern.fullmatch(data["custom_id"])
            if match is not None:
                return control(match, data.get("values", ()))
        return None


def _locale(interaction: discord.Interaction[Any]) -> str:
    """Return the language of the card: what all can see stays in that of the server."""
    message = interaction.message
    is_public = _asked_for(interaction) and message is not None and not message.flags.ephemeral
    return str((interaction.guild_locale if is_public else None) or interaction.locale)


async def turn(interaction: discord.Interaction[Any], layout: Layout) -> None:
    """Show it in place to whoever asked for the message, and to anybody else privately."""
    if _asked_for(interaction):
        await interaction.response.edit_message(view=layout)
    else:
        await reply(interaction, layout)


def _asked_for(interaction: discord.Interaction[Any]) -> bool:
    """Say whether the message that holds the control answers the person who pressed it."""
    message = interaction.message
    asked = message.interaction_metadata if message else None
    return asked is not None and asked.user.id == interaction.user.id
