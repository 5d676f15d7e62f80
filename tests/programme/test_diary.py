"""What is told of a series: its past weeks, how it stands, what is coming, a test."""

from __future__ import annotations

from tests.programme.town import (
    CHANNEL,
    FIRST,
    FOURTH,
    GUILD,
    HOUR,
    SECOND,
    THIRD,
    Engine,
)


async def test_a_test_consumes_nothing_and_gives_nothing_away(engine: Engine) -> None:
    await engine.until(FIRST.at)
    slugs = await engine.candidates()
    await engine.vote(1, slugs[3])
    before = await engine.town.database.read(
        lambda t: t.rows("SELECT count(*), max(id), max(revision) FROM ballot")
    )
    weekly = await engine.diary.sample(GUILD)
    assert (weekly.is_test, weekly.profession, weekly.chosen_by) == (True, slugs[0], None)
    assert weekly.poll is not None
    assert weekly.poll.ballot.id == "test"
    after = await engine.town.database.read(
        lambda t: t.rows("SELECT count(*), max(id), max(revision) FROM ballot")
    )
    assert before == after
    assert (await engine.vote(1, slugs[2])).outcome.value == "changed"


async def test_a_test_is_possible_before_the_first_post(engine: Engine) -> None:
    assert (await engine.diary.sample(GUILD)).profession == "job-a"


async def test_history_tells_what_was_posted_newest_first(engine: Engine) -> None:
    await engine.until(FOURTH.at)
    weeks = await engine.diary.history(GUILD, 2)
    assert [weekly.edition.slot for weekly in weeks] == [FOURTH, THIRD]
    assert weeks[0].spot is not None
    assert weeks[0].spot.channel == CHANNEL
    assert weeks[0].chosen_by is not None
    assert [w.edition.slot for w in await engine.diary.history(GUILD, 2, 1)] == [SECOND, FIRST]
    assert (await engine.diary.weekly(GUILD, "2026-08-17")).edition.slot == SECOND


async def test_status_tells_how_the_series_stands(engine: Engine) -> None:
    await engine.until(FIRST.at)
    status = await engine.diary.status(GUILD)
    assert status.latest is not None
    assert (status.latest.slot, status.season, status.left) == (FIRST, 1, 11)
    assert [coming.slot for coming in status.coming][:2] == [SECOND, THIRD]


async def test_the_preview_marks_the_week_in_which_clocks_change(engine: Engine) -> None:
    preview = await engine.diary.preview(GUILD, 12)
    turned = {c.slot.key.isoformat(): c.turn for c in preview if c.turn}
    assert turned == {"2026-10-26": -HOUR}


async def test_the_preview_before_the_first_post_names_it(engine: Engine) -> None:
    first, *_ = await engine.diary.preview(GUILD, 2)
    assert first.decided is not None
    await engine.until(FIRST.at)
    assert engine.town.wall.posts[0][1] == first.decided.slug
