"""The panel in which staff set a series up or change it, by pressing alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.cards.markup import shortened
from bot.cards.panel import block, panel
from bot.cards.sheet import (
    ChannelMenu,
    Control,
    Field,
    Form,
    RoleMenu,
    Sheet,
    button,
    select,
)
from bot.cards.staff.dates import date_lines, zone_text
from bot.cards.staff.doctor import cures, need_line
from bot.cards.staff.draft import Draft, Step
from bot.cards.staff.permission import Need
from bot.cards.staff.settings import changes
from bot.cards.week import decision
from bot.cards.words import Words
from bot.domain.week.offset import name_of, standing
from bot.domain.week.series import Discussion
from bot.domain.week.slot import Weekday
from bot.domain.week.status import Edited

_TITLE = 45  # characters that Discord takes as the title of a form, and of a line in it


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a draft comes to."""

    draft: Draft
    would: Edited
    """What saving it would do; of a draft without a channel, the channel is 0."""
    needs: Sequence[Need] = ()
    notes: Sequence[str] = ()
    """What no permission cures, in words."""
    link: str = ""
    """Invites the bot with what is missing; empty where none would help."""
    suggested: str = ""
    """The zone that the server's language suggests."""

    def sheet(self, words: Words, told: str = "", near: Mapping[str, str] | None = None) -> Sheet:
        """Return the panel. `told` is what was wrong with what staff did last, and its cure.

        `near` are zones that they may have meant, by how people write them.
        """
        draft, series = self.draft, self.would.after
        named = draft.is_new or self.would.coming != self.would.coming_before
        return panel(
            [
                words("card-title", title=words("set-up-ask" if draft.is_new else "edit-title")),
                told or words("proposal-ask" if series.channel else "proposal-channel"),
            ],
            [
                block("", self._settings(words), words),
                block(words("heading-changes"), changes(self.would, words), words),
                block(words("heading-permissions"), self._permissions(words), words),
                block(
                    words("heading-dates-after" if named else "heading-dates"),
                    date_lines(self.would.coming, series, words),
                    words,
                ),
            ],
            *self._controls(words, near or {}),
        )

    def form(self, words: Words) -> Form:
        """Return what opens to type the time and the zone into."""
        series = self.would.after
        lost, offset = series.unreadable, standing(series.schedule.zone)
        zone = series.schedule.zone if offset is None else name_of(offset)
        fields = {
            "time": "" if "time" in lost else f"{series.schedule.time:%H:%M}",
            "zone": "" if "zone" in lost else zone,
        }
        return Form(
            shortened(words("clock-title"), _TITLE),
            self.draft.custom_id(Step.TYPED),
            [
                Field(
                    shortened(words(f"clock-{name}"), _TITLE),
                    shortened(words(f"clock-{name}.hint"), 100),
                    value,
                )
                for name, value in fields.items()
            ],
        )

    def _settings(self, words: Words) -> Iterator[str]:
        series = self.would.after
        if not series.unreadable:
            yield words(
                "proposal-when",
                day=words.weekday(series.schedule.weekday),
                time=words.time(series.schedule.time),
                zone=zone_text(series.schedule.zone, words),
            )
        if self.draft.is_new and series.schedule.zone == self.suggested:
            yield words("proposal-suggested")
        yield words(
            "setting",
            label=words("label-discussion"),
            value=words(f"discussion-{series.discussion}"),
        )
        if self.draft.is_new and series.pin:
            yield words("setting", label=words("label-pin"), value=words("set-yes"))
        if self.draft.is_new and series.country:
            country = words.country(series.country)
            yield words("setting", label=words("label-country"), value=country)

    def _permissions(self, words: Words) -> Iterator[str]:
        yield from (need_line(each, words) for each in self.needs)
        yield from self.notes
        yield from cures(self.needs, self.link, words)

    def _controls(self, words: Words, near: Mapping[str, str]) -> Iterator[Sequence[Control]]:
        draft, series = self.draft, self.would.after
        place = draft.custom_id(Step.PLACE)
        chosen_place = (series.channel,) if series.channel else ()
        yield [ChannelMenu(words("menu-channel"), place, chosen_place)]
        days = ((words.weekday(day), str(int(day)), "") for day in Weekday)
        chosen = [str(int(series.schedule.weekday))]
        yield [select(words("menu-weekday"), draft.custom_id(Step.DAY), days, chosen=chosen)]
        yield [RoleMenu(words("menu-ping"), draft.custom_id(Step.ROLE), series.role or 0)]
        yield [button(words("clock-title"), draft.custom_id(Step.CLOCK)), *self._talk(words)]
        if near:
            yield [
                button(name, draft.having(zone=near[name]).custom_id(Step.ZONE)) for name in near
            ]
        leave = button(words("button-cancel"), decision.CANCEL)
        is_savable = series.channel and (draft.is_new or self.would.before != series)
        save = [button(words("button-save"), draft.custom_id(Step.SAVE))] if is_savable else []
        yield [*save, leave]

    def _talk(self, words: Words) -> Iterator[Control]:
        """Yield thread or none; in a forum each post is its own discussion."""
        series = self.would.after
        if series.discussion is Discussion.FORUM:
            return
        for each in (Discussion.THREAD, Discussion.NONE):
            custom_id = self.draft.having(discussion=each).custom_id(Step.TALK)
            label = words(f"button-discussion-{each}")
            yield button(label, custom_id, chosen=series.discussion is each)
