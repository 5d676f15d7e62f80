"""What might fit: choices, answers, and that nothing of it is kept."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from simcord import MemberActor
from simcord.results import ResponseMessage

from bot.cards.asking.fit import FitCard
from bot.domain.catalogue.catalogue import Catalogue
from tests.conversations.asking.conftest import Trouble
from tests.conversations.stage import Stage, answer, menus, text, title


def choices(card: ResponseMessage) -> dict[str, str]:
    """Return the custom_id of each menu of choices, by its name."""
    ids = [each["custom_id"] for each in menus(card)]
    return {each.split(":")[1]: each for each in ids if each.startswith("fit:")}


def opened(card: ResponseMessage) -> list[str]:
    """Return the professions that the menu below opens, in its order."""
    (menu,) = [each for each in menus(card) if each["custom_id"] == "open:card"]
    return [option["value"] for option in menu["options"]]


async def choose(member: Any, card: ResponseMessage, menu: str, *values: str) -> None:
    await member.select(card, list(values), custom_id=choices(card)[menu])


async def test_the_menus_come_privately_and_with_no_answer_yet(
    club: Stage, amina: MemberActor
) -> None:
    card = answer(await amina.slash(club.channel, "fit"))
    assert card.ephemeral
    assert list(choices(card)) == ["likes", "place", "study"]
    assert "- **" not in text(card)


async def test_one_choice_is_answered_in_the_same_message(
    club: Stage, amina: MemberActor, catalogue: Catalogue
) -> None:
    card = answer(await amina.slash(club.channel, "fit"))
    await choose(amina, card, "likes", "program")
    assert title(card) == "Which might fit me?"
    assert text(card).count("**Fits:** programming") == len(opened(card)) > 0
    for slug in opened(card):
        assert "program" in str(catalogue.profiles[slug].work)


async def test_choices_of_three_menus_stay_together(club: Stage, amina: MemberActor) -> None:
    card = answer(await amina.slash(club.channel, "fit"))
    await choose(amina, card, "likes", "program", "calculate")
    await choose(amina, card, "place", "outdoors")
    await choose(amina, card, "study", "none")
    assert choices(card)["likes"] == "fit:likes:program.calculate:outdoors:none"
    assert "**Not:** mostly indoors, about 4 years of study" in text(card)


async def test_a_choice_is_taken_back(club: Stage, amina: MemberActor) -> None:
    card = answer(await amina.slash(club.channel, "fit"))
    await choose(amina, card, "likes", "program")
    await choose(amina, card, "likes")
    assert "- **" not in text(card)


async def test_a_card_opens_beside_the_choices(club: Stage, amina: MemberActor) -> None:
    card = answer(await amina.slash(club.channel, "fit"))
    await choose(amina, card, "likes", "program")
    first = opened(card)[0]
    own = answer(await amina.select(card, [first], custom_id="open:card"))
    assert own.id != card.id
    assert own.ephemeral
    assert title(card) == "Which might fit me?"


async def test_it_goes_on_after_a_restart(club: Stage, amina: MemberActor) -> None:
    card = answer(await amina.slash(club.channel, "fit"))
    await choose(amina, card, "likes", "program")
    await club.restart()
    await choose(amina, card, "place", "indoors")
    assert choices(card)["study"] == "fit:study:program:indoors:"
    assert "**Fits:** programming, mostly indoors" in text(card)


async def test_it_works_in_direct_messages(amina: MemberActor) -> None:
    user = amina.user
    card = answer(await user.slash("fit"))
    await choose(user, card, "likes", "program")
    await choose(user, card, "study", "long")
    assert choices(card)["place"] == "fit:place:program::long"
    assert opened(card)


def rows(database: Path) -> dict[str, list[Any]]:
    """Return every row of every table."""
    with closing(sqlite3.connect(database)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        return {
            name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2').fetchall()
            for (name,) in tables.fetchall()
        }


async def test_nothing_of_it_is_stored_or_logged(
    club: Stage, amina: MemberActor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    before, lines = rows(club.database), list(caplog.records)
    card = answer(await amina.slash(club.channel, "fit"))
    await choose(amina, card, "likes", "program", "care")
    await choose(amina, card, "place", "indoors")
    await choose(amina, card, "study", "medium")
    await amina.select(card, [opened(card)[0]], custom_id="open:card")
    assert rows(club.database) == before
    ours = [each.getMessage() for each in caplog.records[len(lines) :] if each.name[:3] == "bot"]
    assert ours == []


async def test_an_error_logs_no_choice(
    club: Stage,
    amina: MemberActor,
    trouble: Trouble,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    card = answer(await amina.slash(club.channel, "fit"))
    await choose(amina, card, "likes", "program")

    def broken(_: FitCard) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(FitCard, "sheet", broken)
    with caplog.at_level(logging.ERROR):
        await choose(amina, card, "place", "indoors")
    assert "in fit:" in trouble.take().getMessage()
    assert "program" not in caplog.text.replace("programme", "")
    assert "indoors" not in caplog.text
