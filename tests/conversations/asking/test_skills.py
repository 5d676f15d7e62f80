"""Asking for skills both ways with `/skills`."""

from __future__ import annotations

import pytest
from simcord import MemberActor

from bot.cards.asking.opening import CARD_MENU
from bot.cards.asking.query import OPEN_SKILL
from bot.content import load
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.skill import Skill
from bot.settings import packaged_catalogue
from tests.conversations.stage import Stage, answer, buttons, chosen, options, text, title

SKILLS = (
    Skill(id="python", title="Python"),
    Skill(id="statistics", title="Statistics", aliases=("Stats",)),
    Skill(id="welding", title="Welding"),
)
INDEX = {
    "ai-engineer": ("python", "statistics"),
    "data-scientist": ("python", "statistics"),
    "robotics-engineer": ("python",),
}


def shelved(copies: int = 0) -> Catalogue:
    """Return five packaged professions under three skills, and copies of one in another field."""
    packaged = load(packaged_catalogue())
    names = (*INDEX, "full-stack-engineer", "site-reliability-engineer")
    jobs = [_indexed(packaged.professions[name], names) for name in names]
    jobs += [
        jobs[-1].model_copy(
            update={
                "slug": f"smith-{number}",
                "title": f"Smith {number}",
                "aliases": (),
                "field": "Trade",
                "skills": jobs[-1].skills.model_copy(update={"index": ("welding",)}),
            }
        )
        for number in range(copies)
    ]
    return Catalogue(jobs, (), packaged.sources.values(), SKILLS)


def _indexed(job: Profession, names: tuple[str, ...]) -> Profession:
    skills = job.skills.model_copy(update={"index": INDEX.get(job.slug, ())})
    similar = tuple(slug for slug in job.similar if slug in names)
    return job.model_copy(update={"skills": skills, "similar": similar})


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return shelved(copies=11)


async def test_a_skill_in_the_place_of_a_profession_is_understood(
    club: Stage, amina: MemberActor
) -> None:
    told = answer(await amina.slash(club.channel, "skills", profession="python"))
    assert title(told) == title(answer(await amina.slash(club.channel, "skills", skill="python")))


async def test_with_a_profession_its_skills_are_told(club: Stage, amina: MemberActor) -> None:
    card = answer(await amina.slash(club.channel, "skills", profession="ai-engineer"))
    assert title(card) == "AI engineer"
    assert chosen(card) == ["Skills"]


@pytest.mark.parametrize("said", ["python", "Python", "PYTHON "])
async def test_with_a_skill_those_who_need_it_are_told_with_their_own_words(
    club: Stage, amina: MemberActor, said: str
) -> None:
    card = answer(await amina.slash(club.channel, "skills", skill=said))
    assert title(card) == "Python"
    assert "3 professions need it." in text(card)
    assert "### Technology" in text(card)
    assert "- **AI engineer**\n-# Coding at a high level in several languages, Python first" in (
        text(card)
    )


async def test_those_who_need_a_skill_are_opened_beside_the_list(
    club: Stage, amina: MemberActor
) -> None:
    card = answer(await amina.slash(club.channel, "skills", skill="python"))
    opened = answer(await amina.select(card, ["data-scientist"], custom_id=CARD_MENU))
    assert title(opened) == "Data scientist"
    assert title(card) == "Python"


async def test_a_skill_that_many_need_has_pages(club: Stage, amina: MemberActor) -> None:
    card = answer(await amina.slash(club.channel, "skills", skill="welding"))
    first = options(card)["Open a profession"]
    await amina.click(card, label="Next page")
    assert sorted([*first, *options(card)["Open a profession"]]) == sorted(
        f"smith-{number}" for number in range(11)
    )


async def test_a_skills_professions_can_be_sorted(club: Stage, amina: MemberActor) -> None:
    card = answer(await amina.slash(club.channel, "skills", skill="python"))
    await amina.click(card, label="Sort and narrow these")
    assert "Skill: Python" in text(card)


async def test_with_both_the_phrases_and_who_else_are_told(club: Stage, amina: MemberActor) -> None:
    said = {"profession": "ai-engineer", "skill": "statistics"}
    card = answer(await amina.slash(club.channel, "skills", **said))
    assert "Yes: the profile of **AI engineer** asks for it." in text(card)
    assert "- Statistics and mathematics, enough to see why a model fails\n-# Essential" in (
        text(card)
    )
    assert "### Who else needs it\nData scientist" in text(card)
    await amina.click(card, label="All 2 that need it")
    assert "2 professions need it." in text(card)


async def test_with_both_a_skill_that_is_not_asked_for_is_said_so(
    club: Stage, amina: MemberActor
) -> None:
    said = {"profession": "ai-engineer", "skill": "welding"}
    card = answer(await amina.slash(club.channel, "skills", **said))
    assert "The profile of **AI engineer** does not ask for it." in text(card)
    assert "### Who needs it\nSmith 0" in text(card)
    await amina.click(card, label="Skills of: AI engineer")
    assert chosen(card) == ["Skills"]


async def test_with_neither_there_is_a_way_in(club: Stage, amina: MemberActor) -> None:
    way_in = answer(await amina.slash(club.channel, "skills"))
    assert text(way_in).startswith("Which way round?")
    key = options(way_in)["Who needs this skill?"][0]
    await amina.select(way_in, [key], custom_id=OPEN_SKILL)
    assert title(way_in) == "Python"


async def test_words_that_are_no_skill_are_searched_in_the_profiles(
    club: Stage, amina: MemberActor
) -> None:
    card = answer(await amina.slash(club.channel, "skills", skill="docker cloud"))
    assert title(card) == "“docker cloud”"
    assert "No skill is called so" in text(card)
    assert "-# Cloud services, and tools such as Docker" in text(card)


async def test_words_of_one_profession_are_told_with_its_phrases(
    club: Stage, amina: MemberActor
) -> None:
    said = {"profession": "ai-engineer", "skill": "docker"}
    card = answer(await amina.slash(club.channel, "skills", **said))
    assert "- Cloud services, and tools such as Docker" in text(card)
    assert "runs anywhere\n-# Nice to have" in text(card)


async def test_a_mistyped_skill_is_answered_with_the_nearest(
    club: Stage, amina: MemberActor
) -> None:
    near = answer(await amina.slash(club.channel, "skills", skill="pyhton"))
    assert buttons(near) == ["Python"]
    await amina.click(near, label="Python")
    assert title(near) == "Python"


async def test_a_skill_like_nothing_is_answered_with_a_menu(
    club: Stage, amina: MemberActor
) -> None:
    near = answer(await amina.slash(club.channel, "skills", skill="zzzz"))
    assert "No skill here is called “zzzz”" in text(near)
    assert len(options(near)["Who needs this skill?"]) == 3


async def test_an_unknown_profession_is_answered_with_the_nearest(
    club: Stage, amina: MemberActor
) -> None:
    said = {"profession": "data scien", "skill": "python"}
    near = answer(await amina.slash(club.channel, "skills", **said))
    assert buttons(near)[0] == "Data scientist"


@pytest.mark.parametrize("typed", ["stat", "statistcs", "stats"])
async def test_skills_are_suggested(club: Stage, amina: MemberActor, typed: str) -> None:
    suggested = await amina.autocomplete(club.channel, "skills", "skill", typed)
    assert [each["name"] for each in suggested] == ["Statistics (2)"]
