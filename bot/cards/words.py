"""Words, numbers, money and dates as a reader's language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Self, cast

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_day_names
from babel.lists import format_list
from babel.numbers import (
    NumberPattern,
    format_compact_currency,
    format_decimal,
    parse_pattern,
)
from babel.units import format_unit
from fluent.runtime import FluentBundle
from fluent.runtime.resolver import Pattern
from fluent.syntax import FluentParser

from bot.cards.mention import pressable
from bot.domain.catalogue.figure import PartialDate

DEFAULT = "en-US"

# CLDR wants a space between CHF and 86,000, none between $ and 86,000; Babel 2.18 makes none.
_TOUCHING = re.compile(r"(?<=[^\W\d_])(?=\d)")

# Where a message or a term begins: what belongs to it stands further to the right.
_BEGINNING = re.compile(r"^(?=-?[a-zA-Z][\w-]* *=)", re.ASCII | re.MULTILINE)
_NAME = re.compile(r"-?[a-zA-Z][\w-]*", re.ASCII)

_REMEMBERED = 2048

Value = str | int | float | datetime


class Messages:
    """What one language says; each message is parsed when it is first said.

    To parse them all takes longer than to load the catalogue, and most answers need a few dozen.
    """

    def __init__(self, locale: str, source: str) -> None:
        # Fluent would wrap every value in invisible isolation marks; `markup.inert` wraps those
        # that need it, so that the marks do not break Discord's links and headings.
        self._bundle = FluentBundle([locale], use_isolating=False)
        self._parser = FluentParser(with_spans=False)
        self._unread = {
            entry.partition("=")[0].rstrip(" "): entry
            for entry in reversed(_BEGINNING.split(source))  # the first of one name counts
        }

    def has(self, key: str) -> bool:
        return self._pattern(key) is not None

    def say(self, key: str, values: Mapping[str, Value]) -> str | None:
        """Return the message; None where this language has none. Raises ValueError."""
        pattern = self._pattern(key)
        if pattern is None:
            return None
        text, errors = self._bundle.format_pattern(pattern, dict(values))
        if errors:
            raise ValueError(f"{key}: {errors[0]}")
        return str(text)

    def _pattern(self, key: str) -> Pattern | None:
        name, _, attribute = key.partition(".")
        self._read(name)
        if not self._bundle.has_message(name):
            return None
        message = self._bundle.get_message(name)
        return message.attributes.get(attribute) if attribute else message.value

    def _read(self, name: str) -> None:
        entry = self._unread.pop(name, None)
        if entry is not None:
            self._bundle.add_resource(self._parser.parse(entry))
            for other in _NAME.findall(entry):  # which it may quote
                self._read(other)


class Words:
    """One language, with the default language behind it where a message is not translated yet."""

    def __init__(self, locale: str, languages: Iterable[Messages]) -> None:
        self.locale = locale
        self._languages = tuple(languages)
        self._commands: Mapping[str, int] = {}
        self._babel = Locale.parse(locale, sep="-")
        self._territories = cast("Mapping[str, str]", self._babel.territories)
        self._weekdays = get_day_names("wide", "stand-alone", self._babel)
        # Whole amounts without cents, percentages with at most one decimal.
        self._money = parse_pattern(self._babel.currency_formats["standard"].pattern)
        self._percent = parse_pattern(self._babel.percent_formats[None].pattern)
        self._percent.frac_prec = (0, 1)
        # Cards say the same labels, dates and amounts again and again; to work one out takes
        # ten times as long as to look it up.
        self._said = lru_cache(_REMEMBERED, typed=True)(self._say)
        self.date = lru_cache(_REMEMBERED)(self._date)
        self.money = lru_cache(_REMEMBERED)(self._in_money)

    def __call__(self, key: str, /, **values: Value) -> str:
        """Return the message, or its attribute for a key such as `command-job.description`.

        Raises LookupError for a key that no language has, and ValueError for one that cannot be
        said with these values: both are mistakes of ours that a test must find.
        """
        return self._said(key, **values)

    def _say(self, key: str, /, **values: Value) -> str:
        for messages in self._languages:
            text = messages.say(key, values)
            if text is not None:
                return pressable(text, self._commands)
        raise LookupError(f"no language has the message {key!r}")

    def know(self, commands: Mapping[str, int]) -> None:
        """Have texts name these commands, by their ids at Discord, so that they can be pressed."""
        self._commands = commands
        self._said.cache_clear()

    def has(self, key: str) -> bool:
        """Say whether this language itself has the message, without the default behind it."""
        return self._languages[0].has(key)

    def number(self, value: float) -> str:
        return format_decimal(value, locale=self._babel)

    def percent(self, value: float) -> str:
        """`19.7` is 19.7 percent."""
        return self._percent.apply(value / 100, self._babel)

    def _in_money(self, amount: float, currency: str) -> str:
        digits = (0, 0) if float(amount).is_integer() else (2, 2)
        return _TOUCHING.sub("\u00a0", self._applied(self._money, digits, amount, currency))

    def money_in_short(self, amount: float, currency: str) -> str:
        """`50000` is $50K."""
        short = format_compact_currency(amount, currency, fraction_digits=2, locale=self._babel)
        return _TOUCHING.sub("\u00a0", short)

    def _applied(
        self, pattern: NumberPattern, digits: tuple[int, int], amount: float, currency: str
    ) -> str:
        pattern.frac_prec = digits
        return pattern.apply(amount, self._babel, currency=currency, currency_digits=False)

    def ordinal(self, number: int) -> str:
        return self("ordinal", number=number, form=self._babel.ordinal_form(number))

    def country(self, code: str) -> str:
        if code == "world":
            return self("worldwide")
        return self._territories.get(code, code)

    def _date(self, when: PartialDate) -> str:
        """As exact as the date is: 2025, May 2025, or May 31, 2025."""
        day = date(when.year, when.month or 1, when.day or 1)
        if when.month is None:
            return format_skeleton("y", day, locale=self._babel)
        if when.day is None:
            return format_skeleton("yMMMM", day, locale=self._babel)
        return format_date(day, "long", locale=self._babel)

    def day(self, day: date) -> str:
        return format_date(day, "long", locale=self._babel)

    def duration(self, span: timedelta) -> str:
        """In whole days, hours or minutes, the largest of which it is made of."""
        minutes = round(span / timedelta(minutes=1))
        for unit, size in (("day", 24 * 60), ("hour", 60)):
            if minutes and minutes % size == 0:
                return format_unit(minutes // size, f"duration-{unit}", locale=self._babel)
        return format_unit(minutes, "duration-minute", locale=self._babel)

    def whole_day(self, day: date) -> str:
        """As in: Monday, November 30, 2026."""
        return format_date(day, "full", locale=self._babel)

    def weekday(self, weekday: int) -> str:
        """0 is Monday."""
        return self._weekdays[weekday]

    def time(self, wall: time) -> str:
        return format_time(wall, "short", locale=self._babel)

    def list(self, items: Iterable[str]) -> str:
        return format_list(tuple(items), locale=self._babel)


class Languages:
    """Every language the bot speaks; a further one is a further file in `locale/`."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        messages = {locale: Messages(locale, source) for locale, source in sources.items()}
        default = messages[DEFAULT]
        self.default = Words(DEFAULT, [default])
        self._words = {
            locale: self.default if locale == DEFAULT else Words(locale, [own, default])
            for locale, own in messages.items()
        }

    @classmethod
    def load(cls) -> Self:
        folder = files("bot.cards") / "locale"
        return cls(
            {
                file.name.removesuffix(".ftl"): file.read_text("utf-8")
                for file in folder.iterdir()
                if file.name.endswith(".ftl")
            }
        )

    def know(self, commands: Mapping[str, int]) -> None:
        """Have texts of all languages name commands by these ids, from now on."""
        for words in self._words.values():
            words.know(commands)

    def of(self, locale: str) -> Words:
        """Return that language, else another region's variety of it, else the default."""
        if locale in self._words:
            return self._words[locale]
        language = locale.partition("-")[0]
        for known, words in self._words.items():
            if known.partition("-")[0] == language:
                return words
        return self.default
