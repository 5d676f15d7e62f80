"""Channels: the messages that the bot posts by itself, and what becomes of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from http import HTTPStatus

from tests.wire import message as messages
from tests.wire.call import Call, Refusal
from tests.wire.message import CROSSPOSTED, EPHEMERAL
from tests.wire.payload import Json
from tests.wire.world import World


def send(world: World, call: Call) -> Json:
    """Post a message; with `enforce_nonce` the same nonce gives the first message again.

    Discord remembers a nonce for a few minutes; here it is remembered until `world.nonces` is
    cleared.
    """
    channel, nonce = known(world, call), call.body.get("nonce")
    key = (channel, str(nonce))
    enforced = nonce is not None and call.body.get("enforce_nonce")
    if enforced and key in world.nonces:
        return world.messages[world.nonces[key]]
    extra = {} if nonce is None else {"nonce": nonce}
    message = world.post(channel, call.body, **extra)
    if enforced:
        world.nonces[key] = message["id"]
    return message


def history(world: World, call: Call) -> list[Json]:
    """Return a page of what everybody sees in the channel, newest first.

    It ends before a message, begins after one, or lies around one; else it is the newest.
    """
    channel, limit = known(world, call), int(call.query.get("limit", 50))
    seen = [
        message
        for message in sorted(world.messages.values(), key=_number)
        if message["channel_id"] == channel and not message["flags"] & EPHEMERAL
    ]
    before, after, around = (call.query.get(name) for name in ("before", "after", "around"))
    if after is not None:
        begin = bisect_right(seen, int(after), key=_number)
        end = begin + limit
    else:
        end = len(seen)
        if before is not None:
            end = bisect_left(seen, int(before), key=_number)
        elif around is not None:
            end = min(end, bisect_left(seen, int(around), key=_number) + (limit + 1) // 2)
        begin = max(end - limit, 0)
    return seen[begin:end][::-1]


def fetch(world: World, call: Call) -> Json:
    return found(world, call)


def edit(world: World, call: Call) -> Json:
    return messages.edit(found(world, call), call.body)


def delete(world: World, call: Call) -> None:
    del world.messages[found(world, call)["id"]]


def pin(world: World, call: Call) -> None:
    found(world, call)["pinned"] = True


def unpin(world: World, call: Call) -> None:
    found(world, call)["pinned"] = False


def crosspost(world: World, call: Call) -> Json:
    message = found(world, call)
    if message["flags"] & CROSSPOSTED:
        text = "This message has already been crossposted."
        raise Refusal(HTTPStatus.BAD_REQUEST, 40033, text)
    message["flags"] |= CROSSPOSTED
    return message


def _number(message: Json) -> int:
    return int(message["id"])


def known(world: World, call: Call) -> str:
    """Return the id of the channel or thread of a call that there is."""
    channel = call.ids["channel_id"]
    if world.guild_of(channel) is None:
        raise Refusal(HTTPStatus.NOT_FOUND, 10003, "Unknown Channel")
    return channel


def found(world: World, call: Call) -> Json:
    """Return the message of a call that there is, in its channel."""
    channel, message = known(world, call), world.messages.get(call.ids["message_id"])
    if message is None or message["channel_id"] != channel:
        raise Refusal(HTTPStatus.NOT_FOUND, 10008, "Unknown Message")
    return message
