"""The bot's side of the process that draws: it is started, asked, and replaced where it fails."""

from __future__ import annotations

import asyncio
import logging
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bot.pictures.parcel import DRAWN, LENGTH, framed, packed
from bot.pictures.picture import Picture

COMMAND = (sys.executable, "-m", "bot.pictures.worker")

_HOME = Path(__file__).parents[2]  # from where this very package is found, installed or not
_LONGEST = 10.0  # seconds that a drawing may take
_GRACE = 2.0  # seconds to end by itself
_TRIES = 2
_FIRST_PAUSE, _LAST_PAUSE = 1.0, 300.0  # seconds after a process that never drew anything
_LIMIT = 2**24  # bytes of an answer; the process is never kept waiting for a reader
_LOG = logging.getLogger(__name__)


class Artist:
    """Draws one picture at a time. It never raises: what cannot be drawn is None, and a log line.

    It has no task of its own, so that nothing waits while nothing is drawn.
    """

    def __init__(self, command: Sequence[str] = COMMAND, longest: float = _LONGEST) -> None:
        self._command = command
        self._longest = longest
        self._process: Process | None = None
        self._has_drawn = False
        self._fruitless = 0
        self._resting_until = 0.0

    @property
    def pid(self) -> int | None:
        """Of the process, while there is one."""
        return self._process.pid if self._process else None

    @property
    def is_warm(self) -> bool:
        """Whether the process has drawn already, so that the next picture is quick."""
        return self._has_drawn

    async def draw(self, picture: Picture) -> bytes | None:
        """Return it as a PNG; a process that dies or hangs over it is replaced, and asked once."""
        asked = framed(packed(picture))
        for _ in range(_TRIES):
            if asyncio.get_running_loop().time() < self._resting_until:
                return None
            try:
                async with asyncio.timeout(self._longest):
                    answer = await self._answer(asked)
            except (OSError, EOFError) as failure:  # a TimeoutError is an OSError
                await self._give_up(failure)
                continue
            except asyncio.CancelledError:
                await self._end(kill=True)  # its answer must not be taken for the next one's
                raise
            self._has_drawn, self._fruitless = True, 0
            if answer.startswith(DRAWN):
                return answer[len(DRAWN) :]
            _LOG.error("A picture cannot be drawn: %s", answer[1:].decode("utf-8", "replace")[:200])
            return None
        return None

    async def close(self) -> None:
        """End the process."""
        await self._end(kill=False)

    async def _answer(self, asked: bytes) -> bytes:
        process = self._process
        if process is None or process.returncode is not None:
            await self._end(kill=False)
            self._has_drawn = False
            self._process = process = await asyncio.create_subprocess_exec(
                *self._command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=_HOME, limit=_LIMIT
            )
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(asked)
        await process.stdin.drain()
        length = await process.stdout.readexactly(LENGTH)
        return await process.stdout.readexactly(int.from_bytes(length, "big"))

    async def _give_up(self, failure: BaseException) -> None:
        """End the process, and let some time pass if it is one of many that never drew anything."""
        took_too_long = isinstance(failure, TimeoutError)
        await self._end(kill=took_too_long)
        if self._has_drawn or took_too_long:
            what = f"took longer than {self._longest:g} seconds" if took_too_long else "died"
            _LOG.warning("The drawing process %s; another one is started.", what)
            return
        if not self._fruitless:
            _LOG.error(
                "Pictures cannot be drawn: the drawing process ends before its first picture. It "
                "is tried again, less and less often; `%s` tells why.",
                " ".join(self._command),
            )
        pause = min(_FIRST_PAUSE * 2**self._fruitless, _LAST_PAUSE)
        self._fruitless += 1
        self._resting_until = asyncio.get_running_loop().time() + pause

    async def _end(self, *, kill: bool) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        process.stdin.close()
        if not kill:
            with suppress(TimeoutError):
                async with asyncio.timeout(_GRACE):
                    await process.wait()
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
        await process.wait()
