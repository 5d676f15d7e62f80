"""Members who vote in many servers at a given rate, and what each of them was told."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import count, islice
from random import Random

from bot.domain.week.edition import marked
from tests.wire import act
from tests.wire.interaction import DEADLINE, Answer, Interaction
from tests.wire.message import EPHEMERAL, walk
from tests.wire.payload import Json
from tests.wire.realm import Person
from tests.wire.server import Server

COUNTED = ("vote counts:", "vote has changed", "still counts")

_REFERENCE = re.compile(r"\b[0-9A-F]{6}\b")
_LONGEST = 20.0  # seconds until an answer that was put off has come
_OFTEN_CHANGED = 0.3  # share of clicks by somebody who has voted already


async def said(server: Server, click: Interaction) -> str | None:
    """Send a click and return what it was answered; none where nothing came in time."""
    await server.send(click)
    done, _ = await asyncio.wait([click.answered], timeout=DEADLINE)
    if not done:
        return None
    await asyncio.wait([click.settled], timeout=_LONGEST)
    return Answer(click.answered.result(), click.message, click.followups).text


@dataclass(slots=True)
class Voter:
    """Somebody in one server."""

    person: Person
    message: Json
    told: str | None = None
    """What was acknowledged last."""
    clicked: str | None = None
    """A click of which nobody said that it counts."""

    @property
    def key(self) -> tuple[int, int]:
        return int(self.message["channel_id"]), int(self.person.id)

    @property
    def may_stand(self) -> set[str | None]:
        """What the database may hold: the last that was acknowledged, or what came after it."""
        return {self.told, self.clicked or self.told}


@dataclass(slots=True)
class Electorate:
    """Votes under whatever weekly message stands, and notes what is said."""

    server: Server
    messages: list[Json] = field(default_factory=list[Json])
    """The weekly messages, in the order in which they came."""
    voters: list[Voter] = field(default_factory=list[Voter])
    answers: Counter[str] = field(default_factory=Counter[str])
    """How often which answer came: those that count are one, others are told in their words."""
    _looked_at: int = 0
    _idle: list[Voter] = field(default_factory=list[Voter])
    _dice: Random = field(default_factory=lambda: Random(1))

    def look(self) -> int:
        """Note which messages have come; return how many there are."""
        all_ = self.server.realm.messages
        fresh = list(islice(all_.values(), self._looked_at, None))
        self._looked_at += len(fresh)
        self.messages.extend(each for each in fresh if _is_weekly(each))
        return len(self.messages)

    async def vote(self, rate: float, over: asyncio.Event) -> None:
        """Let so many click each second, whether or not anybody answers, until it is over."""
        began = asyncio.get_running_loop().time()
        async with asyncio.TaskGroup() as clicks:
            for number in count():
                await asyncio.sleep(began + number / rate - asyncio.get_running_loop().time())
                if over.is_set():
                    return
                self.look()
                clicks.create_task(self._click(self._somebody()))

    def _somebody(self) -> Voter:
        if self._idle and self._dice.random() < _OFTEN_CHANGED:
            place = self._dice.randrange(len(self._idle))
            self._idle[place], self._idle[-1] = self._idle[-1], self._idle[place]
            return self._idle.pop()
        (person,) = self.server.realm.people(1)
        self.voters.append(Voter(person, self._dice.choice(self.messages)))
        return self.voters[-1]

    async def _click(self, voter: Voter) -> None:
        realm, message = self.server.realm, voter.message
        voter.clicked = self._dice.choice(act.candidates(message))
        place = realm.in_channel(message["channel_id"])
        try:
            text = await said(
                self.server, act.press(realm, voter.person, place, message, voter.clicked)
            )
        except ConnectionError:
            self.answers["nobody was connected"] += 1
            return
        if text is None:
            self.answers["no answer in time"] += 1
        elif not any(words in text for words in COUNTED):
            self.answers[_REFERENCE.sub("...", text)] += 1
        else:
            self.answers["counted"] += 1
            voter.told, voter.clicked = voter.clicked, None
            self._idle.append(voter)


def _is_weekly(message: Json) -> bool:
    is_private = message["flags"] & EPHEMERAL
    return not is_private and any(
        marked(part.get("custom_id", "")) for part in walk(message["components"])
    )
