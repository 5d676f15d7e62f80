"""Threads: below messages, and as the posts of forums. Either has its first message's id."""

from __future__ import annotations

from http import HTTPStatus

from tests.wire.call import Call, Refusal
from tests.wire.channel import found, known
from tests.wire.payload import Json
from tests.wire.world import FORUM, NEWS_CHANNEL, World

_NEWS_THREAD, _PUBLIC_THREAD = 10, 11
_PINNED = 1 << 1


def start(world: World, call: Call) -> Json:
    """Open the thread below a message, of which there can be one."""
    message = found(world, call)
    if message["id"] in world.threads:
        text = "A thread has already been created for this message"
        raise Refusal(HTTPStatus.BAD_REQUEST, 160004, text)
    return _open(world, message["id"], call)


def post(world: World, call: Call) -> Json:
    """Open a forum's post with its message. There is no nonce: asked twice, there are two."""
    if _kind(world, known(world, call)) != FORUM:
        raise Refusal(HTTPStatus.BAD_REQUEST, 50024, "Cannot execute action on this channel type")
    id_ = world.snowflake()
    thread = _open(world, id_, call)
    message = world.post(id_, call.body["message"], id_=id_)
    return {**thread, "message": message}


def active(world: World, call: Call) -> Json:
    guild = call.ids["guild_id"]
    return _listing([t for t in world.threads.values() if t["guild_id"] == guild], archived=False)


def archived(world: World, call: Call) -> Json:
    channel = known(world, call)
    ours = [t for t in world.threads.values() if t["parent_id"] == channel]
    return _listing(ours, archived=True)


def look(world: World, call: Call) -> Json:
    channel = known(world, call)
    guild = world.guild_of(channel)
    assert guild is not None
    return world.threads.get(channel) or guild.channel(channel)


def change(world: World, call: Call) -> Json:
    """Change a thread: pin it to the top of its forum by its flags, archive or rename it."""
    thread = world.threads[known(world, call)]
    for key in thread.keys() & call.body.keys():
        thread[key] = call.body[key]
    for key in thread["thread_metadata"].keys() & call.body.keys():
        thread["thread_metadata"][key] = call.body[key]
    return thread


def is_pinned(thread: Json) -> bool:
    """Whether a forum's post stands at the top."""
    return bool(thread["flags"] & _PINNED)


def _open(world: World, id_: str, call: Call) -> Json:
    parent = call.ids["channel_id"]
    guild = world.guild_of(parent)
    assert guild is not None
    world.threads[id_] = {
        "id": id_,
        "type": _NEWS_THREAD if _kind(world, parent) == NEWS_CHANNEL else _PUBLIC_THREAD,
        "guild_id": guild.id,
        "parent_id": parent,
        "owner_id": world.me.id,
        "name": call.body["name"],
        "flags": 0,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "message_count": 0,
        "member_count": 1,
        "total_message_sent": 0,
        "applied_tags": call.body.get("applied_tags") or [],
        "thread_metadata": {
            "archived": False,
            "archive_timestamp": "2026-08-03T09:00:00+00:00",
            "auto_archive_duration": call.body.get("auto_archive_duration") or 4320,
            "locked": False,
        },
    }
    return world.threads[id_]


def _kind(world: World, channel: str) -> int:
    guild = world.guild_of(channel)
    assert guild is not None
    return guild.channel(channel)["type"]


def _listing(threads: list[Json], *, archived: bool) -> Json:
    wanted = [t for t in threads if t["thread_metadata"]["archived"] is archived]
    return {"threads": wanted[::-1], "members": [], "has_more": False}
