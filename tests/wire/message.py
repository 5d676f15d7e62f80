"""Messages as Discord keeps them, made and changed by the bodies of requests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from tests.wire.payload import Json

CROSSPOSTED = 1 << 0
EPHEMERAL = 1 << 6
LOADING = 1 << 7

REPLY = 19  # `type` of a message

ROW, BUTTON, TEXT_SELECT, LINE, CHANNEL_SELECT, TEXT, GALLERY, LABEL = 1, 2, 3, 4, 8, 10, 12, 18
_THUMBNAIL, _SEPARATOR, _CONTAINER = 11, 14, 17
_CDN = "https://cdn.discordapp.com/attachments"

# What Discord fills in where the bot left it out.
_DEFAULTS: dict[int, Json] = {
    TEXT_SELECT: {"min_values": 1, "max_values": 1},
    _THUMBNAIL: {"description": None, "spoiler": False},
    _SEPARATOR: {"spacing": 1, "divider": True},
    _CONTAINER: {"accent_color": None, "spoiler": False},
}


def create(id_: str, author: Json, channel: str, body: Json, **extra: object) -> Json:
    """Return a new message."""
    message: Json = {
        "id": id_,
        "channel_id": channel,
        "author": author,
        "type": 0,
        "timestamp": _now(),
        "edited_timestamp": None,
        "content": "",
        "embeds": [],
        "attachments": [],
        "components": [],
        "mentions": [],
        "mention_roles": [],
        "mention_everyone": False,
        "flags": 0,
        "pinned": False,
        "tts": False,
        **extra,
    }
    _apply(message, body)
    return message


def edit(message: Json, body: Json) -> Json:
    """Change a message in place, and return it."""
    _apply(message, body)
    message["edited_timestamp"] = _now()
    return message


def walk(components: Sequence[Json]) -> Iterator[Json]:
    """Yield every component, those inside others too."""
    for component in components:
        yield component
        yield from walk(component.get("components", ()))
        if "accessory" in component:
            yield component["accessory"]


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _apply(message: Json, body: Json) -> None:
    if "content" in body:
        message["content"] = body["content"] or ""
    if "flags" in body:
        # An edit cannot make a message private or public, nor take it back from followers.
        message["flags"] = (body["flags"] or 0) | (message["flags"] & (EPHEMERAL | CROSSPOSTED))
    if "components" in body:
        message["components"] = [_completed(one) for one in body["components"] or ()]
        for number, component in enumerate(walk(message["components"]), start=1):
            component.setdefault("id", number)


def _completed(component: Json) -> Json:
    given = {key: value for key, value in component.items() if value is not None}
    whole: Json = {**_DEFAULTS.get(component["type"], {}), **given}
    if "components" in whole:
        whole["components"] = [_completed(child) for child in whole["components"]]
    if "accessory" in whole:
        whole["accessory"] = _completed(whole["accessory"])
    if whole["type"] == GALLERY:
        whole["items"] = [_unfurled(item) for item in whole["items"]]
    return whole


def _unfurled(item: Json) -> Json:
    """Return an item whose media Discord has looked at: a file that came with the message."""
    url = item["media"]["url"].replace("attachment://", f"{_CDN}/1/2/")
    media = {"id": "3", "url": url, "proxy_url": url}
    return {"description": None, "spoiler": False, **item, "media": media}
