"""PostgreSQL: what is made, what is refused and in which words, and a server that goes away."""

from __future__ import annotations

import asyncio
import re
import signal
import threading
from collections.abc import AsyncGenerator, Generator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

from bot.storage.errors import StorageError, UnsureStorageError
from bot.storage.postgres.cure import CURES, cure_of, explained
from bot.storage.postgres.database import Database
from bot.storage.postgres.server import IN_USE, Address, prepare
from bot.storage.postgres.thread import LostError
from bot.storage.transaction import Transaction
from tests.postgres import HURRIED, Server, free_port, require, server
from tests.storage.beside import ask
from tests.storage.relay import Lost, Relay, relay


async def refusal(url: str) -> str:
    with pytest.raises(StorageError) as refused:
        async with Database.open(url, patience=0.05):
            pass
    return str(refused.value)


def place(url: str) -> str:
    name, port = url.rpartition("/")[2], url.rpartition("/")[0].rpartition(":")[2]
    return f"The PostgreSQL database {name} at 127.0.0.1:{port}"


@pytest.fixture
def url(postgres: Server) -> str:
    return postgres.emptied()


@pytest.fixture
def new(postgres: Server) -> str:
    """Without any table."""
    return postgres.database()


async def test_several_may_open_the_same_new_database_at_once(new: str) -> None:
    async def start(number: int) -> None:
        async with Database.open(new) as database:
            await database.write(
                lambda t: t.execute("INSERT INTO command_sync VALUES ($1, 'd', 0, '{}')", number)
            )

    await asyncio.gather(*(start(number) for number in range(8)))
    assert ask(new, "SELECT count(*) FROM command_sync") == [(8,)]


async def test_another_programs_database_is_refused_and_left_alone(new: str) -> None:
    ask(new, "CREATE TABLE recipe (name TEXT)")
    assert await refusal(new) == (
        f"{place(new)} is another program's: make one for the bot alone, and name it in "
        "DATABASE_URL."
    )
    tables = ask(new, "SELECT relname FROM pg_stat_user_tables")
    assert tables == [("recipe",)]


async def test_a_database_newer_than_the_program_is_refused(new: str) -> None:
    async with Database.open(new):
        pass
    [(known,)] = ask(new, "SELECT max(number) FROM onejob_migration")
    ask(new, "INSERT INTO onejob_migration (number, name) VALUES (9999, '9999_later.sql')")
    assert await refusal(new) == (
        f"{place(new)} was written by a newer version of the bot (its schema is 9999, this version "
        f"knows {known}): install that version again, or put a dump made before the upgrade in its "
        "place."
    )


async def test_a_database_that_lacks_letters_is_refused(postgres: Server) -> None:
    latin = postgres.database("template0", "ENCODING 'LATIN1' LOCALE 'C'")
    assert "is kept in LATIN1, which lacks most letters" in await refusal(latin)


async def test_a_copy_of_another_server_is_refused(postgres: Server, new: str) -> None:
    postgres.ask(f"ALTER DATABASE {new.rpartition('/')[2]} SET default_transaction_read_only = on")
    assert "may only be read, as a copy of another server" in await refusal(new)


async def test_a_user_who_may_make_no_tables_is_refused(postgres: Server, new: str) -> None:
    postgres.ask("DROP ROLE IF EXISTS guest")
    postgres.ask("CREATE ROLE guest LOGIN")
    told = await refusal(new.replace("onejob@", "guest@"))
    assert told.startswith(f"{place(new)} does not let its user do what the bot must: ")


async def test_a_server_that_is_not_there_is_refused_without_the_password() -> None:
    url = f"postgresql://me:hush@127.0.0.1:{free_port()}/jobs"
    told = await refusal(url)
    assert told.startswith(f"{place(url)} cannot be used (connection failed: ")
    assert "refused): see that" in told
    assert told.endswith(
        "): see that its server runs, and that the address, the user and the password in "
        "DATABASE_URL are right."
    )
    assert "hush" not in told


async def test_a_database_that_is_not_there_is_refused(postgres: Server) -> None:
    assert 'database "nowhere" does not exist): see' in await refusal(postgres.url("nowhere"))


@pytest.mark.parametrize(
    "url", ["postgresql://me:hu%zzsh@host/jobs", "postgresql://me:hush@[::1/x"]
)
async def test_what_is_no_address_is_refused_without_the_password(url: str) -> None:
    told = await refusal(url)
    assert told.startswith("DATABASE_URL must look like postgresql://user:password@host:5432/")
    assert "sh@" not in told


