"""The demo: the real bot in a page of your own browser, its weeks moved on from the terminal."""

from __future__ import annotations

import asyncio
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Awaitable,
    Callable,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

import aiohttp
from simcord import SetupError
from simcord.backend.cdn import CDN_BASE

from bot.clock import SystemClock
from bot.content.reload import Reload, fingerprint
from bot.demo.terminal import pressed_keys
from bot.demo.typed import take_up
from bot.demo.world import World, world
from bot.domain.errors import OperatorError
from bot.domain.question.library import Library
from bot.domain.week.edition import State
from bot.domain.week.slot import WEEK, Schedule, Weekday
from bot.domain.week.status import SeriesStatus
from bot.domain.week.terms import Terms
from bot.pictures.brand import avatar

if TYPE_CHECKING:
    from simcord import Preview  # which reads files when it is imported

T = TypeVar("T")

_SCHEDULE = Schedule(Weekday.MONDAY, time(9), "Europe/Paris")
_LOOK = 0.1  # seconds between two looks at the keys and the page
_TICK = 15.0  # seconds between two moves of the simulated time, which does not pass by itself


async def run(
    port: int,
    folders: Sequence[Path],
    read: Callable[[], Library],
    first: Mapping[str, str] | None = None,
) -> None:
    """Serve the demo until `q` or Ctrl-C, with the catalogue in `folders`; needs no token.

    `read` reads that. `first` are the options of a `/job` that has been answered, for all to see,
    before anybody looks.
    """
    with TemporaryDirectory(prefix="onejob-demo-") as folder:
        now = SystemClock().now()
        monday = _SCHEDULE.latest(now)
        begin = monday.at - timedelta(minutes=1)
        library = read()
        library.prepare()  # or the first question would wait for it
        async with world(library, Path(folder), begin, has_pictures=True) as demo:
            with demo.env.time_context():
                words = demo.desk.languages.default
                await demo.members[0].send(demo.channel, words("demo-welcome"))
                terms = Terms(demo.channel.id, _SCHEDULE)
                await demo.desk.programme.plan.set_up(demo.guild.id, terms)
                await demo.move_to(monday.at)
                await demo.move_to(now)
                if first is not None:
                    await demo.members[0].slash(demo.channel, "job", **first, show="everyone")
                async with _preview(demo, port) as preview:
                    print(
                        words("demo-open", url=preview.url),
                        words("demo-keys"),
                        sep="\n",
                        flush=True,
                    )
                    await DemoPage(demo, preview, Bookshelf(demo, folders, read)).serve()


@asynccontextmanager
async def _preview(demo: World, port: int) -> AsyncGenerator[Preview]:
    """Serve the channel; its address really answers."""
    async with AsyncExitStack() as stack:
        try:
            preview = await stack.enter_async_context(
                demo.env.preview(
                    demo.channel,
                    viewers=demo.members,
                    layout="channel",
                    timezone=_SCHEDULE.zone,
                    port=port,
                    assets=_assets(demo),
                )
            )
        except SetupError as error:
            cure = "Choose another port with --port, or none, and a free one is found."
            if "install" in str(error):  # of which it has no kind of its own
                cure = 'Use `make demo` in a checkout, or: pip install "onejob[demo]".'
            raise OperatorError(f"The page cannot be served ({error}). {cure}") from None
        async with aiohttp.ClientSession() as session, session.get(preview.url) as response:
            response.raise_for_status()
        yield preview


def _assets(demo: World) -> dict[str, tuple[str, bytes]]:
    """Return the bot's own picture, by the address at which SimCord looks for it."""
    user = demo.env.backend.bot_user
    return {f"{CDN_BASE}/avatars/{user.id}/{user.avatar}.png": ("avatar.png", avatar())}


class Bookshelf:
    """The files of the catalogue, in which an author may be writing at this moment."""

    def __init__(self, demo: World, folders: Sequence[Path], read: Callable[[], Library]) -> None:
        """`read` reads what is in them."""
        self._demo = demo
        self._reading = read
        self._folders = folders
        self._read = fingerprint(folders)

    def look(self) -> str:
        """Read the files again if one has changed, and say what came of it; else nothing."""
        seen = fingerprint(self._folders)
        if seen == self._read:
            return ""
        self._read = seen
        library, words = self._demo.desk.library, self._demo.desk.languages.default
        Reload(library, self._reading, self._demo.desk.clock).now()
        if library.refusal is not None:
            return words("demo-mistakes", mistakes="\n".join(library.refusal.mistakes))
        return words("demo-reread", professions=len(library.catalogue.profiles))


