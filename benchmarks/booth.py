"""A server with an open vote, and its members: in Discord's app, or straight at the store."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from benchmarks.load import Make
from benchmarks.subject import Recipe, Subject, realm, started
from bot.clock import SystemClock
from bot.content import load
from bot.domain.week.vote import Voter
from bot.domain.week.weekly import Poll
from bot.programme.programme import Programme
from bot.storage.adapter import opened
from tests.wire import act
from tests.wire.deployment import Deployment
from tests.wire.interaction import Interaction
from tests.wire.server import Server

AT_ONCE = 100  # clicks at the store

_MEMBERS = 1_000
_DUE_SINCE = timedelta(seconds=-30)


@asynccontextmanager
async def polling(
    name: str, folder: Path, database: str | None = None, **more: str
) -> AsyncGenerator[tuple[Deployment, Subject]]:
    """Start our bot with a vote in its one server; its database is in `folder` if none is named."""
    async with Server(realm(1)) as server:
        deployment = Deployment(server, folder, database=database)
        guild = server.realm.guilds[0]
        await deployment.plan([(guild, guild.channels[0])], _DUE_SINCE)
        recipe = Recipe(name, ("bot", "run"), {**deployment.settings, **more})
        async with started(recipe, server) as subject:
            await deployment.until_posted(1)
            yield deployment, subject


def clicking(deployment: Deployment) -> Make:
    """Return what lets one member after the other vote, and change their vote the next time."""
    message = deployment.posts(deployment.server.realm.guilds[0])[0]
    people = deployment.server.realm.people(_MEMBERS)
    turns = _turns(act.candidates(message))

    def make(subject: Subject) -> Interaction:
        realm = subject.server.realm
        place, title = next(turns)
        return act.press(realm, people[place], realm.in_server(), message, title)

    return make


@dataclass(frozen=True, slots=True)
class Booth:
    """The same vote, straight at the store."""

    _programme: Programme
    _guild: int
    _poll: Poll
    _turns: Iterator[tuple[int, str]]

    async def rate(self, votes: int, *, together: bool = True) -> float:
        """Return how many votes a second are on disk; alone, no two of them share a commit."""
        voter = Voter(frozenset(), datetime(2020, 1, 1, tzinfo=UTC), None)
        ballot, clicked = int(self._poll.ballot.id), datetime.now(UTC)
        alone = nullcontext() if together else asyncio.Lock()

        async def click(count: int) -> None:
            for _ in range(count):
                member, slug = next(self._turns)
                async with alone:
                    await self._programme.voting.vote(
                        self._guild, ballot, 1 + member, [slug], clicked=clicked, voter=voter
                    )

        began = time.perf_counter()
        await asyncio.gather(*(click(votes // AT_ONCE) for _ in range(AT_ONCE)))
        return votes / (time.perf_counter() - began)


@asynccontextmanager
async def booth(deployment: Deployment) -> AsyncGenerator[Booth]:
    """Give the vote that a bot has opened, which has ended since."""
    catalogue = load(Path(deployment.settings["ONEJOB_CATALOGUE"]))
    guild = int(deployment.server.realm.guilds[0].id)
    async with opened(deployment.database) as database:
        programme = Programme.over(database, lambda: catalogue, SystemClock())
        poll = (await programme.diary.status(guild)).poll
        assert poll is not None
        slugs = [candidate.slug for candidate in poll.ballot.candidates]
        yield Booth(programme, guild, poll, _turns(slugs))


def _turns(offered: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield which member votes next and for what: each time for something else than before."""
    for round_ in count():
        for member in range(_MEMBERS):
            yield member, offered[(round_ + member) % len(offered)]
