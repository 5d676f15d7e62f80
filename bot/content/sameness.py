"""What many profiles have in common: a turn of phrase that reads well once, and dull every week.

Everything is counted over the profiles of one folder, whose authors can change it together, and
told in a few lines, however many profiles there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from bot.content.mistake import Mistake, quoted
from bot.content.wording import words
from bot.domain.catalogue.profession import Profession

COMMON: Final = 0.25
"""The share of profiles, or of lines, up to which nothing is said.

A series shows one profession a week: what a quarter of them share, its readers meet once a month.
"""

FEWEST: Final = 12
"""So many profiles are needed to tell a habit from chance: a quarter of fewer is one or two."""

MOST: Final = 3
"""So many words are told for each kind of line, and so many profiles for an example: after these
have changed, the check tells the next ones.
"""

_LINES: Mapping[str, Callable[[Profession], Sequence[str]]] = MappingProxyType(
    {
        "in_short": lambda job: (job.in_short,) if job.in_short else (),
        "needed": lambda job: job.needed,
        "duties": lambda job: job.duties,
        "days": lambda job: job.days,
        "steps": lambda job: job.start.steps,
    }
)
_ARTICLES = frozenset(("a", "an", "the"))  # nobody chooses them
_LABELLED = re.compile(r"[^.!?:]+: ")
_JOINED = ", and "


def sameness(profiles: Iterable[tuple[str, Profession]]) -> Iterator[Mistake]:
    """Yield what too many of the profiles share; each comes with the name of its file."""
    folders: dict[str, list[Profession]] = {}
    for file, profession in profiles:
        folders.setdefault(PurePath(file).parent.as_posix(), []).append(profession)
    for folder, professions in folders.items():
        if len(professions) >= FEWEST:
            for what, cure in _shared(professions):
                yield Mistake(folder, None, what, cure)


def _shared(professions: Sequence[Profession]) -> Iterator[tuple[str, str]]:
    yield from _labelled(professions)
    for key, of in _LINES.items():
        lines = {profession.slug: found for profession in professions if (found := of(profession))}
        if len(lines) >= FEWEST:
            yield from _opened_alike(key, lines)
            yield from _joined(key, lines)


def _labelled(professions: Sequence[Profession]) -> Iterator[tuple[str, str]]:
    alike = [
        profession.slug
        for profession in professions
        if all(map(_LABELLED.match, profession.needed))
    ]
    if len(alike) > COMMON * len(professions):
        yield (
            f"{_of(alike, len(professions))} have every line of 'needed' in the form 'X: Y'",
            "Make whole sentences of some, where it costs no clarity.",
        )


def _opened_alike(key: str, lines: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield the words with which lines begin in too many profiles, the commonest first."""
    openers: dict[str, dict[str, str]] = {}
    for slug, texts in lines.items():
        for word in (word for text in texts for word in words(text)[:1]):
            openers.setdefault(word.casefold(), {}).setdefault(slug, word)
    common = [
        alike
        for word, alike in openers.items()
        if word not in _ARTICLES and len(alike) > COMMON * len(lines)
    ]
    for alike in sorted(common, key=len, reverse=True)[:MOST]:
        word, *_ = alike.values()
        yield (
            f"{quoted(word)} opens a line of {quoted(key)} in {_of(list(alike), len(lines))}",
            "Begin some of them with another word.",
        )


def _joined(key: str, lines: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield how many lines go on, or end their list, with the same word."""
    texts = [text for each in lines.values() for text in each]
    count = sum(_JOINED in text for text in texts)
    if count > COMMON * len(texts):
        yield (
            f"{count} of {len(texts)} lines of {quoted(key)} go on with {quoted(_JOINED.strip())}",
            "Vary some: two sentences, another order, two things instead of three.",
        )


def _of(slugs: Sequence[str], count: int) -> str:
    """Return how many of the profiles those are, with the first of them for an example."""
    more = ", ..." if len(slugs) > MOST else ""
    return f"{len(slugs)} of {count} profiles ({', '.join(slugs[:MOST])}{more})"
