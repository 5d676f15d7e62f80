"""How what people do reaches the processes, and what they are answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from bot.domain.errors import JobError
from bot.domain.week.errors import AlreadyDone
from bot.storage.errors import StorageError
from tests.chaos.journal import Answer, Deed, Outcome
from tests.chaos.plan import Value
from tests.chaos.process import Process

if TYPE_CHECKING:
    from tests.chaos.world import World

Verb = Callable[[Process, int], Awaitable[Any]]
"""What a process does when an interaction with that id arrives."""


class Gateway:
    """Delivers interactions: to each process that is connected, and twice where a plan says so."""

    def __init__(self, world: World) -> None:
        self._world = world

    def interact(
        self,
        guild: int,
        name: str,
        verb: Verb,
        values: dict[str, Value],
        *,
        delay: float = 0.1,
        twice: float = 0.0,
    ) -> Deed:
        """Somebody does something: every process that is connected gets it."""
        deed = Deed(self._world.wall.snowflake(), self._world.loop.now(), guild, name, values)
        self._world.journal.deeds.append(deed)
        said = " ".join(f"{name}={value}" for name, value in values.items())
        self._world.journal.say(f"server {guild}", f"{name} {said}".strip())
        self._world.loop.call_later(delay, lambda: self._deliver(deed, verb))
        if twice:
            self._world.journal.hit(f"delivered twice: {name}")
            self._world.loop.call_later(delay + twice, lambda: self._deliver(deed, verb))
        return deed

    def _deliver(self, deed: Deed, verb: Verb) -> None:
        self._world.look()  # what was written by now was so before it came
        takers = [p for p in self._world.processes.values() if p.takes_interactions]
        if len(takers) > 1:
            self._world.journal.hit(f"delivered to two processes: {deed.name}")
        for process in takers:
            process.answer(self._answer(deed, process, verb))

    async def _answer(self, deed: Deed, process: Process, verb: Verb) -> None:
        try:
            outcome, what = await self._done(deed, process, verb)
        except BaseException:
            self._note(deed, process, Outcome.LOST, None)
            raise
        self._note(deed, process, outcome, what)
        self._world.look()
        self._world.poke()
        if outcome is Outcome.DONE and deed.name in ("edit", "resume"):
            await self._visit(deed, process)

    async def _done(self, deed: Deed, process: Process, verb: Verb) -> tuple[Outcome, Any]:
        try:
            return Outcome.DONE, await verb(process, deed.id)
        except JobError as error:
            return Outcome.REFUSED, error
        except AlreadyDone as error:
            return Outcome.AGAIN, error
        except StorageError as error:
            if not self._world.disk_fails:
                self._world.find("storage-error", deed.guild, f"{deed.name}: {error}")
            return Outcome.FAILED, error
        except Exception as error:
            self._world.find(f"broken-{deed.name}", deed.guild, f"{type(error).__name__}: {error}")
            return Outcome.BROKEN, error

    async def _visit(self, deed: Deed, process: Process) -> None:
        """What the commands do that may have made something due."""
        try:
            await process.heartbeat.visit(deed.guild)
        except JobError:
            return
        except Exception as error:
            if not self._world.disk_fails:
                text = f"{type(error).__name__}: {error}"
                self._world.find(f"broken-visit-after-{deed.name}", deed.guild, text)

    def _note(self, deed: Deed, process: Process, outcome: Outcome, what: Any) -> None:
        deed.answers.append(Answer(self._world.loop.now(), process.name, outcome, what))
        self._world.journal.hit(f"{deed.name}: {outcome}")
        told = f" ({what!r})" if isinstance(what, Exception) else ""
        self._world.journal.say(
            f"server {deed.guild}", f"{process.name} {deed.name}: {outcome}{told}"
        )
