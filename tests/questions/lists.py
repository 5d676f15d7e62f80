"""The lists of questions, read: what somebody types, and what has to be understood of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml
from babel import Locale

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.figure import Level
from bot.domain.question.understanding import Order, Topic, Understanding

HERE = Path(__file__).parent
ENGLISH = HERE / "en"

_TEXTS = ("level", "country", "skill", "field", "order")
_LABELS = {"topic", "professions", *_TEXTS}
_KEYS = {"ask", *_LABELS, "before", "kind", "or"}


class BadCase(ValueError):
    """An entry that cannot be read; its text names the file, the question and the word."""


@dataclass(frozen=True, slots=True)
class Case:
    """One question. Parts of `expected` that its entry does not name must stay empty."""

    ask: str
    expected: Understanding
    kind: str
    file: str
    before: Understanding | None = None
    """What the message that is replied to was about."""
    also: tuple[Topic, ...] = ()
    """Other topics that are right as well."""

    @property
    def heading(self) -> str:
        """A topic, or replies: what its file, or its `more-` or `third-`, is a list of."""
        return self.file.removesuffix(".yaml").removeprefix("more-").removeprefix("third-")


def cases(folder: Path = ENGLISH) -> tuple[Case, ...]:
    """Read every list below a folder. Raises BadCase."""
    return tuple(case for file in sorted(folder.rglob("*.yaml")) for case in cases_of(file))


def cases_of(file: Path) -> Iterator[Case]:
    """Read one list. Raises BadCase."""
    entries: Any = yaml.safe_load(file.read_text("utf-8"))
    if not isinstance(entries, list):
        raise BadCase(f"{file.name}: a list of questions is expected")
    for entry in cast("list[Any]", entries):
        try:
            yield _case(entry, file.name)
        except ValueError as mistake:
            raise BadCase(f"{file.name}: {entry!r}: {mistake}") from mistake


def unknown(case: Case, catalogue: Catalogue) -> list[str]:
    """Name what its labels say and the catalogue does not know."""
    skills = {shelf.id for shelf in catalogue.shelves.skills.values()}
    fields = {shelf.title for shelf in catalogue.shelves.fields.values()}
    countries = Locale("en").territories
    return [
        f"{case.file}: {case.ask!r}: unknown {what} {name!r}"
        for label in (case.expected, case.before)
        if label is not None
        for what, names, known in (
            ("profession", label.professions, catalogue.professions),
            ("skill", (label.skill,), skills),
            ("field", (label.field,), fields),
            ("country", (label.country,), countries),
        )
        for name in names
        if name and name not in known
    ]


def _case(entry: Any, file: str) -> Case:
    parts = _mapping(entry, _KEYS)
    if next(iter(parts), "") != "ask":
        raise ValueError("the key 'ask' comes first")
    labels = {key: value for key, value in parts.items() if key in _LABELS}
    return Case(
        ask=_text(parts, "ask"),
        expected=_understanding(labels),
        kind=_text(parts, "kind"),
        file=file,
        before=_understanding(parts["before"]) if "before" in parts else None,
        also=tuple(map(Topic, parts.get("or", ()))),
    )


def _understanding(entry: Any) -> Understanding:
    parts = _mapping(entry, _LABELS)
    professions: Any = parts.get("professions", [])
    if not isinstance(professions, list):
        raise ValueError(f"professions is {professions!r}, and not a list")
    level, country, skill, field, order = (
        _text(parts, key) if key in parts else "" for key in _TEXTS
    )
    return Understanding(
        topic=Topic(_text(parts, "topic")),
        professions=tuple(map(str, cast("list[Any]", professions))),
        level=Level(level) if level else None,
        country=country,
        skill=skill,
        field=field,
        order=Order(order) if order else None,
        sure=1.0,
    )


def _mapping(entry: Any, keys: set[str]) -> dict[str, Any]:
    if not isinstance(entry, dict):
        raise ValueError("keys and values are expected")
    parts = cast("dict[str, Any]", entry)
    if surplus := [key for key in parts if key not in keys]:
        raise ValueError(f"unknown keys {surplus}")
    return parts


def _text(parts: dict[str, Any], key: str) -> str:
    # YAML makes a truth of NO and a number of 7.
    if not isinstance(text := parts.get(key), str):
        raise ValueError(f"{key} is {text!r}, and not a text")
    return text
