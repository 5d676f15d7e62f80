"""The panel in which staff set a series up or change it.

custom_id                        does
series:set-up                    opens it, privately, in a server without a series
series:edit                      opens it, filled with the present settings
<new|set>:<step>:<the draft>     does that step with what has been chosen so far

The steps `place`, `day` and `role` are menus, `clock` opens the form whose `custom_id` has `typed`,
`talk` and `zone` are buttons that carry what they choose, and `save` saves.
"""

from __future__ import annotations

from contextlib import suppress

from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.cards.staff.change import NOBODY, Change
from bot.cards.staff.draft import Draft, Step
from bot.cards.week import decision
from bot.domain.errors import JobError
from bot.domain.week.errors import NotATime, UnknownZone
from bot.domain.week.slot import Weekday
from bot.domain.week.typed import wall_time
from bot.presentation.answers import answer_to
from bot.presentation.asker import Interaction, guild_of
from bot.presentation.controls.control import Control, UnknownControl
from bot.presentation.controls.deciding import Decision
from bot.presentation.desk import Desk
from bot.presentation.drafting import Drafting, begun, offered
from bot.presentation.sender import ask, reply


class SetUp(Decision, template=decision.SET_UP):
    """Under the greeting, which all can see: the panel is a message of its own."""

    async def answer(self, interaction: Interaction, desk: Desk, reader: Reader) -> None:
        await self.check(interaction, desk)
        await reply(interaction, await self.decide(interaction, desk, reader))

    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        draft = begun(offered(interaction, desk), Change())
        return await Drafting(interaction, desk, reader, draft).sheet()


class Edit(Decision, template=decision.EDIT):
    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        return await Drafting(interaction, desk, reader, Draft(Change())).sheet()


class Drawn(Decision, template=r"(?!)"):
    """A step that leads to the panel again."""

    @property
    def draft(self) -> Draft:
        """What has been chosen, with this step."""
        return Draft.parse(self._match)

    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        return await Drafting(interaction, desk, reader, self.draft).sheet()


class PlaceMenu(Drawn, template=Draft.pattern(Step.PLACE)):
    @property
    def draft(self) -> Draft:
        return Draft.parse(self._match).having(channel=self.number)


class DayMenu(Drawn, template=Draft.pattern(Step.DAY)):
    @property
    def draft(self) -> Draft:
        if self.number not in set(Weekday):
            raise UnknownControl
        return Draft.parse(self._match).having(weekday=Weekday(self.number))


class RoleMenu(Drawn, template=Draft.pattern(Step.ROLE)):
    @property
    def draft(self) -> Draft:
        role = self.number if self._values else NOBODY
        return Draft.parse(self._match).having(role=role)


class TalkButton(Drawn, template=Draft.pattern(Step.TALK)):
    """Carries what it chooses."""


class ZoneButton(Drawn, template=Draft.pattern(Step.ZONE)):
    """Carries what it chooses: what somebody may have meant who typed something else."""


class ClockButton(Drawn, template=Draft.pattern(Step.CLOCK)):
    async def answer(self, interaction: Interaction, desk: Desk, reader: Reader) -> None:
        await self.check(interaction, desk)
        proposal = await Drafting(interaction, desk, reader, self.draft).proposal()
        await ask(interaction, proposal.form(reader.words))


class ClockForm(Drawn, template=Draft.pattern(Step.TYPED)):
    """Takes what is right of what was typed; tells what is not, and what to type instead."""

    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        if len(self._values) != 2:
            raise UnknownControl
        clock, zone = self._values
        draft, now = self.draft, desk.clock.now()
        wrong: list[JobError] = []
        near: dict[str, str] = {}
        try:
            draft = draft.having(time=wall_time(clock))
        except NotATime as error:
            wrong.append(error)
        try:
            draft = draft.having(zone=desk.zones.meant(zone, now))
        except UnknownZone as error:
            wrong.append(error)
            for name in error.near:
                with suppress(UnknownZone):
                    near[name] = desk.zones.meant(name, now)
        told = (answer_to(error, reader) for error in wrong)
        said = "\n".join(text for sheet in told if sheet is not None for text in sheet.texts)
        return await Drafting(interaction, desk, reader, draft).sheet(said, near)


class SaveDraft(Drawn, template=Draft.pattern(Step.SAVE)):
    async def decide(self, interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
        return await Drafting(interaction, desk, reader, self.draft).saved()

    async def after(self, interaction: Interaction, desk: Desk) -> None:
        if not self.draft.is_new:  # a post that waited for another channel goes out at once
            await desk.heartbeat.visit(guild_of(interaction))


DRAFTING: tuple[type[Control], ...] = (
    SetUp,
    Edit,
    PlaceMenu,
    DayMenu,
    RoleMenu,
    TalkButton,
    ZoneButton,
    ClockButton,
    ClockForm,
    SaveDraft,
)
