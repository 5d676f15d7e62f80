"""The words of a question, as they were typed and as they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.naming.spelling import form
from bot.domain.search import folded

LONGEST = 1000
"""Characters of a question that are read: a story and what is asked; a novel would keep others
waiting.
"""

_NO_WORDS = re.compile(
    # What Discord writes for people, channels, emoji, moments and commands; and addresses.
    r"<(?:@[!&]?|#)\d+>|<a?:\w+:\d+>|<t:-?\d+(?::\w)?>|</[\w -]+:\d+>|<?https?://\S+"
)
_RESERVED = {0: " ", 1: " "}
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_MARKS = re.compile(r"[*_~`|>#\\]+")
_OWNER = "\x01"  # in the place of 's
_POSSESSIVE = re.compile(r"(?<=\w)['’`]s\b", re.IGNORECASE)
_ELIDED = re.compile(r"(?<=\w)['’`](?=\w{1,2}\b)")  # don't, we're; not l'infirmière
_AMOUNT = re.compile(
    r"(?P<sign>[$€£])?\s?(?P<number>\d{1,3}(?:[,. ]\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    r"\s?(?P<unit>(?:k|grand|thousand|million|mio|m)\b)?",
    re.IGNORECASE,
)
_UNITS = {"k": 1_000, "grand": 1_000, "thousand": 1_000, "million": 1_000_000, "m": 1_000_000}
_MOST = 99_999_999
_LEAST = 1_000  # a smaller number is no pay of a year
_YEARS = range(1900, 2101)
_WORD = re.compile(r"\x00\d+|[^\W_]+(?:[+#](?=\W|$))*\x01?|[^\s\w!-#%-/:-@\[-`{-~\ufe0f\u200d]")
# Not where a short word is cut: one vs. another.
_END = re.compile(r"((?!(?<=\b\w\w)\.\s+[a-z`*])[.!?…\n]+(?=\s|$)|\n)")
_BREAKS = tuple(",/()&|+")
_SENTENCE_MARKS = re.compile(r"\b(?:\w\.){2,}")


@dataclass(frozen=True, slots=True)
class Token:
    """One word."""

    typed: str
    text: str
    """Without case and accents."""
    form: str
    """As names of jobs have it."""
    amount: int = 0
    """What it says of money; 0 if it says nothing."""
    is_owner: bool = False
    """Whether it was typed as a possessive: a judge's."""
    is_last: bool = False
    """Whether a comma or the like stands behind it."""


def sentences(text: str) -> Iterator[tuple[list[Token], bool]]:
    """Yield the words of each sentence that has any, and whether a question mark ends it."""
    amounts: list[int] = []

    def kept(found: re.Match[str]) -> str:
        value = _value(found)
        if not value:
            return found[0]
        amounts.append(value)
        return f" \x00{len(amounts) - 1} "

    plain = _LINK.sub(r"\1", text[:LONGEST].translate(_RESERVED))
    plain = _MARKS.sub(" ", _NO_WORDS.sub(" ", plain))
    plain = _ELIDED.sub("", _POSSESSIVE.sub(_OWNER, plain))
    plain = _SENTENCE_MARKS.sub(lambda found: found[0].replace(".", ""), plain)
    plain = _AMOUNT.sub(kept, plain)
    parts = [*_END.split(plain), ""]
    for sentence, end in zip(parts[::2], parts[1::2], strict=True):
        words = list(_words(sentence, amounts))
        if words:
            yield words, "?" in end


def _words(sentence: str, amounts: list[int]) -> Iterator[Token]:
    for found in _WORD.finditer(sentence):
        typed = found[0]
        is_last = sentence[found.end() : found.end() + 2].lstrip().startswith(_BREAKS)
        if typed[0] == "\x00":
            amount = amounts[int(typed[1:])]
            yield Token(typed, "", "", amount, is_last=is_last)
            continue
        plain = typed.removesuffix(_OWNER)
        for text in folded(plain).split():
            yield Token(plain, text, form(text), is_owner=plain != typed, is_last=is_last)


def _value(found: re.Match[str]) -> int:
    """Return the money; 0 for a number that is a year, a place or a count."""
    number, unit = found["number"], (found["unit"] or "").lower()
    is_grouped = bool(re.search(r"[,. ]\d{3}", number))
    value = float(re.sub(r"[, ]", "", number) if not is_grouped else re.sub(r"[,. ]", "", number))
    value *= _UNITS.get(unit, 1)
    is_year = not unit and not found["sign"] and not is_grouped and value in _YEARS
    return 0 if value < _LEAST or is_year else round(min(value, _MOST))
