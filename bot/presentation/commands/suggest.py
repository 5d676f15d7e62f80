"""What members would like to read about next."""

from __future__ import annotations

import logging

from bot.cards.staff import queue as card
from bot.domain.week.series import Series
from bot.domain.week.suggestion import Suggestion
from bot.presentation.asker import Interaction, guild_of
from bot.presentation.commands.option import Professions, described, in_servers, titled
from bot.presentation.desk import Desk
from bot.presentation.sender import reply
from bot.presentation.tree import Tree
from bot.programme.publisher import NotPublished

_log = logging.getLogger(__name__)


def add(tree: Tree, desk: Desk) -> None:
    """Add `/suggest`."""
    names = desk.languages.default

    @tree.command(**titled(names, "suggest"))
    @in_servers
    @described(names, profession="profession-to-suggest")
    @tree.offers.add(profession=Professions(desk))
    async def suggest(interaction: Interaction, profession: str) -> None:
        guild = guild_of(interaction)
        queue = desk.programme.once(interaction.id).queue
        suggestion = await queue.suggest(guild, interaction.user.id, profession)
        await reply(interaction, card.suggested(suggestion, desk.readers.asking(interaction)))
        await _ask(desk, await desk.programme.diary.series(guild), suggestion)


async def _ask(desk: Desk, series: Series, suggestion: Suggestion) -> None:
    """Show staff the suggestion in their log channel; without one it waits in the queue."""
    channel = series.log_channel
    if channel is None or desk.errands.known(series.guild, channel) is None:
        return
    try:
        sheet = card.asked(suggestion, desk.readers.of(series.language))
        await desk.errands.say(series.guild, channel, sheet)
    except NotPublished as refusal:
        _log.info("a suggestion was not shown in server %d: %s", series.guild, refusal)
