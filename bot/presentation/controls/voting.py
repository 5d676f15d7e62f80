"""The controls of the weekly vote, on the weekly message and on private answers.

    custom_id                            does
    week:<series>:<date>:choose:<ballot>:<place>   makes that candidate the member's vote
    week:<series>:<date>:vote:<ballot>             the same with what is chosen in the menu
    week:<series>:<date>:withdraw:<ballot>
    week:<series>:<date>:candidates:<ballot>       shows all candidates side by side
    week:<series>:<date>:rules:<ballot>            tells how it is decided
    week:<series>:<date>:verify:<ballot>           counts and draws a closed one again
    week:<series>:<date>:next                      tells when the next one comes
    history:<page>                                 that page of the past weeks

On private answers they go without their beginning, which is the weekly message's mark; on a test
they begin with `test:`. All answers are private: nobody sees what somebody else votes for.
"""

from __future__ import annotations

from abc import abstractmethod

import discord

from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.cards.short import notice
from bot.cards.week import around, vote
from bot.cards.week.candidates import candidates
from bot.cards.week.poll import TEST
from bot.cards.week.rules import rules
from bot.domain.week.errors import NoSuchBallot
from bot.domain.week.vote import Voter, clicked_at
from bot.domain.week.voted import Voted
from bot.domain.week.weekly import Poll, Spot
from bot.presentation.admission import Kind
from bot.presentation.asker import Interaction, guild_of
from bot.presentation.controls.control import Control
from bot.presentation.desk import Desk
from bot.presentation.sender import edit, patiently, reply, turn

_BEFORE = r"(?:(?P<week>week:[0-9]{1,20}:[0-9-]{10}:)|test:)?"
_BALLOT = r"(?P<ballot>[0-9]{1,18}|test)"


class Vote(Control, template=r"(?!)"):
    """A click that counts, or says why it does not."""

    kind = Kind.VOTE

    async def answer(self, interaction: Interaction, desk: Desk, reader: Reader) -> None:
        if self._match["ballot"] == TEST:
            await reply(interaction, notice(reader.words("receipt-test")))
            return
        guild = guild_of(interaction)
        voted = await patiently(
            interaction, self.cast(desk, interaction, guild, int(self._match["ballot"]))
        )
        desk.metrics.votes += 1
        news = vote.receipt(voted, reader)
        message = interaction.message
        if message is None or not message.flags.ephemeral or interaction.response.is_done():
            await reply(interaction, notice(news))
            return
        # The private card that `/vote` opened: it shows what is counted now.
        try:
            own = await desk.programme.voting.own(guild, interaction.user.id)
        except NoSuchBallot:  # a card of last week, and this week has no vote
            await reply(interaction, notice(news))
            return
        await edit(interaction, vote.own_sheet(own, desk.readers.voting(interaction), voted))

    def spot(self, interaction: Interaction) -> Spot | None:
        """Return where the weekly message stands, if the click was there."""
        message = interaction.message
        if not self._match["week"] or message is None or interaction.channel_id is None:
            return None
        return Spot(interaction.channel_id, message.id)

    @abstractmethod
    async def cast(self, desk: Desk, interaction: Interaction, guild: int, ballot: int) -> Voted:
        """Do what was pressed for."""


class VoteMenu(Vote, template=rf"{_BEFORE}vote:{_BALLOT}"):
    async def cast(self, desk: Desk, interaction: Interaction, guild: int, ballot: int) -> Voted:
        return await desk.programme.voting.vote(
            guild,
            ballot,
            interaction.user.id,
            self._values,
            clicked=clicked_at(interaction.id),
            voter=_voter(interaction),
            interaction=interaction.id,
            on=self.spot(interaction),
        )


class ChooseButton(Vote, template=rf"{_BEFORE}choose:{_BALLOT}:(?P<place>[0-9]{{1,2}})"):
    async def cast(self, desk: Desk, interaction: Interaction, guild: int, ballot: int) -> Voted:
        return await desk.programme.voting.choose(
            guild,
            ballot,
            interaction.user.id,
            int(self._match["place"]),
            clicked=clicked_at(interaction.id),
            voter=_voter(interaction),
            interaction=interaction.id,
            on=self.spot(interaction),
        )


class WithdrawButton(Vote, template=rf"{_BEFORE}withdraw:{_BALLOT}"):
    async def cast(self, desk: Desk, interaction: Interaction, guild: int, ballot: int) -> Voted:
        return await desk.programme.voting.withdraw(
            guild,
            ballot,
            interaction.user.id,
            clicked=clicked_at(interaction.id),
            interaction=interaction.id,
            on=self.spot(interaction),
        )


class Question(Control, template=r"(?!)"):
    """Tells of a ballot, privately."""

    async def answer(self, interaction: Interaction, desk: Desk, reader: Reader) -> None:
        if self._match["ballot"] == TEST:
            await reply(interaction, notice(reader.words("receipt-test")))
            return
        guild, ballot = guild_of(interaction), int(self._match["ballot"])
        poll = await desk.programme.voting.poll(guild, ballot)
        told = await self.told(desk, guild, poll, desk.readers.voting(interaction))
        await reply(interaction, told)

    @abstractmethod
    async def told(self, desk: Desk, guild: int, poll: Poll, reader: Reader) -> Sheet:
        """Return what was asked for."""


class CandidatesButton(Question, template=rf"{_BEFORE}candidates:{_BALLOT}"):
    async def told(self, desk: Desk, guild: int, poll: Poll, reader: Reader) -> Sheet:
        return candidates(poll, reader)


class RulesButton(Question, template=rf"{_BEFORE}rules:{_BALLOT}"):
    async def told(self, desk: Desk, guild: int, poll: Poll, reader: Reader) -> Sheet:
        return rules(poll, reader)


class VerifyButton(Question, template=rf"{_BEFORE}verify:{_BALLOT}"):
    async def told(self, desk: Desk, guild: int, poll: Poll, reader: Reader) -> Sheet:
        if poll.slot is None:
            raise NoSuchBallot
        check = await desk.programme.voting.verify(guild, poll.slot.key.isoformat())
        return around.verified(check, reader)


class NextButton(Control, template=rf"{_BEFORE}next"):
    async def answer(self, interaction: Interaction, desk: Desk, reader: Reader) -> None:
        coming = await desk.programme.diary.next(guild_of(interaction))
        await reply(interaction, around.coming(coming, reader))


class HistoryButton(Control, template=r"history:(?P<page>[0-9]{1,4})"):
    async def answer(self, interaction: Interaction, desk: Desk, reader: Reader) -> None:
        page = int(self._match["page"])
        await turn(interaction, await history(desk, guild_of(interaction), page, reader))


VOTING = (
    ChooseButton,
    VoteMenu,
    WithdrawButton,
    CandidatesButton,
    RulesButton,
    VerifyButton,
    NextButton,
    HistoryButton,
)


async def history(desk: Desk, guild: int, page: int, reader: Reader) -> Sheet:
    """Return one page of a server's past weeks. Raises NoSeries."""
    diary = desk.programme.diary
    weeks = await diary.history(guild, around.PAGE, page)
    more = await diary.history(guild, around.PAGE, page + 1)
    year = await diary.year(guild)
    return around.history(weeks, page, reader, year, has_more=bool(more))


def _voter(interaction: Interaction) -> Voter:
    """Return what Discord says of the member with the click: no member list is needed."""
    member = interaction.user
    if not isinstance(member, discord.Member):
        return Voter(frozenset(), member.created_at, None)
    roles = frozenset(role.id for role in member.roles)
    return Voter(roles, member.created_at, member.joined_at)
