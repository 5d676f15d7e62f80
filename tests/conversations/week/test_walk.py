"""What stands under a vote, pressed at every moment of its life by several members."""

from __future__ import annotations

from datetime import timedelta

import pytest
from simcord.results import to_discord_message

from bot.domain.week.series import Discussion
from tests.conversations.stage import answer, buttons, said
from tests.conversations.week.assembly import FIRST_SLOT, Assembly

ASIDE = ("Compare", "How it is decided")
CLOSE = FIRST_SLOT + timedelta(days=6, hours=23)


@pytest.mark.parametrize("later", [timedelta(), timedelta(minutes=5), timedelta(hours=25)])
@pytest.mark.parametrize("label", ASIDE)
async def test_an_old_card_still_tells_after_the_close_and_after_ids_are_erased(
    posted: Assembly, later: timedelta, label: str
) -> None:
    shown = answer(await posted.members[0].slash(posted.channel, "vote"))
    await posted.vote_privately(posted.members[1])
    await posted.jump(CLOSE + later)
    await posted.restart()
    assert said(await posted.members[0].click(shown, label=label))


async def test_a_result_is_checked_by_others_after_ids_are_erased_and_a_restart(
    posted: Assembly,
) -> None:
    await posted.vote_privately(posted.members[0])
    await posted.jump(CLOSE + timedelta(seconds=5))
    closed = posted.post()
    await posted.jump(CLOSE + timedelta(hours=25))
    await posted.restart()
    for member in posted.members:
        told = said(await member.click(closed, label="Check this result"))
        assert "All of it is right" in told
    assert posted.errors() == []


@pytest.mark.parametrize("label", [*ASIDE, "Withdraw my vote"])
async def test_a_paused_series_answers_under_its_post(posted: Assembly, label: str) -> None:
    await posted.vote_privately(posted.members[0])
    await posted.programme.plan.pause(posted.guild.id)
    await posted.restart()
    told = said(await posted.members[0].click(posted.post(), label=label))
    assert ("no longer counts" in told) == label.startswith("Withdraw")


@pytest.mark.parametrize("label", [*ASIDE, "Withdraw my vote"])
async def test_an_example_says_that_no_vote_is_taken_in_it(posted: Assembly, label: str) -> None:
    chief = await posted.hire()
    await chief.slash(posted.channel, "series test")
    example = posted.channel.last_message
    assert example is not None
    assert "Delete this example" in buttons(example)
    told = said(await posted.members[1].click(example, label=label))
    assert "This is a test post: no vote is taken here" in told


@pytest.mark.parametrize("label", ASIDE)
async def test_in_a_forum_everybody_is_told_privately_under_the_post(
    quiet: Assembly, label: str
) -> None:
    forum = quiet.guild.create_forum_channel("weekly-jobs")
    await quiet.set_up(channel=forum.id, discussion=Discussion.FORUM)
    await quiet.jump(FIRST_SLOT)
    (place,) = [
        channel
        for channel in quiet.env.backend.channels.values()
        if getattr(channel, "parent_id", None) == forum.id
    ]
    stored = min(quiet.env.backend.messages[place.id].values(), key=lambda each: each.id)
    post = to_discord_message(quiet.env, stored)
    for member in quiet.members[:2]:
        assert said(await member.click(post, label=label))
