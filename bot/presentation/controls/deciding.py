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

from abc import abstractmethod

import discord

from bot.cards import short
from bot.cards.sheet import Layout
from bot.cards.staff import queue, settings, status
from bot.cards.staff.change import Change
from bot.cards.week import decision, privacy
from bot.cards.week.decision import Answer, Ruling, Where
from bot.cards.week.poll import title_of
from bot.cards.words import Words
from bot.domain.week.edition import Reason
from bot.domain.week.errors import NoSuchSuggestion
from bot.presentation.checkup import checkup
from bot.presentation.client import Client
from bot.presentation.controls.control import Control
from bot.presentation.controls.voting import guild_of
from bot.presentation.replies import reply
from bot.presentation.staff import Interaction, require_staff
from bot.presentation.verdict import Request
from bot.programme.publisher import NotPublished


class Decision(Control, template=r"(?!)"):
    """Does something and turns its message into what came of it.

    What goes wrong is answered privately, and the message stays: it can be pressed again.
    """

    async def answer(self, interaction: Interaction, client: Client, words: Words) -> None:
        await self.check(interaction)
        layout = await self.decide(interaction, client, words)
        if interaction.response.is_done():
            await interaction.edit_original_response(view=layout)
        else:
            await interaction.response.edit_message(view=layout)
        await self.after(interaction, client)

    async def check(self, interaction: Interaction) -> None:
        """Raise unless the person may decide this: staff, where nothing else is said."""
        await require_staff(interaction)

    @abstractmethod
    async def decide(self, interaction: Interaction, client: Client, words: Words) -> Layout:
        """Do it; return what the message becomes."""

    async def after(self, interaction: Interaction, client: Client) -> None:
        """Do what nobody waits for."""
        return


class Save(Decision, template=Change.PATTERN):
    async def decide(self, interaction: Interaction, client: Client, words: Words) -> Layout:
        guild, change = guild_of(interaction), Change.parse(self._match)
        wanted = change.applied(await client.programme.diary.terms(guild))
        assert interaction.guild is not None
        found = checkup(interaction.client, interaction.guild, wanted, None, words)
        if change.channel is not None and found.is_refused:
            return found.refused(words)
        done = await client.programme.once(interaction.id).plan.edit(guild, wanted)
        return settings.edited(done, found.warnings(words), words)

    async def after(self, interaction: Interaction, client: Client) -> None:
        # A post that waited for another channel goes out at once.
        await client.heartbeat.visit(guild_of(interaction))


class Cancel(Decision, template=decision.CANCEL):
    async def decide(self, interaction: Interaction, client: Client, words: Words) -> Layout:
        return short.notice(words("cancelled"))


class Resume(Decision, template=decision.RESUME):
    async def decide(self, interaction: Interaction, client: Client, words: Words) -> Layout:
        asked = client.programme.once(interaction.id)
        return status.resumed(await asked.plan.resume(guild_of(interaction)), words)

    async def after(self, interaction: Interaction, client: Client) -> None:
        await client.heartbeat.visit(guild_of(interaction))


class PostAnyway(Decision, template=decision.POST_ANYWAY):
    async def decide(self, interaction: Interaction, client: Client, words: Words) -> Layout:
        await interaction.response.defer()
        guild = guild_of(interaction)
        edition = await client.heartbeat.post_now(guild, anyway=True, interaction=interaction.id)
        return status.posted(edition, guild, words)


class Purge(Decision, template=decision.PURGE):
    async def decide(self, interaction: Interaction, client: Client, words: Words) -> Layout:
        asked = client.programme.once(interaction.id)
        was_anything = await asked.servers.purge(guild_of(interaction))
        return short.notice(words("purged" if was_anything else "purged-nothing"))


class DeleteTest(Decision, template=decision.DELETE_TEST):
    """Under a public message, which goes; what came of it is told privately."""

    async def answer(self, interaction: Interaction, client: Client, words: Words) -> None:
        await self.check(interaction)
        await reply(interaction, await self.decide(interaction, client, words))

    async def decide(self, interaction: Interaction, client: Client, words: Words) -> Layout:
        message, channel = interaction.message, interaction.channel
        assert message is not None
        await interaction.response.defer(ephemeral=True, thinking=True)
        errands, place = client.errands, message.channel.id
        # In a forum, deleting the first message would leave its post behind.
        if isinstance(channel, discord.Thread) and isinstance(channel.parent, discord.ForumChannel):
            try:
                async with errands(Request.DELETE, guild_of(interaction), place):
                    await channel.delete()
            except NotPublished as refusal:
                if refusal.cause.reason is not Reason.PERMISSION_MISSING:
                    raise
                async with errands(Request.DELETE, guild_of(interaction), place):
                    await message.delete()
                return short.notice(words("test-emptied"))
        else:
            async with errands(Request.DELETE, guild_of(interaction), place):
                await message.delete()
        return short.notice(words("test-deleted"))


class LogOff(Decision, template=decision.LOG_OFF):
    async def decide(self, interaction: Interaction, client: Client, words: Words) -> Layout:
        asked = client.programme.once(interaction.id)
        await asked.plan.set_log_channel(guild_of(interaction), None)
        return short.notice(words("log-off"))


class AnswerSuggestion(Decision, template=Ruling.PATTERN):
    async def decide(self, interaction: Interaction, client: Client, words: Words) -> Layout:
        guild, verdict = guild_of(interaction), Ruling.parse(self._match)
        queued = client.programme.once(interaction.id).queue
        answer = queued.approve if verdict.answer is Answer.APPROVE else queued.refuse
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
            title = title_of(suggestion.slug, client.catalogue)
            done = words(f"answered-{verdict.answer}", title=title, by=interaction.user.mention)
        return queue.queue(
            await client.programme.queue.list(guild),
            await client.programme.queue.suggestions(guild),
            client.catalogue,
            words,
            done=done,
        )


class ForgetMe(Decision, template=decision.FORGET_ME):
    """For everyone, about themselves; also in direct messages."""

    async def check(self, interaction: Interaction) -> None:
        return

    async def decide(self, interaction: Interaction, client: Client, words: Words) -> Layout:
        asked = client.programme.once(interaction.id)
        return privacy.receipt(await asked.members.delete(interaction.user.id), words)


class KeepMe(Decision, template=decision.KEEP_ME):
    async def check(self, interaction: Interaction) -> None:
        return

    async def decide(self, interaction: Interaction, client: Client, words: Words) -> Layout:
        return short.notice(words("kept"))


DECISIONS = (
    Save,
    Cancel,
    Resume,
    PostAnyway,
    Purge,
    DeleteTest,
    LogOff,
    AnswerSuggestion,
    ForgetMe,
    KeepMe,
)
