"""A way to a server that breaks in the middle of a COMMIT."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from enum import Enum, auto

_COMMIT = b"COMMIT"


class Lost(Enum):
    """What does not arrive of the next COMMIT."""

    NOTHING = auto()
    QUESTION = auto()
    ANSWER = auto()
    TIME = auto()
    """Its sender has gone by the time it arrives, which is when `Relay.deliver` is called."""


class Relay:
    """Leads from a port of its own to that of a server."""

    def __init__(self, port: int) -> None:
        self.loses = Lost.NOTHING
        self.is_cut = False
        """Whether nobody gets through any more."""
        self.port = 0
        self._to = port
        self._open = set[asyncio.StreamWriter]()
        self._late = asyncio.Event()
        self._arrived = asyncio.Event()

    async def deliver(self) -> None:
        """Let what was late arrive, and its answer come."""
        self._late.set()
        await self._arrived.wait()

    async def lead(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.is_cut:
            writer.close()
            return
        answers, questions = await asyncio.open_connection("127.0.0.1", self._to)
        self._open |= {writer, questions}
        back = asyncio.create_task(_carry(answers, writer))
        while data := await reader.read(65536):
            lost = self.loses if _COMMIT in data else Lost.NOTHING
            if lost is not Lost.NOTHING:
                self.loses = Lost.NOTHING
                back.cancel()
                await asyncio.wait([back])  # two cannot read at once
                if lost is Lost.TIME:
                    writer.close()
                    await self._late.wait()
                if lost is not Lost.QUESTION:
                    questions.write(data)
                    await answers.read(65536)
                    self._arrived.set()
                break
            questions.write(data)
        questions.close()
        writer.close()

    async def end(self) -> None:
        for writer in self._open:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
    writer.close()


@asynccontextmanager
async def relay(port: int) -> AsyncGenerator[Relay]:
    made = Relay(port)
    server = await asyncio.start_server(made.lead, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    async with server:
        yield made
    await made.end()
