"""The panel in which staff choose where the bot hears that it is mentioned.

custom_id              does
mentions:everywhere    has it hear in all channels
mentions:nowhere       in none
mentions:some          in those that were chosen in the menu
"""

from __future__ import annotations

from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.cards.week import decision
from bot.domain.week.earshot import EVERYWHERE, NOWHERE, Earshot
from bot.presentation.asker import Interaction, guild_of
from bot.presentation.controls.control import Control
from bot.presentation.controls.deciding import Decision
from bot.presentation.desk import Desk
from bot.presentation.hearing import panel


class Hear(Decision, template=r"(?!)"):
    @property
    def earshot(self) -> Earshot:
        """What was chosen."""
        return EVERYWHERE

    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        hearing = desk.programme.once(interaction.id).hearing
        await hearing.choose(guild_of(interaction), self.earshot)
        return panel(interaction, desk, reader.words)


class HearEverywhere(Hear, template=decision.HEAR_EVERYWHERE):
    """As it is from the start."""


class HearNowhere(Hear, template=decision.HEAR_NOWHERE):
    @property
    def earshot(self) -> Earshot:
        return NOWHERE


class HearSome(Hear, template=decision.HEAR_SOME):
    @property
    def earshot(self) -> Earshot:
        return Earshot(frozenset(self.numbers))


HEARING: tuple[type[Control], ...] = (HearEverywhere, HearNowhere, HearSome)
