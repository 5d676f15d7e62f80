"""Sheets as Discord is sent them: framed containers of texts, pictures and rows of controls."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import discord
import orjson
from discord import ComponentType, ui

from bot.cards.sheet import Button, ChannelMenu, Control, Menu, RoleMenu, Sheet
from bot.pictures.picture import name

Json = dict[str, Any]

_ROW = 5  # buttons in a row

POSTABLE = (discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum)
"""Where a series can post."""


Drawn = Sequence[bytes | None]
"""The files of a layout's pictures, in their order; None for one that was not drawn in time."""


class Layout:
    """A sheet ready to be sent, any number of times: what is sent of it is made once."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.pictures = tuple(frame.picture for frame in sheet.frames() if frame.picture)
        self._files = tuple(map(name, self.pictures))
        self._bodies: dict[tuple[int, bool, tuple[bool, ...]], bytes] = {}

    def body(
        self, kind: discord.InteractionResponseType, *, is_private: bool, drawn: Drawn = ()
    ) -> bytes:
        """Return the JSON that answers an interaction with it, and mentions nobody."""
        key = (kind.value, is_private, tuple(each is not None for each in drawn))
        if key not in self._bodies:
            is_edit = kind is discord.InteractionResponseType.message_update
            flags = discord.MessageFlags(components_v2=True, ephemeral=is_private and not is_edit)
            data: Json = {
                "tts": False,
                "components": components(self.sheet, self._shown(drawn), is_private=is_private),
                "flags": flags.value,
                "allowed_mentions": discord.AllowedMentions.none().to_dict(),
            }
            files = [file for file, _ in self.files(drawn)]
            if files or is_edit:
                # Whatever picture stood there before is gone with that.
                data["attachments"] = [
                    {"id": number, "filename": file} for number, file in enumerate(files)
                ]
            self._bodies[key] = orjson.dumps({"type": kind.value, "data": data})
        return self._bodies[key]

    def files(self, drawn: Drawn) -> list[tuple[str, bytes]]:
        """Return the names and the contents of the pictures that were drawn in time."""
        named = zip(self._files, drawn, strict=bool(drawn))
        return [(file, content) for file, content in named if content is not None]

    def view(self, drawn: Drawn = (), *, is_private: bool = False) -> ui.LayoutView:
        """Return it for discord.py's own ways of sending; takes ten times as long as `components`.

        Its controls are answered by `bot.presentation.controls`, so discord.py need not remember
        them: it is stopped from the start, which keeps it out of the library's store and memory
        flat however many are sent.
        """
        view, shown = ui.LayoutView(timeout=None), self._shown(drawn)
        for frame in self.sheet.frames():
            view.add_item(_container(frame, shown, is_private=is_private))
        view.stop()
        return view

    def _shown(self, drawn: Drawn) -> frozenset[str]:
        return frozenset(file for file, _ in self.files(drawn))


def components(
    sheet: Sheet, shown: Collection[str] = (), *, is_private: bool = False
) -> list[Json]:
    """Return a sheet as Discord's API takes it, with its pictures whose files are `shown`."""
    return [_frame(frame, shown, is_private=is_private) for frame in sheet.frames()]


