"""What staff must be told, as a value."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.week import edition
from bot.domain.week.edition import Cause, Reason
from bot.domain.week.notice import Notice, Topic, nonce

MISSING = Reason.PERMISSION_MISSING
AT = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
NOTICE = Notice(1, Topic.BLOCKED, AT, cause=Cause(MISSING, "send_messages 1"))
LONGEST = Notice(2**64 - 1, Topic.EFFECT_FAILED, AT, "publish" * 40, Cause(MISSING))


@pytest.mark.parametrize("notice", [NOTICE, LONGEST])
def test_the_nonce_of_a_notice_is_as_short_as_discord_wants_it(notice: Notice) -> None:
    assert len(nonce(2**63 - 1, notice)) <= 25


def test_the_same_notice_has_the_same_nonce() -> None:
    again = Notice(1, Topic.BLOCKED, AT, cause=Cause(MISSING, "read otherwise"))
    assert nonce(7, again) == nonce(7, NOTICE)


@pytest.mark.parametrize(
    ("series", "other"),
    [
        (8, NOTICE),
        (7, Notice(1, Topic.MISSED, AT, cause=Cause(MISSING))),
        (7, Notice(1, Topic.BLOCKED, AT, cause=Cause(Reason.REFUSED))),
        (
            7,
            Notice(1, Topic.BLOCKED, AT + timedelta(days=1), cause=Cause(MISSING)),
        ),
    ],
)
def test_another_series_cause_or_moment_has_another(series: int, other: Notice) -> None:
    assert nonce(series, other) != nonce(7, NOTICE)


def test_no_post_has_the_nonce_of_a_notice() -> None:
    assert "-" in edition.nonce(7, AT.date())
    assert "-" not in nonce(7, NOTICE)
