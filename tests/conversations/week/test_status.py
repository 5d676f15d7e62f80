"""What whoever watches over the bot is told, over HTTP, while members vote and slots come due."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import timedelta
from time import monotonic

import pytest
from aiohttp import ClientSession
from prometheus_client.parser import text_string_to_metric_families

from bot.presentation.admission import PERSON
from bot.status.condition import LONGEST_REST, Watch
from bot.status.server import listening
from bot.storage.sqlite.database import Database
from tests.conversations.stage import WEEK
from tests.conversations.week.assembly import FIRST_SLOT, Assembly
from tests.conversations.week.test_hostile_presses import press

Labels = tuple[tuple[str, str], ...]


@dataclass
class Watching:
    """Whoever asks how the bot is doing."""

    port: int
    session: ClientSession
    later: float = 0.0
    """Seconds that it takes the time to be later than it is, by the watch that times beats."""
    scraped: dict[tuple[str, Labels], float] = field(
        default_factory=dict[tuple[str, Labels], float]
    )

    async def page(self, path: str) -> tuple[int, str]:
        async with self.session.get(f"http://127.0.0.1:{self.port}/{path}") as answer:
            return answer.status, await answer.text()

    async def scrape(self) -> None:
        _, text = await self.page("metrics")
        self.scraped = {
            (sample.name, tuple(sorted(sample.labels.items()))): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }

    def value(self, name: str, /, **labels: str) -> float:
        return self.scraped[f"onejob_{name}", tuple(sorted(labels.items()))]


@asynccontextmanager
async def watched(assembly: Assembly) -> AsyncGenerator[Watching]:
    async with (
        Database.open(f"sqlite:///{assembly.database}", patience=0.01) as database,
        ClientSession() as session,
    ):
        watching = Watching(0, session)
        now: Callable[[], float] = lambda: monotonic() + watching.later  # noqa: E731
        watch = Watch(assembly.client, assembly.desk, database, now)
        async with listening(("127.0.0.1", 0), watch) as watching.port:
            yield watching


async def test_all_that_happens_is_counted(posted: Assembly) -> None:
    async with watched(posted) as watching:
        first = (await posted.poll()).ballot.standing[0].slug
        await posted.vote(posted.members[0], first)
        await posted.members[0].slash(posted.channel, "job", profession=first)
        for _ in range(7):
            await posted.members[1].slash(posted.channel, "ask", question="What is this?")
        await watching.scrape()
    value = watching.value
    assert value("ready") == value("shards") == value("shards_connected") == 1
    assert value("servers") == value("votes_total") == 1
    assert value("effects_total", effect="post", outcome="done", reason="") == 1
    assert value("beat_seconds_count") >= 1
    assert value("slots_due") == value("slots_overdue") == value("slots_oldest_seconds") == 0
    assert value("answer_seconds_count", what="ChooseButton", outcome="answered") == 1
    assert value("answer_seconds_count", what="/job", outcome="answered") == 1
    assert value("answer_seconds_count", what="/ask", outcome="answered") == 5
    assert value("answer_seconds_bucket", what="/ask", outcome="answered", le="+Inf") == 5
    assert value("answer_seconds_count", what="/ask", outcome="too quick") == 2
    assert value("errors_total") == value("beat_failures_total") == 0
    assert value("catalogue_professions") == len(posted.catalogue.profiles)
    assert value("database_flush_seconds_count") >= 3
    assert value("database_bytes") >= posted.database.stat().st_size > 0
    assert value("disk_free_bytes") > 0


async def test_no_label_says_who_or_where_or_what_was_written(posted: Assembly) -> None:
    async with watched(posted) as watching:
        await posted.members[0].slash(posted.channel, "ask", question="What does a smith earn?")
        await posted.vote(posted.members[0], (await posted.poll()).ballot.standing[0].slug)
        _, text = await watching.page("metrics")
    people = [str(member.id) for member in posted.members]
    for told in (*people, str(posted.guild.id), str(posted.channel.id), "smith"):
        assert told not in text


async def test_what_is_forged_is_counted_by_none_of_its_own_names(posted: Assembly) -> None:
    async with watched(posted) as watching:
        await press(posted, posted.members[0], "forged-by-somebody", ())
        await watching.scrape()
        _, text = await watching.page("metrics")
    assert watching.value("answer_seconds_count", what="a press", outcome="unknown") == 1
    assert "forged" not in text


async def test_what_is_refused_and_what_is_typed_is_counted_as_that(posted: Assembly) -> None:
    async with watched(posted) as watching:
        await posted.members[1].slash(posted.channel, "suggest", profession="ai-engineer")
        await posted.members[0].autocomplete(posted.channel, "job", "profession", "p")
        await watching.scrape()
    assert watching.value("answer_seconds_count", what="/suggest", outcome="refused") == 1
    typed = {"what": "typing /job", "outcome": "answered"}
    assert watching.value("answer_seconds_count", **typed) == 1
    assert watching.value("errors_total") == 0


async def test_all_that_a_limit_keeps_out_is_counted_told_or_not(posted: Assembly) -> None:
    async with watched(posted) as watching:
        for _ in range(PERSON.most + 3):
            await press(posted, posted.members[0], "card:ai-engineer", ())
        await watching.scrape()
    assert watching.value("answer_seconds_count", what="a press", outcome="too quick") == 3


async def test_a_slot_that_cannot_be_posted_is_due_and_then_overdue_with_its_reason(
    posted: Assembly,
) -> None:
    await posted.permit(posted.channel, send_messages=False)
    async with watched(posted) as watching:
        await posted.jump(FIRST_SLOT + WEEK)
        await watching.scrape()
        assert (watching.value("slots_due"), watching.value("slots_overdue")) == (1, 0)
        await posted.jump(timedelta(minutes=20))
        await watching.scrape()
    assert (watching.value("slots_due"), watching.value("slots_overdue")) == (1, 1)
    assert watching.value("slots_oldest_seconds") == pytest.approx(1200, abs=5)
    missing = {"outcome": "failed", "reason": "permission-missing"}
    assert watching.value("effects_total", effect="post", **missing) >= 2
    assert watching.value("effects_total", effect="post", outcome="done", reason="") == 1


async def test_what_a_message_still_waits_for_is_counted(posted: Assembly) -> None:
    async with watched(posted) as watching:
        posted.env.inject_error("POST", "/channels/*/messages/*/threads", status=503)
        await posted.to_next_slot()
        await watching.scrape()
        assert watching.value("effects_waiting", effect="thread") == 1
        await posted.jump(timedelta(seconds=65))
        await watching.scrape()
    assert watching.value("effects_waiting", effect="thread") == 0
    unreachable = {"outcome": "failed", "reason": "unreachable"}
    assert watching.value("effects_total", effect="thread", **unreachable) == 1
    assert watching.value("effects_total", effect="thread", outcome="done", reason="") == 2


async def test_a_heart_that_stopped_is_told_after_two_minutes(posted: Assembly) -> None:
    async with watched(posted) as watching:
        assert await watching.page("readyz") == (200, "Ready.\n")
        watching.later = LONGEST_REST + 5
        status, told = await watching.page("readyz")
        await watching.scrape()
        alive, _ = await watching.page("healthz")
    assert status == 503
    assert told.startswith("The heart beat 12")
    assert told.count("\n") == 1
    assert (watching.value("ready"), alive) == (0, 200)
    assert watching.value("beat_age_seconds") > LONGEST_REST


async def test_a_bot_that_is_not_connected_yet_says_what_is_missing(posted: Assembly) -> None:
    async with (
        posted.another_process() as (client, desk),
        Database.open(f"sqlite:///{posted.database}") as database,
        ClientSession() as session,
        listening(("127.0.0.1", 0), Watch(client, desk, database)) as port,
    ):
        watching = Watching(port, session)
        status, told = await watching.page("readyz")
        await watching.scrape()
    assert status == 503
    assert told.splitlines() == [
        "Discord has not told yet which servers there are.",
        "The heart has not beaten since the start, so nothing is posted.",
    ]
    assert watching.value("beat_age_seconds") == float("inf")


async def test_a_database_that_cannot_be_written_to_is_told_and_cured(posted: Assembly) -> None:
    async with watched(posted) as watching:
        with closing(sqlite3.connect(posted.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            status, told = await watching.page("readyz")
            await watching.scrape()
            other.execute("ROLLBACK")
        assert status == 503
        assert told.startswith("The database cannot be written to")
        assert watching.value("database_writable") == 0
        assert await watching.page("readyz") == (200, "Ready.\n")


async def test_a_proof_of_writing_is_on_the_disk_and_changes_nothing(posted: Assembly) -> None:
    log = posted.database.with_name(f"{posted.database.name}-wal")
    async with Database.open(f"sqlite:///{posted.database}") as database:
        with closing(sqlite3.connect(posted.database)) as other:
            before, size = list(other.iterdump()), log.stat().st_size
            for _ in range(200):
                await database.prove()
            assert list(other.iterdump()) == before
    assert log.stat().st_size > size
