"""`onejob move`: all of it arrives, or nothing does."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.storage.adapter import is_file, opened
from bot.storage.errors import StorageError
from bot.storage.move import Moved, move
from bot.storage.transaction import Transaction
from tests.aged import Past, live
from tests.postgres import Server
from tests.programme import town
from tests.programme.town import GUILD, SLUGS, TERMS
from tests.storage.beside import Rows, ask

ENDS = ["sqlite-postgresql", "postgresql-sqlite", "sqlite-sqlite", "postgresql-postgresql"]


def moved(source: str, target: str) -> Moved:
    return move(source, target, lambda _: None, lambda: None)


def refusal(source: str, target: str) -> str:
    with pytest.raises(StorageError) as refused:
        moved(source, target)
    return str(refused.value)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database after five weeks, with one series more that was deleted, and a wish."""
    folder = tmp_path_factory.mktemp("lived")

    async def more(file: Path) -> None:
        async with town.opened(f"sqlite:///{file}") as open_town:
            engine = open_town.engine()
            await engine.plan.set_up(GUILD + 5, TERMS)
            await engine.servers.purge(GUILD + 5)
            await engine.programme.wanting.want(GUILD, 5, "plumber")
            await engine.queue.suggest(GUILD, 5, SLUGS[-1])
        ask(f"sqlite:///{file}", "UPDATE wanted SET member_id = NULL")

    file = asyncio.run(live(folder, Past(5)))
    asyncio.run(more(file))
    return file


@pytest.fixture
def lite(lived: Path, tmp_path: Path) -> str:
    file = tmp_path / "lived.sqlite3"
    shutil.copy(lived, file)
    return f"sqlite:///{file}"


@pytest.fixture
def make(tmp_path: Path, postgres: Server) -> Callable[[str, str], str]:
    """Return the address of a database of that kind, with nothing in it."""

    quick = iter([postgres.emptied])  # there is one of those

    def made(kind: str, name: str) -> str:
        if kind == "sqlite":
            return f"sqlite:///{tmp_path}/{name}.sqlite3"
        return next(quick, postgres.database)()

    return made


def rows(url: str) -> dict[str, Rows]:
    """Return every row of every table, in an order of Python's."""
    tables = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        if is_file(url)
        else "SELECT relname FROM pg_stat_user_tables"
    )
    names = sorted(name for (name,) in ask(url, tables) if name != "onejob_writer")
    return {name: sorted(ask(url, f"SELECT * FROM {name}"), key=repr) for name in names}


@pytest.mark.parametrize("ends", ENDS)
def test_every_row_arrives(lite: str, ends: str, make: Callable[[str, str], str]) -> None:
    kind, other = ends.split("-")
    source, target = (make(kind, "one") if kind != "sqlite" else lite), make(other, "other")
    if source != lite:
        moved(lite, source)
    before = rows(source)
    done = moved(source, target)
    assert rows(target) == before == rows(source)
    assert done.tables == len(before) - 1
    assert done.rows == sum(map(len, before.values())) - len(before["onejob_migration"])
    assert all(before[table] for table in ("vote", "candidate", "effect", "wanted", "suggestion"))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_numbers_go_on_where_they_were(
    lite: str, kind: str, make: Callable[[str, str], str]
) -> None:
    """Also after those of rows that are gone: old messages carry them."""
    target = make(kind, "other")
    await asyncio.to_thread(moved, lite, target)

    def next_series(transaction: Transaction) -> int:
        sql = f"SELECT max(id) FROM series WHERE guild_id = {GUILD + 6}"
        row = transaction.row(sql)
        assert row is not None
        return row[0]

    numbers: list[int] = []
    for url in (lite, target):
        async with town.opened(url) as open_town:
            await open_town.engine().plan.set_up(GUILD + 6, TERMS)
            numbers.append(await open_town.database.read(next_series))
    assert numbers == [3, 3]


