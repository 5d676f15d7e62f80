"""The catalogue says what the collected facts say, number by number, and says it in our words.

The facts lie beside the checkout, not in it; without them there is nothing to compare with.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import JsonValue

from bot.domain.catalogue.figure import Measure, Trust
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.ranking import Ranking
from bot.domain.search import fold
from tests.offenders import every
from tests.packaged import PACKAGED

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
FACTS = SHARED / "facts"

pytestmark = pytest.mark.skipif(
    not FACTS.is_dir(), reason="the collected facts (../shared/facts) are not here"
)


US = "US"
WAGES = "bls-oews-2025-05"
PROJECTIONS = "bls-projections-2024-34"
EARLIER = "bls-fastest-growing-2016-26"
EXPERIENCE = "aijobs-2025"
LINKEDIN_2020 = "linkedin-emerging-jobs-2020-us"
ARTICLE = "suluker-2020"

SMALLEST_SAMPLE = 20

EVERYONE = "3.1"
"""The projected growth of all occupations together, in percent."""

# The column of professions.csv with a profession's place in each ranking.
RANK_COLUMNS = {
    LINKEDIN_2020: "linkedin_emerging_jobs_2020_us_rank",
    "linkedin-jobs-on-the-rise-2026-us": "linkedin_jobs_on_the_rise_2026_us_rank",
    "wef-future-of-jobs-2025-fastest-growing": "wef_2025_rank",
    "wef-future-of-jobs-2023-fastest-growing": "wef_2023_rank",
    "bls-fastest-growing-2024-34": "bls_fastest_growing_rank_table_1_3",
    "bls-most-new-jobs-2024-34": "bls_most_new_jobs_rank_table_1_4",
}

# Professions that were moved to a nearer group after professions.csv was collected: the group, and
# its occupation in O*NET. Their figures are those of occupations.csv, which has every group.
MOVED = {
    "data-privacy-officer": ("13-1041", "13-1041.07"),
    "ai-ethics-and-compliance-officer": ("13-1041", "13-1041.07"),
    "digital-transformation-manager": ("13-1111", "13-1111.00"),
}

# Professions that were added after professions.csv was collected: their own group, and their week.
# Their figures, too, are those of occupations.csv.
ADDED = {
    "electrician": ("47-2111", 53),
    "registered-nurse": ("29-1141", 54),
    "operations-research-analyst": ("15-2031", 55),
    "occupational-therapy-assistant": ("31-2011", 56),
    "mechanical-engineer": ("17-2141", 57),
    "psychiatric-technician": ("29-2053", 58),
    "financial-examiner": ("13-2061", 59),
    "diagnostic-medical-sonographer": ("29-2032", 60),
    "medical-equipment-repairer": ("49-9062", 61),
    "medical-assistant": ("31-9092", 62),
}

# Groups that may count some of a profession's people too: named beside its own, with their figures.
BESIDE = {
    "ai-engineer": ("15-1252", "15-2051"),
    "chip-design-engineer": ("17-2072",),
    "full-stack-engineer": ("15-1254",),
}

# O*NET divides this group; the profession is both of its parts.
PARTS = {"home-care-aide": ("31-1121.00", "31-1122.00")}

# Places that are linked otherwise than professions.csv has it, by ranking and rank.
LINKED: Mapping[tuple[str, int], tuple[str, ...]] = {
    ("wef-future-of-jobs-2025-fastest-growing", 1): ("data-engineer",),  # big data
    ("wef-future-of-jobs-2025-fastest-growing", 2): (),  # FinTech engineers analyse no risks
    ("wef-future-of-jobs-2025-fastest-growing", 6): ("data-engineer",),  # data warehousing
    ("wef-future-of-jobs-2025-fastest-growing", 7): ("electric-vehicle-technician",),
    ("wef-future-of-jobs-2023-fastest-growing", 5): (),  # FinTech engineers
    (LINKEDIN_2020, 13): ("cloud-architect",),  # cloud engineer
    ("linkedin-emerging-jobs-2018-us", 2): ("ai-engineer",),  # machine learning engineer
    ("linkedin-emerging-jobs-2018-us", 4): ("ai-engineer",),  # machine learning specialist
}

Row = Mapping[str, str]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def groups() -> dict[str, dict[str, str]]:
    """Every group of the classification, by its code."""
    return {row["soc"]: row for row in _rows(FACTS / "occupations.csv")}


@cache
def occupations() -> dict[str, str]:
    """The title of every occupation of O*NET, by its code."""
    rows = _rows(FACTS / "onet" / "occupation_data.csv")
    return {row["O*NET-SOC Code"]: row["Title"] for row in rows}


@cache
def _by_name() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    others = {soc: group["title"] for soc, group in groups().items()} | occupations()
    for code, title in others.items():
        found.setdefault(fold(title).rstrip("s"), []).append((code, title))
    return found


def named(name: str) -> Sequence[tuple[str, str]]:
    """Return the codes and titles of all groups and occupations that are called so."""
    return _by_name().get(name, ())


@cache
def collected() -> dict[str, dict[str, str]]:
    """The professions as they were collected, by slug."""
    return {row["slug"]: row for row in _rows(FACTS / "professions.csv")}


@cache
def facts() -> dict[str, Row]:
    """What the catalogue must say of each profession, by slug."""
    moved = {
        slug: {
            **collected()[slug],
            **_of_group(groups()[soc]),
            "soc_match": "nearest",
            "onet_code": onet,
            "onet_title": occupations()[onet],
        }
        for slug, (soc, onet) in MOVED.items()
    }
    added = {
        slug: {
            **dict.fromkeys((*RANK_COLUMNS.values(), "aijobs_title", "caution"), ""),
            **_of_group(groups()[soc]),
            "growth_all_occupations_pct": EVERYONE,
            "growth_period": "2024-34",
            "soc_match": "exact",
            "slug": slug,
            "onet_code": f"{soc}.00",
            "suggested_week": str(week),
        }
        for slug, (soc, week) in ADDED.items()
    }
    return {**collected(), **moved, **added}


# What both collections say of a group: the column of professions.csv and that of occupations.csv.
SAME = {
    "soc_code": "soc",
    "soc_title": "title",
    "wage_p10_usd": "p10",
    "wage_p25_usd_junior": "p25",
    "wage_median_usd_average": "median",
    "wage_p75_usd_senior": "p75",
    "wage_p90_usd": "p90",
    "employment_may_2025": "employment_2025",
    "growth_pct": "growth_2024_34_pct",
    "entry_education_bls": "education",
}


def _of_group(group: Row) -> dict[str, str]:
    """Return the columns of professions.csv that are about a group, as occupations.csv has them."""
    return {
        **{column: group[name] for column, name in SAME.items()},
        "openings_per_year_thousands": f"{int(group['openings_per_year']) / 1000:g}",
        **{
            RANK_COLUMNS[name]: "".join(
                str(item["rank"])
                for item in published()[name]["items"]
                if item["soc_code"] == group["soc"]
            )
            for name in ("bls-fastest-growing-2024-34", "bls-most-new-jobs-2024-34")
        },
    }


@cache
def pay_by_experience() -> dict[str, list[Row]]:
    """The medians of all levels and years, by the job's title."""
    found: dict[str, list[Row]] = {}
    for row in _rows(FACTS / "salaries_by_level.csv"):
        found.setdefault(row["job_title"], []).append(row)
    return found


