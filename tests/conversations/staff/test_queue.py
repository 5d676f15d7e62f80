"""Staff's queue, and members' suggestions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from simcord import ChannelHandle
from simcord.results import InteractionResult

from bot.domain.week.ballot import Origin
from tests.conversations.staff.office import NEXT_MONDAY, Office
from tests.conversations.stage import WEEK, buttons, said, text


@pytest.fixture(autouse=True)
async def series(office: Office) -> None:
    await office.set_up()


async def suggest(office: Office, profession: str, by: int = 1) -> InteractionResult:
    member = office.members[by]
    return await member.slash(office.channel, "suggest", profession=profession)


async def log_channel(office: Office) -> ChannelHandle:
    channel = office.guild.create_text_channel("staff-only")
    await office.run("log-channel", channel=channel)
    return channel


async def test_an_empty_queue_says_that_members_vote(office: Office) -> None:
    assert "The queue is empty: members vote every week." in said(await office.run("queue list"))


async def test_what_is_queued_is_posted_in_its_order_without_a_vote(office: Office) -> None:
    await office.run("queue add", profession="data-scientist")
    told = said(await office.run("queue add", profession="ai-engineer"))
    assert "**AI engineer** is queued, at place 2." in told
    assert "1\\. Data scientist\n2\\. AI engineer" in told
    await office.jump(NEXT_MONDAY)
    await office.jump(NEXT_MONDAY + WEEK)
    assert "# Data scientist" in text(office.posts()[0])
    assert "# AI engineer" in text(office.posts()[1])


async def test_a_queued_profession_can_be_named_in_any_spelling(office: Office) -> None:
    assert "**Data scientist** is queued, at place 1" in said(
        await office.run("queue add", profession="DATA scientist")
    )


async def test_an_unknown_profession_is_answered_with_near_names(office: Office) -> None:
    asked = await office.run("queue add", profession="data scien")
    assert "Did you mean" in said(asked)
    assert "Data scientist" in buttons(asked)


async def test_queueing_twice_is_told(office: Office) -> None:
    await office.run("queue add", profession="ai-engineer")
    assert "waiting already" in said(await office.run("queue add", profession="ai-engineer"))


async def test_a_profession_is_moved_to_another_place(office: Office) -> None:
    for slug in ("data-scientist", "ai-engineer", "robotics-engineer"):
        await office.run("queue add", profession=slug)
    told = said(await office.run("queue move", profession="robotics-engineer", position=1))
    assert "**Robotics engineer** is at place 1 now." in told
    assert "1\\. Robotics engineer\n2\\. Data scientist\n3\\. AI engineer" in told


async def test_a_place_behind_the_last_is_the_last(office: Office) -> None:
    for slug in ("data-scientist", "ai-engineer"):
        await office.run("queue add", profession=slug)
    told = said(await office.run("queue move", profession="data-scientist", position=99))
    assert "**Data scientist** is at place 2 now." in told
    assert "2\\. Data scientist" in told


async def test_a_profession_is_taken_out(office: Office) -> None:
    await office.run("queue add", profession="ai-engineer")
    told = said(await office.run("queue remove", profession="ai-engineer"))
    assert "**AI engineer** is no longer queued." in told
    assert "The queue is empty" in told


@pytest.mark.parametrize("command", ["remove", "move"])
async def test_what_is_not_queued_is_told(office: Office, command: str) -> None:
    options = {"position": 1} if command == "move" else {}
    told = said(await office.run(f"queue {command}", profession="ai-engineer", **options))
    assert "is not in the queue" in told


async def test_what_is_queued_is_suggested_for_removal_and_nothing_else(office: Office) -> None:
    await office.run("queue add", profession="ai-engineer")
    choices = await office.chief.autocomplete(
        office.channel, "series queue remove", "profession", ""
    )
    assert choices == [{"name": "AI engineer", "value": "ai-engineer"}]


async def test_a_suggestion_is_confirmed_to_the_member_alone(office: Office) -> None:
    told = said(await suggest(office, "ai-engineer"))
    assert "Your suggestion **AI engineer** waits for this server’s staff" in told


async def test_a_suggestion_waits_in_the_queue_with_buttons(office: Office) -> None:
    await suggest(office, "ai-engineer")
    shown = await office.run("queue list")
    assert f"<@{office.member.id}> suggests **AI engineer**" in said(shown)
    assert buttons(shown)[:-1] == ["Approve: AI engineer", "Refuse: AI engineer"]


async def test_an_approved_suggestion_stands_on_the_next_ballot(office: Office) -> None:
    await office.run("ballot", size=2)
    await office.jump(NEXT_MONDAY)
    featured = (await office.weekly()).profession
    left = [slug for slug in office.catalogue.profiles if slug != featured]
    await suggest(office, left[-1])
    title = office.catalogue.profiles[left[-1]].title
    told = said(await office.click(await office.run("queue list"), f"Approve: {title}"))
    assert "is approved by" in told
    assert f"### Approved, waiting for a ballot\n- {title}" in told
    await office.jump(NEXT_MONDAY + WEEK)
    poll = await office.poll()
    [own] = [each for each in poll.ballot.candidates if each.origin is Origin.PROPOSAL]
    assert own.slug == left[-1]


async def test_a_refused_suggestion_is_gone(office: Office) -> None:
    await suggest(office, "ai-engineer")
    told = said(await office.click(await office.run("queue list"), "Refuse: AI engineer"))
    assert "is refused by" in told
    assert await office.programme.queue.suggestions(office.guild.id) == ()


async def test_a_suggestion_is_shown_in_the_log_channel_and_answered_there(
    office: Office,
) -> None:
    log = await log_channel(office)
    await suggest(office, "ai-engineer")
    asked = log.last_message
    assert asked is not None
    assert f"<@{office.member.id}> suggests **AI engineer**" in text(asked)
    await office.restart()
    await office.chief.click(asked, label="Approve: AI engineer")
    answered = log.last_message
    assert answered is not None
    assert f"is approved by <@{office.chief.id}>" in text(answered)
    assert f"<@{office.member.id}>" not in text(answered)


async def test_a_suggestion_in_the_log_channel_is_answered_by_staff_only(office: Office) -> None:
    log = await log_channel(office)
    await suggest(office, "ai-engineer")
    asked = log.last_message
    assert asked is not None
    told = said(await office.members[2].click(asked, label="Approve: AI engineer"))
    assert "Only members with" in told
    [waiting] = await office.programme.queue.suggestions(office.guild.id)
    assert not waiting.is_approved


async def test_a_suggestion_that_was_answered_elsewhere_loses_its_buttons(office: Office) -> None:
    log = await log_channel(office)
    await suggest(office, "ai-engineer")
    asked = log.last_message
    assert asked is not None
    await office.click(await office.run("queue list"), "Refuse: AI engineer")
    await office.chief.click(asked, label="Approve: AI engineer")
    gone = log.last_message
    assert gone is not None
    assert "was answered or withdrawn before" in text(gone)
    assert await office.programme.queue.suggestions(office.guild.id) == ()


async def test_a_log_channel_that_is_closed_leaves_the_suggestion_in_the_queue(
    office: Office,
) -> None:
    log = await log_channel(office)
    office.env.backend.delete_channel(log.id)
    await office.env.settle()
    await suggest(office, "ai-engineer")
    assert "AI engineer" in said(await office.run("queue list"))


async def test_a_member_has_one_waiting_suggestion(office: Office) -> None:
    await suggest(office, "ai-engineer")
    told = said(await suggest(office, "data-scientist"))
    assert "Your suggestion AI engineer still waits" in told


async def test_what_waits_already_is_not_suggested_again(office: Office) -> None:
    await suggest(office, "ai-engineer")
    assert "waiting already" in said(await suggest(office, "ai-engineer", by=2))


async def test_what_was_featured_this_season_is_not_suggested_again(office: Office) -> None:
    await office.run("queue add", profession="ai-engineer")
    await office.jump(NEXT_MONDAY + timedelta(hours=1))
    assert "was featured in this season" in said(await suggest(office, "ai-engineer"))


async def test_without_a_series_a_suggestion_names_who_can_begin_one(office: Office) -> None:
    await office.programme.servers.purge(office.guild.id)
    assert "</series setup:" in said(await suggest(office, "ai-engineer"))


async def test_more_suggestions_than_fit_are_counted(office: Office) -> None:
    for number, slug in enumerate(office.catalogue.profiles):
        member = office.guild.add_member(office.env.create_user(f"M{number}"))
        await member.slash(office.channel, "suggest", profession=slug)
    shown = await office.run("queue list")
    assert len(buttons(shown)[:-1]) == 10
