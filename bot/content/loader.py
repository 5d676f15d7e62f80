"""Folders of YAML files become a catalogue, or a list of everything that is wrong in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path, PurePath
from typing import Final, Self

from bot.content.document import Document
from bot.content.mistake import BadCatalogue, Mistake, printable
from bot.content.model import entries, models
from bot.content.names import NameFiles
from bot.content.occupations import OccupationFile
from bot.content.official import unofficial
from bot.content.references import (
    misnamed,
    misplaced,
    taken,
    taken_by_skills,
    unknown,
    unlike,
    unlisted,
)
from bot.content.shelf import Shelf, is_folder
from bot.content.tables import DESCRIPTIONS, TableFiles
from bot.content.vocabulary import FOLDER as VOCABULARY
from bot.content.vocabulary import known, phrasebooks, wrong
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.figure import Source
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.ranking import Ranking
from bot.domain.catalogue.skill import Skill
from bot.domain.catalogue.table import Tables, complete
from bot.domain.question.library import Library
from bot.domain.question.phrasebook import Phrasebook
from bot.domain.question.vocabulary import Vocabulary

PROFESSIONS: Final = "professions"
_RANKINGS: Final = "rankings"
SOURCES: Final = "sources.yaml"
SKILLS: Final = "skills.yaml"


def load(*folders: Path) -> Catalogue:
    """Return the catalogue in `folders`; raises BadCatalogue with every mistake of every file.

    Where several have a profession, ranking, source or skill of one name, the whole of it is taken
    from the last. Any folder may be given: nothing in it is executed, waited for, or read without
    a bound.
    """
    return Folders.read(folders).catalogue()


def library(*folders: Path, otherwise: Path | None = None) -> Library:
    """Return the same, with how it is asked; raises BadCatalogue as well.

    In languages for which `folders` have no vocabulary it is asked by that of another folder: how
    people ask is a matter of their language, and hardly of the jobs.
    """
    return Folders.read(folders, otherwise).library()


@dataclass(frozen=True, slots=True)
class Folders:
    """The files of a catalogue, as far as they count: what a later folder replaces is gone."""

    professions: Sequence[Document]
    rankings: Sequence[Document]
    sources: Sequence[Document]
    skills: Sequence[Document]
    occupations: OccupationFile
    tables: TableFiles
    names: NameFiles
    vocabularies: Mapping[str, Document]
    """How questions are asked, by language."""
    spare: Mapping[str, Document]
    """The same, of another folder, for languages in which these have none."""
    origins: Mapping[str, str]
    """The folder's name for each profession that is not from the first folder."""
    mistakes: Sequence[Mistake]
    """What is wrong with the files themselves and with the names they use."""

    @classmethod
    def read(cls, folders: Sequence[Path], otherwise: Path | None = None) -> Self:
        """Never raises. Of the folder `otherwise`, only vocabularies count."""
        mistakes: list[Mistake] = []
        professions: dict[str, Document] = {}
        rankings: dict[str, Document] = {}
        sources: list[Document] = []
        skills: list[Document] = []
        vocabularies: dict[str, Document] = {}
        spare: dict[str, Document] = {}
        shelves: list[Shelf] = []
        origins: dict[str, str] = {}
        for folder in folders:
            if not is_folder(folder):
                cure = "Name the folder that holds professions/ and sources.yaml."
                place = printable(str(folder))
                mistakes.append(Mistake(place, None, "there is no such folder", cure))
                continue
            # With one folder, everybody knows which.
            shelf = Shelf(folder, f"{printable(str(folder))}/" if len(folders) > 1 else "")
            found = shelf.documents(PROFESSIONS, mistakes)
            ranked = shelf.documents(_RANKINGS, mistakes)
            spoken = shelf.documents(VOCABULARY, mistakes)
            is_first = folder == folders[0]
            has_other = ranked or spoken or shelf.has(DESCRIPTIONS)
            if not found and (is_first or not has_other):
                cure = "Write a profile: data/README.md shows how."
                place = f"{shelf.label}{PROFESSIONS}"
                mistakes.append(Mistake(place, None, "there is no profile in this folder", cure))
            professions |= found
            rankings |= ranked
            vocabularies |= spoken
            sources.append(shelf.document(SOURCES, is_optional=not is_first))
            skills.append(shelf.document(SKILLS, is_optional=True))
            shelves.append(shelf)
            if not is_first:
                origins |= dict.fromkeys(found, folder.resolve().name)
        if otherwise is not None and otherwise not in folders:
            shelf = Shelf(otherwise, f"{printable(str(otherwise))}/")
            found = shelf.documents(VOCABULARY, mistakes)
            spare = {name: book for name, book in found.items() if name not in vocabularies}
        occupations = OccupationFile.read(shelves)
        tables, names = TableFiles.read(shelves), NameFiles.read(shelves)
        whole = cls(
            tuple(professions.values()),
            tuple(rankings.values()),
            tuple(sources),
            tuple(skills),
            occupations,
            tables,
            names,
            vocabularies,
            spare,
            origins,
            mistakes,
        )
        books = (*vocabularies.values(), *spare.values())
        for document in (*whole.professions, *whole.rankings, *sources, *skills, *books):
            mistakes += document.mistakes
        mistakes += (*occupations.mistakes, *tables.mistakes, *names.mistakes)
        mistakes += whole._wrong_references()
        return whole

    def catalogue(self) -> Catalogue:
        """Return what the files describe; raises BadCatalogue with every mistake of every file."""
        mistakes = [*self.mistakes]
        tables = Tables(self.tables.tables)
        professions: list[Profession] = []
        for document in self.professions:
            for profession in models(document, Profession, mistakes):
                if not self.tables.mistakes:
                    mistakes += unofficial(document, profession, tables)
                professions.append(profession)
        found = (
            [model for each in self.rankings for model in models(each, Ranking, mistakes)],
            entries(self.sources, Source, mistakes),
            entries(self.skills, Skill, mistakes),
        )
        self._phrasebooks(mistakes)
        if mistakes:
            raise BadCatalogue(mistakes)
        completed = (complete(profession, tables) for profession in professions)
        return Catalogue(
            completed,
            *found,
            self.occupations.occupations,
            tables=tables,
            names=self.names.names(),
            origins=self.origins,
        )

    def library(self) -> Library:
        """Return the same, with how it is asked; raises BadCatalogue as well."""
        catalogue = self.catalogue()
        fields = {job.field for job in catalogue.profiles.values()}
        fields |= {job.field for job in catalogue.occupations.values()}
        made = {
            language: cache(partial(Vocabulary, known(book, catalogue.skills, fields)))
            for language, book in self._phrasebooks([]).items()
        }
        return Library(catalogue, made)

    def _phrasebooks(self, mistakes: list[Mistake]) -> Mapping[str, Phrasebook]:
        return phrasebooks({**self.spare, **self.vocabularies}, mistakes)

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
        for document in (*self.professions, *self.rankings, *self.tables.descriptions):
            yield from unknown(document, sources)
        fields = self._fields()
        for document in self.vocabularies.values():
            yield from wrong(document, skills, fields)
        for document in self.spare.values():  # which need not fit these jobs
            yield from wrong(document, None, None)
        jobs = self.occupations.occupations
        if jobs and not self.occupations.mistakes:
            slugs |= {job.slug for job in jobs}
            yield from self.names.wrong(slugs, {job.code for job in jobs})
        else:
            yield from self.names.wrong(None, None)

    def _fields(self) -> Collection[str] | None:
        """Return the titles of all fields; None where a file could not be read."""
        found = [document.data and document.data.get("field") for document in self.professions]
        if self.occupations.mistakes or not all(isinstance(field, str) for field in found):
            return None
        return {*map(str, found), *(job.field for job in self.occupations.occupations)}


def _ids(documents: Iterable[Document]) -> Collection[str] | None:
    """Return the ids of all entries; None where a file could not be read."""
    ids: set[str] = set()
    for document in documents:
        if document.data is None:
            return None
        ids |= document.data.keys()
    return ids
