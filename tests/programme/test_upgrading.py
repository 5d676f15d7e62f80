"""A series that an earlier version had let die goes on: `schema-2.sql` was written by that version.

Staff had posted by hand, no answer came, and they had changed the day since: see the first tests in
`test_unfinished.py`. The message of 24 August stands in the channel, and nobody knows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncGenerator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.week.ballot import Rule
from bot.domain.week.edition import State, mark, nonce
from bot.domain.week.vote import clicked_at
from bot.storage.sqlite.database import Database
from tests.programme.town import (
    CHANNEL,
    GUILD,
    THIRD,
    WEEK,
    Engine,
    Hand,
    Message,
    Town,
    Wall,
    catalogue,
)

STANDS = 1540616513126400002
NOW = datetime(2026, 9, 1, 9, tzinfo=UTC)


@pytest.fixture
async def dead(tmp_path: Path) -> AsyncGenerator[Engine]:
    file = tmp_path / "onejob.sqlite3"
    script = Path(__file__).with_name("schema-2.sql").read_text("utf-8")
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(script)
    clock = Hand(NOW)
    async with Database.open(f"sqlite:///{file}") as database:
        yield Town(database, clock, Wall(clock), catalogue()).engine()


async def stands(engine: Engine) -> None:
    """Let the message of 24 August stand in the channel, as the version before has sent it."""
    weekly = await engine.diary.sample(GUILD)
    key = THIRD.key
    engine.town.wall.messages.append(
        Message(STANDS, CHANNEL, mark(1, key), nonce(1, key), clicked_at(STANDS), weekly)
    )


async def test_its_lost_message_is_found_and_recorded(dead: Engine) -> None:
    await stands(dead)
    await dead.heartbeat.beat()
    edition = await dead.edition(THIRD.key)
    assert (edition.state, edition.message) == (State.POSTED, STANDS)
    assert edition.posted_at == clicked_at(STANDS)


@pytest.mark.parametrize("is_found", [True, False])
async def test_it_posts_again_every_week(dead: Engine, is_found: bool) -> None:
    if is_found:
        await stands(dead)
    await dead.until(NOW + 3 * WEEK)
    posted = [m.weekly.edition.slot.key.isoformat() for m in dead.town.wall.messages[is_found:]]
    assert posted == ["2026-09-03", "2026-09-10", "2026-09-17"]
    weeks = await dead.diary.history(GUILD)
    assert len({each.profession for each in weeks}) == len(weeks) == 5 + is_found


async def test_past_ballots_can_still_be_verified(dead: Engine) -> None:
    for day, rule in (("2026-08-17", Rule.VOTES), ("2026-08-24", Rule.VOTES)):
        verified = await dead.voting.verify(GUILD, day)
        assert verified.holds
        assert verified.poll.result is not None
        assert verified.poll.result.rule is rule


async def test_what_was_offered_when_is_kept_as_the_ballot_it_was_on(dead: Engine) -> None:
    rows = await dead.town.database.read(
        lambda t: t.rows("SELECT ballot_id, slug, offered_on FROM candidate WHERE offered_on > 0")
    )
    assert sorted(rows) == [(2, "job-c", 1), (3, "job-f", 2)]


async def test_the_weeks_are_numbered_in_their_order(dead: Engine) -> None:
    weeks = await dead.diary.history(GUILD)
    assert [each.edition.slot.key.isoformat() for each in weeks] == ["2026-08-17", "2026-08-10"]
