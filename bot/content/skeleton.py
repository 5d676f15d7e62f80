"""A new profile: every key in its place, with what it holds, for an author to fill in."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePath
from textwrap import wrap
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import orjson
from pydantic import TypeAdapter, ValidationError

from bot.content.document import Data, Document, read
from bot.content.groundwork import Groundwork, groundwork
from bot.content.keys import KEYS
from bot.content.loader import PROFESSIONS, Folders
from bot.content.mistake import printable, quoted
from bot.content.references import taken
from bot.domain.catalogue.figure import Model
from bot.domain.catalogue.profession import Profession, Skills
from bot.domain.errors import OperatorError
from bot.domain.text import Slug

_WIDTH: Final = 88

_HEAD = """\
# yaml-language-server: $schema={schema}
#
# Write behind the colons, and behind each '-'; every further item gets a line with a '-' of its
# own. Text with a colon inside needs double quotes. `onejob check` names what is still missing.
# Keys behind a '#' may be left out; to use one, remove the '#' before it and before the lines that
# belong to it. data/README.md shows a whole example.
"""

_FIGURES = "by its code it has these figures from the tables, which are not written here as well:"

# Optional keys that nearly every profile should have: they are there to be filled in.
_WANTED = (
    *((Profession, key) for key in ("in_short", "work", "days")),
    (Skills, "index"),
)

_SLUG = TypeAdapter[str](Slug)


@dataclass(frozen=True, slots=True)
class Begun:
    """A profile to be filled in."""

    path: Path
    ground: Groundwork | None
    """What it was begun with."""


def begin(
    slug: str, folder: Path, in_use: Sequence[Path], shipped: Path, code: str | None = None
) -> Begun:
    """Write a profile to be filled in, into the catalogue in `folder`.

    `in_use` are the folders of the whole catalogue, whose names are taken; `shipped` is a folder
    that has the editors' schemas. With the `code` of an occupation, what is known of that is filled
    in. Raises OperatorError, and leaves no trace, where slug, folder or code will not do.
    """
    _refuse_bad(slug)
    folders = Folders.read(in_use)
    _refuse_taken(slug, folders, folder)
    ground = None if code is None else groundwork(code, folders, slug)
    own = folder / "schema" / "profession.json"
    schema = f"../{own.relative_to(folder).as_posix()}" if own.exists() else _shipped(shipped)
    target = folder / PROFESSIONS / f"{slug}.yaml"
    _write(target, skeleton(slug, schema, ground))
    return Begun(target, ground)


def skeleton(slug: str, schema: str, ground: Groundwork | None = None) -> str:
    """Return the text of a profile in which nothing but the slug and the ground is filled in."""
    given: Mapping[str, Data] = {"slug": slug, **(ground.keys if ground else {})}
    blocks = [
        "\n".join(_filled(key, given[key]) if given.get(key) else _entry(Profession, key))
        for key in KEYS[Profession]
    ]
    if ground is not None and ground.notes:
        blocks.insert([*KEYS[Profession]].index("codes") + 1, "\n".join(_noted(ground.notes)))
    text = "\n\n".join(blocks)
    return f"{_HEAD.format(schema=schema)}\n{text}\n"


def _filled(key: str, value: Data) -> Iterator[str]:
    """Yield the lines of a key of a profile that is filled in."""
    yield from (f"# {line}" for line in wrap(_explained(Profession, key, False), _WIDTH))
    if not isinstance(value, list):
        yield f"{key}: {_scalar(value)}"
        return
    yield f"{key}:"
    for item in value:
        parts = item.items() if isinstance(item, dict) else ()
        lines = [f"{part}: {_scalar(held)}" for part, held in parts] or [_scalar(item)]
        yield f"  - {lines[0]}"
        yield from (f"    {line}" for line in lines[1:])


def _scalar(value: Data) -> str:
    """Return it as a file has it: in quotes where it would be something else without."""
    plain = str(value)
    if read("", f"it: {plain}".encode()).data == {"it": value}:
        return plain
    return orjson.dumps(value).decode()


def _noted(notes: Sequence[str]) -> Iterator[str]:
    yield from (f"# {line}" for line in wrap(_FIGURES, _WIDTH))
    for note in notes:
        first, *more = wrap(note, _WIDTH - 2)
        yield f"# - {first}"
        yield from (f"#   {line}" for line in more)


def _entry(model: type[Model], key: str, *, is_inside: bool = False) -> Iterator[str]:
    """Yield the lines of a key: what it holds, the key itself, and all below it.

    What may be left out is behind '#'; `is_inside` says that all around it is so already.
    """
    field = model.model_fields[key]
    is_optional = not field.is_required() and (model, key) not in _WANTED
    yield from (f"# {line}" for line in wrap(_explained(model, key, is_inside), _WIDTH))
    sign = "#" if is_optional and not is_inside else ""
    yield f"{sign}{key}:"
    yield from (f"{sign}  {line}" for line in _below(field.annotation, is_inside or is_optional))


def _below(annotation: Any, is_inside: bool) -> Iterator[str]:
    part, is_list = _held(annotation)
    if part is None:
        yield from ["-"] if is_list else []
        return
    lines = [line for key in KEYS[part] for line in _entry(part, key, is_inside=is_inside)]
    if not is_list:
        yield from lines
        return
    first = next(at for at, line in enumerate(lines) if not line.startswith("#"))
    yield from lines[:first]
    yield f"- {lines[first]}"
    yield from (f"  {line}" for line in lines[first + 1 :])


def _explained(model: type[Model], key: str, is_inside: bool) -> str:
    field, text = model.model_fields[key], KEYS[model][key]
    words = _words(field.annotation)
    if not all(word in text for word in words):
        text = f"{text}: {', '.join(words)}"
    is_free = is_inside and not field.is_required() and "left out" not in text
    return f"{text} (may be left out)" if is_free else text


def _words(annotation: Any) -> tuple[str, ...]:
    """Return the words that may stand there, where only a few may."""
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(str(member.value) for member in annotation)
    if get_origin(annotation) is Literal:
        return tuple(map(str, get_args(annotation)))
    return tuple(word for each in get_args(annotation) for word in _words(each))


def _held(annotation: Any) -> tuple[type[Model] | None, bool]:
    """Return the group of keys that stands there, if it is one, and whether it is a list."""
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _held(inside[0])
    if origin is tuple:
        return _held(inside[0])[0], True
    if origin in (Union, types.UnionType):
        kinds = [kind for kind in inside if kind is not types.NoneType]
        return _held(kinds[0])  # the simplest comes first: an amount is a number, or a range
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation, False
    return None, False


def _refuse_bad(slug: str) -> None:
    try:
        _SLUG.validate_python(slug)
    except ValidationError:
        raise OperatorError(
            f"{quoted(slug)} is no slug: write lower-case letters a to z and digits, words joined "
            "by single hyphens, at most 48 characters, as in moon-gardener."
        ) from None


def _refuse_taken(slug: str, folders: Folders, folder: Path) -> None:
    for document in folders.professions:
        if PurePath(document.file).stem == slug:
            raise OperatorError(
                f"{quoted(slug)} has a profile already, {document.file}: edit it, or choose "
                "another slug. (To change it in a folder of your own only, copy the file there.)"
            )
    new = Document(f"{PROFESSIONS}/{slug}.yaml", {"slug": slug}, (), {})
    for clash in taken((*folders.professions, new)):
        if clash.file == new.file:
            raise OperatorError(f"The {clash.what}. {clash.cure}")
    target = folder / PROFESSIONS / f"{slug}.yaml"
    if target.exists():
        raise OperatorError(f"{target} is there already: edit it, or choose another slug.")


def _shipped(folder: Path) -> str:
    return (folder / "schema" / "profession.json").resolve().as_posix()


def _write(target: Path, text: str) -> None:
    """Write a file whole or not at all."""
    room, draft = target.parent, target.with_name(f".{target.name}.new")
    is_new_room = not room.exists()
    try:
        room.mkdir(exist_ok=True)
        draft.write_text(text, "utf-8")
        draft.replace(target)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
            if is_new_room:
                room.rmdir()
        raise OperatorError(
            f"{printable(str(target))} cannot be written ({error.strerror}): make the folder, or "
            "see who may write there, or name another with --in."
        ) from None
