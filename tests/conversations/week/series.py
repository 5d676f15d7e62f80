"""A server with a weekly series under virtual time, and the words in which tests speak of it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, cast

import discord
from simcord import ChannelHandle, InteractionResult, MemberActor, RoleHandle
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType
from simcord.results import to_discord_message

from bot.app import opened
from bot.content import load
from bot.demo.world import World, WorldClock
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.library import Library
from bot.domain.catalogue.profession import Profession
from bot.domain.week.edition import State, marked
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.status import SeriesStatus
from bot.domain.week.terms import Terms
from bot.domain.week.weekly import Poll, Weekly
from bot.presentation.client import Client
from bot.settings import packaged_catalogue

TUESDAY = datetime(2026, 8, 4, 12, tzinfo=UTC)
MONDAY_AT_NINE = Schedule(Weekday.MONDAY, time(9), "Europe/Paris")
FIRST_SLOT = datetime(2026, 8, 10, 7, tzinfo=UTC)
WEEK = timedelta(weeks=1)

_POLL = 0.002  # seconds between two looks of SimCord's whether the database has answered


_KNOWN = (
    "ai-engineer",
    "data-scientist",
    "full-stack-engineer",
    "robotics-engineer",
    "site-reliability-engineer",
)


def many_professions(count: int) -> Catalogue:
    """Return so many professions: five packaged ones, and copies of the first by other names."""
    packaged = load(packaged_catalogue())
    first = packaged.professions[_KNOWN[0]]
    alone = {"week": None, "similar": ()}
    known = [packaged.professions[slug].model_copy(update=alone) for slug in _KNOWN]
    copies = [
        first.model_copy(update={"slug": f"job-{n}", "title": f"Job {n}", "aliases": (), **alone})
        for n in range(len(known), count)
    ]
    return Catalogue(
        [*known, *copies][:count],
        sources=packaged.sources.values(),
        skills=packaged.skills.values(),
    )


@dataclass
class Town:
    """The world of the demo with one series in it."""

    world: World
    folder: Path
    catalogue: Catalogue
    client: Client

    @property
    def channel(self) -> ChannelHandle:
        return self.world.channel

    @property
    def members(self) -> tuple[MemberActor, ...]:
        return self.world.members

    async def set_up(self, **settings: Any) -> None:
        """Make the series, posting on Mondays at nine in Paris into the world's channel."""
        usual = Terms(self.channel.id, MONDAY_AT_NINE)
        await self.client.programme.plan.set_up(self.world.guild.id, replace(usual, **settings))

    async def edit(self, **settings: Any) -> None:
        """Change the series as `/series edit` does, which then looks what is due."""
        programme, guild = self.client.programme, self.world.guild.id
        terms = await programme.diary.terms(guild)
        await programme.plan.edit(guild, replace(terms, **settings))
        await self.jump(timedelta(minutes=1))

    async def jump(self, to: datetime | timedelta) -> None:
        """Let time pass in one leap, as for a machine that slept, until nothing is left to do."""
        env = self.world.env
        until = to if isinstance(to, datetime) else env.now() + to
        env.backend.advance_clock(max((until - env.now()).total_seconds(), 0))
        await env.settle(idle=_POLL)

    async def to_next_slot(self) -> None:
        """Leap to the close of the vote, and on to the next post."""
        status = await self.status()
        if status.poll is not None and status.poll.closes is not None:
            await self.jump(status.poll.closes + timedelta(seconds=5))
        await self.jump(status.coming[0].slot.at)

    async def status(self) -> SeriesStatus:
        return await self.client.programme.diary.status(self.world.guild.id)

    async def weekly(self) -> Weekly:
        return await self.client.programme.diary.weekly(self.world.guild.id)

    async def poll(self) -> Poll:
        poll = (await self.status()).poll
        assert poll is not None
        return poll

    async def state(self) -> State:
        """Return how far the newest edition got."""
        latest = (await self.status()).latest
        assert latest is not None
        return latest.state

    def posts(self, channel: ChannelHandle | None = None) -> list[discord.Message]:
        """Return the weekly messages in a channel, oldest first."""
        return [
            message
            for message in (channel or self.channel).history()
            if any(marked(custom_id) for custom_id in control_ids(message))
        ]

    def post(self, channel: ChannelHandle | None = None) -> discord.Message:
        """Return the newest weekly message."""
        env = self.world.env
        known = env.backend.messages[(channel or self.channel).id]
        newest_first = (to_discord_message(env, known[each]) for each in sorted(known)[::-1])
        return next(each for each in newest_first if any(map(marked, control_ids(each))))

    async def vote(self, member: MemberActor, *slugs: str) -> str:
        """Choose in the weekly message's menu; return what the member reads."""
        return said(await member.select(self.post(), slugs, custom_id=self.control("vote")))

    async def withdraw(self, member: MemberActor) -> str:
        return said(await member.click(self.post(), custom_id=self.control("withdraw")))

    async def give(self, member: MemberActor, role: RoleHandle) -> None:
        self.world.env.backend.guilds[self.world.guild.id].members[member.id].role_ids.append(
            role.id
        )
        await self.world.env.settle()

    async def vote_privately(self, member: MemberActor) -> None:
        """Vote by the card of `/vote` for whoever stands first."""
        shown = (await member.slash(self.channel, "vote")).response
        assert shown is not None
        first = (await self.poll()).ballot.standing[0]
        await member.select(shown, [first.slug])

    def requests(self, method: str, path: str) -> list[dict[str, Any]]:
        """Return the bodies of what the bot sent to such paths, oldest first."""
        return [
            cast("dict[str, Any]", each.json)
            for each in self.world.env.http_requests
            if each.method == method and fnmatch(each.path, f"*{path}")
        ]

    async def tag(self, forum: ChannelHandle, *names: str) -> None:
        """Give a forum tags."""
        backend = self.world.env.backend
        tags = [
            {"id": str(n), "name": name, "moderated": False, "emoji_id": None, "emoji_name": None}
            for n, name in enumerate(names, 1)
        ]
        backend.edit_channel(forum.id, {"available_tags": tags})
        await self.world.env.settle()

    def tags(self, forum: ChannelHandle) -> dict[int, str]:
        known = self.world.env.backend.channels[forum.id].available_tags
        return {int(tag["id"]): tag["name"] for tag in known}

    def with_profession(self, profession: Profession) -> Catalogue:
        """Return the catalogue with one profile changed."""
        known = {**self.catalogue.professions, profession.slug: profession}
        return Catalogue(
            list(known.values()),
            list(self.catalogue.rankings.values()),
            list(self.catalogue.sources.values()),
        )

    def without_profession(self, slug: str) -> Catalogue:
        """Return the catalogue with one profile less, and without rankings, which may name it."""
        known = [job for job in self.catalogue.professions.values() if job.slug != slug]
        return Catalogue(known, [], list(self.catalogue.sources.values()))

    async def forbid(self, channel: ChannelHandle, **permissions: bool) -> None:
        """Set what the bot may do in a channel, by an overwrite of its own."""
        backend = self.world.env.backend
        allow, deny = discord.PermissionOverwrite(**permissions).pair()
        me = Overwrite(backend.bot_user.id, OverwriteType.MEMBER, allow.value, deny.value)
        backend.set_overwrite(channel.id, me)
        await self.world.env.settle()

    async def delete_post(self) -> None:
        """Delete the newest weekly message, as a moderator does."""
        self.world.env.backend.delete_message(self.channel.id, self.post().id)
        await self.world.env.settle()

    def control(self, name: str, message: discord.Message | None = None) -> str:
        """Return the `custom_id` of a control of the weekly message."""
        ids = control_ids(message or self.post())
        return next(each for each in ids if f":{name}" in each and each.startswith("week:"))

    @asynccontextmanager
    async def another_process(self) -> AsyncGenerator[Client]:
        """Give another bot on the same database, not connected."""
        clock = WorldClock()
        clock.env = self.world.env
        url = f"sqlite:///{self.folder / 'onejob.sqlite3'}"
        async with opened(Library(self.catalogue), url, clock) as client:
            yield client

    @asynccontextmanager
    async def restarted(self, catalogue: Catalogue | None = None) -> AsyncGenerator[None]:
        """Replace the bot by a fresh one on the same database, for good."""
        self.catalogue = catalogue or self.catalogue
        async with self.another_process() as client:
            await self.world.env.restart_bot(client)
            self.client = client
            await self.world.env.settle()
            yield


def control_ids(message: discord.Message) -> list[str]:
    return [part["custom_id"] for part in parts(message) if "custom_id" in part]


def text(message: discord.Message | None) -> str:
    """Return everything a message says, controls not included."""
    assert message is not None
    return "\n".join(part["content"] for part in parts(message) if "content" in part)


def said(result: InteractionResult) -> str:
    """Return what an interaction was answered with, and see that nobody else reads it."""
    assert result.response is not None
    assert result.response.ephemeral
    return text(result.response.message)


def parts(message: discord.Message) -> Iterator[Mapping[str, Any]]:
    return _walk(component.to_dict() for component in message.components)


def _walk(components: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for component in components:
        yield component
        yield from _walk(component.get("components", ()))
