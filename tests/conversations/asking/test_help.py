"""What can be asked: in this place, by this person."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta

import pytest
from simcord import MemberActor

from bot.domain.week.edition import State
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.terms import Terms
from bot.presentation.respondent import Respondent
from tests.cards.reading import text as read
from tests.conversations.stage import Stage, answer, buttons, said, text

MONDAY = Schedule(Weekday.MONDAY, time(9), "Europe/Paris")
FIRST_SLOT = datetime(2026, 9, 7, 7, tzinfo=UTC)


async def set_up(club: Stage) -> None:
    await club.programme.plan.set_up(club.guild.id, Terms(club.channel.id, MONDAY))


def lines(shown: str) -> list[str]:
    return [line for line in shown.split("\n") if line.startswith("- ")]


def commands(shown: str) -> list[str]:
    """Return what can be pressed."""
    return re.findall(r"</([a-z -]+):\d+>", shown)


async def test_a_member_reads_six_lines_and_can_press_each_command(
    club: Stage, bruno: MemberActor
) -> None:
    await set_up(club)
    shown = said(await bruno.slash(club.channel, "help"))
    assert len(lines(shown)) == 6
    assert {"ask", "job", "jobs", "fit", "compare", "vote", "privacy show"} <= {*commands(shown)}
    assert not re.search(r"(?<!<)/[a-z]", shown.replace("</", "<"))


async def test_three_questions_about_this_weeks_profession_can_be_pressed(
    club: Stage, bruno: MemberActor
) -> None:
    await set_up(club)
    await club.jump(FIRST_SLOT)
    weekly = await club.weekly()
    assert weekly.edition.state is State.POSTED
    asked = answer(await bruno.slash(club.channel, "help"))
    assert len(buttons(asked)) == 3
    title = club.catalogue.title(weekly.profession)
    assert all(title.lower() in label.lower() for label in buttons(asked))


async def test_elsewhere_they_are_about_a_profession_that_changes_by_the_day(
    club: Stage, bruno: MemberActor
) -> None:
    today = buttons(await bruno.user.slash("help"))
    assert len(today) == 3
    assert buttons(await bruno.slash(club.channel, "help")) == today
    await club.jump(timedelta(days=1))
    assert buttons(await bruno.user.slash("help")) != today


async def test_staff_of_a_server_without_a_series_read_their_next_step_first(
    club: Stage, amina: MemberActor
) -> None:
    asked = answer(await amina.slash(club.channel, "help"))
    first, *rest = text(asked).removeprefix("# What you can ask me\n").split("\n")
    assert first.startswith("**The next step:** </series setup:")
    assert len(lines("\n".join(rest))) == 5
    assert buttons(asked)[0] == "Set up"
    panel = answer(await amina.click(asked, label="Set up"))
    assert "Time and zone" in buttons(panel)


async def test_members_read_there_who_can_start_it(club: Stage, bruno: MemberActor) -> None:
    asked = await bruno.slash(club.channel, "help")
    assert "someone with the permission “Manage Server” starts one" in said(asked)
    assert "The next step" not in said(asked)
    assert "Set up" not in buttons(asked)


async def test_staff_whose_series_runs_read_what_members_read(
    club: Stage, amina: MemberActor, bruno: MemberActor
) -> None:
    await set_up(club)
    assert said(await amina.slash(club.channel, "help")) == said(
        await bruno.slash(club.channel, "help")
    )


async def test_staff_of_a_paused_series_read_how_it_goes_on(
    club: Stage, amina: MemberActor
) -> None:
    await set_up(club)
    await club.programme.plan.pause(club.guild.id)
    asked = await amina.slash(club.channel, "help")
    assert "the weekly series is paused without an end" in said(asked)
    await amina.click(answer(asked), label="Resume")
    assert "The next step" not in said(await amina.slash(club.channel, "help"))


async def test_staff_whose_post_cannot_go_out_are_led_to_the_reason(
    club: Stage, amina: MemberActor
) -> None:
    await set_up(club)
    await club.permit(club.channel, send_messages=False)
    await club.jump(FIRST_SLOT)
    asked = await amina.slash(club.channel, "help")
    assert "the weekly post cannot go out" in said(asked)
    assert buttons(asked)[0] == "How the series stands"


async def test_members_to_whom_staff_handed_the_series_read_the_step_too(
    club: Stage, bruno: MemberActor
) -> None:
    await set_up(club)
    role = club.guild.create_role("Helpers")
    club.env.backend.guilds[club.guild.id].members[bruno.id].role_ids.append(role.id)
    await club.env.settle()
    await club.programme.plan.set_staff_role(club.guild.id, role.id)
    await club.programme.plan.pause(club.guild.id)
    assert "The next step" in said(await bruno.slash(club.channel, "help"))


async def test_in_direct_messages_no_command_is_named_that_is_not_there(
    bruno: MemberActor,
) -> None:
    shown = said(await bruno.user.slash("help"))
    assert len(lines(shown)) == 6
    assert {*commands(shown)} <= {*bruno.user.available_commands()}
    assert "In a server that has me" in shown


async def test_where_a_person_has_brought_the_bot_along_nobody_is_sent_to_a_set_up(
    club: Stage,
) -> None:
    reader = club.desk.readers.of("en-US")
    told = read(await Respondent(club.desk).help(reader, 4711, is_staff=True))
    assert "In a server that has me" in told
    assert "setup" not in told
    assert "The next step" not in told


@pytest.mark.parametrize("question", [None, " ", "\u3000"])
async def test_ask_without_a_question_leads_there_too(
    club: Stage, bruno: MemberActor, question: str | None
) -> None:
    asked = {} if question is None else {"question": question}
    help_ = await bruno.slash(club.channel, "help")
    assert said(await bruno.slash(club.channel, "ask", **asked)) == said(help_)
