"""What Discord says of the bot's permissions."""

from __future__ import annotations

from collections.abc import Iterable

import discord

from bot.cards.staff.permission import NEEDED, Feature, Need


def need(feature: Feature, channel: int, place: discord.abc.GuildChannel | None) -> Need:
    """Look at the bot's permissions; a channel that the bot is not shown lacks them all.

    A forum is posted to with Send Messages, and its posts are threads.
    """
    names = NEEDED[feature]
    if feature is Feature.POST and isinstance(place, discord.ForumChannel):
        names = (*names, "send_messages_in_threads")
    if place is None:
        return Need(feature, channel, (), names)
    here = place.permissions_for(place.guild.me)
    everywhere = place.guild.me.guild_permissions
    missing = tuple(name for name in names if not getattr(here, name))
    return Need(
        feature,
        channel,
        tuple(name for name in names if name not in missing),
        missing,
        frozenset(name for name in missing if getattr(everywhere, name)),
    )


def can_ping(role: discord.Role | None, place: discord.abc.GuildChannel | None) -> bool:
    """Whether a mention of the role in the channel reaches anybody."""
    if role is None or place is None:
        return False
    is_open = role.mentionable and not role.is_default()
    return is_open or place.permissions_for(place.guild.me).mention_everyone


def first_invitation(application: int) -> str:
    """Return the link that invites the bot to any server, with what each post needs."""
    permissions = discord.Permissions(**dict.fromkeys(NEEDED[Feature.POST], True))
    return discord.utils.oauth_url(application, permissions=permissions)


def invitation(application: int, guild: discord.Guild, missing: Iterable[str]) -> str:
    """Return the link by which staff add the missing permissions, and no others.

    Inviting again *replaces* what the bot's own role grants (discord-api-docs, issue 2534): so the
    link names what that role grants already, too, or following it would take that away.
    """
    permissions = discord.Permissions(**dict.fromkeys(missing, True))
    if guild.self_role is not None:
        permissions |= guild.self_role.permissions
    return discord.utils.oauth_url(
        application, permissions=permissions, guild=guild, disable_guild_select=True
    )
