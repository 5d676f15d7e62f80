"""A server that votes every week, and the words in which tests speak of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from fnmatch import fnmatch
from typing import Any, cast

import discord
from simcord import ChannelHandle, InteractionResult, MemberActor, RoleHandle
from simcord.results import ResponseMessage, to_discord_message

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.profession import Profession
from bot.domain.week.edition import State, marked
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.terms import Terms
from tests.conversations.stage import Stage, answer, custom_ids, menus, said

MONDAY_AT_NINE = Schedule(Weekday.MONDAY, time(9), "Europe/Paris")
FIRST_SLOT = datetime(2026, 8, 10, 7, tzinfo=UTC)


class Assembly(Stage):
    """A server that has a series, and members who vote in it."""

    async def set_up(self, **settings: Any) -> None:
        """Make the series, posting on Mondays at nine in Paris into its channel."""
        usual = Terms(self.channel.id, MONDAY_AT_NINE)
        await self.programme.plan.set_up(self.guild.id, replace(usual, **settings))

    async def edit(self, **settings: Any) -> None:
        """Change the series as `/series edit` does, which then looks what is due."""
        changed = replace(await self.terms(), **settings)
        await self.programme.plan.edit(self.guild.id, changed)
        await self.jump(timedelta(minutes=1))

    async def to_next_slot(self) -> None:
        """Leap to the close of the vote, and on to the next post."""
        status = await self.status()
        if status.poll is not None and status.poll.closes is not None:
            await self.jump(status.poll.closes + timedelta(seconds=5))
        await self.jump(status.coming[0].slot.at)

    async def state(self) -> State:
        """Return how far the newest edition got."""
        latest = (await self.status()).latest
        assert latest is not None
        return latest.state

    def post(self) -> discord.Message:
        """Return the newest weekly message."""
        known = self.env.backend.messages[self.channel.id]
        newest = max(each for each in known if any(map(marked, custom_ids(known[each]))))
        return to_discord_message(self.env, known[newest])

    async def vote(self, member: MemberActor, *slugs: str) -> str:
        """Vote under the weekly message; return what the member reads."""
        return said(await self.choose(member, self.post(), *slugs))

    async def choose(
        self, member: MemberActor, shown: discord.Message | ResponseMessage, *slugs: str
    ) -> InteractionResult:
        """Vote under a message: by a candidate's button, or in the menu where there is one."""
        if menus(shown):
            return await member.select(shown, slugs)
        (slug,) = slugs
        return await member.click(shown, label=self.catalogue.title(slug))

    async def withdraw(self, member: MemberActor) -> str:
        return said(await member.click(self.post(), custom_id=self.control("withdraw")))

    async def give(self, member: MemberActor, role: RoleHandle) -> None:
        members = self.env.backend.guilds[self.guild.id].members
        members[member.id].role_ids.append(role.id)
        await self.env.settle()

    async def vote_privately(self, member: MemberActor) -> None:
        """Vote by the card of `/vote` for whoever stands first."""
        shown = answer(await member.slash(self.channel, "vote"))
        first = (await self.poll()).ballot.standing[0]
        await self.choose(member, shown, first.slug)

    def requests(self, method: str, path: str) -> list[dict[str, Any]]:
        """Return the bodies of what the bot sent to such paths, oldest first."""
        return [
            cast("dict[str, Any]", each.json)
            for each in self.env.http_requests
            if each.method == method and fnmatch(each.path, f"*{path}")
        ]

    async def tag(self, forum: ChannelHandle, *names: str) -> None:
        """Give a forum tags."""
        backend = self.env.backend
        tags = [
            {"id": str(n), "name": name, "moderated": False, "emoji_id": None, "emoji_name": None}
            for n, name in enumerate(names, 1)
        ]
        backend.edit_channel(forum.id, {"available_tags": tags})
        await self.env.settle()

    def tags(self, forum: ChannelHandle) -> dict[int, str]:
        known = self.env.backend.channels[forum.id].available_tags
        return {int(tag["id"]): tag["name"] for tag in known}

    def with_profession(self, profession: Profession) -> Catalogue:
        """Return the catalogue with one profile changed."""
        known = {**self.catalogue.profiles, profession.slug: profession}
        return Catalogue(
            list(known.values()),
            list(self.catalogue.rankings.values()),
            list(self.catalogue.sources.values()),
            skills=self.catalogue.skills.values(),
        )

    def without_profession(self, slug: str) -> Catalogue:
        """Return the catalogue with one profile less, and without rankings, which may name it."""
        known = [job for job in self.catalogue.profiles.values() if job.slug != slug]
        sources, skills = self.catalogue.sources.values(), self.catalogue.skills.values()
        return Catalogue(known, [], list(sources), skills=skills)

    async def delete_post(self) -> None:
        """Delete the newest weekly message, as a moderator does."""
        self.env.backend.delete_message(self.channel.id, self.post().id)
        await self.env.settle()

    def control(self, name: str) -> str:
        """Return the `custom_id` of a control of the weekly message."""
        ids = custom_ids(self.post())
        return next(each for each in ids if f":{name}" in each and each.startswith("week:"))
