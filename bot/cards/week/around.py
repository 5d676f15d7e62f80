"""The week from the side: what comes next, what came before, and whether a result is right."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards.asking.address import JobAddress
from bot.cards.markup import jump, moment
from bot.cards.page import Block, Line, abridged
from bot.cards.reader import Reader
from bot.cards.sheet import Control, Sheet, button
from bot.cards.week.poll import PollCard
from bot.cards.week.wall import year_picture
from bot.cards.words import Words
from bot.domain.week.ballot import Origin, Rule
from bot.domain.week.coming import Coming
from bot.domain.week.draw import Check, Step
from bot.domain.week.edition import State
from bot.domain.week.voted import Verified
from bot.domain.week.weekly import Weekly
from bot.domain.week.year import Year
from bot.pictures import design

PAGE = 10
"""Weeks on one page of the history."""


def coming(next_week: Coming | None, reader: Reader) -> Sheet:
    """Return when the next post comes, and what is known of it by now."""
    words = reader.words
    title = words("heading-next")
    if next_week is None:
        return Sheet([f"{title}\n{words('next-paused')}"], (), design.SERIES)
    at = next_week.slot.at
    lines = [title, words("next-at", at=moment(at, "F"), left=moment(at, "R"))]
    controls: list[list[Control]] = []
    texts: list[str] = []
    picture = None
    poll, decided = next_week.poll, next_week.decided
    if poll is not None:
        card = PollCard(poll, reader)
        texts = card.texts(words("next-vote", state="closed" if poll.is_closed else "open"))
        controls += card.controls()
        picture = card.picture()
    elif decided is not None:
        origin = "staff" if decided.origin is Origin.QUEUE else "only"
        name = reader.title(decided.slug)
        lines.append(words("next-is", title=name, origin=origin))
    else:
        lines.append(words("next-open"))
    if decided is not None and decided.slug in reader.catalogue.professions:
        plain = reader.catalogue.professions[decided.slug].title
        controls.append([button(plain, JobAddress(decided.slug).custom_id())])
    return Sheet(["\n".join(lines), *texts], controls, design.SERIES, picture)


def history(
    weeks: Sequence[Weekly], page: int, reader: Reader, year: Year, *, has_more: bool
) -> Sheet:
    """Return the past weeks, newest first, each with the way to its message, under the season."""
    words = reader.words
    lines = [_past(week, reader) for week in weeks] or [words("history-none")]
    controls: list[Control] = []
    if page:
        controls.append(button(words("page-previous"), f"history:{page - 1}"))
    if has_more:
        controls.append(button(words("page-next"), f"history:{page + 1}"))
    picture = year_picture(year, reader)
    title = words("heading-history")
    if picture is None:
        return Sheet(["\n".join([title, *lines])], [controls], design.SERIES)
    return Sheet([title, "\n".join(lines)], [controls], design.SERIES, picture)


def _past(week: Weekly, reader: Reader) -> str:
    spot = week.spot
    url = "none"
    if spot is not None and week.edition.state is not State.DELETED:
        url = jump(week.series.guild, spot.channel, spot.message)
    return reader.words(
        "history-week",
        day=reader.words.day(week.edition.slot.key),
        title=reader.title(week.profession),
        url=url,
        how=_how(week, reader.words),
    )


def _how(week: Weekly, words: Words) -> str:
    result = week.chosen_by.result if week.chosen_by else None
    if result is not None and result.winner == week.profession:
        if not result.tally.turnout:
            return words("history-by-draw")
        return words(
            "history-by-vote",
            votes=result.tally.votes[week.profession],
            turnout=result.tally.turnout,
            tie="no" if result.rule in (Rule.VOTES, Rule.ONLY_CANDIDATE) else "yes",
        )
    return words("history-by-staff" if week.origin is Origin.QUEUE else "history-without-vote")


def verified(check: Verified, reader: Reader) -> Sheet:
    """Return each step of a recount, with what was published and what comes out again."""
    words, poll = reader.words, check.poll
    state = "yes" if check.holds else "no"
    title = Block(
        (
            Line(words("heading-verify", day=words.day(check.key))),
            Line(words("verify-verdict", holds=state)),
        )
    )
    steps = [Line(_step(step, reader)) for step in check.verification.steps]
    standing = {candidate.slug for candidate in poll.ballot.standing}
    counts = [
        Line(PollCard(poll, reader).outcome()),
        Line(words("verify-counts", holds="yes" if check.counts_hold else "no")),
    ]
    counts += [
        Line(words("votes-of", title=reader.title(slug), votes=words("votes", count=count)))
        for slug, count in sorted(poll.tally.votes.items(), key=lambda each: (-each[1], each[0]))
        if slug in standing
    ]
    withdrawn = PollCard(poll, reader).withdrawn()
    counts += [Line(withdrawn)] if withdrawn else []

    def more(count: int) -> str:
        return words("verify-more", count=count)

    blocks = [
        title,
        Block(tuple(counts), words("heading-verify-counts"), more),
        Block(tuple(steps), words("heading-verify-draw"), more),
        Block((Line(words("verify-yourself", ballot=str(poll.ballot.id))),)),
    ]
    return Sheet(abridged(blocks, str).texts, (), design.SERIES)


def _step(step: Step, reader: Reader) -> str:
    holds = "yes" if step.holds else "no"
    published, computed = step.published or "none", step.computed or "none"
    match step.check:
        case Check.COMMITMENT:
            return reader.words(
                "verify-commitment",
                seed=step.subject,
                published=published,
                computed=computed,
                holds=holds,
            )
        case Check.LOT:
            slug = step.subject.rpartition("|")[2]
            return reader.words(
                "verify-lot",
                slug=slug,
                published=published,
                computed=computed,
                holds=holds,
            )
        case Check.WINNER:
            return reader.words("verify-winner", title=reader.title(step.computed), holds=holds)
