"""What we ship says what was seen at its publishers, and says it in our own words.

The collected facts, and the publishers' files, lie beside the checkout, not in it; without them
there is nothing to compare with. What can be proven without is in test_figures.py.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import JsonValue
from python_calamine import CalamineWorkbook

from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.ranking import Ranking
from bot.domain.catalogue.table import ALL, Table
from bot.domain.search import fold
from tests.offenders import every
from tests.packaged import PACKAGED

SHARED = Path(__file__).parents[3] / "shared"
FACTS = SHARED / "facts"

pytestmark = pytest.mark.skipif(
    not FACTS.is_dir(), reason="the collected facts (../shared/facts) are not here"
)

TABLES = {table.head.id: table for table in PACKAGED.tables.all}
YEARLY = TABLES["us-pay-2025-05"]
HOURLY = TABLES["us-pay-hourly-2025-05"]
PROJECTIONS = TABLES["us-projections-2024-34"]

OFFERS = "aijobs-2025"
ARTICLE = "suluker-2020"
LINKEDIN = "linkedin-emerging-jobs-2020-us"

SMALLEST_SAMPLE = 20
NOT_PUBLISHED = {"", "*", "—"}

# The column of professions.csv with a profession's place in each ranking.
RANK_COLUMNS = {
    LINKEDIN: "linkedin_emerging_jobs_2020_us_rank",
    "linkedin-jobs-on-the-rise-2026-us": "linkedin_jobs_on_the_rise_2026_us_rank",
    "wef-future-of-jobs-2025-fastest-growing": "wef_2025_rank",
    "wef-future-of-jobs-2023-fastest-growing": "wef_2023_rank",
}

# Places that are linked otherwise than professions.csv has it, by ranking and rank.
LINKED: Mapping[tuple[str, int], tuple[str, ...]] = {
    ("wef-future-of-jobs-2025-fastest-growing", 1): ("data-engineer",),  # big data
    ("wef-future-of-jobs-2025-fastest-growing", 2): (),  # FinTech engineers analyse no risks
    ("wef-future-of-jobs-2025-fastest-growing", 6): ("data-engineer",),  # data warehousing
    ("wef-future-of-jobs-2025-fastest-growing", 7): ("electric-vehicle-technician",),
    ("wef-future-of-jobs-2023-fastest-growing", 5): (),  # FinTech engineers
    (LINKEDIN, 13): ("cloud-architect",),  # cloud engineer
    ("linkedin-emerging-jobs-2018-us", 2): ("ai-engineer",),  # machine learning engineer
    ("linkedin-emerging-jobs-2018-us", 4): ("ai-engineer",),  # machine learning specialist
}

# Professions that were moved to a nearer group after professions.csv was collected: the group, and
# its occupation in O*NET.
MOVED = {
    "data-privacy-officer": ("13-1041", "13-1041.07"),
    "ai-ethics-and-compliance-officer": ("13-1041", "13-1041.07"),
    "digital-transformation-manager": ("13-1111", "13-1111.00"),
}

Row = Mapping[str, str]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def occupations() -> dict[str, str]:
    """The title of every occupation of O*NET, by its code."""
    rows = _rows(FACTS / "onet" / "occupation_data.csv")
    return {row["O*NET-SOC Code"]: row["Title"] for row in rows}


@cache
def collected() -> dict[str, dict[str, str]]:
    """The professions as they were collected, by slug."""
    return {row["slug"]: row for row in _rows(FACTS / "professions.csv")}


@cache
def published() -> dict[str, Any]:
    """The rankings as collected, by id."""
    text = (FACTS / "rankings.yaml").read_text(encoding="utf-8")
    return {ranking["id"]: ranking for ranking in yaml.load(text, yaml.CSafeLoader)["rankings"]}


@cache
def article() -> str:
    return (SHARED / "article.txt").read_text(encoding="utf-8")


# The tables


def test_every_cell_of_the_us_tables_is_that_of_the_collected_occupations() -> None:
    told: dict[str, dict[str, float | str]] = {}
    for row in _rows(FACTS / "occupations.csv"):
        cells: dict[str, str] = {
            **{name: row[name] for name in ("p10", "p25", "median", "p75", "p90")},
            **{f"hourly_{n}": row[f"hourly_{n}"] for n in ("p10", "p25", "median", "p75", "p90")},
            "employees": row["employment_2025"],
            "jobs": row["employment_2024"],
            "growth": row["growth_2024_34_pct"],
            "openings": row["openings_per_year"],
            "self_employed": row["self_employed_2024_pct"],
        }
        known = {name: float(text) for name, text in cells.items() if text not in NOT_PUBLISHED}
        words = {name: row[name] for name in ("education", "experience", "training")}
        told[row["soc"]] = {**known, **words}
    ours = {
        code: {
            **_cells(YEARLY, code),
            **{
                name if name == "employees" else f"hourly_{name}": number
                for name, number in _cells(HOURLY, code).items()
            },
            **_cells(PROJECTIONS, code),
            **PROJECTIONS.rows[code].words,
        }
        for code in PROJECTIONS.rows.keys() - {ALL}
    }
    assert ours == told


def _cells(table: Table, code: str) -> Mapping[str, float]:
    return table.rows[code].numbers if code in table.rows else {}


def test_every_cell_of_us_pay_is_that_of_the_publisher_s_workbook() -> None:
    head, *rows = _sheet("national_M2025_dl.xlsx", "national_M2025_dl")
    columns = {"p10": "PCT10", "p25": "PCT25", "median": "MEDIAN", "p75": "PCT75", "p90": "PCT90"}
    counted = 0
    for row in (dict(zip(head, cells, strict=True)) for cells in rows):
        code = row["OCC_CODE"]
        if row["O_GROUP"] not in ("total", "detailed"):
            continue
        for table, letter in ((YEARLY, "A"), (HOURLY, "H")):
            if code in table.rows:
                counted += 1
                assert table.rows[code].title == row["OCC_TITLE"]
                assert table.rows[code].numbers == {
                    "employees": row["TOT_EMP"],
                    **{ours: row[f"{letter}_{name}"] for ours, name in columns.items()},
                }, code
    assert counted == len(YEARLY.rows) + len(HOURLY.rows)


def test_every_cell_of_the_us_projections_is_that_of_the_publisher_s_workbook() -> None:
    _, _, *rows = _sheet("occupation_2024_2034.xlsx", "Table 1.2")
    found: dict[str, tuple[object, ...]] = {}
    for title, code, kind, jobs, _, _, _, _, growth, own, openings, _, *words, _ in rows:
        if kind == "Line item" or code == ALL:
            numbers = {
                "jobs": round(jobs * 1000),
                "growth": growth,
                "openings": round(openings * 1000),
                "self_employed": own,
            }
            found[code] = (
                title.strip(),
                {name: number for name, number in numbers.items() if number not in NOT_PUBLISHED},
                [word for word in words if word not in NOT_PUBLISHED],
            )
    assert found == {
        code: (row.title, row.numbers, list(row.words.values()))
        for code, row in PROJECTIONS.rows.items()
    }


def _sheet(file: str, name: str) -> list[list[Any]]:
    raw = BytesIO((FACTS / "bls" / file).read_bytes())
    return CalamineWorkbook.from_filelike(raw).get_sheet_by_name(name).to_python()


# Professions


@every(PACKAGED.profiles.values(), lambda job: job.slug)
def test_a_profession_has_the_codes_of_the_facts_and_their_titles(job: Profession) -> None:
    for code in job.codes:
        if code.system == "O*NET":
            assert code.title == occupations()[code.code]
        elif code.system == "SOC":
            assert code.title == (YEARLY.rows.get(code.code) or HOURLY.rows[code.code]).title
    if row := collected().get(job.slug):
        group = job.statistical_group
        assert group is not None
        moved, onet = MOVED.get(job.slug, (row["soc_code"], row["onet_code"]))
        match = "nearest" if job.slug in MOVED else row["soc_match"]
        assert (group.code, group.match) == (moved, match)
        own = [code.code for code in job.codes if code.system == "O*NET"]
        assert own == [onet] or all(each.startswith(onet[:6]) for each in own)
        assert bool(job.caution) == (match == "nearest" or bool(row["caution"]))


@every(PACKAGED.profiles.values(), lambda job: job.slug)
def test_a_profession_is_called_by_no_name_of_another_occupation_of_onet(job: Profession) -> None:
    own = {code.code.partition(".")[0] for code in job.codes}
    names = {fold(name).rstrip("s") for name in (job.title, *job.aliases)}
    assert not {
        title
        for code, title in occupations().items()
        if fold(title).rstrip("s") in names and code.partition(".")[0] not in own
    }


@every(PACKAGED.profiles.values(), lambda job: job.slug)
def test_a_profession_shows_every_median_by_experience_that_enough_records_back(
    job: Profession,
) -> None:
    title = collected().get(job.slug, {}).get("aijobs_title")
    assert [
        (each.level, each.statistic, each.amount, each.currency, str(each.date), each.sample)
        for each in job.pay.salaries
        if each.source == OFFERS
    ] == [
        (row["level"], "median", float(row["median_usd"]), "USD", row["work_year"], records)
        for row in _rows(FACTS / "salaries_by_level.csv")
        if title
        and row["job_title"] == title
        and row["level"] in {"junior", "mid", "senior"}
        and (records := int(row["n_records"])) >= SMALLEST_SAMPLE
    ]


def test_the_ai_engineer_earns_what_the_article_quotes() -> None:
    quoted = re.findall(r"^(Junior|Average|Senior): \$ ([\d,]+)", article(), re.MULTILINE)
    job = PACKAGED.profiles["ai-engineer"]
    assert [
        (each.level, each.statistic, each.amount, each.currency, each.period, str(each.date))
        for each in job.pay.salaries
        if each.source == ARTICLE
    ] == [
        (level.lower(), "stated", float(amount.replace(",", "")), "USD", "year", "2020")
        for level, amount in quoted
    ]
    low, high = re.findall(r"\$ (\d) and \$ (\d) million", article())[0]
    (claim,) = job.pay.claims
    assert f"{low} to {high} million" in claim.text


def test_the_collected_professions_stand_in_their_order_of_weeks() -> None:
    weeks = sorted(collected().values(), key=lambda row: int(row["suggested_week"]))
    assert [slug for slug in PACKAGED.weeks if slug in collected()] == [
        row["slug"] for row in weeks
    ]


# Rankings


@every(PACKAGED.rankings.values(), lambda ranking: ranking.id)
def test_a_ranking_has_the_published_places_and_only_what_was_verified(ranking: Ranking) -> None:
    told = published()[ranking.id]
    assert [(place.rank, place.title, place.figure) for place in ranking.places] == [
        # `figure` only: the other figure fields of the facts may not be shown.
        (item["rank"], item["title"], item["figure"])
        for item in told["items"]
    ]
    for item in told["items"]:
        assert item.get("rank_status", "verified") == "verified"
        assert item["figure"] is None or item.get("figure_status", "verified") == "verified"
    country = told["country"].replace("global", "world")
    assert (ranking.publisher, ranking.country) == (told["publisher"], country)
    was_seen = told.get("source_checked", False)
    assert (PACKAGED.sources[ranking.source].trust == "official") == was_seen


@every(PACKAGED.rankings.values(), lambda ranking: ranking.id)
def test_a_ranking_links_professions_at_the_places_that_the_facts_give(ranking: Ranking) -> None:
    """Where they place nobody, equal names alone; an official one is proven by its groups."""
    column = RANK_COLUMNS.get(ranking.id)
    for place in ranking.places:
        found = {slug for slug in place.professions if slug in collected()}
        if (ranking.id, place.rank) in LINKED:
            assert found == set(LINKED[ranking.id, place.rank])
        elif column:
            assert found == {
                slug for slug, row in collected().items() if row[column] == str(place.rank)
            }
        elif not ranking.id.startswith("bls-"):
            for slug in found:
                job = PACKAGED.profiles[slug]
                names = {fold(name).rstrip("s") for name in (job.title, *job.aliases)}
                assert fold(place.title).rstrip("s") in names


def test_every_ranking_that_may_be_shown_is_shown() -> None:
    may_be_shown = {
        id_
        for id_, ranking in published().items()
        if all(item.get("rank_status", "verified") == "verified" for item in ranking["items"])
    }
    assert set(PACKAGED.rankings) == may_be_shown


# Wording


# Long enough to be no accident, short enough to notice a borrowed half-sentence.
RUN = 8


def test_no_run_of_eight_words_is_onet_s_or_the_article_s() -> None:
    ours = {
        run: slug
        for slug, profession in PACKAGED.profiles.items()
        # A classification's own titles are quoted, as what they are.
        for text in _texts(
            profession.model_dump(mode="json", exclude={"codes": {"__all__": {"title"}}})
        )
        for run in _runs(text)
    }
    files = sorted((FACTS / "onet").glob("*.csv"))
    assert files
    borrowed = {(ours[run], run) for run in _runs(article()) if run in ours}
    for path in files:
        with path.open(encoding="utf-8", newline="") as file:
            for cell in chain.from_iterable(csv.reader(file)):
                if cell.count(" ") >= RUN - 1:
                    borrowed |= {(ours[run], run) for run in _runs(cell) if run in ours}
    assert not borrowed


def _runs(text: str) -> Iterator[str]:
    words = re.findall(r"[a-z0-9+#*]+", text.lower())
    for start in range(len(words) - RUN + 1):
        yield " ".join(words[start : start + RUN])


def _texts(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
