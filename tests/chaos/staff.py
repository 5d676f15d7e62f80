"""What a server's staff do: every verb of the programme, as the commands call it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import Any

from bot.domain.week.ballot import Counts, Options, TieRule
from bot.domain.week.series import Discussion
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.terms import Terms
from bot.programme.programme import Asked
from tests.chaos.messenger import BY_HAND
from tests.chaos.plan import Event, Kind, Server
from tests.chaos.process import Process
from tests.chaos.wall import channel_of

ROLE = 77


@dataclass(frozen=True, slots=True)
class Order:
    """What staff ask for, with what they see when they do."""

    event: Event
    guild: int
    server: Server
    pick: str
    """The profession that they name."""
    suggestion: int
    """The one whose buttons they press."""
    interaction: int = 0


Verb = Callable[[Process, Order], Awaitable[Any]]


def _once(process: Process, order: Order) -> Asked:
    return process.programme.once(order.interaction)


async def _set_up(process: Process, order: Order) -> Any:
    """What `/series setup` does, then the options that differ from the usual ones."""
    plan, server, guild = process.programme.plan, order.server, order.guild
    terms = Terms(
        channel_of(guild, server.channel),
        Schedule(Weekday(server.weekday), time.fromisoformat(server.time), server.zone),
        role=ROLE if server.role else None,
        discussion=Discussion(server.discussion),
        pin=server.pin,
        catch_up=timedelta(hours=server.catch_up),
        publish=True,
    )
    edited = await _once(process, order).plan.set_up(guild, terms)
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


async def _edit(process: Process, order: Order) -> Any:
    diary, event, guild = process.programme.diary, order.event, order.guild
    terms = await diary.terms(guild)
    schedule = Schedule(
        Weekday(event.number("weekday", terms.schedule.weekday)),
        time.fromisoformat(event.text("time", terms.schedule.time.isoformat())),
        event.text("zone", terms.schedule.zone),
    )
    channel, discussion = event.text("channel"), event.text("discussion")
    role = terms.role
    if "role" in event.values:
        role = ROLE if event.flag("role") else None
    hours = event.number("catch_up", terms.catch_up // timedelta(hours=1))
    return await _once(process, order).plan.edit(
        guild,
        replace(
            terms,
            schedule=schedule,
            channel=channel_of(guild, channel) if channel else terms.channel,
            discussion=Discussion(discussion) if discussion else terms.discussion,
            pin=event.flag("pin") if "pin" in event.values else terms.pin,
            role=role,
            catch_up=timedelta(hours=hours),
        ),
    )


async def _set_ballot(process: Process, order: Order) -> Any:
    event, usual = order.event, Options()
    options = Options(
        size=event.number("size", usual.size),
        close_lead=timedelta(minutes=event.number("lead", 60)),
        choices=event.number("choices", usual.choices),
        counts=Counts(event.text("counts", usual.counts)),
        tie_rule=TieRule(event.text("tie", usual.tie_rule)),
    )
    return await _once(process, order).plan.set_ballot(order.guild, options)


async def _set_log(process: Process, order: Order) -> Any:
    channel = channel_of(order.guild, "log") if order.event.flag("on") else None
    return await _once(process, order).plan.set_log_channel(order.guild, channel)


async def _pause(process: Process, order: Order) -> Any:
    diary, days = process.programme.diary, order.event.number("days")
    if not days:
        return await _once(process, order).plan.pause(order.guild)
    schedule = (await diary.terms(order.guild)).schedule
    day = schedule.local(process.clock.now()).date() + timedelta(days=days)
    return await _once(process, order).plan.pause(order.guild, schedule.start_of(day))


async def _resume(process: Process, order: Order) -> Any:
    return await _once(process, order).plan.resume(order.guild)


async def _skip(process: Process, order: Order) -> Any:
    return await _once(process, order).plan.skip(order.guild)


async def _post_now(process: Process, order: Order) -> Any:
    BY_HAND.set(True)
    return await process.heartbeat.post_now(
        order.guild, anyway=order.event.flag("anyway"), interaction=order.interaction
    )


async def _queue(process: Process, order: Order) -> Any:
    return await _once(process, order).queue.add(order.guild, order.pick)


async def _unqueue(process: Process, order: Order) -> Any:
    return await _once(process, order).queue.remove(order.guild, order.pick)


async def _move(process: Process, order: Order) -> Any:
    position = order.event.number("position", 1)
    return await _once(process, order).queue.move(order.guild, order.pick, position)


async def _approve(process: Process, order: Order) -> Any:
    return await _once(process, order).queue.approve(order.guild, order.suggestion)


async def _refuse(process: Process, order: Order) -> Any:
    return await _once(process, order).queue.refuse(order.guild, order.suggestion)


async def _purge(process: Process, order: Order) -> Any:
    return await _once(process, order).servers.purge(order.guild)


VERBS: Mapping[Kind, Verb] = {
    Kind.SET_UP: _set_up,
    Kind.EDIT: _edit,
    Kind.BALLOT: _set_ballot,
    Kind.LOG: _set_log,
    Kind.PAUSE: _pause,
    Kind.RESUME: _resume,
    Kind.SKIP: _skip,
    Kind.POST_NOW: _post_now,
    Kind.QUEUE: _queue,
    Kind.UNQUEUE: _unqueue,
    Kind.MOVE: _move,
    Kind.APPROVE: _approve,
    Kind.REFUSE: _refuse,
    Kind.PURGE: _purge,
}
