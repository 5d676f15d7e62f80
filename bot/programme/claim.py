"""The right to bring an edition further, and what is settled with it in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType

from bot.domain.week.edition import Cause, Edition, Effect, Progress, Reason, State
from bot.domain.week.making import Making
from bot.domain.week.notice import Topic
from bot.domain.week.series import Discussion, Series
from bot.domain.week.slot import Slot
from bot.domain.week.weekly import Weekly
from bot.programme.choice import choice, seen_with
from bot.programme.message import message
from bot.programme.polling import close, end_open, hold_for, open_ballot, void_announced_by
from bot.programme.week import CLICK_GRACE, Week

LEASE = timedelta(seconds=60)
"""So long a claim keeps other processes away; what is sent under it must end sooner."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A process, by a name that no other one has, and how long its claims hold."""

    name: str
    lease: timedelta


@dataclass(frozen=True, slots=True)
class Claim:
    """The right of this process, until `until`, to bring one edition further."""

    weekly: Weekly
    look_in: int | None
    """The channel in which its message may stand already, sent by a process that died or got no
    answer: look there before sending. None: it was certainly never sent."""
    effects: tuple[Effect, ...]
    """What is to be tried now: the post alone, or whatever it carries."""
    until: datetime

    @property
    def guild(self) -> int:
        return self.weekly.series.guild

    @property
    def slot(self) -> Slot:
        return self.weekly.edition.slot

    @property
    def is_post(self) -> bool:
        """Whether the message is to be found or sent, rather than what it carries."""
        return self.effects == (Effect.POST,)


def arrived(edition: Edition) -> datetime | None:
    """Return when the last request that nobody knows of has arrived, or never will.

    Only from then on does a look elsewhere than in the channel of a nonce prove anything.
    """
    return None if edition.unknown_since is None else edition.unknown_since + LEASE


def claim_post(
    week: Week, making: Making, owner: Owner, seed: str, *, keep: bool = False
) -> Claim | None:
    """Choose the profession, open the ballot that the message carries, and claim.

    What may stand, or what is to be kept, stays as it was chosen. None while the ballot that
    decides it still runs, and where no profile is left: then the edition is blocked.
    """
    edition = making.edition
    look_in = edition.channel if edition.may_stand else None
    keep = keep and edition.profession in week.catalogue.profiles
    if look_in is None and keep:
        making = replace(making, edition=replace(edition, effects=_wanted(week.series, edition)))
    elif look_in is None:
        chosen = _chosen(week, making)
        if chosen is None:
            return None
        if chosen.edition.profession != edition.profession:
            void_announced_by(week, edition.slot.key)
        making = chosen
        if edition.state is State.PLANNED and edition.slot.is_late(week.now):
            # It may stand all the same: a database restored from a backup does not know of it.
            look_in = week.series.channel
    until = week.now + owner.lease
    claimed = making.edition.claimed(look_in or week.series.channel, week.now)
    making = replace(making, edition=claimed, owner=owner.name, lease=until)
    week.editions.save(making)
    draft = week.ballots.announced_by(week.series.id, edition.slot.key)
    if draft is None:
        end_open(week)
        open_ballot(week, making, seed)
    elif look_in is None:
        hold_for(week, draft, week.next_slot(edition.slot))
    return Claim(message(week, making), look_in, (Effect.POST,), until)


def _chosen(week: Week, making: Making) -> Making | None:
    """Return the edition with its profession; none while its ballot runs, or without any."""
    edition = making.edition
    pending = week.pending()
    if pending is not None and pending.is_open:
        if pending.slot == edition.slot and pending.ballot.closes + CLICK_GRACE > week.now:
            return None
        close(week, pending)
    chosen = choice(week)
    if chosen is None:
        cause = Cause(Reason.NO_PROFESSION)
        blocked = edition.blocked(cause, week.now, week.series.deadline(edition.slot))
        week.editions.save(replace(making, edition=blocked))
        week.note(Topic.BLOCKED, "", cause)
        return None
    if pending is not None:
        used = week.ballots.of(pending.id)
        if used is not None and used.slot != edition.slot:
            week.ballots.save(replace(used, slot=edition.slot))
    history = seen_with(week, chosen.slug, chosen.season)
    return replace(
        making,
        edition=replace(edition, profession=chosen.slug, effects=_wanted(week.series, edition)),
        origin=chosen.origin,
        ballot=chosen.ballot,
        season=chosen.season,
        begins_season=chosen.begins_season,
        ends_season=history.season.issuperset(week.valid),
    )


def claim_effects(week: Week, making: Making, owner: Owner) -> Claim | None:
    """Claim whatever is due of a posted edition; none where nothing is."""
    effects = making.edition.due(week.now)
    if not effects or making.edition.state is not State.POSTED:
        return None
    until = week.now + owner.lease
    week.editions.save(replace(making, owner=owner.name, lease=until))
    return Claim(message(week, making), None, effects, until)


def _wanted(series: Series, edition: Edition) -> Mapping[Effect, Progress]:
    """Return the effects of a post; a publisher does at once what its channel has no use for."""
    wanted = [Effect.POST]
    wanted += [Effect.PUBLISH] if series.publish else []
    wanted += [Effect.PING] if series.role is not None else []
    wanted += [Effect.THREAD] if series.discussion is not Discussion.NONE else []
    wanted += [Effect.PIN] if series.pin else []
    post = edition.effects[Effect.POST]
    return MappingProxyType(
        {
            effect: post if effect is Effect.POST else Progress()
            for effect in Effect
            if effect in wanted
        }
    )
