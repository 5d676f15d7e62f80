"""What operators type to take in the next edition of a table: `onejob figures`."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.__main__ import main
from bot.content import load
from bot.settings import packaged_catalogue
from tests.operators import publisher

FACTS = Path(__file__).parents[3] / "shared" / "facts"

TABLES = """\
# Kept as it is.
us-pay-2025-05:
  {source: wages-2025-05, country: US, system: SOC, kind: pay, date: 2025-05, currency: USD,
   period: year}
us-pay-hourly-2025-05:
  {source: wages-2025-05, country: US, system: SOC, kind: pay, date: 2025-05, currency: USD,
   period: hour}
us-projections-2024-34:
  {source: projections-2024-34, country: US, system: SOC, kind: projections, date: 2025-08,
   span: 2024-34, notes: {jobs: "{self_employed} percent of them are self-employed."}}
gb-pay-2025:
  {source: ashe-2025, country: GB, system: UK SOC, kind: pay, date: 2025-04, currency: GBP,
   period: year, about: full-time employees}
ca-pay-2025:
  {source: job-bank-2025, country: CA, system: NOC, kind: pay, date: 2025, currency: CAD,
   period: hour}
de-pay-2025:
  {source: genesis-2025, country: DE, system: KldB, kind: pay, date: 2025-04, currency: EUR,
   period: month}
"""
ROWS = {
    "us-pay-2025-05": "code,title,median\n00-0000,All,50000\n51-9021,Millers,40000\n",
    "us-pay-hourly-2025-05": "code,title,median\n27-2011,Actors,29.05\n",
    "us-projections-2024-34": "code,title,growth\n00-0000,All,3.1\n51-9021,Millers,-3.5\n",
    "gb-pay-2025": "code,title,median\n2134,Programmers,56914\n",
    "ca-pay-2025": "code,title,median\n21232,Software developers,50\n",
    "de-pay-2025": "code,title,median\n43414,Software developers,6000\n",
}
NAMES = ("wages-2025-05", "projections-2024-34", "ashe-2025", "job-bank-2025", "genesis-2025")
SOURCE = """\
{id}:
  title: Numbers of {id}, May 2025
  publisher: Office
  date: 2025-10
  url: https://example.org/{id}
  retrieved: 2025-11
  trust: official
  attribution: "Pay: Office, {id}."
"""
MILLER = """\
slug: miller
title: Miller
field: food
summary: Makes flour.
needed: [In every valley.]
duties: [Grind the corn.]
skills: {essential: [Patience]}
start: {steps: [Visit a mill.]}
codes:
  - {system: SOC, code: 51-9021, title: Millers, match: exact}
  - {system: UK SOC, code: "2134", title: Programmers, match: nearest}
question: Wind or water?
"""

ALL = ("00-0000", "All", "total", 1000, 1, 2, 3, 4, 5, 10, 20, 51000, 60000, 70000)
MILLERS = ("51-9021", "Millers", "detailed", 10, 1, 2, 3, 4, 5, 30000, 35000, 44000, 50000, 60000)
GROUP = ("51-9020", "Grinding", "broad", 10, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5)
ACTORS = ("27-2011", "Actors", "detailed", 50, 15.5, 20, 30.5, 90, 140, *("*",) * 5)
NEW = ("15-9999", "Dreamers", "detailed", "**", "*", "*", "*", "*", "*", 1, 2, 3, 4, "#")
GROWN = (
    ("Total, all occupations", "00-0000", "Summary", 169956.1, 3.1, 5.8, 18863.3, "—", "—", "—"),
    ("  Production", "51-0000", "Summary", 9001.2, -1.1, 1.5, 900.1, "—", "—", "—"),
    ("   Millers", "51-9021", "Line item", 12.5, 2.5, "—", 0.0, "None", "None", "Apprenticeship"),
)


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue with one table of each publisher, which is in use."""
    folder = tmp_path / "catalogue"
    files = {f"figures/{name}.csv": text for name, text in ROWS.items()}
    files["figures/tables.yaml"] = TABLES
    files["sources.yaml"] = "\n".join(SOURCE.format(id=name) for name in NAMES)
    files["professions/miller.yaml"] = MILLER
    for file, text in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, "utf-8")
    monkeypatch.setenv("ONEJOB_CATALOGUE", str(folder))
    return folder


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder


