"""Weeks of a real process of the bot, on a bad Discord: a short share of what is run by hand.

`python -m tests.chaos whole` carries out as many as one likes. What the audit must notice is
planted here, without a process.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.chaos.whole import audit
from tests.chaos.whole.people import set_up
from tests.chaos.whole.run import Whole, carried_out
from tests.chaos.whole.world import CHANNELS, Post, World
from tests.wire.realm import Realm
from tests.wire.server import Server


@pytest.fixture
async def world(tmp_path: Path) -> AsyncGenerator[World]:
    async with Server(Realm(servers=2, channels=len(CHANNELS), kinds=CHANNELS)) as server:
        world = World(0, 2, server, tmp_path)
        await set_up(world)
        world.look()
        yield world
        world.close()


async def test_nothing_is_found_in_weeks_of_a_process_on_a_bad_discord() -> None:
    plan = Whole(seed=0, servers=6, weeks=3)
    outcome = await carried_out(plan)
    assert not outcome.findings, "\n".join([*map(str, outcome.findings), plan.command])
    assert outcome.hits


async def test_nothing_is_found_where_nothing_happened(world: World) -> None:
    audit.audit(world)
    assert not world.findings


async def test_two_messages_for_one_slot_are_found(world: World) -> None:
    post = _planted(world)
    world.posts["2"] = replace(post, id="2")
    audit.audit(world)
    assert "two-messages" in _kinds(world)


async def test_a_message_that_is_not_in_the_file_is_found(world: World) -> None:
    _planted(world)
    audit.audit(world)
    assert _kinds(world) == {"message-not-recorded"}


async def test_a_slot_of_which_nothing_came_is_found(world: World) -> None:
    world.realm.leap(timedelta(weeks=2))
    audit.audit(world)
    assert _kinds(world) == {"slot-lost"}


def _planted(world: World) -> Post:
    """Let a weekly message stand, of which the file knows nothing."""
    guild = int(world.realm.guilds[0].id)
    stand = world.ledger.now(guild)
    assert stand is not None
    post = Post("1", guild, stand.id, date(2026, 1, 5).isoformat(), world.now())
    world.posts[post.id] = post
    return post


def _kinds(world: World) -> set[str]:
    return {finding.kind for finding in world.findings}
