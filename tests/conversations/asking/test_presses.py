"""Buttons and menus: whom they answer, how, and for how long."""

from __future__ import annotations

import asyncio
from typing import Any

import discord
import pytest
import simcord.interactions
from simcord import Env, MemberActor
from simcord.backend import serializers
from simcord.results import ResponseMessage

from bot.domain.catalogue.catalogue import Catalogue
from tests.cards.extremes import SLUG, Maker, Scale
from tests.conversations.stage import Stage, answer, buttons, chosen, parts, text, title


async def public_card(club: Stage, member: MemberActor) -> ResponseMessage:
    said = {"profession": "ai-engineer", "show": "everyone"}
    return answer(await member.slash(club.channel, "job", **said))


async def test_who_asked_turns_a_public_card_in_place(club: Stage, amina: MemberActor) -> None:
    card = await public_card(club, amina)
    await amina.click(card, label="Salary")
    assert chosen(card) == ["Salary"]
    assert len(club.channel.history()) == 1


async def test_somebody_else_gets_a_private_card(
    club: Stage, amina: MemberActor, bruno: MemberActor
) -> None:
    card = await public_card(club, amina)
    own = answer(await bruno.click(card, label="Salary"))
    assert own.id != card.id
    assert own.ephemeral
    assert chosen(own) == ["Salary"]


async def test_a_public_card_does_not_change_under_its_owners_hands(
    club: Stage, amina: MemberActor, bruno: MemberActor
) -> None:
    card = await public_card(club, amina)
    before = card.components
    await bruno.click(card, label="Salary")
    assert card.components == before


async def test_a_private_card_turns_in_place_for_its_new_owner(
    club: Stage, amina: MemberActor, bruno: MemberActor
) -> None:
    own = answer(await bruno.click(await public_card(club, amina), label="Salary"))
    pressed = await bruno.click(own, label="Duties")
    assert answer(pressed).id == own.id
    assert chosen(own) == ["Duties"]


async def test_somebody_else_chooses_from_a_public_menu_for_themselves(
    club: Stage, amina: MemberActor, bruno: MemberActor
) -> None:
    listed = answer(await amina.slash(club.channel, "rankings", show="everyone"))
    own = answer(await bruno.select(listed, ["linkedin-emerging-jobs-2020-us"]))
    assert own.ephemeral
    assert title(listed) == "Rankings of professions"


async def test_buttons_work_after_a_restart(
    club: Stage, amina: MemberActor, bruno: MemberActor
) -> None:
    card = await public_card(club, amina)
    await club.restart()
    own = answer(await bruno.click(card, label="Sources"))
    assert chosen(own)[-1] == "Sources"
    await amina.click(card, label="Salary")
    assert chosen(card) == ["Salary"]


async def test_menus_work_after_a_restart(club: Stage, amina: MemberActor) -> None:
    listed = answer(await amina.slash(club.channel, "rankings"))
    await club.restart()
    await amina.select(listed, ["linkedin-emerging-jobs-2020-us"])
    assert title(listed) == "Emerging Jobs Report, United States"


@pytest.fixture
def smaller(catalogue: Catalogue) -> Catalogue:
    """A later catalogue, without the AI engineer and without rankings."""
    kept = [
        job.model_copy(update={"similar": ()})
        for job in catalogue.profiles.values()
        if job.slug != "ai-engineer"
    ]
    return Catalogue(kept, (), catalogue.sources.values())


async def test_a_button_of_a_profession_that_is_gone_says_so_privately(
    club: Stage, amina: MemberActor, smaller: Catalogue
) -> None:
    card = await public_card(club, amina)
    await club.restart(smaller)
    answered = answer(await amina.click(card, label="Salary"))
    assert answered.ephemeral
    assert "I know no job called “ai-engineer”." in text(answered)
    assert title(card) == "AI engineer"


async def test_a_menu_of_a_ranking_that_is_gone_says_so_privately(
    club: Stage, amina: MemberActor, smaller: Catalogue
) -> None:
    listed = answer(await amina.slash(club.channel, "rankings"))
    await club.restart(smaller)
    answered = answer(await amina.select(listed, ["linkedin-emerging-jobs-2020-us"]))
    assert "No ranking here is called" in text(answered)


