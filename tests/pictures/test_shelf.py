"""What is drawn already, what is drawn next, and what an answer waits for."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.pictures.artist import Artist
from bot.pictures.picture import Picture, name
from bot.pictures.shelf import Shelf, opened_shelf
from tests.pictures.samples import EVERYDAY, PROFESSION, RESULT, YEAR


class Sketcher(Artist):
    """Draws at once, or once it may, without a process: what is asked for is what counts."""

    def __init__(self, size: int = 100) -> None:
        super().__init__(())
        self.size = size
        self.asked: list[Picture] = []
        self.may_draw = asyncio.Event()
        self.may_draw.set()

    @property
    def is_warm(self) -> bool:
        return True

    async def draw(self, picture: Picture) -> bytes | None:
        self.asked.append(picture)
        await self.may_draw.wait()
        return bytes(self.size)


def results(count: int) -> Sequence[Picture]:
    return [replace(RESULT, heading=f"Result {i}") for i in range(count)]


async def test_a_picture_is_there_once_it_was_drawn() -> None:
    shelf = Shelf(Artist())
    assert shelf.ready(PROFESSION) is None
    drawn = await shelf.drawn(PROFESSION, patience=30)  # the machine may be busy
    assert drawn is not None
    assert drawn.startswith(b"\x89PNG")
    assert shelf.ready(replace(PROFESSION)) == drawn
    assert shelf.ready(replace(PROFESSION, source="")) is None
    await shelf.close()


async def test_an_answer_does_not_wait_for_a_process_that_is_only_being_started() -> None:
    shelf = Shelf(Artist())
    assert await shelf.drawn(PROFESSION) is None
    assert await shelf.drawn(PROFESSION, patience=30), "it was ordered all the same"
    assert shelf.ready(PROFESSION)
    await shelf.close()


async def test_many_who_ask_at_once_share_one_drawing() -> None:
    artist = Sketcher()
    shelf = Shelf(artist)
    drawn = await asyncio.gather(*(shelf.drawn(replace(YEAR)) for _ in range(50)))
    assert len(artist.asked) == 1
    assert all(each is drawn[0] for each in drawn)
    await shelf.close()


async def test_what_is_kept_is_bounded_in_bytes_and_the_least_recently_used_goes() -> None:
    shelf = Shelf(Sketcher(size=100), room=350)
    first, second, third, fourth = results(4)
    for picture in (first, second, third):
        await shelf.drawn(picture)
    assert shelf.ready(first)
    await shelf.drawn(fourth)
    assert [bool(shelf.ready(each)) for each in (first, second, third, fourth)] == [
        True,
        False,
        True,
        True,
    ]
    await shelf.close()


async def test_what_people_wait_for_is_drawn_before_what_they_may_want() -> None:
    artist = Sketcher()
    artist.may_draw.clear()
    shelf = Shelf(artist)
    first, second, third, fourth = results(4)
    shelf.want(first, second, third)
    await asyncio.sleep(0)
    waiting = asyncio.gather(shelf.drawn(fourth), shelf.drawn(third))
    await asyncio.sleep(0)
    artist.may_draw.set()
    await waiting
    await shelf.drawn(second)
    assert artist.asked == [first, fourth, third, second]
    await shelf.close()


async def test_one_that_takes_too_long_is_left_out_once_and_there_the_next_time(
    caplog: pytest.LogCaptureFixture,
) -> None:
    artist = Sketcher()
    artist.may_draw.clear()
    shelf = Shelf(artist, patience=0.01)
    assert await shelf.drawn(PROFESSION) is None
    assert [name(PROFESSION) in record.getMessage() for record in caplog.records] == [True]
    artist.may_draw.set()
    assert await shelf.drawn(PROFESSION)
    assert len(artist.asked) == 1
    await shelf.close()


async def test_what_became_of_each_picture_is_counted() -> None:
    artist, tally = Sketcher(), Counter[str]()
    artist.may_draw.clear()
    shelf = Shelf(artist, patience=0.01, tally=tally)
    await shelf.drawn(PROFESSION)
    artist.may_draw.set()
    await shelf.drawn(PROFESSION, patience=30)
    await shelf.all_drawn([PROFESSION, PROFESSION])
    assert tally == {"late": 1, "drawn": 1, "cached": 2}
    await shelf.close()


async def test_wishes_are_bounded_and_nothing_runs_once_all_are_drawn() -> None:
    artist = Sketcher()
    shelf = Shelf(artist)
    shelf.want(*results(500))
    (task,) = asyncio.all_tasks() - {asyncio.current_task()}
    await task
    assert 0 < len(artist.asked) < 100
    await shelf.close()


async def test_a_shelf_that_is_off_has_nothing_and_starts_nothing() -> None:
    async with opened_shelf(is_on=False) as shelf:
        shelf.want(*EVERYDAY.values())
        assert await shelf.drawn(PROFESSION) is None
        assert shelf.ready(PROFESSION) is None
        assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_closing_while_something_is_drawn_lets_go_of_who_waits() -> None:
    async with opened_shelf() as shelf:
        waiting = asyncio.gather(*(shelf.drawn(each, patience=30) for each in results(20)))
        await asyncio.sleep(0)
    assert None in await waiting
    assert await shelf.drawn(YEAR) is None
    assert asyncio.all_tasks() == {asyncio.current_task()}


def test_a_file_has_a_short_name_that_tells_what_it_shows() -> None:
    names = [name(picture) for picture in EVERYDAY.values()]
    assert names[0].startswith("ai-engineer-")
    assert len(set(names)) == len(names)
    odd = replace(PROFESSION, subject=replace(PROFESSION.subject, slug="../é" * 40))
    assert name(odd).isascii()
    assert "/" not in name(odd)
    assert len(name(odd)) < 60
