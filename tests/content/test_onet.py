"""The O*NET database's text files become entries, and entries profiles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.content.adoption import Adoption
from bot.content.onet import Database, read_database
from bot.domain.catalogue.figure import PartialDate
from bot.domain.catalogue.profession import Profession, Study
from bot.domain.errors import OperatorError
from tests.content.published import SMALL, copied

TODAY = PartialDate(2026, 11, 26)


@pytest.fixture(scope="module")
def database() -> Database:
    return read_database(SMALL)


@pytest.fixture(scope="module")
def adoption(database: Database) -> Adoption:
    return Adoption.of(database, TODAY)


@pytest.fixture(scope="module")
def profiles(adoption: Adoption) -> dict[str, Profession]:
    return {profile.slug: profile for profile in adoption.profiles()}


def test_every_occupation_becomes_a_profile(profiles: dict[str, Profession]) -> None:
    assert sorted(profile.title for profile in profiles.values()) == [
        "Actuary",
        "Electrician",
        "Engineers, All Other",
        "Registered Nurse",
        "Robotics Engineer",
        "Sales Representatives, Wholesale and Manufacturing…",
        "Sales Representatives, Wholesale and… (41-4012.00)",
    ]


def test_a_title_that_is_cut_is_whole_among_the_codes(profiles: dict[str, Profession]) -> None:
    cut = profiles["sales-representatives-wholesale-and"]
    assert {code.title for code in cut.codes} == {
        "Sales Representatives, Wholesale and Manufacturing, Technical and Scientific Products"
    }


def test_an_occupation_inside_a_group_names_the_group_as_the_nearest(
    profiles: dict[str, Profession],
) -> None:
    codes = [(code.system, code.code, code.match) for code in profiles["robotics-engineer"].codes]
    assert codes == [("O*NET", "17-2199.08", "exact"), ("SOC", "17-2199", "nearest")]


def test_the_group_itself_is_exact(profiles: dict[str, Profession]) -> None:
    group = profiles["electrician"].statistical_group
    assert group is not None
    assert (group.code, group.match) == ("47-2111", "exact")


def test_core_tasks_come_first_and_no_more_than_a_card_shows(
    database: Database, profiles: dict[str, Profession]
) -> None:
    [entry] = [entry for entry in database.entries if entry.code == "47-2111.00"]
    assert profiles["electrician"].duties == entry.tasks[:8]
    assert len(entry.tasks) > 8


def test_a_core_task_goes_before_a_supplemental_one(tmp_path: Path) -> None:
    release = copied(tmp_path)
    (release / "Task Statements.txt").write_text(
        "O*NET-SOC Code\tTask ID\tTask\tTask Type\tDate\n"
        "47-2111.00\t1\tSweep up.\tSupplemental\t05/2020\n"
        "47-2111.00\t2\tPull wires.\tCore\t11/2024\n"
        "47-2111.00\t3\tWink.\tn/a\tn/a\n",
        "utf-8",
    )
    entries = {entry.code: entry for entry in read_database(release).entries}
    assert entries["47-2111.00"].tasks == ("Pull wires.", "Sweep up.", "Wink.")


def test_where_there_are_no_tasks_the_description_stands_and_says_so(
    profiles: dict[str, Profession],
) -> None:
    profile = profiles["engineers-all-other"]
    assert profile.duties == (profile.summary,)
    assert (profile.caution or "").endswith("It has no tasks: the duties are its description.")
    assert profile.start.study is None


def test_the_most_important_skills_come_first_and_are_found_by(
    adoption: Adoption, profiles: dict[str, Profession]
) -> None:
    actuary = profiles["actuary"].skills
    assert actuary.essential[0] == "Reading Comprehension"
    assert actuary.index[0] == "reading-comprehension"
    ids = {skill.id for skill in adoption.skills}
    assert {id_ for profile in profiles.values() for id_ in profile.skills.index} == ids


def test_software_that_employers_ask_for_is_nice_to_know(profiles: dict[str, Profession]) -> None:
    assert "Python" in profiles["actuary"].skills.nice


def test_the_job_zone_is_the_way_to_begin(profiles: dict[str, Profession]) -> None:
    start = profiles["actuary"].start
    assert start.study is Study.MEDIUM
    assert start.education is not None
    assert start.education.level == "Job Zone Four: Considerable Preparation Needed"
    assert start.steps[0] == (
        "Most of these occupations require a four-year bachelor's degree, but some do not."
    )


def test_related_occupations_are_those_that_became_profiles(
    profiles: dict[str, Profession],
) -> None:
    first, second = (slug for slug in profiles if slug.startswith("sales-"))
    assert profiles[first].similar == (second,)
    assert profiles[second].similar == (first,)


def test_names_that_people_say_of_themselves_come_first(profiles: dict[str, Profession]) -> None:
    assert profiles["electrician"].aliases[0] == "Control Electrician"


def test_a_name_in_brackets_is_a_name_of_its_own(profiles: dict[str, Profession]) -> None:
    aliases = profiles["registered-nurse"].aliases
    assert {"Certified Operating Room Nurse", "CNOR", "CCU Nurse", "Cardiac Care Unit Nurse"} <= {
        *aliases
    }
    assert not any("(" in alias for alias in aliases)


def test_a_name_of_two_occupations_is_nobodys(
    database: Database, profiles: dict[str, Profession]
) -> None:
    sharing = [entry.code for entry in database.entries if "Design Engineer" in entry.names]
    assert sharing == ["17-2199.00", "17-2199.08"]
    assert [profile for profile in profiles.values() if "Design Engineer" in profile.aliases] == []


def test_each_profile_says_whose_words_it_has(profiles: dict[str, Profession]) -> None:
    credit = "Words of the O*NET 30.3 Database (USDOL/ETA), CC BY 4.0, shortened."
    assert [one for one in profiles.values() if credit not in (one.caution or "")] == []


def test_the_source_is_the_release_that_its_notes_name(adoption: Adoption) -> None:
    source = adoption.source
    assert (source.id, source.title, str(source.date)) == (
        "onet-30-3",
        "O*NET 30.3 Database",
        "2026-05",
    )
    assert source.licence == "CC BY 4.0"
    assert "USDOL/ETA" in (source.attribution or "")


def test_without_notes_the_folder_tells_which_release_and_the_tasks_how_old(tmp_path: Path) -> None:
    release = copied(tmp_path)
    (release / "Read Me.txt").unlink()
    database = read_database(release)
    assert database.edition == "30.3"
    assert "2020-01" < database.month < "2026-05"


def test_without_either_the_release_stays_unnamed(tmp_path: Path) -> None:
    release = copied(tmp_path).rename(tmp_path / "downloads")
    (release / "Read Me.txt").unlink()
    source = Adoption.of(read_database(release), TODAY).source
    assert (source.id, source.title) == ("onet", "O*NET Database")


def test_an_older_release_has_all_skills_in_one_file_and_relates_nothing(tmp_path: Path) -> None:
    release = copied(tmp_path)
    (release / "Essential Skills.txt").rename(release / "Skills.txt")
    (release / "Related Occupations.txt").unlink()
    (release / "Software Skills.txt").unlink()
    (release / "Sample of Reported Titles.txt").unlink()
    entries = {entry.code: entry for entry in read_database(release).entries}
    assert entries["15-2011.00"].skills[0] == "Reading Comprehension"
    assert entries["15-2011.00"].related == entries["15-2011.00"].software == ()


def test_a_later_release_divides_the_skills(tmp_path: Path) -> None:
    release = copied(tmp_path)
    (release / "Transferable Skills.txt").write_text(
        "O*NET-SOC Code\tElement Name\tScale ID\tData Value\tRecommend Suppress\n"
        "15-2011.00\tCoordination\tIM\t4.99\tN\n"
        "15-2011.00\tNegotiation\tIM\t5.00\tY\n"
        "15-2011.00\tRepairing\tLV\t5.00\tN\n",
        "utf-8",
    )
    entries = {entry.code: entry for entry in read_database(release).entries}
    assert entries["15-2011.00"].skills[0] == "Coordination"
    assert not {"Negotiation", "Repairing"} & {*entries["15-2011.00"].skills}


Spoil = Callable[[Path], object]


def replaced(old: str, new: str) -> Spoil:
    def spoil(file: Path) -> None:
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    return spoil


def written(raw: bytes) -> Spoil:
    return lambda file: file.write_bytes(raw)


@pytest.mark.parametrize(
    ("name", "spoil", "told"),
    [
        ("Occupation Data.txt", Path.unlink, "There is no file 'Occupation Data.txt' in "),
        ("Task Statements.txt", Path.unlink, "There is no file 'Task Statements.txt' in "),
        ("Essential Skills.txt", Path.unlink, "There is no file 'Essential Skills.txt' in "),
        ("Alternate Titles.txt", Path.unlink, "There is no file 'Alternate Titles.txt' in "),
        ("Job Zones.txt", Path.unlink, "There is no file 'Job Zones.txt' in "),
        ("Job Zone Reference.txt", Path.unlink, "There is no file 'Job Zone Reference.txt' in "),
        ("Task Statements.txt", written(b""), "1: there is no column 'O*NET-SOC Code'"),
        ("Task Statements.txt", replaced("\tTask\t", "\tWork\t"), "1: there is no column 'Task'"),
        ("Task Statements.txt", written(b"PK\x03\x04\xff"), "1: byte 0xff is not UTF-8"),
        ("Job Zones.txt", replaced("\t4\t", "\t"), "this row has 3 cells, the first line names 4"),
        ("Job Zones.txt", replaced("\t4\t", "\t9\t"), "Job Zone Reference.txt knows no zone '9'"),
        ("Essential Skills.txt", replaced("\tIM\t", "\tIM\tx"), "under 'Data Value' is no number"),
        ("Related Occupations.txt", replaced("\t1\n", "\tone\n"), "'one' under 'Index'"),
        ("Occupation Data.txt", replaced("47-2111.00", "47-2111"), "'47-2111' is no code"),
        ("Occupation Data.txt", replaced("15-2011.00", "47-2111.00"), "47-2111.00 stands in "),
        ("Occupation Data.txt", replaced("\tActuaries\t", "\tn/a\t"), "has no title"),
    ],
)
def test_a_bad_file_is_told_in_one_line(tmp_path: Path, name: str, spoil: Spoil, told: str) -> None:
    release = copied(tmp_path)
    spoil(release / name)
    with pytest.raises(OperatorError) as error:
        read_database(release)
    message = str(error.value)
    assert told in message
    assert name in message
    assert "\n" not in message


def test_files_without_an_occupation_are_refused(tmp_path: Path) -> None:
    release = copied(tmp_path)
    (release / "Occupation Data.txt").write_text("O*NET-SOC Code\tTitle\tDescription\n", "utf-8")
    with pytest.raises(OperatorError, match="has no occupation below"):
        read_database(release)


def test_what_is_too_long_or_cannot_be_seen_is_cut_to_what_a_profile_holds(tmp_path: Path) -> None:
    release = copied(tmp_path)
    replaced("Actuaries\t", f"Act\u200bua\u202eries\t{'Word ' * 100}. ")(
        release / "Occupation Data.txt"
    )
    replaced("Actuarial Analyst\t", f"{'Long ' * 20}\t")(release / "Alternate Titles.txt")
    profiles = {one.slug: one for one in Adoption.of(read_database(release), TODAY).profiles()}
    assert profiles["actuary"].summary.endswith("Word…")
    assert len(profiles["actuary"].summary) <= 300
