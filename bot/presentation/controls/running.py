"""The buttons of the status: each turns it into what came of it, with a way back.

custom_id             does
series:status         shows the status
series:details        shows the whole of it, settings and rules of the vote as well
series:skip           asks whether the next date shall be left out
series:skip:<date>    leaves it out, if it is still the next
series:pause          pauses without an end
series:post           asks whether to post now
series:post:<date>    posts in that date's place, if it is still the next
series:queue          shows what waits
series:example        posts an example
"""

from __future__ import annotations

from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.cards.staff import status
from bot.cards.week import decision
from bot.domain.week.errors import AnotherDate
from bot.domain.week.typed import calendar_day
from bot.presentation.asker import Interaction, guild_of
from bot.presentation.controls.control import Control
from bot.presentation.controls.deciding import Decision
from bot.presentation.desk import Desk
from bot.presentation.standing import example, post_asked, queued, standing


class ShowStatus(Decision, template=decision.STATUS):
    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        return await standing(interaction, desk, reader)


class ShowDetails(Decision, template=decision.DETAILS):
    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        return await standing(interaction, desk, reader, whole=True)


class AskSkip(Decision, template=decision.ASK_SKIP):
    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        diary, guild = desk.programme.diary, guild_of(interaction)
        would, series = await diary.would_skip(guild), await diary.series(guild)
        return status.skip_ask(would, series, reader.words)


class Skip(AskSkip, template=rf"{decision.SKIP}(?P<day>[0-9-]{{10}})"):
    """Leaves out the date that staff were asked about; asks again where another is the next."""

    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        guild, day = guild_of(interaction), calendar_day(self._match["day"])
        series = await desk.programme.diary.series(guild)
        try:
            done = await desk.programme.once(interaction.id).plan.skip(guild, day)
        except AnotherDate:
            return await super().decide(interaction, desk, reader)
        return status.skipped(done, series, reader.words)


class Pause(Decision, template=decision.PAUSE):
    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        asked = desk.programme.once(interaction.id)
        return status.paused(await asked.plan.pause(guild_of(interaction)), reader.words)


class AskPost(Decision, template=rf"{decision.ASK_POST}(?:-anyway)?"):
    """Asks, as does a button of an older version that did not say which date it was about."""

    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        return await post_asked(interaction, desk, reader)


class Post(AskPost, template=rf"{decision.POST}(?P<day>[0-9-]{{10}})"):
    """Posts in place of the date that staff were asked about; asks again as Skip does."""

    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        await interaction.response.defer()
        guild, day = guild_of(interaction), calendar_day(self._match["day"])
        try:
            edition = await desk.heartbeat.post_now(
                guild, anyway=True, only=day, interaction=interaction.id
            )
        except AnotherDate:
            return await super().decide(interaction, desk, reader)
        return status.posted(edition, guild, desk.clock.now(), reader.words)


class ShowQueue(Decision, template=decision.QUEUE):
    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        return await queued(interaction, desk, reader)


class PostExample(Decision, template=decision.EXAMPLE):
    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        await interaction.response.defer()
        return await example(interaction, desk, reader)


RUNNING: tuple[type[Control], ...] = (
    ShowStatus,
    ShowDetails,
    AskSkip,
    Skip,
    Pause,
    AskPost,
    Post,
    ShowQueue,
    PostExample,
)
