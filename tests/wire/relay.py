"""Somebody between the bot and Discord: a proxy, or a door with a certificate."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

_CHUNK = 65_536


@dataclass(slots=True)
class Relay:
    """Passes octets on, to `target`; where there is none, to whom the first line names.

    With `answer` it passes nothing on, and says that instead.
    """

    target: str | None = None
    answer: bytes | None = None
    address: str = ""
    asked: list[str] = field(default_factory=list[str])
    """The first line of each request, of which a connection may carry several."""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, EOFError):
            head = await reader.readuntil(b"\r\n\r\n")
            self._note(head)
            if self.answer is not None:
                writer.write(self.answer)
                await writer.drain()
                writer.close()
                return
            there, back = await asyncio.open_connection(
                *_host(self.target or self.asked[-1].split()[1])
            )
            back.write(head)
            await asyncio.gather(
                _pass_on(reader, back, self._note), _pass_on(there, writer, lambda _: None)
            )

    def _note(self, octets: bytes) -> None:
        line = octets.split(b"\r\n", 1)[0]
        if line.endswith(b" HTTP/1.1"):
            self.asked.append(line.decode("ascii"))


@asynccontextmanager
async def relay(
    target: str | None = None, answer: bytes | None = None, tls: ssl.SSLContext | None = None
) -> AsyncGenerator[Relay]:
    """Stand on 127.0.0.1 until the block ends."""
    relay = Relay(target, answer)
    server = await asyncio.start_server(relay.serve, "127.0.0.1", 0, ssl=tls)
    host, port = server.sockets[0].getsockname()
    relay.address = f"{host}:{port}"
    try:
        yield relay
    finally:
        server.close()


def _host(address: str) -> tuple[str, int]:
    parts = urlsplit(address)
    assert parts.hostname is not None
    return parts.hostname, parts.port or 80


async def _pass_on(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, note: Callable[[bytes], None]
) -> None:
    try:
        while octets := await reader.read(_CHUNK):
            note(octets)
            writer.write(octets)
            await writer.drain()
    finally:
        writer.close()