async def test_a_bot_goes_on_over_what_was_moved(
    lite: str, make: Callable[[str, str], str]
) -> None:
    target = make("postgresql", "other")
    await asyncio.to_thread(moved, lite, target)
    async with town.opened(target, town.TUESDAY) as open_town:
        engine = open_town.engine()
        assert await engine.diary.featured(GUILD)
        await engine.at(town.TUESDAY + town.WEEK)
        assert SLUGS


@pytest.mark.parametrize("ends", ["sqlite-postgresql", "postgresql-sqlite"])
@pytest.mark.parametrize("which", [0, 1])
async def test_nothing_is_moved_while_a_bot_runs_at_either_end(
    ends: str, which: int, make: Callable[[str, str], str]
) -> None:
    urls = [make(kind, name) for kind, name in zip(ends.split("-"), "ab", strict=True)]
    async with opened(urls[0]):
        pass
    async with opened(urls[which]):
        told = await asyncio.to_thread(refusal, *urls)
    assert told.endswith(" is in use: stop the bot, move it, then start it again.")


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_database_that_has_rows_is_not_written_over(
    lite: str, kind: str, make: Callable[[str, str], str]
) -> None:
    target = make(kind, "other")
    moved(lite, target)
    before = rows(target)
    assert " rows already: name one that is new" in refusal(lite, target)
    assert rows(target) == before


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_move_that_breaks_off_leaves_no_row(
    lite: str, kind: str, make: Callable[[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class PulledOutError(Exception):
        """Whoever moves has had enough."""

    def pulled_out() -> None:
        raise PulledOutError

    monkeypatch.setattr("bot.storage.move.STEP", 10)
    target = make(kind, "other")
    with pytest.raises(PulledOutError):
        move(lite, target, lambda _: None, pulled_out)
    left = rows(target)
    assert not [name for name, found in left.items() if found and name != "onejob_migration"]
    assert moved(lite, target).rows


SPOILED = {
    "sqlite": """
        CREATE TRIGGER spoiled AFTER INSERT ON candidate BEGIN
        UPDATE candidate SET featured = featured + 1 WHERE rowid = new.rowid; END
        """,
    "postgresql": """
        CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN new.featured := new.featured + 1; RETURN new; END';
        CREATE TRIGGER spoiled BEFORE INSERT ON candidate FOR EACH ROW EXECUTE FUNCTION spoil()
        """,
}


@pytest.mark.parametrize("kind", SPOILED)
async def test_what_does_not_come_back_as_it_was_is_told_and_leaves_no_row(
    lite: str, kind: str, make: Callable[[str, str], str]
) -> None:
    target = make(kind, "other")
    if kind == "postgresql":
        target = make(kind, "a new one, for what it is told")
    async with opened(target):
        pass
    ask(target, SPOILED[kind])
    told = await asyncio.to_thread(refusal, lite, target)
    assert "does not give back a row of candidate as it was, so nothing was moved: " in told
    assert not any(found for name, found in rows(target).items() if name != "onejob_migration")


def test_how_far_it_is_is_told(
    lite: str, make: Callable[[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.move.STEP", 1)
    steps, ticks = list[int](), list[int]()
    done = move(lite, make("postgresql", "other"), steps.append, lambda: ticks.append(1))
    assert (steps, len(ticks)) == ([2 * done.rows], 2 * done.rows)


def test_what_no_text_may_have_is_moved_as_what_stands_for_it(
    lite: str, make: Callable[[str, str], str]
) -> None:
    ask(lite, "UPDATE series SET intro = 'a' || char(0) || 'b'")  # as an older version let it be
    target = make("postgresql", "other")
    moved(lite, target)
    assert ask(target, "SELECT intro FROM series") == [("a\ufffdb",)]


def test_what_is_not_there_is_not_moved(tmp_path: Path, make: Callable[[str, str], str]) -> None:
    told = refusal(f"sqlite:///{tmp_path}/none", make("postgresql", "other"))
    assert told.startswith("There is no database ")
    assert " is empty, or of an older version" in refusal(
        make("postgresql", "without tables"), f"sqlite:///{tmp_path}/other"
    )
    assert "That is the database in use itself" in refusal("sqlite:///x", "sqlite:///x")
    assert refusal("sqlite:///x", "mysql://x").startswith("There is no database ")
