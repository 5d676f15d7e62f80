"""Buttons that decide something. Like all controls they work for ever; each checks the right to.

custom_id                                       does
edit:<what is changed>                          saves a change that staff were shown
series:cancel                                   leaves everything as it is
series:resume                                   ends a pause
series:purge                                    deletes all that is stored for the server
series:log-off                                  sends notices to no channel of their own
suggestion:<id>:<approve|refuse>:<log|queue>    answers a member's suggestion
wanted:drop                                     takes a profile off the list of those wanted
privacy:delete, privacy:keep                    deletes what is stored about a person, or not
"""

from __future__ import annotations

from abc import abstractmethod

import discord

from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.cards.short import notice
from bot.cards.staff import queue, settings, status
from bot.cards.staff.change import Change
from bot.cards.week import decision, privacy
from bot.cards.week.decision import Answer, Ruling, Where
from bot.domain.week.edition import Reason
from bot.domain.week.errors import NoSuchSuggestion
from bot.presentation.asker import Interaction, guild_of
from bot.presentation.checkup import checkup
from bot.presentation.controls.control import Control
from bot.presentation.desk import Desk
from bot.presentation.sender import edit, reply
from bot.presentation.staff import require_staff
from bot.presentation.standing import queued
from bot.presentation.verdict import Request
from bot.programme.publisher import NotPublished


class Decision(Control, template=r"(?!)"):
    """Does something and turns its message into what came of it.

    What goes wrong is answered privately, and the message stays: it can be pressed again.
    """

    async def answer(self, interaction: Interaction, desk: Desk, reader: Reader) -> None:
        await self.check(interaction, desk)
        await edit(interaction, await self.decide(interaction, desk, reader))
        await self.after(interaction, desk)

    async def check(self, interaction: Interaction, desk: Desk) -> None:
        """Raise unless the person may decide this: staff, where nothing else is said."""
        await require_staff(interaction, desk)

    @abstractmethod
    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        """Do it; return what the message becomes."""

    async def after(self, interaction: Interaction, desk: Desk) -> None:
        """Do what nobody waits for."""
        return


class Save(Decision, template=Change.PATTERN):
    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        guild, change = guild_of(interaction), Change.parse(self._match)
        wanted = change.applied(await desk.programme.diary.terms(guild))
        found = checkup(interaction, wanted, None, reader.words)
        if change.channel is not None and found.is_refused:
            return found.refused(reader.words)
        done = await desk.programme.once(interaction.id).plan.edit(guild, wanted)
        return settings.edited(done, found.warnings(reader.words), reader.words)

    async def after(self, interaction: Interaction, desk: Desk) -> None:
        # A post that waited for another channel goes out at once.
        await desk.heartbeat.visit(guild_of(interaction))


class Cancel(Decision, template=decision.CANCEL):
    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        return notice(reader.words("cancelled"))


class Resume(Decision, template=decision.RESUME):
    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        asked = desk.programme.once(interaction.id)
        return status.resumed(await asked.plan.resume(guild_of(interaction)), reader.words)

    async def after(self, interaction: Interaction, desk: Desk) -> None:
        await desk.heartbeat.visit(guild_of(interaction))


class Purge(Decision, template=decision.PURGE):
    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        asked = desk.programme.once(interaction.id)
        was_anything = await asked.servers.purge(guild_of(interaction))
        return notice(reader.words("purged" if was_anything else "purged-nothing"))


class DeleteTest(Decision, template=decision.DELETE_TEST):
    """Under a public message, which goes; what came of it is told privately."""

    async def answer(self, interaction: Interaction, desk: Desk, reader: Reader) -> None:
        await self.check(interaction, desk)
        await reply(interaction, await self.decide(interaction, desk, reader))

    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        message, channel = interaction.message, interaction.channel
        assert message is not None
        await interaction.response.defer(ephemeral=True, thinking=True)
        errands, place = desk.errands, message.channel.id
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
                return notice(reader.words("test-emptied"))
        else:
            async with errands(Request.DELETE, guild_of(interaction), place):
                await message.delete()
        return notice(reader.words("test-deleted"))


class LogOff(Decision, template=decision.LOG_OFF):
    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        asked = desk.programme.once(interaction.id)
        await asked.plan.set_log_channel(guild_of(interaction), None)
        return notice(reader.words("log-off"))


class AnswerSuggestion(Decision, template=Ruling.PATTERN):
    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        guild, ruling = guild_of(interaction), Ruling.parse(self._match)
        asked = desk.programme.once(interaction.id).queue
        answer = asked.approve if ruling.answer is Answer.APPROVE else asked.refuse
        try:
            suggestion = await answer(guild, ruling.suggestion)
        except NoSuchSuggestion:
            if ruling.where is Where.LOG:
                return queue.gone(reader.words)
            done = reader.words("answered-elsewhere")
        else:
            if ruling.where is Where.LOG:
                return queue.answered(suggestion, ruling.answer, interaction.user.id, reader)
            title = reader.title(suggestion.slug)
            done = reader.words(
                f"answered-{ruling.answer}", title=title, by=interaction.user.mention
            )
        return await queued(interaction, desk, reader, done)


class DropWanted(Decision, template=decision.DROP_WANTED):
    """A menu, which has the profession."""

    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        slug = self.chosen
        await desk.programme.once(interaction.id).wanting.drop(guild_of(interaction), slug)
        done = reader.words("wanted-dropped", title=reader.title(slug))
        return await queued(interaction, desk, reader, done)


class ForgetMe(Decision, template=decision.FORGET_ME):
    """For everyone, about themselves; also in direct messages."""

    async def check(self, interaction: Interaction, desk: Desk) -> None:
        return

    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        asked = desk.programme.once(interaction.id)
        return privacy.receipt(await asked.members.delete(interaction.user.id), reader.words)


class KeepMe(Decision, template=decision.KEEP_ME):
    async def check(self, interaction: Interaction, desk: Desk) -> None:
        return

    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        return notice(reader.words("kept"))


DECIDING = (
    Save,
    Cancel,
    Resume,
    Purge,
    DeleteTest,
    LogOff,
    AnswerSuggestion,
    DropWanted,
    ForgetMe,
    KeepMe,
)
