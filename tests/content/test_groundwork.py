"""A profile that is begun with all that statistics know of an occupation."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePath

import orjson
import pytest

from bot.content.document import Data, read
from bot.content.groundwork import groundwork
from bot.content.loader import Folders
from bot.content.mistake import BadCatalogue
from bot.content.names import NameFiles
from bot.content.occupations import OccupationFile
from bot.content.references import taken, unlike
from bot.content.rows import Row, Rows
from bot.content.skeleton import begin, skeleton
from bot.domain.catalogue.occupation import Occupation
from bot.domain.errors import OperatorError
from bot.domain.search import fold
from bot.settings import packaged_catalogue
from tests.offenders import every
from tests.packaged import PACKAGED

_WHOLE = Folders.read([packaged_catalogue()])
# Without the names that nobody is shown, which take long.
FOLDERS = replace(
    _WHOLE, names=NameFiles([each for each in _WHOLE.names.tables if each[0] == "everyday"])
)
SLUGS = {PurePath(document.file).stem for document in FOLDERS.professions}
CALLED = {
    fold(name)
    for profile in PACKAGED.profiles.values()
    for name in (profile.slug, profile.title, *profile.aliases)
}
WORDS = [
    *("summary", "activities", "place", "needed", "duties", "days"),
    *("essential", "index", "steps", "question"),
]


def described(code: str) -> bool:
    """Whether a profile is about that very occupation."""
    groups = (profile.statistical_group for profile in PACKAGED.profiles.values())
    return PACKAGED.occupations[code].slug in PACKAGED.profiles or any(
        group is not None and (group.code, group.match) == (code, "exact") for group in groups
    )


SHORT = [code for code in PACKAGED.occupations if not described(code)]
SOME = dict.fromkeys((*SHORT[::20], "27-2011", "49-9021"))  # paid by the hour; a name that is taken
FULL = [code for code in PACKAGED.occupations if described(code)]


@cache
def text(code: str, slug: str) -> str:
    return skeleton(slug, "schema", groundwork(code, FOLDERS, slug))


def free(code: str) -> str:
    """Return a slug for a profile of it."""
    slug = PACKAGED.occupations[code].slug
    return f"{slug}-anew" if fold(slug) in CALLED else slug


@every(SOME, str)
def test_what_is_known_of_an_occupation_is_filled_in(code: str) -> None:
    short, slug = PACKAGED.professions[PACKAGED.occupations[code].slug], free(code)
    document = read(f"professions/{slug}.yaml", text(code, slug).encode())
    data = document.data
    assert data is not None
    assert document.mistakes == ()
    title = None if fold(short.title) in CALLED else short.title
    assert (data["slug"], data["title"], data["field"]) == (slug, title, short.field)
    assert data["codes"] == [
        {"system": "SOC", "code": code, "title": short.codes[0].title, "match": "exact"}
    ]
    assert data.get("similar", []) == [s for s in short.similar if s in SLUGS][:5]
    assert [*unlike(document, SLUGS)] == []
    clashes = taken((*FOLDERS.professions, document))
    assert [each for each in clashes if each.file == document.file] == []


@every(SOME, str)
def test_every_figure_is_told_and_none_is_written(code: str) -> None:
    short = PACKAGED.professions[PACKAGED.occupations[code].slug]
    written = text(code, free(code))
    notes = " ".join(line[2:].strip() for line in written.splitlines() if line.startswith("# "))
    for figure in short.outlook.figures:
        assert f": {figure.value:,.15g}" in notes
        assert figure.source in notes
    for salary in short.pay.salaries:
        assert f"{salary.statistic} {salary.amount:,.15g}" in notes
        assert salary.source in notes
    data = read("", written.encode()).data
    assert data is not None
    assert not {"outlook", "pay"} & data.keys()


@pytest.mark.parametrize("code", ["47-2152", "47-2181", "27-2011"])
def test_only_words_are_missing(code: str, tmp_path: Path) -> None:
    folders = [packaged_catalogue(), tmp_path]
    slug = PACKAGED.occupations[code].slug
    path = begin(slug, tmp_path, folders, packaged_catalogue(), code).path
    with pytest.raises(BadCatalogue) as refused:
        Folders.read(folders).catalogue()
    told = re.findall(rf"(?m)^{path}:\d+: '(\w+)' is empty\. It holds ", str(refused.value))
    assert told == WORDS
    assert len(refused.value.mistakes) == len(WORDS)


def test_with_words_written_it_has_the_same_figures_by_its_code(tmp_path: Path) -> None:
    folders, short = [packaged_catalogue(), tmp_path], PACKAGED.professions["plumber"]
    path = begin("plumber", tmp_path, folders, packaged_catalogue(), "47-2152").path
    data = read("", path.read_bytes()).data
    assert data is not None
    words: dict[str, Data] = {
        **dict.fromkeys(("summary", "question"), "Words."),
        **{key: ["Words."] for key in ("needed", "duties")},
        "skills": {"essential": ["Words"]},
        "start": {"steps": ["Words."]},
    }
    left = {key: data[key] for key in data if data[key] and key not in ("days", "work")}
    path.write_bytes(orjson.dumps({**left, **words}))
    written = Folders.read(folders).catalogue().profiles["plumber"]
    assert written.outlook == short.outlook
    assert written.pay == short.pay
    assert written.start.education == short.start.education
    assert written.codes == short.codes


@every(FULL, str)
def test_what_a_profile_describes_already_is_refused_in_a_sentence(code: str) -> None:
    with pytest.raises(
        OperatorError, match=r"has a profile already, professions/.*: edit it"
    ) as no:
        groundwork(code, FOLDERS, "another")
    assert "\n" not in str(no.value)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("47-211", "No occupation has the code '47-211': did you mean 47-2011?"),
        ("", "No occupation has the code '': write six digits, as 47-2111."),
        ("x\ny", "No occupation has the code 'x\\ny': write six digits, as 47-2111."),
    ],
)
def test_an_unknown_code_is_refused_in_a_sentence_and_leaves_no_trace(
    code: str, told: str, tmp_path: Path
) -> None:
    with pytest.raises(OperatorError) as refused:
        begin("smith", tmp_path, [packaged_catalogue()], packaged_catalogue(), code)
    assert str(refused.value) == told
    assert [*tmp_path.iterdir()] == []


def test_without_occupations_it_is_said_where_they_are() -> None:
    bare = replace(FOLDERS, occupations=OccupationFile((), ()))
    with pytest.raises(OperatorError, match="as in ONEJOB_CATALOGUE=packaged:/srv/my-jobs"):
        groundwork("47-2152", bare, "plumber")


def test_a_profile_that_is_begun_already_keeps_no_other_from_being(tmp_path: Path) -> None:
    folders = [packaged_catalogue(), tmp_path]
    for slug, code in (("plumber", "47-2152"), ("roofer", "47-2181")):
        begin(slug, tmp_path, folders, packaged_catalogue(), code)
    with pytest.raises(OperatorError, match="has a profile already"):
        begin("pipes", tmp_path, folders, packaged_catalogue(), "47-2152")
    assert sorted(path.stem for path in (tmp_path / "professions").iterdir()) == [
        "plumber",
        "roofer",
    ]


def test_other_names_are_filled_in_where_nothing_else_is_called_so() -> None:
    names = {"slug": "plumber", "shown": "Pipe doctor; AI engineer; Yes; Plumber; It: wires"}
    rows = Rows("names/own.csv", ("slug", "shown"), (Row(2, names),), ())
    folders = replace(FOLDERS, names=NameFiles([("own", rows)]))
    ground = groundwork("47-2152", folders, "plumber")
    data = read("", skeleton("plumber", "schema", ground).encode()).data
    assert data is not None
    assert data["aliases"] == ["Pipe doctor", "Yes", "It: wires"]


def test_what_looks_like_something_else_is_in_quotes() -> None:
    named = Occupation("47-2152", "no", "null", "12")
    folders = replace(FOLDERS, occupations=OccupationFile((named,), ()))
    ground = groundwork("47-2152", folders, "2024")
    data = read("", skeleton("2024", "schema", ground).encode()).data
    assert data is not None
    assert [data[key] for key in ("slug", "title", "field")] == ["2024", "null", "12"]
