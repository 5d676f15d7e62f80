"""How a run ends: every series goes on, its messages say what is true, the file is whole."""

from __future__ import annotations

from datetime import timedelta

from tests.chaos.book import BallotRow, Book
from tests.chaos.ledger import Stand
from tests.chaos.wall import Message
from tests.chaos.world import World

_TWO_SLOTS = timedelta(days=15)
_AT_ONCE = timedelta(minutes=1)
"""A slot of this very moment need not have its post yet."""


def audit(world: World, book: Book) -> None:
    for (text,) in world.ledger.rows("PRAGMA integrity_check"):
        if text != "ok":
            world.find("file-damaged", None, text)
    for row in world.ledger.rows("PRAGMA foreign_key_check"):
        world.find("foreign-key", None, str(row))
    for guild in world.wall.guilds:
        stand = world.ledger.now(guild)
        if stand is None:
            world.find("no-series", guild, "nobody could set it up again")
            continue
        _check_life(world, guild)
        _check_faces(world, book, guild, stand)
        _check_next(world, book, guild, stand)


def _check_life(world: World, guild: int) -> None:
    """Within two slots of the last trouble there is a post; a series that cannot go on is dead.

    The slots that staff have skipped by then, or filled by hand ahead of their time, are no slots.
    """
    cured = world.plan.end
    skipped = [each.what.slot.at for deed in world.journal.of(guild, "skip") for each in deed.done]
    filled = [each.weekly.edition.slot.at for each in world.wall.of(guild) if each.at <= cured]
    late = max([cured, *skipped, *filled]) + _TWO_SLOTS
    since = [message for message in world.wall.of(guild) if message.at > cured]
    if not since and late < world.loop.now():
        world.find("series-dead", guild, f"no post in four weeks after {cured:%F}")
    elif since and since[0].at > late:
        world.find("series-slow", guild, f"the first post came {since[0].at:%F}")


def _check_faces(world: World, book: Book, guild: int, stand: Stand) -> None:
    own = [m for m in world.wall.of(guild) if m.series == stand.id and m.deleted is None]
    for number, message in enumerate(reversed(own)):
        poll = message.shown.poll
        if poll is None:
            continue
        row = book.ballots.get(int(poll.ballot.id))
        if row is None or row.state == "void":
            if not poll.is_closed:
                text = f"{message.key} shows ballot {poll.ballot.id}, which nobody counts"
                world.find("dead-controls", guild, text, message.key)
        elif number < 2:
            _check_face(world, message, row)


def _check_face(world: World, message: Message, row: BallotRow) -> None:
    poll = message.shown.poll
    assert poll is not None
    if poll.is_closed != (row.state == "closed"):
        text = f"{message.key} shows ballot {row.id} as {'closed' if poll.is_closed else 'open'}"
        if world.loop.now() - row.closes > timedelta(hours=1):
            world.find("stale-face", message.guild, text, message.key)
        return
    shown = [candidate.slug for candidate in poll.ballot.standing]
    if shown != [candidate.slug for candidate in row.standing]:
        text = f"{message.key} shows other candidates: {shown}"
        world.find("stale-face", message.guild, text, message.key)
    if row.state == "closed" and poll.result is not None and list(poll.result.order) != row.order:
        text = f"{message.key} shows another result: {poll.result.order}"
        world.find("stale-face", message.guild, text, message.key)
    if row.state == "open" and poll.closes is not None and poll.closes != row.closes:
        text = f"{message.key} says that it closes {poll.closes:%F %T}, it is {row.closes:%F %T}"
        world.find("stale-face", message.guild, text, message.key)


def _check_next(world: World, book: Book, guild: int, stand: Stand) -> None:
    """The open ballot decides the next slot."""
    if stand.is_paused_at(world.loop.now()):
        return
    settled = {row.key for row in book.editions.get(guild, ()) if row.state in _SETTLED}
    for row in book.ballots.values():
        if row.guild != guild or row.state != "open":
            continue
        for key, _ in stand.rhythm.after(world.loop.now() - _AT_ONCE):
            if key.isoformat() not in settled:
                if row.slot_key != key.isoformat():
                    text = f"ballot {row.id} is for {row.slot_key}, next is {key}"
                    world.find("ballot-for-another-slot", guild, text, str(row.id))
                break


_SETTLED = ("posted", "deleted", "missed", "skipped")
