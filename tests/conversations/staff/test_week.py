"""What staff see of the coming weeks, and do about them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.question.library import Refusal
from tests.conversations.staff.office import NEXT_MONDAY, Office
from tests.conversations.stage import TUESDAY, WEEK, buttons, custom_ids, said, text

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
async def series(office: Office) -> None:
    await office.set_up()


@pytest.mark.parametrize(
    "command",
    [
        *("status", "preview", "doctor", "test", "post-now", "skip", "pause", "resume"),
        *("edit", "ballot", "log-channel", "purge", "queue list"),
    ],
)
async def test_without_a_series_every_command_names_setup(office: Office, command: str) -> None:
    await office.programme.servers.purge(office.guild.id)
    assert "</series setup:" in said(await office.run(command))


async def test_the_status_tells_that_nothing_needs_to_be_done(office: Office) -> None:
    told = said(await office.run("status"))
    assert "Nothing needs to be done" in told
    assert "None yet." in told
    assert "Season 1, 5 professions still to come." in told
    assert "**Next post**: Monday, August 10, 2026, 9:30" in told


async def test_the_status_names_the_file_for_which_a_reload_was_refused(office: Office) -> None:
    wrong = "professions/baker.yaml:3: unknown key 'tilte'. Did you mean 'title'?"
    office.desk.library.refuse(Refusal(TUESDAY, (wrong,), ("professions/baker.yaml",)))
    told = said(await office.run("status"))
    assert "**The catalogue has mistakes** in `professions/baker.yaml`" in told


async def test_the_status_links_to_the_latest_post_and_tells_of_the_vote(office: Office) -> None:
    await office.jump(NEXT_MONDAY)
    told = said(await office.run("status"))
    assert office.posts()[0].jump_url in told
    assert "Open: nobody has voted" in told


async def test_the_status_tells_why_a_post_is_blocked_and_the_cure(office: Office) -> None:
    await office.permit(office.channel, send_messages=False)
    await office.jump(NEXT_MONDAY)
    told = said(await office.run("status"))
    assert "could not be sent yet" in told
    assert "lacks Send Messages" in told
    assert "**Permissions are missing:** Send Messages" in told


async def test_the_status_does_not_call_it_well_while_a_post_waits(office: Office) -> None:
    office.env.inject_error("POST", f"/channels/{office.channel.id}/messages", status=503)
    await office.jump(NEXT_MONDAY)
    told = said(await office.run("status"))
    assert "the latest post has not gone out yet" in told
    assert "Discord did not answer" in told


async def test_the_status_tells_of_a_role_that_was_deleted(office: Office) -> None:
    role = office.guild.create_role("Readers", mentionable=True)
    await office.click(await office.run("edit", role=role), "Save")
    office.env.backend.delete_role(office.guild.id, role.id)
    await office.env.settle()
    told = said(await office.run("status"))
    assert "something needs to be done" in told
    assert "The role to ping was deleted" in told


async def test_the_status_names_dates_left_out_and_still_links_to_the_latest_post(
    office: Office,
) -> None:
    await office.jump(NEXT_MONDAY)
    await office.run("skip")
    told = said(await office.run("status"))
    assert "Left out by staff: Monday, August 17, 2026" in told
    assert office.posts()[0].jump_url in told
    await office.jump(NEXT_MONDAY + WEEK)
    told = said(await office.run("status"))
    assert "Left out by staff" not in told
    assert "Monday, August 17, 2026, left out" in told


async def test_the_preview_shows_four_dates_unless_told_otherwise(office: Office) -> None:
    told = said(await office.run("preview"))
    assert stamp(NEXT_MONDAY + 3 * WEEK) in told
    assert stamp(NEXT_MONDAY + 4 * WEEK) not in told
    assert "Members will vote on it" in told


async def test_the_preview_marks_the_week_in_which_clocks_change(office: Office) -> None:
    told = said(await office.run("preview", count=12))
    [marked] = [line for line in told.splitlines() if "Clocks go" in line]
    assert "Monday, October 26, 2026" in marked
    assert "back by 1 hour" in marked


@pytest.mark.parametrize(
    ("zone", "time", "now", "shown", "at", "note"),
    [
        ("Europe/Paris", "2:30", "2027-03-23", "3:30", "2027-03-28 01:30", "does not exist"),
        ("Australia/Lord_Howe", "2:15", "2026-09-30", "2:45", "2026-10-03 15:45", "not exist"),
        ("Europe/Paris", "2:30", "2026-10-20", "2:30", "2026-10-25 00:30", "comes twice"),
    ],
)
async def test_the_preview_explains_a_time_that_a_change_of_clocks_makes_odd(
    office: Office, zone: str, time: str, now: str, shown: str, at: str, note: str
) -> None:
    await office.programme.servers.purge(office.guild.id)
    await office.jump(utc(now))
    await office.set_up(time_zone=zone, time=time, weekday="sunday")
    [line] = [line for line in said(await office.run("preview")).splitlines() if note in line]
    assert f", {shown}\u202fAM · {stamp(utc(at))}" in line
    assert f"{time}\u202fAM {'comes' if 'comes' in note else 'does not'}" in line


async def test_the_preview_names_what_is_queued(office: Office) -> None:
    await office.run("queue add", profession="data-scientist")
    assert "Data scientist, from staff’s queue" in said(await office.run("preview"))


async def test_the_preview_names_what_is_being_voted_on(office: Office) -> None:
    await office.jump(NEXT_MONDAY)
    assert "Being voted on: " in said(await office.run("preview"))


async def test_skipping_names_the_date_left_out_and_the_next_one(office: Office) -> None:
    told = said(await office.run("skip"))
    assert f"Left out: Monday, August 10, 2026, 9:30\u202fAM · {stamp(NEXT_MONDAY)}" in told
    assert stamp(NEXT_MONDAY + WEEK) in told
    await office.jump(NEXT_MONDAY + DAY)
    assert office.posts() == []


async def test_skipping_moves_the_open_ballot_to_the_next_date(office: Office) -> None:
    await office.jump(NEXT_MONDAY)
    told = said(await office.run("skip"))
    assert f"vote until {stamp(NEXT_MONDAY + 2 * WEEK - timedelta(hours=1))}" in told


async def test_skipping_after_the_close_says_that_the_result_is_kept(office: Office) -> None:
    await office.jump(NEXT_MONDAY)
    await office.jump(NEXT_MONDAY + WEEK - timedelta(minutes=30))
    assert "what members chose comes on that date" in said(await office.run("skip"))


async def test_a_pause_without_an_end_is_said_to_have_none(office: Office) -> None:
    paused = await office.run("pause")
    assert "nothing is posted" in said(paused)
    assert buttons(paused) == ["Resume", "How the series stands"]
    assert "paused without an end" in said(await office.run("status"))
    assert "nothing is coming" in said(await office.run("preview"))
    await office.jump(NEXT_MONDAY + DAY)
    assert office.posts() == []


async def test_a_pause_until_a_day_ends_by_itself_on_that_day(office: Office) -> None:
    told = said(await office.run("pause", until="2026-08-17"))
    assert stamp(NEXT_MONDAY + WEEK) in told
    assert stamp(NEXT_MONDAY) not in told
    await office.jump(NEXT_MONDAY + DAY)
    assert office.posts() == []
    await office.jump(NEXT_MONDAY + WEEK)
    assert len(office.posts()) == 1


async def test_a_pause_moves_the_open_ballot_and_resuming_moves_it_back(office: Office) -> None:
    await office.jump(NEXT_MONDAY)
    before = await office.poll()
    await office.run("pause", until="2026-08-31")
    moved = await office.poll()
    await office.run("resume")
    after = await office.poll()
    assert moved.ballot.closes - before.ballot.closes == 2 * WEEK
    assert after.ballot.closes == before.ballot.closes


@pytest.mark.parametrize("until", ["2026-08-01", "12/24/2026", "next week"])
async def test_a_pause_until_no_coming_day_is_answered_with_the_cure(
    office: Office, until: str
) -> None:
    told = said(await office.run("pause", until=until))
    assert "no day that is still to come" in told
    assert "`2026-12-24`" in told
    assert "It runs" in said(await office.run("status"))


async def test_the_days_of_posts_are_suggested_as_the_end_of_a_pause(office: Office) -> None:
    choices = await office.chief.autocomplete(office.channel, "series pause", "until", "august 17")
    assert choices == [{"name": "Monday, August 17, 2026", "value": "2026-08-17"}]


async def test_resuming_shows_the_next_dates(office: Office) -> None:
    await office.run("pause")
    told = said(await office.run("resume"))
    assert "The series goes on" in told
    assert stamp(NEXT_MONDAY) in told


async def test_resuming_by_button_works_after_a_restart(office: Office) -> None:
    paused = await office.run("pause")
    await office.restart()
    assert "The series goes on" in said(await office.click(paused, "Resume"))


async def test_resuming_what_is_not_paused_says_so(office: Office) -> None:
    assert "is not paused" in said(await office.run("resume"))


async def test_a_post_now_is_asked_about_when_the_date_is_far_away(office: Office) -> None:
    asked = await office.run("post-now")
    assert stamp(NEXT_MONDAY) in said(asked)
    assert buttons(asked) == ["Post now", "Leave it as it is"]
    assert office.posts() == []


async def test_a_post_now_stands_for_the_next_date(office: Office) -> None:
    posted = await office.click(await office.run("post-now"), "Post now")
    assert office.posts()[0].jump_url in said(posted)
    assert "It stands for Monday, August 10, 2026" in said(posted)
    await office.jump(NEXT_MONDAY + DAY)
    assert len(office.posts()) == 1


async def test_a_post_now_near_the_date_needs_no_second_word(office: Office) -> None:
    await office.jump(NEXT_MONDAY - DAY)
    assert "Posted:" in said(await office.run("post-now"))
    assert len(office.posts()) == 1


async def test_a_post_now_in_a_pause_is_asked_about_and_does_not_end_it(office: Office) -> None:
    await office.run("pause")
    asked = await office.run("post-now")
    assert "The series is paused. A post now does not end the pause" in said(asked)
    await office.click(asked, "Post now")
    assert len(office.posts()) == 1
    await office.jump(NEXT_MONDAY + 2 * WEEK)
    assert len(office.posts()) == 1


async def test_a_post_now_that_is_refused_says_why(office: Office) -> None:
    await office.jump(NEXT_MONDAY - DAY)
    await office.permit(office.channel, send_messages=False)
    told = said(await office.run("post-now"))
    assert "could not be sent now" in told
    assert "lacks Send Messages" in told
    assert "it goes out on Monday, August" in told


async def test_an_example_is_marked_and_uses_nothing_up(office: Office) -> None:
    told = said(await office.run("test"))
    example = office.channel.last_message
    assert example is not None
    assert example.jump_url in told
    assert "test" in text(example).casefold()
    assert not office.posts()
    await office.jump(NEXT_MONDAY)
    assert len(office.posts()) == 1


async def test_an_example_is_deleted_by_its_button(office: Office) -> None:
    await office.run("test")
    example = office.channel.last_message
    assert example is not None
    told = said(await office.chief.click(example, label="Delete this example"))
    assert "The example is deleted" in told
    assert example.id not in {message.id for message in office.channel.history()}


async def test_an_example_is_deleted_by_staff_only(office: Office) -> None:
    await office.run("test")
    example = office.channel.last_message
    assert example is not None
    told = said(await office.member.click(example, label="Delete this example"))
    assert "Only members with" in told
    assert example.id in {message.id for message in office.channel.history()}


async def test_an_example_in_a_forum_goes_with_its_post(office: Office) -> None:
    forum = office.guild.create_forum_channel("weekly-jobs")
    await office.click(await office.run("edit", channel=forum), "Save")
    await office.run("test")
    [thread] = forum.threads
    example = thread.last_message
    assert example is not None
    assert "series:delete-test" in custom_ids(example)
    await office.chief.click(example, label="Delete this example")
    assert forum.threads == []


async def test_an_example_that_cannot_be_posted_names_what_is_missing(office: Office) -> None:
    await office.permit(office.channel, send_messages=False)
    told = said(await office.run("test"))
    assert told.startswith("**No example was posted:**")
    assert "missing Send Messages" in told


async def test_an_example_that_discord_refuses_says_what_discord_said(office: Office) -> None:
    office.env.inject_error(
        "POST", f"/channels/{office.channel.id}/messages", status=400, code=50035, message="Bad"
    )
    assert "50035" in said(await office.run("test"))


def stamp(at: datetime) -> str:
    return f"<t:{int(at.timestamp())}:"


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
