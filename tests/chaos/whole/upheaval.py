"""What befalls a server: it is away, or what stands in it goes, and staff come to mend it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from tests.chaos.health import Aspect
from tests.chaos.whole.world import RECOVERY, World


@dataclass(frozen=True, slots=True)
class Outage:
    """A server is unavailable, and comes back late."""

    server: int
    minutes: int

    async def strike(self, world: World) -> None:
        realm, gateway = world.realm, world.server.gateway
        guild = world.guild(self.server)
        if guild is None or guild.id in realm.outage:
            return
        illness = world.ill(Aspect.ALL, int(guild.id), str(self))
        realm.outage.add(guild.id)
        await world.tell("GUILD_DELETE", {"id": guild.id, "unavailable": True}, guild)

        async def end() -> None:
            realm.outage.discard(guild.id)
            illness.until = world.now() + RECOVERY
            now = world.guild(self.server)
            if now is not None and gateway.sessions:
                await world.tell("GUILD_CREATE", world.whole(now), now)

        world.after(timedelta(minutes=self.minutes), end)


@dataclass(frozen=True, slots=True)
class Forbidden:
    """The bot may do nothing in the channel of a series, for so long."""

    server: int
    hours: int

    async def strike(self, world: World) -> None:
        guild = world.guild(self.server)
        stand = guild and world.ledger.now(int(guild.id))
        if guild is None or stand is None or str(stand.channel) not in guild.channels:
            return
        channel = str(stand.channel)
        illness = world.ill(Aspect.ALL, int(guild.id), str(self))
        world.realm.forbidden.add(channel)
        denied = {"id": guild.id, "type": 0, "allow": "0", "deny": str((1 << 53) - 1)}
        changed = {**guild.channel(channel), "permission_overwrites": [denied]}
        await world.tell("CHANNEL_UPDATE", changed, guild)

        async def end() -> None:
            world.realm.forbidden.discard(channel)
            illness.until = world.now() + RECOVERY
            now = world.guild(self.server)
            if now is not None and channel in now.channels:
                await world.tell("CHANNEL_UPDATE", now.channel(channel), now)

        world.after(timedelta(hours=self.hours), end)


@dataclass(frozen=True, slots=True)
class ChannelDeleted:
    """Somebody deletes the channel of a series; days later staff choose another."""

    server: int
    days: int

    async def strike(self, world: World) -> None:
        guild = world.guild(self.server)
        stand = guild and world.ledger.now(int(guild.id))
        if guild is None or stand is None or len(guild.channels) < 3:
            return
        channel = str(stand.channel)
        if channel not in guild.channels:
            return
        illness = world.ill(Aspect.ALL, int(guild.id), str(self))
        event = guild.channel(channel)
        for post in [each for each in world.standing(int(guild.id)) if world.home(each) == channel]:
            world.remove(post["id"])
        world.realm.replace(guild.without(channel))
        await world.tell("CHANNEL_DELETE", event, guild)

        async def end() -> None:
            now = world.guild(self.server)
            if now is not None:
                await world.repair(now)
                await world.settle()
                world.look()
                stand = world.ledger.now(int(now.id))
                if stand is not None and str(stand.channel) not in now.channels:
                    world.after(timedelta(days=1), end)
                    return
            illness.until = world.now() + RECOVERY

        world.after(timedelta(days=self.days), end)


@dataclass(frozen=True, slots=True)
class MessageDeleted:
    """Somebody deletes the latest weekly message, with its thread or not."""

    server: int
    takes_thread: bool

    async def strike(self, world: World) -> None:
        guild = world.guild(self.server)
        post = guild and next(world.standing(int(guild.id)), None)
        if guild is None or post is None:
            return
        world.ill(Aspect.EFFECTS, int(guild.id), str(self), RECOVERY)
        event = {"id": post["id"], "channel_id": post["channel_id"], "guild_id": guild.id}
        world.remove(post["id"])
        await world.tell("MESSAGE_DELETE", event, guild)
        thread = world.realm.threads.get(post["id"])
        if thread is not None and self.takes_thread:
            await _delete_thread(world, self.server, post["id"])


@dataclass(frozen=True, slots=True)
class ThreadDeleted:
    """Somebody deletes the latest thread."""

    server: int

    async def strike(self, world: World) -> None:
        guild = world.guild(self.server)
        post = guild and next(world.standing(int(guild.id)), None)
        if guild is None or post is None or post["id"] not in world.realm.threads:
            return
        world.ill(Aspect.EFFECTS, int(guild.id), str(self), RECOVERY)
        await _delete_thread(world, self.server, post["id"])


@dataclass(frozen=True, slots=True)
class RoleDeleted:
    """Somebody deletes the role that posts mention."""

    server: int

    async def strike(self, world: World) -> None:
        guild = world.guild(self.server)
        if guild is None or guild.roles < 2:
            return
        world.ill(Aspect.EFFECTS, int(guild.id), str(self), timedelta(days=4000))
        world.realm.replace(replace(guild, roles=1))
        event = {"guild_id": guild.id, "role_id": str(int(guild.id) + 1)}
        await world.tell("GUILD_ROLE_DELETE", event, guild)


@dataclass(frozen=True, slots=True)
class Kicked:
    """The bot is removed from a server, and invited again days later."""

    server: int
    days: int

    async def strike(self, world: World) -> None:
        guild = world.guild(self.server)
        if guild is None or len(world.realm.guilds) < 2:
            return
        illness = world.ill(Aspect.ALL, int(guild.id), str(self))
        world.realm.guilds = [each for each in world.realm.guilds if each.id != guild.id]
        await world.tell("GUILD_DELETE", {"id": guild.id}, guild)

        async def end() -> None:
            world.realm.guilds.append(guild)
            # Only of a server that was away does Discord say that it is available.
            joined = {k: v for k, v in world.whole(guild).items() if k != "unavailable"}
            await world.tell("GUILD_CREATE", joined, guild)
            await world.settle()
            world.look()
            await world.repair(guild)
            illness.until = world.now() + RECOVERY

        world.after(timedelta(days=self.days), end)


async def _delete_thread(world: World, server: int, id_: str) -> None:
    guild, thread = world.guild(server), world.realm.threads.pop(id_)
    assert guild is not None
    world.remove_within(id_)
    keys = ("id", "guild_id", "parent_id", "type")
    await world.tell("THREAD_DELETE", {key: thread[key] for key in keys}, guild)
