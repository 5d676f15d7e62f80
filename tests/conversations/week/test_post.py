"""The weekly post: when it comes, what it carries, and what stops it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from discord.utils import time_snowflake
from simcord import ChannelHandle

from bot.domain.week.edition import Effect, Reason, State, Status
from bot.domain.week.notice import Topic
from bot.domain.week.series import Discussion
from tests.conversations.stage import WEEK, answer, custom_ids, said, text
from tests.conversations.week.assembly import FIRST_SLOT, Assembly


async def topics(assembly: Assembly) -> set[Topic]:
    return {notice.topic for notice in (await assembly.status()).notices}


async def effect(assembly: Assembly, which: Effect) -> tuple[Status, Reason | None]:
    progress = (await assembly.weekly()).edition.effects[which]
    return progress.status, progress.cause.reason if progress.cause else None


def told(channel: ChannelHandle) -> str:
    return "\n".join(text(message) for message in channel.history())


async def test_the_first_post_comes_at_the_first_slot_and_not_before(quiet: Assembly) -> None:
    await quiet.set_up()
    await quiet.jump(FIRST_SLOT - timedelta(seconds=10))
    assert quiet.posts() == []
    await quiet.jump(FIRST_SLOT)
    assert len(quiet.posts()) == 1
    assert await quiet.state() is State.POSTED


async def test_a_post_is_sent_with_a_nonce_that_discord_enforces(posted: Assembly) -> None:
    sent = posted.requests("POST", "/messages")[0]
    assert sent["nonce"] == "1-20260810"
    assert sent["enforce_nonce"] is True
    assert sent["allowed_mentions"] == {"parse": []}


async def test_a_post_shows_the_profession_the_question_and_the_vote(posted: Assembly) -> None:
    profession = posted.catalogue.profiles[(await posted.weekly()).profession]
    message = text(posted.post())
    assert message.startswith(f"# {profession.title}")
    assert profession.summary in message
    assert profession.question in message
    assert " a year in the middle" in message
    assert "Vote for next week" in message


async def test_a_section_button_opens_a_private_card(posted: Assembly) -> None:
    opened = await posted.members[0].click(posted.post(), label="Duties")
    assert answer(opened).ephemeral
    assert "Duties" in text(answer(opened))


async def test_a_post_opens_a_thread_that_lives_a_week(posted: Assembly) -> None:
    (thread,) = posted.channel.threads
    title = posted.catalogue.profiles[(await posted.weekly()).profession].title
    assert thread.name == f"{title}, week of August 10, 2026"
    assert posted.requests("POST", "/threads")[0]["auto_archive_duration"] == 10080
    assert await effect(posted, Effect.THREAD) == (Status.DONE, None)


def in_thread(thread: ChannelHandle) -> list[str]:
    """Return what the bot says in a thread beside the post."""
    said_there = [text(message) for message in thread.history() if message.components]
    return [each for each in said_there if "## Vote" not in each]


# Threads that are opened at the first slot have ids that begin so; the channel is older.
INTO_THREAD = f"/channels/{str(time_snowflake(FIRST_SLOT))[:6]}*/messages"


async def test_the_thread_begins_with_the_whole_seal_of_the_vote(posted: Assembly) -> None:
    (thread,) = posted.channel.threads
    (told,) = in_thread(thread)
    assert (await posted.poll()).ballot.commitment in told


async def test_a_forum_s_post_has_the_seal_below_it(quiet: Assembly) -> None:
    forum = quiet.guild.create_forum_channel("professions")
    await quiet.set_up(channel=forum.id, discussion=Discussion.FORUM)
    await quiet.jump(FIRST_SLOT)
    (thread,) = forum.threads
    (told,) = in_thread(thread)
    assert (await quiet.poll()).ballot.commitment in told


async def test_without_a_thread_the_seal_is_told_privately_alone(quiet: Assembly) -> None:
    await quiet.set_up(discussion=Discussion.NONE)
    await quiet.jump(FIRST_SLOT)
    (_,) = quiet.requests("POST", "/messages")
    told = said(await quiet.members[0].click(quiet.post(), label="How it is decided"))
    assert (await quiet.poll()).ballot.commitment in told


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (500, 0)])
async def test_a_thread_stands_whatever_becomes_of_the_seal_in_it(
    quiet: Assembly, status: int, code: int
) -> None:
    quiet.env.inject_error("POST", INTO_THREAD, status=status, code=code, times=None)
    await quiet.set_up()
    await quiet.jump(FIRST_SLOT)
    (thread,) = quiet.channel.threads
    assert in_thread(thread) == []
    assert await effect(quiet, Effect.THREAD) == (Status.DONE, None)
    assert Topic.EFFECT_FAILED not in await topics(quiet)


async def test_a_seal_that_discord_was_too_busy_for_is_said_later_once(quiet: Assembly) -> None:
    quiet.env.inject_error("POST", INTO_THREAD, status=400, code=130000)
    await quiet.set_up()
    await quiet.jump(FIRST_SLOT)
    assert (await effect(quiet, Effect.THREAD))[0] is Status.PENDING
    await quiet.jump(timedelta(seconds=65))
    assert await effect(quiet, Effect.THREAD) == (Status.DONE, None)
    (thread,) = quiet.channel.threads
    assert len(in_thread(thread)) == 1


async def test_a_late_post_says_for_when_it_was_planned(quiet: Assembly) -> None:
    await quiet.set_up()
    await quiet.jump(FIRST_SLOT + timedelta(hours=5))
    assert f"Late: planned for <t:{int(FIRST_SLOT.timestamp())}:F>" in text(quiet.post())


async def test_three_weeks_away_mean_one_post_at_most_and_a_word_to_staff(quiet: Assembly) -> None:
    log = quiet.guild.create_text_channel("staff")
    await quiet.set_up()
    await quiet.programme.plan.set_log_channel(quiet.guild.id, log.id)
    await quiet.jump(FIRST_SLOT + 2 * WEEK + timedelta(hours=3))
    assert len(quiet.posts()) == 1
    assert "The weekly post of Monday, August 10, 2026 did not happen" in told(log)
    assert "The weekly post of Monday, August 17, 2026 did not happen" in told(log)


async def test_a_mentionable_role_is_pinged_and_nobody_else(quiet: Assembly) -> None:
    role = quiet.guild.create_role("Curious", mentionable=True)
    await quiet.set_up(role=role.id)
    await quiet.jump(FIRST_SLOT)
    assert text(quiet.post()).startswith(role.mention)
    allowed = quiet.requests("POST", "/messages")[0]["allowed_mentions"]
    assert allowed["roles"] == [role.id]
    assert allowed["parse"] == []
    assert await effect(quiet, Effect.PING) == (Status.DONE, None)


async def test_an_edit_keeps_the_mention_and_pings_nobody(quiet: Assembly) -> None:
    role = quiet.guild.create_role("Curious", mentionable=True)
    await quiet.set_up(role=role.id)
    await quiet.jump(FIRST_SLOT)
    await quiet.jump(FIRST_SLOT + WEEK - timedelta(minutes=59))
    assert text(quiet.post()).startswith(role.mention)
    assert quiet.requests("PATCH", "/messages/*")[-1]["allowed_mentions"] == {"parse": []}


async def test_a_role_that_cannot_be_pinged_is_not_and_staff_are_told(quiet: Assembly) -> None:
    role = quiet.guild.create_role("Curious")
    await quiet.permit(quiet.channel, mention_everyone=False)
    await quiet.set_up(role=role.id)
    await quiet.jump(FIRST_SLOT)
    assert role.mention not in text(quiet.post())
    assert await effect(quiet, Effect.PING) == (Status.FAILED, Reason.PERMISSION_MISSING)
    assert Topic.EFFECT_FAILED in await topics(quiet)


async def test_a_role_that_is_gone_leaves_the_post_without_a_ping(quiet: Assembly) -> None:
    await quiet.set_up(role=404)
    await quiet.jump(FIRST_SLOT)
    assert await quiet.state() is State.POSTED
    assert await effect(quiet, Effect.PING) == (Status.FAILED, Reason.REFUSED)


async def test_a_post_is_pinned_where_staff_want_it(quiet: Assembly) -> None:
    await quiet.set_up(pin=True)
    await quiet.jump(FIRST_SLOT)
    assert [message.id for message in quiet.channel.pinned_messages()] == [quiet.post().id]


async def test_last_weeks_pin_makes_way_for_this_weeks(quiet: Assembly) -> None:
    await quiet.set_up(pin=True)
    await quiet.jump(FIRST_SLOT)
    for _ in range(3):
        await quiet.to_next_slot()
    assert [message.id for message in quiet.channel.pinned_messages()] == [quiet.posts()[-1].id]


async def test_pins_of_others_are_left_alone(quiet: Assembly) -> None:
    await quiet.set_up(pin=True)
    await quiet.jump(FIRST_SLOT)
    theirs = await quiet.members[0].send(quiet.channel, "Our rules")
    quiet.env.backend.set_pinned(quiet.channel.id, theirs.id, True)
    await quiet.to_next_slot()
    pinned = {message.id for message in quiet.channel.pinned_messages()}
    assert pinned == {theirs.id, quiet.posts()[-1].id}


async def test_an_announcement_is_not_published_unless_staff_want_it(quiet: Assembly) -> None:
    news = quiet.guild.create_news_channel("news")
    await quiet.set_up(channel=news.id)
    await quiet.jump(FIRST_SLOT)
    assert not quiet.requests("POST", "/crosspost")


async def test_an_announcement_is_published(quiet: Assembly) -> None:
    news = quiet.guild.create_news_channel("news")
    await quiet.set_up(channel=news.id, publish=True)
    await quiet.jump(FIRST_SLOT)
    assert len(quiet.requests("POST", "/crosspost")) == 1
    assert await effect(quiet, Effect.PUBLISH) == (Status.DONE, None)


async def test_a_forum_gets_a_post_with_the_tag_it_needs(quiet: Assembly) -> None:
    forum = quiet.guild.create_forum_channel("professions")
    await quiet.tag(forum, "Elsewhere", "Technology")
    await quiet.set_up(channel=forum.id, discussion=Discussion.FORUM)
    await quiet.jump(FIRST_SLOT)
    (thread,) = forum.threads
    assert len(quiet.posts(thread)) == 1
    assert thread.name == "AI engineer, week of August 10, 2026"
    sent = quiet.requests("POST", "/threads")[0]
    assert [quiet.tags(forum)[int(tag)] for tag in sent["applied_tags"]] == ["Technology"]
    assert await effect(quiet, Effect.THREAD) == (Status.DONE, None)


@pytest.mark.parametrize(
    ("method", "path", "which"),
    [
        ("POST", "/channels/*/messages/*/threads", Effect.THREAD),
        ("PUT", "/channels/*/messages/pins/*", Effect.PIN),
        ("POST", "/channels/*/messages/*/crosspost", Effect.PUBLISH),
    ],
)
async def test_a_refused_effect_fails_with_its_reason_and_the_others_go_on(
    quiet: Assembly, method: str, path: str, which: Effect
) -> None:
    news = quiet.guild.create_news_channel("news")
    quiet.env.inject_error(method, path, status=403, code=50013, message="Missing Permissions")
    await quiet.set_up(channel=news.id, pin=True, publish=True)
    await quiet.jump(FIRST_SLOT)
    assert await quiet.state() is State.POSTED
    for each in (Effect.THREAD, Effect.PIN, Effect.PUBLISH):
        expected = (Status.DONE, None)
        if each is which:
            expected = (Status.FAILED, Reason.PERMISSION_MISSING)
        assert await effect(quiet, each) == expected
    assert Topic.EFFECT_FAILED in await topics(quiet)


async def test_an_effect_that_discord_was_too_busy_for_is_done_later(quiet: Assembly) -> None:
    quiet.env.inject_error("POST", "/channels/*/messages/*/threads", status=503)
    await quiet.set_up()
    await quiet.jump(FIRST_SLOT)
    assert (await effect(quiet, Effect.THREAD))[0] is Status.PENDING
    await quiet.jump(timedelta(seconds=65))
    assert await effect(quiet, Effect.THREAD) == (Status.DONE, None)


async def test_a_message_that_a_moderator_deleted_is_not_posted_again(posted: Assembly) -> None:
    await posted.delete_post()
    await posted.vote_privately(posted.members[0])
    await posted.jump(timedelta(minutes=11))
    assert await posted.state() is State.DELETED
    assert posted.posts() == []
    assert Topic.DELETED in await topics(posted)
    await posted.to_next_slot()
    assert len(posted.posts()) == 1


@pytest.mark.parametrize("code", [30046, 20022])
async def test_a_message_that_was_edited_too_often_is_edited_later_and_staff_told(
    posted: Assembly, code: int
) -> None:
    await posted.jump(FIRST_SLOT + timedelta(hours=2))
    posted.env.inject_error(
        "PATCH", "/channels/*/messages/*", status=429, code=code, message="Try again later"
    )
    await posted.vote(posted.members[0], (await posted.poll()).ballot.standing[0].slug)
    await posted.jump(timedelta(seconds=65))
    assert "Nobody has voted yet" in text(posted.post())
    assert Topic.BALLOT_STALE in await topics(posted)
    assert (await posted.poll()).tally.turnout == 1
    await posted.jump(timedelta(minutes=11))
    assert "**One member** has voted" in text(posted.post())


async def test_a_deleted_channel_blocks_until_staff_choose_another(quiet: Assembly) -> None:
    other = quiet.guild.create_text_channel("other")
    log = quiet.guild.create_text_channel("staff")
    await quiet.set_up()
    await quiet.programme.plan.set_log_channel(quiet.guild.id, log.id)
    quiet.env.backend.delete_channel(quiet.channel.id)
    await quiet.jump(FIRST_SLOT)
    assert await quiet.state() is State.BLOCKED
    assert "</series edit:" in told(log)
    await quiet.edit(channel=other.id)
    assert len(quiet.posts(other)) == 1


async def test_a_missing_permission_is_named_and_once_given_the_post_comes(quiet: Assembly) -> None:
    log = quiet.guild.create_text_channel("staff")
    await quiet.set_up()
    await quiet.programme.plan.set_log_channel(quiet.guild.id, log.id)
    await quiet.permit(quiet.channel, send_messages=False)
    await quiet.jump(FIRST_SLOT)
    assert quiet.posts() == []
    assert f"The bot lacks Send Messages in <#{quiet.channel.id}>" in told(log)
    await quiet.permit(quiet.channel, send_messages=True)
    await quiet.jump(timedelta(seconds=65))
    assert len(quiet.posts()) == 1
    assert len(log.history()) == 1


async def test_nobody_is_told_by_direct_message_where_no_channel_can_be_written_to(
    quiet: Assembly,
) -> None:
    await quiet.set_up()
    await quiet.permit(quiet.channel, view_channel=False)
    await quiet.jump(FIRST_SLOT)
    untold = await quiet.programme.notices.untold(quiet.guild.id)
    assert [notice.topic for notice in untold] == [Topic.BLOCKED]
    assert all("/users/@me/channels" not in each.path for each in quiet.env.http_requests)


@pytest.mark.parametrize("status", [408, 500, 502, 503])
async def test_an_answer_that_tells_nothing_is_looked_after_and_tried_again(
    quiet: Assembly, status: int
) -> None:
    await quiet.set_up()
    quiet.env.inject_error("POST", "/channels/*/messages", status=status)
    await quiet.jump(FIRST_SLOT)
    assert quiet.posts() == []
    await quiet.jump(timedelta(seconds=65))
    assert len(quiet.posts()) == 1
    assert any(each.method == "GET" for each in quiet.env.http_requests[-4:])
    sent = quiet.requests("POST", f"/channels/{quiet.channel.id}/messages")
    assert [message["nonce"] for message in sent] == ["1-20260810"] * len(sent)
    assert len(sent) > 1


async def test_what_discord_was_too_busy_for_is_tried_again_without_a_look(quiet: Assembly) -> None:
    await quiet.set_up()
    quiet.env.inject_error("POST", "/channels/*/messages", status=429)
    await quiet.jump(FIRST_SLOT)
    assert await quiet.state() is State.BLOCKED
    await quiet.jump(timedelta(seconds=65))
    assert len(quiet.posts()) == 1
    assert all(
        "/messages" not in each.path
        for each in quiet.env.http_requests[-4:]
        if each.method == "GET"
    )


# A forum is looked into by the wire tests alone: SimCord lists what came after an id from its end.
@pytest.mark.parametrize("kind", ["text", "news"])
async def test_what_a_process_sent_before_it_died_is_found_and_not_sent_again(
    quiet: Assembly, kind: str
) -> None:
    guild = quiet.guild
    make = {"text": guild.create_text_channel, "news": guild.create_news_channel}
    channel = make[kind]("professions")
    await quiet.set_up(channel=channel.id)
    quiet.set_clock(FIRST_SLOT)
    # This process claims, sends, and is killed before it can record anything.
    agenda = await quiet.programme.press.agenda(guild.id)
    assert agenda is not None
    assert agenda.claim is not None
    await quiet.desk.publisher.post(agenda.claim.weekly)
    await quiet.restart()
    await quiet.jump(timedelta(minutes=2))
    assert len(quiet.posts(channel)) == 1
    assert await quiet.state() is State.POSTED


async def test_of_two_processes_on_one_database_one_posts(quiet: Assembly) -> None:
    await quiet.set_up()
    async with quiet.another_process() as (_, other):
        quiet.set_clock(FIRST_SLOT)
        agenda = await other.programme.press.agenda(quiet.guild.id)
        assert agenda is not None
        assert agenda.claim is not None
        await quiet.env.settle()
        assert quiet.posts() == []


async def test_a_weekly_message_of_long_ago_still_answers_after_a_restart(posted: Assembly) -> None:
    member, first = posted.members[0], (await posted.poll()).ballot.standing[0].slug
    sent = posted.env.backend.messages[posted.channel.id][posted.post().id]
    with_buttons = sent.components
    for _ in range(3):
        await posted.to_next_slot()
    await posted.restart()
    old = posted.posts()[0]
    assert "All of it is right" in said(await member.click(old, label="Check this result"))
    assert "Duties" in said(await member.click(old, label="Duties"))
    sent.components = with_buttons  # as in an app that was left open since
    clicked = await posted.choose(member, posted.posts()[0], first)
    assert "This vote closed on" in said(clicked)
    assert "comes next" in said(clicked)


async def test_a_message_is_found_again_by_a_mark_that_every_form_of_it_carries(
    posted: Assembly,
) -> None:
    for _ in range(2):
        assert any(each.startswith("week:1:2026-08-10:") for each in custom_ids(posted.posts()[0]))
        await posted.to_next_slot()


async def test_the_next_week_without_a_vote_says_who_comes(quiet: Assembly) -> None:
    await quiet.set_up()
    await quiet.programme.queue.add(quiet.guild.id, "robotics-engineer")
    await quiet.programme.queue.add(quiet.guild.id, "data-scientist")
    await quiet.jump(FIRST_SLOT)
    message = text(quiet.post())
    assert message.startswith("# Robotics engineer")
    assert "Chosen by this server’s staff" in message
    assert "**Data scientist** comes next" in message
    assert "so there is no vote" in message
    clicked = await quiet.members[0].click(quiet.post(), label="When is the next one?")
    assert "It will be **Data scientist**" in text(answer(clicked))


async def test_a_changed_profile_is_shown_in_place_with_the_day(posted: Assembly) -> None:
    weekly = await posted.weekly()
    job = posted.catalogue.profiles[weekly.profession]
    changed = posted.with_profession(job.model_copy(update={"summary": "Quite another summary."}))
    await posted.restart(changed)
    await posted.jump(timedelta(minutes=11))
    message = text(posted.post())
    assert "Quite another summary." in message
    assert "Updated <t:" in message
    assert len(posted.posts()) == 1
