"""The authors' guide says what is true."""

from __future__ import annotations

import re
from pathlib import Path

from bot.content import load
from bot.content.keys import KEYS
from bot.domain.catalogue.figure import Level, Measure, Model, Source, Statistic, Trust
from bot.domain.catalogue.profession import Activity, OutlookNotes, PayNotes, Study
from bot.domain.catalogue.skill import Skill
from bot.domain.catalogue.table import Head
from bot.domain.question.phrasebook import Bound, Cues, Phrasebook
from bot.domain.question.understanding import Topic
from tests.content.folder import mistakes
from tests.offenders import every

# What stands in other files than the example's profile, or has a key for each column.
BOOK = (Phrasebook, Cues, Bound)
ELSEWHERE = (Source, Skill, Head, OutlookNotes, PayNotes, *BOOK)

GUIDE = (Path(__file__).parents[2] / "data/README.md").read_text("utf-8")


def write_the_example(folder: Path) -> Path:
    """Write the guide's blocks that begin with a file's name, and return the profile's path."""
    for file, text in re.findall(r"(?ms)^```(?:yaml|csv)\n# (\S+)\n(.*?)^```", GUIDE):
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        head = f"# {file}\n" if path.suffix == ".yaml" else ""
        path.write_text(head + text, "utf-8")
    return next(folder.glob("professions/*"))


def test_its_example_is_a_catalogue_without_mistakes(tmp_path: Path) -> None:
    write_the_example(tmp_path)
    catalogue = load(tmp_path)
    assert len(catalogue.profiles) == len(catalogue.rankings) == 1


def test_its_example_of_a_mistake_is_what_the_check_says(tmp_path: Path) -> None:
    profile = write_the_example(tmp_path)
    profile.write_text(profile.read_text("utf-8").replace("duties:", "dutys:"), "utf-8")
    (told,) = re.findall(r"(?m)^    (professions/\S+: unknown key .*)$", GUIDE)
    assert told in mistakes(tmp_path)


def test_its_example_shows_every_key_of_a_profession(tmp_path: Path) -> None:
    text = write_the_example(tmp_path).read_text("utf-8")
    for model, keys in KEYS.items():
        if model.__module__ == "bot.domain.catalogue.ranking" or model in ELSEWHERE:
            continue
        optional = {"sample", "note"}  # rare; the tables have them
        assert {key for key in keys if not re.search(rf"\b{key}:", text)} <= optional, model


def test_its_example_shows_every_key_of_a_table(tmp_path: Path) -> None:
    write_the_example(tmp_path)
    text = (tmp_path / "figures/tables.yaml").read_text("utf-8")
    assert not {key for key in KEYS[Head].keys() - {"id"} if not re.search(rf"\b{key}:", text)}


def test_its_example_shows_every_key_of_a_vocabulary(tmp_path: Path) -> None:
    write_the_example(tmp_path)
    text = (tmp_path / "vocabulary/en.yaml").read_text("utf-8")
    keys = {key for model in BOOK for key in KEYS[model]} - {"aspect"}  # which most lack
    assert not {key for key in keys if not re.search(rf"\b{key}:", text)}


@every(KEYS, lambda model: model.__name__)
def test_its_tables_list_every_key_in_the_words_of_the_schema(model: type[Model]) -> None:
    for key, text in KEYS[model].items():
        if model in (Source, Skill, Head) and key == "id":  # written above the fields, as their key
            continue
        name = f"**`{key}`**" if model.model_fields[key].is_required() else f"`{key}`"
        assert f"| {name} | {text} |\n" in GUIDE


@every([*Statistic, *Measure, *Trust, *Level, *Activity, *Study, *Topic], str)
def test_it_explains_every_word_of_the_lists(word: str) -> None:
    assert f"`{word}`" in GUIDE
