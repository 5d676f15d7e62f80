"""A folder without mistakes becomes a catalogue."""

from __future__ import annotations

from pathlib import Path

from benchmarks.synthetic import write
from bot.content import load
from bot.domain.catalogue.figure import PartialDate, Range
from tests.content.folder import Folder


def test_everything_in_the_files_is_in_the_catalogue(folder: Folder) -> None:
    catalogue = load(folder.path)
    baker = catalogue.find("Bread maker")
    assert baker.aliases == ("Bread maker", "Bäckerin")
    assert [salary.amount for salary in baker.pay.salaries] == [30000, Range(low=40000, high=50000)]
    assert catalogue.sources["statistics"].retrieved == PartialDate(2025, 1, 31)
    assert [place.rank for _, place in catalogue.places("baker")] == [1]


def test_synthetic_catalogues_have_no_mistakes(tmp_path: Path) -> None:
    write(tmp_path / "small", 52)
    catalogue = load(tmp_path / "small")
    assert (len(catalogue.profiles), len(catalogue.rankings), len(catalogue.sources)) == (
        52,
        8,
        60,
    )


def test_synthetic_catalogues_are_the_same_every_time(tmp_path: Path) -> None:
    write(tmp_path / "first", 3)
    write(tmp_path / "second", 3)
    for path in (tmp_path / "first").rglob("*.yaml"):
        twin = tmp_path / "second" / path.relative_to(tmp_path / "first")
        assert path.read_bytes() == twin.read_bytes()
