"""Messages that the bot posts by itself."""

from __future__ import annotations

from http import HTTPStatus

from tests.wire.call import Call, Refusal
from tests.wire.payload import Json
from tests.wire.world import World


def send(world: World, call: Call) -> Json:
    """Post a message; with `enforce_nonce` the same nonce gives the first message again.

    Discord remembers a nonce for a few minutes; here it is remembered for good.
    """
    channel, nonce = call.ids["channel_id"], call.body.get("nonce")
    key = (channel, str(nonce))
    if not any(channel in guild.channels for guild in world.guilds):
        raise Refusal(HTTPStatus.NOT_FOUND, 10003, "Unknown Channel")
    enforced = nonce is not None and call.body.get("enforce_nonce")
    if enforced and key in world.nonces:
        return world.messages[world.nonces[key]]
    extra = {} if nonce is None else {"nonce": nonce}
    message = world.post(channel, call.body, **extra)
    if enforced:
        world.nonces[key] = message["id"]
    return message
