"""Every kind of mistake, in the very words that its author reads; most are in mistakes.txt."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.content import BadCatalogue, Mistake, load
from tests.content.folder import FILES, OTHER, PROFILE, RANKING, SOURCES, Folder, mistakes


@dataclass(frozen=True)
class Case:
    name: str
    file: str
    removed: str
    added: str
    told: list[str]


def cases() -> list[Case]:
    found: list[Case] = []
    for block in Path(__file__).with_name("mistakes.txt").read_text("utf-8").split("\n# ")[1:]:
        name, file, *lines = block.splitlines()
        marked = {sign: [each[2:] for each in lines if each[:2] == f"{sign} "] for sign in "-+>"}
        removed, added = ("".join(f"{line}\n" for line in marked[sign]) for sign in "-+")
        found.append(Case(name, file, removed, added, marked[">"]))
    return found


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_mistake_is_told_with_its_place_and_its_cure(case: Case, folder: Folder) -> None:
    folder.replace(case.file, case.removed, case.added)
    assert folder.mistakes() == case.told


def test_the_mistakes_of_all_files_are_told_at_once_by_file_and_line(folder: Folder) -> None:
    folder.write(SOURCES, "a: [")
    folder.write(OTHER, "")
    folder.replace(RANKING, 'edition: "2024"', "edition: 2024")
    folder.replace(PROFILE, "field: food", "field: 1\nfield: 2")
    assert folder.mistakes() == [
        "professions/baker.yaml:6: 'field' must be text, not the number 1. Put it in quotes.",
        (
            "professions/baker.yaml:7: key 'field' stands here for the second time, "
            "the first is on line 6. Keep one of them."
        ),
        "professions/miller.yaml:1: the file is empty. Begin with the example in data/README.md.",
        "rankings/hot-jobs.yaml:4: 'edition' must be text, not the number 2024. Put it in quotes.",
        "sources.yaml:1: the file ends inside a list or a group. Close it with ']' or '}'.",
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "1: the file is empty. Begin with the example in data/README.md."),
        (b"# a note\n", "1: the file is empty. Begin with the example in data/README.md."),
        (
            b"---\n- slug: miller\n",
            (
                "2: the file holds a list, not keys with values. "
                "Write 'key: value' lines, as in the example in data/README.md."
            ),
        ),
        (
            b"miller\n",
            (
                "1: the file holds the text 'miller', not keys with values. "
                "Write 'key: value' lines, as in the example in data/README.md."
            ),
        ),
        (
            "slug: miller\ntitle: Müller\n".encode("latin-1"),
            "2: byte 0xfc is not UTF-8 text. Save the file again with the encoding UTF-8.",
        ),
        (
            "slug: miller\n".encode("utf-16"),
            "1: byte 0xff is not UTF-8 text. Save the file again with the encoding UTF-8.",
        ),
        (b"slug:\n\t- miller\n", "2: a tab where spaces belong. Replace it with spaces."),
        (b"needed:\n  - a\n\t- b\n", "3: a tab where spaces belong. Replace it with spaces."),
        (b"note: |\n\ta\n", "2: a tab where spaces belong. Replace it with spaces."),
        (b"slug: a\ntitle: b\x07\n", "2: invisible control character U+0007. Remove it."),
        (
            b"a: " + b"[" * 100_000,
            (
                "1: lists and keys stand inside each other more than 12 levels deep. "
                "Compare the file with the example in data/README.md."
            ),
        ),
        (
            b"- " * 100_000,
            (
                "1: lists and keys stand inside each other more than 12 levels deep. "
                "Compare the file with the example in data/README.md."
            ),
        ),
        (
            (
                b"a: &a [lol, lol, lol, lol, lol, lol, lol, lol]\n"
                b"b: &b [*a, *a, *a, *a, *a, *a, *a, *a]\n"
                b"c: &c [*b, *b, *b, *b, *b, *b, *b, *b]\n"
                b"d: &d [*c, *c, *c, *c, *c, *c, *c, *c]\n"
                b"e: &e [*d, *d, *d, *d, *d, *d, *d, *d]\n"
                b"f: &f [*e, *e, *e, *e, *e, *e, *e, *e]\n"
            ),
            (
                "6: the aliases repeat more than 256 KiB of text. "
                "Write the text itself instead of the aliases."
            ),
        ),
        (
            b"a: &a " + b"x" * 100_000 + b"\nb: [*a, *a, *a]\n",
            (
                "2: the aliases repeat more than 256 KiB of text. "
                "Write the text itself instead of the aliases."
            ),
        ),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_file_that_cannot_be_read_is_one_mistake(
    content: bytes, told: str, folder: Folder
) -> None:
    folder.write(OTHER, content)
    assert folder.mistakes() == [f"{OTHER}:{told}"]


def test_a_file_over_256_kib_is_not_read(folder: Folder) -> None:
    folder.write(OTHER, FILES[OTHER] + "#" * (256 * 1024))
    assert folder.mistakes() == [
        f"{OTHER}: is larger than 256 KiB. Is it the right file? Shorten it, or divide it."
    ]


def test_a_folder_that_is_not_there_is_named_with_the_cure(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    assert mistakes(missing) == [
        (
            f"{missing}: there is no such folder. "
            "Name the folder that holds professions/ and sources.yaml."
        )
    ]


def test_an_empty_folder_lacks_profiles_and_sources(tmp_path: Path) -> None:
    assert mistakes(tmp_path) == [
        (
            "professions: there is no profile in this folder. "
            "Write a profile: data/README.md shows how."
        ),
        "sources.yaml: there is no such file. Write it: data/README.md shows how.",
    ]


def test_missing_sources_are_told_once_and_not_at_every_figure(folder: Folder) -> None:
    (folder.path / SOURCES).unlink()
    assert folder.mistakes() == [
        "sources.yaml: there is no such file. Write it: data/README.md shows how."
    ]


def test_a_broken_profile_does_not_make_those_that_name_it_wrong(folder: Folder) -> None:
    folder.write(OTHER, b"[")
    assert [mistake.split(":")[0] for mistake in folder.mistakes()] == [OTHER]


def test_a_catalogue_may_have_no_rankings(folder: Folder) -> None:
    (folder.path / RANKING).unlink()
    (folder.path / "rankings").rmdir()
    assert not load(folder.path).rankings


@pytest.mark.parametrize("suffix", [".yml", ".YAML"])
def test_a_file_with_another_ending_is_not_passed_over_in_silence(
    suffix: str, folder: Folder
) -> None:
    folder.write(f"professions/cook{suffix}", "slug: cook")
    assert folder.mistakes() == [
        (
            f"professions/cook{suffix}: files that end in {suffix} are not read. "
            "Rename it to 'cook.yaml'."
        )
    ]


def test_what_editors_and_file_managers_leave_behind_is_passed_over(folder: Folder) -> None:
    for name in (".#baker.yaml", "._miller.yaml", "baker.yaml~", "Thumbs.db", "notes.txt"):
        folder.write(f"professions/{name}", b"\xff")
    assert folder.mistakes() == []


def test_a_folder_named_like_a_file_is_told(folder: Folder) -> None:
    (folder.path / "professions/cook.yaml").mkdir()
    assert folder.mistakes() == [
        "professions/cook.yaml: is not a file. Move it away, or remove it."
    ]


def test_a_pipe_named_like_a_file_is_not_waited_for(folder: Folder) -> None:
    os.mkfifo(folder.path / "professions/cook.yaml")
    assert folder.mistakes() == [
        "professions/cook.yaml: is not a file. Move it away, or remove it."
    ]


def test_a_link_that_leads_to_itself_is_told(folder: Folder) -> None:
    (folder.path / "professions/cook.yaml").symlink_to("cook.yaml")
    assert folder.mistakes() == [
        (
            "professions/cook.yaml: cannot be read: Too many levels of symbolic links. "
            "Check what it is and who may read it."
        )
    ]


def test_a_file_in_the_place_of_a_folder_is_told(folder: Folder) -> None:
    (folder.path / RANKING).unlink()
    (folder.path / "rankings").rmdir()
    folder.write("rankings", "")
    assert folder.mistakes() == [
        "rankings: cannot be read: Not a directory. Check what it is and who may read it."
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_told(folder: Folder) -> None:
    (folder.path / OTHER).chmod(0)
    assert folder.mistakes() == [
        f"{OTHER}: cannot be read: Permission denied. Check what it is and who may read it."
    ]


def test_a_name_that_cannot_be_printed_is_spelled_out(folder: Folder) -> None:
    os.close(os.open(os.fsencode(folder.path) + b"/professions/c\xff\n.yaml", os.O_CREAT))
    (told,) = folder.mistakes()
    assert told.startswith("professions/c\\udcff\\n.yaml:1: the file is empty.")


def test_thousands_of_mistakes_are_told_in_moments(folder: Folder) -> None:
    names = ", ".join(f"mill-{number}" for number in range(20_000))
    folder.replace(PROFILE, "  - miller", f"  [{names}]")
    started = time.process_time()
    assert len(folder.mistakes()) == 20_000
    assert time.process_time() - started < 10


def test_a_catalogue_with_mistakes_prints_them_a_line_each() -> None:
    first = Mistake("b.yaml", 2, "what", "Cure.")
    second = Mistake("a.yaml", None, "what", "Cure.")
    assert str(BadCatalogue([first, second, first])) == (
        "a.yaml: what. Cure.\nb.yaml:2: what. Cure."
    )
