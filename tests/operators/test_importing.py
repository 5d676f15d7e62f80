"""What operators type to have a publisher's files as a catalogue: `onejob import`."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.bar import Bar
from bot.cards.asking.address import Section
from bot.content import load
from bot.content.folder import write_catalogue
from bot.domain.catalogue.profession import Profession
from tests.content.published import FACTS, SMALL, copied, whole


def imported(release: Path, into: Path) -> int:
    return main(["import", "onet", str(release), "--into", str(into)])


def test_a_new_folder_becomes_a_catalogue_that_loads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "onet jobs"
    assert imported(SMALL, into) == 0
    told, hint = capsys.readouterr().out.splitlines()
    assert told.startswith(
        f"Wrote 7 profiles into {into}, from the O*NET 30.3 Database (CC BY 4.0)"
    )
    assert hint == f"  ONEJOB_CATALOGUE='{into}' onejob card actuary"
    catalogue = load(into)
    assert catalogue.find("Control Electrician").title == "Electrician"
    assert [*catalogue.sources] == ["onet-30-3"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["onet jobs"]


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    into = tmp_path / "onet"
    into.mkdir()
    assert imported(SMALL, into) == 0
    assert (into / "sources.yaml").is_file()


def test_every_profile_begins_with_whose_words_it_has(tmp_path: Path) -> None:
    assert imported(SMALL, tmp_path / "onet") == 0
    files = list((tmp_path / "onet/professions").iterdir())
    credit = "# Words of the O*NET 30.3 Database (USDOL/ETA), CC BY 4.0, shortened.\n"
    assert len(files) == 7
    assert [file for file in files if not file.read_text("utf-8").startswith(credit)] == []


def test_the_card_of_an_imported_profile_names_the_source_and_its_license(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert imported(SMALL, tmp_path / "onet") == 0
    monkeypatch.setenv("ONEJOB_CATALOGUE", str(tmp_path / "onet"))
    assert main(["card", "actuary", "--section", Section.SOURCES]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "used under the CC BY 4.0 license and modified" in shown


def test_a_folder_with_something_in_it_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "mine"
    into.mkdir()
    (into / "diary.txt").write_text("Dear diary", "utf-8")
    assert imported(SMALL, into) == 1
    assert "is not empty, and nothing in it is changed" in capsys.readouterr().err
    assert [each.name for each in into.iterdir()] == ["diary.txt"]


@pytest.mark.parametrize(
    ("into", "told"), [("file", "is no folder"), ("nowhere/onet", "has no folder to be in")]
)
def test_where_no_catalogue_can_stand_none_is_written(
    into: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert imported(SMALL, tmp_path / into) == 1
    assert told in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_bad_files_write_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    release = copied(tmp_path)
    (release / "Job Zones.txt").unlink()
    assert imported(release, tmp_path / "onet") == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("There is no file 'Job Zones.txt'")
    assert len(printed.err.splitlines()) == 1
    assert not (tmp_path / "onet").exists()


def test_nothing_is_left_where_it_ends_half_way(tmp_path: Path) -> None:
    assert imported(SMALL, tmp_path / "onet") == 0
    actuary = load(tmp_path / "onet").find("actuary")

    def ending() -> Iterator[Profession]:
        yield actuary
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_catalogue(tmp_path / "new", "Words.", ending(), (), ())
    assert sorted(each.name for each in tmp_path.iterdir()) == ["onet"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tmp_path.chmod(0o500)
    assert imported(SMALL, tmp_path / "onet") == 1
    assert "cannot be written (Permission denied)" in capsys.readouterr().err


def test_a_bar_may_grow_without_a_line_for_each_step(capsys: pytest.CaptureFixture[str]) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    with Bar(2, terminal) as bar:
        bar.step()
        bar.step()
    assert capsys.readouterr().out == ""
    assert f"[{'#' * 30}] 2 of 2" in terminal.getvalue()


@pytest.mark.skipif(not FACTS.is_dir(), reason="the collected facts (../shared/facts) are not here")
def test_a_whole_release_is_imported_loaded_and_found_by_name(tmp_path: Path) -> None:
    assert imported(whole(tmp_path), tmp_path / "onet") == 0
    catalogue = load(tmp_path / "onet")
    professions = catalogue.professions.values()
    assert len(professions) == 1016
    missed = [
        (name, profession.slug)
        for profession in professions
        for name in (profession.slug, profession.title, *profession.aliases)
        if profession not in [hit.profession for hit in catalogue.meant(name).found]
    ]
    assert missed == []
    assert {len(code.code) for one in professions for code in one.codes} == {7, 10}
