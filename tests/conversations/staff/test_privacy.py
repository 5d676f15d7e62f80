"""What is stored about a person: shown, taken along, deleted."""

from __future__ import annotations

import json

import pytest

from bot.domain.week.vote import Voter
from tests.conversations.staff.office import NEXT_MONDAY, Office
from tests.conversations.stage import answer, buttons, said


async def vote(office: Office) -> str:
    """Let the member vote; return for what."""
    poll = await office.poll()
    slug = poll.ballot.standing[0].slug
    ballot = poll.ballot.id
    assert isinstance(ballot, int)
    now = office.env.now()
    voter = Voter(frozenset(), now.replace(year=2020), now.replace(year=2021))
    await office.programme.voting.vote(
        office.guild.id, ballot, office.member.id, [slug], clicked=now, voter=voter
    )
    return slug


@pytest.fixture
async def voted(office: Office) -> str:
    await office.set_up()
    await office.jump(NEXT_MONDAY)
    return await vote(office)


async def test_who_has_done_nothing_has_nothing_stored(office: Office) -> None:
    shown = await office.member.slash(office.channel, "privacy show")
    assert "Nothing that is stored carries your id" in said(shown)
    assert buttons(shown) == []


async def test_votes_and_suggestions_are_shown_with_when_they_are_erased(
    office: Office, voted: str
) -> None:
    other = next(slug for slug in office.catalogue.profiles if slug != voted)
    featured = (await office.weekly()).profession
    free = next(s for s in office.catalogue.profiles if s not in {voted, featured, other})
    await office.member.slash(office.channel, "suggest", profession=free)
    told = said(await office.member.slash(office.channel, "privacy show"))
    assert f"- {office.catalogue.profiles[voted].title}, in Future Club" in told
    assert "the vote is still open" in told
    assert office.catalogue.profiles[free].title in told


async def test_it_also_works_in_direct_messages(office: Office, voted: str) -> None:
    told = said(await office.member.user.slash("privacy show"))
    assert office.catalogue.profiles[voted].title in told


async def test_the_export_is_a_private_file_with_everything(office: Office, voted: str) -> None:
    exported = await office.member.slash(office.channel, "privacy export")
    assert answer(exported).ephemeral
    [file] = answer(exported).attachments
    stored = json.loads(await file.read())
    assert stored["member"] == str(office.member.id)
    assert [each["profession"] for each in stored["votes"]] == [voted]


@pytest.mark.usefixtures("voted")
async def test_deleting_asks_and_then_gives_a_receipt(office: Office) -> None:
    asked = await office.member.slash(office.channel, "privacy delete")
    assert "One vote in an open ballot is withdrawn" in said(asked)
    done = await office.member.click(answer(asked), label="Delete what is stored about me")
    assert "One vote in an open ballot is withdrawn." in said(done)
    stored = await office.programme.members.stored(office.member.id)
    assert stored.votes == stored.suggestions == ()


@pytest.mark.usefixtures("voted")
async def test_a_deleted_vote_no_longer_counts(office: Office) -> None:
    asked = await office.member.slash(office.channel, "privacy delete")
    await office.member.click(answer(asked), label="Delete what is stored about me")
    poll = await office.poll()
    assert poll.tally.turnout == 0


async def test_a_deleted_suggestion_is_withdrawn(office: Office) -> None:
    await office.set_up()
    await office.member.slash(office.channel, "suggest", profession="ai-engineer")
    asked = await office.member.slash(office.channel, "privacy delete")
    await office.member.click(answer(asked), label="Delete what is stored about me")
    assert await office.programme.queue.suggestions(office.guild.id) == ()


@pytest.mark.usefixtures("voted")
async def test_keeping_it_keeps_it(office: Office) -> None:
    asked = await office.member.slash(office.channel, "privacy delete")
    kept = await office.member.click(answer(asked), label="Keep it")
    assert said(kept) == "Nothing was deleted."
    assert (await office.programme.members.stored(office.member.id)).votes


@pytest.mark.usefixtures("voted")
async def test_deleting_works_after_a_restart_and_in_direct_messages(office: Office) -> None:
    asked = await office.member.user.slash("privacy delete")
    await office.restart()
    done = await office.member.user.click(answer(asked), label="Delete what is stored about me")
    assert "Nothing that carries your id is left." in said(done)


async def test_with_nothing_stored_deleting_asks_nothing(office: Office) -> None:
    asked = await office.member.slash(office.channel, "privacy delete")
    assert "Nothing that is stored" in said(asked)
    assert buttons(asked) == []
