"""The words by which questions are understood, as their authors write them, for one language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from bot.domain.catalogue.figure import Level, Model, Period
from bot.domain.catalogue.profession import Place, Study
from bot.domain.question.understanding import Aspect, Order, Topic
from bot.domain.text import Sentence

Stemmed = Literal[
    "danish",
    "dutch",
    "english",
    "finnish",
    "french",
    "german",
    "italian",
    "norwegian",
    "polish",
    "portuguese",
    "russian",
    "spanish",
    "swedish",
    "turkish",
]
"""The languages whose words are compared by their stems."""

Said = Sentence
"""A phrase: words of which any form counts; `a|b` is one of them, `a?` may be missing, `*` is up to
five other words, and `{job}`, `{country}`, `{money}` stand for what is named there. A word with a
capital counts only where it is typed with one, and `=a` just so.
"""

Phrases = Annotated[tuple[Said, ...], Field(min_length=1)]


class Cues(Model):
    """Phrases that speak of one topic, or of one side of it."""

    says: Phrases
    weight: Annotated[int, Field(ge=1, le=5)] = 3
    """1: hardly says anything alone; 2: says it of a job; 3: says it; 4 and 5: whatever else is
    said.
    """
    aspect: Aspect | None = None


class Bound(Model):
    """Phrases that narrow a list."""

    least: Phrases
    most: Phrases
    study: Mapping[Study, Phrases] = {}
    place: Mapping[Place, Phrases] = {}


class Phrasebook(Model):
    """Everything about one language that the rules must be told."""

    language: Stemmed
    spelled: Mapping[str, str] = {}
    """What is written for other words: `u` for `you`."""
    small: tuple[str, ...]
    """Words, many a line, that say nothing of what is asked."""
    sets: Mapping[str, tuple[str, ...]] = {}
    """Words that phrases name together: `<job>` is one of those of `job`."""
    topics: Mapping[Topic, tuple[Cues, ...]]
    together: Phrases
    """What compares professions: or, versus."""
    jobs: Phrases
    """What is said for any profession: job, career."""
    levels: Mapping[Level, Phrases]
    periods: Mapping[Period, Phrases]
    orders: Mapping[Order, Phrases]
    bounds: Bound
    amounts: Mapping[str, Phrases] = {}
    """What is said for sums of money: six figures."""
    joins: tuple[str, ...]
    """What names two professions by one word: mechanical and electrical engineers."""
    asking: Phrases
    """What only somebody says who asks: what, how, tell me."""
    telling: Phrases = ()
    """What tells that somebody only says something: I, my, was."""
    closed: Phrases
    """How questions begin that want a yes or a no."""
    beside: Phrases = ()
    """Where a profession is told of that is not the one asked about: I am a {job}."""
    surely: Phrases = ()
    """Where a word that is a profession only sometimes is one."""
    hardly: Phrases = ()
    """Where such a word is none: the driver of growth."""
    never: Phrases = ()
    """Where what sounds like a profession is none: you are a {job}."""
    sometimes: tuple[str, ...] = ()
    """Words, many a line, that are professions only where something says so: model, driver."""
    before: Phrases = ()
    """What stands before a profession and says so: a, as, become."""
    countries: Mapping[str, Phrases]
    skills: Mapping[str, Phrases] = {}
    """What else the catalogue's skills are called, by id."""
    fields: Mapping[str, Phrases] = {}
    """What else the catalogue's fields are called, by title."""
