"""What a person did with the bot, and what the bot made of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.wire.message import BUTTON, EPHEMERAL, TEXT, walk
from tests.wire.payload import Json

COMMAND, COMPONENT, AUTOCOMPLETE, SUBMIT = 2, 3, 4, 5  # `type` of an interaction
ANSWER, DEFER, DEFER_UPDATE, UPDATE, CHOICES, FORM = 4, 5, 6, 7, 8, 9  # `type` of a callback
DEADLINE = 3.0  # seconds to the first answer, by Discord's documentation
LIFE = 15 * 60.0  # seconds that an interaction's token is good for


@dataclass(slots=True, eq=False)
class Interaction:
    """One interaction from its sending on.

    `answered` holds the body of the callback; `settled` is done when nothing is put off any
    more. Times are those of `time.perf_counter`.
    """

    payload: Json
    answered: asyncio.Future[Json] = field(init=False)
    settled: asyncio.Future[None] = field(init=False)
    sent_at: float = field(init=False, default=0.0)
    answered_at: float = field(init=False, default=0.0)
    message: Json | None = field(init=False, default=None)
    followups: list[Json] = field(init=False, default_factory=list[Json])

    def __post_init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.answered = loop.create_future()
        self.settled = loop.create_future()

    @property
    def id(self) -> str:
        return self.payload["id"]

    @property
    def token(self) -> str:
        return self.payload["token"]

    @property
    def late(self) -> bool:
        return time.perf_counter() - self.sent_at > DEADLINE

    @property
    def over(self) -> bool:
        return time.perf_counter() - self.sent_at > LIFE


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an interaction: the bot's callback, and its message as it looks now."""

    callback: Json
    message: Json | None
    followups: Sequence[Json]

    @property
    def kind(self) -> int:
        return self.callback["type"]

    @property
    def form(self) -> Json:
        """The form that opened."""
        assert self.kind == FORM
        return self.callback["data"]

    @property
    def private(self) -> bool:
        return self.message is not None and bool(self.message["flags"] & EPHEMERAL)

    @property
    def text(self) -> str:
        """All that can be read in the message, its buttons aside."""
        return "\n".join(
            component["content"] for component in self._all() if component["type"] == TEXT
        )

    @property
    def buttons(self) -> tuple[str, ...]:
        """The labels of the buttons that can be pressed."""
        return tuple(
            component["label"]
            for component in self._all()
            if component["type"] == BUTTON
            and "custom_id" in component
            and not component.get("disabled")
        )

    def _all(self) -> Iterator[Json]:
        return walk(self.message["components"] if self.message else ())
