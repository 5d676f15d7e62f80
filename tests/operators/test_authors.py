"""What authors type: `onejob new`, `onejob check`, `onejob card`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.__main__ import main
from bot.settings import packaged_catalogue
from tests.content.folder import PROFILE, Folder
from tests.content.test_guide import write_the_example


class Answer(NamedTuple):
    code: int
    out: str
    err: str


Onejob = Callable[..., Answer]


@pytest.fixture
def onejob(capsys: pytest.CaptureFixture[str]) -> Onejob:
    """Type a command; return its exit code and what is printed."""

    def run(*arguments: object) -> Answer:
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Answer(code, printed.out, printed.err)

    return run


@pytest.fixture(autouse=True)
def in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Give a small catalogue that is the one in use."""
    folder = Folder(tmp_path / "in-use")
    monkeypatch.setenv("ONEJOB_CATALOGUE", str(folder.path))
    return folder


@pytest.fixture
def moon(tmp_path: Path) -> Path:
    """Give a folder with the guide's example."""
    write_the_example(tmp_path / "moon")
    return tmp_path / "moon"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Give an empty folder."""
    folder = tmp_path / "own folder"
    folder.mkdir()
    return folder


def test_a_new_profile_goes_into_the_last_folder_in_use(
    onejob: Onejob, in_use: Folder, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONEJOB_CATALOGUE", f"{in_use.path}:{own}")
    told = onejob("new", "moon-gardener")
    assert told.code == 0
    assert f"Wrote {own / 'professions/moon-gardener.yaml'}." in told.out
    assert (own / "professions/moon-gardener.yaml").exists()


def test_a_new_profile_tells_the_next_two_steps(onejob: Onejob, own: Path) -> None:
    assert onejob("new", "smith").out.splitlines()[1:] == [
        "  onejob check",
        "  onejob card smith",
    ]
    assert onejob("new", "moon-gardener", "--in", own).out.splitlines()[1:] == [
        f"  onejob check --in '{own}'",
        f"  onejob card moon-gardener --in '{own}'",
    ]


def test_a_profile_is_begun_with_what_is_known_of_an_occupation(
    onejob: Onejob, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONEJOB_CATALOGUE", f"packaged:{own}")
    told = onejob("new", "plumber", "--from", "47-2152")
    assert told.out.splitlines()[1:] == ["  onejob check", "  onejob card plumber"]
    assert "\n    code: 47-2152\n" in (own / "professions/plumber.yaml").read_text("utf-8")
    wrong = onejob("check").err.splitlines()
    assert wrong
    assert all(re.search(r"plumber\.yaml:\d+: '\w+' is empty\. It holds ", each) for each in wrong)


def test_by_another_slug_the_short_profile_is_said_to_stay(
    onejob: Onejob, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONEJOB_CATALOGUE", f"packaged:{own}")
    assert onejob("new", "pipes", "--from", "47-2152").out.splitlines()[-1] == (
        "The short profile 'plumber' stays beside it: called that, yours would take its place."
    )


@pytest.mark.parametrize("code", ["47-0000", "29-1171"])
def test_a_code_that_will_not_do_is_refused_in_one_sentence(
    onejob: Onejob, own: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setenv("ONEJOB_CATALOGUE", f"packaged:{own}")
    told = onejob("new", "smith", "--from", code)
    assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)
    assert not (own / "professions").exists()


@pytest.mark.parametrize("slug", ["Moon", "baker", "bread-maker"])
def test_a_slug_that_will_not_do_is_refused_in_one_sentence(onejob: Onejob, slug: str) -> None:
    told = onejob("new", slug)
    assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)


def test_a_new_profile_has_mistakes_and_no_other_file_has(onejob: Onejob) -> None:
    onejob("new", "smith")
    told = onejob("check")
    assert told.code == 1
    assert {line.partition(":")[0] for line in told.err.splitlines()} == {"professions/smith.yaml"}


def test_advice_follows_and_is_no_mistake(onejob: Onejob) -> None:
    first, *advice = (told := onejob("check")).out.splitlines()
    assert (told.code, told.err) == (0, "")
    assert first.startswith("No mistakes: 2 professions, 1 rankings, 2 sources, 1 vocabulary in ")
    assert all(re.match(r"[\w/-]+\.yaml:\d+: .*\. .*\.$", line) for line in advice)
    assert onejob("check").out.splitlines()[1:] == advice


def test_strict_makes_advice_count(onejob: Onejob) -> None:
    assert onejob("check", "--strict").code == 1


def test_pay_of_one_office_alone_is_said_in_one_line_and_is_no_advice(onejob: Onejob) -> None:
    told = onejob("check", packaged_catalogue(), "--strict")
    *_, last = told.out.splitlines()
    assert re.fullmatch(r"Pay of \d+ of \d+ professions rests on one official source alone\.", last)


def test_a_folder_of_ones_own_is_checked_on_top_of_those_in_use(onejob: Onejob, own: Path) -> None:
    onejob("new", "smith", "--in", own)
    assert "own folder/professions/smith.yaml:12: 'title'" in onejob("check", "--in", own).err
    assert onejob("check").code == 0


def test_a_card_is_printed_as_readers_see_it(onejob: Onejob, moon: Path) -> None:
    told = onejob("card", "moon-gardener", "--in", moon)
    assert told.out.startswith("Moon gardener\n=============\n")
    assert "• Look for mold on every shelf before it spreads." in told.out
    assert "\n\nPlants · Water treatment\n" in told.out
    assert "$57,000 a year in the middle" in told.out


def test_a_card_is_found_by_any_of_its_names(onejob: Onejob) -> None:
    assert onejob("card", "bread maker").out.startswith("Baker\n")


def test_a_section_is_printed_alone_and_all_of_them_together(onejob: Onejob) -> None:
    duties = onejob("card", "baker", "--section", "duties").out
    assert "• Knead the dough." in duties
    assert "What the days are like" not in duties
    assert "Sources" not in duties
    (_, knead) = duties.split("• Knead", 1)
    assert knead.strip() in onejob("card", "baker", "--section", "all").out


def test_what_the_days_are_like_is_printed_with_the_duties(onejob: Onejob, moon: Path) -> None:
    duties = onejob("card", "moon-gardener", "--in", moon, "--section", "duties").out
    assert "\nWhat the days are like\n---" in duties
    assert "• The lamps decide the hours" in duties


def test_the_card_is_as_wide_as_the_terminal(
    onejob: Onejob, in_use: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_use.replace(PROFILE, "summary: Makes bread.", f"summary: {'bread ' * 40}")
    for columns in (40, 120):
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = onejob("card", "baker").out.splitlines()
        assert columns - 10 < max(map(len, lines)) <= columns


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("mill", "No profession is called 'mill'. Did you mean miller?\n"),
        ("qqqqqq", "No profession is called 'qqqqqq'. `onejob new` begins a profile.\n"),
    ],
)
def test_an_unknown_name_is_told_with_the_near_ones(onejob: Onejob, name: str, told: str) -> None:
    assert onejob("card", name) == (1, "", told)


def test_an_unknown_section_is_told_in_one_sentence(onejob: Onejob) -> None:
    told = onejob("card", "baker", "--section", "wages")
    assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)


def test_where_there_are_mistakes_they_are_told_instead_of_a_card(onejob: Onejob) -> None:
    onejob("new", "smith")
    told = onejob("card", "baker")
    assert (told.code, told.out) == (1, "")
    assert "professions/smith.yaml:12: 'title' is empty." in told.err