@cache
def published() -> dict[str, Any]:
    """The rankings as collected, by id."""
    text = (FACTS / "rankings.yaml").read_text(encoding="utf-8")
    return {ranking["id"]: ranking for ranking in yaml.load(text, yaml.CSafeLoader)["rankings"]}


@cache
def article() -> str:
    return (SHARED / "article.txt").read_text(encoding="utf-8")


def _outlook(profession: Profession, measure: str) -> list[tuple[object, ...]]:
    return [
        (
            figure.value,
            figure.all_occupations,
            figure.span,
            figure.country,
            figure.statistic.value,
            str(figure.date),
            figure.source,
        )
        for figure in profession.outlook.figures
        if figure.measure.value == measure
    ]


def _pay(profession: Profession, source: str) -> set[tuple[object, ...]]:
    found = [
        (
            salary.level.value if salary.level else None,
            salary.statistic.value,
            salary.amount,
            salary.currency,
            salary.period,
            salary.country,
            str(salary.date),
            salary.sample,
        )
        for salary in profession.pay.salaries
        if salary.source == source
    ]
    assert len(found) == len(set(found)), "a pay figure stands there twice"
    return set(found)


every_profession = every(PACKAGED.professions.values(), lambda job: job.slug)


@every_profession
def test_a_profession_is_among_the_collected_facts(job: Profession) -> None:
    assert job.slug in facts()


