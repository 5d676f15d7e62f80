"""How questions are asked: the phrasebooks of `vocabulary/`, and every mistake in them.

Their own shape is the model's matter. These checks read plain data, as those of other files do: a
file with other mistakes has these told as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Final, get_args

from bot.content.codes import countries, country_meant
from bot.content.document import Data, Document, Path
from bot.content.mistake import Mistake, nearest, quoted
from bot.content.model import models
from bot.domain.question.phrasebook import Phrasebook, Stemmed
from bot.domain.question.token import Token, sentences
from bot.domain.question.vocabulary import MARKS
from bot.domain.search import fold, folded

FOLDER: Final = "vocabulary"

_CODES = ("da", "nl", "en", "fi", "fr", "de", "it", "no", "pl", "pt", "ru", "es", "sv", "tr")
_LANGUAGES: Mapping[str, str] = dict(zip(_CODES, get_args(Stemmed), strict=True))
"""Those that Discord has as well, by their codes of ISO 639-1."""

_WORDS = ("small", "sometimes")
"""Keys whose lines are words, one beside another."""
_NO_PHRASES = (*_WORDS, "sets", "spelled")
_GAP = "*"
_SAYS = "says"
_WEIGHT, _HINT = 3, 1
"""How much phrases weigh that say nothing of it, and those that several topics may have."""
_SET = re.compile(r"<([^<>]*)>")


def phrasebooks(
    documents: Mapping[str, Document], mistakes: list[Mistake]
) -> Mapping[str, Phrasebook]:
    """Return them by language, which is the file's name, or add what their shape has wrong."""
    return {
        language: book
        for language, document in documents.items()
        for book in models(document, Phrasebook, mistakes)
    }


def wrong(
    document: Document, skills: Collection[str] | None, fields: Collection[str] | None
) -> Iterator[Mistake]:
    """Yield what is wrong with a phrasebook beside its shape.

    `skills` are ids and `fields` titles that the catalogue has; where they are None, they could not
    be read, and nothing is said about them.
    """
    if document.data is None:
        return
    told = (
        *_language(document.data, PurePath(document.file).stem),
        *_spelled(document.data),
        *_words(document.data),
        *_sets(document.data),
        *_phrases(document),
        *_keys(document.data, skills, fields),
    )
    for path, what, cure in told:
        yield Mistake(document.file, document.line(path), what, cure)


def known(book: Phrasebook, skills: Collection[str], fields: Collection[str]) -> Phrasebook:
    """Return it without the skills and fields that a catalogue does not have."""
    titles = {fold(title): title for title in fields}
    called = {titles.get(fold(title), ""): said for title, said in book.fields.items()}
    called.pop("", None)
    named = {id_: said for id_, said in book.skills.items() if id_ in skills}
    return book.model_copy(update={"skills": named, "fields": called})


_Told = Iterator[tuple[Path, str, str]]
"""Where a mistake is, what it is, and its cure."""


def _language(data: dict[str, Data], name: str) -> _Told:
    language = data.get("language")
    if name not in _LANGUAGES:
        cure = f"Call it by the two letters of its language: {', '.join(sorted(_CODES))}."
        yield (), f"the file's name {quoted(name)} is no code of a language", cure
    elif isinstance(language, str) and language != _LANGUAGES[name]:
        what = f"{quoted(language)} is not the language of the file's name"
        yield ("language",), what, f"Write {_LANGUAGES[name]}, or rename the file."


def _spelled(data: dict[str, Data]) -> _Told:
    first: dict[str, str] = {}
    for written in _mapping(data.get("spelled")):
        if told := _wrong_word(written):
            yield ("spelled", written), *told
        same = first.setdefault(folded(written), written)
        if same != written:
            what = f"{quoted(written)} says the same as {quoted(same)}"
            yield ("spelled", written), what, "Remove it; capitals and accents make no difference."


def _words(data: dict[str, Data]) -> _Told:
    for key in _WORDS:
        seen: set[str] = set()
        for at, line in _items(data.get(key)):
            for word in map(folded, line.split()):
                if word in seen:
                    yield (key, at), f"{quoted(word)} stands here twice", "Remove it."
                seen.add(word)


def _sets(data: dict[str, Data]) -> _Told:
    for name, words in _mapping(data.get("sets")).items():
        for at, word in _items(words):
            if told := _wrong_word(word):
                yield ("sets", name, at), *told


def _phrases(document: Document) -> _Told:
    data = document.data or {}
    sets = _mapping(data.get("sets"))
    places: dict[tuple[object, ...], Path] = {}
    owners: dict[tuple[object, ...], str] = {}
    for path, said in _said(data):
        yield from ((path, *told) for told in _wrong_phrase(said, sets))
        names = [part for part in path if isinstance(part, str)]
        *group, owner = [name for name in names if name != _SAYS] or names
        parts = _compared(said)
        first = places.setdefault((*group, owner, parts), path)
        if first != path:
            cure = f"The first is on line {document.line(first)}: keep one of them."
            yield path, f"{quoted(said)} stands here twice", cure
        weight = _weight(data, path)
        if not group or weight == _HINT:
            continue
        other = owners.setdefault((*group, weight, parts), owner)
        if other != owner:
            what = f"{quoted(said)} says {quoted(other)} as well as {quoted(owner)}"
            with_weights = "give them other weights" if group == ["topics"] else "say more"
            yield path, what, f"Keep one of them, or {with_weights}."


