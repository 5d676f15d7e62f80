"""Dates of a series in words: as clocks in its zone show them, and as each reader's do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from bot.cards.markup import inert, moment
from bot.cards.words import Words
from bot.domain.week.offset import name_of, standing
from bot.domain.week.series import Series
from bot.domain.week.slot import Schedule, Slot


def zone_text(zone: str, words: Words) -> str:
    """Return the zone's name; of one that is an offset, as people write it, and what it lacks."""
    offset = standing(zone)
    return inert(zone) if offset is None else words("zone-fixed", zone=name_of(offset))


def date_text(slot: Slot, schedule: Schedule, words: Words) -> str:
    """Return the slot in the series' own time, followed by a Discord timestamp."""
    local = schedule.local(slot.at)
    return words(
        "date-both",
        day=words.whole_day(local.date()),
        time=words.time(local.time()),
        here=moment(slot.at, "f"),
    )


def date_lines(slots: Iterable[Slot], series: Series, words: Words) -> list[str]:
    """Return the dates as a list, each with what is odd about its clocks."""
    schedule = series.schedule
    return [
        words(
            "date-line",
            date=date_text(slot, schedule, words),
            note=clock_note(slot, schedule.turn(slot), schedule, words) or "none",
        )
        for slot in slots
    ]


def clock_note(slot: Slot, turn: timedelta, schedule: Schedule, words: Words) -> str:
    """Return what a change of the clocks does to the slot; empty in most weeks."""
    notes: list[str] = []
    if turn:
        way = "forward" if turn > timedelta() else "back"
        notes.append(words("clocks-change", way=way, by=words.duration(abs(turn))))
    if slot.moved:
        notes.append(words("clocks-gap", time=words.time(schedule.time)))
    if slot.repeated:
        notes.append(words("clocks-twice", time=words.time(schedule.time)))
    return " ".join(notes)
