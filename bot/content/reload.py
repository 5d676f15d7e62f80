"""Reading the catalogue anew while the bot runs."""

from __future__ import annotations

import asyncio
import ctypes
import gc
import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path, PurePath

from bot.clock import Clock
from bot.content import BadCatalogue
from bot.domain.question.library import Library, Refusal

_log = logging.getLogger(__name__)

_READ = (".yaml", ".csv", ".txt")


class Reload:
    """Brings a library up to what its files hold; with mistakes, what it has stays in use."""

    def __init__(
        self,
        library: Library,
        read: Callable[[], Library],
        clock: Clock,
        around: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        """`read` reads it, and raises BadCatalogue; what is asked for happens inside `around`."""
        self._library = library
        self._read = read
        self._clock = clock
        self._around = around
        self._task: asyncio.Task[None] | None = None
        self._is_asked_again = False

    def ask(self) -> None:
        """Read in the background; asked again meanwhile, read once more after that."""
        if self._task is not None and not self._task.done():
            self._is_asked_again = True
            return
        self._task = asyncio.create_task(self._read_until_quiet(), name="reload")

    def now(self) -> None:
        """Read at once, and return when it is done."""
        try:
            self._take(self._read())
        except BadCatalogue as bad:
            self._refuse(bad)

    async def _read_until_quiet(self) -> None:
        while True:
            self._is_asked_again = False
            with self._around():
                await self._read_once()
            if not self._is_asked_again:
                return

    async def _read_once(self) -> None:
        try:
            # Answers go on meanwhile: a thousand profiles take a second.
            self._take(await asyncio.to_thread(self._prepared))
        except BadCatalogue as bad:
            self._refuse(bad)
        except Exception:  # or it would end with the task, which nobody waits for
            _log.exception("the catalogue could not be read; the one before it stays in use")

    def _prepared(self) -> Library:
        read = self._read()
        read.prepare()
        return read

    def _take(self, read: Library) -> None:
        self._library.take(read)
        spare_the_collector()
        _log.info("the catalogue was read: %d professions", len(read.catalogue.profiles))

    def _refuse(self, bad: BadCatalogue) -> None:
        files = dict.fromkeys("/".join(PurePath(each.file).parts[-2:]) for each in bad.mistakes)
        told = tuple(map(str, bad.mistakes))
        self._library.refuse(Refusal(self._clock.now(), told, tuple(files)))
        _log.error("the catalogue has mistakes; the one before it stays in use:\n%s", bad)


def spare_the_collector() -> None:
    """Take what is in memory now, mostly the catalogue, out of the garbage collector's rounds.

    It stays for good. Otherwise full collections walk through all of it: with 1,000 profiles the
    slowest answers took 150 to 240 ms, and take 35 to 85 like this.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def collect_from_now_on() -> None:
    """Collect garbage from now on, and leave alone what is in memory now: it stays.

    There is none to speak of in it; to look for it took as long as to load the catalogue. What
    loading needed for a while goes back to the system: 7 MB, which the C library keeps otherwise.
    """
    gc.freeze()
    gc.enable()
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)  # which musl lacks


def fingerprint(folders: Sequence[Path]) -> tuple[tuple[Path, int, int], ...]:
    """Return something that is another once a file of the catalogue has changed."""
    return tuple(sorted(_stamps(folders)))


def _stamps(folders: Sequence[Path]) -> Iterator[tuple[Path, int, int]]:
    for folder in folders:
        for path in folder.rglob("*.*"):
            if path.suffix not in _READ:
                continue
            try:
                status = path.stat()
            except OSError:  # it went away in between
                continue
            yield path, status.st_mtime_ns, status.st_size