def _said(data: dict[str, Data]) -> Iterator[tuple[Path, str]]:
    """Yield every phrase: each text in a list, wherever it stands."""
    nodes: list[tuple[Path, Data]] = [
        ((key,), node) for key, node in data.items() if key not in _NO_PHRASES
    ]
    for path, node in nodes:  # which grows
        if isinstance(node, list):
            nodes += [((*path, at), each) for at, each in enumerate(node)]
        elif isinstance(node, dict):
            nodes += [((*path, key), each) for key, each in node.items()]
        elif isinstance(node, str) and isinstance(path[-1], int):
            yield path, node


def _compared(said: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(part.split("|")) for part in said.split())


def _weight(data: dict[str, Data], path: Path) -> int:
    """Return the weight of a phrase of a topic."""
    node: Data = data
    for part in path[:3]:
        if isinstance(node, dict):
            node = node.get(str(part))
        elif isinstance(node, list) and isinstance(part, int):
            node = node[part]
    weight = _mapping(node).get("weight")
    return weight if isinstance(weight, int) else _WEIGHT


def _wrong_phrase(said: str, sets: Collection[str]) -> Iterator[tuple[str, str]]:
    parts = said.split()
    if not parts:
        return  # told by the model
    words = [part for part in parts if not part.endswith("?")]
    if _GAP in (words[0] if words else "", parts[0], parts[-1]):
        what = f"'{_GAP}' begins or ends {quoted(said)}"
        yield what, "It stands for words between others: write what is on both sides of it."
    elif not words:
        cure = "Leave the '?' out at one of them."
        yield f"every word of {quoted(said)} may be missing", cure
    for part in parts:
        bare = part.removesuffix("?")
        if part != _GAP:
            for word in bare.split("|"):
                yield from _wrong_choice(word, sets)


def _wrong_choice(word: str, sets: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one of the words that may stand at a place of a phrase."""
    if named := _SET.fullmatch(word):
        if named[1] not in sets:
            meant = nearest(named[1], sets)
            cure = f"Did you mean {quoted(f'<{meant}>')}?" if meant else "Add it to 'sets'."
            yield f"there is no set {quoted(word)}", cure
    elif word not in MARKS and (told := _wrong_mark(word) or _wrong_word(word)):
        yield told


def _wrong_mark(word: str) -> tuple[str, str] | None:
    if "{" not in word and "}" not in word:
        return None
    return f"nothing is called {quoted(word)}", f"Known are {', '.join(MARKS)}."


def _wrong_word(word: str) -> tuple[str, str] | None:
    """Return what is wrong with what no question has as one word."""
    bare = word.removeprefix("=")
    if bare.isalpha():
        return None  # as nearly all are
    tokens = _tokens(bare)
    if any(token.amount for token in tokens):
        return f"{quoted(word)} is an amount", "Write {money} for any."
    texts = [token.text for token in tokens]
    if texts == [folded(bare)]:
        return None
    cure = f"Questions have {quoted(' '.join(texts))} for it." if texts else "Remove it."
    return f"{quoted(word)} is no word of a question", cure


def _tokens(text: str) -> list[Token]:
    return [token for words, _ in sentences(text) for token in words]


def _keys(
    data: dict[str, Data], skills: Collection[str] | None, fields: Collection[str] | None
) -> _Told:
    for code in _mapping(data.get("countries")):
        if code not in countries():
            meant = country_meant(code)
            cure = f"Did you mean {quoted(meant)}?" if meant else "Write its code, such as US."
            yield ("countries", code), f"there is no country {quoted(code)} in ISO 3166", cure
    for amount in _mapping(data.get("amounts")):
        if not (amount.isascii() and amount.isdigit() and int(amount)):
            cure = 'Write digits in quotes, as "100000".'
            yield ("amounts", amount), f"{quoted(amount)} is no whole number", cure
    yield from _strangers(data, "skills", skills)
    if fields is not None:
        yield from _strangers(data, "fields", fields)


def _strangers(data: dict[str, Data], key: str, known: Iterable[str] | None) -> _Told:
    """Yield what the catalogue does not know; it may be written with other capitals."""
    if known is None:
        return
    names = {fold(name): name for name in known}
    for name in _mapping(data.get(key)):
        if fold(name) not in names:
            meant = nearest(name, names.values())
            cure = f"Did you mean {quoted(meant)}?" if meant else "Remove it."
            yield (key, name), f"the catalogue has no {key.removesuffix('s')} {quoted(name)}", cure


def _mapping(node: Data) -> dict[str, Data]:
    return node if isinstance(node, dict) else {}


def _items(node: Data) -> Iterator[tuple[int, str]]:
    for at, each in enumerate(node if isinstance(node, list) else ()):
        if isinstance(each, str):
            yield at, each
