"""The tables of names: what is read of them, and every mistake in them with its cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import load
from tests.content.folder import Folder, mistakes

OCCUPATIONS = "occupations.csv"
NAMES, SEVERAL, LIST = "names/everyday.csv", "names/several.csv", "names/onet.csv"
WORDS, ORDINARY = "names/words.csv", "names/ordinary.txt"
FILES = {
    OCCUPATIONS: "code,slug,title,field,why,related,residual\n"
    "51-3011,bread-baker,Bread baker,Food,,,\n51-3092,food-mixer,Food mixer,Food,,,\n",
    NAMES: "slug,shown,found\n"
    "bread-baker,Loaf maker,bakester; dough man\nmiller,,grinder of corn\n",
    SEVERAL: "name,codes\nfood hand,51-3011; 51-3092\n",
    LIST: "code,names\n51-3092,batter mixer; dough scaler\n",
    WORDS: "use,words\nfiller,a; the\nturn,of\nalike,corn; grain\n",
    ORDINARY: "blender\nbatten\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path)
    for file, text in FILES.items():
        folder.write(file, text)
    return folder


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Loaf maker", "bread-baker"),
        ("bakester", "bread-baker"),
        ("the grinder of corn", "miller"),
        ("grain grinder", "miller"),
        ("food hands", "bread-baker"),
        ("Batter-Mixer", "food-mixer"),
        ("Baeckerin", "baker"),
    ],
)
def test_each_table_tells_names(folder: Folder, text: str, slug: str) -> None:
    if text == "Baeckerin":
        folder.write("names/de.csv", "slug,found\nbaker,Baeckerin\n")
    found = load(folder.path).meant(text).found
    assert found[0].profession.slug == slug


def test_a_later_folder_adds_names(folder: Folder, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "names").mkdir(parents=True)
    (own / "rankings").mkdir()
    (own / "rankings/hot-jobs.yaml").write_bytes(
        (folder.path / "rankings/hot-jobs.yaml").read_bytes()
    )
    (own / NAMES).write_text("slug,found\nbread-baker,crust wizard\n", "utf-8")
    catalogue = load(folder.path, own)
    assert catalogue.meant("crust wizard").is_exact
    assert catalogue.meant("bakester").is_exact


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (NAMES, "miller,,", "miler,,", "3: unknown slug 'miler'. Did you mean 'miller'?"),
        (NAMES, "miller,,", "bread-baker,,", "3: 'bread-baker' stands here for the second time"),
        (NAMES, "miller,,", ",,", "3: no slug"),
        (NAMES, "bakester; ", "bakester; ; ", "2: an empty name"),
        (NAMES, "bakester; ", "Loaf Maker; ", "2: 'Loaf maker' twice"),
        (NAMES, "slug,shown", "slug,seen", "1: unknown column 'seen'"),
        (SEVERAL, "51-3092", "51-3093", "2: unknown code '51-3093'. Did you mean"),
        (SEVERAL, "; 51-3092", "", "2: fewer than two different codes"),
        (LIST, "51-3092", "51-9999", "2: unknown code '51-9999'"),
        (
            LIST,
            "batter mixer",
            "Batter mixer",
            "2: 'Batter mixer' is not written as it is compared",
        ),
        (LIST, "batter mixer", "batter mixer; dough scaler", "2: 'dough scaler' twice"),
        (WORDS, "turn,of", "turns,of", "3: unknown use 'turns'. It is one of"),
        (WORDS, "a; the", "a; ; the", "2: an empty word"),
        (ORDINARY, "blender", "bl\udcffnder", "cannot be read: UnicodeDecodeError"),
    ],
)
def test_a_mistake_is_named_with_its_line(
    folder: Folder, file: str, old: str, new: str, told: str
) -> None:
    assert old in FILES[file]
    raw = FILES[file].replace(old, new, 1).encode(errors="surrogateescape")
    (folder.path / file).write_bytes(raw)
    found = mistakes(folder.path)
    assert any(each.startswith(f"{file}:") and told in each for each in found), found
