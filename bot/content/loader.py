"""A folder of YAML files becomes a catalogue, or a list of everything that is wrong in it."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final, TypeVar

import orjson
from pydantic import ValidationError

from bot.content.diagnosis import diagnose
from bot.content.document import LARGEST, Data, Document, kind, read
from bot.content.keys import KEYS
from bot.content.mistake import BadCatalogue, Mistake, printable, quoted
from bot.content.references import (
    misnamed,
    misplaced,
    taken,
    taken_by_skills,
    unknown,
    unlike,
    unlisted,
)
from bot.domain.catalogue import Catalogue
from bot.domain.figure import Model, Source
from bot.domain.profession import Profession
from bot.domain.ranking import Ranking
from bot.domain.skill import Skill

_M = TypeVar("_M", bound=Model)

_PROFESSIONS: Final = "professions"
_RANKINGS: Final = "rankings"
_SOURCES: Final = "sources.yaml"
_SKILLS: Final = "skills.yaml"


def load(folder: Path) -> Catalogue:
    """Return the catalogue in `folder`; raises BadCatalogue with every mistake of every file.

    Any folder may be given: nothing in it is executed, waited for, or read without a bound.
    """
    if not _is_folder(folder):
        cure = "Name the folder that holds professions/ and sources.yaml."
        raise BadCatalogue([Mistake(printable(str(folder)), None, "there is no such folder", cure)])
    mistakes: list[Mistake] = []
    professions = _documents(folder, _PROFESSIONS, mistakes)
    rankings = _documents(folder, _RANKINGS, mistakes)
    sources = _document(folder / _SOURCES, _SOURCES)
    skills = _optional(folder / _SKILLS, _SKILLS)
    for document in (*professions, *rankings, sources, skills):
        mistakes += document.mistakes
    mistakes += _wrong_references(professions, rankings, sources, skills)
    models = (
        [model for each in professions for model in _models(each, Profession, mistakes)],
        [model for each in rankings for model in _models(each, Ranking, mistakes)],
        _entries(sources, Source, mistakes),
        _entries(skills, Skill, mistakes),
    )
    if mistakes:
        raise BadCatalogue(mistakes)
    return Catalogue(*models)


def _wrong_references(
    professions: list[Document], rankings: list[Document], sources: Document, skills: Document
) -> Iterator[Mistake]:
    # The names of the files, not what is in them: one broken file shall not blame the others.
    slugs = {PurePath(document.file).stem for document in professions}
    ids = None if sources.data is None else sources.data.keys()
    yield from taken(professions)
    yield from taken_by_skills(skills)
    for document in professions:
        yield from misnamed(document, "slug")
        yield from unlike(document, slugs)
        if skills.data is not None:
            yield from unlisted(document, skills.data.keys())
    for document in rankings:
        yield from misnamed(document, "id")
        yield from misplaced(document, slugs)
    for document in (*professions, *rankings):
        yield from unknown(document, ids)


def _models(document: Document, model: type[_M], mistakes: list[Mistake]) -> Iterator[_M]:
    """Yield what the document describes, or add what is wrong with it."""
    if document.data is not None:
        yield from _model(document, document.data, model, mistakes, ())


def _entries(document: Document, model: type[_M], mistakes: list[Mistake]) -> list[_M]:
    """Return what a file holds whose entries have their ids for keys."""
    found: list[_M] = []
    for key, fields in (document.data or {}).items():
        if not isinstance(fields, dict):
            keys = ", ".join(key for key in KEYS[model] if key != "id")
            cure = f"Write them below it, further to the right: {keys}."
            what = f"{quoted(key)} must hold keys with values, not {kind(fields)}"
            mistakes.append(Mistake(document.file, document.line((key,)), what, cure))
            continue
        if "id" in fields:
            cure = "Remove it: the name above it is the id."
            line = document.line((key, "id"))
            mistakes.append(Mistake(document.file, line, "unknown key 'id'", cure))
        found += _model(document, {**fields, "id": key}, model, mistakes, (key,))
    return found


def _model(
    document: Document,
    data: dict[str, Data],
    model: type[_M],
    mistakes: list[Mistake],
    inside: tuple[str, ...],
) -> Iterator[_M]:
    try:
        # From JSON, because only there strict models take text for dates and lists for tuples.
        yield model.model_validate_json(orjson.dumps(data))
    except ValidationError as error:
        told = {mistake.line for mistake in document.mistakes}
        mistakes += (
            mistake
            for mistake in diagnose(document, model, error, inside)
            if mistake.line not in told  # a line that was misread is not judged again
        )


def _documents(folder: Path, name: str, mistakes: list[Mistake]) -> list[Document]:
    try:
        entries = sorted(entry.name for entry in (folder / name).iterdir())
    except FileNotFoundError:
        entries = []
    except OSError as error:
        mistakes.append(_unreadable(name, error))
        return []
    found: list[Document] = []
    for entry in entries:
        file, suffix = f"{name}/{printable(entry)}", PurePath(entry).suffix
        if entry.startswith("."):  # left behind by editors and file managers
            continue
        if suffix == ".yaml":
            found.append(_document(folder / name / entry, file))
        elif suffix.lower() in (".yaml", ".yml"):
            cure = f"Rename it to {quoted(PurePath(entry).stem + '.yaml')}."
            mistakes.append(Mistake(file, None, f"files that end in {suffix} are not read", cure))
    if not found and name == _PROFESSIONS:
        cure = "Write a profile: data/README.md shows how."
        mistakes.append(Mistake(name, None, "there is no profile in this folder", cure))
    return found


def _optional(path: Path, file: str) -> Document:
    """Return what the file holds, or nothing where there is none."""
    return _document(path, file) if path.exists() else Document(file, {}, (), {})


def _document(path: Path, file: str) -> Document:
    try:
        # Opening a pipe or a device could wait for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            mistake = Mistake(file, None, "is not a file", "Move it away, or remove it.")
            return Document(file, None, (mistake,), {})
        with path.open("rb") as stream:
            return read(file, stream.read(LARGEST + 1))
    except OSError as error:
        return Document(file, None, (_unreadable(file, error),), {})


def _unreadable(file: str, error: OSError) -> Mistake:
    if isinstance(error, FileNotFoundError):
        return Mistake(file, None, "there is no such file", "Write it: data/README.md shows how.")
    reason = error.strerror or type(error).__name__
    return Mistake(file, None, f"cannot be read: {reason}", "Check what it is and who may read it.")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
