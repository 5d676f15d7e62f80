"""A profession inside a sentence: with what its language puts before it, small where it can be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.cards.markup import inert
from bot.cards.reader import Reader
from bot.domain.catalogue.profession import Profession

Sound = Literal["vowel", "consonant", "many"]
Number = Literal["one", "many"]

_WORD = re.compile(r"[^\W_]+")
_SPELLED_WITH_A_VOWEL = frozenset("AEFHILMNORSX")
# Letters lie: "a university", "a user", "a European", "a one-man band"; "an hour", "an heir".
_CONSONANT = re.compile(r"uni(?!m|n[^i])|u[bcfhjkqrst][aeiou]|eu|ew|one|once")
_VOWEL = re.compile(r"[aeiou]|hour|honest|honor|heir|herb|8|11(?!\d)|18(?!\d)")


@dataclass(frozen=True, slots=True)
class Name:
    """What a profession is called in sentences, inert."""

    first: str
    """Where a sentence begins with it: "A data scientist"."""
    within: str
    """"a data scientist"."""
    bare: str
    """"data scientist"."""
    number: Number
    """What a verb must agree with."""

    @classmethod
    def of(cls, profession: Profession, reader: Reader) -> Name:
        number: Number = "many" if _is_many(profession, reader) else "one"
        small = lowered(profession.title, profession.aliases)
        heard = "many" if number == "many" else sound(small)
        title, bare = inert(profession.title), inert(small)
        return cls(
            reader.words("answer-one-first", sound=heard, title=title, small=bare),
            reader.words("answer-one", sound=heard, small=bare),
            bare,
            number,
        )


def lowered(text: str, others: tuple[str, ...] = ()) -> str:
    """Return it as it stands inside a sentence: with a small letter, unless that is a name's.

    A word is a name if it has other capitals ("AI", "FinTech"), or if one of `others` spells it
    with one where it does not begin ("Professor of English").
    """
    word, _, _ = text.partition(" ")
    is_plain = word[:1].isupper() and word[1:2].isalpha() and word[1:].islower()
    is_name = any(word in other.split()[1:] for other in (text, *others))
    return text if is_name or not is_plain else text[:1].lower() + text[1:]


def sound(text: str) -> Sound:
    """Return how the first word begins when it is said in English: what stands before it agrees."""
    found = _WORD.search(text)
    word = found[0] if found else ""
    if word[:2].isupper():  # said letter by letter: an HR manager, a UX designer
        return "vowel" if word[0] in _SPELLED_WITH_A_VOWEL else "consonant"
    small = word.lower()
    is_vowel = _VOWEL.match(small) and not _CONSONANT.match(small)
    return "vowel" if is_vowel else "consonant"


def _is_many(profession: Profession, reader: Reader) -> bool:
    """Say whether it is what is left over of a group, which is called in the plural."""
    known = reader.catalogue.occupation(profession)
    return known is not None and known.is_residual and known.title.endswith("s")
