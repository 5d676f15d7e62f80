"""A plan carried out: processes, a disk, Discord, members and staff under one virtual time."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections import Counter
from collections.abc import Callable, Coroutine
from contextvars import Context
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from bot.domain.catalogue.catalogue import Catalogue
from tests.chaos.disk import Spindle
from tests.chaos.finding import Finding
from tests.chaos.gateway import Gateway
from tests.chaos.health import Aspect, Health, Illness
from tests.chaos.invariant import Invariants
from tests.chaos.journal import Journal
from tests.chaos.ledger import Ledger
from tests.chaos.loop import Loop
from tests.chaos.messenger import Messenger
from tests.chaos.plan import Plan
from tests.chaos.process import CURRENT, Killed, Process, When
from tests.chaos.shelf import Shelf
from tests.chaos.transit import Form, Journey, Request, Trouble, smooth
from tests.chaos.urn import Urn
from tests.chaos.wall import Message, Wall

MAIN, SECOND = 0, 1

_BUSY = {"write": 240, "read": 720}
"""Writes of a process in an hour for each server: an edit a minute takes about as many. To look
what is due takes three reads."""
_BUSY_AT_ALL = {"write": 1000, "read": 3000}
_PATROL = 6 * 3600
_ERRORS = 30
"""After so many in the log a process is held back: it makes the same one over and over."""
_FINAL = ("channel-gone", "message-gone", "permission-missing", "refused")
_IN_VAIN = 300
"""So often nobody asks for what was refused: 96 hours have fewer tries. What may stand is looked
for hourly for as long as it takes: that is no request where a permission is missing."""
_RECORDED = "SELECT 1 FROM edition WHERE message_id = :message"


class World:
    """What outlives a process, and the processes. `carry_out` in `run.py` makes one and ends it."""

    def __init__(self, plan: Plan, file: Path, loop: Loop) -> None:
        self.plan = plan
        self.loop = loop
        self.url = f"sqlite:///{file}"
        self.file = file
        self.spindle = Spindle(loop)
        self.wall = Wall(len(plan.servers), loop.now)
        self.shelf = Shelf(plan.professions)
        self.journal = Journal(loop.now)
        self.health = Health()
        self.urn = Urn()
        self.gateway = Gateway(self)
        self.troubles: list[Trouble] = []
        self.findings: list[Finding] = []
        self.processes: dict[int, Process] = {}
        self.clocks: dict[int, tuple[timedelta, bool]] = {}
        """By how much each machine's clock is wrong, and whether it is believed all the same."""
        self.raw_clocks: list[tuple[datetime, datetime]] = []
        """When a wrong clock was believed."""
        self.disk_fails = False
        self.on_message: Callable[[Message], None] = lambda _: None
        self.ledger: Ledger
        """Given to it once there is a file to read."""
        self.has_ledger = False
        self.is_over = False
        self.wanted: str | None = None
        """What somebody looks for: once it is found, the run ends."""
        self.is_found = asyncio.Event()
        self.is_cured = False
        self.orphans: dict[int, Illness] = {}
        """Servers whose series posts to a channel that is not there."""
        self.states: dict[int, dict[str, str]] = {}
        """What became of each slot in the end, by server and key."""
        self.recorded: dict[int, datetime] = {}
        """When the file was first seen to know of a message."""
        self._unrecorded: list[Message] = []
        self._catalogues = [(loop.now(), frozenset(self.shelf.catalogue.professions))]
        self._dice: dict[object, Random] = {}
        self._seen: set[tuple[str, int | None, str]] = set()
        self._invariants = Invariants(self)
        self._started = 0
        self._errors = 0
        self._refused: Counter[tuple[int, Request, str, str]] = Counter()
        self._looked_at = -1
        self._closers: list[asyncio.Task[None]] = []
        self._steps: dict[tuple[str, str], tuple[int, int]] = {}
        self._sickness: Illness | None = None
        self._restraint = timedelta(days=1)
        self.restrained_until = loop.now()
        loop.on_task = self._made
        loop.set_exception_handler(self._unhandled)
        self._unserved("nothing was started yet")

    # What processes meet

    def catalogue(self) -> Catalogue:
        return self.shelf.catalogue

    def publisher(self, process: Process) -> Messenger:
        return Messenger(self, process)

    def stepped(self, process: Process, step: str, when: When) -> None:
        if step not in _BUSY or when is not When.BEFORE:
            return
        hour, key = int(self.loop.time() // 3600), (process.name, step)
        before, times = self._steps.get(key, (hour, 0))
        times = times + 1 if before == hour else 1
        self._steps[key] = hour, times
        if times == _BUSY_AT_ALL[step] + _BUSY[step] * len(self.plan.servers):
            self.find("busy-loop", None, f"{process.name}: {times} times {step} in an hour")
            self._restrain()

    def _restrain(self) -> None:
        """Let processes that never rest look four times a day only: the run must come to an end.

        Each time for twice as long; nothing is expected of them meanwhile.
        """
        now = self.loop.now()
        illness = self.health.fall(Aspect.PROCESS, None, "never rests", now)
        self._restraint *= 2
        self.restrained_until = now + self._restraint

        def let_go() -> None:
            illness.until = self.loop.now()

        self.loop.call_later(self._restraint.total_seconds(), let_go)

    def journey(self, process: Process, request: Request, guild: int) -> Journey:
        now, dice = self.loop.now(), self.dice("way", guild)
        for trouble in self.troubles:
            if trouble.meets(guild, request, now):
                form = trouble.form.value
                if trouble.form is Form.REFUSED:
                    form = f"{form}-{trouble.cause.reason}"
                self.journal.hit(f"trouble {request}: {form}")
                journey = trouble.journey(dice)
                if trouble.is_over(now):
                    trouble.end(now)
                    self.troubles.remove(trouble)
                return journey
        return smooth(dice)

    def posted(self, message: Message) -> None:
        how = "by hand" if message.by_hand else "by itself"
        self.journal.say(
            f"server {message.guild}",
            f"MESSAGE {message.key} {message.weekly.profession} in {message.channel} {how}"
            + (" late" if message.weekly.is_late else ""),
        )
        self._unrecorded.append(message)
        self.on_message(message)

    def asked(self, process: Process, request: Request, guild: int, subject: str) -> None:
        self.journal.say(f"server {guild}", f"{process.name} asks {request} {subject}")

    def answered(
        self, process: Process, request: Request, guild: int, subject: str, answer: str
    ) -> None:
        self.journal.say(f"server {guild}", f"{process.name} {request} answered: {answer}")
        if answer in _FINAL and request is not Request.FIND:
            asked = (guild, request, subject, answer)
            self._refused[asked] += 1
            if self._refused[asked] == _IN_VAIN:
                text = f"{request} of {subject} was refused {_IN_VAIN} times: {answer}"
                self.find("asked-in-vain", guild, text, f"{request}/{subject}")

    def beaten(self, process: Process) -> None:
        self.look(is_beat=True)

    def ended(self, process: Process, error: BaseException | None) -> None:
        self.find("heart-stopped", None, f"{process.name}: {error!r}")
        self.end(process, f"{process.name} has ended by itself", timedelta(seconds=10))

    # What the world does with processes

    async def start(self, number: int) -> None:
        """Start a process on a machine, unless one runs there."""
        if self.is_over or number in self.processes:
            return
        self._started += 1
        name = f"p{self._started}"
        dice, seeds = self.dice("process", name), self.dice("seeds", name)
        wrong_by, is_raw = self.clocks.get(number, (timedelta(), False))
        process = Process(self, number, name, dice, seeds, wrong_by)
        process.clock.is_raw = is_raw
        self.processes[number] = process
        self.journal.say(name, "starts")
        await process.start()
        self.greet(process)
        self._serving()

    def greet(self, process: Process) -> None:
        """Tell a process that connects, or does so again, which servers there are."""
        if not process.is_dead:
            process.run(self._greet(process))

    async def _greet(self, process: Process) -> None:
        """Catch up with the servers that the bot left or joined, as the client does when ready."""
        servers = process.programme.servers
        for guild, was_removed in (await servers.guilds()).items():
            is_member = self.wall.guilds[guild].is_member
            if not is_member and not was_removed:
                await servers.missing(guild)
            elif is_member and was_removed:
                await servers.found(guild)

    def end(self, process: Process, why: str, down: timedelta | None) -> None:
        """Kill a process, and start its machine's next one later."""
        if process.is_dead:
            return
        self.journal.say(process.name, f"dies: {why}")
        process.kill()
        self._buried(process, why, down)

    def _buried(self, process: Process, why: str, down: timedelta | None) -> None:
        if self.processes.get(process.number) is process:
            del self.processes[process.number]
        self._serving(why)
        self._closers.append(self.spawn(process.close()))
        if down is not None:
            later = down.total_seconds()
            self.loop.call_later(later, lambda: self.spawn(self.start(process.number)))

    async def stop(self, process: Process, down: timedelta | None) -> None:
        """Ask a process to end."""
        if process.is_dead or process.is_stopping:
            return
        self.journal.say(process.name, "is stopped")
        self._serving(f"{process.name} is stopped")
        if not await process.stop():
            self.find("stop-hangs", None, f"{process.name} did not end when it was asked to")
        self.journal.say(process.name, "has ended")
        self._buried(process, f"{process.name} is stopped", down)

    async def closed(self) -> None:
        """Wait until every process has let go of the file."""
        await asyncio.gather(*self._closers)

    def poke(self) -> None:
        for process in self.processes.values():
            process.clock.poke()

    def spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Begin something that belongs to no process."""
        return self.loop.create_task(work, context=Context())

    def _serving(self, why: str = "") -> None:
        """Note whether one process at least runs as it should, and none as it should not."""
        live = list(self.processes.values())
        sick = [p for p in live if p.is_asleep or p.slow or p.clock.is_raw or p.is_stopping]
        if live and not sick and not self.disk_fails:
            if self._sickness is not None:
                self._sickness.until = self.loop.now()
                self._sickness = None
        elif self._sickness is None:
            self._unserved(why)

    def _unserved(self, why: str) -> None:
        self._sickness = self.health.fall(Aspect.PROCESS, None, why, self.loop.now())

    def machines_changed(self, why: str) -> None:
        """A machine sleeps, wakes, or has another time; the disk fails, or does not any more."""
        self.journal.say("machine", why)
        self._serving(why)
        self.poke()

    # Looking

    def look(self, *, is_beat: bool = False, is_rare: bool = False) -> None:
        """Compare the file with what must hold at any moment; nothing new, nothing to compare."""
        is_new = self.spindle.writes != self._looked_at
        if not self.has_ledger or not (is_new or is_rare):
            return
        self._looked_at = self.spindle.writes
        traces = self.spindle.traces
        is_written = is_rare or bool(traces.settings or traces.ballots)
        for ballot in self.ledger.look(self.loop.now(), is_written=is_written):
            self.urn.close(ballot)
        self.urn.reopen(self.ledger.open)
        traces.settings.clear()
        for message in list(self._unrecorded):
            if self.ledger.rows(_RECORDED, message=message.id):
                self.recorded[message.id] = self.loop.now()
                self._unrecorded.remove(message)
        for guild, illness in list(self.orphans.items()):
            stand = self.ledger.now(guild)
            channel = self.wall.guilds[guild].channel(stand.channel) if stand else None
            if stand is None or (channel is not None and channel.exists):
                illness.until = self.loop.now()
                del self.orphans[guild]
        if is_beat or is_rare:
            self._invariants.check(all_of_them=is_rare)

    def open_ledger(self) -> None:
        """Begin to read the file: there is one now."""
        self.ledger = Ledger(self.file)
        self.has_ledger = True

    def replace_catalogue(self, gone: tuple[int, ...], changed: tuple[int, ...], new: int) -> None:
        """Authors have changed it, and every process has loaded it again."""
        self.shelf.replace(gone, changed, new)
        self._catalogues.append((self.loop.now(), frozenset(self.shelf.catalogue.professions)))
        self.poke()

    def catalogues_during(
        self, since: datetime, until: datetime
    ) -> list[tuple[datetime, frozenset[str]]]:
        """Return what slugs there were, from when on, in a time."""
        before = [entry for entry in self._catalogues if entry[0] <= since]
        return before[-1:] + [entry for entry in self._catalogues if since < entry[0] <= until]

    async def patrol(self) -> None:
        """Look also while every process sleeps: what should have happened by then has not."""
        while not self.is_over:
            await asyncio.sleep(_PATROL)
            self.look(is_rare=True)

    def settings_since(self, guild: int) -> datetime:
        """Return when the server's settings were changed last."""
        changes = self.ledger.changes.get(guild)
        return changes[-1].at if changes else self.plan.end

    def believes_a_wrong_clock(self, since: datetime, until: datetime) -> bool:
        """Whether a process went by a clock that was wrong, and could not know."""
        return any(start <= until and end >= since for start, end in self.raw_clocks)

    def serves(self, since: datetime, until: datetime) -> bool:
        """Whether a process ran as it should, whatever Discord and the servers did."""
        return not any(
            illness.aspect is Aspect.PROCESS
            and illness.since <= until
            and (illness.until is None or illness.until >= since)
            for illness in self.health.illnesses
        )

    def find(self, kind: str, guild: int | None, text: str, subject: str = "") -> None:
        """Note a broken promise, once for each kind, server and subject."""
        if (kind, guild, subject) in self._seen:
            return
        self._seen.add((kind, guild, subject))
        finding = Finding(kind, guild, self.loop.now(), text)
        self.findings.append(finding)
        where = "world" if guild is None else f"server {guild}"
        self.journal.say(where, f"FINDING {kind}: {text}")
        if kind == self.wanted:
            self.is_found.set()

    def dice(self, *label: object) -> Random:
        """Return the dice of that name: others do not disturb them."""
        found = self._dice.get(label)
        if found is None:
            name = "/".join(map(str, label))
            found = self._dice[label] = Random(f"{self.plan.seed}/{name}")
        return found

    def logged(self, record: logging.LogRecord) -> None:
        """Something was logged as an error."""
        process = CURRENT.get()
        if (process is not None and process.is_dead) or self.disk_fails:
            return
        self._errors += 1
        if self._errors % _ERRORS == 0:
            self._restrain()
        error = record.exc_info[1] if record.exc_info else None
        kind = type(error).__name__ if error is not None else "error"
        text = f"{record.getMessage()}: {error}" if error is not None else record.getMessage()
        self.find(f"logged-{kind}", None, text, subject=text)

    def _made(self, task: asyncio.Task[Any], context: Context | None) -> None:
        process = CURRENT.get() if context is None else context.get(CURRENT)
        if process is not None:
            process.takes(task)

    def _unhandled(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if not isinstance(error, Killed):
            self.find("unhandled", None, f"{context.get('message')}: {error!r}")


def settle_memory() -> None:
    """Let the collector leave alone what was there before: a third of the time goes to it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
