"""Why there is no connection to Discord, in a sentence with its cure: one table, class by class."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import aiohttp
import discord

from bot.domain.errors import OperatorError
from bot.presentation import endpoint, token
from bot.presentation.verdict import is_discord_s, is_proxy_s

_LONGEST = 160  # letters of what libraries say
_AGAIN = "Start the bot again; systemd does, with Restart=on-failure."

_WRONG_TOKEN, _WRONG_INTENTS = 4004, 4014

# Of Discord's documentation (Topics, Opcodes and Status Codes, Gateway Close Event Codes): those
# after which nobody may come back the same.
_CLOSED: Mapping[int, str] = {
    4010: f"it numbers the bot's connections otherwise. {_AGAIN} It then asks for their number, "
    "unless ONEJOB_SHARDS says it: put that right in each process.",
    4011: f"the bot is in too many servers for so few connections. {_AGAIN} It then asks how "
    "many. Where ONEJOB_SHARDS says how many, say more in each process.",
    4012: "the bot speaks a version of its interface that is over. Install a newer bot.",
    4013: "the bot asks for events that Discord does not know. Install the bot anew, with the "
    "packages of its lock file.",
    _WRONG_INTENTS: "the bot asks for events that it may not have (privileged intents). As "
    "published, it asks for none: install it so. If you changed it, allow them in the Developer "
    "Portal (your application, Bot, Privileged Gateway Intents).",
}


def reason(error: Exception, secret: str) -> OperatorError | None:
    """Return what to tell of an error that has ended the connection, or kept it from coming up.

    None for what is no trouble with Discord or on the way there. `secret` is the bot's token, of
    which nothing is told but what it looks like.
    """
    tell = next((_REASONS[kind] for kind in type(error).__mro__ if kind in _REASONS), None)
    return tell(error, secret) if tell else None


def unreadable(error: Exception) -> OperatorError:
    """Return what to tell where Discord's first answers were not as Discord answers."""
    return OperatorError(
        f"What answers at {endpoint.address()} is not Discord, or cannot be understood "
        f"({type(error).__name__}). Check DISCORD_API_URL if you set it, and whether a proxy, a "
        "firewall or a login page answers in Discord's place."
    )


def no_sessions(total: int, wait: timedelta) -> OperatorError:
    """Return what to tell where Discord lets the bot begin no session until a day is over."""
    return OperatorError(
        f"The bot has begun all the {total:,} sessions that Discord allows it a day, and may begin "
        f"the next one in {_span(wait)}. Start it again then, and see in its log why it was "
        "started so often."
    )


def brief(error: BaseException) -> str:
    """Return what an error says, in one line that is not long; of a page, that there was one."""
    if isinstance(error, discord.HTTPException) and not is_discord_s(error):
        said = f"{error.status} {error.response.reason or ''}"
    else:
        said = str(error)
    text = " ".join(said.split()) or type(error).__name__
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _login(_: discord.LoginFailure, secret: str) -> OperatorError:
    return token.refused(secret)


def _intents(_: discord.PrivilegedIntentsRequired, secret: str) -> OperatorError:
    return _gone(_WRONG_INTENTS, secret)


def _closed(error: discord.ConnectionClosed, secret: str) -> OperatorError:
    return _gone(error.code, secret)


def _gone(code: int, secret: str) -> OperatorError:
    if code == _WRONG_TOKEN:
        return token.refused(secret)
    return OperatorError(
        f"Discord has ended the connection for good ({code}): "
        f"{_CLOSED.get(code, f'it does not say why. {_AGAIN}')}"
    )


def _limited(error: discord.RateLimited, _: str) -> OperatorError:
    span = _span(timedelta(seconds=error.retry_after))
    return OperatorError(
        f"Discord takes no requests from this bot for {span} (429). Start it again then; if that "
        "comes again, see whether another program uses the same token."
    )


def _no_gateway(error: discord.GatewayNotFound, secret: str) -> OperatorError:
    cause = error.__cause__
    if isinstance(cause, discord.HTTPException):
        return _answered(cause, secret)
    return unreadable(error)


