"""What a server's admins have set for `/series` in Discord's own Integrations settings.

Discord applies it to commands itself; of our buttons it knows nothing. So before a button does
something for a member to whom staff have handed `/series`, it is asked whether that is forbidden:
https://docs.discord.com/developers/interactions/application-commands (Permissions).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

import discord

from bot.clock import Clock
from bot.presentation.errands import Errands
from bot.presentation.verdict import Request

_ROLE, _USER, _CHANNEL = 1, 2, 3  # `type` of a rule
_COMMAND = "series"
_KEPT = timedelta(minutes=10)  # a change is told by an event besides
_NO_RULES = 10066  # Unknown application command permissions: nobody has set any


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules for one command, or for all: for roles, members and channels, by their ids."""

    roles: Mapping[int, bool]
    users: Mapping[int, bool]
    channels: Mapping[int, bool]

    @classmethod
    def read(cls, listed: Iterable[Mapping[str, Any]]) -> Self:
        """Read what Discord lists."""
        found: dict[int, dict[int, bool]] = {_ROLE: {}, _USER: {}, _CHANNEL: {}}
        for each in listed:
            found[int(each["type"])][int(each["id"])] = bool(each["permission"])
        return cls(found[_ROLE], found[_USER], found[_CHANNEL])

    def forbid(self, guild: int, user: int, roles: Iterable[int], channel: int) -> bool:
        """Whether the member may not use the command there.

        Whoever is named goes before roles; one role that may goes before those that may not;
        everybody's role has the guild's id. All channels have the guild's id, less one.
        """
        if not self.channels.get(channel, self.channels.get(guild - 1, True)):
            return True
        if user in self.users:
            return not self.users[user]
        said = [self.roles[role] for role in roles if role in self.roles and role != guild]
        return not (any(said) if said else self.roles.get(guild, True))


class Integrations:
    """Asks Discord for the rules of a server when somebody needs them, and keeps them a while."""

    def __init__(self, client: discord.Client, errands: Errands, clock: Clock) -> None:
        self._client = client
        self._clock = clock
        self._errands = errands
        self._known: dict[int, tuple[datetime, tuple[Rules, ...]]] = {}

    async def forbid(self, member: discord.Member, channel: int) -> bool:
        """Whether the member may not use `/series` there. Raises NotPublished."""
        guild, roles = member.guild.id, [role.id for role in member.roles]
        rules = await self._rules(guild, channel)
        return any(each.forbid(guild, member.id, roles, channel) for each in rules)

    def forget(self, guild: int) -> None:
        """The server's admins have changed something."""
        self._known.pop(guild, None)

    async def _rules(self, guild: int, channel: int) -> tuple[Rules, ...]:
        now = self._clock.now()
        since, rules = self._known.get(guild, (None, ()))
        if since is not None and timedelta() <= now - since < _KEPT:
            return rules
        application = self._client.application_id
        assert application is not None  # known since the login
        async with self._errands(Request.FETCH_RULES, guild, channel):
            commands = await self._client.http.get_global_commands(application)
            # None at all cannot be read either: then nobody is let do what may be forbidden.
            (own,) = [int(each["id"]) for each in commands if each["name"] == _COMMAND]
        found = [await self._of(guild, channel, each) for each in (own, application)]
        rules = tuple(each for each in found if each is not None)
        self._known[guild] = now, rules
        return rules

    async def _of(self, guild: int, channel: int, command: int) -> Rules | None:
        application = self._client.application_id
        assert application is not None  # known since the login
        async with self._errands(Request.FETCH_RULES, guild, channel):
            try:
                listed = await self._client.http.get_application_command_permissions(
                    application, guild, command
                )
            except discord.NotFound as error:
                if error.code != _NO_RULES:
                    raise
                return None
            return Rules.read(listed["permissions"])
        return None
