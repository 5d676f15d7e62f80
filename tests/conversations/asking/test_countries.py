"""Whose figures somebody reads: those asked for, those of the server, their own, those at home."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest
from simcord import MemberActor

from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.terms import Terms
from tests.conversations.stage import (
    Stage,
    answer,
    buttons,
    custom_ids,
    menus,
    options,
    said,
    text,
    title,
)

Speaking = Callable[..., None]

SCHEDULE = Schedule(Weekday.MONDAY, time(9), "Europe/London")
POUNDS, DOLLARS, EUROS = "**£53,342**", "**$120,230**", "**€6,417**"
MENU = "Pay in another country"


async def ask(club: Stage, member: MemberActor, **asked: str) -> str:
    return text(await member.slash(club.channel, "job", profession="data-scientist", **asked))


async def set_up(club: Stage, country: str | None) -> None:
    terms = Terms(club.channel.id, SCHEDULE, country=country)
    await club.programme.plan.set_up(club.guild.id, terms)


@pytest.mark.parametrize(
    ("locale", "amount"),
    [
        ("en-GB", POUNDS),
        ("de", EUROS),
        ("en-US", DOLLARS),
        ("fr", DOLLARS),
        ("es-419", DOLLARS),
        ("xx", DOLLARS),
    ],
)
async def test_a_reader_sees_the_figures_of_the_country_of_their_language(
    club: Stage, amina: MemberActor, speaking: Speaking, locale: str, amount: str
) -> None:
    speaking(locale)
    assert amount in await ask(club, amina)


@pytest.mark.parametrize(("locale", "country"), [("pt-BR", "Brazil"), ("ja", "Japan")])
async def test_a_country_without_figures_is_told_to_have_none(
    club: Stage, amina: MemberActor, speaking: Speaking, locale: str, country: str
) -> None:
    speaking(locale)
    shown = await ask(club, amina)
    assert DOLLARS in shown
    assert f"{country}: no pay figure is known. Shown instead: United States." in shown


async def test_what_all_can_see_is_of_home_in_a_server_without_a_country(
    club: Stage, amina: MemberActor, speaking: Speaking
) -> None:
    speaking("en-GB", guild="en-GB")
    assert DOLLARS in await ask(club, amina, show="everyone")


@pytest.mark.parametrize("show", ["me", "everyone"])
async def test_a_server_s_country_comes_before_its_members_own(
    club: Stage, amina: MemberActor, speaking: Speaking, show: str
) -> None:
    await set_up(club, "DE")
    speaking("en-GB")
    assert EUROS in await ask(club, amina, show=show)


async def test_a_server_s_country_outlives_a_restart_and_ends_with_the_series(
    club: Stage, amina: MemberActor
) -> None:
    await set_up(club, "DE")
    await club.restart()
    assert EUROS in await ask(club, amina)
    terms = await club.terms()
    await club.programme.plan.edit(club.guild.id, replace(terms, country="GB"))
    assert POUNDS in await ask(club, amina)
    await club.programme.servers.purge(club.guild.id)
    assert DOLLARS in await ask(club, amina)


@pytest.mark.parametrize("typed", ["GB", "united kingdom", " United Kingdom "])
@pytest.mark.parametrize("command", ["job", "salary"])
async def test_a_country_that_is_asked_for_comes_before_all(
    club: Stage, amina: MemberActor, command: str, typed: str
) -> None:
    await set_up(club, "DE")
    asked = {"profession": "data-scientist", "country": typed}
    assert POUNDS in text(await amina.slash(club.channel, command, **asked))


async def test_a_card_keeps_its_country_through_its_sections_and_when_it_is_shared(
    club: Stage, amina: MemberActor
) -> None:
    asked = {"profession": "data-scientist", "country": "GB"}
    card = answer(await amina.slash(club.channel, "job", **asked))
    for section in ("Duties", "Salary", "Overview"):
        await amina.click(card, label=section)
        assert all(":GB:" in each for each in custom_ids(card) if each.startswith("job:"))
    assert POUNDS in text(card)
    assert POUNDS in text(answer(await amina.click(card, label="Show everyone")))


async def test_a_card_of_one_s_own_country_is_shared_as_it_stands(
    club: Stage, amina: MemberActor, speaking: Speaking
) -> None:
    speaking("en-GB")
    card = answer(await amina.slash(club.channel, "job", profession="data-scientist"))
    shared = answer(await amina.click(card, label="Show everyone"))
    assert POUNDS in text(shared)
    assert not shared.ephemeral


async def test_the_menu_of_a_salary_switches_the_country(club: Stage, amina: MemberActor) -> None:
    card = answer(await amina.slash(club.channel, "salary", profession="data-scientist"))
    offered = options(card)[MENU]
    assert {"US", "GB", "CA", "DE"} <= set(offered)
    (menu,) = menus(card)
    await amina.select(card, ["DE"], custom_id=menu["custom_id"])
    assert EUROS in text(card)
    assert title(card) == "Data scientist"
    (menu,) = menus(card)
    (chosen,) = [each["label"] for each in menu["options"] if each.get("default")]
    assert chosen == "Germany"
    await amina.click(card, label="Overview")
    assert EUROS in text(card)


@pytest.mark.parametrize(
    ("command", "asked"),
    [
        ("compare", {"first": "data-scientist", "second": "actuary"}),
        ("jobs", {"sort": "pay"}),
    ],
)
async def test_a_country_that_nobody_knows_is_answered_with_those_there_are(
    club: Stage, amina: MemberActor, command: str, asked: dict[str, str]
) -> None:
    told = said(await amina.slash(club.channel, command, **asked, country="Atlantis"))
    assert "No pay figure is known for “Atlantis”" in told
    assert "Canada" in told
    assert "United States" in told


async def test_professions_are_compared_in_the_country_that_is_asked_for(
    club: Stage, amina: MemberActor
) -> None:
    asked = {"first": "data-scientist", "second": "nurse-practitioner", "country": "GB"}
    card = answer(await amina.slash(club.channel, "compare", **asked))
    assert POUNDS in text(card)
    await amina.click(card, label="Next page")
    assert "£53,342" in text(card)
    assert POUNDS in text(answer(await amina.click(card, label="Data scientist")))


async def test_a_comparison_is_at_home_where_one_has_no_pay_in_the_country(
    club: Stage, amina: MemberActor, speaking: Speaking
) -> None:
    speaking("en-GB")
    asked = {"first": "data-scientist", "second": "solar-installer"}
    shown = text(await amina.slash(club.channel, "compare", **asked))
    assert "United Kingdom: pay is not known for all of them." in shown
    assert DOLLARS in shown


async def test_the_list_is_sorted_by_the_pay_of_the_country_that_is_asked_for(
    club: Stage, amina: MemberActor
) -> None:
    listed = answer(await amina.slash(club.channel, "jobs", sort="pay", country="GB"))
    assert "United Kingdom · median" in text(listed)
    await amina.click(listed, label="Next page")
    assert "United Kingdom · median" in text(listed)
    first = options(listed)["Open a profession"][0]
    (menu,) = [each for each in menus(listed) if each["placeholder"] == "Open a profession"]
    opened = answer(await amina.select(listed, [first], custom_id=menu["custom_id"]))
    assert "United Kingdom, April 2025" in text(opened)


async def test_an_id_of_an_earlier_version_opens_the_figures_of_whoever_presses(
    club: Stage, amina: MemberActor, bruno: MemberActor, speaking: Speaking
) -> None:
    asked = {"profession": "data-scientist", "show": "everyone"}
    card = answer(await amina.slash(club.channel, "job", **asked))
    assert "job:data-scientist:duties:0::" in custom_ids(card)
    speaking("en-GB")
    own = answer(await bruno.click(card, label="Salary"))
    assert "£53,342" in text(own)
    assert "Salary" in buttons(own)


@pytest.mark.parametrize("command", ["job", "compare", "jobs"])
async def test_countries_are_suggested_by_name(
    club: Stage, amina: MemberActor, command: str
) -> None:
    choices = await amina.autocomplete(club.channel, command, "country", "king")
    assert choices == [{"name": "United Kingdom", "value": "GB"}]
