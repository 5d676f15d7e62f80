"""Every list is a message that Discord takes, names everybody once, and is never a dead end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.asking.browse import PAGE, JobsCard
from bot.cards.asking.query import ANY, JobsQuery, SkillQuery, bounded
from bot.cards.asking.skill import SkillCard
from bot.cards.sheet import Sheet
from bot.domain.catalogue.browse import FULL, Featured, Sort, Wanted
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.figure import Figure, Measure, PartialDate, Statistic
from bot.domain.catalogue.profession import Code, Outlook
from bot.domain.catalogue.skill import Skill
from bot.domain.search import fold
from bot.presentation.layout import components
from tests.cards.extremes import LETTERS, Maker, Scale, filled
from tests.cards.reading import parts, reader, text
from tests.english import WORDS
from tests.examples import at_most
from tests.limits import breaches
from tests.offenders import every
from tests.packaged import PACKAGED


@cache
def extreme(letters: str, *, professions: int = 40, fields: int = 14) -> Catalogue:
    """Return professions with the longest names, in many fields, that all need one of two skills.

    Their figures are those of another group, and they all tell the words they were made of.
    """
    maker = Maker(Scale(letters, similar=0, rankings=0, texts=2))
    skills = [
        Skill(id=name, title=filled(letters, 60), aliases=(filled(letters, 59),) * 6)
        for name in ("one", "other")
    ]
    code = Code(system="SOC", code="15-1221", title=filled(letters, 120), match="nearest")
    jobs = [maker.profession(f"job-{number}") for number in range(professions)]
    return Catalogue(
        (
            job.model_copy(
                update={
                    "field": f"{number % fields} {filled(letters, 57)}",
                    "codes": (code,),
                    "skills": job.skills.model_copy(
                        update={"index": ("one", "other") if number % 2 else ("one",)}
                    ),
                }
            )
            for number, job in enumerate(jobs)
        ),
        (),
        [maker.source(f"source-{number}") for number in range(3)],
        skills,
    )


def card(catalogue: Catalogue) -> JobsCard:
    return JobsCard(reader(catalogue))


def menus(sheet: Sheet) -> dict[str, list[str]]:
    """Return the values of each menu, by its placeholder."""
    return {
        each["placeholder"]: [option["value"] for option in each["options"]]
        for each in parts(sheet)
        if each["type"] == 3
    }


def targets(sheet: Sheet) -> list[JobsQuery]:
    """Return the lists that the buttons of a message lead to."""
    ids = [each["custom_id"] for each in parts(sheet) if each["type"] == 2 and not each["disabled"]]
    return [JobsQuery.parse(match) for match in map(JobsQuery.PATTERN.fullmatch, ids) if match]


def labels(sheet: Sheet) -> list[str]:
    return [each["label"] for each in parts(sheet) if each["type"] == 2]


def pages(card: JobsCard, query: JobsQuery, *seen: Featured) -> Iterator[Sheet]:
    """Turn the pages, as a reader would: by the button."""
    while True:
        sheet = card.sheet(query, seen)
        yield sheet
        following = query.on(query.page + 1)
        if following not in targets(sheet):
            return
        query = following


def everybody(sheets: Iterator[Sheet]) -> list[str]:
    return [slug for each in sheets for slug in menus(each)[WORDS("menu-profession")]]


def history(catalogue: Catalogue) -> tuple[Featured, ...]:
    most = 2**63
    return tuple(
        Featured(slug, date(2026, 8, 3), most, most, None if number % 3 else most)
        for number, slug in enumerate(catalogue.profiles)
        if number % 4
    )


@every(list(product(LETTERS, Sort)), " by ".join)
def test_the_longest_lists_are_within_discords_limits(kind: tuple[str, Sort]) -> None:
    letters, sort = LETTERS[kind[0]], kind[1]
    catalogue = extreme(letters)
    shelves = catalogue.shelves
    words = bounded(filled(letters, 300))
    for wanted in (
        Wanted(),
        Wanted(next(iter(shelves.fields)), next(iter(shelves.skills)), words),
        Wanted(skill=next(iter(shelves.skills)), text=words),
    ):
        query = JobsQuery(wanted, sort)
        for sheet in pages(card(catalogue), query, *history(catalogue)):
            assert breaches(components(sheet)) == []


@every(LETTERS, str)
def test_the_longest_skills_are_within_discords_limits(kind: str) -> None:
    letters = LETTERS[kind]
    catalogue = extreme(letters)
    skills = SkillCard(reader(catalogue))
    job = catalogue.profiles["job-1"]
    words = SkillQuery(text=bounded(filled(letters, 300)))
    for asked in (SkillQuery(next(iter(catalogue.shelves.skills))), words, SkillQuery(text="zzz")):
        for number in range(5):
            assert breaches(components(skills.sheet(asked.on(number)))) == []
        assert breaches(components(skills.of(job, asked))) == []
    assert breaches(components(skills.way_in())) == []


@every(Sort, str)
def test_every_list_of_the_catalogue_names_everybody_once(sort: Sort) -> None:
    shown = everybody(pages(card(PACKAGED), JobsQuery(sort=sort), *history(PACKAGED)))
    assert sorted(shown) == sorted(PACKAGED.professions)


def test_a_list_of_full_profiles_has_no_others() -> None:
    query = JobsQuery(Wanted(full=FULL))
    assert sorted(everybody(pages(card(PACKAGED), query))) == sorted(PACKAGED.profiles)


def test_one_button_leaves_out_short_profiles_and_shows_them_again() -> None:
    narrowed = Wanted(full=FULL)
    label = WORDS("browse-kind", kind=FULL, count=len(PACKAGED.profiles))
    assert label in labels(card(PACKAGED).sheet(JobsQuery()))
    back = WORDS("browse-kind", kind="any", count=len(PACKAGED.professions))
    assert back in labels(card(PACKAGED).sheet(JobsQuery(narrowed)))
    assert JobsQuery(narrowed).custom_id() != JobsQuery().custom_id()


def test_where_all_profiles_are_full_no_button_leaves_any_out() -> None:
    shown = labels(card(extreme(LETTERS["words"])).sheet(JobsQuery()))
    assert not any("full profile" in label for label in shown)


@every(Sort, str)
def test_a_list_of_many_pages_names_everybody_once_ten_a_page(sort: Sort) -> None:
    catalogue = extreme(LETTERS["words"], professions=43)
    sheets = list(pages(card(catalogue), JobsQuery(sort=sort), *history(catalogue)))
    assert [len(menus(each)[WORDS("menu-profession")]) for each in sheets] == [PAGE] * 4 + [3]
    assert sorted(everybody(iter(sheets))) == sorted(catalogue.profiles)


def test_every_field_and_its_number_stand_in_the_whole_list() -> None:
    shown = text(card(PACKAGED).sheet(JobsQuery()))
    fields = sorted(PACKAGED.shelves.fields.values(), key=lambda each: -len(each.slugs))
    for shelf in fields[:12]:
        assert f"{shelf.title} {len(shelf.slugs)}" in shown
    assert f"{len(fields) - 12} more fields" in shown


def test_the_menu_of_fields_shows_any_of_them() -> None:
    catalogue = extreme(LETTERS["words"])
    offered = menus(card(catalogue).sheet(JobsQuery()))[WORDS("menu-field")]
    assert offered == [ANY, *catalogue.shelves.fields]


def test_a_list_by_pay_says_once_what_its_figures_share_and_where_they_are_from() -> None:
    shown = text(card(PACKAGED).sheet(JobsQuery(sort=Sort.PAY)))
    assert shown.count("United States · median · May 2025") == 1
    assert shown.count("U.S. Bureau of Labor Statistics") == 1


def test_a_figure_of_the_nearest_group_says_so() -> None:
    query = JobsQuery(Wanted(full=FULL), sort=Sort.PAY)
    shown = text(card(PACKAGED).sheet(query)).split("\n")
    (line,) = (each for each in shown if "AI engineer" in each)
    assert line.endswith(" · of the nearest official group")


def test_a_figure_of_the_nearest_group_says_so_even_where_there_is_no_room() -> None:
    wide = extreme(LETTERS["stars"], professions=PAGE, fields=1)
    growth = Figure(
        country="US",
        statistic=Statistic.PROJECTION,
        date=PartialDate(2025),
        source="source-0",
        measure=Measure.GROWTH,
        value=1.5,
    )
    catalogue = Catalogue(
        (
            job.model_copy(update={"outlook": Outlook(figures=(growth,))})
            for job in wide.professions.values()
        ),
        (),
        wide.sources.values(),
        wide.skills.values(),
    )
    shown = text(card(catalogue).sheet(JobsQuery(sort=Sort.GROWTH)))
    assert shown.count(WORDS("browse-group-short")) == PAGE


def test_without_any_figure_the_list_is_by_name_and_says_why() -> None:
    jobs = [
        job.model_copy(update={"pay": job.pay.model_copy(update={"salaries": ()})})
        for job in PACKAGED.profiles.values()
    ]
    catalogue = Catalogue(jobs, (), PACKAGED.sources.values(), PACKAGED.skills.values())
    sheet = card(catalogue).sheet(JobsQuery(sort=Sort.PAY))
    assert WORDS("browse-unsorted", sort="pay") in text(sheet)
    by_name = card(catalogue).sheet(JobsQuery())
    menu = WORDS("menu-profession")
    assert menus(sheet)[menu] == menus(by_name)[menu]


def test_those_without_a_comparable_figure_come_under_a_heading_that_says_why() -> None:
    jobs = [
        job.model_copy(update={"pay": job.pay.model_copy(update={"salaries": ()})})
        if job.slug == "ai-engineer"
        else job
        for job in PACKAGED.profiles.values()
    ]
    catalogue = Catalogue(jobs, (), PACKAGED.sources.values(), PACKAGED.skills.values())
    *_, last = pages(card(catalogue), JobsQuery(sort=Sort.PAY))
    assert text(last).split("\n\n")[0].count("###") <= 1
    heading = f"### {WORDS('heading-unknown')}"
    assert text(last).partition(heading)[2].startswith("\n- **AI engineer**")


def featured_days(shown: str) -> list[str]:
    return [line for line in shown.split("\n") if "2026" in line]


def test_what_was_featured_has_its_day_and_the_way_to_its_message() -> None:
    seen = (
        Featured("data-scientist", date(2026, 8, 3), 1, 2, 3),
        Featured("ai-engineer", date(2026, 8, 10), 1, 2, None),
    )
    shown = text(card(PACKAGED).sheet(JobsQuery(sort=Sort.FEATURED), seen))
    assert featured_days(shown) == [
        "- **AI engineer** · August 10, 2026 (its message was deleted)",
        "- **Data scientist** · [August 3, 2026](<https://discord.com/channels/1/2/3>)",
    ]
    assert f"### {WORDS('heading-unseen')}" in shown


texts = st.sampled_from(
    ["data", "software", "zzzz", "data sientist", "🧭", "数学", "a b c", "", "*" * 50]
)


@at_most(60)
@given(
    st.sampled_from(["", "gonegone", *PACKAGED.shelves.fields]),
    st.sampled_from(["", "gonegone", *PACKAGED.shelves.skills]),
    texts | st.text(max_size=80),
    st.sampled_from(Sort),
)
def test_whatever_is_asked_for_there_are_professions_or_buttons_that_lead_to_some(
    field: str, skill: str, typed: str, sort: Sort
) -> None:
    made = card(PACKAGED)
    sheet = made.sheet(JobsQuery(Wanted(field, skill, bounded(typed)), sort))
    assert breaches(components(sheet)) == []
    if WORDS("menu-profession") not in menus(sheet):
        ways = targets(sheet)
        assert ways
        for way in ways:
            assert WORDS("menu-profession") in menus(made.sheet(way))


def test_the_filter_that_leaves_nothing_is_named() -> None:
    field = PACKAGED.shelves.field("Technology")
    assert field is not None
    shown = text(card(PACKAGED).sheet(JobsQuery(Wanted(field.key, "", "zzzz"))))
    assert shown == WORDS("browse-no-words", text="zzzz")


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        (Wanted(field="gonegone"), "field"),
        (Wanted(skill="gonegone"), "skill"),
        (Wanted("gonegone", "gonegone"), "both"),
    ],
    ids=["a field", "a skill", "both"],
)
def test_a_filter_that_is_no_more_is_told(gone: Wanted, said: str) -> None:
    assert text(card(PACKAGED).sheet(JobsQuery(gone))) == WORDS("browse-gone", part=said)
    if said == "skill":
        sheet = SkillCard(reader(PACKAGED)).sheet(SkillQuery("gonegone"))
        assert text(sheet) == WORDS("browse-gone", part=said)


@pytest.mark.parametrize("part", ["field", "skill"])
@pytest.mark.parametrize("typed", ["tecnology", "zzzz", "data", "@everyone", "數", " " * 300 + "x"])
def test_an_unknown_field_or_skill_is_answered_with_ways_on(part: str, typed: str) -> None:
    made = card(PACKAGED)
    sheet = made.unknown(part, typed, JobsQuery())
    assert breaches(components(sheet)) == []
    for way in targets(sheet):
        assert WORDS("menu-profession") in menus(made.sheet(way))


def test_an_empty_catalogue_has_an_answer() -> None:
    empty = Catalogue([])
    said = [
        card(empty).sheet(JobsQuery()),
        SkillCard(reader(empty)).way_in(),
        SkillCard(reader(empty)).sheet(SkillQuery(text="x")),
    ]
    assert [breaches(components(sheet)) for sheet in said] == [[]] * len(said)


def test_every_skill_names_everybody_who_needs_it_once_by_field() -> None:
    catalogue = extreme(LETTERS["words"])
    skills = SkillCard(reader(catalogue))
    for shelf in catalogue.shelves.skills.values():
        count = -(-len(shelf.slugs) // PAGE)
        sheets = [skills.sheet(SkillQuery(shelf.key, page=number)) for number in range(count)]
        shown = everybody(iter(sheets))
        assert sorted(shown) == sorted(shelf.slugs)
        fields = [fold(catalogue.profiles[slug].field) for slug in shown]
        assert fields == sorted(fields)
