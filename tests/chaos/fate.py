"""What happens to processes, machines, Discord and its servers, none of which anybody asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from bot.domain.week.edition import Cause, Reason
from tests.chaos.health import Aspect, Illness
from tests.chaos.plan import EVERY, Event, Kind
from tests.chaos.process import Process, Trap, When
from tests.chaos.transit import Form, Request, Trouble
from tests.chaos.wall import Guild, guild_of
from tests.chaos.world import SECOND, World

_ASPECTS = {
    None: Aspect.ALL,
    Request.POST: Aspect.POSTING,
    Request.FIND: Aspect.POSTING,
    Request.REFRESH: Aspect.SHOWING,
    Request.TELL: Aspect.TELLING,
}
_PERMISSIONS = {"send": Aspect.ALL, "history": Aspect.POSTING}


class Fate:
    """Lets events happen; `cure` ends whatever still lasts."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._lasting: list[Callable[[], None]] = []
        self._handlers: dict[Kind, Callable[[Event], None]] = {
            Kind.TROUBLE: self._trouble,
            Kind.DELETE_MESSAGE: self._delete_message,
            Kind.DELETE_CHANNEL: self._delete_channel,
            Kind.FORBID: self._forbid,
            Kind.DEAF: self._deafen,
            Kind.REMOVE: self._remove,
            Kind.UNAVAILABLE: self._make_unavailable,
            Kind.CHATTER: self._chatter,
            Kind.KILL: self._kill,
            Kind.STOP: self._kill,
            Kind.SECOND: self._second,
            Kind.SLOW: self._slow,
            Kind.ASLEEP: self._asleep,
            Kind.CLOCK: self._clock,
            Kind.DISK: self._disk,
            Kind.CATALOGUE: self._catalogue,
        }

    def knows(self, event: Event) -> bool:
        return event.kind in self._handlers

    def happen(self, event: Event) -> None:
        self._world.journal.say(_who(event), str(event))
        self._handlers[event.kind](event)

    def cure(self) -> None:
        """End everything that still hinders, but for what only staff can cure."""
        for end in list(self._lasting):
            end()
        for trouble in list(self._world.troubles):
            trouble.end(self._world.loop.now())
        self._world.troubles.clear()
        for process in self._world.processes.values():
            process.traps.clear()
        self._world.replace_catalogue((), (), 0)

    # Discord and its servers

    def _trouble(self, event: Event) -> None:
        world = self._world
        name = event.text("request")
        request = Request(name) if name else None
        reason = Reason(event.text("reason", Reason.REFUSED))
        guild = None if event.server == EVERY else guild_of(event.server)
        aspect = _ASPECTS.get(request, Aspect.EFFECTS)
        trouble = Trouble(
            guild,
            request,
            Form(event.text("form", Form.REFUSED)),
            Cause(reason, f"{name or 'it'} in trouble"),
            illness=world.health.fall(aspect, guild, str(event), world.loop.now()),
        )
        world.troubles.append(trouble)
        if not event.minutes():
            trouble.left = event.number("count", 1)
            return
        trouble.until = world.loop.now() + event.minutes()
        self._last(event.minutes(), lambda: trouble.end(world.loop.now()))

    def _delete_message(self, event: Event) -> None:
        standing = self._world.wall.standing(guild_of(event.server))
        back = event.number("back")
        if back < len(standing):
            standing[back].deleted = self._world.loop.now()
            self._world.journal.hit("message deleted")

    def _delete_channel(self, event: Event) -> None:
        world, guild = self._world, guild_of(event.server)
        stand = world.ledger.now(guild)
        channel = world.wall.guilds[guild].channel(stand.channel) if stand else None
        if channel is None or not channel.exists:
            return
        channel.exists = False
        for message in world.wall.standing(guild):
            if message.channel == channel.id:
                message.deleted = world.loop.now()
        world.journal.hit("channel deleted")
        illness = world.health.fall(Aspect.ALL, guild, str(event), world.loop.now())
        world.orphans[guild] = illness

    def _forbid(self, event: Event) -> None:
        permission = event.text("permission", "send")
        guild = self._guild(event)
        guild.lacks.add(permission)
        illness = self._ill(guild, _PERMISSIONS.get(permission, Aspect.EFFECTS), event)

        def give() -> None:
            guild.lacks.discard(permission)
            illness.until = self._world.loop.now()

        self._last(event.minutes(60), give)

    def _deafen(self, event: Event) -> None:
        guild = self._guild(event)
        guild.is_deaf = True
        illness = self._ill(guild, Aspect.TELLING, event)

        def hear() -> None:
            guild.is_deaf = False
            illness.until = self._world.loop.now()

        self._last(event.minutes(60), hear)

    def _make_unavailable(self, event: Event) -> None:
        guild = self._guild(event)
        guild.is_available = False
        illness = self._ill(guild, Aspect.ALL, event)

        def come_back() -> None:
            guild.is_available = True
            illness.until = self._world.loop.now()

        self._last(event.minutes(60), come_back)

    def _remove(self, event: Event) -> None:
        """The bot is thrown out; connected processes are told, others find out when they start."""
        world, guild = self._world, self._guild(event)
        if not guild.is_member:
            return
        guild.is_member = False
        illness = self._ill(guild, Aspect.ALL, event)
        world.gateway.interact(
            guild.id, "removed", lambda p, _: p.programme.servers.removed(guild.id), {}
        )

        def invite() -> None:
            guild.is_member = True
            illness.until = world.loop.now()
            world.gateway.interact(
                guild.id, "invited", lambda p, _: p.programme.servers.joined(guild.id), {}
            )

        if event.number("days"):
            self._last(timedelta(days=event.number("days")), invite)
        else:
            self._lasting.append(invite)

    def _chatter(self, event: Event) -> None:
        world, guild = self._world, self._guild(event)
        stand = world.ledger.now(guild.id)
        channel = guild.channel(stand.channel) if stand else None
        if channel is not None:
            channel.chatter.append((world.loop.now(), event.number("count", 400)))
            world.journal.hit("members wrote")

    # Processes and machines

    def _kill(self, event: Event) -> None:
        process = self._process(event)
        if process is None:
            return
        world, down = self._world, timedelta(seconds=event.number("down", 30))
        step, when = event.text("step", "any"), When(event.text("when", When.BEFORE))

        def fire(process: Process) -> None:
            world.journal.hit(f"{event.kind} {when} {step}")
            if event.kind is Kind.KILL:
                world.end(process, f"killed {when} {step}", down)
            else:
                world.spawn(world.stop(process, down))

        process.traps.append(Trap(step, when, event.number("nth", 1), fire))

    def _second(self, event: Event) -> None:
        world = self._world
        if SECOND in world.processes:
            return
        world.journal.hit("two processes")

        async def begin() -> None:
            await world.start(SECOND)
            if event.number("slow") and SECOND in world.processes:
                world.processes[SECOND].slow = float(event.number("slow"))
                world.machines_changed("the second process is slow")

        def leave() -> None:
            if SECOND in world.processes:
                world.spawn(world.stop(world.processes[SECOND], None))

        world.spawn(begin())
        self._last(event.minutes(60), leave)

    def _slow(self, event: Event) -> None:
        process = self._process(event)
        if process is None:
            return
        process.slow = float(event.number("slow", 90))
        self._world.journal.hit("process slow")
        self._world.machines_changed(f"{process.name} is slow")

        def hurry() -> None:
            process.slow = 0.0
            self._world.machines_changed(f"{process.name} is quick again")

        self._last(event.minutes(60), hurry)

    def _asleep(self, event: Event) -> None:
        process = self._process(event)
        if process is None or process.is_asleep:
            return
        process.sleep()
        self._world.journal.hit("machine asleep")
        self._world.machines_changed(f"{process.name} falls asleep")

        def wake() -> None:
            process.wake()
            self._world.greet(process)
            self._world.machines_changed(f"{process.name} wakes up")

        self._last(event.minutes(60), wake)

    def _clock(self, event: Event) -> None:
        world, number = self._world, event.number("process")
        world.journal.hit("clock wrong")
        by, is_raw = timedelta(seconds=event.number("by", 3600)), event.flag("raw")
        self._set_clock(number, by, is_raw=is_raw)
        if is_raw:
            until = world.loop.now() + event.minutes(60)
            world.raw_clocks.append((world.loop.now(), until))
        self._last(event.minutes(60), lambda: self._set_clock(number, timedelta(), is_raw=False))

    def _set_clock(self, number: int, wrong_by: timedelta, *, is_raw: bool) -> None:
        world = self._world
        world.clocks[number] = wrong_by, is_raw
        if number in world.processes:
            clock = world.processes[number].clock
            clock.wrong_by, clock.is_raw = wrong_by, is_raw
        world.machines_changed(f"the clock of machine {number} is wrong by {wrong_by}")

    def _disk(self, event: Event) -> None:
        world = self._world
        world.disk_fails = True
        world.journal.hit("disk full")
        world.machines_changed("the disk is full")

        def free() -> None:
            world.disk_fails = False
            world.machines_changed("there is room on the disk")

        self._last(event.minutes(10), free)

    def _catalogue(self, event: Event) -> None:
        world = self._world
        world.replace_catalogue(
            event.numbers("gone"), event.numbers("changed"), event.number("new")
        )
        world.journal.hit("catalogue replaced")

    # Helpers

    def _process(self, event: Event) -> Process | None:
        return self._world.processes.get(event.number("process"))

    def _guild(self, event: Event) -> Guild:
        return self._world.wall.guilds[guild_of(event.server)]

    def _ill(self, guild: Guild, aspect: Aspect, event: Event) -> Illness:
        self._world.journal.hit(f"{event.kind} {event.text('permission')}".strip())
        return self._world.health.fall(aspect, guild.id, str(event), self._world.loop.now())

    def _last(self, span: timedelta, end: Callable[[], None]) -> None:
        """Let something last, or until everything is cured."""

        def once() -> None:
            if once in self._lasting:
                self._lasting.remove(once)
                end()

        self._lasting.append(once)
        self._world.loop.call_later(span.total_seconds(), once)


def _who(event: Event) -> str:
    return "fate" if event.server == EVERY else f"server {guild_of(event.server)}"
