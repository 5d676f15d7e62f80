"""What somebody may have put where the bot's token belongs."""

from __future__ import annotations

import re

from bot.domain.errors import OperatorError

_CURE = (
    "Copy the token again from the Developer Portal (your application, Bot, Reset Token) into .env"
)

_QUOTES = "\"'`“”‘’«»"

_LIKE = (
    (re.compile(r"[0-9]{15,21}"), "an id, such as the application's"),
    (re.compile(r"[0-9a-f]{64}"), "the application's public key"),
    (
        re.compile(r"[A-Za-z0-9_-]{32}"),
        "the application's client secret, which is for other things",
    ),
    (re.compile(r"https?:.*", re.IGNORECASE), "an address"),
)


def refuse(token: str) -> None:
    """Raise OperatorError for what cannot be a token: Discord need not be asked."""
    fault = _fault(token.strip())
    if fault:
        raise OperatorError(f"DISCORD_TOKEN {fault}. {_CURE}, alone and on one line.")


def refused(token: str) -> OperatorError:
    """Return what to tell of a token that Discord does not accept."""
    like = next((what for shape, what in _LIKE if shape.fullmatch(token.strip())), None)
    hint = f" It looks like {like}: that is no token." if like else ""
    return OperatorError(f"Discord does not accept DISCORD_TOKEN.{hint} {_CURE}.")


def _fault(token: str) -> str | None:
    if re.match(r"bot\b", token, re.IGNORECASE) and len(token.split()) == 2:
        return 'begins with "Bot", which the bot adds by itself'
    if token[:1] in _QUOTES or token[-1:] in _QUOTES:
        return "has quotation marks around it or at one end" if token else None
    if re.search(r"[\r\n]", token):
        return "has a line break inside"
    if re.search(r"\s", token):
        return "has a blank inside"
    if not token.isascii() or not token.isprintable():
        return "has a letter inside that no token has"
    return None
