"""The controls of cards and lists.

custom_id                                          does
job:<slug>:<section>:<page>:<country>:<level>      opens that page of a profession's card
country:<slug>:<level>                             shows its pay in the country that was chosen
ranking:<id>:<page>                                opens that page of a ranking
open:profession, open:ranking, open:skill          opens what was chosen in the menu
jobs:<order><country>:<page>:<field>:<skill>:<tag>:<text>   opens that page of the list
field:<order><country>:<page>:<field>:<skill>:<tag>:<text>  opens it with the field that was chosen
skill:<page>:<tag>:<skill>:<text>                  opens that page of who needs a skill
compare:<slug>.<slug>[.<slug>]:<page>[:<country>]  shows that page of a comparison
swap:<slug>.<slug>[.<slug>][:<country>]            compares what is left after the choice
card:<slug>[:<country>], open:card[:<country>]     opens a card in a private message of its own
fit:<menu>:<likes>:<place>:<study>                 answers to what has been chosen so far
about:sources[:<page>]                             tells from whom the figures are
q:<topic>:<professions>:<country>:<rest>#c         opens the card behind an answer
q:<topic>:<professions>:<country>:<rest>#<n>       answers that reading of a question
share:<job, ranking, jobs, skill, compare or q>    shows that to all, in a new message
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.cards.asking.address import (
    OPEN_PROFESSION,
    OPEN_RANKING,
    CompareAddress,
    JobAddress,
    RankingAddress,
    SourcesAddress,
)
from bot.cards.asking.answer.behind import card_of
from bot.cards.asking.fit import FitAddress, FitCard
from bot.cards.asking.opening import CARD, CARD_MENUS
from bot.cards.asking.query import ANY, OPEN_SKILL, JobsQuery, SkillQuery
from bot.cards.asking.question import CARD as BEHIND
from bot.cards.asking.question import QuestionAddress
from bot.cards.asking.swap import swapped
from bot.cards.asking.ways import about_sources
from bot.cards.reader import Reader
from bot.cards.sheet import SHARE, Sheet
from bot.domain.catalogue.browse import Featured, Sort
from bot.domain.week.errors import NoSeries
from bot.presentation.asker import Interaction
from bot.presentation.controls.control import CardControl, Control, UnknownControl
from bot.presentation.desk import Desk
from bot.presentation.layout import Layout
from bot.presentation.respondent import Respondent
from bot.presentation.sender import reply, turn
from bot.presentation.staff import is_staff


class JobButton(CardControl, template=JobAddress.PATTERN):
    def card(self, desk: Desk, reader: Reader) -> Layout:
        return desk.deck.job(JobAddress.parse(self._match), reader)


class CountryMenu(CardControl, template=JobAddress.COUNTRY):
    def card(self, desk: Desk, reader: Reader) -> Layout:
        if self.chosen not in reader.catalogue.countries:
            raise UnknownControl
        return desk.deck.job(JobAddress.pay_in(self.chosen, self._match), reader)


class RankingButton(CardControl, template=RankingAddress.PATTERN):
    def card(self, desk: Desk, reader: Reader) -> Layout:
        return desk.deck.ranking(RankingAddress.parse(self._match), reader)


class ProfessionMenu(CardControl, template=OPEN_PROFESSION):
    def card(self, desk: Desk, reader: Reader) -> Layout:
        return desk.deck.job(JobAddress(self.chosen), reader)


class RankingMenu(CardControl, template=OPEN_RANKING):
    def card(self, desk: Desk, reader: Reader) -> Layout:
        return desk.deck.ranking(RankingAddress(self.chosen), reader)


class JobsControl(Control, template=JobsQuery.PATTERN):
    async def answer(self, interaction: Interaction, desk: Desk, reader: Reader) -> None:
        query = JobsQuery.parse(self._match)
        if self._match["menu"] == "field":
            field = "" if self.chosen == ANY else self.chosen
            query = query.narrowed(replace(query.wanted, field=field))
        await turn(interaction, await listed(query, interaction, desk, reader))


class SkillButton(CardControl, template=SkillQuery.PATTERN):
    def card(self, desk: Desk, reader: Reader) -> Layout:
        return desk.deck.skill(SkillQuery.parse(self._match), reader)


class SkillMenu(CardControl, template=OPEN_SKILL):
    def card(self, desk: Desk, reader: Reader) -> Layout:
        return desk.deck.skill(SkillQuery(key=self.chosen), reader)


class CompareButton(CardControl, template=CompareAddress.PATTERN):
    def card(self, desk: Desk, reader: Reader) -> Layout:
        return desk.deck.comparison(CompareAddress.parse(self._match, reader.catalogue), reader)


class SwapMenu(CardControl, template=CompareAddress.SWAP):
    def card(self, desk: Desk, reader: Reader) -> Layout:
        address = CompareAddress.parse(self._match, reader.catalogue)
        return desk.deck.comparison(swapped(address, self.chosen), reader)


class FitMenu(CardControl, template=FitAddress.PATTERN):
    """Answers in the same message. The choice goes nowhere but into its controls."""

    def card(self, desk: Desk, reader: Reader) -> Sheet:
        return FitCard(FitAddress.parse(self._match).chosen(self._values), reader).sheet()


class SourcesButton(CardControl, template=SourcesAddress.PATTERN):
    def card(self, desk: Desk, reader: Reader) -> Sheet:
        return about_sources(SourcesAddress.parse(self._match), reader)


class CardButton(Control, template=CARD):
    """Opens a card privately: whoever looks into one goes on with the message after it."""

    async def answer(self, interaction: Interaction, desk: Desk, reader: Reader) -> None:
        address = JobAddress(self.slug, country=self._match["country"] or "")
        await reply(interaction, desk.deck.job(address, reader))

    @property
    def slug(self) -> str:
        return self._match["slug"]


class CardMenu(CardButton, template=CARD_MENUS):
    @property
    def slug(self) -> str:
        return self.chosen


class QuestionButton(Control, template=QuestionAddress.PATTERN):
    """Answers another reading of a question, or opens the card behind the answer to it."""

    async def answer(self, interaction: Interaction, desk: Desk, reader: Reader) -> None:
        await turn(interaction, await self.answered(interaction, desk, reader))

    async def answered(
        self, interaction: Interaction, desk: Desk, reader: Reader
    ) -> Sheet | Layout:
        question = QuestionAddress.parse(self._match, reader.catalogue).understanding
        if self._match["tag"] == BEHIND:
            card = card_of(question, reader.catalogue)
            if card is not None:
                return desk.deck.card(card, reader)
        staff = await is_staff(interaction, desk)
        return await Respondent(desk).answered(question, reader, interaction.guild_id, staff)


class ShareButton(Control, template=re.compile(rf"{SHARE}(?P<card>.+)", re.DOTALL)):
    """Shows all what one was shown privately, in a message of its own, in the server's language."""

    async def answer(self, interaction: Interaction, desk: Desk, reader: Reader) -> None:
        everybody = desk.readers.asking(interaction, public=True)
        card = await self._card(interaction, desk, everybody)
        await reply(interaction, card, public=True)

    async def _card(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet | Layout:
        for control in _SHARED:
            match = control.pattern.fullmatch(self._match["card"])
            if match is not None:
                return control(match, ()).card(desk, reader)
        match = QuestionAddress.PATTERN.fullmatch(self._match["card"])
        if match is not None:
            return await QuestionButton(match, ()).answered(interaction, desk, reader)
        match = JobsQuery.PATTERN.fullmatch(self._match["card"])
        if match is None:
            raise UnknownControl
        return await listed(JobsQuery.parse(match), interaction, desk, reader)


_SHARED = (JobButton, RankingButton, SkillButton, CompareButton)

ASKING = (
    JobButton,
    CountryMenu,
    RankingButton,
    ProfessionMenu,
    RankingMenu,
    JobsControl,
    SkillButton,
    SkillMenu,
    CompareButton,
    SwapMenu,
    FitMenu,
    QuestionButton,
    SourcesButton,
    CardButton,
    CardMenu,
    ShareButton,
)


async def listed(query: JobsQuery, interaction: Interaction, desk: Desk, reader: Reader) -> Layout:
    """Return that page of the list of professions, as the server sees it."""
    seen = await featured(desk, interaction.guild_id, query.sort)
    return desk.deck.jobs(query, reader, seen)


async def featured(desk: Desk, guild: int | None, sort: Sort) -> tuple[Featured, ...]:
    """Return what the server has seen, where the list is sorted by it; nothing without a series."""
    if sort is not Sort.FEATURED or guild is None:
        return ()
    try:
        return await desk.programme.diary.featured(guild)
    except NoSeries:
        return ()
