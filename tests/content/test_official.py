"""Figures live once: what a profile states beside the tables, and takes from them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.content import load
from bot.content.advice import advice
from bot.content.loader import Folders
from tests.content.folder import FILES, OTHER, SOURCES, Folder

TABLES = """\
us-pay-2025:
  {source: statistics, country: US, system: SOC, kind: pay, date: 2025-05, currency: USD,
   period: year}
us-jobs-2024-34:
  {source: statistics, country: US, system: SOC, kind: projections, date: 2025-08, span: 2024-34}
"""
PAY = """\
code,title,median,employees
00-0000,All occupations,50000,155495730
51-9021,Millers,40000,10
51-9022,Grinders,130220,20
51-9023,Polishers,,
"""
JOBS = """\
code,title,growth,education
51-9021,Millers,-3.5,None
51-9022,Grinders,2,
"""
CODES = "codes:\n  - {system: SOC, code: 51-9021, title: Millers, match: exact}\n"
EVIDENCE = "country: US, date: 2025-05, source: statistics"


@pytest.fixture
def tables(folder: Folder) -> Folder:
    folder.write("figures/tables.yaml", TABLES)
    folder.write("figures/us-pay-2025.csv", PAY)
    folder.write("figures/us-jobs-2024-34.csv", JOBS)
    return folder


def add(folder: Folder, text: str) -> None:
    """Write the miller's profile with more in it, from line 10 on."""
    folder.write(OTHER, FILES[OTHER] + text)


def test_a_profile_has_the_figures_of_its_group(tables: Folder) -> None:
    add(tables, CODES)
    miller = load(tables.path).professions["miller"]
    assert [(e.measure.value, e.value) for e in miller.outlook.figures] == [
        ("growth", -3.5),
        ("employment", 10),
    ]
    assert [each.amount for each in miller.pay.salaries] == [40000]
    assert miller.start.education is not None
    assert miller.start.education.level == "None"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            CODES.replace("51-9021", "51-9099"),
            "11: no table knows the SOC code '51-9099'. Look it up in figures/us-pay-2025.csv.",
        ),
        (
            (
                f"{CODES}outlook:\n  figures:\n"
                f"    - {{measure: employment, value: 11, statistic: estimate, {EVIDENCE}}}\n"
            ),
            (
                "14: the employment of 51-9021 comes from the table 'us-pay-2025'. "
                "Remove it here; what is to be said of it goes under 'notes'."
            ),
        ),
        (
            (
                f"{CODES}pay:\n  salaries:\n    - {{amount: 40000, currency: USD, period: year, "
                f"statistic: median, {EVIDENCE}}}\n"
            ),
            (
                "14: the median of 51-9021 comes from the table 'us-pay-2025'. "
                "Remove it here; what is to be said of it goes under 'notes'."
            ),
        ),
        (
            f"{CODES}outlook:\n  notes:\n    openings: Many.\n",
            (
                "14: no table has a 'openings' of this profession. "
                "Remove the note, or name the group's SOC code under 'codes'."
            ),
        ),
        (
            "pay:\n  notes:\n    median: Much.\n",
            (
                "12: no table has a 'median' of this profession. "
                "Remove the note, or name the group's SOC code under 'codes'."
            ),
        ),
        (
            f"{CODES}pay:\n  notes:\n    median: 'Others: {{51-9023}}.'\n",
            (
                "14: the table 'us-pay-2025' has no median of '51-9023'. "
                "Write a code that stands there, between { and }."
            ),
        ),
        (
            f"{CODES}outlook:\n  notes:\n    growth: 'Others: {{51-9030}} and {{}}.'\n",
            (
                "14: the table 'us-jobs-2024-34' has no growth of ''. "
                "Write a code that stands there, between { and }.\n"
                "14: the table 'us-jobs-2024-34' has no growth of '51-9030'. "
                "Write a code that stands there, between { and }."
            ),
        ),
        (
            f"{CODES}outlook:\n  notes:\n    employment: 'all: {{00-0000}} {'x' * 285}'\n",
            (
                "14: the note has 302 characters once its numbers are in, at most 300 fit. "
                "Shorten it by 2."
            ),
        ),
        (
            f"{CODES}pay:\n  notes:\n    meidan: Much.\n",
            "14: unknown key 'meidan' in 'notes'. Did you mean 'median'?",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_its_cure(
    tables: Folder, text: str, told: str
) -> None:
    add(tables, text)
    assert tables.mistakes() == [f"professions/miller.yaml:{line}" for line in told.splitlines()]


def test_education_is_stated_once_as_well(tables: Folder) -> None:
    start = "start: {steps: [Visit a mill.]}\n"
    own = f"start:\n  steps: [Visit a mill.]\n  education: {{level: None, {EVIDENCE}}}\n"
    tables.write(OTHER, FILES[OTHER].replace(start, own) + CODES)
    assert tables.mistakes() == [
        (
            "professions/miller.yaml:10: the education of 51-9021 comes from the table "
            "'us-jobs-2024-34'. Remove it here; what is to be said of it goes under 'notes'."
        )
    ]


@pytest.mark.parametrize(
    "other",
    [
        f"source: magazine, {EVIDENCE.partition(', source')[0]}",
        EVIDENCE.replace("US", "CA"),
    ],
)
def test_what_no_table_has_may_be_stated(tables: Folder, other: str) -> None:
    stated = f"{{measure: growth, value: 11, statistic: projection, span: 2014-24, {other}}}"
    add(tables, f"{CODES}outlook:\n  figures:\n    - {stated}\n")
    assert tables.mistakes() == []


def test_a_code_may_be_unknown_where_no_table_has_the_whole_classification(
    tables: Folder,
) -> None:
    tables.write("figures/us-pay-2025.csv", PAY.replace("00-0000", "51-0000"))
    add(tables, CODES.replace("51-9021", "51-9099"))
    assert tables.mistakes() == []


def test_a_broken_table_blames_no_profile(tables: Folder) -> None:
    tables.write("figures/us-pay-2025.csv", PAY.replace("51-9021", "?"))
    add(tables, CODES)
    assert tables.mistakes() == [
        (
            "figures/us-pay-2025.csv:3: '?' is no code of a classification. "
            "Write digits, points and hyphens, as 15-1221."
        )
    ]


def test_an_old_table_is_told_once_and_not_by_every_profile(tables: Folder) -> None:
    add(tables, CODES)
    told = [each for each in advised(tables, date(2027, 6, 1)) if "the figures of" in each]
    assert told == [
        (
            "figures/tables.yaml:2: the figures of 'us-pay-2025' are of 2025-05, more than 24 "
            "months old. Look for a newer edition; if there is none, date 'statistics' anew."
        )
    ]


def test_an_old_table_is_believed_to_be_the_latest_where_somebody_looked_lately(
    tables: Folder,
) -> None:
    tables.replace(
        SOURCES,
        "  retrieved: 2025-01-31\n  trust: official",
        "  retrieved: 2027-05\n  trust: official",
    )
    assert not [each for each in advised(tables, date(2027, 6, 1)) if "the figures of" in each]


def advised(folder: Folder, today: date) -> list[str]:
    read = Folders.read([folder.path])
    return [str(each) for each in advice(read, read.catalogue(), today)]