def _answered(error: discord.HTTPException, secret: str) -> OperatorError:
    if error.status == 401:
        return token.refused(secret)
    address, why = endpoint.address(), brief(error)
    if error.status == 429 and is_proxy_s(error):
        return OperatorError(
            f"The proxy at {address} takes no requests for a while ({why}). See in its log whether "
            "Discord refuses it, or another node of its own does not answer; then start the bot "
            "again."
        )
    if error.status == 429:
        return OperatorError(
            f"Discord, or its shield, takes no requests from this machine for a while ({why}). "
            "Wait an hour, then start the bot again; other bots on the same address count, too."
        )
    if error.status >= 500:
        return OperatorError(
            f"Discord has trouble at {address} ({why}). See https://discordstatus.com, and start "
            "the bot again in some minutes; check DISCORD_API_URL if you set it."
        )
    if error.status in (403, 407):
        return OperatorError(
            f"The bot is refused at {address} ({why}). Check whether a proxy or a firewall of "
            "yours is in between, and DISCORD_API_URL if you set it; then start again."
        )
    return OperatorError(
        f"Discord answered with an error at {address} ({why}). Wait a minute and start again; "
        "check DISCORD_API_URL if you set it."
    )


def _unreached(error: Exception, _: str) -> OperatorError:
    return OperatorError(
        f"Discord cannot be reached at {endpoint.address()} ({brief(error)}). Check the network, "
        "ONEJOB_PROXY if there is a proxy, and DISCORD_API_URL if you set it; then start again."
    )


def _untrusted(error: aiohttp.ClientConnectorCertificateError, _: str) -> OperatorError:
    why = getattr(error.certificate_error, "verify_message", "") or brief(error)
    return OperatorError(
        f"The certificate of {error.host} is not trusted ({' '.join(why.split())[:_LONGEST]}). If "
        "a proxy or a firewall of yours is in between, name a file with its certificate in the "
        "environment (SSL_CERT_FILE=/etc/ssl/ours.pem); if not, see that ca-certificates is "
        "installed, and that the machine's clock is right."
    )


def _no_proxy(error: aiohttp.ClientProxyConnectionError, _: str) -> OperatorError:
    return OperatorError(
        f"The proxy {error.host}:{error.port} cannot be reached ({brief(error)}). Check "
        "ONEJOB_PROXY, or HTTPS_PROXY where that is not set; then start again."
    )


def _proxied(error: aiohttp.ClientHttpProxyError, _: str) -> OperatorError:
    wants = " It wants a name and a password: http://NAME:PASSWORD@HOST:PORT." * (
        error.status == 407
    )
    return OperatorError(
        f"The proxy does not let the bot through ({error.status}).{wants} Check ONEJOB_PROXY, or "
        "HTTPS_PROXY where that is not set; then start again."
    )


def _misunderstood(error: Exception, _: str) -> OperatorError:
    return unreadable(error)


def _span(wait: timedelta) -> str:
    """Return a span as people say it, rounded up."""
    minutes = -(-wait // timedelta(minutes=1))
    return f"{minutes} minutes" if minutes < 120 else f"{-(-minutes // 60)} hours"


_REASONS: Mapping[type[BaseException], Callable[[Any, str], OperatorError]] = {
    discord.LoginFailure: _login,
    discord.PrivilegedIntentsRequired: _intents,
    discord.ConnectionClosed: _closed,
    discord.RateLimited: _limited,
    discord.GatewayNotFound: _no_gateway,
    discord.HTTPException: _answered,
    discord.DiscordException: _misunderstood,
    aiohttp.ClientConnectorCertificateError: _untrusted,
    aiohttp.ClientProxyConnectionError: _no_proxy,
    aiohttp.ClientHttpProxyError: _proxied,
    aiohttp.ClientConnectionError: _unreached,
    aiohttp.ClientError: _misunderstood,
    OSError: _unreached,  # TimeoutError is one
}
