"""One series inside one transaction: what it remembers, who comes next, what its message says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Self

from bot.domain.ballot import Ballot, Candidate, Origin, Tally, settle, tally
from bot.domain.catalogue import Catalogue
from bot.domain.draw import commitment
from bot.domain.edition import Cause, Edition, Reason, State
from bot.domain.errors import NoSeries
from bot.domain.notice import Notice, Topic
from bot.domain.season import History, Selection, select
from bot.domain.series import Series
from bot.domain.slot import Slot
from bot.domain.weekly import Poll, Weekly
from bot.storage import ballots, editions
from bot.storage.ballots import BallotStore
from bot.storage.database import Transaction
from bot.storage.editions import EditionStore
from bot.storage.notices import NoticeStore
from bot.storage.series import SeriesStore
from bot.storage.votes import VoteStore
from bot.storage.wishes import WishStore

CLICK_GRACE = timedelta(seconds=3)
"""A click before the close may arrive so much later: Discord waits no longer for an answer."""

_SOME_DAY = datetime(9999, 1, 1, tzinfo=UTC)
"""When a ballot closes whose series is paused without an end."""

_ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Choice:
    """Who fills a slot, and how it came to be chosen."""

    slug: str
    origin: Origin | None
    season: int
    begins_season: bool
    ballot: int | None = None


class Week:
    """Reads and writes for one series; every rule in it is the domain's.

    The caller passes the instant and the catalogue in, so that running the operation twice does
    the same twice.
    """

    def __init__(
        self, transaction: Transaction, series: Series, catalogue: Catalogue, now: datetime
    ) -> None:
        self.series = series
        self.now = now
        self.catalogue = catalogue
        self.all = SeriesStore(transaction)
        self.editions = EditionStore(transaction)
        self.ballots = BallotStore(transaction)
        self.votes = VoteStore(transaction)
        self.wishes = WishStore(transaction)
        self.notices = NoticeStore(transaction)

    @classmethod
    def of(cls, transaction: Transaction, guild: int, catalogue: Catalogue, now: datetime) -> Self:
        """Raises NoSeries."""
        series = SeriesStore(transaction).of(guild)
        if series is None:
            raise NoSeries(guild)
        return cls(transaction, series, catalogue, now)

    @property
    def valid(self) -> Sequence[str]:
        """The slugs of the catalogue in its order."""
        return self.catalogue.weeks

    def save(self, series: Series) -> None:
        """Store changed settings."""
        self.all.save(series)
        self.series = series

    def note(self, topic: Topic, subject: str = "", cause: Cause | None = None) -> None:
        """Have staff told."""
        reason, detail = ("", "") if cause is None else (cause.reason.value, cause.detail)
        notice = Notice(self.series.guild, topic, self.now, subject, reason, detail)
        self.notices.add(self.series, notice)

    # The programme

    def programme(self) -> tuple[Edition, ...]:
        """Return the editions that the rules of the series ask for."""
        return tuple(record.edition for record in self.editions.around(self.series.id, self.now))

    def next_slot(self, after: Slot | None = None) -> Slot | None:
        """Return the next slot that will happen, from now on and later than `after`."""
        start = self.now if after is None else max(self.now, after.at)
        coming = self.series.upcoming(start, 1, self.programme())
        return coming[0] if coming else None

    def record(self, slot: Slot) -> editions.Record:
        """Return the edition of the slot, a planned one where there is none."""
        found = self.editions.of(self.series.id, slot.key)
        return found or editions.Record(Edition(self.series.id, slot, None))

    def pass_over(self, slot: Slot, state: State, cause: Cause) -> None:
        """Record that the slot has no post, and that the ballot its message carried is void."""
        record = self.record(slot)
        edition = record.edition
        passed = edition.skipped(cause) if state is State.SKIPPED else edition.missed(cause)
        self.editions.save(replace(record, edition=passed, may_stand=False, lease=None))
        self.void_announced_by(slot.key)
        if state is State.MISSED:
            self.note(Topic.MISSED, slot.key.isoformat(), cause)

    def settle_past(self, paused: Reason = Reason.PAUSED) -> None:
        """Record the slots whose time is over, but for those whose message may stand."""
        due = self.series.due(self.now, self.programme())
        for slot in due.paused:
            if not self._may_stand(slot):
                self.pass_over(slot, State.SKIPPED, Cause(paused))
        for slot in due.missed:
            if not self._may_stand(slot):
                cause = self.record(slot).edition.cause
                self.pass_over(slot, State.MISSED, cause or Cause(Reason.OFFLINE))

    def _may_stand(self, slot: Slot) -> bool:
        record = self.record(slot)
        return record.may_stand or record.edition.state is State.CLAIMED

    # Who comes next

    def history(self) -> tuple[History, int]:
        """Return what the server has seen, and the number of its season."""
        seasons = self.editions.seasons(self.series.id)
        number = max((season for season, _ in seasons), default=1)
        earlier = tuple(slug for season, slug in seasons if season < number)
        season = tuple(slug for season, slug in seasons if season == number)
        return History(earlier, season, self.ballots.offered(self.series.id)), number

    def select(self, history: History, posting: str | None = None) -> Selection:
        """Return who stands, given what the server will have seen once `posting` is posted."""
        last = self.ballots.decided(self.series.id, None)
        return select(
            self.valid,
            history,
            self.series.ballot.size,
            runner_up=last.result.runner_up if last is not None and last.result else None,
            proposals=self._proposals(),
            queue=[slug for slug in self.wishes.queue(self.series.id) if slug != posting],
        )

    def choice(self) -> Choice | None:
        """Return who fills the next slot; none where no profile is left at all.

        What the ballot decided, else staff's queue, else the first that could stand: what members
        suggested is promised a ballot, so it is passed over as long as there is anything else.
        """
        history, number = self.history()
        pending = self.pending()
        if pending is not None and pending.result is not None:
            winner = pending.result.winner
            origin = next(c.origin for c in pending.ballot.candidates if c.slug == winner)
            return Choice(winner, origin, pending.season, pending.begins_season, pending.id)
        queue, proposals = self.wishes.queue(self.series.id), self._proposals()
        size = self.series.ballot.size
        selection = select(self.valid, history, size, proposals=proposals, queue=queue)
        if not selection.candidates:
            return None
        standing = selection.candidates
        first = next((c for c in standing if c.origin is not Origin.PROPOSAL), standing[0])
        season = number + selection.is_new_season
        return Choice(first.slug, first.origin, season, selection.is_new_season)

    def _proposals(self) -> list[str]:
        """Return what members suggested and staff approved, and no ballot has had so far."""
        return [
            wish.slug
            for wish in self.wishes.suggestions(self.series.id)
            if wish.is_approved and wish.ballot is None
        ]

    def seen_with(self, slug: str, season: int) -> History:
        """Return what the server has seen once this profession of that season is posted."""
        history, number = self.history()
        if season == number:
            return replace(history, season=(*history.season, slug))
        return replace(history, earlier=history.earlier + history.season, season=(slug,))

    # Ballots

    def pending(self) -> ballots.Record | None:
        """Return the ballot that decides the next post: that of the last message, if it has one."""
        latest = self.editions.featured(self.series.id, 1)
        if not latest:
            return None
        return self.ballots.announced_by(self.series.id, latest[0].edition.slot.key)

    def tally(self, record: ballots.Record) -> Tally:
        """Return its totals, so far or for good."""
        return record.totals or tally(record.ballot, self.votes.of(record.id))

    def poll(self, record: ballots.Record) -> Poll:
        """Return it as members meet it."""
        return record.poll(self.tally(record))

    def open_ballot(self, record: editions.Record, seed: str) -> None:
        """Open the ballot that the edition's message carries, where there is anything to vote on.

        Without a slot to decide (the series is paused) it stays open until there is one.
        """
        slug, slot = record.edition.profession, self.next_slot(record.edition.slot)
        assert slug is not None
        selection = self.select(self.seen_with(slug, record.season), slug)
        if not selection.is_vote:
            return
        options = self.series.ballot
        ballot = Ballot(
            0,
            selection.candidates,
            self.now,
            _SOME_DAY if slot is None else options.closing(self.now, slot.at),
            commitment(seed),
            options,
        )
        opened = self.ballots.open(
            ballots.Record(
                ballot,
                self.series.id,
                record.edition.slot.key,
                slot,
                seed,
                record.season + selection.is_new_season,
                selection.is_new_season,
            )
        )
        for candidate in ballot.candidates:
            if candidate.origin is Origin.PROPOSAL:
                self.wishes.put_on(self.series.id, candidate.slug, opened.id)

    def close(self, record: ballots.Record, at: datetime | None = None) -> ballots.Record:
        """End a ballot with the votes it has, at its own time or at `at`."""
        if at is not None:
            closes = max(at, record.ballot.opened + timedelta.resolution)
            record = replace(record, ballot=replace(record.ballot, closes=closes))
        totals = tally(record.ballot, self.votes.of(record.id))
        self.wishes.done_with(record.id)
        return self.ballots.closed(record, totals, settle(record.ballot, totals, record.seed))

    def close_due(self) -> None:
        """End the ballot whose time is over, once no click is on its way any more."""
        pending = self.pending()
        if (
            pending is not None
            and pending.state is ballots.State.OPEN
            and pending.ballot.closes + CLICK_GRACE <= self.now
        ):
            self.close(pending)

    def withdraw_vanished(self) -> None:
        """Strike out candidates whose profile disappeared; if one had won, the second wins."""
        pending = self.pending()
        if pending is None:
            return
        gone = [c.slug for c in pending.ballot.standing if c.slug not in self.catalogue.professions]
        if not gone:
            return
        record = replace(pending, ballot=pending.ballot.without(gone))
        if record.totals is not None:
            result = settle(record.ballot, record.totals, record.seed)
            record = replace(record, result=result)
        self.ballots.save(record)
        for slug in gone:
            self.note(Topic.WITHDRAWN, slug)

    def realign(self) -> ballots.Record | None:
        """Hold the open ballot for the next slot that will happen; return the pending one."""
        pending = self.pending()
        if pending is None or pending.state is not ballots.State.OPEN:
            return pending
        slot = self.series.due(self.now, self.programme()).post or self.next_slot()
        if slot == pending.slot:
            return pending
        return self.ballots.save(self._moved(pending, slot))

    def _moved(self, record: ballots.Record, slot: Slot | None) -> ballots.Record:
        if slot is None:
            return replace(record, slot=None, ballot=replace(record.ballot, closes=_SOME_DAY))
        ballot = record.ballot.moved_to(slot.at)
        # Nobody is told of a close that was in the past already when it was moved there.
        closes = max(ballot.closes, self.now.replace(microsecond=0))
        return replace(record, slot=slot, ballot=replace(ballot, closes=closes))

    def void_announced_by(self, key: date) -> None:
        """The edition's message will not be posted: the ballot in it decides nothing."""
        record = self.ballots.announced_by(self.series.id, key)
        if record is not None:
            self.ballots.void(record)

    # The message

    def weekly(self, record: editions.Record) -> Weekly:
        """Return what the edition's message says now."""
        edition = record.edition
        carried = self.ballots.announced_by(self.series.id, edition.slot.key)
        chosen = None if record.ballot is None else self.ballots.of(record.ballot)
        return Weekly(
            self.series,
            edition,
            record.origin,
            record.season,
            record.begins_season and record.season > 1,
            record.ends_season,
            edition.slot.is_late(edition.posted_at or self.now),
            None if chosen is None else self.poll(chosen),
            None if carried is None else self.poll(carried),
            self._decided(record) if carried is None else None,
            self.next_slot(edition.slot) if carried is None else carried.slot,
            record.updated,
        )

    def _decided(self, record: editions.Record) -> Candidate | None:
        """Return who comes next without a vote; nobody knows it of a message of the past."""
        latest = self.editions.featured(self.series.id, 1)
        edition = record.edition
        if edition.state.is_featured and latest and latest[0].edition.slot != edition.slot:
            return None
        assert edition.profession is not None
        if edition.state.is_featured:
            selection = self.select(self.history()[0])
        else:
            seen = self.seen_with(edition.profession, record.season)
            selection = self.select(seen, edition.profession)
        return selection.candidates[0] if len(selection.candidates) == 1 else None

    def profile(self, slug: str | None) -> str | None:
        """Return a digest of the profile, which changes with it; none where there is none."""
        profession = None if slug is None else self.catalogue.professions.get(slug)
        if profession is None:
            return None
        return sha256(profession.model_dump_json().encode()).hexdigest()


def face(weekly: Weekly) -> str:
    """Return what tells two states of the same message apart."""
    poll = weekly.poll
    parts: list[object] = [weekly.updated, weekly.next_slot and weekly.next_slot.at]
    parts.append(weekly.decided and weekly.decided.slug)
    if poll is not None:
        parts += [poll.ballot.id, poll.closes, poll.is_closed, poll.tally.turnout]
        parts += [candidate.slug for candidate in poll.ballot.standing]
        if poll.shows_counts:
            parts += sorted(poll.tally.votes.items())
        if poll.result is not None:
            parts += poll.result.order
    state = _ENDED if poll is not None and poll.is_closed else "open"
    return f"{state} {sha256(repr(parts).encode()).hexdigest()}"


def shows_close(face: str | None) -> bool:
    """Whether a message with that face shows how its ballot ended."""
    return face is not None and face.startswith(_ENDED)
