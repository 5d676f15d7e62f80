"""What is known of the bot, as Prometheus reads it.

No label names a member, a server or a shard, or comes from what somebody wrote: how many series
there are depends on the code alone. docs/operating.md says which of them alarm.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, product

from prometheus_client import Metric, ProcessCollector
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
)
from prometheus_client.registry import Collector

import bot
from bot.domain.week.edition import Effect, Reason
from bot.metrics import BOUNDS, Lengths, Metrics, Tried
from bot.pictures.shelf import OUTCOMES
from bot.presentation.desk import Desk
from bot.programme.account import Outcome
from bot.programme.backlog import Backlog
from bot.status.condition import Condition, Look
from bot.storage.transaction import Sizes

_BUCKETS = (*map(str, BOUNDS), "+Inf")
_REASONS = (
    *(Reason.CHANNEL_GONE, Reason.MESSAGE_GONE, Reason.PERMISSION_MISSING),
    *(Reason.REFUSED, Reason.BUSY, Reason.UNREACHABLE),
)
_CARRIED = [effect for effect in Effect if effect is not Effect.POST]

# What may come is told from the start, as none: Prometheus sees no rise in what is new.
_TRIED = (
    Tried(Effect.POST, Outcome.FOUND, ""),
    *(Tried(effect, Outcome.DONE, "") for effect in Effect),
    *(Tried(effect, Outcome.FAILED, reason) for effect, reason in product(Effect, _REASONS)),
)


class Families(Collector):
    """All that one answer to Prometheus has; made anew for each."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def collect(self) -> Iterator[Metric]:
        look, metrics = self._look, self._look.desk.metrics
        yield from _connection(look.condition, look.servers)
        yield from _programme(metrics, look.condition, look.backlog)
        yield from _answers(metrics)
        yield from _pictures(metrics)
        yield from _catalogue(look.desk)
        yield from _database(metrics, look.condition, look.sizes)
        yield from ProcessCollector(registry=None).collect()


def _connection(condition: Condition, servers: int) -> Iterator[Metric]:
    about = GaugeMetricFamily("onejob_info", "Always 1; which version runs.", labels=["version"])
    about.add_metric([bot.__version__], 1)
    yield about
    is_ready = not any(condition.troubles())
    yield _gauge("onejob_ready", "1 where /readyz finds nothing wrong.", is_ready)
    yield _gauge("onejob_shards", "Connections to Discord that there should be.", condition.shards)
    yield _gauge("onejob_shards_connected", "Those that there are.", condition.connected)
    told = "How long Discord takes to answer on the slowest of them."
    yield _gauge("onejob_latency_seconds", told, condition.latency)
    yield _gauge("onejob_servers", "Servers that have the bot.", servers)


def _programme(metrics: Metrics, condition: Condition, backlog: Backlog | None) -> Iterator[Metric]:
    yield _lengths("onejob_beat_seconds", "Beats of the heart that did not fail.", metrics.beats)
    told = "Since the last of them; +Inf before the first."
    yield _gauge("onejob_beat_age_seconds", told, condition.beat_age)
    yield _counter("onejob_beat_failures", "Beats that failed.", metrics.beat_failures)
    told = "Visits to a server that failed for a reason that nobody foresaw."
    yield _counter("onejob_visit_failures", told, metrics.visit_failures)
    yield from _backlog(backlog)
    told = "What became of posts and what they carry, and why they failed where they did."
    effects = CounterMetricFamily("onejob_effects", told, labels=["effect", "outcome", "reason"])
    for tried in dict.fromkeys((*_TRIED, *metrics.effects)):
        effects.add_metric([*map(str, tried)], metrics.effects[tried])
    yield effects
    yield _counter("onejob_votes", "Clicks that cast, changed or withdrew a vote.", metrics.votes)


def _backlog(backlog: Backlog | None) -> Iterator[Metric]:
    due = GaugeMetricFamily("onejob_slots_due", "Slots whose time has come, without a post so far.")
    overdue = GaugeMetricFamily("onejob_slots_overdue", "Those due for more than five minutes.")
    oldest = GaugeMetricFamily(
        "onejob_slots_oldest_seconds", "For how long the oldest has been due; 0 without one."
    )
    told = "Messages that stand and still wait for what they carry."
    waiting = GaugeMetricFamily("onejob_effects_waiting", told, labels=["effect"])
    if backlog is not None:
        due.add_metric([], len(backlog.due))
        overdue.add_metric([], backlog.overdue)
        oldest.add_metric([], backlog.oldest.total_seconds())
        for effect in _CARRIED:
            waiting.add_metric([effect], backlog.effects.get(effect, 0))
    yield from (due, overdue, oldest, waiting)


def _answers(metrics: Metrics) -> Iterator[Metric]:
    told = "Answers, from when they were taken up until nothing more was sent."
    answers = HistogramMetricFamily("onejob_answer_seconds", told, labels=["what", "outcome"])
    for answered, lengths in sorted(metrics.answers.items()):
        answers.add_metric(answered, _cumulated(lengths), lengths.total)
    yield answers
    told = "Errors that nobody foresaw, each in the log with its reference."
    yield _counter("onejob_errors", told, metrics.errors)


def _pictures(metrics: Metrics) -> Iterator[Metric]:
    told = "Pictures cached (drawn before), drawn, late (a message went out without), or failed."
    pictures = CounterMetricFamily("onejob_pictures", told, labels=["outcome"])
    for outcome in OUTCOMES:
        pictures.add_metric([outcome], metrics.pictures[outcome])
    yield pictures


def _catalogue(desk: Desk) -> Iterator[Metric]:
    count = len(desk.catalogue.profiles)
    yield _gauge("onejob_catalogue_professions", "Professions in the catalogue in use.", count)
    told = "1 where a newer catalogue had mistakes and was not taken."
    yield _gauge("onejob_catalogue_refused", told, desk.library.refusal is not None)


def _database(metrics: Metrics, condition: Condition, sizes: Sizes) -> Iterator[Metric]:
    told = "1 where it could be written to just now."
    yield _gauge("onejob_database_writable", told, condition.is_writable)
    told = "Commits: how long until what was written is on the disk."
    yield _lengths("onejob_database_flush_seconds", told, metrics.flushes)
    told = "Transactions begun again, as another process was in their way."
    yield _counter("onejob_database_refusals", told, metrics.refusals)
    told = "What the database takes; of a file, with the log beside it."
    yield _gauge("onejob_database_bytes", told, sizes.database)
    yield _gauge("onejob_disk_free_bytes", "What its disk has left, if it is a file.", sizes.free)


def _gauge(name: str, told: str, value: float) -> Metric:
    return GaugeMetricFamily(name, told, value)


def _counter(name: str, told: str, value: float) -> Metric:
    return CounterMetricFamily(name, told, value)


def _lengths(name: str, told: str, lengths: Lengths) -> Metric:
    return HistogramMetricFamily(name, told, _cumulated(lengths), lengths.total)


def _cumulated(lengths: Lengths) -> list[tuple[str, float]]:
    return list(zip(_BUCKETS, accumulate(lengths.counts), strict=True))
