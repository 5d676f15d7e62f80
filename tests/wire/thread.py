"""Threads: below messages, and as the posts of forums. Either has its first message's id."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus

from tests.wire.call import Call, Refusal
from tests.wire.channel import found, known
from tests.wire.payload import Json
from tests.wire.realm import FORUM, NEWS_CHANNEL, Person, Realm

_NEWS_THREAD, _PUBLIC_THREAD = 10, 11
_PINNED = 1 << 1
_NEVER = "9999-12-31T00:00:00+00:00"


def start(realm: Realm, call: Call) -> Json:
    """Open the thread below a message, of which there can be one."""
    message = found(realm, call)
    if message["id"] in realm.threads:
        text = "A thread has already been created for this message"
        raise Refusal(HTTPStatus.BAD_REQUEST, 160004, text)
    return open_(realm, call.ids["channel_id"], call.body, id_=message["id"])


def post(realm: Realm, call: Call) -> Json:
    """Open a forum's post with its message. There is no nonce: asked twice, there are two."""
    if _kind(realm, known(realm, call)) != FORUM:
        raise Refusal(HTTPStatus.BAD_REQUEST, 50024, "Cannot execute action on this channel type")
    id_ = realm.snowflake()
    thread = open_(realm, call.ids["channel_id"], call.body, id_=id_)
    message = realm.post(id_, call.body["message"], id_=id_)
    return {**thread, "message": message}


def active(realm: Realm, call: Call) -> Json:
    guild = call.ids["guild_id"]
    threads = [t for t in realm.threads.values() if t["guild_id"] == guild and not _archived(t)]
    return {"threads": threads[::-1], "members": [], "has_more": False}


def archived(realm: Realm, call: Call) -> Json:
    """Return a page of a channel's archived threads, last archived first."""
    channel, limit = known(realm, call), int(call.query.get("limit", 50))
    before = datetime.fromisoformat(call.query.get("before", _NEVER))
    threads = [t for t in realm.threads.values() if t["parent_id"] == channel and _archived(t)]
    older = sorted((t for t in threads if _archived_at(t) < before), key=_archived_at, reverse=True)
    return {"threads": older[:limit], "members": [], "has_more": len(older) > limit}


def look(realm: Realm, call: Call) -> Json:
    channel = known(realm, call)
    guild = realm.guild_of(channel)
    assert guild is not None
    return realm.threads.get(channel) or guild.channel(channel)


def change(realm: Realm, call: Call) -> Json:
    """Change a thread: pin it to the top of its forum by its flags, archive or rename it."""
    thread = realm.threads[known(realm, call)]
    if call.body.get("flags", 0) & _PINNED and not is_pinned(thread):
        siblings = (each for each in realm.threads.values() if each is not thread)
        if any(is_pinned(each) and each["parent_id"] == thread["parent_id"] for each in siblings):
            raise Refusal(HTTPStatus.BAD_REQUEST, 30047, "Maximum number of pinned threads")
    for key in thread.keys() & call.body.keys():
        thread[key] = call.body[key]
    for key in thread["thread_metadata"].keys() & call.body.keys():
        thread["thread_metadata"][key] = call.body[key]
    if "archived" in call.body:
        thread["thread_metadata"]["archive_timestamp"] = realm.now().isoformat()
    return thread


def is_pinned(thread: Json) -> bool:
    """Whether a forum's post stands at the top."""
    return bool(thread["flags"] & _PINNED)


def open_(realm: Realm, parent: str, body: Json, *, id_: str, by: Person | None = None) -> Json:
    """Open a thread of the bot's, or of somebody's."""
    guild = realm.guild_of(parent)
    assert guild is not None
    realm.threads[id_] = {
        "id": id_,
        "type": _NEWS_THREAD if _kind(realm, parent) == NEWS_CHANNEL else _PUBLIC_THREAD,
        "guild_id": guild.id,
        "parent_id": parent,
        "owner_id": (by or realm.me).id,
        "name": body["name"],
        "flags": 0,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "message_count": 0,
        "member_count": 1,
        "total_message_sent": 0,
        "applied_tags": body.get("applied_tags") or [],
        "thread_metadata": {
            "archived": False,
            "archive_timestamp": realm.now().isoformat(),
            "auto_archive_duration": body.get("auto_archive_duration") or 4320,
            "locked": False,
        },
    }
    return realm.threads[id_]


def _kind(realm: Realm, channel: str) -> int:
    guild = realm.guild_of(channel)
    assert guild is not None
    return guild.channel(channel)["type"]


def _archived(thread: Json) -> bool:
    return thread["thread_metadata"]["archived"]


def _archived_at(thread: Json) -> datetime:
    return datetime.fromisoformat(thread["thread_metadata"]["archive_timestamp"])
