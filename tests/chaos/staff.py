"""What a server's staff do: every verb of the programme, as the commands call it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

from bot.domain.ballot import Counts, Options, TieRule
from bot.domain.errors import NoSuchSuggestion
from bot.domain.series import Discussion
from bot.domain.slot import Schedule, Weekday
from bot.series.plan import Settings
from tests.chaos.messenger import BY_HAND
from tests.chaos.plan import Event, Kind, Server
from tests.chaos.process import Process
from tests.chaos.shelf import Shelf
from tests.chaos.wall import channel_of

Verb = Callable[[Process], Awaitable[Any]]

ROLE = 77


def verb(event: Event, server: Server, guild: int, shelf: Shelf) -> Verb:
    """Return what a process does when staff's interaction arrives."""
    kind, pick = event.kind, shelf.slug(event.number("pick"))
    match kind:
        case Kind.SET_UP:
            return lambda process: set_up(process, server, guild)
        case Kind.EDIT:
            return lambda process: _edit(process, event, guild)
        case Kind.BALLOT:
            return lambda process: process.programme.plan.set_ballot(guild, _options(event))
        case Kind.LOG:
            channel = channel_of(guild, "log") if event.flag("on") else None
            return lambda process: process.programme.plan.set_log_channel(guild, channel)
        case Kind.PAUSE:
            return lambda process: _pause(process, event.number("days"), guild)
        case Kind.RESUME:
            return lambda process: process.programme.plan.resume(guild)
        case Kind.SKIP:
            return lambda process: process.programme.plan.skip(guild)
        case Kind.POST_NOW:
            return lambda process: _post_now(process, guild, anyway=event.flag("anyway"))
        case Kind.QUEUE:
            return lambda process: process.programme.queue.add(guild, pick)
        case Kind.UNQUEUE:
            return lambda process: process.programme.queue.remove(guild, pick)
        case Kind.MOVE:
            position = event.number("position", 1)
            return lambda process: process.programme.queue.move(guild, pick, position)
        case Kind.APPROVE | Kind.REFUSE:
            return lambda process: _decide(process, guild, is_approved=kind is Kind.APPROVE)
        case Kind.PURGE:
            return lambda process: process.programme.plan.purge(guild)
        case _:
            raise ValueError(f"staff do not do {kind}")


async def set_up(process: Process, server: Server, guild: int) -> Any:
    """What `/series setup` does, then the options that differ from the usual ones."""
    plan = process.programme.plan
    settings = Settings(
        channel_of(guild, server.channel),
        Schedule(Weekday(server.weekday), time.fromisoformat(server.time), server.zone),
        role=ROLE if server.role else None,
        discussion=Discussion(server.discussion),
        pin=server.pin,
        catch_up=timedelta(hours=server.catch_up),
    )
    edited = await plan.set_up(guild, settings)
    options = Options(
        size=server.size,
        close_lead=timedelta(minutes=server.lead),
        choices=server.choices,
        counts=Counts(server.counts),
        tie_rule=TieRule(server.tie),
    )
    if options != Options():
        await plan.set_ballot(guild, options)
    return edited


async def _edit(process: Process, event: Event, guild: int) -> Any:
    plan = process.programme.plan
    settings = await plan.settings(guild)
    schedule = Schedule(
        Weekday(event.number("weekday", settings.schedule.weekday)),
        time.fromisoformat(event.text("time", settings.schedule.time.isoformat())),
        event.text("zone", settings.schedule.zone),
    )
    channel, discussion = event.text("channel"), event.text("discussion")
    role = settings.role
    if "role" in event.values:
        role = ROLE if event.flag("role") else None
    hours = event.number("catch_up", settings.catch_up // timedelta(hours=1))
    return await plan.edit(
        guild,
        replace(
            settings,
            schedule=schedule,
            channel=channel_of(guild, channel) if channel else settings.channel,
            discussion=Discussion(discussion) if discussion else settings.discussion,
            pin=event.flag("pin") if "pin" in event.values else settings.pin,
            role=role,
            catch_up=timedelta(hours=hours),
        ),
    )


def _options(event: Event) -> Options:
    usual = Options()
    return Options(
        size=event.number("size", usual.size),
        close_lead=timedelta(minutes=event.number("lead", 60)),
        choices=event.number("choices", usual.choices),
        counts=Counts(event.text("counts", usual.counts)),
        tie_rule=TieRule(event.text("tie", usual.tie_rule)),
    )


async def _pause(process: Process, days: int, guild: int) -> Any:
    plan = process.programme.plan
    if not days:
        return await plan.pause(guild)
    schedule = (await plan.settings(guild)).schedule
    day = schedule.local(process.clock.now()).date() + timedelta(days=days)
    return await plan.pause(guild, schedule.start_of(day))


async def _post_now(process: Process, guild: int, *, anyway: bool) -> Any:
    BY_HAND.set(True)
    return await process.scheduler.post_now(guild, anyway=anyway)


async def _decide(process: Process, guild: int, *, is_approved: bool) -> Any:
    queue = process.programme.queue
    waiting = [s for s in await queue.suggestions(guild) if not s.is_approved]
    if not waiting:
        raise NoSuchSuggestion
    decide = queue.approve if is_approved else queue.refuse
    return await decide(guild, waiting[0].id)
