"""Questions in plain words: how many are understood, topic by topic, and what each takes."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from benchmarks import table
from benchmarks.table import MILLISECONDS, SECONDS
from bot.content import library
from bot.domain.question.library import DEFAULT, Library
from bot.domain.question.understand import understand
from bot.domain.question.vocabulary import Vocabulary
from bot.settings import packaged_catalogue
from tests.questions.lists import HERE, Case, cases, cases_of
from tests.questions.shares import Tried, by, share, stolen, tried

_LONGEST = 2_000  # characters of a message
_LEAST = {"known": 0.97, "aside": 0.92}
_SHOWN = 20  # confusions
_TRIES = 5

_TALK = (
    "I was wondering whether anybody here might know about this because my cousin has been "
    "thinking about changing careers lately and he told me that there is good money in it. He "
    "studied history at college and worked in a warehouse for three years, then moved to another "
    "town with his girlfriend, and now he is looking for something new. "
)
_LONG = {
    "what somebody might tell": _TALK,
    "one question again and again": "what does a nurse earn ",
    "one word again and again": "what ",
    "words that nobody knows": " ".join(f"{'abcdefghij'[at % 7 :]}{at:x}" for at in range(300)),
    "mistyped words": "salery of a regsitered nrse plubmer ",
    "one long word": "x",
}
"""Messages as long as they may be, of repeated texts."""


def understood() -> None:
    """Print the shares of the list of questions, and of those that nobody reads."""
    shelf, words = _asked()
    known = tried(cases(), shelf.catalogue, words)
    _shares("Questions understood, known, by topic", by(known, lambda case: case.expected.topic))
    _shares("The same by kind", by(known, lambda case: case.kind))
    _shares("The same in all", {"known": known})
    aside = tried(cases_of(HERE / "aside.yaml"), shelf.catalogue, words)
    topics = by(aside, lambda case: case.expected.topic)
    _shares("Questions understood, aside, which nobody reads, by topic", topics)
    _shares("The same by kind", by(aside, lambda case: case.kind))
    _shares("The same in all", {"aside": aside})
    for name, asked in (("known", known), ("aside", aside)):
        table.title(f"Taken for another topic, {name}: {_SHOWN} at most")
        for (right, taken), count in stolen(asked).most_common(_SHOWN):
            table.note(f"{count:4}  {right} as {taken}")


def cost() -> None:
    """Print what understanding takes, in this process alone."""
    shelf, words = _asked()
    asked: Sequence[Case] = cases()[:1000]
    table.title(f"Understanding {len(asked):,} questions, CPU")
    begun = time.process_time()
    for case in asked:
        understand(case.ask, shelf.catalogue, words, case.before)
    took = time.process_time() - begun
    table.alone("All of them", SECONDS, took, below=3.0)
    table.alone("One, mean", MILLISECONDS, took / len(asked))
    table.title(f"Understanding {_LONGEST:,} characters, CPU")
    for what, text in _LONG.items():
        whole = (text * _LONGEST)[:_LONGEST]
        least = min(_once(whole, shelf, words) for _ in range(_TRIES))
        table.alone(what.capitalize(), MILLISECONDS, least, below=0.02)


def _asked() -> tuple[Library, Vocabulary]:
    shelf = library(packaged_catalogue())
    shelf.prepare()
    words = shelf.vocabulary(DEFAULT)
    assert words is not None
    return shelf, words


def _shares(title: str, found: Mapping[str, Sequence[Tried]]) -> None:
    table.title(f"{title}: questions, topic right, all right")
    for name, asked in found.items():
        topics = sum(each.has_topic for each in asked) / len(asked)
        line = f"{name:24}{len(asked):6}{topics:9.1%}{share(asked):9.1%}"
        least = _LEAST.get(name)
        judged = "" if least is None else f"  >= {least:.0%}"
        table.note(line + judged + (", missed" if least and share(asked) < least else ""))


def _once(text: str, shelf: Library, words: Vocabulary) -> float:
    begun = time.process_time()
    understand(text, shelf.catalogue, words)
    return time.process_time() - begun


if __name__ == "__main__":
    understood()
    cost()
