"""Offsets from UTC as people write them, and the zones that stand still at one.

POSIX, and with it the tz database, counts the other way round: `Etc/GMT+5` is five hours behind
UTC, which everybody else writes UTC-5. People never see those names.
"""

from __future__ import annotations

import re
from datetime import timedelta

HOUR = timedelta(hours=1)
WESTERNMOST, EASTERNMOST = -12 * HOUR, 14 * HOUR
"""The offsets that the tz database has zones for, and that some place has."""

_WRITTEN = re.compile(
    r"(?P<name>utc|gmt)?(?: ?(?P<sign>[+\-−–]) ?"
    r"(?P<hours>\d{1,2}?)(?:(?P<point>[:.,h]?)(?P<minutes>\d{2})|[.,](?P<part>5)|h)?)?",
    re.IGNORECASE | re.ASCII,
)
# Of an hour; nothing else behind a point is a part of one that some place has: +5.30 is 5:30.
_PARTS = {"5": "30", "50": "30", "25": "15", "75": "45"}
_FIXED = re.compile(r"Etc/GMT(?P<hours>[+-]\d{1,2})")

# Some of these the tz database has given to a place meanwhile, none of which changes its clocks.
_STANDING = {
    **dict.fromkeys(
        ("UTC", "UCT", "GMT", "GMT0", "GMT+0", "GMT-0", "Greenwich", "Universal", "Zulu"), 0
    ),
    **dict.fromkeys(("Etc/UTC", "Etc/UCT", "Etc/GMT", "Etc/GMT0", "Etc/Greenwich"), 0),
    **dict.fromkeys(("Etc/Universal", "Etc/Zulu"), 0),
    "EST": -5,
    "MST": -7,
    "HST": -10,
}


def written(text: str) -> timedelta | None:
    """Read `+3`, `UTC+2`, `gmt -3:30`, `UTC+0530`, `+5.5`, `UTC`: east of UTC is positive.

    None for what is not written like an offset. How large one may be is not looked at here.
    """
    match = _WRITTEN.fullmatch(" ".join(text.split()))
    if match is None or not (match["name"] or match["sign"]):
        return None
    if not match["sign"]:
        return timedelta()
    digits = match["part"] or match["minutes"] or "0"
    if match["part"] or match["point"] in (".", ","):
        digits = _PARTS.get(digits, digits)
    minutes = int(digits)
    if minutes > 59:
        return None
    offset = timedelta(hours=int(match["hours"]), minutes=minutes)
    return offset if match["sign"] == "+" else -offset


def name_of(offset: timedelta) -> str:
    """Return how people write it: `UTC`, `UTC+2`, `UTC-3:30`."""
    minutes = abs(offset) // timedelta(minutes=1)
    sign = "-" if offset < timedelta() else "+"
    rest = f":{minutes % 60:02}" if minutes % 60 else ""
    return f"UTC{sign}{minutes // 60}{rest}" if minutes else "UTC"


def zone_at(offset: timedelta) -> str | None:
    """Return the zone that always has the offset; there is one for each whole hour."""
    if offset % HOUR or not WESTERNMOST <= offset <= EASTERNMOST:
        return None
    hours = offset // HOUR
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"


def standing(zone: str) -> timedelta | None:
    """Return the offset of a zone that is one offset and no place; else None."""
    match = _FIXED.fullmatch(zone)
    hours = -int(match["hours"]) if match else _STANDING.get(zone)
    return None if hours is None else hours * HOUR