@every(sorted(PACKAGED.professions.keys() - ADDED), str)
def test_a_profession_is_told_the_same_by_both_collections(slug: str) -> None:
    row = collected()[slug]
    told = _of_group(groups()[row["soc_code"]])
    assert told == {column: row[column] for column in told}


@every_profession
def test_a_profession_shows_the_projected_growth_beside_all_occupations(job: Profession) -> None:
    row = facts()[job.slug]
    growth, everyone = float(row["growth_pct"]), float(row["growth_all_occupations_pct"])
    assert _outlook(job, "growth")[0] == (
        *(growth, everyone, row["growth_period"]),
        *(US, "projection", "2025-08", PROJECTIONS),
    )


@every_profession
def test_a_profession_shows_the_growth_once_expected_where_its_group_is_still_called_the_same(
    job: Profession,
) -> None:
    row = facts()[job.slug]
    assert _outlook(job, "growth")[1:] == [
        (item["figure"], None, "2016-26", US, "projection", "2017", "bls-projections-2016-26")
        for item in published()[EARLIER]["items"]
        if row["soc_match"] == "exact" and fold(item["title"]) == fold(row["soc_title"])
    ]


@every_profession
def test_a_profession_shows_the_employment_of_may_2025(job: Profession) -> None:
    people = float(facts()[job.slug]["employment_may_2025"])
    assert _outlook(job, "employment") == [(people, None, None, US, "estimate", "2025-05", WAGES)]


@every_profession
def test_a_profession_shows_all_jobs_beside_the_employees_where_they_differ_by_more_than_a_tenth(
    job: Profession,
) -> None:
    group = groups()[facts()[job.slug]["soc_code"]]
    employees, jobs = int(group["employment_2025"]), int(group["employment_2024"])
    assert _outlook(job, "jobs") == [(jobs, None, None, US, "estimate", "2024", PROJECTIONS)] * (
        abs(jobs - employees) > employees / 10
    )


@every_profession
def test_a_profession_says_how_many_of_all_jobs_are_those_of_the_self_employed(
    job: Profession,
) -> None:
    share = groups()[facts()[job.slug]["soc_code"]]["self_employed_2024_pct"]
    known = [] if share == "—" else [float(share)]
    for figure in job.outlook.figures:
        if figure.measure is Measure.JOBS:
            assert _numbers(figure.note) == known


@every_profession
def test_a_profession_shows_the_projected_openings_a_year(job: Profession) -> None:
    row = facts()[job.slug]
    openings = round(float(row["openings_per_year_thousands"]) * 1000)
    assert _outlook(job, "openings") == [
        (openings, None, row["growth_period"], US, "projection", "2025-08", PROJECTIONS)
    ]


