"""Sends, finds, edits and decorates weekly messages on Discord, paced below its limits."""

from __future__ import annotations

from bot.domain.edition import Effect
from bot.domain.notice import Notice
from bot.domain.series import Series
from bot.domain.weekly import Place, Weekly
from bot.presentation.client import Client
from bot.scheduler import Publisher
from bot.series.press import Sent


class DiscordPublisher(Publisher):
    """Publishes through one client."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def post(self, weekly: Weekly) -> Sent:
        raise NotImplementedError

    async def find(self, weekly: Weekly, channel: int) -> Place | None:
        raise NotImplementedError

    async def apply(self, effect: Effect, weekly: Weekly, place: Place) -> None:
        raise NotImplementedError

    async def refresh(self, weekly: Weekly, place: Place) -> bool:
        raise NotImplementedError

    async def tell(self, series: Series, notice: Notice) -> bool:
        raise NotImplementedError
