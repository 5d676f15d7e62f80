"""The O*NET database: its publisher's text files become entries, one for each occupation.

Releases differ: until 30.1 all skills are in one file, later ones divide them; software has two
names; what is related is told since 26.3 only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from bot.content.tabs import Line, lines
from bot.domain.errors import OperatorError
from bot.domain.text import sentences

CODE: Final = "O*NET-SOC Code"
_CODE = re.compile(r"\d{2}-\d{4}\.\d{2}")
_IMPORTANCE = "IM"
_CORE = "Core"


@dataclass(frozen=True, slots=True)
class Zone:
    """How much preparation a group of occupations needs, in the publisher's words."""

    number: int
    title: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the database knows of one occupation; each list begins with what matters most."""

    code: str
    title: str
    description: str
    tasks: tuple[str, ...]
    skills: tuple[str, ...]
    software: tuple[str, ...]
    names: tuple[str, ...]
    related: tuple[str, ...]
    zone: Zone | None


@dataclass(frozen=True, slots=True)
class Database:
    """One release; `edition` is None where its files do not tell which."""

    edition: str | None
    month: str
    entries: tuple[Entry, ...]


def read_database(folder: Path) -> Database:
    """Return what the text files in `folder` say; raises OperatorError with what is wrong."""
    occupations = _occupations(folder)
    tasks = list(lines(folder / "Task Statements.txt", (CODE, "Task", "Task Type")))
    found = _Facts(
        tasks=_gathered(sorted(tasks, key=lambda line: line["Task Type"] != _CORE), "Task"),
        skills=_skills(folder),
        software=_software(folder),
        names=_names(folder),
        related=_related(folder),
        zones=_zones(folder),
    )
    edition, month = _release(folder)
    return Database(
        edition, month or _newest(tasks), tuple(found.entry(line) for line in occupations)
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """All that is known beside title and description, by code."""

    tasks: Mapping[str, tuple[str, ...]]
    skills: Mapping[str, tuple[str, ...]]
    software: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]
    related: Mapping[str, tuple[str, ...]]
    zones: Mapping[str, Zone]

    def entry(self, line: Line) -> Entry:
        code = line[CODE]
        return Entry(
            code,
            line["Title"],
            line["Description"],
            self.tasks.get(code, ()),
            self.skills.get(code, ()),
            self.software.get(code, ()),
            self.names.get(code, ()),
            self.related.get(code, ()),
            self.zones.get(code),
        )


def _occupations(folder: Path) -> list[Line]:
    found: dict[str, Line] = {}
    for line in lines(folder / "Occupation Data.txt", (CODE, "Title", "Description")):
        code = line[CODE]
        if not _CODE.fullmatch(code):
            raise OperatorError(f"{line.place}: {code!r} is no code such as 17-2199.08.")
        if code in found:
            raise OperatorError(f"{line.place}: {code} stands in {found[code].place} already.")
        if not (line["Title"] and line["Description"]):
            raise OperatorError(f"{line.place}: {code} has no title or no description.")
        found[code] = line
    if not found:
        raise OperatorError("Occupation Data.txt has no occupation below its first line.")
    return list(found.values())


def _skills(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """Return those that count for most, by how important people of the occupation find them."""
    needed = (CODE, "Element Name", "Scale ID", "Data Value")
    whole, divided = folder / "Skills.txt", folder / "Essential Skills.txt"
    files = [whole] if whole.exists() else [divided]
    transferable = folder / "Transferable Skills.txt"
    files += [transferable] if transferable.exists() else []
    rated = [
        (-line.number("Data Value"), line)
        for file in files
        for line in lines(file, needed)
        if line["Scale ID"] == _IMPORTANCE and line["Recommend Suppress"] != "Y"
    ]
    return _gathered((line for _, line in sorted(rated, key=lambda one: one[0])), "Element Name")


def _software(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """Return what employers ask for."""
    for name, column in (
        ("Software Skills.txt", "Workplace Example"),
        ("Technology Skills.txt", "Example"),
    ):
        if (folder / name).exists():
            asked = lines(folder / name, (CODE, column, "In Demand"))
            return _gathered((line for line in asked if line["In Demand"] == "Y"), column)
    return {}


def _names(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """Return what people of the occupation say that they are, then all other names."""
    reported = folder / "Sample of Reported Titles.txt"
    names = {"Alternate Titles.txt": ("Alternate Title", "Short Title")}
    if reported.exists():
        names = {reported.name: ("Reported Job Title",), **names}
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for file, columns in names.items():
        for line in lines(folder / file, (CODE, *columns)):
            found[line[CODE]] |= dict.fromkeys(line[column] for column in columns if line[column])
    return {code: tuple(called) for code, called in found.items()}


def _related(folder: Path) -> Mapping[str, tuple[str, ...]]:
    path, other = folder / "Related Occupations.txt", f"Related {CODE}"
    if not path.exists():
        return {}
    nearest = sorted(lines(path, (CODE, other, "Index")), key=lambda line: line.number("Index"))
    return _gathered(nearest, other)


def _zones(folder: Path) -> Mapping[str, Zone]:
    kinds = ("Education", "Experience", "Job Training")
    known = {
        line["Job Zone"]: Zone(
            int(line.number("Job Zone")),
            line["Name"],
            # The sentences that follow give other occupations for examples.
            tuple(sentences(line[kind])[0] for kind in kinds if line[kind]),
        )
        for line in lines(folder / "Job Zone Reference.txt", ("Job Zone", "Name", *kinds))
    }
    zones: dict[str, Zone] = {}
    for line in lines(folder / "Job Zones.txt", (CODE, "Job Zone")):
        zone = known.get(line["Job Zone"])
        if zone is None:
            raise OperatorError(
                f"{line.place}: Job Zone Reference.txt knows no zone {line['Job Zone']!r}. Take "
                "both files from one release."
            )
        zones[line[CODE]] = zone
    return zones


def _gathered(found: Iterable[Line], column: str) -> Mapping[str, tuple[str, ...]]:
    """Return what stands in a column, by code, in the order of the rows; each thing once."""
    gathered: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for line in found:
        if line[column]:
            gathered[line[CODE]][line[column]] = None
    return {code: tuple(things) for code, things in gathered.items()}


def _release(folder: Path) -> tuple[str | None, str | None]:
    """Return which release it is, and its month: its notes tell, or the folder's name."""
    notes = [path for path in sorted(folder.glob("*.txt")) if re.match(r"(?i)read.?me", path.name)]
    told = notes[0].read_text("utf-8", "replace") if notes else ""
    edition = re.search(r"O\*NET.{0,3} (\d+\.\d+)", told)
    month = re.search(r"([A-Z][a-z]+ \d{4}) Release", told)
    named = re.search(r"db_(\d+)_(\d+)", folder.resolve().name)
    return (
        edition[1] if edition else ".".join(named.groups()) if named else None,
        _month(month[1], "%B %Y") if month else None,
    )


def _newest(tasks: Iterable[Line]) -> str:
    """Return the month in which the latest task was written down."""
    months = [_month(line["Date"], "%m/%Y") for line in tasks if line["Date"]]
    newest = max(filter(None, months), default=None)
    if newest is None:
        raise OperatorError(
            "Task Statements.txt has no dates: nothing tells how old the files are."
        )
    return newest


def _month(text: str, form: str) -> str | None:
    try:
        return f"{datetime.strptime(text, form):%Y-%m}"  # noqa: DTZ007 - a month has no zone
    except ValueError:
        return None