async def test_a_database_that_is_being_moved_is_refused(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(%s)", (IN_USE,))
        told = await refusal(url)
    assert told == f"{place(url)} is being moved: start the bot once that is done."


async def test_no_thread_is_left_after_closing_or_a_refusal(url: str) -> None:
    before = threading.enumerate()
    async with Database.open(url) as database:
        await asyncio.gather(*(database.read(lambda t: t.row("SELECT 1")) for _ in range(20)))
    await refusal("postgresql://me@127.0.0.1:1/jobs")
    opening = asyncio.ensure_future(refusal(url))
    await asyncio.sleep(0)
    opening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await opening
    assert threading.enumerate() == before


async def test_what_is_answered_is_on_the_disk_whatever_the_server_was_told(url: str) -> None:
    assert "synchronous_commit=off" in " ".join(HURRIED)
    async with Database.open(url) as database:
        setting = await database.write(lambda t: t.row("SHOW synchronous_commit"))
    assert setting == ("on",)


# Cures --------------------------------------------------------------------------------------------


def said(code: str) -> psycopg.Error:
    return errors.lookup(code)("as PostgreSQL says it") if len(code) == 5 else errors.IoError("it")


@pytest.mark.parametrize("code", CURES)
def test_each_is_one_sentence_with_the_place_and_a_cure(code: str) -> None:
    with pytest.raises(StorageError) as refused, explained("It"):
        raise said(code)
    told = str(refused.value)
    assert re.search(r"\bIt\b|\bof It\b", told)
    assert ": " in told
    assert (told[-1], "{" in told, "\n" in told) == (".", False, False)


@pytest.mark.parametrize("code", ["42601", "42P01", "23505", "23503", "22003", "25006"])
def test_mistakes_of_ours_travel_on(code: str) -> None:
    assert cure_of(said(code)) is None


@pytest.mark.parametrize("code", ["25P03", "57P01", "57P02"])
def test_a_connection_that_is_lost_is_told_whatever_it_was_lost_by(code: str) -> None:
    told = cure_of(LostError(said(code)).reason)
    assert told is not None
    assert "see that its server runs" in told


# A server that goes away --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def own() -> Generator[Server]:
    """One that these tests alone stop and start."""
    require()
    with server(is_durable=True) as made:
        yield made


def add(transaction: Transaction) -> int:
    """Counts how often it was committed."""
    sql = """
        INSERT INTO command_sync VALUES (1, '', 1, '{}')
        ON CONFLICT (application_id) DO UPDATE SET synced_at = command_sync.synced_at + 1
        RETURNING synced_at
        """
    row = transaction.row(sql)
    assert row is not None
    return row[0]


def count(transaction: Transaction) -> int:
    row = transaction.row("SELECT synced_at FROM command_sync")
    return 0 if row is None else row[0]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT])
async def test_a_server_that_is_started_again_is_waited_for(
    own: Server, how: signal.Signals
) -> None:
    url = own.emptied()
    async with Database.open(url, patience=30) as database:
        for _ in range(3):
            await database.write(add)
        await asyncio.gather(*(database.read(count) for _ in range(8)))
        own.stop(how)
        writes = [asyncio.ensure_future(database.write(add)) for _ in range(3)]
        reading = asyncio.ensure_future(database.read(lambda t: t.row("SELECT 1")))
        own.begin()
        await asyncio.to_thread(own.wait)
        assert sorted(await asyncio.gather(*writes)) == [4, 5, 6]
        assert await reading == (1,)
        assert await database.read(count) == 6


async def test_a_server_that_stays_away_is_told_in_one_sentence(own: Server) -> None:
    async with Database.open(own.emptied(), patience=0.2) as database:
        own.stop()
        for asked in (database.read(count), database.write(add), database.prove()):
            with pytest.raises(StorageError, match="see that its server runs"):
                await asked
        own.begin()
        await asyncio.to_thread(own.wait)
        assert await database.write(add) == 1


@pytest.fixture
async def way(postgres: Server) -> AsyncGenerator[Relay]:
    async with relay(postgres.port) as made:
        yield made


@pytest.fixture
async def far(way: Relay, postgres: Server) -> AsyncGenerator[Database]:
    """Behind a way that breaks when it is told to."""
    url = postgres.emptied().replace(str(postgres.port), str(way.port))
    async with Database.open(url, patience=1) as database:
        yield database


