"""What is suggested while somebody types."""

from __future__ import annotations

import pytest
from simcord import MemberActor

from bot.domain.catalogue.catalogue import Catalogue
from tests.cards.extremes import Maker, Scale
from tests.conversations.stage import Stage

PROFESSIONAL = ["job", "duties", "skills", "salary"]


async def suggested(
    club: Stage, member: MemberActor, command: str, option: str, typed: str, **filled: str
) -> dict[str, str]:
    choices = await member.autocomplete(club.channel, command, option, typed, **filled)
    return {choice["name"]: choice["value"] for choice in choices}


@pytest.mark.parametrize("command", PROFESSIONAL)
async def test_the_first_professions_before_anything_is_typed(
    club: Stage, amina: MemberActor, command: str, catalogue: Catalogue
) -> None:
    choices = await suggested(club, amina, command, "profession", "")
    assert list(choices.values()) == list(catalogue.profiles)[:25]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dat", "Data scientist"),
        ("DATA S", "Data scientist"),
        ("sre", "Site reliability engineer"),
        ("robotcs", "Robotics engineer"),
        ("fullstack", "Full-stack engineer"),
        ("Àrtificial int", "AI engineer"),
    ],
    ids=["prefix", "case", "alias", "typing mistake", "joined", "accents"],
)
async def test_the_likeliest_profession_comes_first(
    club: Stage, amina: MemberActor, typed: str, first: str
) -> None:
    assert next(iter(await suggested(club, amina, "job", "profession", typed))) == first


@pytest.mark.parametrize("typed", ["工程师", "слоноед", "zzzzz", "🧭", "\u202e", "x" * 6000])
async def test_what_is_like_nothing_suggests_nothing(
    club: Stage, amina: MemberActor, typed: str
) -> None:
    assert await suggested(club, amina, "job", "profession", typed) == {}


async def test_no_more_is_suggested_than_discord_shows(club: Stage, amina: MemberActor) -> None:
    many = Maker(Scale("x", similar=40, rankings=40)).catalogue()
    await club.restart(many)
    for command, option in (("job", "profession"), ("rankings", "ranking")):
        choices = await amina.autocomplete(club.channel, command, option, "")
        assert len(choices) == 25
        assert all(len(choice["name"]) <= 100 for choice in choices)


async def test_countries_of_the_chosen_profession(club: Stage, amina: MemberActor) -> None:
    chosen = {"profession": "ai-engineer"}
    offered = await suggested(club, amina, "salary", "country", "", **chosen)
    assert offered["United States"] == "US"
    assert "United Kingdom" not in offered  # which has none of it


@pytest.mark.parametrize("chosen", [{}, {"profession": "no such job"}], ids=repr)
async def test_all_countries_before_a_profession_is_chosen(
    club: Stage, amina: MemberActor, chosen: dict[str, str]
) -> None:
    choices = await suggested(club, amina, "salary", "country", "", **chosen)
    assert choices["United States"] == "US"


@pytest.mark.parametrize("typed", ["uni", "STATES", "us"])
async def test_a_country_by_its_name_or_code(club: Stage, amina: MemberActor, typed: str) -> None:
    choices = await suggested(club, amina, "salary", "country", typed, profession="ai-engineer")
    assert choices == {"United States": "US"}


async def test_a_country_without_figures_is_not_suggested(club: Stage, amina: MemberActor) -> None:
    assert await suggested(club, amina, "salary", "country", "Atlantis") == {}


@pytest.mark.parametrize("typed", ["", "emerging", "LINKEDIN", "2020"])
async def test_rankings_by_title_publisher_and_edition(
    club: Stage, amina: MemberActor, typed: str
) -> None:
    choices = await suggested(club, amina, "rankings", "ranking", typed)
    assert "linkedin-emerging-jobs-2020-us" in choices.values()


async def test_a_ranking_that_there_is_not(club: Stage, amina: MemberActor) -> None:
    assert await suggested(club, amina, "rankings", "ranking", "zzzz") == {}
