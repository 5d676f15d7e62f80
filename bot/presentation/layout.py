"""Sheets as Discord messages: framed containers of texts, and rows of controls under them."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.cards.sheet import Button, Control, Sheet

_ROW = 5  # buttons in a row


class Layout(ui.LayoutView):
    """A sheet ready to be sent, any number of times.

    Its controls are answered by `bot.presentation.controls`, so discord.py need not remember them:
    it is stopped from the start, which keeps it out of the library's store and memory flat however
    many are sent.
    """

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(timeout=None)
        self.bodies: dict[tuple[int, bool], bytes] = {}
        """What answers with it are, once there was one: by kind, and whether it is private."""
        for frame in sheet.frames():
            self.add_item(_framed(frame))
        self.stop()


def _framed(sheet: Sheet) -> ui.Container[Any]:
    frame = ui.Container[Any](accent_colour=discord.Colour(sheet.accent) if sheet.accent else None)
    for number, text in enumerate(sheet.texts):
        if number:
            frame.add_item(ui.Separator(visible=number == 1))
        frame.add_item(ui.TextDisplay(text))
    for group in sheet.controls:
        for start in range(0, len(group), _ROW):
            frame.add_item(ui.ActionRow(*map(_item, group[start : start + _ROW])))
    return frame


def _item(control: Control) -> ui.Item[Any]:
    if isinstance(control, Button):
        return ui.Button(
            label=control.label,
            custom_id=control.custom_id,
            style=discord.ButtonStyle.primary
            if control.is_chosen
            else discord.ButtonStyle.secondary,
            disabled=control.is_chosen,
        )
    return ui.Select(
        placeholder=control.placeholder,
        custom_id=control.custom_id,
        options=[
            discord.SelectOption(
                label=choice.label,
                value=choice.value,
                description=choice.description or None,
                default=choice.is_chosen,
            )
            for choice in control.choices
        ],
        min_values=control.least,
        max_values=control.most,
    )
