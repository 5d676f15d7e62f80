"""Channels: the messages that the bot posts by itself, and what becomes of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from http import HTTPStatus

from tests.wire import message as messages
from tests.wire.call import Call, Refusal
from tests.wire.message import CROSSPOSTED, EPHEMERAL, REPLY
from tests.wire.payload import Json
from tests.wire.realm import Realm


def send(realm: Realm, call: Call) -> Json:
    """Post a message; with `enforce_nonce` the same nonce gives the first message again.

    Discord remembers a nonce for a few minutes; here it is remembered until `realm.nonces` is
    cleared.
    """
    channel, nonce = known(realm, call), call.body.get("nonce")
    key = (channel, str(nonce))
    enforced = nonce is not None and call.body.get("enforce_nonce")
    if enforced and key in realm.nonces:
        return realm.messages[realm.nonces[key]]
    extra: Json = {} if nonce is None else {"nonce": nonce}
    message = realm.post(channel, call.body, **extra, **_referring(realm, call))
    if enforced:
        realm.nonces[key] = message["id"]
    return message


def history(realm: Realm, call: Call) -> list[Json]:
    """Return a page of what everybody sees in the channel, newest first.

    It ends before a message, begins after one, or lies around one; else it is the newest.
    """
    channel, limit = known(realm, call), int(call.query.get("limit", 50))
    standing = (
        message
        for message in realm.messages.values()
        if message["channel_id"] == channel and not message["flags"] & EPHEMERAL
    )
    seen = sorted(standing, key=_number)
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


def fetch(realm: Realm, call: Call) -> Json:
    return found(realm, call)


def edit(realm: Realm, call: Call) -> Json:
    return messages.edit(found(realm, call), call.body)


def delete(realm: Realm, call: Call) -> None:
    del realm.messages[found(realm, call)["id"]]


def pin(realm: Realm, call: Call) -> None:
    found(realm, call)["pinned"] = True


def unpin(realm: Realm, call: Call) -> None:
    found(realm, call)["pinned"] = False


def crosspost(realm: Realm, call: Call) -> Json:
    message = found(realm, call)
    if message["flags"] & CROSSPOSTED:
        text = "This message has already been crossposted."
        raise Refusal(HTTPStatus.BAD_REQUEST, 40033, text)
    message["flags"] |= CROSSPOSTED
    return message


def _referring(realm: Realm, call: Call) -> Json:
    """Return what makes a message a reply; refuse one to what is there no more."""
    reference = call.body.get("message_reference")
    if reference is None:
        return {}
    if str(reference["message_id"]) not in realm.messages:
        raise Refusal(HTTPStatus.BAD_REQUEST, 50035, "Invalid Form Body")
    ids = {key: str(value) for key, value in reference.items() if key.endswith("_id")}
    return {"type": REPLY, "message_reference": {"type": 0, **ids}}


def _number(message: Json) -> int:
    return int(message["id"])


def known(realm: Realm, call: Call) -> str:
    """Return the id of the channel or thread of a call that there is."""
    channel = call.ids["channel_id"]
    if realm.guild_of(channel) is None and channel not in realm.direct:
        raise Refusal(HTTPStatus.NOT_FOUND, 10003, "Unknown Channel")
    home = realm.threads.get(channel, {}).get("parent_id", channel)
    if home in realm.forbidden:
        raise Refusal(HTTPStatus.FORBIDDEN, 50013, "Missing Permissions")
    return channel


def found(realm: Realm, call: Call) -> Json:
    """Return the message of a call that there is, in its channel."""
    channel, message = known(realm, call), realm.messages.get(call.ids["message_id"])
    if message is None or message["channel_id"] != channel:
        raise Refusal(HTTPStatus.NOT_FOUND, 10008, "Unknown Message")
    return message
