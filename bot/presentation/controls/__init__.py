"""Buttons and menus that work for ever."""

from __future__ import annotations

from bot.presentation.controls.asking import ASKING
from bot.presentation.controls.deciding import DECIDING
from bot.presentation.controls.voting import VOTING

CONTROLS = (*ASKING, *VOTING, *DECIDING)
"""All of them; no `custom_id` is that of two."""
