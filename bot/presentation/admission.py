"""Which interactions are answered at all: those of whoever does not hammer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from enum import Enum, auto

import discord

from bot import trail
from bot.presentation.asker import Interaction
from bot.presentation.limit import Bound, Limit, TooQuick, Verdict
from bot.presentation.replies import Replies
from bot.presentation.verdict import TROUBLE

SPAN = timedelta(seconds=10)
PERSON = Bound(20, SPAN)
"""Commands, buttons, menus and forms. Nobody who reads what they get is as quick."""
SERVER = Bound(400, SPAN)
"""Those of all members together, but for votes."""
TYPIST = Bound(50, SPAN)
"""What Discord asks while somebody types: with every letter, at worst."""
TYPISTS = Bound(2000, SPAN)
"""That, of all members together."""

_ONCE = Bound(1, SPAN)


class Kind(Enum):
    """What somebody does, by whom they might keep from it."""

    VOTE = auto()
    """A server votes within a minute of its post: nobody is ever refused for what others did."""
    ASK = auto()
    TYPE = auto()
    """Never counts as anything else: who types quickly has asked for nothing yet."""


class Limits:
    """Decides by what was done lately, and by nothing else."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._person, self._server = Limit(now, PERSON), Limit(now, SERVER)
        self._typist, self._typists = Limit(now, TYPIST), Limit(now, TYPISTS)
        self._told = Limit(now, _ONCE)

    def of(self, kind: Kind, person: int, server: int | None) -> Verdict:
        """Return what is done with it.

        What a person is refused never counts against their server.
        """
        is_typed = kind is Kind.TYPE
        own = (self._typist if is_typed else self._person).of(person)
        if own is not Verdict.ANSWER or kind is Kind.VOTE or server is None:
            return own
        if (self._typists if is_typed else self._server).of(server) is Verdict.ANSWER:
            return Verdict.ANSWER
        # The server's own spell is not each member's: all of them are told, once.
        return Verdict.TELL if self._told.of(person) is Verdict.ANSWER else Verdict.IGNORE


class Admission:
    """Lets interactions in, or tells why not."""

    def __init__(self, now: Callable[[], datetime], replies: Replies) -> None:
        self._limits = Limits(now)
        self._replies = replies

    async def admits(self, interaction: Interaction, kind: Kind) -> bool:
        """Return whether it is answered; where it is not, they are told once, privately."""
        verdict = self._limits.of(kind, interaction.user.id, interaction.guild_id)
        if verdict is Verdict.TELL:
            await self._tell(interaction)
        if verdict is not Verdict.ANSWER:
            trail.ended("too quick")  # told or not
        return verdict is Verdict.ANSWER

    async def _tell(self, interaction: Interaction) -> None:
        if interaction.type is not discord.InteractionType.autocomplete:
            await self._replies.answer(interaction, TooQuick())
            return
        with suppress(*TROUBLE):  # nobody misses an empty list
            await interaction.response.autocomplete([])
