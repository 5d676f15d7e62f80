"""Browsing the catalogue with `/jobs`."""

from __future__ import annotations

import pytest
from simcord import MemberActor

from bot.cards.asking.opening import CARD_MENU
from bot.cards.asking.query import JobsQuery
from bot.domain.catalogue.browse import Sort
from bot.domain.catalogue.catalogue import Catalogue
from tests.conversations.asking.test_skills import shelved
from tests.conversations.stage import Stage, answer, buttons, chosen, menus, options, text, title

OPEN, FIELD = "Open a profession", "Show one field"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Return enough professions for two pages."""
    return shelved(copies=9)


async def test_alone_it_lists_everybody_by_name(
    club: Stage, amina: MemberActor, catalogue: Catalogue
) -> None:
    listed = answer(await amina.slash(club.channel, "jobs"))
    assert listed.ephemeral
    assert title(listed) == "Professions"
    assert f"All {len(catalogue.profiles)} professions, by name." in text(listed)
    assert "Technology " in text(listed)
    assert chosen(listed) == ["Page 1 of 2", "By name"]


async def test_pages_are_turned_in_place(
    club: Stage, amina: MemberActor, catalogue: Catalogue
) -> None:
    listed = answer(await amina.slash(club.channel, "jobs"))
    first = options(listed)[OPEN]
    turned = answer(await amina.click(listed, label="Next page"))
    assert turned.id == listed.id
    assert sorted([*first, *options(listed)[OPEN]]) == sorted(catalogue.profiles)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"field": "technology"}, {"ai-engineer", "data-scientist"}),
        ({"skill": "stats"}, {"ai-engineer", "data-scientist"}),
        ({"text": "vehicle GRIPPER"}, {"robotics-engineer"}),
        ({"text": "data sientist"}, {"data-scientist"}),
    ],
    ids=["a field", "a skill by an alias", "words", "a mistyped name"],
)
async def test_what_is_asked_for_narrows_the_list(
    club: Stage, amina: MemberActor, said: dict[str, str], found: set[str]
) -> None:
    listed = answer(await amina.slash(club.channel, "jobs", **said))
    assert found <= set(options(listed)[OPEN])


async def test_another_field_is_chosen_in_the_menu(club: Stage, amina: MemberActor) -> None:
    listed = answer(await amina.slash(club.channel, "jobs", sort="growth"))
    (key,) = [
        value
        for value in options(listed)[FIELD]
        if (shelf := club.desk.catalogue.shelves.fields.get(value)) and shelf.title == "Trade"
    ]
    await amina.select(listed, [key], custom_id=JobsQuery(sort=Sort.GROWTH).custom_id(menu="field"))
    assert "Field: Trade" in text(listed)
    assert "By growth" in chosen(listed)


async def test_the_order_is_changed_by_a_button(club: Stage, amina: MemberActor) -> None:
    listed = answer(await amina.slash(club.channel, "jobs"))
    await amina.click(listed, label="By pay")
    assert "the best paid first" in text(listed)
    assert "median · May 2025" in text(listed)


async def test_a_card_is_opened_beside_the_list(club: Stage, amina: MemberActor) -> None:
    listed = answer(await amina.slash(club.channel, "jobs"))
    opened = answer(await amina.select(listed, ["ai-engineer"], custom_id=CARD_MENU))
    assert opened.id != listed.id
    assert opened.ephemeral
    assert title(opened) == "AI engineer"
    assert title(listed) == "Professions"


async def test_somebody_else_gets_a_list_of_their_own(
    club: Stage, amina: MemberActor, bruno: MemberActor
) -> None:
    listed = answer(await amina.slash(club.channel, "jobs", show="everyone"))
    own = answer(await bruno.click(listed, label="Next page"))
    assert own.ephemeral
    assert "Page 2 of 2" in chosen(own)
    assert "Page 1 of 2" in chosen(listed)


async def test_a_list_works_after_a_restart(club: Stage, amina: MemberActor) -> None:
    listed = answer(await amina.slash(club.channel, "jobs", text="data", sort="pay"))
    await club.restart()
    await amina.click(listed, label="By name")
    assert "Words: “data”" in text(listed)


async def test_a_field_that_an_edit_has_taken_away_is_told(
    club: Stage, amina: MemberActor, catalogue: Catalogue
) -> None:
    listed = answer(await amina.slash(club.channel, "jobs", field="trade"))
    rest = [job for job in catalogue.profiles.values() if job.field != "Trade"]
    edited = Catalogue(rest, (), catalogue.sources.values(), catalogue.skills.values())
    await club.restart(edited)
    await amina.click(listed, label="By growth")
    assert "no longer in the catalogue" in text(listed)
    await amina.click(listed, label=buttons(listed)[0])
    assert f"All {len(rest)} professions" in text(listed)


async def test_nothing_found_is_no_dead_end(club: Stage, amina: MemberActor) -> None:
    nothing = answer(await amina.slash(club.channel, "jobs", field="trade", text="gripper"))
    assert "No profession has all of this: Field: Trade · Words: “gripper”." in text(nothing)
    (without,) = [label for label in buttons(nothing) if label.startswith("Any field")]
    await amina.click(nothing, label=without)
    assert title(nothing) == "Professions"


async def test_an_unknown_field_is_answered_privately_with_the_nearest(
    club: Stage, amina: MemberActor
) -> None:
    said = {"field": "tecnology", "show": "everyone"}
    near = answer(await amina.slash(club.channel, "jobs", **said))
    assert near.ephemeral
    assert "No field here is called “tecnology”." in text(near)
    await amina.click(near, label="Technology")
    assert "Field: Technology" in text(near)


async def test_an_unknown_skill_keeps_what_else_was_asked_for(
    club: Stage, amina: MemberActor
) -> None:
    said = {"skill": "statistcs", "text": "data", "sort": "growth"}
    near = answer(await amina.slash(club.channel, "jobs", **said))
    await amina.click(near, label="Statistics")
    assert "Skill: Statistics · Words: “data”" in text(near)
    assert "By growth" in chosen(near)


@pytest.mark.parametrize(
    "text_", ["🧭" * 200, "數學" * 200, "مهندس " * 50, "@everyone " * 30, "--"]
)
async def test_any_text_is_answered_and_its_buttons_work(
    club: Stage, amina: MemberActor, text_: str
) -> None:
    listed = answer(await amina.slash(club.channel, "jobs", text=text_))
    await amina.click(listed, label=buttons(listed)[-1])
    assert menus(listed)


@pytest.mark.parametrize(
    ("option", "typed", "first"),
    [("field", "tecn", "Technology"), ("field", "", "Technology"), ("skill", "pyhton", "Python")],
)
async def test_fields_and_skills_are_suggested_with_their_numbers(
    club: Stage, amina: MemberActor, option: str, typed: str, first: str
) -> None:
    suggested = await amina.autocomplete(club.channel, "jobs", option, typed)
    assert suggested[0]["value"] == first
    assert suggested[0]["name"].startswith(f"{first} (")


async def test_without_a_history_the_list_is_by_name_and_says_so(
    club: Stage, amina: MemberActor
) -> None:
    listed = answer(await amina.slash(club.channel, "jobs", sort="featured"))
    assert "None of them has been featured here, so the list is by name." in text(listed)


@pytest.mark.parametrize("said", [{}, {"profession": "zzzz"}], ids=["nothing", "like nothing"])
async def test_the_way_in_leads_to_the_list(
    club: Stage, amina: MemberActor, said: dict[str, str]
) -> None:
    way_in = answer(await amina.slash(club.channel, "job", **said))
    await amina.click(way_in, label=buttons(way_in)[-1])
    assert title(way_in) == "Professions"
