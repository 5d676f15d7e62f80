"""The controls of the weekly vote, on the weekly message and on private answers.

    custom_id                            does
    week:<series>:<date>:vote:<ballot>   makes what is chosen in the menu the member's vote
    week:<series>:<date>:withdraw:<ballot>
    week:<series>:<date>:verify:<ballot>
    week:<series>:<date>:next            tells when the next one comes
    history:<page>                       that page of the past weeks

On private answers they go without their beginning, which is the weekly message's mark; on a test
they begin with `test:`. All answers are private: nobody sees what somebody else votes for.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

import discord

from bot.cards.sheet import Layout
from bot.cards.short import notice
from bot.cards.week import around, vote
from bot.cards.week.poll import TEST
from bot.cards.words import Words
from bot.domain.week.errors import NoSeries, NoSuchBallot
from bot.domain.week.vote import Voter, clicked_at
from bot.domain.week.voted import Voted
from bot.domain.week.weekly import Spot
from bot.presentation.client import Client
from bot.presentation.controls.control import Control, turn
from bot.presentation.replies import patiently, reply

_BEFORE = r"(?:(?P<week>week:[0-9]{1,20}:[0-9-]{10}:)|test:)?"
_BALLOT = r"(?P<ballot>[0-9]{1,18}|test)"


class Vote(Control, template=r"(?!)"):
    """A click that counts, or says why it does not."""

    async def answer(
        self, interaction: discord.Interaction[Any], client: Client, words: Words
    ) -> None:
        if self._match["ballot"] == TEST:
            await reply(interaction, notice(words("receipt-test")))
            return
        guild = guild_of(interaction)
        voted = await patiently(
            interaction, self.cast(client, interaction, guild, int(self._match["ballot"]))
        )
        news = vote.receipt(voted, client.catalogue, words)
        message = interaction.message
        if message is None or not message.flags.ephemeral or interaction.response.is_done():
            await reply(interaction, notice(news))
            return
        # The private card that `/vote` opened: it shows what is counted now.
        try:
            own = await client.programme.voting.own(guild, interaction.user.id)
        except NoSuchBallot:  # a card of last week, and this week has no vote
            await reply(interaction, notice(news))
            return
        layout = vote.own_layout(own, client.catalogue, words, voted)
        await interaction.response.edit_message(view=layout)

    def place(self, interaction: discord.Interaction[Any]) -> Spot | None:
        """Return where the weekly message stands, if the click was there."""
        message = interaction.message
        if not self._match["week"] or message is None or interaction.channel_id is None:
            return None
        return Spot(interaction.channel_id, message.id)

    @abstractmethod
    async def cast(
        self, client: Client, interaction: discord.Interaction[Any], guild: int, ballot: int
    ) -> Voted:
        """Do what was pressed for."""


class VoteMenu(Vote, template=rf"{_BEFORE}vote:{_BALLOT}"):
    async def cast(
        self, client: Client, interaction: discord.Interaction[Any], guild: int, ballot: int
    ) -> Voted:
        return await client.programme.voting.vote(
            guild,
            ballot,
            interaction.user.id,
            self._values,
            clicked=clicked_at(interaction.id),
            voter=_voter(interaction),
            interaction=interaction.id,
            on=self.place(interaction),
        )


class WithdrawButton(Vote, template=rf"{_BEFORE}withdraw:{_BALLOT}"):
    async def cast(
        self, client: Client, interaction: discord.Interaction[Any], guild: int, ballot: int
    ) -> Voted:
        return await client.programme.voting.withdraw(
            guild,
            ballot,
            interaction.user.id,
            clicked=clicked_at(interaction.id),
            interaction=interaction.id,
            on=self.place(interaction),
        )


class VerifyButton(Control, template=rf"{_BEFORE}verify:{_BALLOT}"):
    async def answer(
        self, interaction: discord.Interaction[Any], client: Client, words: Words
    ) -> None:
        if self._match["ballot"] == TEST:
            await reply(interaction, notice(words("receipt-test")))
            return
        guild, ballots = guild_of(interaction), client.programme.voting
        poll = await ballots.poll(guild, int(self._match["ballot"]))
        if poll.slot is None:
            raise NoSuchBallot
        check = await ballots.verify(guild, poll.slot.key.isoformat())
        await reply(interaction, around.verified(check, client.catalogue, words))


class NextButton(Control, template=rf"{_BEFORE}next"):
    async def answer(
        self, interaction: discord.Interaction[Any], client: Client, words: Words
    ) -> None:
        coming = await client.programme.diary.next(guild_of(interaction))
        await reply(interaction, around.coming(coming, client.catalogue, words))


class HistoryButton(Control, template=r"history:(?P<page>[0-9]{1,4})"):
    async def answer(
        self, interaction: discord.Interaction[Any], client: Client, words: Words
    ) -> None:
        page = int(self._match["page"])
        await turn(interaction, await history(client, guild_of(interaction), page, words))


VOTING = (VoteMenu, WithdrawButton, VerifyButton, NextButton, HistoryButton)


async def history(client: Client, guild: int, page: int, words: Words) -> Layout:
    """Return one page of a server's past weeks. Raises NoSeries."""
    weeks = await client.programme.diary.history(guild, around.PAGE, page)
    more = await client.programme.diary.history(guild, around.PAGE, page + 1)
    return around.history(weeks, page, client.catalogue, words, has_more=bool(more))


def guild_of(interaction: discord.Interaction[Any]) -> int:
    """Return the server's id. Raises NoSeries in direct messages."""
    if interaction.guild_id is None:
        raise NoSeries(0)
    return interaction.guild_id


def _voter(interaction: discord.Interaction[Any]) -> Voter:
    """Return what Discord says of the member with the click: no member list is needed."""
    member = interaction.user
    if not isinstance(member, discord.Member):
        return Voter(frozenset(), member.created_at, None)
    roles = frozenset(role.id for role in member.roles)
    return Voter(roles, member.created_at, member.joined_at)
