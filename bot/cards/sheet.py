"""Pages as Discord messages: one framed container of texts, and rows of controls under it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import Any, Protocol, Self

import discord
from discord import ui

from bot.cards.markup import shortened
from bot.cards.words import Words

Control = ui.Button[Any] | ui.Select[Any]

_ROW = 5  # buttons in a row


class Layout(ui.LayoutView):
    """A message ready to be sent, any number of times.

    Its controls carry their state in their `custom_id` and are answered by `bot.presentation.
    controls`, so discord.py need not remember it: it is stopped from the start, which keeps it
    out of the library's store and memory flat however many cards are sent.
    """

    def __init__(
        self, texts: Sequence[str], controls: Iterable[Sequence[Control]] = (), accent: int = 0
    ) -> None:
        super().__init__(timeout=None)
        self.frame(texts, controls, accent)
        self.stop()

    def frame(
        self, texts: Sequence[str], controls: Iterable[Sequence[Control]] = (), accent: int = 0
    ) -> None:
        """Add one more framed container below."""
        frame = ui.Container[Any](accent_colour=discord.Colour(accent) if accent else None)
        for number, text in enumerate(texts):
            if number:
                frame.add_item(ui.Separator(visible=number == 1))
            frame.add_item(ui.TextDisplay(text))
        for group in controls:
            for start in range(0, len(group), _ROW):
                frame.add_item(ui.ActionRow(*group[start : start + _ROW]))
        self.add_item(frame)


def button(label: str, custom_id: str, *, chosen: bool = False) -> ui.Button[Any]:
    """A button; the chosen one of a group cannot be pressed again."""
    style = discord.ButtonStyle.primary if chosen else discord.ButtonStyle.secondary
    label = shortened(label, 80)
    return ui.Button(label=label, custom_id=custom_id, style=style, disabled=chosen)


def select(
    placeholder: str,
    custom_id: str,
    choices: Iterable[tuple[str, str, str]],
    *,
    least: int = 1,
    most: int = 1,
    chosen: Collection[str] = (),
) -> ui.Select[Any]:
    """A menu of the first 25 (label, value, description): more Discord does not take.

    From `least` to `most` can be chosen at once; the values in `chosen` are from the start.
    """
    options = [
        discord.SelectOption(
            label=shortened(label, 100),
            value=value,
            description=shortened(description, 100) or None,
            default=value in chosen,
        )
        for label, value, description in islice(choices, 25)
    ]
    return ui.Select(
        placeholder=placeholder,
        custom_id=custom_id,
        options=options,
        min_values=least,
        max_values=min(most, len(options)),
    )


class Address(Protocol):
    """What leads to a page of a card."""

    def custom_id(self, tag: str = "") -> str: ...

    def on(self, page: int) -> Self: ...


def turning(address: Address, page: int, count: int, words: Words) -> list[Control]:
    """Return the buttons to the page before and the page after, with the place between them."""
    place = button(words("page-number", page=page + 1, count=count), "page", chosen=True)
    controls: list[Control] = [place]
    if page > 0:
        before = address.on(page - 1).custom_id("back")
        controls.insert(0, button(words("page-previous"), before))
    if page < count - 1:
        controls.append(button(words("page-next"), address.on(page + 1).custom_id("on")))
    return controls
