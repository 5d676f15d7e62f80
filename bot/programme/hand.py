"""A post that staff want now: which date it stands for."""

from __future__ import annotations

from datetime import date

from bot.domain.week.edition import Edition
from bot.domain.week.errors import AnotherDate, BeingPosted, TooEarly, Unreadable
from bot.domain.week.making import Making
from bot.domain.week.series import Discussion
from bot.domain.week.slot import Slot
from bot.programme.claim import LEASE
from bot.programme.coming import nearest
from bot.programme.passing import settle_past
from bot.programme.polling import close_due
from bot.programme.week import Week


def would_post(week: Week) -> Slot:
    """Return the slot that a post made now stands for. Raises as `by_hand` does."""
    close_due(week)
    settle_past(week)
    return by_hand(week, anyway=True).edition.slot


def by_hand(week: Week, *, anyway: bool = False, only: date | None = None) -> Making:
    """Return what a post made now by hand is.

    `only` is the date that staff were asked about. Raises Unreadable, BeingPosted, TooEarly,
    NothingComing, and AnotherDate where it is another one by now.
    """
    for option, value in week.series.unreadable.items():
        raise Unreadable(option, value)
    making = week.in_flight()
    if making is None:
        making = week.making(_slot_by_hand(week, anyway=anyway))
    if only is not None and making.edition.slot.key != only:
        raise AnotherDate(making.edition.slot.key)
    if making.is_taken(week.now) or _may_arrive(week, making.edition):
        raise BeingPosted(making.edition.slot.key)
    return making


def _may_arrive(week: Week, edition: Edition) -> bool:
    """Whether its message may still arrive, and no nonce keeps a second one from standing."""
    since = edition.unknown_since
    if since is None or not since <= week.now < since + LEASE:
        return False
    return week.series.discussion is Discussion.FORUM or edition.channel != week.series.channel


def _slot_by_hand(week: Week, *, anyway: bool) -> Slot:
    slot = week.series.fulfilled_by_hand(week.now, week.around())
    if slot is None:
        slot = nearest(week)
        if not anyway:
            raise TooEarly(slot.at)
    return slot
