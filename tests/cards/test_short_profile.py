"""Cards of jobs that nobody has described yet: what statistics know of them, and the ways on."""

from __future__ import annotations

import pytest

from bot.cards.asking import occupation
from bot.cards.asking.address import JobAddress, Section
from bot.cards.asking.compare import CompareCard
from bot.cards.asking.profession import ProfessionCard
from bot.cards.asking.skill import SkillCard
from bot.cards.markup import inert, visible
from bot.domain.catalogue import headline
from bot.domain.catalogue.figure import Measure, Statistic
from bot.domain.catalogue.occupation import entry
from bot.domain.catalogue.profession import Profession
from bot.presentation.layout import components
from tests.cards.reading import card_of, parts, reader, text
from tests.english import WORDS
from tests.limits import breaches
from tests.packaged import PACKAGED

SCREEN = 900
READER = reader(PACKAGED)
SHORT = [each for each in READER.catalogue.professions.values() if not each.is_full]


def shown(slug: str, section: Section = Section.OVERVIEW) -> str:
    return text(card_of(JobAddress(slug, section), PACKAGED))


def labels(slug: str) -> list[str]:
    sheet = card_of(JobAddress(slug), PACKAGED)
    return [each["label"] for each in parts(sheet) if each["type"] == 2]


def test_every_occupation_has_a_profile_long_or_short() -> None:
    described = {each.slug for each in PACKAGED.occupations.values()}
    assert len(PACKAGED.occupations) == 832
    assert described <= PACKAGED.professions.keys()
    assert set(PACKAGED.professions) == described | PACKAGED.profiles.keys()


def test_every_page_of_every_short_profile_is_within_the_limits() -> None:
    wrong = {
        f"{each.slug}/{section}": found
        for each in SHORT
        for section in Section
        for sheet in ProfessionCard(each, READER).pages(section)
        if (found := breaches(components(sheet)))
    }
    assert wrong == {}


def test_every_short_profile_fits_a_phone_and_has_a_picture() -> None:
    for each in SHORT:
        sheet = ProfessionCard(each, READER).sheet(JobAddress(each.slug))
        assert len(visible(text(sheet))) <= SCREEN, each.slug
        assert sheet.picture is not None, each.slug
        assert sheet.picture.alt, each.slug


def test_every_short_profile_tells_each_of_its_figures() -> None:
    for each in SHORT:
        told = text(ProfessionCard(each, READER).sheet(JobAddress(each.slug)))
        numbers = {figure.measure: figure.value for figure in each.outlook.figures}
        assert f"{WORDS.number(numbers[Measure.OPENINGS])} openings a year" in told, each.slug
        size = numbers.get(Measure.JOBS, numbers.get(Measure.EMPLOYMENT))
        assert size is not None
        assert f"{WORDS.number(size)} jobs" in told, each.slug
        pay = headline.pay(each)
        if pay is not None:
            assert isinstance(pay.amount, int | float)
            assert f"**{WORDS.money(pay.amount, 'USD')}**" in told, each.slug
            assert pay.statistic is Statistic.MEDIAN


def test_whatever_is_usually_asked_for_is_said_in_plain_words() -> None:
    for code in PACKAGED.occupations:
        asked = entry(code, PACKAGED.tables)
        assert asked is not None
        for kind in ("education", "experience", "training"):
            said: str = getattr(asked, kind)
            assert said, code
            assert WORDS.has(occupation.asked_key(kind, said)), said


def test_a_job_says_why_its_publisher_expects_it_to_shrink() -> None:
    known = next(each for each in PACKAGED.occupations.values() if each.slug == "actor")
    assert "artificial intelligence" in known.why
    assert inert(known.why) in shown("actor")
    assert inert(known.why) in shown("actor", Section.OUTLOOK)


def test_a_group_of_what_is_left_says_what_it_is() -> None:
    (known,) = [each for each in PACKAGED.occupations.values() if each.code == "17-2199"]
    assert "no single job" in shown(known.slug)
    assert "no single job" not in shown("plumber")


def test_pay_that_is_published_by_the_hour_is_told_so() -> None:
    assert "an hour in the middle" in shown("actor")


@pytest.mark.parametrize("section", [Section.DUTIES, Section.SKILLS])
def test_what_an_author_would_write_is_said_to_be_missing(section: Section) -> None:
    told = shown("plumber", section)
    assert "Nobody has written what one does here yet: " in told
    assert "/suggest" in told


def test_nobody_knows_whether_an_unwritten_profile_asks_for_a_skill() -> None:
    card = SkillCard(READER)
    told = text(card.of(READER.catalogue.professions["plumber"], card.asked("python")))
    assert "Nobody has written" in told
    assert "does not ask" not in told


def test_related_jobs_are_buttons_with_full_profiles_first() -> None:
    known = READER.catalogue.professions
    for each in SHORT:
        full = [known[slug].is_full for slug in each.similar]
        assert full == sorted(full, reverse=True), each.slug
        assert each.slug not in each.similar
    similar = known["plumber"].similar
    assert [known[slug].title for slug in similar[:5]] == labels("plumber")[-5:]


def test_sections_that_nobody_wrote_have_no_button() -> None:
    sections = {WORDS(f"section-{each}") for each in Section}
    absent = {WORDS("section-duties"), WORDS("section-skills")}
    assert sections.intersection(labels("plumber")) == sections - absent


def test_a_short_profile_is_compared_with_a_full_one() -> None:
    pair: tuple[Profession, ...] = tuple(
        READER.catalogue.professions[slug] for slug in ("plumber", "solar-installer")
    )
    card = CompareCard(pair, READER)
    told = "\n".join(text(card.sheet(page)) for page in range(4))
    assert "**Plumber** · **$" in told
    assert "- **Plumber**\n  -" not in told
