"""Laws about the tree itself."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from bot.content import load
from tests.offenders import every
from tests.syntax import nodes

ROOT = Path(__file__).parents[2]
PYTHON = sorted(
    file for room in ("bot", "tests", "benchmarks") for file in (ROOT / room).rglob("*.py")
)
MODULES = sorted((ROOT / "bot").rglob("*.py"))


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def test_every_profile_ranking_and_source_loads() -> None:
    catalogue = load(ROOT / "data")
    assert len(catalogue.profiles) == len(list((ROOT / "data/professions").glob("*.yaml")))
    assert len(catalogue.rankings) == len(list((ROOT / "data/rankings").glob("*.yaml")))


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_has_hashes_and_names_no_index(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert not re.search(r"https?://|file://|--(extra-)?index-url|--find-links", text)
    for requirement in re.findall(r"^[a-z0-9].*\n(?: .*\n)*", text, re.MULTILINE):
        assert "--hash=sha256:" in requirement


@every(MODULES, name)
def test_a_module_is_short(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= 400


@every(MODULES, name)
def test_no_room_is_a_drawer(file: Path) -> None:
    drawers = {"utils", "util", "core", "common", "helpers", "manager", "constants", "misc"}
    assert not drawers & set(file.relative_to(ROOT).with_suffix("").parts)


@every(PYTHON, name)
def test_no_mock_is_made(file: Path) -> None:
    if "mock" not in file.read_text("utf-8"):
        return
    for node in nodes(file):
        if isinstance(node, ast.ImportFrom):
            assert node.module is None or "mock" not in node.module
        if isinstance(node, ast.Import):
            assert not any("mock" in alias.name for alias in node.names)
