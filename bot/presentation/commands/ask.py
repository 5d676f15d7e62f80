"""Asking in one's own words, and asking what can be asked."""

from __future__ import annotations

from discord import app_commands

from bot import trail
from bot.cards.asking.help import enough
from bot.domain.question.token import LONGEST
from bot.presentation.asker import Interaction
from bot.presentation.commands.option import EVERYONE, ME, choices, described, titled
from bot.presentation.desk import Desk
from bot.presentation.limit import QUESTIONS, Verdict
from bot.presentation.respondent import Respondent
from bot.presentation.sender import reply
from bot.presentation.staff import is_staff
from bot.presentation.tree import Tree

Question = app_commands.Range[str, 1, LONGEST]


def add(tree: Tree, desk: Desk) -> None:
    """Add `/ask` and `/help`."""
    names, respondent = desk.languages.default, Respondent(desk)

    @tree.command(**titled(names, "ask"))
    @described(names, "question", "show")
    @app_commands.choices(show=choices(names, "show-{}", (ME, EVERYONE)))
    async def ask(
        interaction: Interaction, question: Question | None = None, show: str = ME
    ) -> None:
        own = desk.readers.asking(interaction)
        if desk.limit.of(interaction.user.id) is not Verdict.ANSWER:
            # However often: Discord wants an answer to every command.
            trail.ended("too quick")
            seconds = round(QUESTIONS.span.total_seconds())
            await reply(interaction, enough(QUESTIONS.most, seconds, own.words))
            return
        if question is None or not question.strip():
            await show_help(interaction)
            return
        public, guild = show == EVERYONE, interaction.guild_id
        reader = desk.readers.asking(interaction, public=public)
        # The role that staff may have is not looked up: hardly any question is about the set-up.
        is_chief = interaction.permissions.manage_guild
        answer = await respondent.answer(question, reader, guild, is_staff=is_chief)
        await reply(interaction, answer, public=public)

    @tree.command(**titled(names, "help"))
    async def help_(interaction: Interaction) -> None:
        await show_help(interaction)

    async def show_help(interaction: Interaction) -> None:
        reader, staff = desk.readers.asking(interaction), await is_staff(interaction, desk)
        await reply(interaction, await respondent.help(reader, interaction.guild_id, staff))
