"""Buttons that decide something. Like all controls they work for ever; each checks the right to.

custom_id                                       does
edit:<what is changed>                          saves a change that staff were shown
series:cancel                                   leaves everything as it is
series:resume                                   ends a pause
series:post-anyway                              posts although the next date is far away
series:purge                                    deletes all that is stored for the server
series:log-off                                  sends notices to no channel of their own
suggestion:<id>:<approve|refuse>:<log|queue>    answers a member's suggestion
privacy:delete, privacy:keep                    deletes what is stored about a person, or not
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import Any, Self

import discord
from discord import ui

from bot.domain.errors import NoSuchSuggestion
from bot.presentation.cards import decision, notice, privacy, queue, series, settings
from bot.presentation.cards.change import Change
from bot.presentation.cards.decision import Answer, Verdict, Where
from bot.presentation.cards.layout import Layout
from bot.presentation.checkup import checkup
from bot.presentation.client import Client
from bot.presentation.staff import Interaction, guild_of, require_staff, words_of
from bot.presentation.text import Words
from bot.series.programme import Programme


class Decision(ui.DynamicItem[ui.Item[Any]], ABC, template=r"(?!)"):
    """Does something and turns its message into what came of it.

    What goes wrong is answered privately, and the message stays: it can be pressed again.
    discord.py only logs what a dynamic item raises, so the net is here.
    """

    def __init__(self, item: ui.Item[Any], match: re.Match[str]) -> None:
        super().__init__(item)
        self._match = match

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str]
    ) -> Self:
        return cls(item, match)

    async def callback(self, interaction: Interaction) -> None:
        client: Client = interaction.client
        try:
            self.check(interaction)
            layout = await self.decide(interaction, client.programme, words_of(interaction))
            if interaction.response.is_done():
                await interaction.edit_original_response(view=layout)
            else:
                await interaction.response.edit_message(view=layout)
            await self.after(interaction)
        except Exception as error:
            await client.replies.answer(interaction, error)

    def check(self, interaction: Interaction) -> None:
        """Raise unless the person may decide this: staff, where nothing else is said."""
        require_staff(interaction)

    @abstractmethod
    async def decide(
        self, interaction: Interaction, programme: Programme, words: Words
    ) -> Layout: ...

    async def after(self, interaction: Interaction) -> None:
        """Do what nobody waits for."""
        return


class Save(Decision, template=Change.PATTERN):
    async def decide(self, interaction: Interaction, programme: Programme, words: Words) -> Layout:
        guild, change = guild_of(interaction), Change.parse(self._match)
        wanted = change.applied(await programme.plan.settings(guild))
        assert interaction.guild is not None
        found = checkup(interaction.client, interaction.guild, wanted, None, words)
        if change.channel is not None and found.is_refused:
            return found.refused(words)
        done = await programme.plan.edit(guild, wanted)
        return settings.edited(done, found.warnings(words), words)

    async def after(self, interaction: Interaction) -> None:
        # A post that waited for another channel goes out at once.
        await _visit(interaction)


class Cancel(Decision, template=decision.CANCEL):
    async def decide(self, interaction: Interaction, programme: Programme, words: Words) -> Layout:
        return notice.notice(words("cancelled"))


class Resume(Decision, template=decision.RESUME):
    async def decide(self, interaction: Interaction, programme: Programme, words: Words) -> Layout:
        return series.resumed(await programme.plan.resume(guild_of(interaction)), words)

    async def after(self, interaction: Interaction) -> None:
        await _visit(interaction)


class PostAnyway(Decision, template=decision.POST_ANYWAY):
    async def decide(self, interaction: Interaction, programme: Programme, words: Words) -> Layout:
        await interaction.response.defer()
        client: Client = interaction.client
        guild = guild_of(interaction)
        return series.posted(await client.scheduler.post_now(guild, anyway=True), guild, words)


class Purge(Decision, template=decision.PURGE):
    async def decide(self, interaction: Interaction, programme: Programme, words: Words) -> Layout:
        was_anything = await programme.plan.purge(guild_of(interaction))
        return notice.notice(words("purged" if was_anything else "purged-nothing"))


class LogOff(Decision, template=decision.LOG_OFF):
    async def decide(self, interaction: Interaction, programme: Programme, words: Words) -> Layout:
        await programme.plan.set_log_channel(guild_of(interaction), None)
        return notice.notice(words("log-off"))


class AnswerSuggestion(Decision, template=Verdict.PATTERN):
    async def decide(self, interaction: Interaction, programme: Programme, words: Words) -> Layout:
        client: Client = interaction.client
        guild, verdict = guild_of(interaction), Verdict.parse(self._match)
        answer = (
            programme.queue.approve if verdict.answer is Answer.APPROVE else programme.queue.refuse
        )
        try:
            suggestion = await answer(guild, verdict.suggestion)
        except NoSuchSuggestion:
            if verdict.where is Where.LOG:
                return queue.gone(words)
            done = words("answered-elsewhere")
        else:
            if verdict.where is Where.LOG:
                return queue.answered(
                    suggestion, verdict.answer, interaction.user.id, client.catalogue, words
                )
            title = series.name(suggestion.slug, client.catalogue)
            done = words(f"answered-{verdict.answer}", title=title, by=interaction.user.mention)
        return queue.queue(
            await programme.queue.list(guild),
            await programme.queue.suggestions(guild),
            client.catalogue,
            words,
            done=done,
        )


class ForgetMe(Decision, template=decision.FORGET_ME):
    """For everyone, about themselves; also in direct messages."""

    def check(self, interaction: Interaction) -> None:
        return

    async def decide(self, interaction: Interaction, programme: Programme, words: Words) -> Layout:
        return privacy.receipt(await programme.members.delete(interaction.user.id), words)


class KeepMe(Decision, template=decision.KEEP_ME):
    def check(self, interaction: Interaction) -> None:
        return

    async def decide(self, interaction: Interaction, programme: Programme, words: Words) -> Layout:
        return notice.notice(words("kept"))


DECISIONS = (
    Save,
    Cancel,
    Resume,
    PostAnyway,
    Purge,
    LogOff,
    AnswerSuggestion,
    ForgetMe,
    KeepMe,
)


async def _visit(interaction: Interaction) -> None:
    client: Client = interaction.client
    await client.scheduler.visit(guild_of(interaction))
