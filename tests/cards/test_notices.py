"""What staff are told: every topic and reason in words, with a cure, and inert."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product, starmap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.staff.notices import cause_text, notice_text
from bot.cards.staff.permission import detail, read_detail
from bot.domain.week.edition import Cause, Effect, Reason
from bot.domain.week.notice import Notice, Topic
from tests.english import WORDS
from tests.offenders import every

NOW = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
SUBJECTS = {
    Topic.BLOCKED: [""],
    Topic.MISSED: ["2026-11-30", ""],
    Topic.EFFECT_FAILED: list(Effect),
    Topic.CATALOGUE_LOW: ["4", "1"],
    Topic.NEW_SEASON: ["2"],
    Topic.WITHDRAWN: ["ai-engineer"],
    Topic.DELETED: ["2026-11-30", ""],
    Topic.BALLOT_STALE: ["", "12"],
    Topic.UNREADABLE: ["zone", "time"],
    Topic.WRONG_CLOCK: [""],
    Topic.TROUBLE: [""],
}


CAUSES = [
    None,
    *starmap(Cause, product(Reason, ("", "50001: Missing Access", detail(["send_messages"], 7)))),
]


@every(
    (
        Notice(1, topic, NOW, subject, cause)
        for topic, cause in product(Topic, CAUSES)
        for subject in SUBJECTS[topic]
    ),
    str,
)
def test_every_notice_is_said_in_whole_sentences(notice: Notice) -> None:
    text = notice_text(notice, WORDS)
    assert text.endswith(".")
    assert "none" not in text.split()
    assert len(text) < 1000


@every(Reason, str)
def test_every_reason_is_told_as_a_sentence(reason: Reason) -> None:
    assert cause_text(Cause(reason), WORDS).endswith(".")


def test_a_missing_permission_is_named_as_discord_names_it_with_its_channel() -> None:
    cause = Cause(Reason.PERMISSION_MISSING, detail(["send_messages", "attach_files"], 123))
    assert "lacks Send Messages and Attach Files in <#123>" in cause_text(cause, WORDS)


def test_a_missed_post_says_its_day_in_words() -> None:
    told = notice_text(Notice(1, Topic.MISSED, NOW, "2026-11-30", Cause(Reason.OFFLINE)), WORDS)
    assert told.startswith("The weekly post of Monday, November 30, 2026 did not happen")


def test_the_permission_that_speaks_of_everyone_mentions_nobody() -> None:
    cause = Cause(Reason.PERMISSION_MISSING, detail(["mention_everyone"], 1))
    assert "@everyone" not in cause_text(cause, WORDS)


@given(st.text(max_size=400))
def test_what_discord_said_comes_out_inert(said: str) -> None:
    text = cause_text(Cause(Reason.REFUSED, f"<@1> @everyone {said}"), WORDS)
    assert "@everyone" not in text
    assert "<@1>" not in text.replace("\\<", "")


def test_a_detail_is_read_as_it_was_written() -> None:
    assert read_detail(detail(["pin_messages"], 5)) == (("pin_messages",), 5)


@pytest.mark.parametrize("text", ["", "send_messages", "fly 5", "send_messages x", "missing in #a"])
def test_a_detail_of_another_hand_is_not_read(text: str) -> None:
    assert read_detail(text) is None
