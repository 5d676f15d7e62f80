"""Pictures that are drawn already, and the order in which others will be."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, OrderedDict
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from contextvars import Context
from dataclasses import dataclass, field

from bot.pictures.artist import Artist
from bot.pictures.picture import Picture, name

ROOM = 8 * 1024 * 1024
"""Bytes of pictures that are kept; who was asked for longest ago goes."""

PATIENCE = 1.2
"""Seconds that an answer waits for its picture."""

OUTCOMES = ("cached", "drawn", "late", "failed")
"""A picture that was asked for and there, drawn, not there in time, or not drawn at all."""

_LONGEST_QUEUE = 64
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Order:
    """A picture to be drawn; all who ask for it share one."""

    picture: Picture
    drawn: asyncio.Future[bytes | None] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )


class Shelf:
    """Keeps pictures by their content, and draws what is not there. Nothing that it does raises.

    Without an artist, pictures are off: there is never one.
    """

    def __init__(
        self,
        artist: Artist | None,
        *,
        room: int = ROOM,
        patience: float = PATIENCE,
        tally: Counter[str] | None = None,
    ) -> None:
        """In the `tally` it counts what became of OUTCOMES."""
        self._tally: Counter[str] = Counter() if tally is None else tally
        self._artist = artist
        self._room = room
        self._patience = patience
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._awaited: OrderedDict[str, _Order] = OrderedDict()
        self._ahead: OrderedDict[str, _Order] = OrderedDict()
        self._now: _Order | None = None
        self._drawing: asyncio.Task[None] | None = None
        self._is_closed = False

    @property
    def is_on(self) -> bool:
        return self._artist is not None

    def ready(self, picture: Picture) -> bytes | None:
        """Return it if it is there."""
        content = self._kept.get(picture.digest)
        if content is not None:
            self._kept.move_to_end(picture.digest)
        return content

    async def drawn(self, picture: Picture, patience: float | None = None) -> bytes | None:
        """Return it, drawn before all that nobody waits for; None if that takes too long.

        Then it is there the next time. Who says nothing of patience does not wait at all for a
        process that is only being started: half a second, of which no answer is worth it.
        """
        if (content := self.ready(picture)) is not None:
            self._tally["cached"] += 1
            return content
        if self._artist is None or self._is_closed:
            return None
        order = self._order(picture)
        if patience is None and not self._artist.is_warm:
            self._tally["late"] += 1
            _LOG.info("%s is not drawn yet: a message went out without it.", name(picture))
            return None
        longest = self._patience if patience is None else patience
        await asyncio.wait([order.drawn], timeout=longest)
        if not order.drawn.done():
            self._tally["late"] += 1
            _LOG.warning(
                "%s was not drawn within %g seconds: a message went out without it.",
                name(picture),
                longest,
            )
            return None
        return order.drawn.result()

    async def all_drawn(
        self, pictures: Sequence[Picture], patience: float | None = None
    ) -> tuple[bytes | None, ...]:
        """Return for each what `drawn` does, and wait for all at once."""
        found = tuple(map(self.ready, pictures))
        if None not in found:
            self._tally["cached"] += len(found)
            return found
        return tuple(await asyncio.gather(*(self.drawn(each, patience) for each in pictures)))

    def want(self, *pictures: Picture) -> None:
        """Draw these ahead of need, as far as the queue has room."""
        if self._artist is None or self._is_closed:
            return
        for picture in pictures:
            digest = picture.digest
            if len(self._ahead) >= _LONGEST_QUEUE or self.ready(picture) is not None:
                continue
            if digest not in self._awaited and not self._is_drawing(picture):
                self._ahead.setdefault(digest, _Order(picture))
        self._go_on()

    async def close(self) -> None:
        """End the drawing process; who still waits goes without."""
        self._is_closed = True
        orders = [*self._awaited.values(), *self._ahead.values()]
        orders += [self._now] if self._now else []
        self._awaited.clear()
        self._ahead.clear()
        if self._drawing is not None:
            self._drawing.cancel()
            await asyncio.wait([self._drawing])
        for order in orders:
            if not order.drawn.done():
                order.drawn.set_result(None)
        if self._artist is not None:
            await self._artist.close()

    def _order(self, picture: Picture) -> _Order:
        digest = picture.digest
        if self._now and self._is_drawing(picture):
            return self._now
        order = self._awaited.get(digest) or self._ahead.pop(digest, None) or _Order(picture)
        self._awaited[digest] = order
        self._go_on()
        return order

    def _is_drawing(self, picture: Picture) -> bool:
        return self._now is not None and self._now.picture.digest == picture.digest

    def _go_on(self) -> None:
        if self._drawing is None and (self._awaited or self._ahead):
            self._drawing = asyncio.create_task(
                self._draw_all(),
                name="drawing pictures",
                context=Context(),  # it draws for whoever comes: no one's trail leads there
            )

    async def _draw_all(self) -> None:
        """Draw until nothing is left to draw; so it waits for nothing but the process."""
        assert self._artist is not None
        try:
            while queue := self._awaited or self._ahead:
                digest, self._now = queue.popitem(last=False)
                content = await self._artist.draw(self._now.picture)
                self._tally["failed" if content is None else "drawn"] += 1
                if content is not None:
                    self._keep(digest, content)
                self._now.drawn.set_result(content)
                self._now = None
        finally:
            self._drawing = self._now = None

    def _keep(self, digest: str, content: bytes) -> None:
        self._kept[digest] = content
        self._size += len(content)
        while self._size > self._room:
            _, gone = self._kept.popitem(last=False)
            self._size -= len(gone)


@asynccontextmanager
async def opened_shelf(
    *, is_on: bool = True, tally: Counter[str] | None = None
) -> AsyncGenerator[Shelf]:
    """Hand out a shelf; where pictures are off, one that never has any."""
    shelf = Shelf(Artist() if is_on else None, tally=tally)
    try:
        yield shelf
    finally:
        await shelf.close()
