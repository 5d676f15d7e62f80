"""The skills and fields that a sentence names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.directory import Subject
from bot.domain.question.phrase import Found
from bot.domain.question.token import Token

_MOST = 4  # words of a name


@dataclass(frozen=True, slots=True)
class NamedSubject:
    """A skill or a field, and the places of the words that name it."""

    subject: Subject
    places: frozenset[int]


def named_subjects(
    tokens: Sequence[Token], plain: Iterable[Found], catalogue: Catalogue
) -> list[NamedSubject]:
    """Return all that are called as words of the sentence are, by the catalogue or its readers."""
    table = catalogue.subjects
    named: list[NamedSubject] = []
    for each in plain:
        if each.sign.kind == "skill":
            named.append(NamedSubject(Subject(skill=each.sign.value), frozenset(each.places)))
        elif each.sign.kind == "field":
            named.append(NamedSubject(Subject(field=each.sign.value), frozenset(each.places)))
    forms = [token.form for token in tokens]
    for size in range(1, min(_MOST, len(tokens)) + 1):
        for start in range(len(tokens) - size + 1):
            found = table.get(tuple(forms[start : start + size]), ())
            places = frozenset(range(start, start + size))
            named += (NamedSubject(subject, places) for subject in found)
    return sorted(named, key=lambda each: sorted(each.places))


def longest(
    named: Sequence[NamedSubject], inside: Collection[int] = frozenset()
) -> list[NamedSubject]:
    """Return them without what stands inside of something else, or of a longer one."""
    named = [each for each in named if each.places.isdisjoint(inside)]
    return [each for each in named if not any(each.places < other.places for other in named)]
