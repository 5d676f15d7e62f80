"""Asking what a profession pays."""

from __future__ import annotations

import pytest
from simcord import MemberActor

from tests.cards.extremes import SLUG, Maker, Scale
from tests.conversations.stage import Stage, answer, buttons, chosen, text

JUNIOR, SENIOR = "Junior: ", "Senior: "


async def test_every_figure_is_shown_with_its_source(club: Stage, amina: MemberActor) -> None:
    card = answer(await amina.slash(club.channel, "salary", profession="ai-engineer"))
    shown = text(card)
    assert (
        "- Junior: **$103,570** a year\n-# United States · 25th percentile · May 2025\u00a0¹"
        in shown
    )
    assert "an older figure, of the year 2020" in shown
    assert "-# ¹\u00a0U.S. Bureau of Labor Statistics: [" in shown
    assert "1 to 2 million US dollars" in shown.partition("### Claims, not figures")[2]


async def test_a_level_narrows_the_figures(club: Stage, amina: MemberActor) -> None:
    card = answer(
        await amina.slash(club.channel, "salary", profession="ai-engineer", level="senior")
    )
    assert text(card).count(SENIOR) == 3
    assert JUNIOR not in text(card)


@pytest.mark.parametrize("said", ["US", "us", "United States", "united states", " US "])
async def test_a_country_is_understood_by_its_code_and_its_name(
    club: Stage, amina: MemberActor, said: str
) -> None:
    card = answer(
        await amina.slash(
            club.channel, "salary", profession="ai-engineer", country=said, level="junior"
        )
    )
    assert text(card).count(JUNIOR) == 2


async def test_narrowed_figures_lead_back_to_all_of_them(club: Stage, amina: MemberActor) -> None:
    card = answer(
        await amina.slash(club.channel, "salary", profession="ai-engineer", level="senior")
    )
    assert chosen(card) == []
    await amina.click(card, label="Salary")
    assert JUNIOR in text(card)
    assert chosen(card) == ["Salary"]


@pytest.mark.parametrize(
    "narrowed",
    [{"country": "AU"}, {"country": "Atlantis"}, {"country": "<@1>:" * 30}],
    ids=repr,
)
async def test_figures_that_are_not_known_get_a_friendly_answer(
    club: Stage, amina: MemberActor, narrowed: dict[str, str]
) -> None:
    said = {"profession": "site-reliability-engineer", **narrowed}
    answered = answer(await amina.slash(club.channel, "salary", **said))
    assert answered.ephemeral
    assert "No pay figure for “Site reliability engineer” is known" in text(answered)
    assert buttons(answered) == ["All its pay figures"]


async def test_a_level_without_figures_gets_a_friendly_answer(
    club: Stage, amina: MemberActor
) -> None:
    scale = Scale("x", numbers=1, similar=0)  # the one pay figure is of no level
    await club.restart(Maker(scale).catalogue())
    said = {"profession": SLUG, "level": "senior"}
    answered = answer(await amina.slash(club.channel, "salary", **said))
    assert "No pay figure" in text(answered)
    await amina.click(answered, label="All its pay figures")
    assert chosen(answered) == ["Salary"]


async def test_the_friendly_answer_leads_to_all_figures(club: Stage, amina: MemberActor) -> None:
    answered = answer(
        await amina.slash(club.channel, "salary", profession="ai-engineer", country="AU")
    )
    await amina.click(answered, label="All its pay figures")
    assert JUNIOR in text(answered)
    assert chosen(answered) == ["Salary"]
