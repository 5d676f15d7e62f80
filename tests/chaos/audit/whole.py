"""The whole audit."""

from __future__ import annotations

from tests.chaos.audit import (
    ballots,
    effects,
    ending,
    interactions,
    messages,
    notices,
    seasons,
    slots,
)
from tests.chaos.book import Book
from tests.chaos.world import World


def audited(world: World) -> None:
    """Hold every promise against what happened; `world.find` gets what was broken."""
    book = Book.of(world.ledger)
    for part in (messages, slots, ballots, seasons, notices, effects, ending):
        part.audit(world, book)
    interactions.audit(world)
    for guild in world.wall.guilds:
        world.states[guild] = {row.key: row.state for row in book.editions.get(guild, ())}
