"""A season as a wall of weeks."""

from __future__ import annotations

from bot.cards.asking.alt import MOST
from bot.cards.asking.picture import subject
from bot.cards.markup import shortened
from bot.cards.reader import Reader
from bot.domain.week.edition import State
from bot.domain.week.year import LONGEST, Past, Year
from bot.pictures.picture import Week, WeekKind, YearPicture

_NAMED = 13  # weeks in the alternative text: as many as in a row


def year_picture(year: Year, reader: Reader) -> YearPicture | None:
    """Return what has been, the latest marked, and what is open; none before the first post."""
    words = reader.words
    if not year.weeks:
        return None
    posted = [past for past in year.weeks if past.state is State.POSTED]
    latest = posted[-1] if posted else None
    weeks = [_week(past, past is latest, reader) for past in year.weeks]
    is_open = min(year.left, LONGEST - len(weeks))
    heading = words(
        "year-heading",
        season=year.season,
        featured=year.featured,
        count=year.featured + year.left,
    )
    named = reversed(posted[-_NAMED:])
    alt = words(
        "year-alt",
        heading=heading,
        latest=words.list(subject(past.profession or "", reader).title for past in named) or "none",
        without=sum(week.kind is WeekKind.NONE for week in weeks),
        open=is_open,
    )
    return YearPicture(
        heading,
        (*weeks, *[Week(WeekKind.OPEN)] * is_open),
        words("year-source", day=words.day(year.weeks[0].key)),
        shortened(alt, MOST),
    )


def _week(past: Past, is_latest: bool, reader: Reader) -> Week:
    if past.state is not State.POSTED or past.profession is None:
        return Week(WeekKind.NONE)
    kind = WeekKind.PRESENT if is_latest else WeekKind.PAST
    return Week(kind, subject(past.profession, reader))