def content(folder: Path) -> Mapping[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def rows(file: Path) -> list[dict[str, str]]:
    return [*csv.DictReader(StringIO(file.read_text("utf-8")))]


def test_the_next_edition_stands_beside_the_one_before_and_is_in_use(
    catalogue: Path, downloads: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(catalogue)
    publisher.wages(downloads, 2026, [ALL, GROUP, MILLERS, NEW, ACTORS])
    assert main(["figures", "bls", str(downloads)]) == 0
    read = load(catalogue)
    (salary, *_) = read.professions["miller"].pay.salaries
    assert (salary.amount, str(salary.date), salary.source) == (30000, "2026-05", "wages-2026-05")
    source = read.sources["wages-2026-05"]
    assert source.title == "Numbers of wages-2025-05, May 2026".replace("2025-05", "2026-05")
    assert source.attribution == "Pay: Office, wages-2026-05."
    assert (str(source.date), str(source.url)) == ("2026", "https://example.org/wages-2025-05")
    after = content(catalogue)
    assert after.keys() - before.keys() == {
        "figures/us-pay-2026-05.csv",
        "figures/us-pay-hourly-2026-05.csv",
    }
    for file in ("figures/tables.yaml", "sources.yaml"):
        assert after[file].startswith(before[file])
    assert all(after[file] == text for file, text in before.items() if file.endswith(".csv"))
    assert rows(catalogue / "figures/us-pay-2026-05.csv")[1] == {
        "code": "15-9999",
        "title": "Dreamers",
        "p10": "1",
        "p25": "2",
        "median": "3",
        "p75": "4",
        "p90": "",
        "employees": "",
    }
    told = capsys.readouterr().out
    assert "us-pay-2026-05 (beside us-pay-2025-05): 3 rows, 2 of 2 changed." in told
    assert "  New: 15-9999 Dreamers." in told
    moved = [line for line in told.splitlines() if ": median " in line]
    assert moved == [
        "  51-9021 Millers: median 40,000 to 44,000 (+10.0 percent)",
        "  00-0000 All: median 50,000 to 51,000 (+2.0 percent)",
        "  27-2011 Actors: median 29.05 to 30.5 (+5.0 percent)",
    ]
    assert "Look at wages-2026-05 in sources.yaml" in told


def test_what_is_taken_in_twice_changes_nothing_the_second_time(
    catalogue: Path, downloads: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publisher.wages(downloads, 2026, [ALL, MILLERS, ACTORS])
    assert main(["figures", "bls", str(downloads)]) == 0
    before = content(catalogue)
    capsys.readouterr()
    assert main(["figures", "bls", str(downloads)]) == 0
    assert content(catalogue) == before
    assert "0 of 2 changed" in (told := capsys.readouterr().out)
    assert told.endswith("Nothing is new, and nothing is written.\n")


def test_a_revised_edition_takes_the_place_of_its_own_rows(
    catalogue: Path, downloads: Path
) -> None:
    before = content(catalogue)
    publisher.wages(downloads, 2025, [ALL, MILLERS, ACTORS])
    assert main(["figures", "bls", str(downloads)]) == 0
    after = content(catalogue)
    assert after.keys() == before.keys()
    assert {file for file in after if after[file] != before[file]} == {
        "figures/us-pay-2025-05.csv",
        "figures/us-pay-hourly-2025-05.csv",
    }


def test_a_dry_run_tells_the_same_and_changes_nothing(
    catalogue: Path, downloads: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(catalogue)
    publisher.wages(downloads, 2026, [ALL, MILLERS, ACTORS])
    assert main(["figures", "bls", str(downloads), "--dry-run"]) == 0
    assert content(catalogue) == before
    told = capsys.readouterr().out
    assert "51-9021 Millers: median 40,000 to 44,000" in told
    assert told.splitlines()[-1].startswith("A dry run: nothing is written. It would be ")
    assert str(catalogue / "figures/us-pay-2026-05.csv") in told


def test_projections_have_their_years_and_say_when_they_were_published(
    catalogue: Path, downloads: Path
) -> None:
    publisher.projections(downloads, 2025, GROWN)
    assert main(["figures", "bls", str(downloads), "--date", "2026-09"]) == 0
    (table,) = (
        each for each in load(catalogue).tables.used if each.head.id == "us-projections-2025-35"
    )
    head, row = table.head, table.rows["51-9021"]
    assert (head.span, str(head.date), head.source) == (
        "2025-35",
        "2026-09",
        "projections-2025-35",
    )
    assert head.notes.jobs == "{self_employed} percent of them are self-employed."
    assert (row.title, row.numbers) == ("Millers", {"jobs": 12500, "growth": 2.5, "openings": 0})
    assert row.words == {"education": "None", "experience": "None", "training": "Apprenticeship"}
    assert set(table.rows) == {"00-0000", "51-9021"}


def test_files_may_stay_packed_as_they_were_downloaded(catalogue: Path, downloads: Path) -> None:
    file = publisher.wages(downloads, 2026, [ALL, MILLERS, ACTORS])
    with ZipFile(downloads / "oesm26nat.zip", "w") as packed:
        packed.write(file, f"oesm26nat/{file.name}")
    file.unlink()
    assert main(["figures", "bls", str(downloads)]) == 0
    assert (catalogue / "figures/us-pay-2026-05.csv").exists()


def test_british_pay_is_that_of_the_full_time_sheet(catalogue: Path, downloads: Path) -> None:
    publisher.ashe(
        downloads,
        2026,
        [
            ("All employees", None, 39000.0, 45000.0, 22000.0, 29000.0, 54000.0, 75000.0),
            ("Managers", 1.0, 50000.0, 60000.0, 25000.0, 35000.0, 75000.0, 99000.0),
            ("Programmers", 2134.0, 58000.0, 61000.5, 32000.0, 44000.0, 74000.0, "x"),
            ("Lens grinders", "8150", "x", "x", "x", "x", "x", "x"),
        ],
    )
    assert main(["figures", "ons", str(downloads)]) == 0
    assert (catalogue / "figures/gb-pay-2026.csv").read_text("utf-8") == (
        "code,title,p10,p25,median,p75,p90,mean\n"
        "00-0000,All employees,22000,29000,39000,54000,75000,45000\n"
        "2134,Programmers,32000,44000,58000,74000,,61000.5\n"
    )
    told = load(catalogue).tables.of("UK SOC")[0].head
    assert (str(told.date), told.about) == ("2026-04", "full-time employees")


def test_canadian_pay_is_that_of_the_whole_country_by_the_hour(
    catalogue: Path, downloads: Path
) -> None:
    developers = ("21232", "Software developers, and programmers", 29, 52.88, 79.5, None, 41, "")
    publisher.job_bank(downloads, 2026, [developers, ("85120", "Divers", *("",) * 6)])
    assert main(["figures", "esdc", str(downloads)]) == 0
    assert (catalogue / "figures/ca-pay-2026.csv").read_text("utf-8") == (
        "code,title,p25,median,low,high\n"
        '21232,"Software developers, and programmers",41,52.88,29,79.5\n'
    )


def test_german_pay_is_that_of_men_and_women_together_by_the_month(
    catalogue: Path, downloads: Path
) -> None:
    publisher.genesis(
        downloads,
        "2026-04",
        [("43414", "Software developers", 6500, "6200,5"), ("434", "All of them", 1, 2)],
    )
    assert main(["figures", "destatis", str(downloads)]) == 0
    assert (catalogue / "figures/de-pay-2026.csv").read_text("utf-8") == (
        "code,title,median,mean\n43414,Software developers,6200.5,6500\n"
    )
    assert str(load(catalogue).tables.of("KldB")[0].head.date) == "2026-04"


@pytest.mark.usefixtures("catalogue")
def test_what_professions_would_be_without_is_told_before_it_happens(
    downloads: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publisher.ashe(downloads, 2026, [("Lens grinders", "8150", *(1.0,) * 6)])
    assert main(["figures", "ons", str(downloads), "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "  Gone: 2134 Programmers." in told
    assert "miller would have no pay in GB: no row has UK SOC 2134 any more." in told


def test_a_code_that_is_gone_is_said_to_be_a_mistake_of_the_catalogue_now(
    catalogue: Path, downloads: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (catalogue / "figures/us-projections-2024-34.csv").write_text("code,title,growth\n1,A,2\n")
    publisher.wages(downloads, 2026, [ALL, NEW, ACTORS])
    assert main(["figures", "bls", str(downloads)]) == 1
    told = capsys.readouterr().err
    assert "The catalogue does not fit its new tables yet:" in told
    assert "professions/miller.yaml:10: no table knows the SOC code '51-9021'." in told
    assert (catalogue / "figures/us-pay-2026-05.csv").exists()


def test_a_folder_of_one_s_own_may_hold_tables_alone(
    catalogue: Path, downloads: Path, tmp_path: Path
) -> None:
    before = content(catalogue)
    own = tmp_path / "own"
    own.mkdir()
    publisher.wages(downloads, 2026, [ALL, MILLERS, ACTORS])
    assert main(["figures", "bls", str(downloads), "--in", str(own)]) == 0
    assert content(catalogue) == before
    assert load(catalogue, own).professions["miller"].pay.salaries[0].amount == 30000


WAGES = "national_M2026_dl.xlsx"


@pytest.mark.parametrize(
    ("who", "file", "told"),
    [
        ("bls", "", "There is no national_M*_dl*.xlsx or occupation*.xlsx in "),
        ("ons", "", "There is no *Table 14.7a*.xlsx in "),
        ("bls", WAGES, f"{WAGES} is no workbook that can be read: download it again."),
        ("bls", "oesm26nat.zip", "oesm26nat.zip is no zip that can be read: download it again."),
        ("esdc", "wages.csv", "wages.csv has no year in its name: name it as its publisher does"),
        ("esdc", "wage2026opendata.csv", "wage2026opendata.csv has no column 'NOC_CNP'"),
        ("destatis", "62361-0030.csv", "62361-0030.csv has no column 'time'"),
    ],
)
def test_a_wrong_or_missing_file_is_answered_by_a_sentence_and_changes_nothing(
    catalogue: Path,
    downloads: Path,
    capsys: pytest.CaptureFixture[str],
    who: str,
    file: str,
    told: str,
) -> None:
    before = content(catalogue)
    if file:
        (downloads / file).write_text("Not found")
    assert main(["figures", who, str(downloads)]) == 1
    assert capsys.readouterr().err.startswith(told)
    assert content(catalogue) == before


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("sheets", "told"),
    [
        ({"Filler": [["x"]]}, f"{WAGES} has no sheet 'Field Descriptions'"),
        (
            {"Field Descriptions": [["Notes"]]},
            f"{WAGES} does not say of which month it is, in 'Field Descriptions'",
        ),
        (
            {
                "Field Descriptions": [["May 2026 OEWS Estimates"]],
                "national_M2026_dl": [["OCC_CODE", "OCC_TITLE"]],
            },
            f"{WAGES} has no column 'O_GROUP': it is another file, or its publisher changed it",
        ),
    ],
)
def test_a_workbook_that_is_another_one_is_told(
    downloads: Path,
    capsys: pytest.CaptureFixture[str],
    sheets: publisher.Sheets,
    told: str,
) -> None:
    publisher.workbook(downloads / WAGES, sheets)
    assert main(["figures", "bls", str(downloads)]) == 1
    assert capsys.readouterr().err.startswith(told)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            ("51-9021", "Millers", "detailed", "many", *(1.0,) * 10),
            f"{WAGES} has 'many' for 51-9021, where a number belongs",
        ),
        (
            ("51-9021", "Millers", "detailed", 10, *(1.0,) * 5, 1, 2, 9, 4, 5),
            (
                "What was read cannot be a table, and nothing is written:\n"
                "figures/us-pay-2026-05.csv:3: 'median' is above 'p75'."
            ),
        ),
        (ALL, "national_M2026_dl.xlsx has more than one row of 00-0000: is it"),
    ],
)
def test_what_cannot_be_a_table_is_never_written(
    catalogue: Path,
    downloads: Path,
    capsys: pytest.CaptureFixture[str],
    row: tuple[publisher.Cell, ...],
    told: str,
) -> None:
    before = content(catalogue)
    publisher.wages(downloads, 2026, [ALL, row, ACTORS])
    assert main(["figures", "bls", str(downloads)]) == 1
    assert capsys.readouterr().err.startswith(told)
    assert content(catalogue) == before


@pytest.mark.usefixtures("catalogue")
def test_an_older_edition_than_the_one_in_use_is_refused(
    downloads: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publisher.wages(downloads, 2024, [ALL, MILLERS, ACTORS])
    assert main(["figures", "bls", str(downloads)]) == 1
    assert capsys.readouterr().err == (
        "national_M2024_dl.xlsx is of 2024, and us-pay-2025-05, which is in use, of 2025: "
        "download the newer edition.\n"
    )


@pytest.mark.usefixtures("catalogue")
def test_two_editions_in_one_folder_are_not_chosen_from(
    downloads: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for year in (2025, 2026):
        publisher.wages(downloads, year, [ALL, MILLERS, ACTORS])
    assert main(["figures", "bls", str(downloads)]) == 1
    assert "national_M2025_dl.xlsx and national_M2026_dl.xlsx are" in capsys.readouterr().err


@pytest.mark.usefixtures("catalogue")
def test_projections_without_a_date_ask_for_it(
    downloads: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publisher.projections(downloads, 2025, GROWN)
    assert main(["figures", "bls", str(downloads)]) == 1
    assert capsys.readouterr().err == (
        "occupation.xlsx does not say when it was published: add --date, as in --date 2026-08.\n"
    )
    assert main(["figures", "bls", str(downloads), "--date", "August"]) == 1
    assert capsys.readouterr().err.startswith("--date August is no date: write a year")


def test_a_table_that_none_goes_before_is_to_be_described_first(
    catalogue: Path, downloads: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    described = TABLES.partition("gb-pay-2025")[0]
    (catalogue / "figures/tables.yaml").write_text(described, "utf-8")
    for name in ("gb", "ca", "de"):
        (catalogue / f"figures/{name}-pay-2025.csv").unlink()
    publisher.ashe(downloads, 2026, [("Programmers", 2134.0, *(1.0,) * 6)])
    assert main(["figures", "ons", str(downloads)]) == 1
    assert capsys.readouterr().err.startswith("No table in use has yearly pay of GB by UK SOC:")


def test_our_own_catalogue_is_not_written_where_it_is_installed(
    downloads: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = Path(main.__code__.co_filename).parent / "data"
    monkeypatch.setattr("bot.operators.reading.settings", lambda: _Settings(inside))
    assert main(["figures", "bls", str(downloads)]) == 1
    assert "The packaged catalogue is replaced at every upgrade" in capsys.readouterr().err


class _Settings:
    def __init__(self, folder: Path) -> None:
        self.catalogue_folders = (folder,)


def test_all_files_are_written_or_none(
    catalogue: Path, downloads: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publisher.wages(downloads, 2026, [ALL, MILLERS, ACTORS])
    (catalogue / ".sources.yaml.new").mkdir()  # where its draft would be
    before = content(catalogue)
    assert main(["figures", "bls", str(downloads)]) == 1
    assert "cannot be written" in capsys.readouterr().err
    assert content(catalogue) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(
    catalogue: Path, downloads: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publisher.wages(downloads, 2026, [ALL, MILLERS, ACTORS])
    (catalogue / "figures").chmod(0o500)
    assert main(["figures", "bls", str(downloads)]) == 1
    assert "cannot be written (Permission denied)" in capsys.readouterr().err


@pytest.mark.skipif(not FACTS.is_dir(), reason="the collected facts (../shared) are not here")
def test_the_publisher_s_own_workbooks_give_the_tables_that_we_ship(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "catalogue"
    shutil.copytree(packaged_catalogue(), folder)
    monkeypatch.setenv("ONEJOB_CATALOGUE", str(folder))
    before = content(folder)
    assert main(["figures", "bls", str(FACTS / "bls")]) == 0
    assert capsys.readouterr().out.endswith("Nothing is new, and nothing is written.\n")
    assert content(folder) == before


@pytest.mark.skipif(not FACTS.is_dir(), reason="the collected facts (../shared) are not here")
@pytest.mark.parametrize(
    ("who", "file", "table"),
    [
        ("ons", "gb_ons_ashe_2025.csv", "gb-pay-2025"),
        ("esdc", "ca_esdc_wages_2025.csv", "ca-pay-2025"),
        ("destatis", "de_destatis_2025.csv", "de-pay-2025"),
    ],
)
def test_the_rows_seen_of_other_publishers_come_through_their_layouts_unchanged(
    catalogue: Path, downloads: Path, who: str, file: str, table: str
) -> None:
    seen: dict[str, dict[str, float]] = {}
    titles: dict[str, str] = {}
    for row in rows(FACTS / "world" / file):
        seen.setdefault(row["occupation_code"], {})[row["measure"]] = float(row["value"])
        titles[row["occupation_code"]] = row["occupation_title"]

    def cells(code: str, *columns: str) -> list[publisher.Cell]:
        return [seen[code].get(column, "x" if who == "ons" else None) for column in columns]

    match who:
        case "ons":
            ladder = ("median", "mean", "p10", "p25", "p75", "p90")
            told = [(titles[code], code, *cells(code, *ladder)) for code in seen]
            publisher.ashe(downloads, 2025, told)
        case "esdc":
            ladder = ("low", "median", "high", "mean", "p25", "p75")
            publisher.job_bank(downloads, 2025, [(c, titles[c], *cells(c, *ladder)) for c in seen])
        case _:
            of_both = [(code, titles[code], *cells(code, "mean", "median")) for code in seen]
            publisher.genesis(downloads, "2025-04", of_both)
    assert main(["figures", who, str(downloads)]) == 0
    (made,) = (each for each in load(catalogue).tables.used if each.head.id == table)
    assert {code: row.numbers for code, row in made.rows.items()} == seen
