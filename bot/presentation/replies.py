"""Answers to interactions, and the one net under all of them.

Whatever a command, an autocomplete, a control or an event raises ends here: a foreseen situation
gets its own answer, everything else one sentence with a reference that is also in the log.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, TypeVar

import discord
from discord import app_commands

from bot.cards import short
from bot.cards.asking.fit import PRIVATE
from bot.cards.markup import inert, moment
from bot.cards.sheet import Layout
from bot.cards.staff.notices import unreadable_text
from bot.cards.words import Languages, Words
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.errors import NoSuchFigure, UnknownProfession, UnknownRanking
from bot.domain.catalogue.library import Library
from bot.domain.errors import OperatorError
from bot.domain.week.errors import (
    AlreadyDone,
    AlreadyFeatured,
    AlreadyQueued,
    AlreadySetUp,
    Amount,
    BeingPosted,
    NoSeries,
    NoSuchBallot,
    NoSuchOffset,
    NoSuchSuggestion,
    NoSuchWeek,
    NotADay,
    NotAPlace,
    NotATime,
    NothingComing,
    NotQueued,
    OneSuggestionEach,
    OutOfRange,
    SeveralZones,
    TooEarly,
    UnknownZone,
    Unreadable,
)
from bot.presentation.failure import brief
from bot.presentation.verdict import TROUBLE

_log = logging.getLogger(__name__)

T = TypeVar("T")

Answer = Callable[[Any, Catalogue, Words], Layout]
_AboutAProfession = AlreadyFeatured | AlreadyQueued | NotQueued | OneSuggestionEach

PROMPT = 1.5
"""Seconds after which Discord is told that an answer takes longer."""
_TOO_LATE = {
    10062,  # Unknown interaction: nobody answered within three seconds
    10015,  # Unknown webhook: the fifteen minutes for further answers are over
    40060,  # Interaction has already been acknowledged
}


def _unknown_profession(error: UnknownProfession, catalogue: Catalogue, words: Words) -> Layout:
    return short.unknown_profession(error.query, error.near, catalogue, words)


def _unknown_ranking(error: UnknownRanking, _: Catalogue, words: Words) -> Layout:
    return short.unknown_ranking(error.query, error.rankings, words)


def _no_such_figure(error: NoSuchFigure, _: Catalogue, words: Words) -> Layout:
    return short.no_such_figure(error.profession, words)


def _unknown_zone(key: str) -> Answer:
    """Say why it is no zone, and what to type instead where that is known."""

    def answer(error: UnknownZone, _: Catalogue, words: Words) -> Layout:
        near = words.list(f"`{zone}`" for zone in error.near) or "none"
        return short.notice(words(key, zone=short.quoted(error.zone), near=near))

    return answer


def _unreadable(error: Unreadable, _: Catalogue, words: Words) -> Layout:
    return short.notice(unreadable_text(error.option, error.value, words))


def _not_a_time(error: NotATime, _: Catalogue, words: Words) -> Layout:
    return short.notice(words("error-not-a-time", text=short.quoted(error.text)))


def _not_a_day(error: NotADay, _: Catalogue, words: Words) -> Layout:
    return short.notice(words("error-not-a-day", text=short.quoted(error.text)))


def _out_of_range(error: OutOfRange, _: Catalogue, words: Words) -> Layout:
    def amount(value: Amount) -> str:
        return words.duration(value) if isinstance(value, timedelta) else words.number(value)

    return short.notice(
        words(
            "error-out-of-range",
            option=words(f"limit-{error.option.replace('_', '-')}"),
            lowest=amount(error.lowest),
            highest=amount(error.highest),
        )
    )


def _too_early(error: TooEarly, _: Catalogue, words: Words) -> Layout:
    return short.notice(words("error-too-early", at=moment(error.at, "F")))


def _no_such_week(error: NoSuchWeek, _: Catalogue, words: Words) -> Layout:
    if error.key is None:
        return short.notice(words("error-no-week-yet"))
    return short.notice(words("error-no-such-week", date=words.day(error.key)))


def _about_a_profession(key: str) -> Answer:
    """Say a sentence that names the profession, by its slug where it has no profile any more."""

    def answer(error: _AboutAProfession, catalogue: Catalogue, words: Words) -> Layout:
        profession = catalogue.professions.get(error.slug)
        title = inert(profession.title if profession else error.slug)
        return short.notice(words(key, title=title))

    return answer


def _sentence(key: str) -> Answer:
    def answer(_error: BaseException, _: Catalogue, words: Words) -> Layout:
        return short.notice(words(key))

    return answer


_ANSWERS: dict[type[BaseException], Answer] = {
    UnknownProfession: _unknown_profession,
    UnknownRanking: _unknown_ranking,
    NoSuchFigure: _no_such_figure,
    UnknownZone: _unknown_zone("error-unknown-zone"),
    NotAPlace: _unknown_zone("error-zone-no-place"),
    SeveralZones: _unknown_zone("error-zone-several"),
    NoSuchOffset: _unknown_zone("error-zone-offset"),
    NotATime: _not_a_time,
    NotADay: _not_a_day,
    OutOfRange: _out_of_range,
    NoSeries: _sentence("error-no-series"),
    AlreadySetUp: _sentence("error-already-set-up"),
    NothingComing: _sentence("error-nothing-coming"),
    TooEarly: _too_early,
    BeingPosted: _sentence("error-being-posted"),
    AlreadyFeatured: _about_a_profession("error-already-featured"),
    AlreadyQueued: _about_a_profession("error-already-queued"),
    NotQueued: _about_a_profession("error-not-queued"),
    OneSuggestionEach: _about_a_profession("error-one-suggestion-each"),
    NoSuchSuggestion: _sentence("error-no-such-suggestion"),
    NoSuchBallot: _sentence("error-no-such-ballot"),
    NoSuchWeek: _no_such_week,
    Unreadable: _unreadable,
    app_commands.MissingPermissions: _sentence("error-not-staff"),
    app_commands.CommandNotFound: _sentence("error-outdated"),
    app_commands.CommandSignatureMismatch: _sentence("error-outdated"),
}


def answer_to(error: BaseException, catalogue: Catalogue, words: Words) -> Layout | None:
    """Return what a foreseen situation is answered with, none for what nobody foresaw."""
    make = next((_ANSWERS[kind] for kind in type(error).__mro__ if kind in _ANSWERS), None)
    return None if make is None else make(error, catalogue, words)


async def reply(
    interaction: discord.Interaction[Any], layout: Layout, *, public: bool = False
) -> None:
    """Answer, whether or not the interaction was deferred or answered already."""
    if interaction.response.is_done():
        await interaction.followup.send(view=layout, ephemeral=not public)
    else:
        await interaction.response.send_message(view=layout, ephemeral=not public)


async def patiently(interaction: discord.Interaction[Any], work: Awaitable[T]) -> T:
    """Return what the work returns; where it is slow, tell Discord in time to wait for it.

    Discord gives up after three seconds, and a member would not learn what became of a vote.
    """
    loop = asyncio.get_running_loop()
    told: list[asyncio.Task[Any]] = []

    def tell() -> None:
        defer = interaction.response.defer(ephemeral=True, thinking=True)
        told.append(loop.create_task(defer))

    # A timer that hardly ever rings, as a task for the work would make every vote wait for it.
    timer = loop.call_later(PROMPT, tell)
    try:
        return await work
    finally:
        timer.cancel()
        for telling in told:
            await telling


class Replies:
    """Turns what was raised into an answer, and into a line of the log where nobody foresaw it."""

    def __init__(self, library: Library, languages: Languages) -> None:
        self._library = library
        self._languages = languages

    async def answer(self, interaction: discord.Interaction[Any], error: BaseException) -> None:
        """Answer `error` privately; never raises.

        An interaction that has expired cannot be answered any more: the log alone tells of it.
        """
        if isinstance(error, app_commands.CommandInvokeError):
            error = error.original
        where = _where(interaction)
        if isinstance(error, AlreadyDone):
            _log.info("%s came twice; whoever got it first answers", where)
            return
        if isinstance(error, discord.HTTPException) and error.code in _TOO_LATE:
            _log.warning("the answer to %s did not arrive: %s", where, brief(error))
            return
        try:
            await reply(interaction, self._layout(interaction, error))
        except TROUBLE as failure:
            # Nobody waits for it any more, or Discord is down; there is no other way to tell.
            _log.warning("the answer to %s did not arrive: %s", where, brief(failure))
        except Exception:
            _log.exception("the answer to %s could not be made", where)

    def _layout(self, interaction: discord.Interaction[Any], error: BaseException) -> Layout:
        words = self._languages.of(str(interaction.locale))
        layout = answer_to(error, self._library.catalogue, words)
        if layout is not None:
            return layout
        reference = self.record(error, _where(interaction))
        known = "storage" if isinstance(error, OperatorError) else "unforeseen"
        return short.notice(words(f"error-{known}", reference=reference))

    def record(self, error: BaseException, where: str) -> str:
        """Write an unforeseen error to the log with its traceback; return its reference."""
        reference = secrets.token_hex(3).upper()
        _log.error("unforeseen error %s in %s", reference, where, exc_info=error)
        return reference


def _where(interaction: discord.Interaction[Any]) -> str:
    if interaction.command is not None:
        return f"/{interaction.command.qualified_name}"
    data: Any = interaction.data or {}
    custom_id = str(data.get("custom_id") or "")
    if custom_id.startswith(PRIVATE):
        return PRIVATE  # what somebody likes is for no log
    return custom_id or str(data.get("name") or interaction.type.name)
