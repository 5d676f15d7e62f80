"""What is stored about a person."""

from __future__ import annotations

from tests.programme.town import (
    DAY,
    FIRST,
    GUILD,
    HOUR,
    SECOND,
    Engine,
)


async def test_a_member_sees_exports_and_deletes_what_is_stored(engine: Engine) -> None:
    members = engine.programme.members
    await engine.until(FIRST.at)
    slugs = await engine.candidates()
    await engine.vote(1, slugs[1])
    await engine.vote(2, slugs[2])
    await engine.until(SECOND.at)
    await engine.vote(1, (await engine.candidates())[1])
    await engine.queue.suggest(GUILD, 1, "job-l")
    stored = await members.stored(1)
    assert [vote.is_open for vote in stored.votes] == [False, True]
    assert stored.votes[0].erased_at == SECOND.at - HOUR + DAY
    exported = await members.export(1)
    assert exported["votes"][0]["profession"] == slugs[1]
    assert exported["suggestions"][0]["server"] == str(GUILD)
    deleted = await members.delete(1)
    assert (deleted.withdrawn, deleted.erased, deleted.suggestions) == (1, 1, 1)
    assert (await members.stored(1)).votes == ()
    assert (await engine.voting.own(GUILD, 1)).choices == ()
    assert (await engine.voting.poll(GUILD, 1)).tally.turnout == 2
    assert len((await members.stored(2)).votes) == 1
