"""What staff are told, in words: what happened, why, and what to do about it."""

from __future__ import annotations

from datetime import date

from bot.domain.edition import Cause, Reason
from bot.domain.notice import Notice, Topic
from bot.presentation.markup import inert
from bot.presentation.permissions import named, read_detail
from bot.presentation.text import Words

_DETAIL = 200  # characters of Discord's own words that a notice repeats


def notice_text(notice: Notice, words: Words) -> str:
    """Return a notice as staff read it, in one paragraph; mentions nobody, at most 1,000 letters.

    The detail of a missing permission is what `bot.presentation.permissions.detail` wrote.
    """
    match notice.topic:
        case Topic.BLOCKED:
            told = words("notice-blocked")
        case Topic.MISSED:
            told = words("notice-missed", day=_day(notice.subject, words))
        case Topic.EFFECT_FAILED:
            told = words("notice-effect-failed", effect=words(f"effect-{notice.subject}"))
        case Topic.CATALOGUE_LOW:
            return words("notice-catalogue-low", left=int(notice.subject))
        case Topic.NEW_SEASON:
            return words("notice-new-season", season=int(notice.subject))
        case Topic.WITHDRAWN:
            return words("notice-withdrawn", slug=inert(notice.subject))
        case Topic.DELETED:
            return words("notice-deleted", day=_day(notice.subject, words))
        case Topic.BALLOT_STALE:
            return words("notice-ballot-stale")
    if not notice.reason:
        return told
    return f"{told} {cause_text(Cause(Reason(notice.reason), notice.detail), words)}"


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
