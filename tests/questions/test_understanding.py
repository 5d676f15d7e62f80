"""What people ask is understood, and what nobody would ask does no harm."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.catalogue.figure import Level
from bot.domain.question.understand import understand
from bot.domain.question.understanding import Topic, Understanding
from bot.domain.question.vocabulary import Vocabulary
from tests.examples import at_most
from tests.packaged import PACKAGED, vocabulary
from tests.questions.lists import HERE, cases, cases_of
from tests.questions.shares import Tried, share, tried

ENGLISH = vocabulary()
LEAST_KNOWN, LEAST_ASIDE = 0.97, 0.92
_LEVELS = {None, Level.JUNIOR, Level.AVERAGE, Level.SENIOR}

SIGNS = "?!.,;:'\"()[]{}<>@#*_~`|/\\&%$€£-+=^ \t\n"
ODD = "\x00\x01\x1b\x7f\xad\u200b\u200d\u202e\u2028\ufe0f\ufeff\U0001f4b0שלוםمرحبا職業ıİßﬁ"


def words(vocabulary: Vocabulary) -> list[str]:
    """Return what the rules listen to, and what they do not know."""
    titles = [PACKAGED.title(slug) for slug in list(PACKAGED.professions)[::40]]
    cues = [
        said.translate(str.maketrans("|?*", "   "))
        for groups in vocabulary.book.topics.values()
        for cues in groups
        for said in cues.says[::5]
    ]
    numbers = ["100k", "$50,000", "1 000 000", "2030", "0", "9" * 40, "€1.5 million"]
    lands = [said for phrases in vocabulary.book.countries.values() for said in phrases[:1]]
    return [*titles, *cues, *numbers, *lands, "nrse", "plubmer", "frobnicator", "<@123>", "🤖"]


WORDS = st.lists(st.sampled_from([*words(ENGLISH), *SIGNS]), max_size=60).map(" ".join)
TEXTS = (
    WORDS
    | st.text(max_size=300)
    | st.text(alphabet=SIGNS + ODD + "aeionrst0123456789", max_size=300)
    | st.builds(str.__mul__, st.text(min_size=1, max_size=12), st.integers(1, 500))
)
UNDERSTOOD = st.none() | st.builds(
    Understanding,
    topic=st.sampled_from(Topic),
    professions=st.lists(
        st.sampled_from(["plumber", "nurse-practitioner", "ai-engineer", "welder"]),
        unique=True,
        max_size=3,
    ).map(tuple),
    level=st.sampled_from(sorted(_LEVELS - {None}, key=str)) | st.none(),
    country=st.sampled_from(["", "GB", "FR"]),
)


def test_nearly_all_questions_of_the_lists_are_understood() -> None:
    asked = tried(cases(), PACKAGED, ENGLISH)
    wrong = [f"{each.case.ask!r}: {told(each)}" for each in asked if not each.is_right]
    most = round((1 - LEAST_KNOWN) * len(asked))
    assert len(wrong) <= most, "\n".join(wrong)


def test_so_are_those_that_nobody_reads() -> None:
    asked = tried(cases_of(HERE / "aside.yaml"), PACKAGED, ENGLISH)
    right = share(asked)
    assert right >= LEAST_ASIDE


def told(asked: Tried) -> str:
    """Return what was understood of it, as its list would have it."""
    of = asked.understood
    parts = (of.topic, *of.professions, of.level, of.country, of.skill, of.field, of.order)
    return " ".join(str(part) for part in parts if part)


@given(TEXTS, UNDERSTOOD)
@at_most(400)
def test_of_any_text_what_is_understood_is_in_the_catalogue(
    text: str, before: Understanding | None
) -> None:
    understood = understand(text, PACKAGED, ENGLISH, before)
    for reading in readings(understood):
        assert 0.0 <= reading.sure <= 1.0
        assert len(reading.professions) <= 3
        assert len(set(reading.professions)) == len(reading.professions)
        assert all(slug in PACKAGED.professions for slug in (*reading.professions, *reading.near))
        assert reading.level in _LEVELS
        assert not reading.skill or reading.skill in PACKAGED.skills
        assert not reading.field or PACKAGED.shelves.field(reading.field)
    assert len(understood.others) <= 2
    assert not any(other.others for other in understood.others)


def readings(understood: Understanding) -> Iterator[Understanding]:
    yield understood
    yield from understood.others


@given(TEXTS, TEXTS, UNDERSTOOD)
@at_most(100)
def test_the_same_text_is_understood_alike_whatever_was_asked_before_it(
    text: str, other: str, before: Understanding | None
) -> None:
    first = understand(text, PACKAGED, ENGLISH, before)
    understand(other, PACKAGED, ENGLISH)
    assert understand(text, PACKAGED, ENGLISH, before) == first


@given(TEXTS)
@at_most(100)
def test_what_is_not_sure_is_about_nothing(text: str) -> None:
    understood = understand(text, PACKAGED, ENGLISH)
    if understood.sure < 0.5:
        assert understood.topic is Topic.NONE
        assert not understood.professions


def test_a_text_without_words_says_nothing() -> None:
    for text in ("", " \n\t", "?!", "\u200b\u202e", "<@123> <#4>", "...", "\x00"):
        assert understand(text, PACKAGED, ENGLISH) == Understanding()
