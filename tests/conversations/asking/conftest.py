"""One simulated Discord for each conversation, and what must be true of every one of them."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord.interactions
from discord.app_commands import CommandNotFound
from simcord import Env, MemberActor

from bot.content import load
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.errors import JobError
from bot.settings import packaged_catalogue
from tests.conversations.stage import Stage

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load(packaged_catalogue())


class Trouble:
    """What went wrong unforeseen. A test takes what it expects; the rest fails it at the end."""

    def __init__(self, records: list[logging.LogRecord]) -> None:
        self._records = records
        self._taken: list[logging.LogRecord] = []

    def take(self) -> logging.LogRecord:
        """Return the one error in the log."""
        (record,) = self.left
        self._taken.append(record)
        return record

    @property
    def left(self) -> list[logging.LogRecord]:
        """What is in the log as an error and was not taken."""
        errors = (record for record in self._records if record.levelno >= logging.ERROR)
        return [record for record in errors if record not in self._taken]

    def is_foreseen(self, error: BaseException) -> bool:
        """Say whether a test has taken `error`, or our code has an answer to it."""
        taken = [record.exc_info[1] for record in self._taken if record.exc_info]
        expired = isinstance(error, discord.NotFound) and error.code == 10062
        return error in taken or expired or isinstance(error, JobError | CommandNotFound)


@pytest.fixture
def trouble() -> Iterator[Trouble]:
    """Everything that is logged as an error, whoever logs it."""
    records: list[logging.LogRecord] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    keeper = Keeper()
    logging.getLogger().addHandler(keeper)
    yield Trouble(records)
    logging.getLogger().removeHandler(keeper)


@pytest.fixture
async def club(catalogue: Catalogue, tmp_path: Path, trouble: Trouble) -> AsyncGenerator[Stage]:
    """A server with the bot, a channel and four members.

    At the end, every message that the bot sent must have been one that Discord takes, that
    mentions nobody, and that has words on every control; and nothing unforeseen has happened.
    """
    async with Stage.open(catalogue, tmp_path, NOW) as club:
        yield club
    assert club.breaches() == []
    for where, message in club.sent():
        assert message["allowed_mentions"] == {"parse": []}, where
    assert [record.getMessage() for record in trouble.left] == []
    assert [error for error in club.errors() if not trouble.is_foreseen(error)] == []


@pytest.fixture(autouse=True)
def env(club: Stage) -> Env:
    """The same Discord, under the name by which SimCord's plugin finds its clock and transcript."""
    return club.env


@pytest.fixture
def amina(club: Stage) -> MemberActor:
    return club.members[0]


@pytest.fixture
def bruno(club: Stage) -> MemberActor:
    return club.members[1]


@pytest.fixture
def speaking(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Make everybody's Discord, and the server, speak other languages: SimCord knows only one."""

    def speak(person: str, guild: str = "en-US") -> None:
        original = simcord.interactions.base_payload

        def payload(*args: Any, **kwargs: Any) -> Any:
            record, payload = original(*args, **kwargs)
            payload["locale"] = person
            if "guild_locale" in payload:
                payload["guild_locale"] = guild
            return record, payload

        monkeypatch.setattr(simcord.interactions, "base_payload", payload)

    return speak
