"""Times and days as people type them. What could mean two things is refused, not guessed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time

from bot.domain.week.errors import NoSuchWeek, NotADay, NotATime

_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:(?:[:.]|\s?h\s?)(?P<minute>\d\d)|(?P<bare>\s?h))?"
    r"\s?(?:(?P<half>[ap])\.?\s?m\.?)?",
    re.ASCII | re.IGNORECASE,
)


def wall_time(text: str) -> time:
    """Read `9:30`, `09:30`, `21.30`, `9.30 pm`, `9 PM`, `21h30`, `21h`; raises NotATime.

    A bare `9` might be morning or evening, so it is refused.
    """
    match = _TIME.fullmatch(" ".join(unicodedata.normalize("NFKC", text).split()))
    if match is None:
        raise NotATime(text)
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    if half is not None:
        if not 1 <= hour <= 12:
            raise NotATime(text)
        hour = hour % 12 + (12 if half in "pP" else 0)
    elif match["minute"] is None and match["bare"] is None:
        raise NotATime(text)
    if hour > 23 or minute > 59:
        raise NotATime(text)
    return time(hour, minute)


def calendar_day(text: str) -> date:
    """Read `2026-12-24`; raises NotADay. `12/11` is a different day in different countries."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise NotADay(text) from None


def slot_key(text: str) -> date:
    """Read the day of a past week, as a list offered it or a person typed it; raises NoSuchWeek."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NoSuchWeek(None) from None
