"""Small catalogues without a mistake, each with the file in it that is to be spoiled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.settings import packaged_catalogue
from tests.content.folder import FILES, OTHER, PROFILE, RANKING, SKILLS, SOURCES, VOCABULARY

_NEEDS = {
    PROFILE: (SOURCES, SKILLS, OTHER),
    OTHER: (SOURCES, SKILLS),
    RANKING: (SOURCES, PROFILE, SKILLS, OTHER),
    SKILLS: (SOURCES, OTHER),
    VOCABULARY: (SOURCES, SKILLS, PROFILE, OTHER),
    SOURCES: (SKILLS, PROFILE, OTHER),
}
"""What else must be in the folder: the fewer files, the more inputs in an hour."""

_NEIGHBORS = ("similar", "unlike")
_ENTRY = re.compile(r"^(?=[a-z0-9])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Seed:
    """The file of a catalogue that is spoiled, and the others."""

    file: str
    text: str
    others: Mapping[str, str]


def seeds() -> tuple[Sequence[Seed], Sequence[Seed]]:
    """Return the files of the small catalogue, and those that we ship."""
    return tuple(_small()), tuple(_shipped(packaged_catalogue()))


def _small() -> Iterator[Seed]:
    for file, needed in _NEEDS.items():
        yield Seed(file, FILES[file], {name: FILES[name] for name in needed})


def _shipped(folder: Path) -> Iterator[Seed]:
    """Each alone, with what it cites and nothing more, so that reading the rest costs little."""
    sources = _entries(folder / "sources.yaml")
    skills = _entries(folder / "skills.yaml")
    for path in sorted((folder / "professions").glob("*.yaml")):
        text = _without_neighbors(path.read_text("utf-8"))
        others = {SOURCES: _cited(sources, text), SKILLS: _cited(skills, text)}
        yield Seed(f"professions/{path.name}", text, others)
    for path in sorted((folder / "rankings").glob("*.yaml")):
        text = re.sub(r", professions: \[.*?\]", "", path.read_text("utf-8"))
        others = {OTHER: FILES[OTHER], SKILLS: FILES[SKILLS], SOURCES: _cited(sources, text)}
        yield Seed(f"rankings/{path.name}", text, others)
    lone = {OTHER: FILES[OTHER], SKILLS: FILES[SKILLS]}
    yield Seed(SOURCES, "".join(sources.values()), lone)
    whole = "".join(skills.values()) + FILES[SKILLS]
    yield Seed(SKILLS, whole, {OTHER: FILES[OTHER], SOURCES: FILES[SOURCES]})


def _entries(path: Path) -> dict[str, str]:
    """Return the text of each entry by its id."""
    return {
        entry.partition(":")[0]: entry
        for entry in _ENTRY.split(path.read_text("utf-8"))
        if not entry.startswith("#")
    }


def _cited(entries: Mapping[str, str], text: str) -> str:
    words = set(re.findall(r"[a-z0-9-]+", text))
    cited = [entry for name, entry in entries.items() if name in words]
    return "".join(cited or [*entries.values()][:1])  # an empty file would be a mistake


def _without_neighbors(text: str) -> str:
    """Leave out what names other profiles, and what is said of figures in tables."""
    text = re.sub(r"^  notes:\n(?:    .*\n)*", "", text, flags=re.MULTILINE)
    text = re.sub(r"^(outlook|pay):\n(?=\S)", "", text, flags=re.MULTILINE)
    for key in _NEIGHBORS:
        text = re.sub(rf"^{key}:.*\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE)
    return text
