"""A new profile, from the empty file to one that passes."""

from __future__ import annotations

import re
from pathlib import Path

import orjson
import pytest

from bot.content import load
from bot.content.document import Data, read
from bot.content.skeleton import begin, skeleton
from bot.domain.errors import OperatorError
from tests.content.folder import Folder
from tests.content.test_guide import write_the_example

SLUG = "moon-gardener"
SCHEMA = "../schema/profession.json"

EMPTY = [
    *("title", "field", "summary", "activities", "place", "needed", "duties", "days"),
    *("essential", "index", "steps", "question"),
]


def started(folder: Folder, slug: str) -> Path:
    return begin(slug, folder.path, [folder.path], folder.path).path


def test_every_compulsory_key_is_named_with_its_line_and_nothing_else(folder: Folder) -> None:
    path = started(folder, SLUG)
    lines = path.read_text("utf-8").splitlines()
    told = re.findall(
        rf"(?m)^professions/{SLUG}.yaml:(\d+): '(\w+)' is empty. It holds .*\.$",
        "\n".join(folder.mistakes()),
    )
    assert [key for _, key in told] == EMPTY
    assert len(folder.mistakes()) == len(EMPTY)
    for number, key in told:
        assert lines[int(number) - 1].strip() in ("-", f"{key}:")


def test_it_says_where_editors_find_the_schema(folder: Folder) -> None:
    (folder.path / "schema").mkdir()
    (folder.path / "schema/profession.json").touch()
    first = started(folder, SLUG).read_text("utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={SCHEMA}"


def test_in_a_folder_without_schema_editors_are_sent_to_the_shipped_one(
    folder: Folder, tmp_path: Path
) -> None:
    path = begin(SLUG, folder.path, [folder.path], tmp_path / "shipped").path
    first = path.read_text("utf-8").splitlines()[0]
    assert first.endswith(f"$schema={(tmp_path / 'shipped/schema/profession.json').as_posix()}")


def filled(blank: Data, example: Data) -> Data:
    """Put the example's values in the place of what is empty."""
    if isinstance(blank, dict) and isinstance(example, dict):
        return {key: filled(blank[key], example[key]) for key in blank if key in example}
    if isinstance(blank, list) and isinstance(example, list):
        return [filled(blank[0], each) for each in example]
    return example


def test_filled_in_as_the_guide_s_example_it_is_that_profession(tmp_path: Path) -> None:
    path = write_the_example(tmp_path)
    example, profession = read("", path.read_bytes()).data, load(tmp_path).find(SLUG)
    used = re.sub(r"(?m)^( *)#(?=\S|  )", r"\1", skeleton(SLUG, SCHEMA))  # every key
    path.write_bytes(orjson.dumps(filled(read("", used.encode()).data, example)))
    assert load(tmp_path).find(SLUG) == profession


@pytest.mark.parametrize("slug", ["2024", "true", "null", "1e5"])
def test_a_slug_that_looks_like_something_else_is_text(slug: str) -> None:
    data = read("", skeleton(slug, SCHEMA).encode()).data
    assert data is not None
    assert data["slug"] == slug


def test_the_first_profile_of_a_folder_may_be_begun(folder: Folder, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    path = begin(SLUG, own, [folder.path, own], folder.path).path
    assert path == own / f"professions/{SLUG}.yaml"
    assert path.exists()


def test_a_catalogue_with_mistakes_can_be_added_to(folder: Folder) -> None:
    started(folder, SLUG)
    assert started(folder, "moon-miller").exists()


@pytest.mark.parametrize(
    ("slug", "told"),
    [
        ("Moon", "'Moon' is no slug: write lower-case letters"),
        ("moon--gardener", "'moon--gardener' is no slug: "),
        ("../moon", "'../moon' is no slug: "),
        ("m" * 49, "is no slug: "),
        ("", "'' is no slug: "),
        ("baker", "'baker' has a profile already, professions/baker.yaml: edit it"),
        ("bread-maker", "The slug 'bread-maker' is taken by professions/baker.yaml:4. Choose"),
        ("backerin", "The slug 'backerin' is taken by professions/baker.yaml:5. Choose"),
    ],
)
def test_a_slug_that_will_not_do_is_refused_and_leaves_no_trace(
    folder: Folder, slug: str, told: str
) -> None:
    before = sorted(folder.path.rglob("*"))
    with pytest.raises(OperatorError) as refused:
        started(folder, slug)
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)
    assert sorted(folder.path.rglob("*")) == before


def test_a_file_that_is_there_is_never_written_over(folder: Folder, tmp_path: Path) -> None:
    own = tmp_path / "own/professions"
    own.mkdir(parents=True)
    (own / f"{SLUG}.yaml").write_text("mine", "utf-8")
    with pytest.raises(OperatorError, match="is there already"):
        begin(SLUG, own.parent, [folder.path], folder.path)
    assert (own / f"{SLUG}.yaml").read_text("utf-8") == "mine"


@pytest.mark.parametrize("kind", ["missing", "file"])
def test_a_folder_that_cannot_be_written_to_is_told_with_the_cure(
    folder: Folder, tmp_path: Path, kind: str
) -> None:
    own = tmp_path / "own"
    if kind == "file":
        own.write_text("", "utf-8")
    with pytest.raises(OperatorError, match=r"cannot be written \(.*\): make the folder, or see"):
        begin(SLUG, own, [folder.path], folder.path)
    assert not own.is_dir()
