"""A database restored from a backup does not know what was posted since: nothing comes twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.domain.week.edition import State
from bot.storage.sqlite.backup import back_up, restore
from bot.storage.sqlite.database import Database
from tests.programme.town import FIRST, GUILD, HOUR, TERMS, opened


async def test_what_was_posted_after_the_backup_is_found_and_not_posted_again(
    tmp_path: Path,
) -> None:
    url, backup = f"sqlite:///{tmp_path}/onejob.sqlite3", tmp_path / "backup"
    async with opened(url) as town:
        engine = town.engine()
        await engine.plan.set_up(GUILD, TERMS)
        await engine.at(FIRST.at - HOUR)
        back_up(url, backup)
        await engine.at(FIRST.at)
    restore(url, backup, FIRST.at + HOUR)
    async with Database.open(url) as database:
        engine = replace(town, database=database).engine()
        await engine.at(FIRST.at + HOUR)
        assert len(town.wall.messages) == 1
        assert (await engine.edition(FIRST.key)).state is State.POSTED
