"""What posts carry, each effect with how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType

from bot.domain.week.edition import Cause, Edition, Effect, Progress, Reason, Status
from bot.storage.column import maybe_restored, maybe_stored
from bot.storage.series import placeholders
from bot.storage.transaction import Row, Transaction, Value

_REASONS = frozenset(Reason)


@dataclass(frozen=True, slots=True)
class EffectStore:
    """Remembers what it has read until it writes, as the store of editions does."""

    transaction: Transaction
    _read: dict[tuple[int, str], tuple[Row, ...]] = field(
        default_factory=dict[tuple[int, str], "tuple[Row, ...]"]
    )

    def rows(self, series: int, key: str) -> tuple[Row, ...]:
        """Return what `progress_of` reads."""
        known = self._read.get((series, key))
        if known is None:
            rows = self.transaction.rows(
                "SELECT effect, status, failures, reason, detail, retry_at FROM effect"
                " WHERE series_id = $1 AND slot_key = $2",
                series,
                key,
            )
            known = self._read[series, key] = tuple(rows)
        return known

    def save(self, edition: Edition) -> None:
        """Store those of the edition, and no other: staff may want less than when it could not be
        sent the last time.
        """
        key = (edition.series, edition.slot.key.isoformat())
        known = self._read.pop(key, None)
        if known is None or any(effect not in edition.effects for effect, *_ in known):
            self.transaction.execute(
                "DELETE FROM effect WHERE series_id = $1 AND slot_key = $2"
                f" AND effect NOT IN ({placeholders(3, len(edition.effects))})",
                *key,
                *(effect.value for effect in edition.effects),
            )
        rows = [_values(edition, *effect) for effect in edition.effects.items()]
        places = (placeholders(1 + 8 * row, 8) for row in range(len(rows)))
        self.transaction.execute(
            f"INSERT INTO effect VALUES {', '.join(f'({row})' for row in places)}"
            """
            ON CONFLICT (series_id, slot_key, effect) DO UPDATE SET
            (status, failures, reason, detail, retry_at) = (excluded.status,
            excluded.failures, excluded.reason, excluded.detail, excluded.retry_at)
            """,
            *chain.from_iterable(rows),
        )


def progress_of(rows: tuple[Row, ...]) -> Mapping[Effect, Progress]:
    """Return what the rows mean, in the order in which effects are tried."""
    found = {
        Effect(effect): Progress(
            Status(status), failures, cause_of(reason, detail), maybe_restored(retry)
        )
        for effect, status, failures, reason, detail, retry in rows
    }
    return MappingProxyType({effect: found[effect] for effect in Effect if effect in found})


def cause_values(cause: Cause | None) -> tuple[Value, ...]:
    return (None, "") if cause is None else (cause.reason.value, cause.detail)


def cause_of(reason: str | None, detail: str) -> Cause | None:
    """Return the cause; one that nobody knows any more is a refusal."""
    if reason is None:
        return None
    if reason not in _REASONS:
        return Cause(Reason.REFUSED, f"{reason} {detail}".rstrip())
    return Cause(Reason(reason), detail)


def _values(edition: Edition, effect: Effect, progress: Progress) -> tuple[Value, ...]:
    return (
        edition.series,
        edition.slot.key.isoformat(),
        effect.value,
        progress.status.value,
        progress.failures,
        *cause_values(progress.cause),
        maybe_stored(progress.retry),
    )
