"""A supervisor such as systemd: a socket on which a process tells how it is."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

_LONGEST = 30.0  # seconds until a process has said what it was expected to say


class Supervisor(asyncio.DatagramProtocol):
    """`told` is all that it was told so far, a datagram each, without the time of day."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.told: list[str] = []
        self._heard = asyncio.Event()

    def datagram_received(self, data: bytes, addr: object) -> None:
        self.told.append(data.decode().partition("\nMONOTONIC_USEC=")[0])
        self._heard.set()

    async def hears(self, *told: str) -> None:
        """Wait until these have come, in that order, whatever came in between."""
        async with asyncio.timeout(_LONGEST):
            while not _are_in(told, self.told):
                self._heard.clear()
                await self._heard.wait()


def _are_in(told: tuple[str, ...], all_: list[str]) -> bool:
    left = iter(all_)
    return all(each in left for each in told)


@asynccontextmanager
async def listening(address: str | Path) -> AsyncGenerator[Supervisor]:
    """Listen at a file, or where it begins with @, at an abstract address."""
    ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    ear.bind(str(address).replace("@", "\0", 1))
    supervisor = Supervisor(str(address))
    transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(
        lambda: supervisor, sock=ear
    )
    try:
        yield supervisor
    finally:
        transport.close()
