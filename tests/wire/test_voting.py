"""200 members vote at once while the process is killed: what was acknowledged is on disk."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle
from pathlib import Path

import pytest

from bot.content import load
from tests.wire import act
from tests.wire.deployment import Deployment
from tests.wire.electorate import COUNTED, said
from tests.wire.interaction import DEADLINE, DEFER, Interaction
from tests.wire.openapi import judge
from tests.wire.payload import Json
from tests.wire.process import run
from tests.wire.realm import Person
from tests.wire.server import Server

MEMBERS = 200
KILLED_AFTER = 120  # acknowledged clicks: by then some members have clicked twice, most once

_LONGEST = 30.0  # seconds


@dataclass(slots=True)
class Member:
    """Somebody who votes, then changes their mind once that is said to count."""

    person: Person
    wishes: tuple[str, str]
    acknowledged: list[str] = field(default_factory=list[str])
    """In the order in which they were."""
    clicked: str | None = None
    """A click without an answer so far."""

    @property
    def may_stand(self) -> set[str | None]:
        """What the database may hold: the last that was acknowledged, or what came after it."""
        last = self.acknowledged[-1] if self.acknowledged else None
        return {last, self.clicked or last}


class Crowd:
    """All of them, clicking as fast as they are answered."""

    def __init__(self, server: Server, message: Json) -> None:
        self.server = server
        self.message = message
        offered = act.candidates(message)
        pairs = cycle([(one, two) for one in offered for two in offered if one != two])
        self.members = [Member(person, next(pairs)) for person in server.realm.people(MEMBERS)]
        self.on_enough: Callable[[], None] = lambda: None
        """Called in the instant in which KILLED_AFTER clicks are acknowledged."""

    async def click(self) -> None:
        """Let everybody click until both of their clicks were acknowledged."""
        async with asyncio.timeout(_LONGEST), asyncio.TaskGroup() as clicks:
            for member in self.members:
                clicks.create_task(self._click(member))

    async def _click(self, member: Member) -> None:
        realm = self.server.realm
        for wish in member.wishes[len(member.acknowledged) :]:
            member.clicked = wish
            while not await self._is_counted(
                act.press(realm, member.person, realm.in_server(), self.message, wish)
            ):
                pass  # on a busy machine, Discord may have given up waiting: they click again
            member.acknowledged.append(wish)
            member.clicked = None
            if sum(len(each.acknowledged) for each in self.members) == KILLED_AFTER:
                self.on_enough()

    async def _is_counted(self, click: Interaction) -> bool:
        text = await said(self.server, click)
        assert text is None or any(words in text for words in COUNTED), text
        return text is not None


@pytest.fixture
async def server() -> AsyncGenerator[Server]:
    async with Server(judge=judge()) as server:
        yield server
        assert server.rest.violations == []


async def test_every_acknowledged_vote_survives_a_kill_and_there_is_one_row_for_each_member(
    server: Server, tmp_path: Path, new: Callable[[], str | None]
) -> None:
    deployment = Deployment(server, tmp_path, database=new())
    guild = server.realm.guilds[0]
    await deployment.plan([(guild, guild.channels[0])], timedelta(seconds=-30))
    async with run("bot", "run", settings=deployment.settings) as bot:
        await deployment.until_posted(1)
        crowd = Crowd(server, deployment.posts(guild)[0])
        killed = asyncio.Event()

        def kill() -> None:
            os.kill(bot.pid, signal.SIGKILL)
            killed.set()

        crowd.on_enough = kill
        clicking = asyncio.create_task(crowd.click())
        await asyncio.wait_for(killed.wait(), _LONGEST)
        await bot.ended()
        clicking.cancel()
        with suppress(asyncio.CancelledError):
            await clicking
    assert any(each.clicked for each in crowd.members)  # it was in the middle of something
    assert lost(deployment, crowd) == []

    await server.until_deserted()
    async with run("bot", "run", settings=deployment.settings):
        await server.until_ready()
        await crowd.click()
    assert lost(deployment, crowd) == []
    assert stored(deployment) == {int(each.person.id): each.wishes[1] for each in crowd.members}
    assert deployment.rows("SELECT count(*) FROM vote") == [(MEMBERS,)]


async def test_no_vote_is_said_to_count_before_it_is_on_disk(
    server: Server, tmp_path: Path, new: Callable[[], str | None]
) -> None:
    deployment = Deployment(server, tmp_path, database=new())
    realm, guild = server.realm, server.realm.guilds[0]
    await deployment.plan([(guild, guild.channels[0])], timedelta(seconds=-30))
    async with run("bot", "run", settings=deployment.settings) as bot:
        await deployment.until_posted(1)
        message = deployment.posts(guild)[0]
        title, *_ = act.candidates(message)
        with deployment.locked():  # the disk is slow to take it
            clicks = [
                act.press(realm, person, realm.in_server(), message, title)
                for person in realm.people(5)
            ]
            for click in clicks:
                await server.send(click)
            told = await asyncio.wait_for(asyncio.gather(*(c.answered for c in clicks)), DEADLINE)
            await bot.end(signal.SIGKILL)
    assert [answer["type"] for answer in told] == [DEFER] * len(clicks)
    assert [click.message for click in clicks if click.settled.done()] == []
    assert stored(deployment) == {}


def stored(deployment: Deployment) -> dict[int, str]:
    """Return for whom each member's vote is, by what is written on the button."""
    known = load(Path(deployment.settings["ONEJOB_CATALOGUE"]))
    rows = deployment.rows("SELECT member_id, slug FROM vote")
    return {member: known.title(slug) for member, slug in rows}


def lost(deployment: Deployment, crowd: Crowd) -> list[Member]:
    """Return the members of whom the database does not hold what they were told."""
    votes = stored(deployment)
    return [each for each in crowd.members if votes.get(int(each.person.id)) not in each.may_stand]
