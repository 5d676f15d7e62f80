"""Tables of official figures: what is read, and every mistake in them with its cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import load
from tests.content.folder import Folder, mistakes

DESCRIPTIONS = "figures/tables.yaml"
PAY = "figures/at-pay-2024.csv"
JOBS = "figures/at-jobs-2024-34.csv"

FILES = {
    DESCRIPTIONS: """\
at-pay-2024:
  source: statistics
  country: AT
  system: ISCO
  kind: pay
  date: 2024-04
  currency: EUR
  period: month
at-jobs-2024-34:
  source: statistics
  country: AT
  system: ISCO
  kind: projections
  date: 2024-05
  span: 2024-34
""",
    PAY: """\
code,title,p25,median,p75,employees
00-0000,All occupations,2500,3000,4000,40000000
7512,"Bakers, pastry-cooks",2100,2500.5,,9000
""",
    JOBS: """\
code,title,jobs,growth,education
7512,Bakers,9500,-1.5,Apprenticeship
""",
}


@pytest.fixture
def tables(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path)
    for file, text in FILES.items():
        folder.write(file, text)
    return folder


def test_a_table_is_read_as_it_stands_there(tables: Folder) -> None:
    pay, jobs = load(tables.path).tables.used
    assert (pay.head.id, pay.head.period, str(pay.head.date)) == ("at-pay-2024", "month", "2024-04")
    assert pay.rows["7512"].title == "Bakers, pastry-cooks"
    assert pay.rows["7512"].numbers == {"p25": 2100, "median": 2500.5, "employees": 9000}
    assert jobs.rows["7512"].numbers == {"jobs": 9500, "growth": -1.5}
    assert jobs.rows["7512"].words == {"education": "Apprenticeship"}


def test_a_catalogue_needs_no_tables(tmp_path: Path) -> None:
    assert load(Folder(tmp_path).path).tables.used == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            DESCRIPTIONS,
            "source: statistics\n  country: AT\n  system: ISCO\n  kind: pay",
            "source: statistik\n  country: AT\n  system: ISCO\n  kind: pay",
            "figures/tables.yaml:2: unknown source 'statistik'. Did you mean 'statistics'?",
        ),
        (
            DESCRIPTIONS,
            "  currency: EUR\n",
            "",
            (
                "figures/tables.yaml:1: 'currency' is missing in 'at-pay-2024'. "
                "A table of pay needs it."
            ),
        ),
        (
            DESCRIPTIONS,
            "  span: 2024-34\n",
            "  span: 2024-34\n  period: year\n",
            (
                "figures/tables.yaml:16: 'period' says nothing about a table of projections. "
                "Remove it."
            ),
        ),
        (
            DESCRIPTIONS,
            "kind: pay",
            "kind: wages",
            (
                "figures/tables.yaml:5: 'kind' must be one of a few words, not the text 'wages'. "
                "Write pay or projections."
            ),
        ),
        (
            DESCRIPTIONS,
            "at-pay-2024:",
            "at-pay-2025:",
            (
                "figures/at-pay-2024.csv: nothing says what table this is. Is it 'at-pay-2025'? "
                "Describe 'at-pay-2024' in figures/tables.yaml, or remove the file.\n"
                "figures/at-pay-2025.csv: there is no such file. See that it was not moved."
            ),
        ),
        (
            DESCRIPTIONS,
            "at-pay-2024:",
            "../at:",
            (
                "figures/at-pay-2024.csv: nothing says what table this is. "
                "Describe 'at-pay-2024' in figures/tables.yaml, or remove the file.\n"
                "figures/tables.yaml:1: '../at' is no slug. Write lower-case letters a to z and "
                "digits, words joined by single hyphens, as ai-engineer."
            ),
        ),
        (
            PAY,
            "code,title,p25",
            "code,title,p20",
            (
                "figures/at-pay-2024.csv:1: unknown column 'p20'. The first line names the "
                "columns: code, title; p10, p25, median, p75, p90, mean, low, high, employees may "
                "be left out."
            ),
        ),
        (
            JOBS,
            "education",
            "median",
            (
                "figures/at-jobs-2024-34.csv:1: unknown column 'median'. The first line names the "
                "columns: code, title; jobs, growth, openings, change, all_openings, "
                "self_employed, education, experience, training may be left out."
            ),
        ),
        (
            PAY,
            "2100",
            "2.100,5",
            (
                "figures/at-pay-2024.csv:3: this row has 7 cells, the first line names 6. "
                'Put text that holds a comma in double quotes: "like, this".'
            ),
        ),
        (
            PAY,
            "2100",
            "2 100",
            (
                "figures/at-pay-2024.csv:3: 'p25' must be a number, not '2 100'. Write digits, "
                "with a point for decimals, or nothing where none is published."
            ),
        ),
        (
            PAY,
            "9000",
            "-9000",
            "figures/at-pay-2024.csv:3: 'employees' is below zero. Look at the source again.",
        ),
        (
            PAY,
            "2100",
            "0",
            "figures/at-pay-2024.csv:3: 'p25' is no pay. Leave it empty where none is published.",
        ),
        (
            PAY,
            "2100",
            "2600",
            (
                "figures/at-pay-2024.csv:3: 'p25' is above 'median'. "
                "Look at the source again: are the columns in its order?"
            ),
        ),
        (
            PAY,
            "7512",
            "00-0000",
            (
                "figures/at-pay-2024.csv:3: code '00-0000' stands here for the second time. "
                "The first is on line 2: keep one of them."
            ),
        ),
        (
            PAY,
            "7512",
            "Bakers",
            (
                "figures/at-pay-2024.csv:3: 'Bakers' is no code of a classification. "
                "Write digits, points and hyphens, as 15-1221."
            ),
        ),
        (
            JOBS,
            "7512,Bakers",
            "7512,",
            "figures/at-jobs-2024-34.csv:2: 'title' is empty. Write the group's name.",
        ),
        (
            JOBS,
            "Apprenticeship",
            "A" * 121,
            (
                "figures/at-jobs-2024-34.csv:2: 'education' has 121 characters, at most 120 fit. "
                "Shorten it by 1."
            ),
        ),
        (
            JOBS,
            "7512,Bakers,9500,-1.5,Apprenticeship\n",
            "",
            (
                "figures/at-jobs-2024-34.csv:1: the table has no row. "
                "Make it anew with 'onejob figures', or remove it and its description."
            ),
        ),
    ],
)
def test_a_mistake_in_a_table_is_told_with_its_place_and_its_cure(
    tables: Folder, file: str, old: str, new: str, told: str
) -> None:
    assert FILES[file].count(old) == 1
    tables.write(file, FILES[file].replace(old, new))
    assert mistakes(tables.path) == told.splitlines()


def test_a_table_of_a_later_folder_replaces_one_of_the_same_name(
    tables: Folder, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    other = Folder(own)
    other.write(DESCRIPTIONS, FILES[DESCRIPTIONS].partition("at-jobs")[0])
    other.write(PAY, "code,title,mean\n7512,Bakers,2700\n")
    pay, jobs = load(tables.path, own).tables.used
    assert pay.rows["7512"].numbers == {"mean": 2700}
    assert jobs.rows["7512"].numbers["jobs"] == 9500
