"""Several folders make one catalogue, in which the last word counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import BadCatalogue, load
from tests.content.folder import OTHER, PROFILE, RANKING, SKILLS, SOURCES, Folder

SMITH = """\
slug: smith
title: Smith
field: metal
summary: Makes horseshoes.
needed: [In every village.]
duties: [Heat the iron.]
skills: {essential: [Strength], index: [kneading]}
start: {steps: [Visit a forge.]}
similar: [baker]
outlook:
  figures:
    - {measure: employment, value: 12, country: DE, statistic: estimate, date: 2024,
       source: statistics}
question: Hammer or anvil?
"""


@pytest.fixture
def own(tmp_path: Path) -> Folder:
    """Give a second folder with nothing in it but one profile that leans on the first."""
    own = Folder(tmp_path / "own")
    for file in (PROFILE, OTHER, RANKING, SKILLS, SOURCES):
        (own.path / file).unlink()
    own.write("professions/smith.yaml", SMITH)
    return own


def mistakes(*folders: Path) -> list[str]:
    with pytest.raises(BadCatalogue) as bad:
        load(*folders)
    return [str(mistake) for mistake in bad.value.mistakes]


def test_a_later_folder_adds_to_the_first_and_uses_what_that_has(
    folder: Folder, own: Folder
) -> None:
    catalogue = load(folder.path, own.path)
    assert set(catalogue.profiles) == {"baker", "miller", "smith"}
    assert catalogue.find("Smith").outlook.figures[0].source == "statistics"


def test_a_profession_of_the_same_name_is_replaced_whole(folder: Folder, own: Folder) -> None:
    own.write(OTHER, SMITH.replace("smith", "miller").replace("Smith", "Miller"))
    catalogue = load(folder.path, own.path)
    assert catalogue.find("Miller").summary == "Makes horseshoes."


def test_what_is_replaced_takes_its_mistakes_and_its_names_with_it(
    folder: Folder, own: Folder
) -> None:
    folder.write(PROFILE, "slug: nonsense")
    own.write(
        PROFILE,
        SMITH.replace("smith", "baker").replace("Smith", "Loafer").replace("[baker]", "[]"),
    )
    own.write("professions/smith.yaml", SMITH.replace("title: Smith", "title: Bread maker"))
    assert load(folder.path, own.path).find("Bread maker").slug == "smith"


def test_a_source_of_the_same_id_is_replaced(folder: Folder, own: Folder) -> None:
    text = (folder.path / SOURCES).read_text("utf-8")
    own.write(SOURCES, text.replace("Work in numbers", "Work counted anew"))
    assert load(folder.path, own.path).sources["statistics"].title == "Work counted anew"


def test_where_a_profession_is_from_is_known(folder: Folder, own: Folder) -> None:
    assert load(folder.path, own.path).origins == {"smith": "own"}


def test_a_mistake_names_the_folder_too(folder: Folder, own: Folder) -> None:
    own.write("professions/smith.yaml", SMITH.replace("source: statistics", "source: hearsay"))
    assert mistakes(folder.path, own.path) == [
        (
            f"{own.path}/professions/smith.yaml:13: unknown source 'hearsay'. "
            "Add it to sources.yaml, or correct it."
        )
    ]


def test_a_name_that_is_taken_in_another_folder_is_a_mistake(folder: Folder, own: Folder) -> None:
    own.write("professions/smith.yaml", SMITH.replace("title: Smith", "title: Bread maker"))
    (told,) = mistakes(folder.path, own.path)
    assert told.startswith(
        f"{own.path}/professions/smith.yaml:2: title 'Bread maker' is taken by {folder.path}/"
    )


def test_every_folder_that_is_missing_or_empty_is_named(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert mistakes(folder.path, tmp_path / "empty", tmp_path / "gone") == [
        (
            f"{tmp_path}/empty/professions: there is no profile in this folder. "
            "Write a profile: data/README.md shows how."
        ),
        (
            f"{tmp_path}/gone: there is no such folder. "
            "Name the folder that holds professions/ and sources.yaml."
        ),
    ]
