"""What staff must be told, kept until they were, and a day longer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.week.edition import Cause, Reason
from bot.domain.week.notice import QUIET, Notice, Topic
from bot.domain.week.series import Series
from bot.storage.column import restored, stored, stored_truth
from bot.storage.transaction import Transaction, Value


@dataclass(frozen=True, slots=True)
class NoticeStore:
    transaction: Transaction

    def add(self, series: Series, notice: Notice) -> bool:
        """Keep it unless the same cause was noticed within a day; whether it was kept.

        What was noticed later than now was noticed by a wrong clock.
        """
        return bool(
            self.transaction.execute(
                """
                INSERT INTO notice VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0)
                ON CONFLICT (series_id, cause) DO UPDATE SET
                (detail, noticed_at, is_tried, is_told)
                = (excluded.detail, excluded.noticed_at, 0, 0)
                WHERE notice.noticed_at NOT BETWEEN $8 AND $7
                """,
                series.id,
                notice.key,
                notice.topic.value,
                notice.subject,
                "" if notice.cause is None else notice.cause.reason.value,
                "" if notice.cause is None else notice.cause.detail,
                stored(notice.at),
                stored(notice.at - QUIET) + 1,
            )
        )

    def untried(self, series: Series) -> list[Notice]:
        """Return those for which no channel was tried yet, oldest first."""
        return self._all(series, "is_tried = 0")

    def untold(self, series: Series) -> list[Notice]:
        """Return those that no channel would take, oldest first."""
        return self._all(series, "is_tried = 1 AND is_told = 0")

    def since(self, series: Series, instant: datetime) -> list[Notice]:
        return self._all(series, "noticed_at > $2", stored(instant))

    def forget(self, series: Series, topic: Topic) -> None:
        """Leave out what is no longer true."""
        self.transaction.execute(
            "DELETE FROM notice WHERE series_id = $1 AND topic = $2", series.id, topic.value
        )

    def tried(self, series: Series, notice: Notice, *, told: bool) -> None:
        self.transaction.execute(
            "UPDATE notice SET is_tried = 1, is_told = $3 WHERE series_id = $1 AND cause = $2",
            series.id,
            notice.key,
            stored_truth(told),
        )

    def leave(self, series: Series) -> None:
        """Leave what was not told yet to staff's next command: it is of another time."""
        self.transaction.execute(
            "UPDATE notice SET is_tried = 1 WHERE series_id = $1 AND is_tried = 0", series.id
        )

    def try_again(self, series: Series, notice: Notice) -> None:
        """It could not be told so far."""
        self.transaction.execute(
            "UPDATE notice SET is_tried = 0 WHERE series_id = $1 AND is_told = 0 AND cause = $2",
            series.id,
            notice.key,
        )

    def try_all_again(self, series: Series, since: datetime) -> None:
        """There is another channel; what is older waits for staff's next command."""
        self.transaction.execute(
            "UPDATE notice SET is_tried = 0"
            " WHERE series_id = $1 AND is_told = 0 AND noticed_at > $2",
            series.id,
            stored(since),
        )

    def _all(self, series: Series, where: str, *values: Value) -> list[Notice]:
        rows = self.transaction.rows(
            "SELECT topic, noticed_at, subject, reason, detail FROM notice"
            f" WHERE series_id = $1 AND {where} ORDER BY noticed_at, cause",
            series.id,
            *values,
        )
        known = frozenset(Topic)
        return [
            Notice(series.guild, Topic(topic), restored(at), subject, _cause(reason, detail))
            for topic, at, subject, reason, detail in rows
            if topic in known
        ]


def _cause(reason: str, detail: str) -> Cause | None:
    return Cause(Reason(reason), detail) if reason in frozenset(Reason) else None
