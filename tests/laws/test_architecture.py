"""What docs/architecture.md says of the tree is so."""

from __future__ import annotations

import re

from tests.laws.test_imports import BOT, ROOMS

ROOT = BOT.parent
PAGE = (ROOT / "docs/architecture.md").read_text("utf-8")


def test_every_file_of_a_journey_is_there() -> None:
    named = set(re.findall(r"`(bot/[\w/]+\.py)`", PAGE))
    assert len(named) > 20
    assert {file for file in named if not (ROOT / file).is_file()} == set()


def test_every_room_is_on_the_page_and_no_other() -> None:
    table = PAGE.partition("| room |")[2].partition("\n\n")[0]
    rows = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`([\w.]+)`", row)}
    folders = {folder.name for folder in BOT.iterdir() if (folder / "__init__.py").is_file()}
    assert named == {*folders, "app.py"}


def test_every_arrow_of_the_picture_may_be_imported() -> None:
    picture = PAGE.partition("```mermaid")[2].partition("```")[0]
    arrows = re.findall(r"(?m)^\s*(\w+)(?:\[.*?\])? --> (\w+)", re.sub(r'"[^"]*"', '""', picture))
    rooms = [(one, other) for one, other in arrows if one in ROOMS and other in ROOMS]
    assert len(rooms) > 8
    assert [(one, other) for one, other in rooms if other not in ROOMS[one]] == []
