"""Who is meant by a text, by rules alone: a handful of jobs, and what people call them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.naming.finder import Finder
from bot.domain.naming.lexicon import Lexicon, Use
from bot.domain.naming.register import Job, Kind, Name
from bot.domain.naming.spelling import form, tokens

JOBS = [
    Job("nurse", "29-1141", is_full=True, people=300),
    Job("midwife", "29-1161", people=8),
    Job("bus-driver", "53-3052", people=160),
    Job("truck-driver", "53-3032", people=2000),
    Job("accountant", "13-2011", people=1500),
    Job("architect", "17-1011", people=120),
    Job("maths-teacher", "25-2031", people=1000),
    Job("others", "51-9199", people=5000, is_residual=True),
]
NAMES = {
    "nurse": ["Nurse"],
    "midwife": ["Midwife"],
    "bus-driver": ["Bus driver", "driver, coach"],
    "truck-driver": ["Truck driver"],
    "accountant": ["Accountant"],
    "architect": ["Architect"],
    "maths-teacher": ["Math teacher"],
    "others": ["Other makers"],
}
SAID = [
    Name("trucker", "truck-driver", Kind.EVERYDAY),
    Name("HGV", "truck-driver", Kind.EVERYDAY),
    Name("busdriver man", "bus-driver", Kind.EVERYDAY),
    Name("sparkle", "others", Kind.EVERYDAY),
    Name("sparkle", "nurse", Kind.EVERYDAY),
    Name("driver", "truck-driver", Kind.SEVERAL),
    Name("driver", "bus-driver", Kind.SEVERAL),
]
FORMAL = {
    "architect": "trucker\nhouse designer",
    "others": "house designer\nbarge carpenter\nbig carpenter",
}
LEXICON = Lexicon(
    uses={"a": Use.FILLER, "of": Use.TURN, "senior": Use.RANK, "lady": Use.PERSON},
    alike={"lorry": ("truck",)},
    ordinary={
        "a": "\naccounting\n",
        "m": "\nmidwinter\n",
        "n": "\nnourse\n",
        "c": "\ncat\n",
        "t": "\ntrunk\n",
    },
)
FINDER = Finder(
    JOBS,
    [*SAID, *(Name(text, key, Kind.TITLE) for key in NAMES for text in NAMES[key])],
    FORMAL,
    LEXICON,
)


def found(text: str) -> list[str]:
    return [job.key for job, _ in FINDER.meant(text).jobs]


@pytest.mark.parametrize("text", ["Truck driver", "TRUCK-DRIVER", "truck drivers", "Trück driver"])
def test_case_accents_marks_and_number_aside_a_name_is_exact(text: str) -> None:
    assert found(text) == ["truck-driver"]
    assert FINDER.meant(text).is_exact


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("driver of a bus", "bus-driver"),
        ("teacher math", "maths-teacher"),
        ("senior nurse", "nurse"),
        ("nurse lady", "nurse"),
        ("lorry driver", "truck-driver"),
        ("truckdriver", "truck-driver"),
        ("bus dri ver", "bus-driver"),
        ("acountant", "accountant"),
        ("acconutant", "accountant"),
        ("arhcitekt", "architect"),
        ("truk drivre", "truck-driver"),
    ],
)
def test_what_only_means_a_name_leads_to_it_and_is_not_exact(text: str, meant: str) -> None:
    assert found(text)[0] == meant
    assert not FINDER.meant(text).is_exact


@pytest.mark.parametrize(
    "text", ["", "   ", "cat", "midwinter", "nourse", "hgw", "accounting", "!"]
)
def test_another_word_is_nobody(text: str) -> None:
    assert found(text) == []


def test_a_general_word_means_several_in_their_order() -> None:
    assert found("driver") == ["truck-driver", "bus-driver"]
    assert not FINDER.meant("driver").is_exact


def test_what_stands_before_a_comma_is_the_end_of_a_name() -> None:
    assert found("coach driver") == ["bus-driver"]


def test_what_two_are_called_is_exact_for_neither_and_the_full_one_comes_first() -> None:
    assert found("sparkle") == ["nurse", "others"]
    assert not FINDER.meant("sparkle").is_exact


def test_what_people_say_beats_what_a_list_says_and_is_sure_only_where_that_agrees() -> None:
    meant = FINDER.meant("trucker")
    assert [job.key for job, _ in meant.jobs] == ["truck-driver", "architect"]
    assert not meant.is_exact


def test_what_belongs_nowhere_else_comes_last() -> None:
    assert found("house designer") == ["architect", "others"]


def test_another_job_with_the_same_end_is_offered_only_with_more_in_common() -> None:
    assert found("unicorn carpenter") == []
    assert found("big barge carpenter") == ["others"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("mid", "midwife"),
        ("truck d", "truck-driver"),
        ("acco", "accountant"),
        ("bus drivr", "bus-driver"),
    ],
)
def test_a_name_is_suggested_before_it_is_whole(typed: str, first: str) -> None:
    assert FINDER.begun(typed, 5)[0].key == first


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("nurses", "nurse"),
        ("secretaries", "secretary"),
        ("policewoman", "policeman"),
        ("organisers", "organizer"),
        ("jewellers", "jeweler"),
        ("theatre", "theater"),
        ("paediatrician", "pediatrician"),
        ("sparkie", "sparky"),
        ("waitresses", "waitress"),
    ],
)
def test_a_word_has_one_form(word: str, other: str) -> None:
    assert form(word) == form(other)


@pytest.mark.parametrize(
    "words", [("accountant", "accounting", "account"), ("bus", "bu"), ("author", "authorizer")]
)
def test_forms_are_no_stems(words: tuple[str, ...]) -> None:
    assert len({form(word) for word in words}) == len(words)


@given(st.text(max_size=50))
def test_any_text_has_words_and_nobody_minds(text: str) -> None:
    tokens(text)
    assert len(FINDER.meant(text).jobs) <= 5
    FINDER.begun(text, 3)
    FINDER.near(text)
