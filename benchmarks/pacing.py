"""The pace alone, over real sockets, against Discord's limit as tests/wire plays it."""

from __future__ import annotations

import asyncio

import aiohttp

from benchmarks import table
from benchmarks.plan import Plan
from benchmarks.table import COUNT, RATE
from bot.presentation import endpoint
from bot.presentation.line import line
from bot.presentation.pace import Pace
from tests.wire.limit import A_SECOND, Limits
from tests.wire.server import Server

PACE = 49
"""Requests a second: nearly all that Discord allows. The bot's own setting leaves more room."""

_SHARE = 0.95  # of what Discord allows
_AT_ONCE = 20  # servers that the heartbeat works on at the same time


async def alone(plan: Plan) -> None:
    """Print how many requests a second get through where many wait, and what was refused."""
    table.title(f"{plan.servers:,} requests that wait for their turn ({A_SECOND}/s are allowed)")
    async with Server() as server:
        endpoint.point_at(server.url)
        limits = server.rest.limits = Limits()
        headers = {"Authorization": f"Bot {server.realm.token}"}
        left = iter(range(plan.servers))

        async def one_after_another(session: aiohttp.ClientSession) -> None:
            for _ in left:
                async with session.get(f"{server.url}/users/@me") as answer:
                    await answer.read()

        async with (
            aiohttp.ClientSession(headers=headers, trace_configs=[line(Pace(PACE))]) as session,
            asyncio.TaskGroup() as group,
        ):
            for _ in range(_AT_ONCE):
                group.create_task(one_after_another(session))
    took = limits.taken[-1] - limits.taken[0]
    table.alone("Requests", RATE, (len(limits.taken) - 1) / took, at_least=_SHARE * A_SECOND)
    table.alone("Refused with 429", COUNT, limits.refused, below=1)
