"""The lists of questions are whole: whoever measures with them need not read them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.domain.question.understanding import Topic, Understanding
from tests.packaged import PACKAGED
from tests.questions.lists import ENGLISH, HERE, BadCase, Case, cases, cases_of, unknown

KINDS = {
    "plain",
    "typo",
    "slang",
    "nospace",
    "abbrev",
    "plural",
    "possessive",
    "order",
    "noise",
    "several",
    "emoji",
    "link",
    "markdown",
    "sentences",
    "sometimes",
    "superlative",
    "threshold",
    "series",
    "reply",
    "offtopic",
    "hostile",
    "command",
    "unknown",
    "empty",
    "smalltalk",
}
REPLIES = "replies"


def test_every_label_is_known() -> None:
    assert [mistake for case in cases(HERE) for mistake in unknown(case, PACKAGED)] == []


def test_no_question_stands_twice() -> None:
    # A short reply means something else after something else.
    asked = Counter((case.ask.casefold(), case.before) for case in cases(HERE))
    assert [ask for (ask, _), times in asked.items() if times > 1] == []


def test_a_question_stands_in_the_file_of_its_topic() -> None:
    misplaced = [
        case for case in cases() if case.heading != REPLIES and case.heading != case.expected.topic
    ]
    assert misplaced == []


def test_replies_and_no_others_have_something_before_them() -> None:
    assert [
        case for case in cases() if (case.heading == REPLIES) != (case.before is not None)
    ] == []


def test_every_topic_is_asked_ten_times() -> None:
    asked = Counter(case.expected.topic for case in cases())
    assert [topic for topic in Topic if asked[topic] < 10] == []


def test_every_kind_of_noise_is_there_and_no_other() -> None:
    assert {case.kind for case in cases()} == KINDS


def test_three_of_twenty_are_about_nothing() -> None:
    asked = cases()
    nothing = [case for case in asked if case.expected.topic is Topic.NONE]
    assert len(nothing) >= 0.15 * len(asked)


def test_what_is_about_nothing_is_about_no_job() -> None:
    nothing = Understanding(topic=Topic.NONE, sure=1.0)
    none = [case for case in cases() if case.expected.topic is Topic.NONE]
    assert [case for case in none if case.expected != nothing] == []


def test_professions_are_named_once_and_three_at_most() -> None:
    named = [(case.ask, case.expected.professions) for case in cases()]
    assert [each for each in named if len(set(each[1])) != len(each[1]) or len(each[1]) > 3] == []


def test_a_comparison_is_of_two_or_three() -> None:
    compared = [case for case in cases() if case.expected.topic is Topic.COMPARE]
    assert [case for case in compared if len(case.expected.professions) < 2] == []


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ("topic: salary\n  ask: what", "'ask'"),
        ("ask: what\n  topic: wages\n  kind: plain", "wages"),
        ("ask: what\n  topic: salary\n  level: boss\n  kind: plain", "boss"),
        ("ask: what\n  topic: salary\n  land: GB\n  kind: plain", "land"),
        ("ask: what\n  topic: salary\n  country: NO\n  kind: plain", "country"),
        ("ask: what\n  topic: salary\n  professions: welder\n  kind: plain", "welder"),
        ("ask: what\n  topic: salary", "kind"),
    ],
)
def test_what_cannot_be_read_is_named(entry: str, named: str, tmp_path: Path) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text(f"- {entry}\n", encoding="utf-8")
    with pytest.raises(BadCase, match=rf"wrong\.yaml: .*{named}"):
        tuple(cases_of(file))


def test_what_the_catalogue_does_not_know_is_named() -> None:
    label = Understanding(professions=("blorper",), skill="juggling", field="Magic", country="UK")
    mistakes = unknown(Case("?", label, "plain", "x.yaml", before=label), PACKAGED)
    assert len(mistakes) == 8
    for name in ("blorper", "juggling", "Magic", "UK"):
        assert any(name in mistake for mistake in mistakes)


def test_the_english_questions_are_there() -> None:
    assert len(cases(ENGLISH)) >= 400
