"""Other people's text, made safe to stand inside a Discord message."""

from __future__ import annotations

import re
import unicodedata

from discord.utils import escape_markdown

_INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]"
)
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ISOLATE, _POP = "\u2068", "\u2069"


def inert(text: str) -> str:
    """Return `text` so that Discord shows it and does nothing else with it.

    No formatting, links, mentions or timestamps come alive, no letter changes the direction of
    what stands around it, and it stays one line.
    """
    visible = " ".join(_INVISIBLE.sub(" ", text).split())
    escaped = escape_markdown(visible, ignore_links=False)
    # A zero-width space after @ and a backslash before < take the life out of every mention,
    # channel, command, emoji and timestamp; "://" makes a link wherever it stands.
    escaped = escaped.replace("@", "@\u200b").replace("<", "\\<").replace("://", ":\u200b//")
    escaped = re.sub(r"^(\d+)([.)] )", r"\1\\\2", escaped)
    if not escaped.isascii() and any(
        unicodedata.bidirectional(letter) in {"R", "AL"} for letter in escaped
    ):
        return f"{_ISOLATE}{escaped}{_POP}"
    return escaped


def superscript(number: int) -> str:
    return str(number).translate(_SUPERSCRIPTS)


def length(text: str) -> int:
    """Return the text's length in UTF-16 units, the strictest way anyone could count it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
