"""Who was shown a card privately shows it to all, as it stands."""

from __future__ import annotations

from typing import Any

import pytest
from simcord import MemberActor

from bot.domain.catalogue.catalogue import Catalogue
from tests.conversations.stage import Stage, answer, chosen, text, title

CARDS: dict[str, dict[str, Any]] = {
    "job": {"profession": "ai-engineer", "section": "salary"},
    "compare": {"first": "ai-engineer", "second": "nurse-practitioner"},
    "rankings": {"ranking": "bls-fastest-growing-2024-34"},
    "jobs": {"sort": "pay"},
    "skills": {"skill": "python"},
}


@pytest.mark.parametrize("command", CARDS)
async def test_a_private_card_is_shown_to_all_as_it_stands(
    club: Stage, amina: MemberActor, command: str
) -> None:
    own = answer(await amina.slash(club.channel, command, **CARDS[command]))
    assert own.ephemeral
    shared = answer(await amina.click(own, label="Show everyone"))
    assert shared.id != own.id
    assert not shared.ephemeral
    assert title(shared) == title(own)
    assert text(shared) == text(own)


async def test_a_page_that_was_turned_to_is_the_one_that_is_shown(
    club: Stage, amina: MemberActor
) -> None:
    own = answer(await amina.slash(club.channel, "job", profession="ai-engineer"))
    await amina.click(own, label="Duties")
    shared = answer(await amina.click(own, label="Show everyone"))
    assert chosen(shared) == ["Duties"]


async def test_it_works_after_a_restart(club: Stage, amina: MemberActor) -> None:
    own = answer(await amina.slash(club.channel, "job", profession="ai-engineer"))
    await club.restart()
    assert not answer(await amina.click(own, label="Show everyone")).ephemeral


async def test_a_card_of_a_profession_that_is_gone_is_shown_to_nobody(
    club: Stage, amina: MemberActor
) -> None:
    own = answer(await amina.slash(club.channel, "job", profession="ai-engineer"))
    await club.restart(Catalogue([]))
    assert answer(await amina.click(own, label="Show everyone")).ephemeral
