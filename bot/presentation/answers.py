"""What each foreseen situation is answered with: one table, by the error that it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from discord import app_commands

from bot.cards.asking import ways
from bot.cards.markup import moment
from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.cards.short import notice, quoted
from bot.cards.staff.notices import unreadable_text
from bot.domain.catalogue.errors import (
    NoSuchFigure,
    SeveralProfessions,
    UnknownCountry,
    UnknownProfession,
    UnknownRanking,
)
from bot.domain.week.errors import (
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
    NotWritten,
    OneSuggestionEach,
    OutOfRange,
    SeveralZones,
    TooEarly,
    UnknownZone,
    Unreadable,
    WantsEnough,
)
from bot.presentation.limit import TooQuick

Answer = Callable[[Any, Reader], Sheet]
_AboutAProfession = AlreadyFeatured | AlreadyQueued | NotQueued | NotWritten | OneSuggestionEach


def _unknown_profession(error: UnknownProfession, reader: Reader) -> Sheet:
    return ways.unknown_profession(error.query, error.near, reader)


def _several_professions(error: SeveralProfessions, reader: Reader) -> Sheet:
    return ways.several_professions(error.query, error.near, reader)


def _unknown_ranking(error: UnknownRanking, reader: Reader) -> Sheet:
    return ways.unknown_ranking(error.query, error.rankings, reader.words)


def _unknown_country(error: UnknownCountry, reader: Reader) -> Sheet:
    words, known = reader.words, reader.catalogue.countries
    named = words.list(sorted(map(words.country, known))) if known else "none"
    return notice(words("unknown-country", query=quoted(error.query), countries=named))


def _no_such_figure(error: NoSuchFigure, reader: Reader) -> Sheet:
    return ways.no_such_figure(error.profession, reader.words)


def _unknown_zone(key: str) -> Answer:
    """Say why it is no zone, and what to type instead where that is known."""

    def answer(error: UnknownZone, reader: Reader) -> Sheet:
        near = reader.words.list(f"`{zone}`" for zone in error.near) or "none"
        return notice(reader.words(key, zone=quoted(error.zone), near=near))

    return answer


def _unreadable(error: Unreadable, reader: Reader) -> Sheet:
    return notice(unreadable_text(error.option, error.value, reader.words))


def _not_a_time(error: NotATime, reader: Reader) -> Sheet:
    return notice(reader.words("error-not-a-time", text=quoted(error.text)))


def _not_a_day(error: NotADay, reader: Reader) -> Sheet:
    return notice(reader.words("error-not-a-day", text=quoted(error.text)))


def _out_of_range(error: OutOfRange, reader: Reader) -> Sheet:
    words = reader.words

    def amount(value: Amount) -> str:
        return words.duration(value) if isinstance(value, timedelta) else words.number(value)

    return notice(
        words(
            "error-out-of-range",
            option=words(f"limit-{error.option.replace('_', '-')}"),
            lowest=amount(error.lowest),
            highest=amount(error.highest),
        )
    )


def _too_early(error: TooEarly, reader: Reader) -> Sheet:
    return notice(reader.words("error-too-early", at=moment(error.at, "F")))


def _no_such_week(error: NoSuchWeek, reader: Reader) -> Sheet:
    if error.key is None:
        return notice(reader.words("error-no-week-yet"))
    return notice(reader.words("error-no-such-week", date=reader.words.day(error.key)))


def _about_a_profession(key: str) -> Answer:
    """Say a sentence that names the profession, by its slug where it has no profile any more."""

    def answer(error: _AboutAProfession, reader: Reader) -> Sheet:
        return notice(reader.words(key, title=reader.title(error.slug)))

    return answer


def _wants_enough(error: WantsEnough, reader: Reader) -> Sheet:
    return notice(
        reader.words(
            "error-wants-enough",
            count=len(error.slugs),
            titles=reader.words.list(map(reader.title, error.slugs)),
            until=moment(error.until, "D"),
        )
    )


def _sentence(key: str) -> Answer:
    def answer(_error: BaseException, reader: Reader) -> Sheet:
        return notice(reader.words(key))

    return answer


_ANSWERS: dict[type[BaseException], Answer] = {
    UnknownProfession: _unknown_profession,
    SeveralProfessions: _several_professions,
    UnknownRanking: _unknown_ranking,
    UnknownCountry: _unknown_country,
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
    NotWritten: _about_a_profession("error-not-written"),
    WantsEnough: _wants_enough,
    OneSuggestionEach: _about_a_profession("error-one-suggestion-each"),
    NoSuchSuggestion: _sentence("error-no-such-suggestion"),
    NoSuchBallot: _sentence("error-no-such-ballot"),
    NoSuchWeek: _no_such_week,
    Unreadable: _unreadable,
    TooQuick: _sentence("error-too-quick"),
    app_commands.MissingPermissions: _sentence("error-not-staff"),
    app_commands.CommandNotFound: _sentence("error-outdated"),
    app_commands.CommandSignatureMismatch: _sentence("error-outdated"),
}


def answer_to(error: BaseException, reader: Reader) -> Sheet | None:
    """Return what a foreseen situation is answered with, none for what nobody foresaw."""
    make = next((_ANSWERS[kind] for kind in type(error).__mro__ if kind in _ANSWERS), None)
    return None if make is None else make(error, reader)
