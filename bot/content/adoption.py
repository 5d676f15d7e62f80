"""Entries of a database become profiles: within the limits of ours, and each name given once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

from bot.content.onet import Database, Entry
from bot.domain.catalogue.figure import PartialDate, Source, Trust
from bot.domain.catalogue.profession import (
    Code,
    Education,
    Profession,
    Skills,
    Start,
    Study,
)
from bot.domain.catalogue.skill import Skill
from bot.domain.search import fold
from bot.domain.text import sentences

_NAME, _PHRASE, _SENTENCE, _SLUG = 60, 120, 300, 48
_DUTIES, _SKILLS, _SOFTWARE, _SIMILAR, _CALLED = 8, 6, 8, 5, 3

# The major groups of the Standard Occupational Classification, as fields to browse by.
_FIELDS: Final = {
    "11": "Management",
    "13": "Business and finance",
    "15": "Computing and mathematics",
    "17": "Architecture and engineering",
    "19": "Science",
    "21": "Community and social service",
    "23": "Law",
    "25": "Education and libraries",
    "27": "Arts, design, sports and media",
    "29": "Healthcare",
    "31": "Healthcare support",
    "33": "Protection",
    "35": "Food and serving",
    "37": "Cleaning and grounds",
    "39": "Personal care and service",
    "41": "Sales",
    "43": "Office work",
    "45": "Farming, fishing and forestry",
    "47": "Construction and extraction",
    "49": "Installation and repair",
    "51": "Production",
    "53": "Transportation",
    "55": "Military",
}
_OTHER_FIELD = "Other"

_STUDY = {1: Study.NONE, 2: Study.NONE, 3: Study.SHORT, 4: Study.MEDIUM, 5: Study.LONG}

_UNSAFE = re.compile(r"[,/()]|--| and | of |Members$|Forces$|ics$|ss$|us$", re.IGNORECASE)
_SINGULARS = (
    (re.compile(r"wives$"), "wife"),
    (re.compile(r"(?<=[^aeiou])ies$"), "y"),
    (re.compile(r"(?<=ss|sh|ch)es$"), ""),
    (re.compile(r"s$"), ""),
)
_BESIDE = re.compile(r"\s*\(([^()]*)\)")
_LETTERS = re.compile(r"[A-Z][A-Z&/-]{1,7}")


@dataclass(frozen=True, slots=True)
class Adoption:
    """A database, with the names that its profiles will have."""

    source: Source
    _entries: Mapping[str, Entry]
    _slugs: Mapping[str, str]
    _titles: Mapping[str, str]
    _aliases: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, database: Database, retrieved: PartialDate) -> Self:
        """Give each entry its names; what several are called, none of them is."""
        entries = {entry.code: entry for entry in database.entries}
        titles = _titles(database.entries)
        slugs = _slugs(titles)
        aliases = _aliases(database.entries, titles, slugs)
        return cls(_source(database, retrieved), entries, slugs, titles, aliases)

    @property
    def credit(self) -> str:
        """Whose words they are, as the license asks for it."""
        return f"Words of the {self.source.title} (USDOL/ETA), CC BY 4.0, shortened."

    @property
    def skills(self) -> tuple[Skill, ...]:
        """Those under which its profiles are found."""
        named = {name for entry in self._entries.values() for name in entry.skills[:_SKILLS]}
        return tuple(Skill(id=_slug(name), title=_cut(name, _NAME)) for name in sorted(named))

    def __len__(self) -> int:
        """How many profiles there will be."""
        return len(self._entries)

    def profiles(self) -> Iterator[Profession]:
        """Yield a profile for each entry."""
        yield from map(self._profile, self._entries.values())

    def _profile(self, entry: Entry) -> Profession:
        title, aliases = self._titles[entry.code], self._aliases[entry.code]
        told = _fitting(entry.description)
        skills = entry.skills[:_SKILLS]
        return Profession(
            slug=self._slugs[entry.code],
            title=title,
            aliases=aliases,
            field=_FIELDS.get(entry.code[:2], _OTHER_FIELD),
            summary=told[0],
            needed=(_needed(aliases),),
            duties=tuple(_cut(task, _SENTENCE) for task in entry.tasks[:_DUTIES]) or told,
            skills=Skills(
                essential=tuple(_cut(skill, _PHRASE) for skill in skills)
                or ("The publisher has not rated its skills",),
                nice=tuple(_cut(each, _PHRASE) for each in entry.software[:_SOFTWARE]),
                index=tuple(_slug(skill) for skill in skills),
            ),
            start=self._start(entry),
            similar=self._similar(entry),
            codes=tuple(self._codes(entry)),
            question="What would you ask somebody who does this work?",
            caution=self._caution(entry),
        )

    def _start(self, entry: Entry) -> Start:
        zone = entry.zone
        if zone is None:
            return Start(steps=("The publisher does not say how people begin.",))
        education = Education(
            level=_cut(zone.title, _PHRASE),
            country="US",
            date=self.source.date,
            source=self.source.id,
        )
        steps = tuple(_cut(step, _SENTENCE) for step in zone.steps)
        return Start(
            study=_STUDY.get(zone.number), education=education, steps=steps or (zone.title,)
        )

    def _similar(self, entry: Entry) -> tuple[str, ...]:
        known = (self._slugs[code] for code in entry.related if code in self._slugs)
        own = self._slugs[entry.code]
        return tuple(slug for slug in known if slug != own)[:_SIMILAR]

    def _codes(self, entry: Entry) -> Iterator[Code]:
        title = _cut(entry.title, _PHRASE)
        yield Code(system="O*NET", code=entry.code, title=title, match="exact")
        group = entry.code[:7]
        whole = self._entries.get(f"{group}.00")
        if whole is not None:
            match = "exact" if whole is entry else "nearest"
            title = _cut(whole.title, _PHRASE)
            yield Code(system="SOC", code=group, title=title, match=match)

    def _caution(self, entry: Entry) -> str:
        if entry.tasks:
            return self.credit
        return f"{self.credit} It has no tasks: the duties are its description."


def _source(database: Database, retrieved: PartialDate) -> Source:
    edition = database.edition
    title = f"O*NET {edition} Database" if edition else "O*NET Database"
    return Source(
        id=f"onet-{edition.replace('.', '-')}" if edition else "onet",
        title=title,
        publisher="U.S. Department of Labor (USDOL/ETA)",
        short="USDOL",
        date=PartialDate.parse(database.month),
        url="https://www.onetcenter.org/database.html",
        retrieved=retrieved,
        trust=Trust.OFFICIAL,
        licence="CC BY 4.0",
        attribution=(
            f"This product includes information from the {title} by the U.S. Department of Labor, "
            "Employment and Training Administration (USDOL/ETA), used under the CC BY 4.0 license "
            "and modified. O*NET is a trademark of USDOL/ETA, which has not approved, endorsed or "
            "tested this."
        ),
    )


def _titles(entries: Sequence[Entry]) -> dict[str, str]:
    """Return titles by code, each as published, in the singular where that is safe, and once."""
    titles: dict[str, str] = {}
    taken: set[str] = set()
    for entry in entries:
        title = _shortened(_singular(entry.title))
        if fold(title) in taken:
            title = f"{_cut(title, _NAME - len(entry.code) - 3)} ({entry.code})"
        titles[entry.code] = title
        taken.add(fold(title))
    return titles


def _slugs(titles: Mapping[str, str]) -> dict[str, str]:
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    for code, title in titles.items():
        slug = _slug(title)
        if slug in taken or not slug:
            digits = _slug(code)
            slug = f"{slug[: _SLUG - len(digits) - 1].strip('-')}-{digits}".strip("-")
        slugs[code] = slug
        taken.add(slug)
    return slugs


def _aliases(
    entries: Sequence[Entry], titles: Mapping[str, str], slugs: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    taken = {fold(name) for names in (titles, slugs) for name in names.values()}
    called = {entry.code: list(_called(entry)) for entry in entries}
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for code, names in called.items():
        for name in names:
            owners[fold(name)].add(code)
    return {
        code: tuple({
            fold(name): name
            for name in reversed(names)  # of those that are alike, the first
            if len(owners[fold(name)]) == 1 and fold(name) not in taken
        }.values())[::-1]
        for code, names in called.items()
    }  # fmt: skip


def _called(entry: Entry) -> Iterator[str]:
    """Yield each name, apart from what stands in brackets beside it, which may be one too."""
    for name in entry.names:
        beside = [inside for inside in _BESIDE.findall(name) if _LETTERS.fullmatch(inside)]
        for each in (" ".join(_BESIDE.sub(" ", name).split()), *beside):
            if 1 < len(each) <= _NAME and fold(each):
                yield each


def _needed(aliases: Sequence[str]) -> str:
    if not aliases:
        return "The publisher does not say where."
    return f"The publisher does not say where. Look for: {'; '.join(aliases[:_CALLED])}."


def _singular(title: str) -> str:
    """Return the title of one person, where a simple rule makes it; else as it is."""
    if _UNSAFE.search(title):
        return title
    for plural, one in _SINGULARS:
        if plural.search(title):
            return plural.sub(one, title)
    return title


def _shortened(title: str) -> str:
    """Return as much of a title as fits; what it leaves out or takes in is what goes first."""
    if len(title) <= _NAME:
        return title
    return _cut(re.split(r", (?:Except|Including) ", title)[0], _NAME)


def _fitting(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, as few as they fit into, and none of them too long."""
    told: list[str] = []
    for sentence in sentences(text):
        if told and len(told[-1]) + 1 + len(sentence) <= _SENTENCE:
            told[-1] = f"{told[-1]} {sentence}"
        else:
            told.append(_cut(sentence, _SENTENCE))
    return tuple(told)


def _cut(text: str, length: int) -> str:
    """Return no more than fits, whole words of it."""
    if len(text) <= length:
        return text
    return f"{text[: length - 1].rpartition(' ')[0].rstrip(' ,;:') or text[: length - 1]}…"


def _slug(text: str) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    if len(words) <= _SLUG:
        return words
    return words[: _SLUG + 1].rpartition("-")[0] or words[:_SLUG]
