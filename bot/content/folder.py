"""A whole catalogue, written into a folder of its own: all of it, or nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml

from bot.content.loader import PROFESSIONS, SKILLS, SOURCES, load
from bot.content.mistake import printable
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.figure import Model, Source
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.skill import Skill
from bot.domain.errors import OperatorError


def refuse_full(folder: Path) -> None:
    """Raise OperatorError where a new catalogue cannot stand in `folder`."""
    place = printable(str(folder))
    if not folder.parent.is_dir():
        raise OperatorError(
            f"{place} has no folder to be in: make {printable(str(folder.parent))}."
        )
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise OperatorError(f"{place} is no folder: name a new one with --into.")
    if folder.exists() and any(folder.iterdir()):
        raise OperatorError(f"{place} is not empty, and nothing in it is changed: name a new one.")


def write_catalogue(
    folder: Path,
    head: str,
    professions: Iterable[Profession],
    sources: Sequence[Source],
    skills: Sequence[Skill],
) -> Catalogue:
    """Write them into `folder`, which is empty or new, and return what was read back from it.

    `head` goes before each profile. Raises OperatorError, and leaves no trace, where that fails.
    """
    refuse_full(folder)
    draft = folder.with_name(f".{folder.name}.{os.getpid()}.new")
    try:
        (draft / PROFESSIONS).mkdir(parents=True)
        for profession in professions:
            file = draft / PROFESSIONS / f"{profession.slug}.yaml"
            file.write_text(f"# {head}\n{_written(profession)}", "utf-8")
        for name, entries in ((SOURCES, sources), (SKILLS, skills)):
            texts = (_dumped({entry.id: _told(entry, {"id"})}) for entry in entries)
            (draft / name).write_text("\n".join(texts), "utf-8")
        catalogue = load(draft)
        if folder.exists():
            folder.rmdir()
        draft.rename(folder)
    except OSError as error:
        raise OperatorError(
            f"{printable(str(folder))} cannot be written ({error.strerror}): see who may write "
            "there and whether the disk has room, or name another with --into."
        ) from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return catalogue


def _written(profession: Profession) -> str:
    return _dumped(_told(profession, set()))


def _told(model: Model, without: set[str]) -> dict[str, object]:
    return model.model_dump(mode="json", exclude_defaults=True, exclude=without)


def _dumped(data: dict[str, object]) -> str:
    return yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=100)
