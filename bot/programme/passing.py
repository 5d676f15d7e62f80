"""Slots without a post: recorded once their time is over, taken back where a clock was wrong."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.week.edition import Cause, Effect, Reason, State
from bot.domain.week.notice import Topic
from bot.domain.week.slot import Slot
from bot.programme.polling import reopen, void_announced_by
from bot.programme.week import WRONG_CLOCK, Week

_BY_TIME = (Cause(Reason.PAUSED), Cause(Reason.REMOVED))
"""Why a slot is skipped that only a clock has called over."""


def pass_over(week: Week, slot: Slot, state: State, cause: Cause) -> None:
    """Record that the slot has no post, and that the ballot its message carried is void."""
    making = week.making(slot)
    edition = making.edition
    passed = edition.skipped(cause) if state is State.SKIPPED else edition.missed(cause)
    week.editions.save(making.let_go(passed))
    void_announced_by(week, slot.key)
    if state is State.MISSED:
        week.note(Topic.MISSED, slot.key.isoformat(), cause)


def settle_past(week: Week, paused: Reason = Reason.PAUSED) -> None:
    """Record the slots whose time is over, but for those whose message may stand."""
    due = week.due()
    for slot in due.paused:
        if not week.making(slot).edition.may_stand:
            pass_over(week, slot, State.SKIPPED, Cause(paused))
    for slot in due.missed:
        if not week.making(slot).edition.may_stand:
            pass_over(week, slot, State.MISSED, why_missed(week, slot))
    if week.series.unreadable:
        return
    for making in week.editions.unfinished(week.series.id):
        edition = making.edition
        if edition.state.is_settled or edition.may_stand or edition.slot == due.post:
            continue
        # What is left was overtaken: by a post made by hand, another day, or another zone.
        if edition.slot.at <= week.now or week.series.slot_on(edition.slot.key) != edition.slot:
            settle_obsolete(week, edition.slot)


def settle_obsolete(week: Week, slot: Slot) -> None:
    """Record why a slot that certainly has no message will have none.

    Where its date has another slot by now, that one takes its place.
    """
    again = week.series.slot_on(slot.key)
    if again is not None and again != slot:
        making = week.editions.of(week.series.id, slot.key)
        if making is not None:
            void_announced_by(week, slot.key)
            week.editions.save(making.let_go(making.edition.planned(again)))
    elif again is None:
        pass_over(week, slot, State.SKIPPED, Cause(Reason.RESCHEDULED))
    elif week.series.pause is not None and week.series.pause.covers(slot.at):
        pass_over(week, slot, State.SKIPPED, Cause(Reason.PAUSED))
    else:
        pass_over(week, slot, State.MISSED, why_missed(week, slot))


def why_missed(week: Week, slot: Slot) -> Cause:
    """Return what stopped it last: it, or one before it of which nobody could find out whether it
    stands. If nothing did, nobody was there to post it.
    """
    edition = week.making(slot).edition
    stopped = edition.cause or edition.effects[Effect.POST].cause
    return stopped or _in_its_way(week, slot) or Cause(Reason.OFFLINE)


def _in_its_way(week: Week, slot: Slot) -> Cause | None:
    for making in week.editions.unfinished(week.series.id):
        if making.edition.may_stand and making.edition.slot.at < slot.at:
            return making.edition.cause
    return None


def take_back(week: Week) -> None:
    """Undo what was settled, or begun, at an instant that is still to come: the clock was ahead.

    Whether it was ahead then or is behind now, nothing is lost: what is right comes again.
    """
    series = week.series.held_to(week.now)
    if series != week.series:
        week.save(series)
    for edition in week.around():
        if edition.slot.at <= week.now + WRONG_CLOCK:
            continue
        if edition.state is State.MISSED or (
            edition.state is State.SKIPPED and edition.cause in _BY_TIME
        ):
            making = week.making(edition.slot)
            week.editions.save(replace(making, edition=edition.planned(edition.slot)))
            week.note(Topic.WRONG_CLOCK)
    reopen(week)
