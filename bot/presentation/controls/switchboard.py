"""Finds the control that was pressed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

import discord

from bot import trail
from bot.cards.short import notice
from bot.presentation.admission import Kind
from bot.presentation.asker import Interaction
from bot.presentation.controls.control import Control, UnknownControl
from bot.presentation.desk import Desk
from bot.presentation.replies import is_told
from bot.presentation.sender import reply

_PRESSES = (discord.InteractionType.component, discord.InteractionType.modal_submit)


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
        """Be told of every interaction by discord.py; answer presses and forms."""
        if interaction.type not in _PRESSES:
            return
        desk = self._desk
        if not desk.answering.takes_up(
            "a press", interaction.id, interaction.guild_id, tell=is_told(interaction)
        ):
            return
        try:
            reader = desk.readers.pressing(interaction)
            control = self._control(cast("Mapping[str, Any]", interaction.data))
            kind = Kind.ASK if control is None else control.kind
            if not await desk.admission.admits(interaction, kind):
                return
            try:
                if control is None:
                    raise UnknownControl
                trail.turned_out(type(control).__name__)
                await control.answer(interaction, desk, reader)
            except UnknownControl:
                trail.ended("unknown")
                await reply(interaction, notice(reader.words("error-unknown-control")))
        except Exception as error:
            await desk.replies.answer(interaction, error)

    def _control(self, data: Mapping[str, Any]) -> Control | None:
        """Return what was pressed; None for a `custom_id` of no control."""
        for control in self._controls:
            match = control.pattern.fullmatch(data["custom_id"])
            if match is not None:
                return control(match, data.get("values") or _typed(data))
        return None


def _typed(data: Mapping[str, Any]) -> list[str]:
    """Return what stands in the lines of a form, from top to bottom."""
    return [line.get("component", {}).get("value", "") for line in data.get("components", ())]