async def test_pages_are_turned_to_the_last_and_back(club: Stage, amina: MemberActor) -> None:
    long = Maker(Scale("weigh what people say ", texts=60)).catalogue()
    await club.restart(long)
    card = answer(await amina.slash(club.channel, "duties", profession=SLUG))
    seen = [chosen(card)[0]]
    while "Next page" in buttons(card):
        await amina.click(card, label="Next page")
        seen.append(chosen(card)[0])
    assert len(seen) > 2
    assert seen == [f"Page {n} of {len(seen)}" for n in range(1, len(seen) + 1)]
    await amina.click(card, label="Previous page")
    assert chosen(card)[0] == seen[-2]


async def test_pages_of_narrowed_figures_stay_narrowed(club: Stage, amina: MemberActor) -> None:
    long = Maker(Scale("weigh what people say ", numbers=400)).catalogue()
    await club.restart(long)
    said = {"profession": SLUG, "country": "US", "level": "junior"}
    card = answer(await amina.slash(club.channel, "salary", **said))
    await amina.click(card, label="Next page")
    assert text(card).count("- Junior: ") > 0
    assert text(card).count("Senior: ") == 0


async def test_the_place_between_the_page_buttons_cannot_be_pressed(
    club: Stage, amina: MemberActor
) -> None:
    long = Maker(Scale("weigh what people say ", texts=60)).catalogue()
    await club.restart(long)
    card = answer(await amina.slash(club.channel, "duties", profession=SLUG))
    assert chosen(card)[0].startswith("Page 1 of ")


def press(env: Env, member: MemberActor, card: ResponseMessage, label: str) -> None:
    """Press a button without waiting for what the bot does."""
    (button,) = [each for each in parts(card) if each.get("label") == label]
    press_what_is_named(env, member, card, button["custom_id"])


def press_what_is_named(
    env: Env, member: MemberActor, card: ResponseMessage, custom_id: str
) -> None:
    """Press a button that the message may have had, by what it carries."""
    stored = env.backend.get_message(card.channel_id, card.id)
    record, payload = simcord.interactions.base_payload(
        env.backend,
        type=discord.InteractionType.component.value,
        channel_id=card.channel_id,
        guild_id=member.guild.id,
        user_id=member.id,
        data={"custom_id": custom_id, "component_type": discord.ComponentType.button.value},
    )
    record.source_message_id = card.id
    payload["message"] = dict(serializers.message_payload(env.backend, stored))
    env.backend.emit("INTERACTION_CREATE", payload)


def answers(env: Env) -> list[int]:
    """Return how each interaction was answered: 4 is a new message, 7 a change in place."""
    callbacks: list[Any] = [e.json for e in env.http_requests if e.path.endswith("/callback")]
    return [callback["type"] for callback in callbacks]


async def test_of_two_quick_presses_both_are_answered(
    club: Stage, env: Env, amina: MemberActor
) -> None:
    card = await public_card(club, amina)
    press(env, amina, card, "Salary")
    press(env, amina, card, "Duties")
    await env.settle()
    assert answers(env) == [4, 7, 7]
    assert chosen(card) == ["Duties"]


async def test_two_people_press_one_button_at_once(
    club: Stage, env: Env, amina: MemberActor, bruno: MemberActor
) -> None:
    card = await public_card(club, amina)
    for member in (amina, bruno):
        press(env, member, card, "Salary")
    await env.settle()
    assert answers(env) == [4, 7, 4]


@pytest.mark.parametrize(
    "custom_id",
    ["week:1:2026-08-03:applaud:7", "", "job:ai-engineer:salary"],
)
async def test_a_button_that_this_version_does_not_know_is_answered_all_the_same(
    club: Stage, env: Env, amina: MemberActor, custom_id: str
) -> None:
    card = await public_card(club, amina)
    before = card.components
    press_what_is_named(env, amina, card, custom_id)
    await env.settle()
    *_, (_, said) = club.sent()
    assert said["flags"] & discord.MessageFlags.ephemeral.flag
    assert "from another version of the bot" in str(said["components"])
    assert card.components == before


async def test_who_else_listens_to_presses_is_told_of_them_too(
    club: Stage, amina: MemberActor
) -> None:
    card = await public_card(club, amina)
    heard = asyncio.create_task(club.client.wait_for("interaction"))
    await asyncio.sleep(0)
    await amina.click(card, label="Salary")
    assert (await heard).type is discord.InteractionType.component
    assert chosen(card) == ["Salary"]
