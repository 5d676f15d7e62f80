"""Looking for a weekly message by time, with discord.py over real sockets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio
from discord.utils import time_snowflake

from bot.domain.week.edition import mark
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.terms import Terms
from bot.domain.week.weekly import Spot, Weekly
from bot.presentation import finder
from bot.presentation.desk import Desk
from tests.wire.connected import bot_of
from tests.wire.message import BUTTON, ROW
from tests.wire.realm import FORUM, TEXT_CHANNEL, Person, Realm
from tests.wire.rest import ARCHIVED_THREADS, HISTORY
from tests.wire.server import Server
from tests.wire.thread import open_

pytestmark = pytest.mark.asyncio(loop_scope="module")

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
TEXT, BOARD = 0, 1  # places of the channels


@dataclass
class Search:
    """One edition that may stand, in a channel and in a forum."""

    server: Server
    desk: Desk
    weekly: Weekly

    @property
    def slot(self) -> datetime:
        return self.weekly.edition.slot.at

    def channel(self, place: int) -> str:
        return self.server.realm.guilds[0].channels[place]

    def writes(self, at: datetime, *, by: Person | None = None, count: int = 1) -> None:
        """Let somebody write in the channel, a message each millisecond."""
        for number in range(count):
            id_ = str(time_snowflake(at + number * timedelta(milliseconds=1)))
            self.server.realm.post(
                self.channel(TEXT), {"content": "Hello"}, id_=id_, by=by or self.server.realm.bob
            )

    def stands(self, at: datetime, channel: str | None = None, *, id_: str | None = None) -> Spot:
        """Let the edition stand there, sent at that instant."""
        id_ = id_ or str(time_snowflake(at))
        button = {"type": BUTTON, "style": 2, "label": "Vote", "custom_id": self.mark}
        body = {"components": [{"type": ROW, "components": [button]}], "flags": 1 << 15}
        channel = channel or self.channel(TEXT)
        self.server.realm.post(channel, body, id_=id_)
        return Spot(int(channel), int(id_))

    def opens(self, at: datetime, *, by: Person | None = None, archived: datetime | None) -> str:
        """Let somebody open a post in the forum at that instant; return its id."""
        id_ = str(time_snowflake(at))
        thread = open_(self.server.realm, self.channel(BOARD), {"name": "A post"}, id_=id_, by=by)
        if archived is not None:
            thread["thread_metadata"]["archived"] = True
            thread["thread_metadata"]["archive_timestamp"] = archived.isoformat()
        return id_

    @property
    def mark(self) -> str:
        return f"{mark(self.weekly.series.id, self.weekly.edition.slot.key)}:vote"

    def since(self, instant: datetime | None) -> None:
        edition = replace(self.weekly.edition, unknown_since=instant)
        self.weekly = replace(self.weekly, edition=edition)

    async def found(self, place: int = TEXT) -> Spot | None:
        return await self.desk.publisher.find(self.weekly, int(self.channel(place)))

    def looks(self) -> list[str]:
        """Return after which message each page of a history began, but for the newest."""
        calls = [call for call in self.server.rest.requests if call.request == HISTORY]
        return [call.query["after"] for call in calls if "after" in call.query]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def connected(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Search]:
    realm = Realm(channels=2, kinds=(TEXT_CHANNEL, FORUM))
    async with (
        Server(realm) as server,
        bot_of(server, tmp_path_factory.mktemp("finding")) as (_, desk),
    ):
        guild = int(realm.guilds[0].id)
        later = datetime.now(UTC) + timedelta(days=3)
        schedule = Schedule(Weekday(later.weekday()), later.time(), "UTC")
        channel = int(realm.guilds[0].channels[TEXT])
        await desk.programme.plan.set_up(guild, Terms(channel, schedule))
        yield Search(server, desk, await desk.programme.diary.sample(guild))


@pytest_asyncio.fixture(loop_scope="module")
async def search(connected: Search) -> Search:
    """Give a search for an edition of six hours ago, in channels without messages."""
    realm, edition = connected.server.realm, connected.weekly.edition
    realm.messages.clear()
    realm.threads.clear()
    connected.server.rest.requests.clear()
    slot = replace(edition.slot, at=datetime.now(UTC) - 6 * HOUR)
    edition = replace(edition, slot=slot, unknown_since=slot.at + MINUTE)
    return replace(connected, weekly=replace(connected.weekly, edition=edition))


async def test_it_is_looked_for_from_the_moment_on_from_which_it_may_stand(search: Search) -> None:
    search.since(search.slot - 30 * HOUR)
    search.writes(search.slot - 40 * HOUR, count=250)
    stands = search.stands(search.slot - 30 * HOUR)
    assert await search.found() == stands
    assert search.looks() == [str(time_snowflake(search.slot - 31 * HOUR))]


async def test_it_is_found_before_all_that_was_written_since(search: Search) -> None:
    stands = search.stands(search.slot + MINUTE)
    search.writes(search.slot + 2 * MINUTE, count=1000)
    assert await search.found() == stands
    assert len(search.looks()) == 1


async def test_it_is_found_behind_what_was_written_before(search: Search) -> None:
    search.writes(search.slot - MINUTE, count=950)
    stands = search.stands(search.slot + MINUTE)
    assert await search.found() == stands
    assert len(search.looks()) == 10


async def test_it_is_found_though_a_clock_that_was_ahead_says_that_it_is_still_to_be_sent(
    search: Search,
) -> None:
    search.since(datetime.now(UTC) + 30 * HOUR)
    slot = replace(search.weekly.edition.slot, at=datetime.now(UTC) + 30 * HOUR)
    edition = replace(search.weekly.edition, slot=slot)
    search.weekly = replace(search.weekly, edition=edition)
    search.writes(datetime.now(UTC) - 9 * HOUR, count=300)
    stands = search.stands(datetime.now(UTC) - MINUTE)
    search.writes(datetime.now(UTC) - MINUTE / 2, count=50)
    assert await search.found() == stands
    id_ = search.opens(datetime.now(UTC) - MINUTE, archived=None)
    stands = search.stands(datetime.now(UTC), id_, id_=id_)
    assert await search.found(BOARD) == stands


async def test_a_message_of_somebody_else_with_its_mark_is_not_it(search: Search) -> None:
    stands = search.stands(search.slot + MINUTE)
    search.server.realm.messages[str(stands.message)]["author"] = search.server.realm.bob.user()
    assert await search.found() is None


async def test_a_look_without_an_end_ends_and_says_so(
    search: Search, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(finder, "_PAGES", 3)
    search.writes(search.slot, count=400)
    assert await search.found() is None
    assert len(search.looks()) == 3
    assert "taken not to stand" in caplog.text


async def test_a_look_that_was_cut_off_goes_on_where_it_was(search: Search) -> None:
    search.writes(search.slot, count=250)
    stands = search.stands(search.slot + MINUTE)
    faults = search.server.rest.faults
    first = faults.hold(HISTORY)
    look = asyncio.create_task(search.found())
    await first.calls.get()
    second = faults.hold(HISTORY)
    first.released.set()
    await second.calls.get()
    look.cancel()
    faults.let_pass(HISTORY)
    second.released.set()
    assert await search.found() == stands
    assert search.looks()[2] == search.looks()[1]


async def test_where_nobody_knew_of_it_in_time_it_may_have_been_sent_by_hand_before(
    search: Search,
) -> None:
    search.since(search.slot + 5 * HOUR)
    stands = search.stands(search.slot - 50 * HOUR)
    search.writes(search.slot - 49 * HOUR, count=150)
    assert await search.found() == stands


async def test_in_a_forum_it_is_found_among_the_open_posts(search: Search) -> None:
    for number in range(30):
        search.opens(search.slot + number * MINUTE, by=search.server.realm.bob, archived=None)
    id_ = search.opens(search.slot + MINUTE / 2, archived=None)
    stands = search.stands(search.slot, id_, id_=id_)
    assert await search.found(BOARD) == stands
    assert len(search.looks()) == 1  # nobody else's


async def test_in_a_forum_it_is_found_page_by_page_among_the_archived_ones(search: Search) -> None:
    realm = search.server.realm
    id_ = search.opens(search.slot, archived=search.slot + MINUTE)
    stands = search.stands(search.slot, id_, id_=id_)
    for number in range(1, 250):
        at = search.slot + number * MINUTE
        search.opens(at, by=realm.bob, archived=at + HOUR)
    assert await search.found(BOARD) == stands


async def test_in_a_forum_what_was_archived_before_is_not_looked_at(search: Search) -> None:
    for number in range(350):
        at = search.slot - 90 * HOUR - number * MINUTE
        search.opens(at - HOUR, archived=at)
    assert await search.found(BOARD) is None
    assert search.looks() == []
    pages = [c for c in search.server.rest.requests if c.request == ARCHIVED_THREADS]
    assert len(pages) == 1
