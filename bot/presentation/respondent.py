"""The one way from a question in plain words to what is sent."""

from __future__ import annotations

from dataclasses import dataclass

from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.cards.short import notice
from bot.domain.question.understanding import Understanding
from bot.presentation.desk import Desk
from bot.presentation.layout import Layout


@dataclass(frozen=True, slots=True)
class Respondent:
    """Answers questions, whichever way they come: by a command, a mention, a direct message.

    `guild` is the server in which one is asked, none in direct messages. It need not be one that
    has the bot: where only the person has installed it, there is no series either.
    """

    desk: Desk

    async def answer(
        self,
        text: str,
        reader: Reader,
        guild: int | None,
        before: Understanding | None = None,
        is_staff: bool = False,
    ) -> Sheet | Layout:
        """Return what is said to a text; never raises for what stands in it.

        `before` is what the message was about to which it replies. Staff read of their next step,
        where they ask what can be done here.
        """
        return await self.answered(Understanding(), reader, guild, is_staff)

    async def answered(
        self,
        understanding: Understanding,
        reader: Reader,
        guild: int | None,
        is_staff: bool = False,
    ) -> Sheet | Layout:
        """Return what is said to one reading of a question."""
        return notice("")
