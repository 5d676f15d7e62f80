"""What a file cannot know by itself: that the names it uses exist, and that its own are free.

These checks read plain data, not models: a file with other mistakes has these told as well.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from bot.content.codes import countries, country_meant, currencies
from bot.content.document import Data, Document, Path
from bot.content.mistake import Mistake, nearest, quoted
from bot.domain.search import fold


def misnamed(document: Document, key: str) -> Iterator[Mistake]:
    """Yield a mistake where the id under `key` is not the file's name."""
    value, stem = _get(document.data, key), PurePath(document.file).stem
    if isinstance(value, str) and value != stem:
        yield Mistake(
            document.file,
            document.line((key,)),
            f"{key} {quoted(value)} differs from the file's name",
            f"Rename the file to {quoted(value + '.yaml')}, or correct the {key}.",
        )


def unknown(document: Document, sources: Collection[str] | None) -> Iterator[Mistake]:
    """Yield a mistake for each unknown source, country and currency, wherever it stands.

    With `sources` None the sources could not be read, and nothing is said about them.
    """
    for path, key, value in _texts(document.data):
        match key:
            case "source" if sources is not None and value not in sources:
                what = f"unknown source {quoted(value)}"
                cure = _meant(value, sources, "Add it to sources.yaml, or correct it.")
            case "country" if _is_code(value, 2) and value not in countries():
                what = f"there is no country {quoted(value)} in ISO 3166"
                meant = country_meant(value)
                cure = f"Did you mean {quoted(meant)}?" if meant else "Write its code, or 'world'."
            case "currency" if _is_code(value, 3) and value not in currencies():
                what = f"there is no currency {quoted(value)} in ISO 4217"
                cure = _meant(value, (), "Write its code, such as USD or EUR.")
            case _:
                continue
        yield Mistake(document.file, document.line((*path, key)), what, cure)


def taken(professions: Iterable[Document]) -> Iterator[Mistake]:
    """Yield a mistake for each slug, title or alias that people would search for in vain,
    because something else is called so; they are compared as the search compares them.
    """
    return _clashes(
        _Called(document, PurePath(document.file), *name)
        for document in professions
        for name in _names(document.data, ("slug", "title"), ())
    )


def taken_by_skills(skills: Document) -> Iterator[Mistake]:
    """Yield a mistake for each id, title or alias that two skills share."""
    return _clashes(
        _Called(skills, id_, *name)
        for id_, fields in (skills.data or {}).items()
        for name in [((id_,), "id", id_), *_names(fields, ("title",), (id_,))]
    )


def unlike(profession: Document, slugs: Collection[str]) -> Iterator[Mistake]:
    """Yield a mistake for each similar profession that is none."""
    similar = _get(profession.data, "similar")
    own = PurePath(profession.file).stem
    seen: set[str] = set()
    for at, slug in enumerate(similar if isinstance(similar, list) else ()):
        if not isinstance(slug, str):
            continue
        line = profession.line(("similar", at))
        if slug in seen:
            yield Mistake(profession.file, line, f"{quoted(slug)} stands here twice", "Remove it.")
        elif slug == own:
            yield Mistake(
                profession.file, line, "the profession is named as similar to itself", "Remove it."
            )
        elif slug not in slugs:
            cure = _meant(slug, slugs, "Write its file, or remove it here.")
            yield Mistake(profession.file, line, f"unknown profession {quoted(slug)}", cure)
        seen.add(slug)


def unlisted(profession: Document, skills: Collection[str]) -> Iterator[Mistake]:
    """Yield a mistake for each word of the index that skills.yaml lacks, or that stands twice."""
    index = _get(_get(profession.data, "skills"), "index")
    seen: set[str] = set()
    for at, skill in enumerate(index if isinstance(index, list) else ()):
        if not isinstance(skill, str):
            continue
        line = profession.line(("skills", "index", at))
        if skill in seen:
            yield Mistake(profession.file, line, f"{quoted(skill)} stands here twice", "Remove it.")
        elif skill not in skills:
            cure = _meant(skill, skills, "Add it to skills.yaml, or correct it.")
            yield Mistake(profession.file, line, f"unknown skill {quoted(skill)}", cure)
        seen.add(skill)


