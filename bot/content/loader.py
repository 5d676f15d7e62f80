"""Folders of YAML files become a catalogue, or a list of everything that is wrong in them."""

from __future__ import annotations

import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final, Self, TypeVar

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
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.figure import Model, Source
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.ranking import Ranking
from bot.domain.catalogue.skill import Skill

_M = TypeVar("_M", bound=Model)

PROFESSIONS: Final = "professions"
_RANKINGS: Final = "rankings"
_SOURCES: Final = "sources.yaml"
_SKILLS: Final = "skills.yaml"


def load(*folders: Path) -> Catalogue:
    """Return the catalogue in `folders`; raises BadCatalogue with every mistake of every file.

    Where several have a profession, ranking, source or skill of one name, the whole of it is taken
    from the last. Any folder may be given: nothing in it is executed, waited for, or read without
    a bound.
    """
    return Folders.read(folders).catalogue()


@dataclass(frozen=True, slots=True)
class Folders:
    """The files of a catalogue, as far as they count: what a later folder replaces is gone."""

    professions: Sequence[Document]
    rankings: Sequence[Document]
    sources: Sequence[Document]
    skills: Sequence[Document]
    origins: Mapping[str, str]
    """The folder's name for each profession that is not from the first folder."""
    mistakes: Sequence[Mistake]
    """What is wrong with the files themselves and with the names they use."""

    @classmethod
    def read(cls, folders: Sequence[Path]) -> Self:
        """Never raises."""
        mistakes: list[Mistake] = []
        professions: dict[str, Document] = {}
        rankings: dict[str, Document] = {}
        sources: list[Document] = []
        skills: list[Document] = []
        origins: dict[str, str] = {}
        for folder in folders:
            if not _is_folder(folder):
                cure = "Name the folder that holds professions/ and sources.yaml."
                place = printable(str(folder))
                mistakes.append(Mistake(place, None, "there is no such folder", cure))
                continue
            # With one folder, everybody knows which.
            shelf = _Shelf(folder, f"{printable(str(folder))}/" if len(folders) > 1 else "")
            found = shelf.documents(PROFESSIONS, mistakes)
            ranked = shelf.documents(_RANKINGS, mistakes)
            is_first = folder == folders[0]
            if not found and (is_first or not ranked):
                cure = "Write a profile: data/README.md shows how."
                place = f"{shelf.label}{PROFESSIONS}"
                mistakes.append(Mistake(place, None, "there is no profile in this folder", cure))
            professions |= found
            rankings |= ranked
            sources.append(shelf.document(_SOURCES, is_optional=not is_first))
            skills.append(shelf.document(_SKILLS, is_optional=True))
            if not is_first:
                origins |= dict.fromkeys(found, folder.resolve().name)
        whole = cls(
            tuple(professions.values()),
            tuple(rankings.values()),
            tuple(sources),
            tuple(skills),
            origins,
            mistakes,
        )
        for document in (*whole.professions, *whole.rankings, *sources, *skills):
            mistakes += document.mistakes
        mistakes += whole._wrong_references()
        return whole

    def catalogue(self) -> Catalogue:
        """Return what the files describe; raises BadCatalogue with every mistake of every file."""
        mistakes = [*self.mistakes]
        models = (
            [model for each in self.professions for model in _models(each, Profession, mistakes)],
            [model for each in self.rankings for model in _models(each, Ranking, mistakes)],
            _entries(self.sources, Source, mistakes),
            _entries(self.skills, Skill, mistakes),
        )
        if mistakes:
            raise BadCatalogue(mistakes)
        return Catalogue(*models, origins=self.origins)

    def _wrong_references(self) -> Iterator[Mistake]:
        # The names of the files, not what is in them: one broken file shall not blame the others.
        slugs = {PurePath(document.file).stem for document in self.professions}
        sources, skills = _ids(self.sources), _ids(self.skills)
        yield from taken(self.professions)
        yield from taken_by_skills(self.skills)
        for document in self.professions:
            yield from misnamed(document, "slug")
            yield from unlike(document, slugs)
            yield from unlisted(document, skills)
        for document in self.rankings:
            yield from misnamed(document, "id")
            yield from misplaced(document, slugs)
        for document in (*self.professions, *self.rankings):
            yield from unknown(document, sources)


def _ids(documents: Iterable[Document]) -> Collection[str] | None:
    """Return the ids of all entries; None where a file could not be read."""
    ids: set[str] = set()
    for document in documents:
        if document.data is None:
            return None
        ids |= document.data.keys()
    return ids


def _models(document: Document, model: type[_M], mistakes: list[Mistake]) -> Iterator[_M]:
    """Yield what the document describes, or add what is wrong with it."""
    if document.data is not None:
        yield from _model(document, document.data, model, mistakes, ())


def _entries(
    documents: Iterable[Document], model: type[_M], mistakes: list[Mistake]
) -> Iterable[_M]:
    """Return what files hold whose entries have their ids for keys; the last of one id counts."""
    found: dict[str, _M] = {}
    for document in documents:
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
            for entry in _model(document, {**fields, "id": key}, model, mistakes, (key,)):
                found[key] = entry
    return found.values()


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


@dataclass(frozen=True, slots=True)
class _Shelf:
    """One folder; `label` goes before the names of its files in what authors read."""

    folder: Path
    label: str

    def documents(self, name: str, mistakes: list[Mistake]) -> dict[str, Document]:
        """Return the YAML files of a folder in it, by their names without the ending."""
        try:
            entries = sorted(entry.name for entry in (self.folder / name).iterdir())
        except FileNotFoundError:
            entries = []
        except OSError as error:
            mistakes.append(_unreadable(f"{self.label}{name}", error))
            return {}
        found: dict[str, Document] = {}
        for entry in entries:
            file, path = f"{self.label}{name}/{printable(entry)}", PurePath(entry)
            if entry.startswith("."):  # left behind by editors and file managers
                continue
            if path.suffix == ".yaml":
                found[path.stem] = _document(self.folder / name / entry, file)
            elif path.suffix.lower() in (".yaml", ".yml"):
                cure = f"Rename it to {quoted(path.stem + '.yaml')}."
                what = f"files that end in {path.suffix} are not read"
                mistakes.append(Mistake(file, None, what, cure))
        return found

    def document(self, name: str, *, is_optional: bool) -> Document:
        """Return the file of that name; nothing where there is none and none is needed."""
        path, file = self.folder / name, f"{self.label}{name}"
        if is_optional and not path.exists():
            return Document(file, {}, (), {})
        return _document(path, file)


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
