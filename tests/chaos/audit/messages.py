"""One message for a slot, one by itself for a week, in its time, where it belongs, and recorded."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256

from bot.domain.week.series import CATCH_UP_LIMIT
from tests.chaos.almanac import LATE, iso_week
from tests.chaos.book import Book
from tests.chaos.wall import Message
from tests.chaos.world import World

_UNDER_WAY = timedelta(minutes=3)
"""Between the claim, which decides what the message says, and its appearance."""
_BY_HAND = CATCH_UP_LIMIT + _UNDER_WAY
"""For so long what staff wanted at once, and got no answer, may be tried again by itself."""
_A_CLOCK = timedelta(seconds=31)
"""By so much any clock may be wrong, and is believed."""


def audit(world: World, book: Book) -> None:
    for guild in world.wall.guilds:
        messages = world.wall.of(guild)
        for number, message in enumerate(messages):
            _check_single(world, message, messages[:number])
            _check_time(world, message)
            _check_settings(world, message)
            _check_words(world, book, message)
        _check_records(world, book, guild)


def _check_single(world: World, message: Message, earlier: list[Message]) -> None:
    own = [m for m in earlier if m.series == message.series]
    for other in own:
        if other.mark == message.mark:
            stood = other.deleted is None or other.deleted > message.at
            was_known = other.id in world.recorded and world.recorded[other.id] < message.at
            if stood or was_known:
                kind = "two-messages" if stood else "deleted-one-posted-again"
                _find(world, kind, message, f"{other.at:%F %T} and {message.at:%F %T}")
        elif not message.by_hand and _week(other) == _week(message):
            _find(world, "two-in-a-week", message, f"{other.key} and {message.key}")


def _is_by_hand(world: World, message: Message) -> bool:
    """Whether staff wanted it then; what got no answer is tried again by itself."""
    hands = world.journal.of(message.guild, "post-now")
    return message.by_hand or any(deed.at <= message.at < deed.at + _BY_HAND for deed in hands)


def _check_time(world: World, message: Message) -> None:
    if world.believes_a_wrong_clock(message.at - 2 * _UNDER_WAY, message.at):
        return  # nobody can know better
    slot = message.weekly.edition.slot
    served = world.serves(message.at - 2 * _UNDER_WAY, message.at)
    suffix = "" if served else "-of-a-sick-process"
    late = message.at - slot.at
    if late < -_A_CLOCK and not _is_by_hand(world, message):
        _find(world, f"early{suffix}", message, f"{-late} before its slot")
    if late > LATE + _UNDER_WAY and not message.weekly.is_late:
        _find(world, f"late-unmarked{suffix}", message, f"{late} after its slot")
    if late < LATE and message.weekly.is_late:
        _find(world, f"marked-late-in-time{suffix}", message, f"{late} after its slot")
    stands = world.ledger.during(message.guild, message.at - _UNDER_WAY, message.at)
    patience = max((stand.patience for stand in stands if stand), default=None)
    if patience is not None and late > patience + _UNDER_WAY and not _is_by_hand(world, message):
        _find(world, f"too-late{suffix}", message, f"{late} after its slot")


def _check_settings(world: World, message: Message) -> None:
    if not world.serves(message.at - 2 * _UNDER_WAY, message.at):
        return
    slot = message.weekly.edition.slot
    stands = [
        stand
        for stand in world.ledger.during(message.guild, message.at - _UNDER_WAY, message.at)
        if stand is not None and stand.id == message.series
    ]
    if not stands:
        _find(world, "message-of-no-series", message, "its series was purged before")
        return
    if message.channel not in {stand.channel for stand in stands}:
        _find(world, "wrong-channel", message, f"in {message.channel}")
    if not _is_by_hand(world, message) and all(stand.is_paused_at(slot.at) for stand in stands):
        _find(world, "posted-in-a-pause", message, f"slot {slot.at:%F %T}")
    rhythms = {
        change.stand.rhythm
        for change in world.ledger.changes[message.guild]
        if change.stand is not None and change.at <= message.at
    }
    if all(rhythm.at(slot.key) != slot.at for rhythm in rhythms):
        _find(world, "wrong-slot", message, f"{slot.key} is not {slot.at:%F %T}")


def _check_words(world: World, book: Book, message: Message) -> None:
    """An open ballot tells nothing too soon, and commits to the seed that is drawn with."""
    for said in (message.weekly, message.shown):
        poll = said.poll
        if poll is None:
            continue
        if not poll.is_closed and (poll.seed is not None or poll.result is not None):
            _find(world, "told-before-the-close", message, f"ballot {poll.ballot.id}")
        row = book.ballots.get(int(poll.ballot.id))
        if row is not None and sha256(row.seed.encode()).hexdigest() != poll.ballot.commitment:
            _find(world, "another-seed", message, f"ballot {poll.ballot.id}")


def _check_records(world: World, book: Book, guild: int) -> None:
    stand = world.ledger.now(guild)
    rows = [row for row in book.editions.get(guild, ()) if row.is_featured]
    known = {row.message: row for row in rows}
    for message in world.wall.of(guild):
        if stand is None or message.series != stand.id or message.deleted is not None:
            continue
        if message.id not in known:
            _find(world, "message-not-recorded", message, f"sent by {message.process}")
    messages = {message.id: message for message in world.wall.of(guild)}
    for row in rows:
        message = messages.get(row.message or 0)
        if message is None or message.key != row.key or message.series != row.series:
            world.find("ghost-edition", guild, f"{row.key} as message {row.message}", row.key)


def _week(message: Message) -> tuple[int, int]:
    return iso_week(date.fromisoformat(message.key))


def _find(world: World, kind: str, message: Message, text: str) -> None:
    world.find(kind, message.guild, f"{message.key}: {text}", message.mark)
