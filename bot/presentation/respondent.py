"""The one way from a question in plain words to what is sent."""

from __future__ import annotations

from dataclasses import dataclass

from bot.cards.asking.answer.sheet import TOPICS, answer, lacks
from bot.cards.asking.help import Where, examples, friendly, help_sheet, to_ask_about
from bot.cards.asking.share import with_share
from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.cards.staff.step import next_step
from bot.cards.week.asked import ABOUT_THE_SERIES, asked
from bot.domain.question.understand import understand
from bot.domain.question.understanding import Topic, Understanding
from bot.domain.week.errors import NoSeries
from bot.domain.week.present import Present
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
        understanding = self.understood(text, reader, before)
        return await self.answered(understanding, reader, guild, is_staff)

    def understood(
        self, text: str, reader: Reader, before: Understanding | None = None
    ) -> Understanding:
        """Return what a text means; never raises for what stands in it."""
        vocabulary = self.desk.library.vocabulary(reader.words.locale)
        if vocabulary is None:  # a catalogue without any: nothing is understood
            return Understanding()
        return understand(text, reader.catalogue, vocabulary, before)

    async def answered(
        self,
        understanding: Understanding,
        reader: Reader,
        guild: int | None,
        is_staff: bool = False,
    ) -> Sheet | Layout:
        """Return what is said to one reading of a question."""
        topic = understanding.topic
        if topic is Topic.HELP:
            return await self.help(reader, guild, is_staff)
        if topic in ABOUT_THE_SERIES:
            present = await self._present(guild)
            told = asked(understanding, present, reader, here=self._is_served(guild))
            is_news = present is not None or topic is Topic.PRIVACY
            return with_share(told, understanding, reader) if is_news else told
        if topic in TOPICS and not lacks(understanding):
            return self.desk.deck.answer(understanding, reader)
        this_week = _this_week(await self._present(guild))
        if topic in TOPICS or understanding.unknown:
            return answer(understanding, reader, to_ask_about(this_week, reader))
        return friendly(examples(this_week, reader), reader)

    async def help(self, reader: Reader, guild: int | None, is_staff: bool = False) -> Sheet:
        """Return what that person can do in that place."""
        present = await self._present(guild)
        where = _where(guild, present, is_served=self._is_served(guild))
        step = None
        if is_staff and guild is not None and self._is_served(guild):
            status = await self.desk.programme.diary.status(guild) if present else None
            step = next_step(status, reader.words, at=self.desk.clock.now())
        shown = examples(_this_week(present), reader)
        hears = where is not Where.ELSEWHERE and self.desk.presence.hears(guild)
        return help_sheet(where, shown, reader, hears=hears, step=step)

    async def _present(self, guild: int | None) -> Present | None:
        """Return how the week stands in a server that has a series."""
        if guild is None or not self._is_served(guild):
            return None
        try:
            return await self.desk.programme.diary.present(guild)
        except NoSeries:
            return None

    def _is_served(self, guild: int | None) -> bool:
        return guild is not None and self.desk.presence.serves(guild)


def _where(guild: int | None, present: Present | None, *, is_served: bool) -> Where:
    if guild is None:
        return Where.DIRECT
    if not is_served:
        return Where.ELSEWHERE
    return Where.SERVER if present is None else Where.SERIES


def _this_week(present: Present | None) -> str | None:
    return present.latest.profession if present and present.latest else None
