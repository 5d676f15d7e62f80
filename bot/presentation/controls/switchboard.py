"""Finds the control that was pressed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

import discord

from bot.cards.short import notice
from bot.presentation.asker import Interaction
from bot.presentation.controls.control import Control
from bot.presentation.desk import Desk
from bot.presentation.sender import reply


class Switchboard:
    """Finds the control that a `custom_id` names, and has it answer in the reader's language.

    What goes wrong is caught here, for all of them. discord.py's own way, `DynamicItem`, would
    first make a view of the whole message at every press, which nobody looks at: 0.3 ms for a
    weekly message.
    """

    def __init__(self, desk: Desk, controls: Iterable[type[Control]]) -> None:
        self._desk = desk
        self._controls = tuple(controls)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Be told of every interaction by discord.py; answer the presses among them."""
        if interaction.type is not discord.InteractionType.component:
            return
        desk = self._desk
        if not desk.answering.takes_up():
            return
        try:
            reader = desk.readers.pressing(interaction)
            control = self._control(cast("Mapping[str, Any]", interaction.data))
            if control is None:
                await reply(interaction, notice(reader.words("error-unknown-control")))
            else:
                await control.answer(interaction, desk, reader)
        except Exception as error:
            await desk.replies.answer(interaction, error)

    def _control(self, data: Mapping[str, Any]) -> Control | None:
        """Return what was pressed; none where no control has such a `custom_id` any more."""
        for control in self._controls:
            match = control.pattern.fullmatch(data["custom_id"])
            if match is not None:
                return control(match, data.get("values", ()))
        return None
