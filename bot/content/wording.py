"""What can be told about the writing of a text without understanding it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from bot.domain.text import sentences as split

HARD: Final = 45.0
"""The LIX up to which a reader of sixteen keeps reading.

Below 30 is a children's book, 30 to 40 a story, 40 to 50 a newspaper, above it a law. Our own
profiles lie between 26 and 39.
"""

RUN: Final = 8
"""As many words in a row are not the same in two texts by accident."""

_LONG = 6  # letters; a longer word is a long one
_SHORTEST = 4  # words; any two texts may share a shorter sentence

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_PAUSE = re.compile(r"(?<=[.!?:])\s+")

_FILLER = (
    *("exciting", "cutting-edge", "dynamic", "passionate", "passion for", "leverage"),
    *("world-class", "best-in-class", "state-of-the-art", "next-generation", "game-changing"),
    *("innovative", "fast-paced", "ever-changing", "holistic", "seamless", "synergy", "synergies"),
    *("team player", "self-starter", "go-getter", "rock star", "outside the box"),
    *("communication skills", "people skills", "soft skills", "problem-solving skills"),
    *("detail-oriented", "hard-working", "highly motivated"),
)
_EMPTY = re.compile(
    rf"\b(?:{'|'.join(word.replace('-', ' ').replace(' ', '[ -]') for word in _FILLER)})\b",
    re.IGNORECASE,
)

_COUNT = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
    *("hundred", "thousand", "million", "billion"),
)
_NUMBER = re.compile(
    # "3D" and "COVID-19" are names, and so is what follows a capital: "ISO 9001".
    rf"(?<![\w-])(?<![A-Z] )\d+(?:[.,]\d+)*(?!\w)|\b(?<!no )(?i:{'|'.join(_COUNT)})\b"
)


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def lix(texts: Iterable[str]) -> float:
    """Return the mean length of a sentence in words, plus the percentage of long words.

    The measure is Björnsson's (1968); it knows no language. A colon ends a sentence.
    """
    sentences = [found for text in texts for part in _PAUSE.split(text) if (found := words(part))]
    count = sum(map(len, sentences))
    if not count:
        return 0.0
    long = sum(len(word) > _LONG for sentence in sentences for word in sentence)
    return count / len(sentences) + 100 * long / count


def filler(text: str) -> list[str]:
    """Return the words in `text` that fit any job, and so say nothing about this one."""
    return _EMPTY.findall(text)


def numbers(text: str) -> list[str]:
    """Return the numbers in `text`, in digits or words; "one" counts nothing, as "no two" does."""
    return _NUMBER.findall(text)


class Repetition(NamedTuple):
    """A text says what an earlier one said: their places in the list, and the words."""

    later: int
    earlier: int
    words: str


def repetitions(texts: Sequence[str]) -> Iterator[Repetition]:
    """Yield each stretch of eight words or more, and each whole sentence of four or more, that
    stands in `texts` a second time; capitals and punctuation make no difference.
    """
    said = [[word.casefold() for word in words(text)] for text in texts]
    first: dict[tuple[str, ...], tuple[int, int]] = {}
    for number, here in enumerate(said):
        told = 0
        for at in range(len(here) - RUN + 1):
            earlier, start = first.setdefault(tuple(here[at : at + RUN]), (number, at))
            if (earlier, start) == (number, at) or at < told:
                continue
            length = _shared(here[at:], said[earlier][start:])
            told = at + length - RUN + 1  # what begins before is a part of the same stretch
            yield Repetition(number, earlier, " ".join(here[at : at + length]))
    yield from _sentences(texts)


def _sentences(texts: Iterable[str]) -> Iterator[Repetition]:
    """Yield the repeated sentences that are too short to be found as stretches."""
    first: dict[tuple[str, ...], int] = {}
    for number, text in enumerate(texts):
        for sentence in split(text):
            key = tuple(word.casefold() for word in words(sentence))
            if not _SHORTEST <= len(key) < RUN:
                continue
            if key in first:
                yield Repetition(number, first[key], " ".join(key))
            first.setdefault(key, number)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words both begin with."""
    length = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        length += 1
    return length
