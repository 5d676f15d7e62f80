"""When the bot's own side is slow or broken, members still learn what became of their click."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest

from bot.domain.week.voted import Voted
from bot.presentation import sender
from bot.programme.voting import Voting
from bot.storage.errors import StorageError, UnsureStorageError
from tests.conversations.week.assembly import Assembly


async def test_a_slow_vote_is_waited_for_and_then_answered(
    posted: Assembly, monkeypatch: pytest.MonkeyPatch
) -> None:
    prompt = Voting.choose

    async def slow(*arguments: Any, **options: Any) -> Voted:
        await asyncio.sleep(2 * sender.PROMPT)  # passes in the simulation's time
        return await prompt(*arguments, **options)

    monkeypatch.setattr(sender, "PROMPT", 0.05)
    monkeypatch.setattr(Voting, "choose", slow)
    first = (await posted.poll()).ballot.standing[0].slug
    assert "Your vote counts" in await posted.vote(posted.members[0], first)
    assert posted.requests("POST", "/callback")[-1]["type"] == 5  # "is thinking ..."


async def test_a_broken_database_is_one_sentence_with_a_reference_that_is_in_the_log(
    posted: Assembly, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise StorageError("The disk is full. Make room.")

    monkeypatch.setattr(Voting, "choose", fail)
    first = (await posted.poll()).ballot.standing[0].slug
    with caplog.at_level(logging.ERROR):
        answer = await posted.vote(posted.members[0], first)
    assert "memory cannot be used" in answer
    assert "disk" not in answer
    (record,) = [each for each in caplog.records if each.levelno == logging.ERROR]
    assert answer.split("`")[1] in record.getMessage()
    assert record.getMessage().endswith("The disk is full. Make room.")
    assert record.exc_info is None  # which would tell an operator nothing more


async def test_where_nobody_knows_whether_a_vote_is_there_its_member_is_told_so(
    posted: Assembly, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise UnsureStorageError("The server was lost. Look whether it runs.")

    monkeypatch.setattr(Voting, "choose", fail)
    first = (await posted.poll()).ballot.standing[0].slug
    answer = await posted.vote(posted.members[0], first)
    assert "nobody can say yet whether it was noted" in answer
    assert "nothing was changed" not in answer
