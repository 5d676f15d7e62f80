"""What the log says of each answer: one line, with a reference that runs through, and nobody."""

from __future__ import annotations

from tests.conversations.week.assembly import Assembly
from tests.lines import Line, lines


def ends(told: list[Line]) -> list[Line]:
    """Return the lines that say how something ended."""
    return [line for line in told if "outcome" in line]


async def test_a_command_is_one_line(posted: Assembly) -> None:
    with lines() as told:
        asked = await posted.members[0].slash(posted.channel, "job", profession="ai-engineer")
    (line,) = ends(told)
    assert asked is not None
    assert (line["what"], line["outcome"]) == ("/job", "answered")
    assert line["guild"] == posted.guild.id
    assert line["id"] > 0
    assert line["ms"] >= 0
    assert len(line["reference"]) == 6


async def test_a_vote_is_one_line_that_tells_neither_who_nor_for_what(posted: Assembly) -> None:
    member = posted.members[0]
    chosen, *_ = [each.slug for each in (await posted.poll()).ballot.standing]
    with lines() as told:
        await posted.vote(member, chosen)
    (line,) = ends(told)
    assert line["outcome"] == "answered"
    assert str(member.id) not in str(told)
    assert chosen not in str(told)


async def test_each_interaction_has_a_reference_of_its_own(posted: Assembly) -> None:
    with lines() as told:
        await posted.members[0].slash(posted.channel, "job", profession="ai-engineer")
        await posted.members[0].slash(posted.channel, "series status")
    first, second = ends(told)
    assert (first["what"], second["what"]) == ("/job", "/series status")
    assert first["reference"] != second["reference"]


async def test_what_is_refused_says_so(posted: Assembly) -> None:
    with lines() as told:
        await posted.members[0].slash(posted.channel, "verify", week="1999-01-04")
    assert [(line["what"], line["outcome"]) for line in ends(told)] == [("/verify", "refused")]


async def test_what_is_suggested_while_somebody_types_is_no_line(posted: Assembly) -> None:
    with lines() as told:
        await posted.members[0].autocomplete(posted.channel, "job", "profession", "a")
    assert ends(told) == []
