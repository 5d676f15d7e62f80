"""Where in a server the bot hears that it is mentioned."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Earshot:
    """What staff want: all channels, none, or some. A thread is in earshot with its channel."""

    channels: frozenset[int] | None = None
    """None are all of them."""

    def covers(self, *places: int | None) -> bool:
        """Whether the bot hears in a place; of a thread, it and its channel are given."""
        return self.channels is None or not self.channels.isdisjoint(places)


EVERYWHERE = Earshot()
NOWHERE = Earshot(frozenset())
