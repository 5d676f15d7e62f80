"""A bot as a process of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
from asyncio.subprocess import Process
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_INHERITED = ("PATH", "LANG", "SYSTEMROOT")  # nothing else of ours may change what it does
_END = 20.0  # seconds to end after being asked


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended, and what it wrote."""

    code: int
    stdout: str
    stderr: str


class Bot:
    """A running process; `folder` is its working directory, and holds what it wrote."""

    def __init__(self, process: Process, folder: Path) -> None:
        self._process = process
        self._folder = folder
        self.pid = process.pid

    @property
    def is_running(self) -> bool:
        return self._process.returncode is None

    async def end(self, how: signal.Signals = signal.SIGTERM) -> Ended:
        """Ask the process to end, and wait until it has."""
        if self._process.returncode is None:
            self._process.send_signal(how)
        return await self.ended()

    async def says(self, text: str, within: float = _END) -> None:
        """Wait until the log, on standard error, has that text in it."""
        async with asyncio.timeout(within):
            while text not in self._wrote("stderr"):  # noqa: ASYNC110 - another process writes it
                await asyncio.sleep(0.02)

    async def ended(self, within: float = _END) -> Ended:
        """Wait for the end of the process; TimeoutError with what it wrote if it does not come."""
        try:
            async with asyncio.timeout(within):
                code = await self._process.wait()
        except TimeoutError:
            raise TimeoutError(f"the bot did not end:\n{self._wrote('stderr')}") from None
        return Ended(code, self._wrote("stdout"), self._wrote("stderr"))

    def _wrote(self, stream: str) -> str:
        return (self._folder / stream).read_text(encoding="utf-8", errors="replace")


@asynccontextmanager
async def run(
    *command: str, settings: Mapping[str, str], folder: Path | None = None
) -> AsyncGenerator[Bot]:
    """Run `python -m command` in a folder of its own; it is killed if it is still there after.

    Of the environment it gets `settings` and next to nothing else.
    """
    with tempfile.TemporaryDirectory() as temporary:
        inside = folder or Path(temporary)
        environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        with (inside / "stdout").open("wb") as stdout, (inside / "stderr").open("wb") as stderr:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                *command,
                env={**environment, "PYTHONPATH": str(_ROOT), **settings},
                cwd=inside,
                stdout=stdout,
                stderr=stderr,
            )
        try:
            yield Bot(process, inside)
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()