def misplaced(ranking: Document, slugs: Collection[str]) -> Iterator[Mistake]:
    """Yield a mistake for each place out of order, without a unit, or of an unknown profession."""
    places = _get(ranking.data, "places")
    has_unit = _get(ranking.data, "unit") is not None
    before = 0
    for at, place in enumerate(places if isinstance(places, list) else ()):
        rank, named = _get(place, "rank"), _get(place, "professions")
        if isinstance(rank, int):
            if rank < before:
                yield Mistake(
                    ranking.file,
                    ranking.line(("places", at, "rank")),
                    f"rank {rank} comes after rank {before}",
                    "Order the places by rank; equal places share a rank.",
                )
            before = max(before, rank)
        if not has_unit and _get(place, "figure") is not None:
            has_unit = True  # said once
            yield Mistake(
                ranking.file,
                ranking.line(("places", at, "figure")),
                "a place has a figure, but the ranking has no 'unit'",
                "Add 'unit:', what each figure counts.",
            )
        for number, slug in enumerate(named if isinstance(named, list) else ()):
            if isinstance(slug, str) and slug not in slugs:
                yield Mistake(
                    ranking.file,
                    ranking.line(("places", at, "professions", number)),
                    f"unknown profession {quoted(slug)}",
                    _meant(slug, slugs, "Write its file, or leave it out."),
                )


_CHECKED = ("source", "country", "currency")
_PARTED = (list, dict)


class _Called(NamedTuple):
    """One name of something: where it stands, and what it names."""

    document: Document
    owner: Hashable
    path: Path
    kind: str
    name: str


def _names(data: Data, keys: Iterable[str], inside: Path) -> Iterator[tuple[Path, str, str]]:
    for key in keys:
        name = _get(data, key)
        if isinstance(name, str):
            yield (*inside, key), key, name
    aliases = _get(data, "aliases")
    for at, name in enumerate(aliases if isinstance(aliases, list) else ()):
        if isinstance(name, str):
            yield (*inside, "aliases", at), "alias", name


def _clashes(names: Iterable[_Called]) -> Iterator[Mistake]:
    owners: dict[str, _Called] = {}
    for called in names:
        first = owners.setdefault(fold(called.name), called)
        if first is called:
            continue
        line = called.document.line(called.path)
        if first.owner != called.owner:
            yield Mistake(
                called.document.file,
                line,
                f"{called.kind} {quoted(called.name)} is taken by "
                f"{first.document.file}:{first.document.line(first.path)}",
                "Choose another; capitals, accents and hyphens make no difference.",
            )
        elif first.kind in ("slug", "id"):  # a title may say what they say
            owners[fold(called.name)] = called
        else:
            yield Mistake(
                called.document.file,
                line,
                f"{called.kind} {quoted(called.name)} says the same as {quoted(first.name)} "
                f"on line {first.document.line(first.path)}",
                "Remove it.",
            )


def _texts(data: Data) -> Iterator[tuple[Path, str, str]]:
    """Yield the texts that _CHECKED keys hold: the path of what has the key, the key, the text."""
    nodes: list[tuple[Path, Data]] = [((), data)]
    for path, node in nodes:  # which grows
        if isinstance(node, list):
            nodes += [((*path, at), each) for at, each in enumerate(node) if type(each) in _PARTED]
        elif isinstance(node, dict):
            nodes += [((*path, k), each) for k, each in node.items() if type(each) in _PARTED]
            for key in _CHECKED:
                if isinstance(value := node.get(key), str):
                    yield path, key, value


def _get(data: Data, key: str) -> Data:
    return data.get(key) if isinstance(data, dict) else None


def _is_code(text: str, length: int) -> bool:
    """Whether `text` looks like a code; what does not is told elsewhere."""
    return len(text) == length and text.isascii() and text.isalpha() and text.isupper()


def _meant(text: str, known: Collection[str], otherwise: str) -> str:
    meant = nearest(text, known)
    return f"Did you mean {quoted(meant)}?" if meant else otherwise
