"""Whose words questions are understood by, where several folders have some or none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.content import BadCatalogue, library
from bot.domain.question.understand import understand
from bot.domain.question.understanding import Topic
from bot.settings import packaged_catalogue
from tests.content.folder import FILES, VOCABULARY, Folder


def test_one_with_mistakes_keeps_the_bot_from_starting(folder: Folder) -> None:
    folder.write(VOCABULARY, "language: english\n")
    with pytest.raises(BadCatalogue, match=r"vocabulary/en\.yaml:1: 'topics' is missing"):
        library(folder.path)


def test_a_folder_is_asked_by_its_own(folder: Folder) -> None:
    shelf = library(folder.path, otherwise=packaged_catalogue())
    vocabulary = shelf.vocabulary("en-GB")
    assert vocabulary is not None
    assert understand("what do bakers get", shelf.catalogue, vocabulary).topic is Topic.SALARY
    assert not vocabulary.knows("wage")


def test_a_folder_without_one_is_asked_by_that_which_comes_with_the_bot(folder: Folder) -> None:
    shutil.rmtree(folder.path / "vocabulary")
    assert library(folder.path).vocabulary("en") is None
    shelf = library(folder.path, otherwise=packaged_catalogue())
    vocabulary = shelf.vocabulary("en")
    assert vocabulary is not None
    understood = understand("what is the wage of a baker", shelf.catalogue, vocabulary)
    assert (understood.topic, understood.professions) == (Topic.SALARY, ("baker",))


def test_it_names_no_skill_and_no_field_that_the_catalogue_lacks(folder: Folder) -> None:
    shutil.rmtree(folder.path / "vocabulary")
    shelf = library(folder.path, otherwise=packaged_catalogue())
    vocabulary = shelf.vocabulary("en")
    assert vocabulary is not None
    assert vocabulary.book.skills == {}
    assert vocabulary.book.fields == {}
    assert not understand("which jobs need python", shelf.catalogue, vocabulary).skill


def test_a_field_is_called_as_the_catalogue_calls_it(folder: Folder) -> None:
    folder.replace(VOCABULARY, "  food: [kitchen]\n", "  Food: [kitchen]\n")
    vocabulary = library(folder.path).vocabulary("en")
    assert vocabulary is not None
    assert list(vocabulary.book.fields) == ["food"]


def test_a_later_folder_adds_languages_and_takes_the_place_of_those_before(
    folder: Folder, tmp_path: Path
) -> None:
    later = tmp_path / "later"
    german = FILES[VOCABULARY].replace("english", "german").replace("earn", "verdient")
    write(later / "vocabulary/de.yaml", german)
    write(later / VOCABULARY, FILES[VOCABULARY].replace("earn", "rake in"))
    shelf = library(folder.path, later)
    words = {name: shelf.vocabulary(name) for name in ("de", "en")}
    assert {
        name: [word for word in ("earn", "verdient", "rake") if found and found.knows(word)]
        for name, found in words.items()
    } == {"de": ["verdient"], "en": ["rake"]}


def test_a_file_is_called_by_two_letters(folder: Folder) -> None:
    (folder.path / VOCABULARY).rename(folder.path / "vocabulary/english.yaml")
    assert folder.mistakes() == [
        (
            "vocabulary/english.yaml:1: the file's name 'english' is no code of a language. "
            "Call it by the two letters of its language: "
            "da, de, en, es, fi, fr, it, nl, no, pl, pt, ru, sv, tr."
        )
    ]


def test_a_broken_file_beside_it_does_not_blame_it(folder: Folder) -> None:
    folder.write("skills.yaml", "[")
    folder.write("professions/miller.yaml", "[")
    assert not [told for told in folder.mistakes() if told.startswith("vocabulary")]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
