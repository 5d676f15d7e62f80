"""The file of occupations: what is read of it, and every mistake in it with its cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import load
from tests.content.folder import Folder, mistakes
from tests.content.test_tables import FILES as TABLES

FILE = "occupations.csv"
HEAD = "code,slug,title,field,why,related,residual\n"
TEXT = (
    HEAD
    + """\
51-3011,bread-baker,Bread baker,Food,Supermarkets bake for themselves.,51-9199,
51-9199,other-makers,Other makers,Manufacturing,,51-3011,yes
"""
)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path)
    folder.write(FILE, TEXT)
    return folder


def test_an_occupation_without_a_profile_has_a_short_one(folder: Folder) -> None:
    catalogue = load(folder.path)
    assert set(catalogue.professions) == {"baker", "miller", "bread-baker", "other-makers"}
    assert set(catalogue.profiles) == {"baker", "miller"}
    assert set(catalogue.weeks) == {"baker", "miller"}
    job = catalogue.professions["bread-baker"]
    assert (job.title, job.field, job.is_full) == ("Bread baker", "Food", False)
    assert catalogue.occupations["51-3011"].why == "Supermarkets bake for themselves."
    assert catalogue.occupations["51-9199"].is_residual


def test_what_belongs_nowhere_is_related_to_nothing(folder: Folder) -> None:
    catalogue = load(folder.path)
    assert catalogue.professions["bread-baker"].similar == ()
    assert catalogue.professions["other-makers"].similar == ("bread-baker",)


def test_a_profile_that_describes_an_occupation_takes_its_place(folder: Folder) -> None:
    folder.write(FILE, TEXT.replace("bread-baker", "baker").replace("Bread baker", "Loaf baker"))
    catalogue = load(folder.path)
    assert catalogue.professions["baker"].is_full
    assert "bread-baker" not in catalogue.professions


def test_a_later_folder_replaces_the_file(folder: Folder, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "professions").mkdir(parents=True)
    (own / "rankings").mkdir()
    smith = folder.path / "professions/miller.yaml"
    text = smith.read_text("utf-8").replace("miller", "smith").replace("Miller", "Smith")
    (own / "professions/smith.yaml").write_text(text, "utf-8")
    (own / FILE).write_text(HEAD + "51-4022,forge-hand,Forge hand,Metal,,,\n", "utf-8")
    assert set(load(folder.path, own).occupations) == {"51-4022"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("51-3011,bread", "513011,bread", "2: '513011' is no code of an occupation"),
        ("bread-baker,B", "Bread Baker,B", "2: 'Bread Baker' is no slug"),
        ("other-makers", "bread-baker", "3: slug 'bread-baker' stands here for the second time"),
        ("Other makers", "bread baker", "3: title 'bread baker' stands here for the second time"),
        ("51-9199,o", "51-3011,o", "3: code '51-3011' stands here for the second time"),
        ("Bread baker", "", "2: 'title' is empty"),
        ("Food", "", "2: 'field' is empty"),
        ("Bread baker", "B" * 61, "2: 'title' has more than 60 characters"),
        ("Bread baker", "Bread\u200bbaker", "2: 'title' has an invisible character"),
        (",51-9199,\n", ",51-9198,\n", "2: related code '51-9198' stands in no row"),
        (",yes", ",maybe", "3: 'residual' must not be 'maybe'"),
        ("Supermarkets bake", "Supermarkets, bake", "2: this row has 8 cells"),
        ("code,slug", "code,name", "1: there is no column 'slug'"),
        ("code,slug", "code,name", "1: unknown column 'name'"),
    ],
)
def test_a_mistake_is_named_with_its_line(folder: Folder, old: str, new: str, told: str) -> None:
    assert old in TEXT
    folder.write(FILE, TEXT.replace(old, new, 1))
    assert any(f"{FILE}:{told}" in each for each in mistakes(folder.path)), mistakes(folder.path)


def test_figures_come_by_the_code(folder: Folder) -> None:
    for file, text in TABLES.items():
        text = text.replace("system: ISCO", "system: SOC").replace("7512", "51-3011")
        folder.write(file, text.replace("country: DE", "country: US"))
    job = load(folder.path).professions["bread-baker"]
    assert [each.value for each in job.outlook.figures if each.measure == "growth"] == [-1.5]
    assert [each.amount for each in job.pay.salaries] == [2100, 2500.5]
    assert job.codes[0].title == "Bakers, pastry-cooks"
    assert job.start.education is not None
