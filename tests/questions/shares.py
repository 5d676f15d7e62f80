"""How many questions of a list are understood, by any of their labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.question.understand import understand
from bot.domain.question.understanding import Topic, Understanding
from bot.domain.question.vocabulary import Vocabulary
from tests.questions.lists import Case

_LABELED = ("professions", "level", "country", "skill", "field", "order")


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of one question."""

    case: Case
    understood: Understanding

    @property
    def has_topic(self) -> bool:
        """Whether its topic is one of those that are right."""
        return self.understood.topic in (self.case.expected.topic, *self.case.also)

    @property
    def is_right(self) -> bool:
        """Whether all that is labeled was understood, and nothing else."""
        return self.has_topic and all(
            getattr(self.understood, part) == getattr(self.case.expected, part) for part in _LABELED
        )


def tried(cases: Iterable[Case], catalogue: Catalogue, vocabulary: Vocabulary) -> tuple[Tried, ...]:
    """Ask all of them."""
    return tuple(
        Tried(case, understand(case.ask, catalogue, vocabulary, case.before)) for case in cases
    )


def share(asked: Iterable[Tried]) -> float:
    """Return how many of them are right, from 0 to 1."""
    found = [each.is_right for each in asked]
    return sum(found) / len(found)


def by(asked: Iterable[Tried], name: Callable[[Case], str]) -> Mapping[str, tuple[Tried, ...]]:
    """Sort them, by the name that each has."""
    found: dict[str, list[Tried]] = {}
    for each in asked:
        found.setdefault(name(each.case), []).append(each)
    return {key: tuple(found[key]) for key in sorted(found)}


def stolen(asked: Iterable[Tried]) -> Counter[tuple[Topic, Topic]]:
    """Count the questions of each topic that were taken for those of another."""
    return Counter(
        (each.case.expected.topic, each.understood.topic) for each in asked if not each.has_topic
    )
