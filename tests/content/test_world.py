"""The official figures of other countries: what was seen at their publishers, and nothing else.

The collected facts lie beside the checkout, not in it: what needs them is skipped without. What is
to be seen in the tables alone is proven for everybody.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.domain.catalogue.country import HOME
from bot.domain.catalogue.profession import CLASSIFICATIONS, Profession
from bot.domain.catalogue.table import COLUMNS, Kind, Table
from tests.offenders import every
from tests.packaged import PACKAGED

WORLD = Path(__file__).parents[3] / "shared/facts/world"

SEEN = {
    "gb-pay-2025": "gb_ons_ashe_2025",
    "ca-pay-2025": "ca_esdc_wages_2025",
    "ca-projections-2024-33": "ca_cops_2024_2033",
    "de-pay-2025": "de_destatis_2025",
    "si-pay-2022": "si_surs_2022",
    "ch-pay-2024": "ch_fso_2024_ict",
    "se-pay-2025": "se_scb_2025_ict",
    "no-pay-2025": "no_ssb_2025_ict",
    "dk-pay-2024": "dk_dst_2024_ict",
    "fi-pay-2024": "fi_statfin_2024_ict",
    "nl-pay-2024": "nl_cbs_ict",
}
"""Where the rows of each table were collected."""

NAMED = {
    "employment_2023": "jobs",
    "employment_growth": "change",
    "job_openings": "all_openings",
}
WORDS = {"future_conditions"}
MATCHES = {"exact": "exact", "near": "nearest", "broader": "broader"}

TABLES = {table.head.id: table for table in PACKAGED.tables.all if table.head.country != HOME}

Facts = dict[str, str]

with_facts = pytest.mark.skipif(
    not WORLD.is_dir(), reason="the collected facts (../shared/facts) are not here"
)
every_table = every(TABLES.values(), lambda table: table.head.id)
every_profession = every(PACKAGED.profiles.values(), lambda job: job.slug)


@cache
def collected(table: str) -> tuple[Facts, ...]:
    with (WORLD / f"{SEEN[table]}.csv").open(encoding="utf-8", newline="") as file:
        rows = tuple(csv.DictReader(file))
    if table == "nl-pay-2024":  # of 2025 only a provisional median is there, by other codes
        rows = tuple(row for row in rows if row["edition_or_date"] == "2024")
    return tuple(row for row in rows if row["measure"] not in WORDS)


def cells(table: Table) -> Iterator[tuple[str, str, float]]:
    for row in table.rows.values():
        for column, number in row.numbers.items():
            yield row.code, column, number


def test_every_table_of_another_country_is_compared_with_the_facts() -> None:
    assert TABLES.keys() == SEEN.keys()


@with_facts
@every_table
def test_every_number_of_a_table_was_seen_and_every_one_seen_is_there(table: Table) -> None:
    seen = {
        (row["occupation_code"], NAMED.get(row["measure"], row["measure"]), float(row["value"]))
        for row in collected(table.head.id)
    }
    assert set(cells(table)) == seen


@with_facts
@every_table
def test_a_table_is_of_the_country_currency_and_period_that_were_seen(table: Table) -> None:
    head = table.head
    for row in collected(head.id):
        assert row["country"] == head.country
        if head.kind is Kind.PAY:
            assert (row["currency"], row["period"]) == (head.currency, head.period)


@with_facts
@every_table
def test_a_profession_has_the_group_and_the_match_that_were_seen(table: Table) -> None:
    system = table.head.system
    seen = {
        (row["slug"], row["occupation_code"], MATCHES[row["match"]])
        for row in collected(table.head.id)
    }
    made = {
        (job.slug, group.code, group.match)
        for job in PACKAGED.profiles.values()
        if (group := job.group(system)) and group.code in table.rows
    }
    assert made == seen


@with_facts
@every_table
def test_a_source_has_the_address_and_the_attribution_of_its_publisher(table: Table) -> None:
    source, row = PACKAGED.sources[table.head.source], collected(table.head.id)[0]
    assert source.url == row["url"]
    assert (source.attribution or "").rstrip(".") == row["attribution"].rstrip(".")
    assert source.publisher in row["publisher"]


@every_table
def test_a_table_is_by_the_classification_of_its_country(table: Table) -> None:
    assert CLASSIFICATIONS[table.head.country] == table.head.system


@every_table
def test_every_row_is_some_profession_s_group_under_its_own_name(table: Table) -> None:
    groups = {
        (code.code, code.title)
        for job in PACKAGED.profiles.values()
        for code in job.codes
        if code.system == table.head.system
    }
    assert {(row.code, row.title) for row in table.rows.values()} <= groups


@every_profession
def test_a_profession_has_one_group_in_each_classification_of_another_country(
    job: Profession,
) -> None:
    systems = [code.system for code in job.codes if code.system not in ("SOC", "O*NET")]
    assert len(systems) == len(set(systems))


@every_profession
def test_every_number_of_its_groups_is_among_its_figures(job: Profession) -> None:
    shown = {(each.country, str(each.statistic), each.amount) for each in job.pay.salaries} | {
        (each.country, str(each.measure), each.value) for each in job.outlook.figures
    }
    for table in TABLES.values():
        group = job.group(table.head.system)
        if group is None or group.code not in table.rows:
            continue
        names = {column: name for name, column in COLUMNS.items()}
        for column, number in table.rows[group.code].numbers.items():
            assert (table.head.country, names.get(column, column), number) in shown


def test_so_many_professions_have_pay_in_each_country() -> None:
    counts = {
        country: sum(
            any(each.country == country for each in job.pay.salaries)
            for job in PACKAGED.profiles.values()
        )
        for country in PACKAGED.countries - {HOME}
    }
    most = {"GB": 40, "CA": 29, "DE": 47, "SI": 42, "CH": 10}
    assert counts == most | {"SE": 5, "NO": 7, "DK": 7, "FI": 7, "NL": 2}
