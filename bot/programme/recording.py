"""What becomes of a series once a message of its stands in the channel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from bot.domain.week.ballot import Origin
from bot.domain.week.edition import Cause, Edition, Effect, Reason, State
from bot.domain.week.notice import Topic
from bot.domain.week.vote import clicked_at
from bot.domain.week.weekly import Weekly
from bot.programme.choice import seen_with
from bot.programme.message import face
from bot.programme.polling import realign
from bot.programme.publisher import Sent
from bot.programme.week import Week

_LOW = (4, 1)


def record_post(week: Week, key: date, sent: Sent, shows: Weekly | None) -> None:
    """Record where the edition's message stands, if nobody has.

    `shows` is what it says; none where it was found, by looking or because a member pressed
    something on it.
    """
    making = week.editions.of(week.series.id, key)
    if making is None or not making.edition.may_stand:
        return
    # Discord's own time, whatever this machine's clock says.
    at = clicked_at(sent.spot.message)
    edition = making.edition
    if edition.state is State.BLOCKED:
        edition = edition.claimed(sent.spot.channel, week.now)
    edition = edition.posted(sent.spot.channel, sent.spot.message, at)
    settled = dict(sent.effects)
    if shows is None:
        settled[Effect.PING] = None  # it went with the message; who knows if it arrived
    for effect, cause in settled.items():
        if effect in edition.effects:
            edition = record_effect(week, edition, effect, cause)
    assert edition.profession is not None  # chosen when it was claimed
    left = set(week.valid).difference(seen_with(week, edition.profession, making.season).season)
    saved = replace(
        making,
        edition=edition,
        number=week.editions.next_number(week.series.id),
        lease=None,
        profile=week.profile(edition.profession),
        face=None if shows is None else face(shows),
        shown=week.now,
    )
    week.editions.save(saved)
    carried = week.ballots.announced_by(week.series.id, key)
    if shows is None and carried is not None and carried.ballot.closes > week.now:
        realign(week)  # what it decides may have been skipped while nobody knew of it
    week.wishes.featured(week.series.id, edition.profession)
    week.wanted.drop(week.series.id, edition.profession)
    if making.origin is Origin.QUEUE:
        queue = week.wishes.queue(week.series.id)
        week.wishes.set_queue(week.series.id, [s for s in queue if s != edition.profession])
    if len(left) in _LOW:
        week.note(Topic.CATALOGUE_LOW, str(len(left)))
    if making.begins_season and making.season > 1:
        week.note(Topic.NEW_SEASON, str(making.season))


def record_effect(week: Week, edition: Edition, effect: Effect, cause: Cause | None) -> Edition:
    """Return the edition with what became of one effect: None where it happened."""
    progress = edition.effects[effect]
    if cause is None:
        return edition.with_effect(effect, progress.done())
    if effect is Effect.REMIND and cause.reason is Reason.UNREACHABLE:
        return edition.with_effect(effect, progress.refused(cause))  # not twice
    if cause.reason in (Reason.UNREACHABLE, Reason.BUSY):
        progress = progress.failed(cause, week.now, _deadline(week, edition, effect))
    else:
        progress = progress.refused(cause)
    if progress == edition.effects[effect]:  # another process had settled it
        return edition
    week.note(Topic.EFFECT_FAILED, effect.value, cause)
    return edition.with_effect(effect, progress)


def _deadline(week: Week, edition: Edition, effect: Effect) -> datetime:
    pending = week.pending()
    if effect is Effect.REMIND and pending is not None:
        return pending.ballot.closes
    return week.series.deadline(edition.slot)
