"""Looking at what the bot may do for one series, before and after it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import discord

from bot.cards.sheet import Sheet
from bot.cards.staff import doctor
from bot.cards.staff.permission import Feature, Need, named
from bot.cards.words import Words
from bot.domain.week.series import Discussion
from bot.domain.week.terms import Terms
from bot.presentation.asker import Interaction
from bot.presentation.permissions import can_ping, invitation, need


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was found."""

    needs: tuple[Need, ...]
    """One for each feature that is in use."""
    notes: tuple[str, ...]
    """What no permission cures, in words."""
    link: str
    """Invites the bot with the missing permissions; empty where none would help."""

    @property
    def is_refused(self) -> bool:
        """Whether the bot could not post at all."""
        return any(each.feature is Feature.POST and each.missing for each in self.needs)

    def warnings(self, words: Words) -> list[str]:
        """Return what will not work as it is set, though the post will."""
        lacking = [each for each in self.needs if each.missing]
        told = [
            words(
                "need-missing",
                feature=words(f"feature-{each.feature}"),
                channel=f"<#{each.channel}>",
                missing=named(each.missing, words),
            )
            for each in lacking
        ]
        return [*told, *self.notes, *doctor.cures(lacking, self.link, words)]

    def refused(self, words: Words, told: str = "preflight-refused") -> Sheet:
        """Return what did not happen, as the message `told` says it, and the cure."""
        return doctor.refused(self.needs, self.link, words, told=told)

    def sheet(self, words: Words) -> Sheet:
        return doctor.doctor(self.needs, self.notes, self.link, words)


def checkup(interaction: Interaction, terms: Terms, log: int | None, words: Words) -> Checkup:
    """Look at every feature that the terms ask for.

    Channels and roles come from the gateway's own record: an interaction tells the bot's
    permissions in the channel where it was typed only.
    """
    guild, notes = interaction.guild, list[str]()
    assert guild is not None  # it is about a series
    needs = tuple(_needs(guild, terms, log, notes, words))
    # A channel that takes a permission away goes on doing so after an invitation.
    lost = [name for each in needs for name in each.missing if name not in each.is_granted]
    link = invitation(interaction.application_id, guild, lost) if lost else ""
    return Checkup(needs, tuple(notes), link)


def _needs(
    guild: discord.Guild, terms: Terms, log: int | None, notes: list[str], words: Words
) -> Iterator[Need]:
    place = guild.get_channel(terms.channel)
    yield need(Feature.POST, terms.channel, place)
    if place is None:
        notes.append(words("channel-unseen", channel=f"<#{terms.channel}>"))
    if terms.discussion is Discussion.THREAD:
        yield need(Feature.THREAD, terms.channel, place)
    if terms.pin:
        is_forum = isinstance(place, discord.ForumChannel)
        yield need(Feature.FORUM_PIN if is_forum else Feature.PIN, terms.channel, place)
    if terms.role is not None:
        role = guild.get_role(terms.role)
        if role is None:
            notes.append(words("role-gone"))
        elif not can_ping(role, place):
            yield need(Feature.PING, terms.channel, place)
    if log is not None:
        yield need(Feature.LOG, log, guild.get_channel(log))
