"""What comes before the ballot: staff's order, and what members suggest."""

from __future__ import annotations

import pytest

from bot.domain.catalogue.errors import UnknownProfession
from bot.domain.week.ballot import Candidate, Origin
from bot.domain.week.errors import (
    AlreadyFeatured,
    AlreadyQueued,
    NoSuchSuggestion,
    NotQueued,
    OneSuggestionEach,
)
from tests.programme.town import (
    FIRST,
    GUILD,
    SECOND,
    SLUGS,
    THIRD,
    Engine,
    catalogue,
)


async def test_the_queue_goes_before_the_ballot(engine: Engine) -> None:
    await engine.queue.add(GUILD, "Job K")
    await engine.queue.add(GUILD, "job-l")
    moved = await engine.queue.move(GUILD, "job-l", 1)
    assert (moved.position, moved.order) == (1, ("job-l", "job-k"))
    await engine.until(SECOND.at)
    assert [slug for _, slug in engine.town.wall.posts] == ["job-l", "job-k"]
    first, second = engine.town.wall.messages
    assert (first.weekly.poll, first.weekly.origin) == (None, Origin.QUEUE)
    assert first.weekly.decided == Candidate("job-k", Origin.QUEUE)
    assert second.weekly.poll is not None
    assert await engine.queue.list(GUILD) == ()


async def test_what_is_queued_waits_for_an_open_ballot(engine: Engine) -> None:
    await engine.until(FIRST.at)
    slugs = await engine.candidates()
    await engine.vote(1, slugs[1])
    await engine.queue.add(GUILD, "job-l")
    preview = await engine.diary.preview(GUILD, 3)
    assert [coming.decided for coming in preview] == [None, Candidate("job-l", Origin.QUEUE), None]
    await engine.until(THIRD.at)
    assert [slug for _, slug in engine.town.wall.posts][1:] == [slugs[1], "job-l"]


async def test_the_queue_refuses_doubles_strangers_and_unknown_names(engine: Engine) -> None:
    await engine.queue.add(GUILD, "job-k")
    with pytest.raises(AlreadyQueued):
        await engine.queue.add(GUILD, "job-k")
    with pytest.raises(NotQueued):
        await engine.queue.remove(GUILD, "job-l")
    with pytest.raises(UnknownProfession):
        await engine.queue.add(GUILD, "xyzzy")
    assert (await engine.queue.remove(GUILD, "job-k")).order == ()


async def test_what_lost_its_profile_can_be_taken_out_of_the_queue(engine: Engine) -> None:
    await engine.queue.add(GUILD, "job-k")
    engine.town.catalogue = catalogue(SLUGS[:5])
    assert (await engine.queue.remove(GUILD, "job-k")).order == ()


async def test_an_approved_suggestion_stands_on_the_next_ballot_one_at_a_time(
    engine: Engine,
) -> None:
    first = await engine.queue.suggest(GUILD, 1, "job-k")
    second = await engine.queue.suggest(GUILD, 2, "job-l")
    await engine.queue.approve(GUILD, first.id)
    await engine.queue.approve(GUILD, second.id)
    await engine.until(FIRST.at)
    origins = [c.origin for c in (await engine.voting.own(GUILD, 0)).poll.ballot.candidates]
    assert origins.count(Origin.PROPOSAL) == 1
    assert "job-k" in await engine.candidates()
    await engine.until(SECOND.at)
    standing = (await engine.voting.own(GUILD, 0)).poll.ballot.candidates
    assert [c.slug for c in standing if c.origin is Origin.PROPOSAL] == ["job-l"]


async def test_an_approved_suggestion_waits_for_a_ballot_and_is_not_posted_without_one(
    engine: Engine,
) -> None:
    suggestion = await engine.queue.suggest(GUILD, 1, "job-a")
    await engine.queue.approve(GUILD, suggestion.id)
    await engine.until(FIRST.at)
    assert engine.town.wall.posts == [("2026-08-10", "job-b")]
    standing = (await engine.voting.own(GUILD, 0)).poll.ballot.candidates
    assert [c.slug for c in standing if c.origin is Origin.PROPOSAL] == ["job-a"]


async def test_what_alone_is_left_is_posted_although_it_was_suggested(engine: Engine) -> None:
    engine.town.catalogue = catalogue(["job-a"])
    suggestion = await engine.queue.suggest(GUILD, 1, "job-a")
    await engine.queue.approve(GUILD, suggestion.id)
    await engine.until(FIRST.at)
    assert engine.town.wall.posts == [("2026-08-10", "job-a")]


async def test_a_suggestion_that_staff_queued_waits_no_more_once_it_was_posted(
    engine: Engine,
) -> None:
    suggestion = await engine.queue.suggest(GUILD, 1, "job-k")
    await engine.queue.add(GUILD, "job-k")
    await engine.until(FIRST.at)
    assert await engine.queue.suggestions(GUILD) == ()
    with pytest.raises(NoSuchSuggestion):
        await engine.queue.approve(GUILD, suggestion.id)


async def test_a_refused_suggestion_is_gone(engine: Engine) -> None:
    suggestion = await engine.queue.suggest(GUILD, 1, "job-k")
    await engine.queue.refuse(GUILD, suggestion.id)
    assert await engine.queue.suggestions(GUILD) == ()
    with pytest.raises(NoSuchSuggestion):
        await engine.queue.approve(GUILD, suggestion.id)


async def test_suggestions_that_help_nobody_are_refused(engine: Engine) -> None:
    await engine.until(FIRST.at)
    with pytest.raises(AlreadyFeatured):
        await engine.queue.suggest(GUILD, 1, "job-a")
    await engine.queue.suggest(GUILD, 1, "job-k")
    with pytest.raises(AlreadyQueued):
        await engine.queue.suggest(GUILD, 2, "job-k")
    with pytest.raises(OneSuggestionEach):
        await engine.queue.suggest(GUILD, 1, "job-l")


async def test_an_answered_suggestion_forgets_its_member(engine: Engine) -> None:
    suggestion = await engine.queue.suggest(GUILD, 1, "job-k")
    assert (await engine.queue.approve(GUILD, suggestion.id)).member == 1
    [kept] = await engine.queue.suggestions(GUILD)
    assert (kept.member, kept.is_approved) == (None, True)
    await engine.queue.suggest(GUILD, 1, "job-l")
