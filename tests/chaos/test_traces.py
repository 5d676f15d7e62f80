"""What is written must leave its trace, or what is wrong with it is looked for late."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from sqlite3 import Connection

import pytest

from bot.domain.week.edition import Edition
from bot.domain.week.making import Making
from bot.domain.week.series import Series
from bot.domain.week.slot import Schedule, Slot, Weekday
from bot.storage.editions import EditionStore
from bot.storage.series import SeriesStore
from bot.storage.sqlite.file import opened
from bot.storage.sqlite.statements import Statements
from tests.chaos.traces import Traces

_NOW = datetime(2026, 8, 4, 12, tzinfo=UTC)


@pytest.fixture
def connection(tmp_path: Path) -> Generator[Connection]:
    connection = opened(tmp_path / "onejob.sqlite3", 5.0, None)
    yield connection
    connection.close()


@pytest.fixture
def series(connection: Connection) -> Series:
    """A series with an edition, written before anybody looks for traces."""
    schedule = Schedule(Weekday.MONDAY, time(9), "UTC")
    given = Series(0, 1, 2, schedule, _NOW, "en-US")
    made = SeriesStore(Statements(connection)).add(given)
    slot = Slot(date(2026, 8, 10), datetime(2026, 8, 10, 9, tzinfo=UTC))
    EditionStore(Statements(connection)).save(Making(Edition(made.id, slot, None)))
    return made


@pytest.fixture
def traces(connection: Connection, series: Series) -> Traces:
    traces = Traces()
    traces.follow(connection)
    assert series.id not in traces.weeks  # what was written before is not noted
    return traces


def test_an_edition_leaves_the_trace_of_its_series(
    connection: Connection, series: Series, traces: Traces
) -> None:
    store = EditionStore(Statements(connection))
    (making,) = store.unfinished(series.id)
    store.save(making)
    assert traces.weeks == {series.id}
    assert not traces.settings


def test_settings_leave_a_trace_and_the_next_look_at_a_series_leaves_none(
    connection: Connection, series: Series, traces: Traces
) -> None:
    store = SeriesStore(Statements(connection))
    store.sleep(series.guild, _NOW)
    assert not traces.settings
    store.save(replace(series, pin=True))
    assert traces.settings == {series.id}


def test_what_is_deleted_with_its_series_leaves_its_trace(
    connection: Connection, series: Series, traces: Traces
) -> None:
    SeriesStore(Statements(connection)).delete(series.guild)
    assert traces.settings == traces.weeks == {series.id}