@every_profession
def test_a_profession_shows_hiring_growth_exactly_where_linkedin_s_percentage_was_seen(
    job: Profession,
) -> None:
    rank = facts()[job.slug][RANK_COLUMNS[LINKEDIN_2020]]
    ranking = published()[LINKEDIN_2020]
    assert _outlook(job, "hiring-growth") == [
        (item["figure"], None, ranking["period"], US, "annual-rate", "2019-12", LINKEDIN_2020)
        for item in ranking["items"]
        if str(item["rank"]) == rank and item["figure"] is not None
    ]


@every_profession
def test_a_profession_shows_the_wages_of_may_2025_from_the_10th_to_the_90th_percentile(
    job: Profession,
) -> None:
    row = facts()[job.slug]
    columns = (
        (None, "p10", "wage_p10_usd"),
        ("junior", "p25", "wage_p25_usd_junior"),
        ("average", "median", "wage_median_usd_average"),
        ("senior", "p75", "wage_p75_usd_senior"),
        (None, "p90", "wage_p90_usd"),
    )
    assert _pay(job, WAGES) == {
        (level, statistic, float(row[column]), "USD", "year", US, "2025-05", None)
        for level, statistic, column in columns
        if row[column]
    }


@every_profession
def test_a_profession_shows_every_median_by_experience_that_enough_records_back(
    job: Profession,
) -> None:
    title = facts()[job.slug]["aijobs_title"]
    assert _pay(job, EXPERIENCE) == {
        (
            row["level"],
            "median",
            float(row["median_usd"]),
            row["currency"],
            "year",
            row["country"],
            row["work_year"],
            int(row["n_records"]),
        )
        for row in pay_by_experience().get(title, ())
        if title
        and row["level"] in {"junior", "mid", "senior"}
        and int(row["n_records"]) >= SMALLEST_SAMPLE
    }


@every_profession
def test_a_profession_says_that_records_by_experience_are_offers_and_no_answers(
    job: Profession,
) -> None:
    note = job.pay.note or ""
    assert ("are pay offers" in note) == bool(_pay(job, EXPERIENCE))


@every_profession
def test_a_profession_shows_no_pay_from_anywhere_else(job: Profession) -> None:
    sources = {salary.source for salary in job.pay.salaries}
    assert sources <= {WAGES, EXPERIENCE, ARTICLE}


@every_profession
def test_a_profession_names_the_usual_entry_education(job: Profession) -> None:
    education = job.start.education
    assert education is not None
    assert (
        education.level,
        education.country,
        str(education.date),
        education.source,
    ) == (facts()[job.slug]["entry_education_bls"], US, "2025-08", PROJECTIONS)


@every_profession
def test_a_profession_says_itself_how_long_one_studies_where_the_education_is_another_group_s(
    job: Profession,
) -> None:
    study = job.start.study
    assert (study is not None) == (facts()[job.slug]["soc_match"] == "nearest")


@every_profession
def test_a_profession_has_the_official_codes_and_says_how_well_they_match(job: Profession) -> None:
    row, beside = facts()[job.slug], BESIDE.get(job.slug, ())
    assert [(code.code, code.title, code.match) for code in job.codes if code.system == "SOC"] == [
        (row["soc_code"], row["soc_title"], row["soc_match"]),
        *((soc, groups()[soc]["title"], "nearest") for soc in beside),
    ]
    assert [(code.code, code.title) for code in job.codes if code.system == "O*NET"] == [
        (onet, occupations()[onet]) for onet in PARTS.get(job.slug, (row["onet_code"],))
    ]


@every_profession
def test_a_profession_has_the_figures_of_the_first_group(job: Profession) -> None:
    group = job.statistical_group
    assert group is not None
    assert group.code == facts()[job.slug]["soc_code"]


@every_profession
def test_a_profession_is_called_by_no_name_of_another_group(job: Profession) -> None:
    own = {code.code for code in job.codes}
    names = {fold(name).rstrip("s") for name in (job.title, *job.aliases)}
    assert not {
        title
        for name in names
        for code, title in named(name)
        if not own & {code, code.partition(".")[0]}
    }


