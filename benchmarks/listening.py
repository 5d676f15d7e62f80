"""What a message costs that does not concern the bot: nearly every message is of that kind."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection
from statistics import median

from benchmarks import table
from benchmarks.plan import Plan
from benchmarks.subject import Pair, Subject, deaf, realm, started
from benchmarks.table import MILLISECONDS
from tests.wire import act
from tests.wire.payload import Json
from tests.wire.rest import SEND
from tests.wire.server import Server

_DROPPED = 0.0001  # seconds of CPU, beside what receiving takes
_ANSWER_COSTS = 2.0  # times the constant reply
_QUESTION = "what does an AI engineer earn?"
_RATE = 20.0  # a second: a bot may send no more than 50
_COUNT = 20  # in a block
_LONGEST = 60.0  # seconds
_BLOCK = 4.0  # seconds: the CPU of a message is little, that of the rest must not hide it
_LEFT = 0.2  # seconds that are waited for what was sent last
_TEXT = "Did anybody see what they said about the meeting on Thursday? " * 2
_WHAT = {"MESSAGE_CREATE": "Messages of others", "MESSAGE_UPDATE": "Edits of messages of others"}


async def foreign(plan: Plan, pair: Pair) -> None:
    """Print the CPU of the bot for messages of others, and for their edits, beside discord.py's.

    What a bot does while nothing happens is taken off. Receiving a message, decompressing and
    parsing it is what discord.py does before anybody can say no: a third bot does that alone.
    """
    async with Server(realm(1)) as server, started(deaf(), server) as receiving:
        for event, what in _WHAT.items():
            blocks = max(3, plan.blocks // 6)
            amount = round(blocks * _BLOCK * plan.rate)
            table.title(f"{what}, {plan.rate:g} a second ({amount:,} each)")
            each: dict[str, float] = {"bare": 0.0, "ours": 0.0, "deaf": 0.0}
            for _ in range(blocks):
                for subject in (pair.bare, pair.ours, receiving):
                    each[subject.name] += await _cpu(subject, event, plan.rate) / blocks
            table.times("CPU of the bot for one", MILLISECONDS, each["bare"], each["ours"])
            bare, ours = (max(0.0, each[name] - each["deaf"]) for name in ("bare", "ours"))
            table.times("The same, but for receiving it", MILLISECONDS, bare, ours)
            table.alone("Ours of that alone", MILLISECONDS, ours, below=_DROPPED)


async def mentions(plan: Plan, pair: Pair) -> None:
    """Print what a reply to a question costs beside a constant reply, each to somebody else."""
    table.title(f"A mention with a question, {_RATE:g} a second ({plan.blocks * _COUNT:,} each)")
    seconds: dict[str, list[float]] = {"bare": [], "ours": []}
    cpu = dict.fromkeys(seconds, 0.0)
    for turn in range(plan.blocks + 1):
        for subject in (pair.bare, pair.ours):
            before = subject.cpu()
            taken = await _replies(subject)
            if turn:  # the first is for warming up
                seconds[subject.name] += taken
                cpu[subject.name] += (subject.cpu() - before) / _COUNT / plan.blocks
    one, two = (median(seconds[name]) for name in ("bare", "ours"))
    table.times("p50", MILLISECONDS, one, two, _ANSWER_COSTS)
    table.times("CPU of the bot for one", MILLISECONDS, cpu["bare"], cpu["ours"], _ANSWER_COSTS)


async def _replies(subject: Subject) -> list[float]:
    """Ask so many questions, and return the seconds until each reply arrived."""
    server, asked = subject.server, dict[str, float]()
    realm = server.realm
    for person in realm.people(_COUNT):
        await asyncio.sleep(1 / _RATE)
        event = act.message(realm, person, realm.in_server(), f"<@{realm.me.id}> {_QUESTION}")
        asked[event["id"]] = time.perf_counter()
        await server.hear(event)
    async with asyncio.timeout(_LONGEST):
        while len(arrived := _arrived(server, asked)) < _COUNT:  # noqa: ASYNC110 - the bot sends
            await asyncio.sleep(_LEFT)
    server.rest.requests.clear()
    return [arrived[number] - at for number, at in asked.items()]


def _arrived(server: Server, asked: Collection[str]) -> dict[str, float]:
    """Return when the replies to these messages came, by the numbers of those."""
    replies = (call for call in server.rest.requests if call.request == SEND)
    answered = {str(call.body["message_reference"]["message_id"]): call.at for call in replies}
    return {number: at for number, at in answered.items() if number in asked}


async def _cpu(subject: Subject, event: str, rate: float) -> float:
    """Return the seconds of CPU of one message, of as many as come in a block at that rate."""
    realm, count = subject.server.realm, round(rate * _BLOCK)
    place = realm.in_server()
    messages = [act.message(realm, realm.bob, place, _TEXT) for _ in range(count)]
    idle = subject.cpu()
    await asyncio.sleep(_BLOCK + _LEFT)
    before = subject.cpu()
    start = time.perf_counter()
    for number, message in enumerate(messages):
        await asyncio.sleep(max(0.0, start + number / rate - time.perf_counter()))
        await _tell(subject, event, message)
    await asyncio.sleep(max(0.0, start + _BLOCK + _LEFT - time.perf_counter()))
    after = subject.cpu()
    realm.messages.clear()
    return ((after - before) - (before - idle)) / count


async def _tell(subject: Subject, event: str, message: Json) -> None:
    await subject.server.gateway.dispatch(event, message, int(message["guild_id"]))
