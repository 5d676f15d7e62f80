"""Asking for rankings."""

from __future__ import annotations

from simcord import MemberActor

from bot.domain.catalogue.catalogue import Catalogue
from tests.conversations.stage import Stage, answer, chosen, menu, text, title

LINKEDIN = "linkedin-emerging-jobs-2020-us"


async def test_the_list_names_every_ranking(
    club: Stage, amina: MemberActor, catalogue: Catalogue
) -> None:
    listed = answer(await amina.slash(club.channel, "rankings"))
    assert listed.ephemeral
    assert title(listed) == "Rankings of professions"
    assert set(menu(listed).values()) == set(catalogue.rankings)


async def test_a_ranking_is_opened_by_its_option(club: Stage, amina: MemberActor) -> None:
    card = answer(await amina.slash(club.channel, "rankings", ranking=LINKEDIN))
    shown = text(card)
    assert title(card) == "Emerging Jobs Report, United States"
    assert "LinkedIn · 2020 · United States" in shown
    assert "Ranked by: Compound annual growth of hiring" in shown
    assert "1\\. → **Artificial intelligence specialist** · +74% a year" in shown
    await amina.click(card, label="Next page")
    assert "15\\. Product owner · +24% a year" in text(card)


async def test_a_ranking_is_opened_from_the_list(club: Stage, amina: MemberActor) -> None:
    listed = answer(await amina.slash(club.channel, "rankings"))
    await amina.select(listed, [LINKEDIN])
    assert title(listed) == "Emerging Jobs Report, United States"


async def test_a_profession_is_opened_from_a_ranking(club: Stage, amina: MemberActor) -> None:
    card = answer(await amina.slash(club.channel, "rankings", ranking=LINKEDIN))
    assert menu(card)["AI engineer"] == "ai-engineer"
    await amina.select(card, ["robotics-engineer"])
    assert title(card) == "Robotics engineer"
    assert chosen(card) == ["Overview"]


async def test_a_ranking_is_shown_to_everyone_if_one_chooses_so(
    club: Stage, amina: MemberActor
) -> None:
    said = {"ranking": LINKEDIN, "show": "everyone"}
    assert not answer(await amina.slash(club.channel, "rankings", **said)).ephemeral


async def test_an_unknown_ranking_is_answered_with_those_there_are(
    club: Stage, amina: MemberActor, catalogue: Catalogue
) -> None:
    answered = answer(await amina.slash(club.channel, "rankings", ranking="**best** @here"))
    assert answered.ephemeral
    assert "No ranking here is called “\\*\\*best\\*\\* @\u200bhere”." in text(answered)
    assert set(menu(answered).values()) == set(catalogue.rankings)
    await amina.select(answered, [LINKEDIN])
    assert title(answered) == "Emerging Jobs Report, United States"
