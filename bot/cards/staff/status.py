"""A series as its staff see it: how it stands, what is coming, and what a command has done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.cards.markup import inert, jump, moment
from bot.cards.panel import block, panel
from bot.cards.reader import Reader
from bot.cards.sheet import Control, Sheet, button
from bot.cards.staff.dates import clock_note, date_lines, date_text, zone_text
from bot.cards.staff.notices import cause_text, notice_text, unreadable_text
from bot.cards.staff.settings import ballot_block, settings_block
from bot.cards.week import decision
from bot.cards.words import Words
from bot.domain.question.library import Refusal
from bot.domain.week.ballot import Origin
from bot.domain.week.coming import Coming
from bot.domain.week.edition import Cause, Edition, Effect, State
from bot.domain.week.edition import Status as Progressed
from bot.domain.week.notice import Notice
from bot.domain.week.series import Pause, Series
from bot.domain.week.slot import Slot
from bot.domain.week.status import Edited, SeriesStatus, Skipped
from bot.domain.week.weekly import Poll

_FILES = 3  # with mistakes, named to staff; all of them stand in the log


def paused(done: Edited, words: Words) -> Sheet:
    """Return until when nothing is posted."""
    pause = done.after.pause
    until = pause.until if pause else None
    told = words("paused-until", until=moment(until, "F")) if until else words("paused")
    return panel(
        [told],
        [block(words("heading-dates"), date_lines(done.coming, done.after, words), words)],
        [*_resume(words), *back(words)],
    )


def resumed(done: Edited, words: Words) -> Sheet:
    """Return the dates that come again."""
    was_paused = done.before.pause != done.after.pause
    return panel(
        [words("resumed" if was_paused else "not-paused")],
        [block(words("heading-dates"), date_lines(done.coming, done.after, words), words)],
        back(words),
    )


def skipped(done: Skipped, series: Series, words: Words) -> Sheet:
    """Return which date was taken out, which comes next, and until when members vote."""
    told = [words("skipped", date=date_text(done.slot, series.schedule, words))]
    if done.next_slot is not None:
        told.append(words("skipped-next", date=date_text(done.next_slot, series.schedule, words)))
    if done.poll is not None and done.poll.is_closed:
        told.append(words("ballot-kept"))
    elif done.poll is not None and done.poll.closes is not None:
        told.append(words("ballot-moved", closes=moment(done.poll.closes, "F")))
    return panel(["\n".join(told)], [], back(words))


def preview(coming: Sequence[Coming], series: Series, reader: Reader) -> Sheet:
    """Return the dates with what would be posted, weeks of changed clocks marked."""
    if series.unreadable:
        return panel(_unreadable(series, reader.words), [])
    if not coming:
        return panel([reader.words("preview-paused")], [], _resume(reader.words))
    return panel(
        [
            reader.words("card-title", title=reader.words("preview-title")),
            reader.words(
                "preview-where",
                channel=f"<#{series.channel}>",
                zone=zone_text(series.schedule.zone, reader.words),
            ),
        ],
        [block("", _planned(coming, series, reader), reader.words)],
    )


def _unreadable(series: Series, words: Words) -> list[str]:
    return [unreadable_text(option, value, words) for option, value in series.unreadable.items()]


def posted(edition: Edition, guild: int, now: datetime, words: Words) -> Sheet:
    """Return what became of a post that staff wanted now."""
    day = words.whole_day(edition.slot.key)
    if edition.state is not State.POSTED:
        why = cause_text(edition.cause, words) if edition.cause else "none"
        ahead = "looks" if edition.may_stand else "waits"
        then = ahead if edition.slot.at > now else "tries"
        return panel([words("post-now-blocked", then=then, day=day, why=why)], [], back(words))
    link = jump(guild, edition.channel, edition.message)
    return panel([words("post-now-done", link=link, day=day)], [], back(words))


def post_ask(slot: Slot, words: Words, *, is_paused: bool) -> Sheet:
    """Ask whether a post is wanted now, in that date's place."""
    return panel(
        [words("post-now-ask", at=moment(slot.at, "F"), paused="yes" if is_paused else "no")],
        [],
        [
            button(words("button-post-now"), f"{decision.POST}{slot.key.isoformat()}"),
            button(words("button-cancel"), decision.STATUS),
        ],
    )


def details(now: SeriesStatus, state: Sequence[str], reader: Reader) -> Sheet:
    """Return all there is to know: the settings and the rules of the vote as well.

    `state` is what `state_lines` says.
    """
    series, words = now.series, reader.words
    dates = _planned(now.coming, series, reader)
    if now.left_out:
        days = words.list(words.whole_day(slot.key) for slot in now.left_out)
        dates.append(words("dates-left-out", days=days))
    return panel(
        [words("card-title", title=words("status-title")), "\n".join(state)],
        [
            block(words("heading-dates"), dates, words),
            block(words("heading-latest"), latest(now.latest, series, reader), words),
            block(words("heading-vote"), vote(now.poll, words), words),
            block(words("heading-season"), season(now, words), words),
            settings_block(series, words),
            ballot_block(series.ballot, words, heading=words("heading-ballot")),
            block(words("heading-notices"), _notices(now.notices, words), words),
        ],
        back(words),
    )


