"""What answers say, word for word, and that each number is the one that was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from bot.cards.asking.answer.name import lowered, sound
from bot.domain.catalogue.country import HOME
from bot.domain.catalogue.figure import Figure, Level, Measure, Salary, Statistic, Trust
from bot.domain.catalogue.profession import Place, Profession, Study
from bot.domain.question.understanding import Aspect, Bounds, Order, Topic, Understanding
from tests.cards.answers import EXAMPLES, about, buttons, first, lines, sheet
from tests.cards.reading import text
from tests.english import WORDS
from tests.packaged import PACKAGED

OFFICIAL = {each.id for each in PACKAGED.sources.values() if each.trust is Trust.OFFICIAL}
PERIODS = {"year": "a year", "month": "a month", "hour": "an hour"}
NAMES = {"US": "the United States", "GB": "the United Kingdom", "NL": "the Netherlands"}


def official(
    slug: str, country: str, statistic: Statistic = Statistic.MEDIAN
) -> tuple[Salary | None, bool]:
    """Return a pay figure of that country, else of home; and whether it is of that country."""
    found = [
        each
        for each in PACKAGED.professions[slug].pay.salaries
        if each.source in OFFICIAL and each.statistic is statistic
    ]
    found.sort(key=lambda each: ("year", "month", "hour").index(each.period))
    here = next((each for each in found if each.country == country), None)
    home = next((each for each in found if each.country == HOME), None)
    return here or home, here is not None


def figure(profession: Profession, measure: Measure) -> Figure:
    found = [each for each in profession.outlook.figures if each.measure is measure]
    return max(found, key=lambda each: str(each.date))


def money(salary: Salary) -> str:
    assert isinstance(salary.amount, float)
    return WORDS.money(salary.amount, salary.currency)


def place(country: str) -> str:
    return NAMES.get(country, WORDS.country(country))


@pytest.mark.parametrize("country", sorted({*PACKAGED.countries, "FR"}))
def test_pay_is_that_of_the_country_else_of_home_and_says_so(country: str) -> None:
    for slug in PACKAGED.professions:
        said = first(Understanding(Topic.SALARY, (slug,), country=country))
        salary, is_here = official(slug, country)
        if salary is None:
            assert said.startswith("No pay figure with a source is known for "), slug
            continue
        publisher = PACKAGED.sources[salary.source]
        assert f" in {place(salary.country)} earn" in said, slug
        assert f" {money(salary)} {PERIODS[salary.period]} in the middle (median, " in said, slug
        assert f", {publisher.short or publisher.publisher}" in said, slug
        lacking = f"No pay figure is known here for {place(country)}."
        assert (lacking in said) is not is_here, slug


@pytest.mark.parametrize(
    ("level", "statistic", "end", "rest"),
    [
        (Level.JUNIOR, Statistic.P25, "junior", "less"),
        (Level.SENIOR, Statistic.P75, "senior", "more"),
    ],
)
def test_junior_and_senior_are_ends_of_what_all_earn_and_say_so(
    level: Level, statistic: Statistic, end: str, rest: str
) -> None:
    for slug in PACKAGED.professions:
        salary, _ = official(slug, HOME, statistic)
        if salary is None:
            continue
        said = lines(Understanding(Topic.SALARY, (slug,), level=level))
        assert said[0].startswith(f"At the {end} end, "), slug
        assert f" {money(salary)} {PERIODS[salary.period]} ({statistic[1:]}th per" in said[0], slug
        assert f": a quarter earn {rest}." in said[0], slug
        assert "Percentiles rank jobs by pay, not people by experience." in said[-1], slug


def test_a_group_that_is_not_its_own_is_named_in_the_same_breath() -> None:
    for slug, profession in PACKAGED.profiles.items():
        group = profession.nearest_group(HOME)
        said = first(about(Topic.SALARY, slug))
        assert ("official group" in said) is (group is not None), slug
        if group is not None:
            assert f"of the nearest official group, “{group.title}”" in said, slug
    broad = "; counted with all of “Actuaries, economists and statisticians”)"
    said = lines(Understanding(Topic.SALARY, ("actuary",), country="GB"))
    assert broad in said[0]
    assert said[1].startswith("By the same count, a quarter earn less than £")


def test_the_outlook_tells_growth_size_and_openings_of_every_job() -> None:
    for slug, profession in PACKAGED.professions.items():
        said = " ".join(lines(about(Topic.OUTLOOK, slug)))
        growth, openings = figure(profession, Measure.GROWTH), figure(profession, Measure.OPENINGS)
        share = WORDS.percent(abs(growth.value))
        way = "grow by" if growth.value > 0 else "shrink by" if growth.value < 0 else "they are,"
        assert f"{way} {share} over 2024–34 (projection, August 2025, BLS" in said, slug
        assert f"{WORDS.number(openings.value)} openings a year are expected" in said, slug


def test_what_is_asked_of_the_outlook_comes_first() -> None:
    size = first(about(Topic.OUTLOOK, "registered-nurse", aspect=Aspect.SIZE))
    assert size.startswith("There are ")
    assert " jobs as a registered nurse in the United States, " in size
    openings = first(about(Topic.OUTLOOK, "registered-nurse", aspect=Aspect.OPENINGS))
    assert " openings a year are expected for a registered nurse in the United States" in openings


def test_whether_machines_will_do_it_is_not_guessed() -> None:
    said = lines(about(Topic.OUTLOOK, "bellhop-or-baggage-porter", aspect=Aspect.MACHINES))
    assert said[0] == (
        "No figure here tells whether machines will do this work, and I do not guess. "
        "What is published is this:"
    )
    assert "expected to shrink by" in said[1]
    assert said[2].startswith("Why: ")


DEGREES = ("Associate's", "Bachelor's", "Master's", "Doctoral")


def test_yes_or_no_comes_first_where_a_degree_is_asked_for() -> None:
    asked = Understanding(Topic.START, aspect=Aspect.DEGREE, is_closed=True)
    for slug, profession in PACKAGED.professions.items():
        said = first(about(asked.topic, slug, aspect=asked.aspect))
        assert not said.startswith("Usually "), slug
        closed = Understanding(asked.topic, (slug,), asked.aspect, is_closed=True)
        education = profession.start.education
        assert education is not None
        verdict = "yes" if education.level.startswith(DEGREES) else "not"
        assert first(closed).startswith(f"Usually {verdict}: "), slug


def test_yes_or_no_comes_first_where_an_amount_is_asked_about() -> None:
    salary, _ = official("registered-nurse", HOME)
    assert salary is not None
    assert isinstance(salary.amount, float)

    def verdict(least: int = 0, most: int = 0, country: str = HOME) -> str:
        asked = Understanding(
            Topic.SALARY,
            ("registered-nurse",),
            country=country,
            bounds=Bounds(least, most),
            is_closed=True,
        )
        return first(asked).split(":")[0]

    assert verdict(int(salary.amount)) == "Usually yes"
    assert verdict(int(salary.amount) + 1) == "Usually not"
    assert verdict(most=int(salary.amount)) == "Usually yes"
    assert "Usually" not in verdict(1, country="FR")  # whose money that is, nobody knows


def test_a_time_that_pay_is_not_published_for_is_never_calculated() -> None:
    said = first(Understanding(Topic.SALARY, ("registered-nurse",), period="hour"))
    assert said.endswith("Pay by the hour is not published there, only by the year.")
    actor = first(Understanding(Topic.SALARY, ("actor",), period="hour"))
    assert " an hour in the middle" in actor
    assert "not published" not in actor


@pytest.mark.parametrize(
    ("slug", "skill", "verdict"),
    [
        ("data-scientist", "python", "Yes: the profile of a data scientist asks for “Python”"),
        ("electrician", "python", "The profile of an electrician does not ask for “Python”."),
        ("actor", "python", "Nobody has written here yet whether an actor needs “Python”; /sugg"),
    ],
)
def test_a_skill_is_answered_by_the_profile(slug: str, skill: str, verdict: str) -> None:
    asked = Understanding(Topic.SKILLS, (slug,), skill=skill, is_closed=True)
    assert first(asked).startswith(verdict)


def test_a_profile_says_in_one_sentence_what_one_does() -> None:
    assert first(about(Topic.OVERVIEW, "data-scientist")) == (
        "A data scientist turns messy data into answers that people can act on, "
        "and says plainly how sure each answer is."
    )
    said = first(about(Topic.OVERVIEW, "nurse-practitioner"))
    assert said.startswith("A nurse practitioner examines, diagnoses and prescribes. More exactly")
    assert first(about(Topic.OVERVIEW, "actor")) == (
        "An actor is a job in “Creative”; other names are actress, voice actor, and film star."
    )


def test_who_earns_more_is_said_where_both_are_counted_alike() -> None:
    pay, growth, work, _ = lines(about(Topic.COMPARE, "data-scientist", "actuary"))
    salaries = [official(slug, HOME)[0] for slug in ("actuary", "data-scientist")]
    more, less = (money(each) for each in salaries if each)
    assert pay == (
        f"An actuary earns more: {more} a year in the middle, against {less} for a data scientist "
        "(median, United States, May 2025, BLS)."
    )
    assert growth.startswith("Jobs grow faster for a data scientist: +")
    assert work == (
        "A data scientist turns messy numbers into answers; "
        "an actuary puts a price on risk, from crashes to old age."
    )


def test_those_that_are_counted_together_earn_the_same_and_their_group_is_named() -> None:
    said = first(Understanding(Topic.COMPARE, ("data-scientist", "actuary"), country="GB"))
    assert said.startswith("A data scientist and an actuary earn the same by this count: £")
    assert "(all of “Actuaries, economists and statisticians”)" in said


def test_figures_of_different_countries_are_never_compared() -> None:
    said = first(Understanding(Topic.COMPARE, ("actor", "registered-nurse"), country="GB"))
    assert said == "Their pay is not published on one basis, so it cannot be compared."


def test_who_studies_longest_is_told_with_the_others() -> None:
    said = first(about(Topic.COMPARE, "electrician", "registered-nurse", aspect=Aspect.STUDY))
    assert said == (
        "A registered nurse studies longer: about 4 years, "
        "against no study after school for an electrician."
    )


def test_the_small_line_says_where_it_is_from_what_was_understood_and_what_was_assumed() -> None:
    asked = Understanding(
        Topic.SALARY, ("registered-nurse",), assumed=frozenset(["country", "professions"])
    )
    assert lines(asked)[-1] == (
        "BLS, 2026 · understood as: salary of registered nurse, United States, all levels "
        "(I assumed the job and the country)"
    )


def paid(found: Iterable[Profession]) -> Sequence[tuple[float, str]]:
    pays = [(official(each.slug, HOME)[0], each) for each in found]
    return [
        (salary.amount, each.title)
        for salary, each in pays
        if salary and isinstance(salary.amount, float) and salary.period == "year"
    ]


def is_one_job(profession: Profession) -> bool:
    known = PACKAGED.occupation(profession)
    return known is None or not known.is_residual


def test_a_list_has_the_best_paid_of_all_that_it_is_narrowed_to() -> None:
    said = lines(Understanding(Topic.BROWSE, field="Health", order=Order.PAID))
    jobs = (each for each in PACKAGED.professions.values() if each.field == "Health")
    known = sorted(paid(filter(is_one_job, jobs)), reverse=True)
    assert said[0] == (
        f"Of {len(known)} jobs in “Health”, these are the best paid in the United States "
        "(by pay a year: median, May 2025, BLS):"
    )
    for number, (line, (amount, title)) in enumerate(zip(said[1:6], known, strict=False), 1):
        assert line.startswith(f"{number}. {title} · {WORDS.money(amount, 'USD')}")


def test_a_list_keeps_to_its_bounds_and_says_them() -> None:
    bounds = Bounds(least=100_000, study=Study.NONE)
    head, *items = lines(Understanding(Topic.BROWSE, bounds=bounds))[:-1]
    assert " jobs with no study after school, with $100,000 a year or more in the middle, " in head
    for line in items:
        assert int(line.rpartition("$")[2].partition(" ")[0].replace(",", "")) >= 100_000
    assert lines(Understanding(Topic.BROWSE, bounds=Bounds(least=9_999_999)))[0] == (
        "No job with a figure here is one with $9,999,999 a year or more in the middle. "
        "The button below shows them all."
    )


def test_what_shrinks_begins_with_what_shrinks_most() -> None:
    items = lines(Understanding(Topic.BROWSE, order=Order.SHRINKING))[1:-1]
    shares = [float(line.rpartition("−")[2].rstrip("%")) for line in items]
    assert shares == sorted(shares, reverse=True)
    every = (each for each in PACKAGED.professions.values() if is_one_job(each))
    assert shares[0] == -min(figure(each, Measure.GROWTH).value for each in every)


def test_where_one_works_is_only_told_of_those_of_whom_it_is_known() -> None:
    said = lines(Understanding(Topic.BROWSE, bounds=Bounds(place=Place.OUTDOORS)))
    assert "outdoors, at least in part" in said[0]
    assert said[-1].startswith("Where one works is known of full profiles only. · ")


def test_pay_of_a_year_is_held_against_no_pay_of_a_month() -> None:
    said = lines(Understanding(Topic.BROWSE, country="DE", bounds=Bounds(least=100_000)))
    assert said[0] == (
        "Pay by the year is not published here for Germany, "
        "so this is told of the United States, in dollars."
    )
    assert "€" not in text(sheet(Understanding(Topic.BROWSE, country="DE", bounds=Bounds(1)), "DE"))


def test_who_needs_a_skill_is_counted_first() -> None:
    count = sum("python" in each.skills.index for each in PACKAGED.profiles.values())
    said = first(Understanding(Topic.WHO_NEEDS_SKILL, skill="python"))
    assert said == f"{count} of the {len(PACKAGED.profiles)} full profiles here ask for “Python”."


def test_without_a_profession_it_asks_back_and_offers_the_same_question() -> None:
    asked = Understanding(Topic.SALARY, level=Level.SENIOR)
    shown = sheet(asked)
    assert text(shown).startswith("Which job do you mean? I understood: salary. ")
    titles = [PACKAGED.title(slug) for slug in EXAMPLES]
    assert [each.label for each in buttons(shown)] == titles
    assert buttons(shown)[0].custom_id == "q:sa:registered-nurse::s----#1"


def test_a_comparison_with_one_side_offers_it_beside_similar_ones() -> None:
    shown = sheet(about(Topic.COMPARE, "electrician"))
    assert text(shown).startswith("With which job do you want to compare an electrician? ")
    assert all(each.custom_id.startswith("q:co:electrician.") for each in buttons(shown))
    assert len(buttons(shown)) == 3


def test_a_job_that_nobody_knows_is_said_and_near_ones_are_offered() -> None:
    shown = sheet(Understanding(unknown="unicorn tamer", near=("animal-trainer",)))
    assert text(shown).startswith("No job that I know is called so, and I do not guess. Did")
    assert "suggest" in text(shown)
    assert [each.label for each in buttons(shown)] == ["Animal trainer"]


def test_other_readings_are_offered_beside_the_card() -> None:
    others = (
        Understanding(Topic.OUTLOOK, ("registered-nurse",), country="CA"),
        Understanding(Topic.NEXT_POST),
    )
    shown = sheet(Understanding(Topic.SALARY, ("registered-nurse",), others=others))
    assert [(each.label, each.custom_id[-2:]) for each in buttons(shown)] == [
        ("All pay figures", "#c"),
        ("Outlook of registered nurse, Canada", "#1"),
        ("The next job", "#2"),
    ]


def test_every_title_has_the_article_that_it_is_said_with() -> None:
    letters = {"HVAC technician", "MRI technologist"}  # said letter by letter
    yous = {"University administrator", "University teaching assistant", "UX designer"}
    for profession in PACKAGED.professions.values():
        title = profession.title
        is_vowel = (title[0].lower() in "aeiou" and title not in yous) or title in letters
        assert sound(title) == ("vowel" if is_vowel else "consonant"), title


@pytest.mark.parametrize(
    ("title", "heard"),
    [
        ("X-ray technician", "vowel"),
        ("hourly worker", "vowel"),
        ("honest broker", "vowel"),
        ("union organizer", "consonant"),
        ("European", "consonant"),
        ("one-man band", "consonant"),
        ("user researcher", "consonant"),
        ("usher", "vowel"),
        ("8-bit artist", "vowel"),
        ("3D artist", "consonant"),
        ("SQL developer", "vowel"),
        ("UAV pilot", "consonant"),
        ("iOS developer", "vowel"),
    ],
)
def test_what_stands_before_a_title_goes_by_how_it_is_said(title: str, heard: str) -> None:
    assert sound(title) == heard


@pytest.mark.parametrize(
    ("title", "others", "inside"),
    [
        ("Data scientist", (), "data scientist"),
        ("AI engineer", (), "AI engineer"),
        ("FinTech quantitative analyst", (), "FinTech quantitative analyst"),
        ("X-ray technician", (), "X-ray technician"),
        ("C programmer", (), "C programmer"),
        ("English professor", ("Professor of English",), "English professor"),
        ("Full-stack engineer", (), "full-stack engineer"),
    ],
)
def test_a_title_is_small_inside_a_sentence_unless_that_is_a_name(
    title: str, others: tuple[str, ...], inside: str
) -> None:
    assert lowered(title, others) == inside