@every_profession
def test_a_profession_warns_where_the_figures_are_those_of_another_group(job: Profession) -> None:
    needed = facts()[job.slug]["soc_match"] == "nearest" or bool(facts()[job.slug]["caution"])
    assert bool(job.caution) == needed


def _numbers(text: str | None) -> list[float]:
    return [float(each.replace(",", "")) for each in re.findall(r"\d[\d,.]*\d|\d", text or "")]


OUTLOOK = {"growth": "growth_2024_34_pct", "employment": "employment_2025"}


@every(list(product(BESIDE, OUTLOOK)), ", ".join)
def test_a_group_beside_its_own_is_named_with_its_outlook(shown: tuple[str, str]) -> None:
    """A note on a figure says what it is there: by the same source, statistic and date."""
    slug, measure = shown
    (figure,) = (
        figure
        for figure in PACKAGED.professions[slug].outlook.figures
        if figure.measure.value == measure
    )
    _names_all(slug, OUTLOOK[measure], figure.note)


@every(BESIDE, str)
def test_a_group_beside_its_own_is_named_with_its_median_pay(slug: str) -> None:
    (median,) = (
        salary
        for salary in PACKAGED.professions[slug].pay.salaries
        if salary.source == WAGES and salary.statistic.value == "median"
    )
    _names_all(slug, "median", median.note)


def _names_all(slug: str, column: str, note: str | None) -> None:
    """Fail unless the note has every group beside, in its order, and no number but theirs."""
    assert _numbers(note) == [float(groups()[soc][column]) for soc in BESIDE[slug]]
    places = [
        (note or "").find(groups()[soc]["title"].partition(",")[0].lower()) for soc in BESIDE[slug]
    ]
    assert places == sorted(places)
    assert min(places) > 0


def test_the_ai_engineer_earns_what_the_article_quotes() -> None:
    quoted = re.findall(r"^(Junior|Average|Senior): \$ ([\d,]+)", article(), re.MULTILINE)
    assert len(quoted) == 3
    assert _pay(PACKAGED.professions["ai-engineer"], ARTICLE) == {
        (level.lower(), "stated", float(amount.replace(",", "")), "USD", "year", US, "2020", None)
        for level, amount in quoted
    }


def test_the_ai_engineer_is_said_to_earn_millions_as_a_claim_and_not_as_a_figure() -> None:
    low, high = re.findall(r"\$ (\d) and \$ (\d) million", article())[0]
    (claim,) = PACKAGED.professions["ai-engineer"].pay.claims
    assert f"{low} to {high} million" in claim.text


def test_the_blockchain_engineer_is_said_to_have_left_linkedin_s_list() -> None:
    (claim,) = PACKAGED.professions["blockchain-engineer"].outlook.claims
    assert (str(claim.date), claim.source) == ("2020-01-07", "shrm-2020")
    assert PACKAGED.sources[claim.source].trust is Trust.PRESS
    first, *_ = published()["linkedin-emerging-jobs-2018-us"]["items"]
    assert (first["rank"], first["title"]) == (1, "Blockchain developer")
    assert not [
        item
        for item in published()[LINKEDIN_2020]["items"]
        if "blockchain" in item["title"].casefold()
    ]


every_ranking = every(PACKAGED.rankings.values(), lambda ranking: ranking.id)


@every_ranking
def test_a_ranking_has_the_published_places_and_no_other_figure(ranking: Ranking) -> None:
    assert [(place.rank, place.title, place.figure) for place in ranking.places] == [
        # `figure` only: the other figure fields of the facts may not be shown.
        (item["rank"], item["title"], item["figure"])
        for item in published()[ranking.id]["items"]
    ]


