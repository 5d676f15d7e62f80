"""Advice: what `onejob check` says about a catalogue without mistakes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.content.advice import advice, standing_alone
from bot.content.loader import Folders
from tests.content.folder import OTHER, PROFILE, SOURCES, Folder
from tests.content.test_guide import write_the_example

TODAY = date(2025, 6, 1)

LONG = " ".join(f"word{number}" for number in range(31))
HARD = " ".join(f"immeasurable{number}" for number in range(18))
SAME = "weigh every sack twice before the mill begins to turn"


def advised(*folders: Path, today: date = TODAY) -> list[str]:
    shelves = Folders.read(folders)
    return [str(each) for each in advice(shelves, shelves.catalogue(), today)]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            PROFILE,
            "      date: 2024-05\n",
            "      date: 2023-05\n",
            "baker.yaml:38: what 'statistics' says of 2023-05 is more than 24 months old",
        ),
        (
            PROFILE,
            "    date: 2024\n    source: statistics",
            "    date: 2022\n    source: statistics",
            "baker.yaml:20: what 'statistics' says of 2022 is more than 24 months old",
        ),
        (
            SOURCES,
            "  retrieved: 2025-01-31\n  trust: press",
            "  retrieved: 2023-11\n  trust: press",
            "sources.yaml:13: nobody has looked at 'magazine' since 2023-11, more than 18 months",
        ),
        (
            PROFILE,
            "      statistic: median\n      date: 2024-05-31\n      source: statistics\n",
            "      statistic: median\n      date: 2024-05-31\n      source: magazine\n",
            "baker.yaml:41: all pay rests on 'Bread Weekly' alone, which is no statistics office",
        ),
        (
            PROFILE,
            "  - Heat the oven.\n",
            "".join(f"  - Heat oven number {at}.\n" for at in range(8)),
            "baker.yaml:10: 'duties' has 9 lines, where 5 to 8 show the job. Leave the least",
        ),
        (
            PROFILE,
            "summary: Makes bread.",
            f"summary: {LONG} and five more are too many.",
            "baker.yaml:7: 'summary' has 37 words, up to 35 are easy to read",
        ),
        (
            PROFILE,
            "  - Knead the dough.",
            f"  - {LONG}.",
            "baker.yaml:11: item 1 of 'duties' has 31 words, up to 30 are easy to read",
        ),
        (
            PROFILE,
            "skills:\n",
            "days: [Nights are short all year.]\nskills:\n",
            "baker.yaml:13: 'days' has 1 line, where 2 to 4 show the days. Write more of them.",
        ),
        (
            PROFILE,
            "skills:\n",
            f"days: [{LONG}., Weekends are short too.]\nskills:\n",
            "baker.yaml:13: item 1 of 'days' has 31 words, up to 30 are easy to read",
        ),
        (
            PROFILE,
            "skills:\n",
            "days: [Nights are short all year., Training takes three years.]\nskills:\n",
            "baker.yaml:13: 'three' is a number, and here it has no source. Say it without",
        ),
        (
            PROFILE,
            "field: food\n",
            "field: food\nin_short: bakes in three ovens\n",
            "baker.yaml:7: 'three' is a number, and here it has no source. Say it without",
        ),
        (
            PROFILE,
            "field: food\n",
            "field: food\nin_short: Kneads and bakes before dawn\n",
            "baker.yaml:7: 'in_short' begins with a capital, 'Kneads'. Go on from the title, with",
        ),
        (
            PROFILE,
            "field: food\n",
            "field: food\nin_short: kneads and bakes before dawn.\n",
            "baker.yaml:7: 'in_short' ends with a full stop. Remove it: it is part of a line.",
        ),
        (
            PROFILE,
            "field: food\n",
            "field: food\nin_short: baker of bread before dawn\n",
            "baker.yaml:7: 'in_short' begins with the title. Go on from it: it stands before.",
        ),
        (
            PROFILE,
            "field: food\n",
            "field: food\nin_short: bakes and is a baker\n",
            "baker.yaml:7: 'in_short' says the title again. Say what one does, and with what.",
        ),
        (
            PROFILE,
            "summary: Makes bread.",
            f"summary: {'x' * 131}",
            "baker.yaml:7: 'summary' has 131 characters, up to 130 are read at a glance. Shorten",
        ),
        (
            PROFILE,
            "  - Heat the oven.",
            f"  - {'x' * 81}",
            "baker.yaml:12: item 2 of 'duties' has 81 characters, up to 80 are read at a glance. ",
        ),
        (
            PROFILE,
            "field: food\n",
            f"field: food\ncaution: {'x' * 110}. Yes.\n",
            "baker.yaml:7: the first sentence of 'caution' has 111 characters, up to 110 are read",
        ),
        (
            PROFILE,
            "    - Bake a loaf.",
            f"    - {HARD}.",
            "baker.yaml:23: the profile is hard to read (LIX ",
        ),
        (
            PROFILE,
            "    - Getting up early",
            "    - A dynamic team player",
            "baker.yaml:15: 'team player' fits any job, and so says nothing about this one",
        ),
        (
            PROFILE,
            "  - Heat the oven.",
            f"  - Before sunrise {SAME}.\n  - Then {SAME}.",
            f"baker.yaml:13: the words '{SAME}' stand at professions/baker.yaml:12 too",
        ),
    ],
    ids=lambda part: part.partition(": ")[2] if ".yaml:" in part else "",
)
def test_a_weakness_is_told_with_its_line(
    folder: Folder, file: str, old: str, new: str, told: str
) -> None:
    before = advised(folder.path)
    folder.replace(file, old, new)
    assert not [each for each in before if told in each]
    assert [each for each in advised(folder.path) if told in each]


@pytest.mark.parametrize(
    "told",
    [
        "professions/baker.yaml:7: 'summary' has 2 words, 8 or more would say something. Say",
        "professions/baker.yaml:10: 'duties' has 2 lines, where 5 to 8 show the job. Write more",
        "professions/baker.yaml:1: there is no 'in_short'. Add it: what one does, in at most 60",
        "professions/baker.yaml:1: there is no 'work'. Add it: what the days",
        "professions/baker.yaml:1: there is no 'days'. Add it: what the days are like, in 2 to 4",
        "professions/baker.yaml:13: there is no 'index'. Add it: the ids in",
        "professions/baker.yaml:25: 'miller' does not name 'baker' as similar. Name it there too",
        "skills.yaml:1: no profession names the skill 'kneading'. Name it under 'index'",
    ],
)
def test_what_is_thin_in_the_smallest_catalogue_is_told(folder: Folder, told: str) -> None:
    assert [each for each in advised(folder.path) if each.startswith(told)]


GROUP = '  - {system: SOC, code: "51-3011", title: Bakers, match: %s}\n'


@pytest.mark.parametrize(
    ("match", "country", "study", "is_told"),
    [
        ("nearest", "US", "", True),
        ("nearest", "US", "  study: short\n", False),
        ("exact", "US", "", False),
        ("nearest", "DE", "", False),
    ],
)
def test_an_education_of_another_group_asks_for_the_length_of_study(
    folder: Folder, match: str, country: str, study: str, *, is_told: bool
) -> None:
    text = (folder.path / PROFILE).read_text("utf-8")
    text = text.replace("    country: DE\n", f"    country: {country}\n", 1)
    text = text.replace("start:\n", f"start:\n{study}", 1)
    folder.write(PROFILE, text.replace("codes:\n", f"codes:\n{GROUP % match}", 1))
    told = "professions/baker.yaml:16: there is no 'study'. Add it: how long one studies"
    assert any(each.startswith(told) for each in advised(folder.path)) is is_told


def test_a_sentence_of_another_profile_is_told_with_its_place(folder: Folder) -> None:
    folder.replace(PROFILE, "  - Heat the oven.", f"  - {SAME.capitalize()}.")
    folder.replace(OTHER, "duties: [Grind the corn.]", f"duties: ['{SAME}!']")
    assert [each for each in advised(folder.path) if "stand at professions/baker.yaml:12" in each]


def test_what_one_does_is_not_what_another_does(folder: Folder) -> None:
    for file in (PROFILE, OTHER):
        folder.replace(file, "field: food\n", "field: food\nin_short: gets up before the birds\n")
    told = "'gets up before the birds' stand at professions/baker.yaml:7 too. Say what is different"
    assert [each for each in advised(folder.path) if told in each]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (PROFILE, "  - Heat the oven.\n", f"  - Heat the oven.\n  - Sift it.\n  - {'x' * 200}\n"),
        (PROFILE, "field: food\n", f"field: food\ncaution: Few do it. {'x' * 200}\n"),
        (PROFILE, "field: food\n", "field: food\nin_short: TV stars buy their bread\n"),
    ],
    ids=["a later duty", "the details of a caution", "a name"],
)
def test_what_stands_behind_a_section_may_be_long(
    folder: Folder, file: str, old: str, new: str
) -> None:
    folder.replace(file, old, new)
    told = ("at a glance", "begins with a capital")
    assert not [each for each in advised(folder.path) if any(what in each for what in told)]


def test_an_older_figure_beside_a_newer_one_is_there_on_purpose(folder: Folder) -> None:
    newer = "      date: 2024-05\n      source: statistics\n"
    folder.replace(
        PROFILE,
        newer,
        f"{newer}    - {{measure: hiring-growth, value: 9, country: DE, statistic: annual-rate,"
        " date: 2014, source: magazine}\n",
    )
    assert not [each for each in advised(folder.path) if "2014" in each]


def test_an_older_count_of_all_jobs_stands_beside_that_of_employees(folder: Folder) -> None:
    newer = "      date: 2024-05\n      source: statistics\n"
    count = (
        "    - {{measure: {}, value: 9, country: DE, statistic: estimate, date: {}, source: {}}}\n"
    )
    old = count.format("jobs", 2014, "magazine")
    folder.replace(PROFILE, newer, f"{newer}{old}")
    assert [each for each in advised(folder.path) if "'magazine' says of 2014" in each]
    new = count.format("employment", 2024, "statistics")
    folder.replace(PROFILE, newer, f"{newer}{new}{old}")
    assert not [each for each in advised(folder.path) if "2014" in each]


def test_figures_of_one_source_and_time_are_told_once(folder: Folder) -> None:
    old = [each for each in advised(folder.path, today=date(2030, 1, 1)) if "2024-05 is" in each]
    assert len(old) == 1


def test_who_leans_on_another_folder_need_not_be_named_back(folder: Folder, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "professions").mkdir(parents=True)
    text = (folder.path / OTHER).read_text("utf-8").replace("miller", "smith")
    text = text.replace("Miller", "Smith").replace("question:", "similar: [baker]\nquestion:")
    (own / "professions/smith.yaml").write_text(text, "utf-8")
    told = advised(folder.path, own)
    assert not [each for each in told if "'baker' does not name" in each]


def test_it_comes_in_the_order_of_files_and_lines(folder: Folder) -> None:
    def place(told: str) -> tuple[str, int]:
        file, line, _ = told.split(":", 2)
        return file, int(line)

    told = advised(folder.path, today=date(2030, 1, 1))
    assert told == sorted(told, key=place)


def test_it_counts_whose_pay_rests_on_one_statistics_office_alone(folder: Folder) -> None:
    assert standing_alone(Folders.read([folder.path]).catalogue()) == 0
    folder.replace(
        PROFILE,
        "      statistic: stated\n      date: 2024\n      source: magazine",
        "      statistic: mean\n      date: 2024\n      source: statistics",
    )
    assert standing_alone(Folders.read([folder.path]).catalogue()) == 1


def test_there_is_none_about_the_guide_s_example(tmp_path: Path) -> None:
    write_the_example(tmp_path)
    assert advised(tmp_path, today=date(2026, 9, 1)) == []
