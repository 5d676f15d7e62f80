"""The catalogue that the bot comes with, read once for all tests."""

from __future__ import annotations

from bot.content import load
from bot.settings import packaged_catalogue

PACKAGED = load(packaged_catalogue())
