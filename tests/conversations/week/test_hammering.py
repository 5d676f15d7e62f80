"""Members who press, type and ask without end: they are told once, and nobody else notices."""

from __future__ import annotations

from simcord import MemberActor

from bot.presentation.admission import PERSON, SPAN, TYPIST
from tests.conversations.stage import said
from tests.conversations.week.assembly import Assembly
from tests.conversations.week.test_hostile_presses import answered, press

TOO_MUCH = "That was too much at once"


async def hammered(club: Assembly, member: MemberActor, custom_id: str, times: int) -> int:
    """Return how many of the presses got an answer."""
    before = answered(club)
    for _ in range(times):
        await press(club, member, custom_id, ())
    return answered(club) - before


async def test_who_presses_without_end_is_told_once_privately(posted: Assembly) -> None:
    presses = PERSON.most + 10
    assert await hammered(posted, posted.members[0], "card:ai-engineer", presses) == (
        PERSON.most + 1
    )
    told = [body for body in posted.sent() if TOO_MUCH in str(body)]
    assert len(told) == 1
    _, body = told[0]
    assert body["flags"] & 64


async def test_others_ask_and_vote_all_the_same(posted: Assembly) -> None:
    amina, bruno = posted.members[:2]
    await hammered(posted, amina, "card:ai-engineer", PERSON.most + 5)
    assert TOO_MUCH not in said(await bruno.slash(posted.channel, "job", profession="profession-1"))
    slug = next(iter((await posted.poll()).ballot.candidates)).slug
    assert TOO_MUCH not in await posted.vote(bruno, slug)


async def test_a_vote_too_many_is_not_counted_and_says_so(posted: Assembly) -> None:
    amina = posted.members[0]
    await hammered(posted, amina, "history:1", PERSON.most)
    slug = next(iter((await posted.poll()).ballot.candidates)).slug
    assert "no vote was counted" in await posted.vote(amina, slug)
    await posted.jump(SPAN)
    assert "no vote was counted" not in await posted.vote(amina, slug)


async def test_forged_presses_count_like_all_others(posted: Assembly) -> None:
    presses = PERSON.most + 5
    assert await hammered(posted, posted.members[0], "no-such-control", presses) == (
        PERSON.most + 1
    )


async def test_commands_without_end_are_told_once(posted: Assembly) -> None:
    amina = posted.members[0]
    for _ in range(PERSON.most):
        assert TOO_MUCH not in said(await amina.slash(posted.channel, "help"))
    assert TOO_MUCH in said(await amina.slash(posted.channel, "help"))
    await posted.jump(SPAN)
    assert TOO_MUCH not in said(await amina.slash(posted.channel, "help"))


async def test_who_types_without_end_is_offered_nothing(posted: Assembly) -> None:
    amina = posted.members[0]
    for _ in range(TYPIST.most):
        assert await amina.autocomplete(posted.channel, "job", "profession", "p")
    assert await amina.autocomplete(posted.channel, "job", "profession", "p") == []
    assert TOO_MUCH not in said(await amina.slash(posted.channel, "help"))
