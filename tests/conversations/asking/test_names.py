"""What is answered to a name: its job, a choice of several, or that nobody is called so."""

from __future__ import annotations

import pytest
from simcord import MemberActor

from bot.domain.catalogue.directory import group_people
from tests.conversations.stage import Stage, answer, buttons, text, title


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("trucker", "Truck driver"),
        ("plumer", "Plumber"),
        ("teacher of maths", "High school teacher"),
        ("SOFTWARE ENGINEERS", "Full-stack engineer"),
        ("senior mechanical engineer", "Mechanical engineer"),
        ("Zahnärztin", "Dentist"),
    ],
)
async def test_an_everyday_name_opens_its_job(
    club: Stage, amina: MemberActor, said: str, found: str
) -> None:
    assert title(answer(await amina.slash(club.channel, "job", profession=said))) == found


async def test_a_name_of_several_is_answered_with_a_choice(club: Stage, amina: MemberActor) -> None:
    asked = answer(await amina.slash(club.channel, "job", profession="engineer"))
    assert asked.ephemeral
    assert "“engineer” can be any of these" in text(asked)
    assert 2 <= len(buttons(asked)) <= 5
    chosen = buttons(asked)[1]
    await amina.click(asked, label=chosen)
    assert title(asked) == chosen


async def test_the_largest_of_several_comes_first(club: Stage, amina: MemberActor) -> None:
    catalogue = club.desk.catalogue
    asked = answer(await amina.slash(club.channel, "job", profession="teacher"))
    jobs = {job.title: job for job in catalogue.professions.values()}
    people = [group_people(jobs[shown], catalogue.tables) for shown in buttons(asked)]
    assert people == sorted(people, reverse=True)


async def test_one_of_several_is_compared(club: Stage, amina: MemberActor) -> None:
    said = {"first": "electrician", "second": "engineer"}
    asked = answer(await amina.slash(club.channel, "compare", **said))
    assert "With which one do you compare?" in text(asked)
    chosen = buttons(asked)[0]
    await amina.click(asked, label=chosen)
    assert title(asked) == f"Electrician and {chosen}"


@pytest.mark.parametrize("said", ["unicorn", "asdf", "rich", "potato", "manage", "doctor who"])
async def test_what_is_no_job_is_answered_with_two_ways_on(
    club: Stage, amina: MemberActor, said: str
) -> None:
    answered = answer(await amina.slash(club.channel, "job", profession=said))
    assert f"I know no job called “{said}”" in text(answered)
    assert "</suggest:" in text(answered)
    assert len(buttons(answered)) == 1


async def test_full_profiles_are_suggested_before_others(club: Stage, amina: MemberActor) -> None:
    choices = await amina.autocomplete(club.channel, "job", "profession", "data")
    profiles = club.desk.catalogue.profiles
    assert choices[0]["value"] in profiles
    assert any(each["value"] not in profiles for each in choices)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("nurs", "Nurse practitioner"),
        ("truck dr", "Truck driver"),
        ("kindergarten te", "Kindergarten teacher"),
        ("sofware eng", "Full-stack engineer"),
    ],
)
async def test_half_a_name_is_suggested(
    club: Stage, amina: MemberActor, typed: str, first: str
) -> None:
    choices = await amina.autocomplete(club.channel, "job", "profession", typed)
    assert first in [each["name"] for each in choices[:3]]
