"""Slips of the finger, and what people write around a question, change little."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

import pytest

from bot.domain.question.understand import understand
from bot.domain.question.understanding import Topic
from tests.packaged import PACKAGED, vocabulary
from tests.questions.lists import Case, cases
from tests.questions.shares import tried

ENGLISH = vocabulary()
FEW = 0.02
_SHORTEST = 6  # letters of a word that is understood though one is wrong
_QUIET = {"plain", "plural", "superlative", "threshold", "series", "several", "possessive"}

FRAMES = {
    "how much does a {} earn": Topic.SALARY,
    "what does a {} do": Topic.DUTIES,
    "how do i become a {}": Topic.START,
    "{} salary uk": Topic.SALARY,
    "is there demand for a {}": Topic.OUTLOOK,
    "tell me about {}": Topic.OVERVIEW,
    "skills of a {}": Topic.SKILLS,
}

AROUND: Mapping[str, Callable[[str], str]] = {
    "in capitals": str.upper,
    "without a question mark": lambda ask: ask.rstrip("?.! "),
    "with thanks": lambda ask: f"{ask} Thanks in advance!",
    "with laughter": lambda ask: f"{ask} lol 😂",
    "with flames": lambda ask: f"🔥🔥 {ask} 🙏",
    "with a mention": lambda ask: f"<@123456789012345678> {ask}",
    "with a link": lambda ask: f"{ask} https://example.com/x?job=nurse",
    "in bold": lambda ask: f"**{ask}**",
    "as a quote": lambda ask: f"> {ask}",
    "as code": lambda ask: f"`{ask}`",
    "with a greeting": lambda ask: f"hi bot! {ask}",
    "after a sentence": lambda ask: f"I am new here. {ask}",
    "after a story": lambda ask: f"My cousin told me about this bot. It is pretty cool. {ask}",
    "with an excuse": lambda ask: f"sorry if this is a dumb question but {ask}",
    "with wide gaps": lambda ask: ask.replace(" ", "  ") + "...",
    "with a curled apostrophe": lambda ask: ask.replace("'", "’"),
}


def slipped(title: str, random: Random) -> str:
    """Return it with one letter of a long word left out, swapped, replaced or doubled."""
    words = title.split()
    longest = max(range(len(words)), key=lambda at: len(words[at]))
    word = words[longest]
    if len(word) < _SHORTEST:
        return title
    at = random.randrange(1, len(word) - 2)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    words[longest] = random.choice(
        [
            before + after,
            before + after[0] + letter + after[1:],
            before + random.choice("aeioust") + after,
            before + 2 * letter + after,
        ]
    )
    return " ".join(words)


def test_names_with_a_slip_are_understood() -> None:
    random = Random(2026)
    wrong: list[str] = []
    asked = 0
    for slug in PACKAGED.professions:
        title = PACKAGED.title(slug).lower()
        if not title.replace(" ", "").replace("-", "").isalpha():
            continue
        for frame, topic in random.sample(list(FRAMES.items()), 2):
            question = frame.format(slipped(title, random))
            understood = understand(question, PACKAGED, ENGLISH)
            asked += 1
            if (understood.topic, understood.professions) != (topic, (slug,)):
                wrong.append(f"{question!r}: {understood.topic} {understood.professions}")
    assert len(wrong) <= 2 * FEW * asked, "\n".join(wrong)


@pytest.fixture(scope="module")
def understood() -> list[Case]:
    """Give the plain questions of the lists that are understood as they stand, every third."""
    plain = [case for case in cases() if case.kind in _QUIET and case.before is None]
    return [each.case for each in tried(plain[::3], PACKAGED, ENGLISH) if each.is_right]


@pytest.mark.parametrize("how", AROUND)
def test_what_stands_around_a_question_changes_little(understood: list[Case], how: str) -> None:
    wrong: list[str] = []
    for case in understood:
        ask = AROUND[how](case.ask)
        found = understand(ask, PACKAGED, ENGLISH)
        right = (case.expected.topic, *case.also)
        if found.topic not in right or found.professions != case.expected.professions:
            wrong.append(f"{ask!r}: {found.topic} {found.professions}")
    assert len(wrong) <= FEW * len(understood), "\n".join(wrong)
