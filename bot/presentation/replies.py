"""Answers to interactions, and the one net under all of them.

Whatever a command, an autocomplete, a control or an event raises ends here: a foreseen situation
gets its own answer, everything else one sentence with a reference that is also in the log.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from typing import Any, TypeVar

import discord
from discord import app_commands

from bot.domain.catalogue import Catalogue
from bot.domain.errors import NoSuchFigure, UnknownProfession, UnknownRanking
from bot.presentation.cards import notice
from bot.presentation.cards.layout import Layout
from bot.presentation.text import Languages, Words

_log = logging.getLogger(__name__)

Error = TypeVar("Error", bound=BaseException)
Answer = Callable[[Any, Catalogue, Words], Layout]

_TOO_LATE = {
    10062,  # Unknown interaction: nobody answered within three seconds
    10015,  # Unknown webhook: the fifteen minutes for further answers are over
    40060,  # Interaction has already been acknowledged
}


def _unknown_profession(error: UnknownProfession, catalogue: Catalogue, words: Words) -> Layout:
    return notice.unknown_profession(error.query, error.near, catalogue, words)


def _unknown_ranking(error: UnknownRanking, _: Catalogue, words: Words) -> Layout:
    return notice.unknown_ranking(error.query, error.rankings, words)


def _no_such_figure(error: NoSuchFigure, _: Catalogue, words: Words) -> Layout:
    return notice.no_such_figure(error.profession, words)


def _outdated(_error: BaseException, _: Catalogue, words: Words) -> Layout:
    return notice.notice(words("error-outdated"))


_ANSWERS: dict[type[BaseException], Answer] = {
    UnknownProfession: _unknown_profession,
    UnknownRanking: _unknown_ranking,
    NoSuchFigure: _no_such_figure,
    app_commands.CommandNotFound: _outdated,
    app_commands.CommandSignatureMismatch: _outdated,
}


async def reply(
    interaction: discord.Interaction[Any], layout: Layout, *, public: bool = False
) -> None:
    """Answer, whether or not the interaction was deferred or answered already."""
    if interaction.response.is_done():
        await interaction.followup.send(view=layout, ephemeral=not public)
    else:
        await interaction.response.send_message(view=layout, ephemeral=not public)


class Replies:
    """Turns what was raised into an answer, and into a line of the log where nobody foresaw it."""

    def __init__(self, catalogue: Catalogue, languages: Languages) -> None:
        self._catalogue = catalogue
        self._languages = languages

    async def answer(self, interaction: discord.Interaction[Any], error: BaseException) -> None:
        """Answer `error` privately; never raises.

        An interaction that has expired cannot be answered any more: the log alone tells of it.
        """
        if isinstance(error, app_commands.CommandInvokeError):
            error = error.original
        where = _where(interaction)
        if isinstance(error, discord.HTTPException) and error.code in _TOO_LATE:
            _log.warning("the answer to %s did not arrive: %s", where, error)
            return
        try:
            await reply(interaction, self._layout(interaction, error))
        except discord.HTTPException as failure:
            # Nobody waits for it any more, or Discord is down; there is no other way to tell.
            _log.warning("the answer to %s did not arrive: %s", where, failure)
        except Exception:
            _log.exception("the answer to %s could not be made", where)

    def _layout(self, interaction: discord.Interaction[Any], error: BaseException) -> Layout:
        words = self._languages.of(str(interaction.locale))
        make = next((_ANSWERS[kind] for kind in type(error).__mro__ if kind in _ANSWERS), None)
        if make is not None:
            return make(error, self._catalogue, words)
        reference = self.record(error, _where(interaction))
        return notice.notice(words("error-unforeseen", reference=reference))

    def record(self, error: BaseException, where: str) -> str:
        """Write an unforeseen error to the log with its traceback; return its reference."""
        reference = secrets.token_hex(3).upper()
        _log.error("unforeseen error %s in %s", reference, where, exc_info=error)
        return reference


def _where(interaction: discord.Interaction[Any]) -> str:
    if interaction.command is not None:
        return f"/{interaction.command.qualified_name}"
    data: Any = interaction.data or {}
    return str(data.get("custom_id") or data.get("name") or interaction.type.name)