@pytest.mark.parametrize(("lost", "runs"), [(Lost.QUESTION, 2), (Lost.ANSWER, 1)])
async def test_what_became_of_a_commit_that_nobody_answered_is_found_out(
    far: Database, way: Relay, lost: Lost, runs: int
) -> None:
    ran: list[int] = []

    def counted(transaction: Transaction) -> int:
        ran.append(1)
        return add(transaction)

    assert await far.write(counted) == 1
    way.loses = lost
    assert await far.write(counted) == 2
    assert (len(ran), await far.read(count)) == (1 + runs, 2)


async def test_a_commit_that_arrives_while_it_is_done_again_does_not_happen_as_well(
    far: Database, way: Relay
) -> None:
    loop, ran = asyncio.get_running_loop(), list[int]()

    def added(transaction: Transaction) -> int:
        ran.append(count(transaction))  # from here on it sees nothing newer
        if len(ran) == 2:
            asyncio.run_coroutine_threadsafe(way.deliver(), loop).result(10)
        return add(transaction)

    assert await far.write(add) == 1
    way.loses = Lost.TIME
    assert await far.write(added) == 2
    assert (ran, await far.read(count)) == ([1, 1], 2)


async def test_a_write_is_never_said_to_be_there_where_nobody_knows(
    far: Database, way: Relay
) -> None:
    def cut(transaction: Transaction) -> int:
        way.is_cut = True
        return add(transaction)

    way.loses = Lost.ANSWER
    with pytest.raises(UnsureStorageError, match="nobody knows whether that is there: "):
        await far.write(cut)
    way.is_cut = False
    assert await far.read(count) == 1
    assert await far.write(add) == 2


# Several processes --------------------------------------------------------------------------------


async def test_processes_in_each_others_way_begin_again_and_lose_nothing(url: str) -> None:
    refused: list[int] = []

    def read_and_write(transaction: Transaction) -> None:
        before = count(transaction)
        transaction.execute("DELETE FROM command_sync")
        transaction.execute("INSERT INTO command_sync VALUES (1, '', $1, '{}')", before + 1)

    def note() -> None:
        refused.append(1)

    async def process() -> None:
        async with Database.open(url, refused=note) as database:
            for _ in range(30):
                await database.write(read_and_write)

    await asyncio.gather(*(process() for _ in range(3)))
    assert ask(url, "SELECT synced_at FROM command_sync") == [(90,)]
    assert refused


async def test_a_process_that_stands_still_keeps_nobody_waiting(url: str) -> None:
    """In the middle of a transaction, as a machine that is put to sleep does."""
    async with Database.open(url, patience=30) as database:
        with closing(psycopg.connect(url)) as still:
            still.execute("SET idle_in_transaction_session_timeout = '200ms'")
            still.execute("INSERT INTO command_sync VALUES (1, '', 7, '{}')")
            assert await database.write(add) == 1


# Migrations ---------------------------------------------------------------------------------------

INITIAL = """
CREATE TABLE onejob_migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE pet (name TEXT NOT NULL) STRICT;
"""
BROKEN = "CREATE TABLE toy (name TEXT NOT NULL) STRICT;\nINSERT INTO nowhere VALUES (1);\n"


def test_a_step_that_fails_leaves_nothing_behind_and_those_before_it_stand(
    new: str, tmp_path: Path
) -> None:
    (tmp_path / "0001_initial.sql").write_text(INITIAL)
    (tmp_path / "0002_toys.sql").write_text(BROKEN)
    with pytest.raises(errors.UndefinedTable):
        prepare(Address.of(new), 1, tmp_path)
    assert ask(new, "SELECT number, name FROM onejob_migration") == [(1, "0001_initial.sql")]
    assert ask(new, "SELECT to_regclass('toy') IS NULL, to_regclass('pet') IS NULL") == [
        (True, False)
    ]


def test_what_was_stored_survives_a_step(new: str, tmp_path: Path) -> None:
    (tmp_path / "0001_initial.sql").write_text(INITIAL)
    prepare(Address.of(new), 1, tmp_path)
    ask(new, "INSERT INTO pet VALUES ('Rex')")
    (tmp_path / "0002_legs.sql").write_text(
        "ALTER TABLE pet ADD COLUMN legs INTEGER NOT NULL DEFAULT 4;"
    )
    prepare(Address.of(new), 1, tmp_path)
    assert ask(new, "SELECT name, legs FROM pet") == [("Rex", 4)]
