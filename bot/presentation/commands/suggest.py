"""What members would like to read about next."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.cards.staff import queue, wanted
from bot.domain.week.errors import NotWritten
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
        guild, member = guild_of(interaction), interaction.user.id
        asked, reader = desk.programme.once(interaction.id), desk.readers.asking(interaction)
        try:
            suggestion = await asked.queue.suggest(guild, member, profession)
        except NotWritten as lacking:
            wish = await asked.wanting.want(guild, member, lacking.slug)
            await reply(interaction, wanted.wanted(wish, reader))
            if wish.is_news:
                await _tell(desk, guild, partial(wanted.asked, wish))
        else:
            await reply(interaction, queue.suggested(suggestion, reader))
            await _tell(desk, guild, partial(queue.asked, suggestion))


async def _tell(desk: Desk, guild: int, sheet: Callable[[Reader], Sheet]) -> None:
    """Show staff in their log channel what a member asked for; without one it waits for them."""
    series = await desk.programme.diary.series(guild)
    channel = series.log_channel
    if channel is None or desk.errands.known(guild, channel) is None:
        return
    try:
        await desk.errands.say(guild, channel, sheet(desk.readers.of(series.language)))
    except NotPublished as refusal:
        _log.info("what a member asked for was not shown in server %d: %s", guild, refusal)
