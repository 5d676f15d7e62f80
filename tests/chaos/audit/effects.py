"""What a post carries: done where it says so, and done at all where nothing was in its way."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.week.edition import Effect
from tests.chaos.book import Book, EditionRow
from tests.chaos.health import Aspect
from tests.chaos.ledger import Stand
from tests.chaos.wall import Message
from tests.chaos.world import World

_AROUND = timedelta(hours=1)


def audit(world: World, book: Book) -> None:
    for guild in world.wall.guilds:
        for message in world.wall.of(guild):
            row = book.edition(guild, message.key)
            if row is None or row.message != message.id:
                continue
            _check_truth(world, message, row)
            stands = world.ledger.during(guild, message.at - _AROUND, message.at)
            if len(stands) == 1 and stands[0] is not None:
                _check_done(world, message, row, stands[0])


def _check_truth(world: World, message: Message, row: EditionRow) -> None:
    """What is said to be done was done."""
    for effect in (Effect.THREAD, Effect.PIN, Effect.PUBLISH):
        status, _ = row.effects.get(effect.value, ("", None))
        if effect is Effect.PUBLISH and _kind(world, message) != "news":
            continue
        if status == "done" and not message.effects[effect]:
            world.find("effect-untrue", row.guild, f"{effect} of {row.key}", f"{effect}/{row.key}")


def _check_done(world: World, message: Message, row: EditionRow, stand: Stand) -> None:
    wanted = {"post", "publish"}
    wanted |= {"ping"} if stand.role is not None else set()
    wanted |= {"thread"} if stand.discussion != "none" else set()
    wanted |= {"pin"} if stand.pin else set()
    slot = message.weekly.edition.slot.at
    if row.effects.keys() != wanted and world.health.is_well(
        row.guild, Aspect.POSTING, min(slot, message.at) - _AROUND, message.at
    ):
        text = f"{row.key}: {sorted(row.effects)} instead of {sorted(wanted)}"
        world.find("other-effects", row.guild, text, row.key)
    since, until = message.at - _AROUND, message.at + 2 * _AROUND
    is_well = world.health.is_well(row.guild, Aspect.EFFECTS, since, until)
    if message.deleted is not None or not is_well:
        return
    if not world.health.is_well(row.guild, Aspect.POSTING, since, until):
        return
    for effect, (status, reason) in row.effects.items():
        if status != "done":
            text = f"{effect} of {row.key}: {status} ({reason}), nothing was in its way"
            world.find("effect-not-done", row.guild, text, f"{effect}/{row.key}")


def _kind(world: World, message: Message) -> str:
    channel = world.wall.guilds[message.guild].channel(message.channel)
    return channel.kind if channel else ""
