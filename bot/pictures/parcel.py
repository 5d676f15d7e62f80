"""How pictures travel between the bot and the process that draws them: lengths and bytes.

A picture is JSON, an answer a PNG or a sentence that says why there is none.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from bot.pictures.picture import ChartPicture, Picture, ProfessionPicture, YearPicture

LENGTH = 4
"""Bytes that stand before all that is sent, and tell how many follow."""

DRAWN, REFUSED = b"+", b"-"
"""The first byte of an answer."""

_KINDS: dict[str, type[Picture]] = {
    kind.__name__: kind for kind in (ProfessionPicture, ChartPicture, YearPicture)
}


def framed(content: bytes) -> bytes:
    """Put its length before it."""
    return len(content).to_bytes(LENGTH, "big") + content


def packed(picture: Picture) -> bytes:
    """Return a picture as data."""
    return json.dumps([type(picture).__name__, _plain(picture)]).encode()


def unpacked(content: bytes) -> Picture:
    """Return the picture that was packed."""
    kind, values = json.loads(content)
    picture: Picture = _made(_KINDS[kind], values)
    return picture


def _plain(value: Any) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value) if each.init}
    if isinstance(value, tuple):
        return [_plain(each) for each in cast(tuple[Any, ...], value)]
    return value


def _made(kind: Any, value: Any) -> Any:
    if get_origin(kind) is UnionType:  # something or nothing
        (kind,) = (each for each in get_args(kind) if each is not NoneType)
        return None if value is None else _made(kind, value)
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], each) for each in value)
    if is_dataclass(kind):
        kinds = _kinds(kind)
        made: Any = kind
        return made(**{name: _made(kinds[name], each) for name, each in value.items()})
    return kind(value) if issubclass(kind, Enum) else value


@cache
def _kinds(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