def custom_ids(parts: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the `custom_id` of every control, in components as Discord's API has them."""
    for part in parts:
        if "custom_id" in part:
            yield part["custom_id"]
        yield from custom_ids(part.get("components", ()))
        if accessory := part.get("accessory"):
            yield from custom_ids([accessory])


def _frame(sheet: Sheet, shown: Collection[str], *, is_private: bool) -> Json:
    parts: list[Json] = []
    for number, text in enumerate(sheet.texts):
        if number:
            line = {"type": ComponentType.separator.value, "divider": number == 1, "spacing": 1}
            parts.append(line)
        parts.append({"type": ComponentType.text_display.value, "content": text})
        if number == 0 and sheet.picture and (file := name(sheet.picture)) in shown:
            item: Json = {
                "media": {"url": f"attachment://{file}"},
                "spoiler": False,
                "description": sheet.picture.alt,
            }
            parts.append({"type": ComponentType.media_gallery.value, "items": [item]})
    parts += (
        {"type": ComponentType.action_row.value, "components": [*map(_control, row)]}
        for row in _rows(sheet, is_private=is_private)
    )
    return {
        "type": ComponentType.container.value,
        "accent_color": sheet.accent or None,
        "spoiler": False,
        "components": parts,
    }


def _control(control: Control) -> Json:
    if isinstance(control, Button):
        return {
            "type": ComponentType.button.value,
            "style": _style(control).value,
            "disabled": control.is_chosen,
            "label": control.label,
            "custom_id": control.custom_id,
        }
    menu: Json = {
        "custom_id": control.custom_id,
        "placeholder": control.placeholder,
        "disabled": False,
        "required": isinstance(control, Menu),  # looked at in modals only
    }
    if isinstance(control, Menu):
        return {**menu, **_choices(control)}
    return {**menu, **_known(control)}


def _known(menu: ChannelMenu | RoleMenu) -> Json:
    """Return what makes it a menu of what Discord knows by itself."""
    if isinstance(menu, RoleMenu):
        known: Json = {"type": ComponentType.role_select.value, "min_values": 0, "max_values": 1}
        kind, chosen = "role", [menu.chosen] if menu.chosen else []
    else:
        known = {
            "type": ComponentType.channel_select.value,
            "min_values": 1,
            "max_values": menu.most,
            "channel_types": [each.value for each in POSTABLE],
        }
        kind, chosen = "channel", menu.chosen
    if chosen:
        known["default_values"] = [{"id": str(each), "type": kind} for each in chosen]
    return known


def _choices(control: Menu) -> Json:
    return {
        "type": ComponentType.select.value,
        "min_values": control.least,
        "max_values": control.most,
        "options": [
            {
                "label": choice.label,
                "value": choice.value,
                "default": choice.is_chosen,
                **({"description": choice.description} if choice.description else {}),
            }
            for choice in control.choices
        ],
    }


def _container(sheet: Sheet, shown: Collection[str], *, is_private: bool) -> ui.Container[Any]:
    frame = ui.Container[Any](accent_colour=discord.Colour(sheet.accent) if sheet.accent else None)
    for number, text in enumerate(sheet.texts):
        if number:
            frame.add_item(ui.Separator(visible=number == 1))
        frame.add_item(ui.TextDisplay(text))
        if number == 0 and sheet.picture and (file := name(sheet.picture)) in shown:
            item = discord.MediaGalleryItem(f"attachment://{file}", description=sheet.picture.alt)
            frame.add_item(ui.MediaGallery(item))
    for row in _rows(sheet, is_private=is_private):
        frame.add_item(ui.ActionRow(*map(_item, row)))
    return frame


def _item(control: Control) -> ui.Item[Any]:
    if isinstance(control, Button):
        return ui.Button(
            label=control.label,
            custom_id=control.custom_id,
            style=_style(control),
            disabled=control.is_chosen,
        )
    if isinstance(control, RoleMenu):
        return ui.RoleSelect(
            placeholder=control.placeholder,
            custom_id=control.custom_id,
            min_values=0,
            default_values=[discord.Object(control.chosen)] if control.chosen else [],
        )
    if isinstance(control, ChannelMenu):
        return ui.ChannelSelect(
            placeholder=control.placeholder,
            custom_id=control.custom_id,
            channel_types=list(POSTABLE),
            max_values=control.most,
            default_values=[discord.Object(each) for each in control.chosen],
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


def _rows(sheet: Sheet, *, is_private: bool) -> Iterator[Sequence[Control]]:
    for group in sheet.controls:
        shown = [each for each in group if is_private or not _is_private(each)]
        for start in range(0, len(shown), _ROW):
            yield shown[start : start + _ROW]


def _is_private(control: Control) -> bool:
    return isinstance(control, Button) and control.is_private


def _style(button: Button) -> discord.ButtonStyle:
    return discord.ButtonStyle.primary if button.is_chosen else discord.ButtonStyle.secondary
