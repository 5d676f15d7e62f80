"""All that is looked at, once the bot's packages are known to be there."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence

from bot.operators.doctor import machine
from bot.operators.doctor.connection import connection
from bot.operators.doctor.database import database
from bot.operators.doctor.finding import Finding
from bot.operators.doctor.processes import processes
from bot.settings import Settings, misnamed


def rounds() -> Iterator[Finding]:
    """Yield what each check found, in order; within half a minute."""
    settings, mistakes = Settings.looked_through()
    yield from machine.settings(mistakes, misnamed())
    yield machine.zones()
    yield machine.catalogue(settings)
    yield from database(settings.database_url)
    yield processes(settings.database_url)
    yield from asyncio.run(_slower(settings))


async def _slower(settings: Settings) -> Sequence[Finding]:
    drawn, said = await asyncio.gather(machine.pictures(settings), connection(settings))
    return [drawn, *said]