def state_lines(
    now: SeriesStatus,
    missing: str,
    notes: Sequence[str],
    words: Words,
    refusal: Refusal | None,
    *,
    at: datetime,
) -> list[str]:
    """Return how it stands at the instant `at`, in a sentence, and what needs somebody.

    `missing` names permissions, if any, and `notes` is what no permission cures; `refusal` tells
    of a catalogue that was not taken.
    """
    series, pause = now.series, paused_at(now.series, at)
    state = words("status-running")
    notes = [*_unreadable(series, words), *notes]
    if missing or notes:
        state = words("status-ill")
    elif now.latest is not None and now.latest.state is State.BLOCKED:
        state = words("status-stuck")
    if pause is not None:
        state = words("status-paused")
    if pause is not None and pause.until is not None:
        state = words("status-paused-until", until=moment(pause.until, "F"))
    lines = [state]
    if missing:
        lines.append(words("status-missing", permissions=missing))
    lines += notes
    if refusal is not None:
        files = words.list(f"`{inert(file)}`" for file in refusal.files[:_FILES])
        lines.append(words("status-catalogue", at=moment(refusal.at, "R"), files=files))
    return lines


def paused_at(series: Series, at: datetime) -> Pause | None:
    """Return the pause in which the series is."""
    return series.pause if series.pause is not None and series.pause.covers(at) else None


def back(words: Words) -> list[Control]:
    """Return the button that leads to the status, in place of the message."""
    return [button(words("button-status"), decision.STATUS)]


def skip_ask(would: Skipped, series: Series, words: Words) -> Sheet:
    """Ask whether that date shall be left out."""
    return panel(
        [words("skip-ask", date=date_text(would.slot, series.schedule, words))],
        [],
        [
            button(words("button-skip-it"), f"{decision.SKIP}{would.slot.key.isoformat()}"),
            button(words("button-cancel"), decision.STATUS),
        ],
    )


def untold(notices: Sequence[Notice], words: Words) -> Sheet:
    """Return what no channel would take, for the first of staff who comes along."""
    return panel(
        [words("untold-title"), words("untold-hint")],
        [block("", _notices(notices, words), words)],
    )


def _resume(words: Words) -> list[Control]:
    return [button(words("button-resume"), decision.RESUME)]


def _planned(
    coming: Sequence[Coming],
    series: Series,
    reader: Reader,
) -> list[str]:
    return [
        reader.words(
            "preview-line",
            date=date_text(each.slot, series.schedule, reader.words),
            what=what(each, reader),
            note=clock_note(each.slot, each.turn, series.schedule, reader.words) or "none",
        )
        for each in coming
    ]


def what(coming: Coming, reader: Reader) -> str:
    """Return what is known of that date's profession."""
    if coming.decided is not None:
        title = reader.title(coming.decided.slug)
        if coming.decided.origin is Origin.QUEUE:
            return reader.words("planned-queue", title=title)
        return reader.words("planned-voted" if coming.poll else "planned-only", title=title)
    if coming.poll is None:
        return reader.words("planned-vote")
    standing = coming.poll.ballot.standing
    return reader.words(
        "planned-ballot",
        titles=reader.words.list(reader.title(candidate.slug) for candidate in standing),
    )


def latest(
    edition: Edition | None,
    series: Series,
    reader: Reader,
) -> Iterator[str]:
    """Yield what became of the latest post, and why."""
    if edition is None:
        yield reader.words("latest-none")
        return
    yield reader.words(
        "latest",
        state=edition.state.value,
        day=reader.words.whole_day(edition.slot.key),
        title=reader.title(edition.profession) if edition.profession else "none",
        link=(
            jump(series.guild, edition.channel, edition.message)
            if edition.state is State.POSTED
            else "none"
        ),
    )
    if edition.cause is not None:
        yield reader.words("indented", text=cause_text(edition.cause, reader.words))
    for effect, progress in edition.effects.items():
        if effect is Effect.POST or progress.status is Progressed.DONE:
            continue
        cause: Cause | None = progress.cause
        if cause is None:
            continue
        told = reader.words(
            "latest-effect",
            effect=reader.words(f"effect-{effect}"),
            why=cause_text(cause, reader.words),
        )
        yield reader.words("indented", text=told)


def vote(poll: Poll | None, words: Words) -> Iterator[str]:
    """Yield how the vote stands."""
    if poll is None:
        yield words("vote-none")
    elif poll.is_closed:
        yield words("vote-closed", turnout=poll.tally.turnout)
    elif poll.closes is None:
        yield words("vote-waiting", turnout=poll.tally.turnout)
    else:
        yield words("vote-open", turnout=poll.tally.turnout, closes=moment(poll.closes, "R"))


def season(now: SeriesStatus, words: Words) -> Iterator[str]:
    """Yield what is left of the season, and what waits."""
    yield words("season", season=now.season, left=now.left)
    yield words(
        "season-waiting", queued=len(now.queue), suggested=now.suggestions, wanted=now.wanted
    )


def _notices(notices: Sequence[Notice], words: Words) -> list[str]:
    return [
        words("notice-line", at=moment(told.at, "R"), text=notice_text(told, words))
        for told in notices
    ]
