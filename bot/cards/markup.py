"""Other people's text, made safe to stand inside a Discord message."""

from __future__ import annotations

import re
from datetime import datetime

_INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]"
)
# Not discord.py's `escape_markdown`: it escapes the first bracket of a link and nothing inside it.
_ALIVE = re.compile(r"[\\*_~`|<>\[\]]")
_ALIVE_AT_THE_BEGINNING = re.compile(r"^(\d*)([.)#+-])")
# The blocks of Hebrew, Arabic and all other scripts that are written from the right.
_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Without the full stop or comma that ends the sentence around it.
_ADDRESS = re.compile(r"(https?://[^\s<>()\[\]]*[^\s<>()\[\].,;:!?'\"])")
_MARKUP = re.compile(
    r"^(?:#{1,3} |-# |- )|\*\*|\\([^\w\s])|<(/[\w -]+)(?::\d+)?>"
    r"|\[((?:\\.|[^\]\\])*)\]\(<?[^\s<>()]+>?\)",
    re.MULTILINE,
)
_MOMENT = re.compile(r"<t:-?\d+:(\w)>")
_MOMENTS = {"F": 40, "f": 30, "D": 20, "d": 10, "T": 11, "t": 8, "R": 15}
"""Characters that Discord writes for a moment of each style, in the longest of our languages."""
_UNSEEN = str.maketrans("", "", "\u200b\u2068\u2069")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ISOLATE, _POP = "\u2068", "\u2069"


def inert(text: str) -> str:
    """Return `text` so that Discord shows it and does nothing else with it.

    No formatting, links, mentions or timestamps come alive, no letter changes the direction of
    what stands around it, and it stays one line.
    """
    return _isolated(_escaped(_visible(text)))


def linked(text: str) -> str:
    """Return `text` inert but for its addresses, which a reader can follow.

    For texts of the catalogue that owe somebody a link; strangers' texts are `inert`.
    """
    parts = _ADDRESS.split(_visible(text))
    told = (f"<{part}>" if number % 2 else _escaped(part) for number, part in enumerate(parts))
    return _isolated("".join(told))


def _visible(text: str) -> str:
    return " ".join(_INVISIBLE.sub(" ", text).split())


def _escaped(text: str) -> str:
    # Discord looks for mentions and addresses without regard for backslashes.
    escaped = _ALIVE.sub(r"\\\g<0>", text)
    return escaped.replace("@", "@\u200b").replace("://", ":\u200b//")


def _isolated(escaped: str) -> str:
    escaped = _ALIVE_AT_THE_BEGINNING.sub(r"\1\\\2", escaped)
    if _FROM_THE_RIGHT.search(escaped):
        return f"{_ISOLATE}{escaped}{_POP}"
    return escaped


def shortened(text: str, room: int) -> str:
    """Return `text`, or as many of its words as fit, for labels that Discord bounds."""
    if length(text) <= room:
        return text
    while length(text) >= room:
        text = text[:-1]
    words, _, _ = text.rpartition(" ")
    return f"{words or text}…"


def visible(text: str) -> str:
    """Return what a reader sees of a text: the words without their markup.

    Where Discord writes a moment stand as many digits as it may have characters.
    """
    text = _MOMENT.sub(lambda found: "0" * _MOMENTS.get(found[1], 0), text)
    return _MARKUP.sub(lambda found: "".join(filter(None, found.groups())), text).translate(_UNSEEN)


def role_mention(role: int, guild: int) -> str:
    """Return what reaches a role's members; everybody's role is called otherwise than it is."""
    return "@everyone" if role == guild else f"<@&{role}>"


def jump(guild: int, channel: int | None, message: int | None = None) -> str:
    """Return the address of a message; of a channel or thread without one."""
    address = f"https://discord.com/channels/{guild}/{channel}"
    return address if message is None else f"{address}/{message}"


def moment(instant: datetime, style: str) -> str:
    """Return an instant that each reader's Discord shows in the reader's own zone and language.

    `F` is the full date and time, `D` the date, `R` how long until or since.
    """
    return f"<t:{int(instant.timestamp())}:{style}>"


def superscript(number: int) -> str:
    return str(number).translate(_SUPERSCRIPTS)


def length(text: str) -> int:
    """Return the text's length in UTF-16 units, the strictest way anyone could count it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
