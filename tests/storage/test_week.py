"""What the tables of the week refuse by themselves."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.week.ballot import Ballot, Candidate, Origin
from bot.domain.week.draw import commitment
from bot.domain.week.edition import Cause, Edition, Effect, Progress, Reason, State
from bot.domain.week.election import Election
from bot.domain.week.making import Making
from bot.domain.week.series import Series
from bot.domain.week.slot import Schedule, Slot, Weekday
from bot.storage.ballots import BallotStore
from bot.storage.editions import EditionStore
from bot.storage.series import SeriesStore
from bot.storage.transaction import Database, Transaction
from tests.storage.beside import REFUSED

NOW = datetime(2026, 8, 4, 12, tzinfo=UTC)
SERIES = Series(0, 10, 100, Schedule(Weekday.MONDAY, time(9, 30), "Europe/Paris"), NOW)
SEED = "ab" * 32
SLOT = Slot(date(2026, 8, 10), NOW + timedelta(days=6), timedelta(hours=1), True)
POSTED = Edition(
    1, SLOT, "job-a", State.POSTED, channel=100, message=5, posted_at=NOW + timedelta(days=6)
)


def with_edition(transaction: Transaction) -> None:
    SeriesStore(transaction).add(SERIES)
    EditionStore(transaction).save(Making(POSTED))


def ballot(slugs: str = "bc") -> Election:
    candidates = tuple(Candidate(slug, Origin.ROTATION) for slug in slugs)
    opened = Ballot(0, candidates, NOW, NOW + timedelta(days=1), commitment(SEED))
    return Election(opened, 1, SLOT.key, None, SEED, 1, False)


async def test_a_server_has_one_series(database: Database) -> None:
    await database.write(lambda t: SeriesStore(t).add(SERIES))
    with pytest.raises(REFUSED, match="guild_id"):
        await database.write(lambda t: SeriesStore(t).add(SERIES))


async def test_an_edition_comes_back_as_it_was(database: Database) -> None:
    edition = Edition(1, SLOT, None).blocked(
        Cause(Reason.UNREACHABLE, "502"), NOW, NOW + timedelta(days=1)
    )
    edition = edition.with_effect(Effect.PIN, Progress())
    record = Making(edition, Origin.PROPOSAL, None, 3, True, True, 7, "me", NOW)

    def operation(transaction: Transaction) -> Making | None:
        SeriesStore(transaction).add(SERIES)
        store = EditionStore(transaction)
        store.save(record)
        store.save(record)
        return store.of(1, SLOT.key)

    assert await database.write(operation) == record


async def test_a_ballot_comes_back_as_it_was(database: Database) -> None:
    def operation(transaction: Transaction) -> bool:
        with_edition(transaction)
        store = BallotStore(transaction)
        opened = store.begin(ballot())
        return store.of(opened.id) == opened

    assert await database.write(operation)


async def test_a_message_belongs_to_one_edition(database: Database) -> None:
    def operation(transaction: Transaction) -> None:
        with_edition(transaction)
        other = Slot(date(2026, 8, 17), NOW + timedelta(days=13))
        again = Edition(1, other, "job-b", State.POSTED, message=5, posted_at=NOW)
        EditionStore(transaction).save(Making(again))

    with pytest.raises(REFUSED, match="message_id"):
        await database.write(operation)


@pytest.mark.parametrize(
    "edition",
    [
        Edition(1, SLOT, "job-a", State.POSTED),
        Edition(1, SLOT, "job-a", State.MISSED, message=5, posted_at=NOW),
        Edition(1, SLOT, None, State.CLAIMED),
    ],
)
async def test_an_edition_that_contradicts_itself_is_refused(
    database: Database, edition: Edition
) -> None:
    await database.write(lambda t: SeriesStore(t).add(SERIES))
    with pytest.raises(REFUSED, match=r"(?i)check"):
        await database.write(lambda t: EditionStore(t).save(Making(edition)))


async def test_a_vote_for_what_does_not_stand_is_refused(database: Database) -> None:
    def operation(transaction: Transaction) -> None:
        with_edition(transaction)
        opened = BallotStore(transaction).begin(ballot())
        transaction.execute("INSERT INTO vote VALUES ($1, 1, 1, 'z', 0)", opened.id)

    with pytest.raises(REFUSED, match=r"(?i)foreign key"):
        await database.write(operation)


async def test_no_number_of_a_ballot_is_given_twice(database: Database) -> None:
    def operation(transaction: Transaction) -> tuple[int, int]:
        with_edition(transaction)
        first = BallotStore(transaction).begin(ballot()).id
        SeriesStore(transaction).delete(10)
        series = SeriesStore(transaction).add(SERIES)
        edition = Edition(
            series.id, SLOT, "job-a", State.POSTED, message=6, posted_at=NOW, channel=1
        )
        EditionStore(transaction).save(Making(edition))
        again = ballot()
        return first, BallotStore(transaction).begin(
            Election(again.ballot, series.id, SLOT.key, None, SEED, 1, False)
        ).id

    first, second = await database.write(operation)
    assert second > first
