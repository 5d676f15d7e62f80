"""Catalogues of any size that look like the real one, for benchmarks and tests."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

_TOPICS = (
    "battery water cloud data rail forest clinic robot energy network language seed ocean "
    "sensor traffic payment museum satellite soil signal archive camera turbine protein"
)
_WORK = (
    "engineer analyst technician planner designer inspector adviser researcher coordinator "
    "developer nurse teacher operator auditor mediator"
)
_FIELDS = (
    "technology",
    "health",
    "climate and energy",
    "construction",
    "education",
    "care",
    "finance",
)
_ACTIVITIES = [
    "make",
    "program",
    "calculate",
    "discover",
    "design",
    "care",
    "explain",
    "organise",
    "protect",
    "grow",
]
_SKILLS = [f"skill-{number}" for number in range(80)]
_WORDS = (
    "the people who rely on it every week check measure repair plan explain test compare write "
    "down improve a small large difficult old new model machine report patient building customer "
    "team machine before after while with without for in at between because so that nobody waits"
)


def write(folder: Path, professions: int, *, sources: int = 60, rankings: int = 8) -> None:
    """Write a catalogue without mistakes into `folder`; the same numbers give the same files."""
    slugs = _slugs(professions)
    ids = [f"source-{number}" for number in range(sources)]
    (folder / "professions").mkdir(parents=True)
    (folder / "rankings").mkdir()
    _write(folder / "sources.yaml", (line for each in ids for line in _source(each)))
    _write(folder / "skills.yaml", (f"{each}: {{title: {each.title()}}}" for each in _SKILLS))
    for number, slug in enumerate(slugs):
        chance = random.Random(number)
        similar = sorted({slugs[number - 1], slugs[number // 2], slugs[number // 3]} - {slug})
        _write(
            folder / "professions" / f"{slug}.yaml",
            _profession(number, slug, similar, chance, ids),
        )
    for number in range(rankings):
        chance = random.Random(number)
        name = f"ranking-{number}"
        _write(folder / "rankings" / f"{name}.yaml", _ranking(name, slugs, chance, ids))


def _write(path: Path, lines: Iterator[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _slugs(count: int) -> list[str]:
    names = [f"{topic}-{work}" for work in _WORK.split() for topic in _TOPICS.split()]
    rounds = range(count // len(names) + 1)
    return [f"{name}-{turn}" if turn else name for turn in rounds for name in names][:count]


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS.split(), k=words)).capitalize() + "."


def _phrase(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS.split(), k=chance.randint(3, 10))).capitalize()


def _source(name: str) -> Iterator[str]:
    yield from (
        f"{name}:",
        f"  title: Occupational statistics, {name}",
        "  publisher: Office of Synthetic Statistics",
        "  date: 2026-04",
        f"  url: https://example.org/statistics/{name}.html",
        "  retrieved: 2026-08-01",
        "  trust: official",
        "  licence: public domain",
    )


def _profession(
    number: int, slug: str, similar: list[str], chance: random.Random, ids: list[str]
) -> Iterator[str]:
    title = slug.replace("-", " ").capitalize()
    yield from (f"slug: {slug}", f"title: {title}", "aliases:")
    yield from (f"  - {title} {word}" for word in ("specialist", "expert", f"grade {number}"))
    yield from (
        f"field: {chance.choice(_FIELDS)}",
        f"week: {number + 1}",
        f"summary: {_sentence(chance, 24)}",
        "work:",
        f"  activities: [{', '.join(chance.sample(_ACTIVITIES, 2))}]",
        f"  place: {chance.choice(('indoors', 'outdoors', 'both'))}",
        "needed:",
    )
    yield from (f"  - {_sentence(chance, 14)}" for _ in range(5))
    yield "duties:"
    yield from (f"  - {_sentence(chance, 18)}" for _ in range(8))
    yield "days:"
    yield from (f"  - {_sentence(chance, 16)}" for _ in range(3))
    yield "skills:"
    for key, count in (("essential", 7), ("nice", 5), ("personal", 4)):
        yield f"  {key}:"
        yield from (f"    - {_phrase(chance)}" for _ in range(count))
    yield f"  index: [{', '.join(chance.sample(_SKILLS, 6))}]"
    yield from (
        "start:",
        "  education:",
        "    level: Bachelor's degree",
        "    country: US",
        "    date: 2025-08",
        f"    source: {chance.choice(ids)}",
        "  steps:",
    )
    yield from (f"    - {_sentence(chance, 18)}" for _ in range(5))
    yield f"similar: [{', '.join(similar)}]"
    yield "codes:"
    for system, code in (("SOC", "15-1221"), ("O*NET", "15-1221.00")):
        yield f"  - system: {system}"
        yield from (f"    code: {code}", "    title: Synthetic occupations", "    match: nearest")
    yield from _numbers(chance, ids)
    yield f"question: {_sentence(chance, 12)}"


def _numbers(chance: random.Random, ids: list[str]) -> Iterator[str]:
    yield from ("outlook:", "  figures:")
    for measure, statistic in (
        ("growth", "projection"),
        ("employment", "estimate"),
        ("openings", "projection"),
    ):
        yield f"    - {{measure: {measure}, value: {chance.randint(1, 999) / 10}, span: 2024-34,"
        yield from _evidence(statistic, "2025-08", chance, ids)
        yield f'       note: "{_sentence(chance, 8)}"}}'
    yield from ("pay:", "  salaries:")
    pay = chance.randint(30, 90) * 1000
    for level, statistic in (
        (None, "p10"),
        ("junior", "p25"),
        ("average", "median"),
        ("senior", "p75"),
        (None, "p90"),
        ("junior", "median"),
        ("mid", "median"),
        ("senior", "median"),
    ):
        pay += chance.randint(5, 30) * 1000
        start = f"level: {level}, amount" if level is not None else "amount"
        yield f"    - {{{start}: {pay}, currency: USD, period: year,"
        yield from _evidence(statistic, "2025-05", chance, ids)
        yield f"       sample: {pay // 1000}}}"
    yield from (
        "  claims:",
        f"    - text: {_sentence(chance, 14)}",
        f"      source: {chance.choice(ids)}",
        "      date: 2020",
        "  note: >-",
        f"    {_sentence(chance, 14)}",
        f"    {_sentence(chance, 10)}",
    )


def _evidence(statistic: str, date: str, chance: random.Random, ids: list[str]) -> Iterator[str]:
    source = chance.choice(ids)
    yield f"       country: US, statistic: {statistic}, date: {date}, source: {source},"


def _ranking(name: str, slugs: list[str], chance: random.Random, ids: list[str]) -> Iterator[str]:
    yield from (
        f"id: {name}",
        f"title: Fastest growing occupations, {name}",
        "publisher: Office of Synthetic Statistics",
        'edition: "2026"',
        "country: US",
        "basis: Expected change of employment from 2024 to 2034.",
        "unit: percent",
        f"source: {chance.choice(ids)}",
        "places:",
    )
    for rank, slug in enumerate(chance.sample(slugs, min(20, len(slugs))), start=1):
        yield (
            f"  - {{rank: {rank}, title: {slug.replace('-', ' ').capitalize()},"
            f" figure: {60 - rank}.5, professions: [{slug}]}}"
        )
