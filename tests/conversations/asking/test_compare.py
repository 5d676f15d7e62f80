"""Comparing professions, as members do it."""

from __future__ import annotations

import pytest
from simcord import MemberActor

from bot.domain.catalogue.catalogue import Catalogue
from tests.cards.extremes import SLUG, Maker, Scale
from tests.conversations.stage import Stage, answer, buttons, chosen, menu, text, title

TWO = {"first": "ai-engineer", "second": "data-scientist"}
THREE = TWO | {"third": "robotics-engineer"}


async def test_two_professions_stand_side_by_side(club: Stage, amina: MemberActor) -> None:
    card = answer(await amina.slash(club.channel, "compare", **TWO))
    assert card.ephemeral
    assert title(card) == "AI engineer and Data scientist"
    shown = text(card)
    assert "- **AI engineer** · **$140,300** · **+19.7%**" in shown
    assert "- **Data scientist** · **$120,230** · **+33.5%**" in shown
    await amina.click(card, label="Next page")
    assert "AI engineer **+19.7%** · Data scientist **+33.5%**" in text(card)


async def test_three_professions_stand_side_by_side(club: Stage, amina: MemberActor) -> None:
    card = answer(await amina.slash(club.channel, "compare", **THREE))
    assert title(card) == "AI engineer, Data scientist, and Robotics engineer"


async def test_names_are_found_in_any_spelling(club: Stage, amina: MemberActor) -> None:
    said = {"first": "ARTIFICIAL intelligence engineer", "second": "sre"}
    card = answer(await amina.slash(club.channel, "compare", **said))
    assert title(card) == "AI engineer and Site reliability engineer"


async def test_it_is_shown_to_everyone_if_one_chooses_so(club: Stage, amina: MemberActor) -> None:
    card = answer(await amina.slash(club.channel, "compare", **TWO, show="everyone"))
    assert not card.ephemeral


@pytest.mark.parametrize("option", ["first", "second", "third"])
async def test_every_option_suggests_professions(
    club: Stage, amina: MemberActor, option: str
) -> None:
    choices = await amina.autocomplete(club.channel, "compare", option, "data sci")
    assert choices[0]["value"] == "data-scientist"


async def test_a_button_opens_each_card_and_the_comparison_stays(
    club: Stage, amina: MemberActor
) -> None:
    card = answer(await amina.slash(club.channel, "compare", **TWO))
    opened = answer(await amina.click(card, label="Data scientist"))
    assert (title(opened), opened.ephemeral) == ("Data scientist", True)
    assert title(card) == "AI engineer and Data scientist"


async def test_the_menu_swaps_one_for_another(club: Stage, amina: MemberActor) -> None:
    card = answer(await amina.slash(club.channel, "compare", **TWO))
    await amina.select(card, ["0:robotics-engineer"])
    assert title(card) == "Robotics engineer and Data scientist"


async def test_the_menu_adds_a_third_and_takes_it_out_again(
    club: Stage, amina: MemberActor
) -> None:
    card = answer(await amina.slash(club.channel, "compare", **TWO))
    await amina.select(card, ["2:robotics-engineer"])
    assert title(card) == "AI engineer, Data scientist, and Robotics engineer"
    await amina.select(card, [menu(card)["Without AI engineer"]])
    assert title(card) == "Data scientist and Robotics engineer"


async def test_somebody_elses_comparison_does_not_change(
    club: Stage, amina: MemberActor, bruno: MemberActor
) -> None:
    card = answer(await amina.slash(club.channel, "compare", **TWO, show="everyone"))
    own = answer(await bruno.select(card, ["0:robotics-engineer"]))
    assert own.ephemeral
    assert title(card) == "AI engineer and Data scientist"


async def test_the_same_profession_twice_is_answered_with_others(
    club: Stage, amina: MemberActor
) -> None:
    said = {"first": "ai-engineer", "second": "AI specialist"}
    asked = answer(await amina.slash(club.channel, "compare", **said))
    assert "“AI engineer” is named twice" in text(asked)
    await amina.click(asked, label=buttons(asked)[0])
    assert title(asked).startswith("AI engineer and ")


async def test_of_three_with_one_twice_the_two_are_offered(club: Stage, amina: MemberActor) -> None:
    asked = answer(await amina.slash(club.channel, "compare", **TWO, third="data-scientist"))
    await amina.click(asked, label="AI engineer and Data scientist")
    assert title(asked) == "AI engineer and Data scientist"


@pytest.mark.parametrize("option", ["first", "second", "third"])
async def test_near_names_make_the_comparison_that_was_meant(
    club: Stage, amina: MemberActor, option: str
) -> None:
    asked = answer(await amina.slash(club.channel, "compare", **(THREE | {option: "site reliab"})))
    await amina.click(asked, label="Site reliability engineer")
    names = {"first": "AI engineer", "second": "Data scientist", "third": "Robotics engineer"}
    one, two, three = (names | {option: "Site reliability engineer"}).values()
    assert title(asked) == f"{one}, {two}, and {three}"


async def test_two_unknown_names_are_answered_with_the_names_near_the_first(
    club: Stage, amina: MemberActor
) -> None:
    said = {"first": "robotic engin", "second": "zzzzz"}
    asked = answer(await amina.slash(club.channel, "compare", **said))
    assert buttons(asked)[0] == "Robotics engineer"


async def test_a_name_with_nothing_near_is_answered_with_a_way_in(
    club: Stage, amina: MemberActor
) -> None:
    asked = answer(await amina.slash(club.channel, "compare", first="ai-engineer", second="zzzzz"))
    assert "I know no job called “zzzzz”" in text(asked)
    assert len(buttons(asked)) == 1


async def test_pages_are_turned_after_a_restart(club: Stage, amina: MemberActor) -> None:
    long = Maker(Scale("weigh what people say ", texts=60)).catalogue()
    await club.restart(long)
    said = {"first": SLUG, "second": "other-0"}
    card = answer(await amina.slash(club.channel, "compare", **said))
    assert "Page 1 of " in chosen(card)[0]
    await club.restart()
    await amina.click(card, label="Next page")
    assert "Page 2 of " in chosen(card)[0]


async def test_a_comparison_with_a_profession_that_is_gone_says_so(
    club: Stage, amina: MemberActor, catalogue: Catalogue
) -> None:
    card = answer(await amina.slash(club.channel, "compare", **TWO))
    one = catalogue.profiles["robotics-engineer"].model_copy(update={"similar": ()})
    smaller = Catalogue([one], (), catalogue.sources.values(), catalogue.skills.values())
    await club.restart(smaller)
    asked = answer(await amina.select(card, ["0:robotics-engineer"]))
    assert "I know no job called “ai engineer”" in text(asked)
