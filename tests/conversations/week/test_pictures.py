"""The pictures of a week, drawn for real: in the post, and ahead of whoever looks further."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.cards.asking.address import JobAddress
from bot.domain.catalogue.catalogue import Catalogue
from tests.conversations.week.assembly import FIRST_SLOT, Assembly


@pytest.fixture
async def quiet(catalogue: Catalogue, tmp_path: Path) -> AsyncGenerator[Assembly]:
    """Give a server on a Tuesday whose bot draws pictures."""
    async with Assembly.open(catalogue, tmp_path, has_pictures=True) as quiet:
        yield quiet
    assert quiet.breaches() == []


def drawn(club: Assembly) -> set[str]:
    """Return the professions whose cards would come with their pictures at once."""
    desk, reader = club.desk, club.desk.readers.of("en-US")
    pictures = {
        slug: desk.deck.job(JobAddress(slug), reader).pictures for slug in club.catalogue.profiles
    }
    return {slug for slug, each in pictures.items() if all(map(club.client.shelf.ready, each))}


async def candidates(club: Assembly) -> set[str]:
    poll = (await club.status()).poll
    assert poll is not None
    return {candidate.slug for candidate in poll.ballot.standing}


async def test_a_post_has_its_picture_and_those_of_the_vote_are_drawn_ahead(
    posted: Assembly,
) -> None:
    post = posted.post()
    assert [file.filename.rpartition("-")[0] for file in post.attachments] == ["ai-engineer"]
    assert drawn(posted) == {"ai-engineer", *await candidates(posted)}


async def test_after_a_start_what_is_talked_about_is_drawn_first(posted: Assembly) -> None:
    wanted = {"ai-engineer", *await candidates(posted)}
    await posted.world.restart(posted.env.now())
    assert drawn(posted) == wanted


async def test_an_edit_keeps_the_picture_of_the_post(posted: Assembly) -> None:
    before = posted.post().attachments[0].filename
    await posted.jump(FIRST_SLOT.replace(day=FIRST_SLOT.day + 1))
    member, *_ = posted.members
    await posted.vote(member, min(await candidates(posted)))
    await posted.jump(FIRST_SLOT.replace(day=FIRST_SLOT.day + 2))
    assert posted.post().attachments[0].filename == before
    assert posted.post().edited_at is not None
