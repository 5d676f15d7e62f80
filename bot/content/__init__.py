"""YAML to domain: every mistake named with its file, its line and its cure."""

from bot.content.loader import library, load
from bot.content.mistake import BadCatalogue, Mistake

__all__ = ["BadCatalogue", "Mistake", "library", "load"]
