"""What staff are told, in words: what happened, why, and what to do about it."""

from __future__ import annotations

from datetime import date

from bot.cards.markup import inert
from bot.cards.staff.permission import named, read_detail
from bot.cards.words import Value, Words
from bot.domain.week.edition import Cause, Reason
from bot.domain.week.notice import Notice, Topic

_DETAIL = 200  # characters of Discord's own words that a notice repeats


_WITH_CAUSE = frozenset({Topic.BLOCKED, Topic.MISSED, Topic.EFFECT_FAILED})


def notice_text(notice: Notice, words: Words) -> str:
    """Return a notice as staff read it, in one paragraph; mentions nobody, at most 1,000 letters.

    The detail of a missing permission is what `bot.cards.staff.permission.detail` wrote.
    """
    told = words(f"notice-{notice.topic}", **_values(notice, words))
    if notice.topic not in _WITH_CAUSE or notice.cause is None:
        return told
    return f"{told} {cause_text(notice.cause, words)}"


def _values(notice: Notice, words: Words) -> dict[str, Value]:
    """Return what the notice's sentence names."""
    detail = "" if notice.cause is None else inert(notice.cause.detail[:_DETAIL])
    match notice.topic:
        case Topic.MISSED | Topic.DELETED:
            return {"day": _day(notice.subject, words)}
        case Topic.EFFECT_FAILED:
            return {"effect": words(f"effect-{notice.subject}")}
        case Topic.CATALOGUE_LOW:
            return {"left": int(notice.subject)}
        case Topic.NEW_SEASON:
            return {"season": int(notice.subject)}
        case Topic.WITHDRAWN:
            return {"slug": inert(notice.subject)}
        case Topic.UNREADABLE:
            return {"option": notice.subject, "value": detail}
        case Topic.TROUBLE:
            return {"detail": detail or "none"}
        case Topic.BLOCKED | Topic.BALLOT_STALE | Topic.WRONG_CLOCK:
            return {}


def unreadable_text(option: str, value: str, words: Words) -> str:
    """Return which setting means nothing any more, and how it is replaced."""
    return words("notice-unreadable", option=option, value=inert(value[:_DETAIL]))


def cause_text(cause: Cause, words: Words) -> str:
    """Return why something did not happen, and the cure where there is one."""
    if cause.reason is not Reason.PERMISSION_MISSING:
        detail = inert(cause.detail[:_DETAIL]) or "none"
        return words(f"cause-{cause.reason}", detail=detail)
    known = read_detail(cause.detail)
    if known is None:
        return words("cause-permission", detail=inert(cause.detail[:_DETAIL]) or "none")
    permissions, channel = known
    return words(
        "cause-permission-missing",
        count=len(permissions),
        permissions=named(permissions, words),
        channel=f"<#{channel}>",
    )


def _day(key: str, words: Words) -> str:
    """Return the date of a slot's key in words, `none` where there is no such key."""
    try:
        return words.whole_day(date.fromisoformat(key))
    except ValueError:
        return "none"
