"""Profiles that members want and nobody has written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.occupation import Occupation
from bot.domain.week.errors import NoSeries, NotWritten, WantsEnough
from bot.domain.week.wanted import KEPT, MOST, Wanted
from bot.storage.wanted import WantedStore
from tests.programme.town import DAY, FIRST, GUILD, SLUGS, TERMS, Engine, Hand, profession

SHORT = tuple(f"trade-{letter}" for letter in "abcdef")


@pytest.fixture
async def engine(engine: Engine) -> Engine:
    engine.town.catalogue = written(SLUGS)
    return engine


def written(full: Iterable[str]) -> Catalogue:
    """Return profiles of these, and short ones of the trades that are not among them."""
    occupations = [
        Occupation(f"47-{number}", slug, slug.replace("-", " ").title(), "Building")
        for number, slug in enumerate(SHORT, 2111)
    ]
    return Catalogue(map(profession, full), occupations=occupations)


async def wanted(engine: Engine) -> list[tuple[str, int]]:
    found = await engine.programme.wanting.wanted(GUILD)
    return [(each.slug, each.members) for each in found]


async def test_wishes_are_counted_by_profession_the_most_wanted_first(engine: Engine) -> None:
    wanting = engine.programme.wanting
    await wanting.want(GUILD, 1, "trade-a")
    await wanting.want(GUILD, 1, "trade-b")
    wish = await wanting.want(GUILD, 2, "trade-b")
    assert (wish.slug, wish.members, wish.is_new) == ("trade-b", 2, True)
    assert await wanted(engine) == [("trade-b", 2), ("trade-a", 1)]


async def test_asking_again_counts_once(engine: Engine) -> None:
    wanting = engine.programme.wanting
    await wanting.want(GUILD, 1, "trade-a")
    wish = await wanting.want(GUILD, 1, "trade-a")
    assert (wish.members, wish.is_new) == (1, False)
    assert await wanted(engine) == [("trade-a", 1)]


async def test_it_is_news_once_for_ever(engine: Engine) -> None:
    wanting = engine.programme.wanting
    news = [(await wanting.want(GUILD, member, "trade-a")).is_news for member in (1, 1, 2)]
    await wanting.drop(GUILD, "trade-a")
    await engine.programme.members.delete(1)
    news.append((await wanting.want(GUILD, 1, "trade-a")).is_news)
    assert news == [True, False, False, False]
    assert (await wanting.want(GUILD, 1, "trade-b")).is_news


async def test_one_member_wants_so_many_at_a_time(engine: Engine) -> None:
    wanting = engine.programme.wanting
    for slug in SHORT[:MOST]:
        await wanting.want(GUILD, 1, slug)
    with pytest.raises(WantsEnough) as refused:
        await wanting.want(GUILD, 1, SHORT[MOST])
    assert refused.value.slugs == SHORT[:MOST]
    assert refused.value.until == engine.town.clock.now() + KEPT
    assert not (await wanting.want(GUILD, 1, SHORT[0])).is_new
    await wanting.want(GUILD, 2, SHORT[MOST])


async def test_what_was_written_meanwhile_is_off_the_list_and_leaves_room(engine: Engine) -> None:
    wanting = engine.programme.wanting
    for slug in SHORT[:MOST]:
        await wanting.want(GUILD, 1, slug)
    engine.town.catalogue = written([*SLUGS, SHORT[0]])
    assert [slug for slug, _ in await wanted(engine)] == list(SHORT[1:MOST])
    assert (await engine.diary.status(GUILD)).wanted == MOST - 1
    await wanting.want(GUILD, 1, SHORT[MOST])
    assert (await engine.queue.suggest(GUILD, 1, SHORT[0])).slug == SHORT[0]


async def test_what_is_no_profession_any_more_is_off_the_list(engine: Engine) -> None:
    await engine.programme.wanting.want(GUILD, 1, "trade-a")
    engine.town.catalogue = Catalogue(map(profession, SLUGS))
    assert await wanted(engine) == []


async def test_what_was_posted_has_lost_its_wishes(engine: Engine) -> None:
    await engine.programme.wanting.want(GUILD, 1, "trade-a")
    engine.town.catalogue = written([*SLUGS, "trade-a"])
    await engine.queue.add(GUILD, "trade-a")
    await engine.until(FIRST.at)
    engine.town.catalogue = written(SLUGS)
    assert await wanted(engine) == []


async def test_staff_take_one_off_the_list(engine: Engine) -> None:
    wanting = engine.programme.wanting
    for slug in SHORT[:2]:
        await wanting.want(GUILD, 1, slug)
    await wanting.drop(GUILD, "trade-a")
    assert await wanted(engine) == [("trade-b", 1)]


async def test_a_server_has_its_own_list_and_loses_it_when_it_is_purged(engine: Engine) -> None:
    wanting, other = engine.programme.wanting, GUILD + 1
    await engine.plan.set_up(other, replace(TERMS, channel=200))
    await wanting.want(GUILD, 1, "trade-a")
    await wanting.want(other, 1, "trade-a")
    await wanting.want(other, 2, "trade-a")
    assert await wanted(engine) == [("trade-a", 1)]
    assert await everywhere(engine) == [Wanted("trade-a", 3, 2)]
    await engine.servers.purge(other)
    assert await everywhere(engine) == [Wanted("trade-a", 1, 1)]
    with pytest.raises(NoSeries):
        await wanting.want(other, 1, "trade-a")


async def everywhere(engine: Engine) -> list[Wanted]:
    return await engine.town.database.read(lambda each: WantedStore(each).everywhere())


async def test_what_has_no_full_profile_fills_no_week(engine: Engine) -> None:
    for put in (engine.queue.add(GUILD, "Trade A"), engine.queue.suggest(GUILD, 1, "trade-a")):
        with pytest.raises(NotWritten, match="trade-a"):
            await put
    assert await engine.queue.order(GUILD) == ()
    assert await engine.queue.suggestions(GUILD) == ()
    engine.town.catalogue = written(["trade-b"])
    await engine.until(FIRST.at)
    assert [slug for _, slug in engine.town.wall.posts] == ["trade-b"]


async def test_what_lost_its_full_profile_while_it_was_queued_is_passed_over(
    engine: Engine,
) -> None:
    engine.town.catalogue = written([*SLUGS, "trade-a"])
    await engine.queue.add(GUILD, "trade-a")
    engine.town.catalogue = written(SLUGS)
    await engine.until(FIRST.at)
    assert [slug for _, slug in engine.town.wall.posts] == [SLUGS[0]]
    assert (await engine.queue.remove(GUILD, "trade-a")).order == ()


async def test_a_member_sees_exports_and_deletes_their_wishes(engine: Engine) -> None:
    wanting, members = engine.programme.wanting, engine.programme.members
    await wanting.want(GUILD, 1, "trade-a")
    await wanting.want(GUILD, 2, "trade-a")
    now = engine.town.clock.now()
    [wish] = (await members.stored(1)).wanted
    assert (wish.guild, wish.slug, wish.at, wish.erased_at) == (GUILD, "trade-a", now, now + KEPT)
    assert (await members.export(1))["wanted"] == [
        {
            "server": str(GUILD),
            "profession": "trade-a",
            "at": now.isoformat(),
            "erased_at": (now + KEPT).isoformat(),
        }
    ]
    assert (await members.delete(1)).wanted == 1
    assert not (await members.stored(1)).is_anything
    assert await wanted(engine) == [("trade-a", 1)]


async def test_who_wants_something_is_forgotten_and_the_count_stays(engine: Engine) -> None:
    members = engine.programme.members
    await engine.programme.wanting.want(GUILD, 1, "trade-a")
    begun = engine.town.clock.now()
    await engine.until(begun + KEPT - DAY)
    assert (await members.stored(1)).wanted
    await engine.until(begun + KEPT)
    assert not (await members.stored(1)).wanted
    assert await wanted(engine) == [("trade-a", 1)]


async def test_a_clock_that_was_ahead_keeps_no_id_for_longer(engine: Engine) -> None:
    clock: Hand = engine.town.clock
    clock.ahead = 2 * KEPT
    await engine.programme.wanting.want(GUILD, 1, "trade-a")
    clock.ahead = timedelta()
    await engine.heartbeat.beat()
    await engine.at(clock.now() + KEPT)
    assert not (await engine.programme.members.stored(1)).wanted
    assert await wanted(engine) == [("trade-a", 1)]