@every_ranking
def test_a_ranking_shows_only_what_was_verified(ranking: Ranking) -> None:
    for item in published()[ranking.id]["items"]:
        assert item.get("rank_status", "verified") == "verified"
        if item["figure"] is not None:
            assert item.get("figure_status", "verified") == "verified"


@every_ranking
def test_a_ranking_has_the_publisher_and_country_of_the_facts(ranking: Ranking) -> None:
    told = published()[ranking.id]
    country = told["country"].replace("global", "world")
    assert (ranking.publisher, ranking.country) == (told["publisher"], country)


@every_ranking
def test_a_ranking_is_press_where_the_list_itself_was_not_seen(ranking: Ranking) -> None:
    was_seen = published()[ranking.id].get("source_checked", False)
    source = PACKAGED.sources[ranking.source]
    assert source.trust is (Trust.OFFICIAL if was_seen else Trust.PRESS)
    assert was_seen or re.search("in press reports|as reported by", source.title)


@every(RANK_COLUMNS, str)
def test_a_ranking_links_professions_at_the_places_that_the_facts_give(name: str) -> None:
    given: dict[str, list[str]] = {}
    for slug, row in facts().items():
        if slug in PACKAGED.professions:
            given.setdefault(row[RANK_COLUMNS[name]], []).append(slug)
    for place in PACKAGED.rankings[name].places:
        linked = LINKED.get((name, place.rank), given.get(str(place.rank), ()))
        assert sorted(place.professions) == sorted(linked)


@every(sorted(PACKAGED.rankings.keys() - RANK_COLUMNS), str)
def test_a_ranking_in_which_the_facts_place_nobody_links_equal_names_alone(name: str) -> None:
    for place in PACKAGED.rankings[name].places:
        if (name, place.rank) in LINKED:
            assert place.professions == LINKED[name, place.rank]
            continue
        for slug in place.professions:
            job = PACKAGED.professions[slug]
            names = {job.title, *job.aliases, facts()[slug]["soc_title"]}
            assert fold(place.title).rstrip("s") in {fold(each).rstrip("s") for each in names}


def test_the_professions_are_those_of_the_facts_in_their_order_of_weeks() -> None:
    weeks = sorted(facts().values(), key=lambda row: int(row["suggested_week"]))
    assert list(PACKAGED.weeks) == [row["slug"] for row in weeks]


def test_pay_by_experience_is_what_was_offered() -> None:
    assert PACKAGED.sources[EXPERIENCE].trust is Trust.OFFERS


def test_every_source_has_an_address_of_its_own() -> None:
    addresses = [source.url for source in PACKAGED.sources.values()]
    assert sorted(addresses) == sorted(set(addresses))


def test_every_ranking_that_may_be_shown_is_shown() -> None:
    may_be_shown = {
        id_
        for id_, ranking in published().items()
        if all(item.get("rank_status", "verified") == "verified" for item in ranking["items"])
    }
    assert set(PACKAGED.rankings) == may_be_shown


# Long enough to be no accident, short enough to notice a borrowed half-sentence.
RUN = 8


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


@cache
def our_runs() -> dict[str, str]:
    """Every run of eight words that we wrote, with its profession."""
    return {
        run: slug
        for slug, profession in PACKAGED.professions.items()
        # A classification's own titles are quoted, as what they are.
        for text in _texts(
            profession.model_dump(mode="json", exclude={"codes": {"__all__": {"title"}}})
        )
        for run in _runs(text)
    }


def test_no_run_of_eight_words_is_onet_s() -> None:
    ours, files = our_runs(), sorted((FACTS / "onet").glob("*.csv"))
    assert files
    borrowed: set[tuple[str, str]] = set()
    for path in files:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                for cell in row:
                    if cell.count(" ") >= RUN - 1:
                        borrowed |= {(ours[run], run) for run in _runs(cell) if run in ours}
    assert not borrowed


def test_no_run_of_eight_words_is_the_article_s() -> None:
    assert not {(our_runs()[run], run) for run in _runs(article()) if run in our_runs()}
