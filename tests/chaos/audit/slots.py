"""Every slot that could be posted was, on time where nothing hindered; others have a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.chaos.almanac import LATE, iso_week
from tests.chaos.book import Book, EditionRow
from tests.chaos.health import Aspect
from tests.chaos.ledger import Ledger, Stand
from tests.chaos.wall import Message
from tests.chaos.world import World

_QUIET = timedelta(hours=2)
_A_DAY = timedelta(days=1)
_A_RETRY = timedelta(minutes=75)
"""The longest wait between two tries is an hour."""
_HANDS = ("set-up", "edit", "ballot", "pause", "resume", "skip", "post-now", "purge")


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot that a series should have, by the audit's own arithmetic."""

    stand: Stand
    key: date
    at: datetime
    end: datetime
    """When it could last be posted: its patience, or a change that took it away."""

    @property
    def name(self) -> str:
        return self.key.isoformat()


def audit(world: World, book: Book) -> None:
    for guild in world.wall.guilds:
        for slot in slots(world.ledger, guild, world.loop.now()):
            messages = [
                m for m in world.wall.of(guild) if m.key == slot.name and m.series == slot.stand.id
            ]
            if messages:
                _check_posted(world, slot, messages[0])
            else:
                _check_not_posted(world, book, slot)


def slots(ledger: Ledger, guild: int, now: datetime) -> Iterator[Slot]:
    """Yield the slots of a server's series whose time is over by now."""
    changes = ledger.changes.get(guild, [])
    for number, change in enumerate(changes):
        stand = change.stand
        later = changes[number + 1 :]
        end = later[0].at if later else now
        if stand is None:
            continue
        for key, at in stand.rhythm.between(max(change.at, stand.since), end):
            until = at + stand.patience
            for other in later:
                if other.at > until:
                    break
                if _takes_away(stand, other.stand):
                    until = other.at
                    break
            if until < now - timedelta(hours=1):
                yield Slot(stand, key, at, until)


def _takes_away(stand: Stand, other: Stand | None) -> bool:
    return (
        other is None
        or other.id != stand.id
        or other.rhythm != stand.rhythm
        or other.since != stand.since
        or other.removed is not None
        or other.patience < stand.patience
    )


def _check_posted(world: World, slot: Slot, message: Message) -> None:
    guild = slot.stand.guild
    if not _is_undisturbed(world, slot) or message.at < slot.at:
        return
    if message.at > slot.at + LATE:
        text = f"{slot.name}: {message.at - slot.at} late, nothing was in its way"
        world.find("not-on-time", guild, text, slot.name)


def _check_not_posted(world: World, book: Book, slot: Slot) -> None:
    guild = slot.stand.guild
    row = book.edition(guild, slot.name)
    stand = world.ledger.now(guild)
    if stand is None or stand.id != slot.stand.id:
        row = None  # it was purged since
        if world.health.longest(guild, Aspect.ALL, slot.at, slot.end) < _A_RETRY:
            return
    excuse = _excuse(world, book, slot, row)
    if excuse is not None:
        return
    was = "nothing" if row is None else f"{row.state} ({row.reason})"
    span = world.health.longest(guild, Aspect.POSTING, slot.at, slot.end)
    if _is_undisturbed(world, slot):
        world.find("slot-lost", guild, f"{slot.name}: {was}, nothing was in its way", slot.name)
    elif span >= _A_RETRY:
        world.find("slot-lost", guild, f"{slot.name}: {was}, {span} were good", slot.name)
    elif row is None and stand is not None and stand.id == slot.stand.id:
        world.find("slot-not-accounted", guild, slot.name, slot.name)


def _excuse(world: World, book: Book, slot: Slot, row: EditionRow | None) -> str | None:
    if slot.stand.is_paused_at(slot.at):
        return "paused"
    if slot.stand.removed is not None or slot.end <= slot.at:
        return "removed"
    if _is_held(world, book, slot):
        return "another post in its week"
    if world.believes_a_wrong_clock(slot.at - _A_DAY, slot.end):
        return "a wrong clock was believed"
    if any(not slugs for _, slugs in world.catalogues_during(slot.at, slot.end)):
        return "no profession"
    if _was_skipped(world, slot, row):
        return "skipped by staff"
    return None


def _was_skipped(world: World, slot: Slot, row: EditionRow | None) -> bool:
    """Whether staff took it out, as they were told or may have without being told."""
    deeds = list(world.journal.of(slot.stand.guild, "skip"))
    if any(skipped.what.slot.key == slot.key for deed in deeds for skipped in deed.done):
        return True
    if row is None or (row.state, row.reason) != ("skipped", "skipped"):
        return False
    return any(deed.may_be_done and deed.at < slot.end for deed in deeds)


_GIVEN_UP = (("skipped", "skipped"), ("skipped", "rescheduled"))
"""What staff left out, and what may have stood for long until it was certain that it did not."""


def _is_held(world: World, book: Book, slot: Slot) -> bool:
    """Whether the series has, or staff left out, another slot of the same week."""
    zone = ZoneInfo(slot.stand.rhythm.zone)
    others = [
        (date.fromisoformat(m.key), m.weekly.edition.slot.at)
        for m in world.wall.of(slot.stand.guild)
        if m.series == slot.stand.id
    ]
    others += [
        (date.fromisoformat(row.key), row.slot_at)
        for row in book.editions.get(slot.stand.guild, ())
        if row.series == slot.stand.id and (row.state, row.reason) in _GIVEN_UP
    ]
    others += [
        (skipped.what.slot.key, skipped.what.slot.at)  # its row may be purged by now
        for deed in world.journal.of(slot.stand.guild, "skip")
        for skipped in deed.done
    ]
    weeks = {
        week
        for key, at in others
        if key != slot.key
        for week in (iso_week(key), iso_week(at.astimezone(zone).date()))
    }
    return iso_week(slot.key) in weeks


def _is_undisturbed(world: World, slot: Slot) -> bool:
    """Whether nobody and nothing came near it."""
    since, until = slot.at - _QUIET, slot.at + LATE + timedelta(minutes=1)
    guild = slot.stand.guild
    if not world.health.is_well(guild, Aspect.POSTING, since, until) or slot.end < until:
        return False
    hands = world.journal.of(guild, *_HANDS)
    return not any(since <= deed.at <= until for deed in hands)
