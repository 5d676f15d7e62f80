"""Commands in texts: `</series setup>` in a locale becomes what a reader can press.

A press needs the id that Discord gave the command, which goes with the *first* word of its path.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# Strangers' text makes none: `markup.inert` puts a backslash before each of the brackets.
_NAMED = re.compile(r"</(?P<command>[a-z-]+)(?P<rest>(?: [a-z-]+)*)>")
_PRESSABLE = re.compile(r"</(?P<path>[a-z -]+):\d+>")


def pressable(text: str, ids: Mapping[str, int]) -> str:
    """Return the text with each command as Discord's mention of it, plain where it has no id."""

    def said(found: re.Match[str]) -> str:
        command, rest = found["command"], found["rest"]
        known = ids.get(command)
        return f"/{command}{rest}" if known is None else f"</{command}{rest}:{known}>"

    return _NAMED.sub(said, text) if "</" in text else text


def plainly(text: str) -> str:
    """Return the text for labels, alt texts and forms, in which Discord shows no mentions."""
    return _PRESSABLE.sub(r"/\g<path>", text) if "</" in text else text
