"""Buttons and menus that work for ever."""

from __future__ import annotations

from bot.presentation.controls.asking import ASKING
from bot.presentation.controls.deciding import DECIDING
from bot.presentation.controls.drafting import DRAFTING
from bot.presentation.controls.hearing import HEARING
from bot.presentation.controls.running import RUNNING
from bot.presentation.controls.voting import VOTING

CONTROLS = (*VOTING, *ASKING, *DECIDING, *DRAFTING, *RUNNING, *HEARING)
"""All of them, votes first: those come many at a time. No `custom_id` is that of two."""
