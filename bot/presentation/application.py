"""Which application a token belongs to, as Discord says it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import discord

from bot.domain.errors import OperatorError
from bot.presentation import endpoint, failure, token
from bot.presentation.permissions import first_invitation

_LONGEST = 30.0  # seconds for all that is asked


class WrongToken(OperatorError):
    """It is none, or Discord does not accept it."""


@dataclass(frozen=True, slots=True)
class Application:
    """`link` invites it to a server, with all that the bot needs there."""

    name: str
    link: str


async def application(secret: str, url: str, proxy: str | None) -> Application:
    """Ask the Discord that is at `url`; raises WrongToken, and OperatorError for other reasons."""
    try:
        token.refuse(secret)
    except OperatorError as reason:
        raise WrongToken(str(reason)) from None
    endpoint.point_at(url)
    endpoint.never_speak()
    client = discord.Client(intents=discord.Intents.none(), proxy=proxy)
    try:
        async with asyncio.timeout(_LONGEST), client:
            await client.login(secret)
            found = client.application
            assert found is not None
            return Application(found.name, first_invitation(found.id))
    except discord.LoginFailure:
        raise WrongToken(str(token.refused(secret))) from None
    except Exception as error:
        raise failure.reason(error, secret) or failure.unreadable(error) from None
