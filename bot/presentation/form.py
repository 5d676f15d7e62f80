"""Forms as Discord is sent them: windows to type into."""

from __future__ import annotations

from typing import Any

from discord import ui

from bot.cards.sheet import Form

_LONGEST = 100  # characters of what is typed; more than any answer repeats


def modal(form: Form) -> ui.Modal:
    """Return it for discord.py's way of opening it.

    What comes back is answered by `bot.presentation.controls`, also by another process than the one
    that opened it: it is stopped from the start, which keeps it out of discord.py's store.
    """
    window = ui.Modal(title=form.title, custom_id=form.custom_id)
    for number, field in enumerate(form.fields):
        line = ui.TextInput[Any](
            custom_id=str(number), default=field.value or None, max_length=_LONGEST, required=True
        )
        window.add_item(ui.Label[Any](text=field.label, description=field.hint, component=line))
    window.stop()
    return window