@dataclass(slots=True)
class DemoPage:
    """The page, and what moves it on: time itself, what is typed into it, keys in the terminal,
    and what authors write into the catalogue.
    """

    demo: World
    preview: Preview
    bookshelf: Bookshelf
    _moved: float = field(default_factory=lambda: asyncio.get_running_loop().time())
    """When the simulated time was last moved, by the loop's clock."""

    async def serve(self) -> None:
        """Return once somebody has pressed `q`."""
        with pressed_keys() as keys:
            while True:
                key = keys.popleft().lower() if keys else ""
                if key == "q":
                    return
                if key in KEYS:
                    async for line in KEYS[key](self.demo):
                        await _undisturbed(self.preview.refresh)
                        print(line, flush=True)
                if news := self.bookshelf.look():
                    print(news, flush=True)
                await self._keep_up()
                if not keys:
                    await asyncio.sleep(_LOOK)

    async def _keep_up(self) -> None:
        """Run what was typed, let as much time pass as has passed, and show what came of both."""
        elapsed = asyncio.get_running_loop().time() - self._moved
        happened = len(self.demo.env.backend.transcript)
        try:
            await take_up(self.demo)
            if elapsed >= _TICK:
                await self.demo.move_to(self.demo.env.now() + timedelta(seconds=elapsed))
                self._moved += elapsed
            if happened != len(self.demo.env.backend.transcript):
                await self.preview.refresh()
        except SetupError:  # somebody acts in the page: the next round tries again
            return


async def _next_event(demo: World) -> AsyncIterator[str]:
    before = await _status(demo)
    await _undisturbed(lambda: demo.move_to_next_event(demo.env.now() + WEEK))
    lines = tuple(_told(demo, before, await _status(demo)))
    for line in lines or [_nothing(demo)]:
        yield line


async def _whole_week(demo: World) -> AsyncIterator[str]:
    end, was_quiet = demo.env.now() + WEEK, True
    while demo.env.now() < end:
        before = await _status(demo)
        await _undisturbed(lambda: demo.move_to_next_event(end))
        for line in _told(demo, before, await _status(demo)):
            was_quiet = False
            yield line
    if was_quiet:
        yield _nothing(demo)


async def _off_for_a_week(demo: World) -> AsyncIterator[str]:
    words = demo.desk.languages.default
    before, end = await _status(demo), demo.env.now() + WEEK
    yield words("demo-stopped", at=_at(demo))
    await _undisturbed(lambda: demo.restart(end))
    yield words("demo-started", at=_at(demo))
    for line in _told(demo, before, await _status(demo)):
        yield line


KEYS: Mapping[str, Callable[[World], AsyncIterator[str]]] = MappingProxyType(
    {"n": _next_event, "w": _whole_week, "o": _off_for_a_week}
)
"""What each key does; a line for each thing that happened."""


async def _undisturbed(act: Callable[[], Awaitable[T]]) -> T:
    """Act once nobody acts in the page at the moment."""
    while True:
        try:
            return await act()
        except SetupError:
            await asyncio.sleep(_LOOK)


async def _status(demo: World) -> SeriesStatus:
    return await demo.desk.programme.diary.status(demo.guild.id)


def _told(demo: World, before: SeriesStatus, now: SeriesStatus) -> Iterator[str]:
    """Say what has happened to the series in between."""
    words, at = demo.desk.languages.default, _at(demo)
    latest, poll = now.latest, now.poll
    if latest is not None and latest != before.latest:
        key, title = words.whole_day(latest.slot.key), _title(demo, latest.profession)
        if latest.state is State.POSTED:
            yield words("demo-posted", at=at, title=title, late="yes" if latest.was_late else "no")
        else:
            yield words("demo-not-posted", at=at, day=key)
    was_open = before.poll is None or not before.poll.is_closed
    if was_open and poll is not None and poll.is_closed and poll.result is not None:
        yield words("demo-closed", at=at, title=_title(demo, poll.result.winner))


def _nothing(demo: World) -> str:
    return demo.desk.languages.default("demo-nothing", at=_at(demo))


def _title(demo: World, slug: str | None) -> str:
    return demo.desk.catalogue.title(slug or "")


def _at(demo: World) -> str:
    """Return the simulated time as the server's clocks show it."""
    local: datetime = _SCHEDULE.local(demo.env.now())
    words = demo.desk.languages.default
    return f"{words.whole_day(local.date())}, {words.time(local.time())}"
