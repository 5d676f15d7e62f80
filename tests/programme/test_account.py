"""What the log says of a slot: a line for the post and for each thing that it carries."""

from __future__ import annotations

from bot.domain.week.edition import Effect, Reason
from tests.lines import Line, lines
from tests.programme.town import FIRST, GUILD, HOUR, Engine, refusal


def ends(told: list[Line]) -> list[tuple[str, str]]:
    return [(line["what"], line["outcome"]) for line in told if "outcome" in line]


async def test_a_post_is_one_line_and_so_is_each_effect(engine: Engine) -> None:
    with lines() as told:
        await engine.until(FIRST.at)
    wanted = (await engine.edition(FIRST.key)).effects
    assert sorted(ends(told)) == sorted((effect.value, "done") for effect in wanted)
    for line in told:
        assert (line["slot"], line["guild"]) == (FIRST.key.isoformat(), GUILD)
    assert told[0]["profession"] == engine.town.wall.posts[0][1]


async def test_what_is_done_in_one_visit_has_one_reference(engine: Engine) -> None:
    with lines() as told:
        await engine.until(FIRST.at)
    assert len({line["reference"] for line in told}) == 1


async def test_what_fails_says_why_and_is_done_later(engine: Engine) -> None:
    engine.town.wall.before["post"].append(refusal(Reason.PERMISSION_MISSING, "send_messages"))
    with lines() as told:
        await engine.until(FIRST.at + HOUR)
    first, *_ = told
    assert (first["outcome"], first["reason"]) == ("failed", "permission-missing")
    assert first["detail"] == "send_messages"
    assert (Effect.POST.value, "done") in ends(told)


async def test_a_message_that_was_there_already_is_found(engine: Engine) -> None:
    engine.town.wall.after["post"].append(refusal(Reason.UNREACHABLE))
    with lines() as told:
        await engine.until(FIRST.at + HOUR)
    assert [outcome for what, outcome in ends(told) if what == "post"] == ["failed", "found"]
