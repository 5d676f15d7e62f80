"""Questions about the weekly series: a true sentence, and the way to the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from bot.cards.asking.address import JobAddress
from bot.cards.markup import jump, moment
from bot.cards.reader import Reader
from bot.cards.sheet import Control, Sheet, button
from bot.cards.short import notice
from bot.cards.week.candidate import counted
from bot.cards.week.poll import PollCard, until, voters
from bot.domain.question.understanding import Topic, Understanding
from bot.domain.week.ballot import Origin, Result
from bot.domain.week.edition import State
from bot.domain.week.present import Present
from bot.domain.week.weekly import Poll, Weekly
from bot.pictures import design

_WEEK = 7  # days for which a profession is this week's

Told = tuple[Sequence[str], Sequence[Control]]
"""Sentences, and what leads on from them."""


def asked(question: Understanding, present: Present | None, reader: Reader, *, here: bool) -> Sheet:
    """Answer a question about the series; `present` is none without one.

    `here`: it is asked in a server that could have one.
    """
    words = reader.words
    if question.topic is Topic.PRIVACY:
        return notice(words("asked-privacy"))
    known: Told = ((), ())
    if question.topic is Topic.SUGGEST:
        known = _known(question.professions, reader, is_open=present is not None)
    if present is None:
        outside = words("error-no-series" if here else "asked-elsewhere")
        return _sheet((*known[0], outside), known[1])
    if question.topic is Topic.SUGGEST:
        return _sheet(known[0] or [words("asked-suggest")], known[1])
    return _sheet(*_TOLD[question.topic](present, reader))


def _sheet(sentences: Sequence[str], controls: Sequence[Control]) -> Sheet:
    return Sheet(["\n".join(sentences)], [controls] if controls else (), design.SERIES)


def _this_week(present: Present, reader: Reader) -> Told:
    latest = present.latest
    if latest is None:
        return [reader.words("asked-none-yet"), *_when(present, reader)], ()
    posted = latest.edition.posted_at or latest.edition.slot.at
    is_old = (reader.today - latest.edition.slot.key).days > _WEEK
    first = reader.words(
        "asked-this-week",
        title=reader.title(latest.profession),
        at=moment(posted, "D"),
        url=_url(latest),
        old="yes" if is_old else "no",
    )
    return [f"{first} {_chosen(latest, reader)}"], _cards([latest.profession], reader)


def _next_post(present: Present, reader: Reader) -> Told:
    words, coming, poll = reader.words, present.coming, present.poll
    lines = [*_when(present, reader)]
    decided = coming.decided if coming else None
    if poll is not None and not poll.is_closed:
        lines.append(words("asked-voting", until=until(poll.closes, words)))
        return lines, _about(poll, reader)
    if poll is not None:
        lines.append(_won(poll, reader))
    elif decided is not None:
        origin = "staff" if decided.origin is Origin.QUEUE else "only"
        lines.append(words("next-is", title=reader.title(decided.slug), origin=origin))
    elif coming is not None:
        lines.append(words("next-open"))
    return lines, _cards([decided.slug] if decided else [], reader)


def _how_to_vote(present: Present, reader: Reader) -> Told:
    words, poll = reader.words, present.poll
    if poll is None:
        return [words("vote-none"), *_next_vote(present, reader)], ()
    if poll.is_closed:
        lines = [words("asked-closed"), _won(poll, reader), *_next_vote(present, reader)]
        return lines, _about(poll, reader)
    assert present.latest is not None
    how = words(
        "asked-how-to-vote",
        choices=PollCard(poll, reader).choices,
        url=_url(present.latest),
        until=until(poll.closes, words),
    )
    needs = voters(poll.ballot.options.voters, words)
    return [how, *([words("vote-voters", needs=needs)] if needs else [])], _about(poll, reader)


def _who_won(present: Present, reader: Reader) -> Told:
    words, latest, poll = reader.words, present.latest, present.poll
    if poll is not None and poll.is_closed:
        lines = [_won(poll, reader), PollCard(poll, reader).turnout(), words("asked-history")]
        return lines, _about(poll, reader)
    if latest is None:
        return [words("asked-no-result"), *_when(present, reader)], ()
    chosen_by = latest.chosen_by
    is_voted = _decided(latest) is not None
    first = words(
        "asked-who-won", title=reader.title(latest.profession), voted="yes" if is_voted else "no"
    )
    lines = [f"{first} {_chosen(latest, reader)}"]
    if poll is not None:
        hidden = "no" if poll.shows_counts else "yes"
        lines.append(words("asked-still-open", until=until(poll.closes, words), hidden=hidden))
    lines.append(words("asked-history"))
    check = _about(chosen_by, reader) if is_voted and chosen_by else []
    return lines, [*check, *_cards([latest.profession], reader)]


def _vote_count(present: Present, reader: Reader) -> Told:
    words, poll = reader.words, present.poll
    if poll is None:
        return [words("vote-none"), *_next_vote(present, reader)], ()
    card = PollCard(poll, reader)
    lines = [card.turnout()]
    if poll.shows_counts:
        votes = poll.tally.votes
        standing = sorted(poll.ballot.standing, key=lambda each: -votes.get(each.slug, 0))
        lines += [counted(each, reader, votes.get(each.slug, 0)) for each in standing]
    if poll.is_closed:
        lines.append(f"\n{_won(poll, reader)}")  # an empty line ends the list
    else:
        hidden = "no" if poll.shows_counts else "yes"
        lines.append(words("asked-count", until=until(poll.closes, words), hidden=hidden))
    return lines, _about(poll, reader)


_TOLD: Mapping[Topic, Callable[[Present, Reader], Told]] = MappingProxyType(
    {
        Topic.THIS_WEEK: _this_week,
        Topic.NEXT_POST: _next_post,
        Topic.HOW_TO_VOTE: _how_to_vote,
        Topic.WHO_WON: _who_won,
        Topic.VOTE_COUNT: _vote_count,
    }
)

ABOUT_THE_SERIES = frozenset({*_TOLD, Topic.SUGGEST, Topic.PRIVACY})
"""The topics that are answered here."""


def _known(slugs: Sequence[str], reader: Reader, *, is_open: bool) -> Told:
    """Return of professions that somebody wants to suggest that they are in the catalogue.

    `is_open`: something can be suggested there.
    """
    full, known = reader.catalogue.profiles, reader.catalogue.professions
    found = [slug for slug in slugs if slug in known]

    def line(slug: str) -> str:
        profile = "full" if slug in full else "short"
        return reader.words(
            "asked-suggest-known",
            title=reader.title(slug),
            profile=profile if is_open else "none",
        )

    return list(map(line, found)), _cards(found, reader)


def _when(present: Present, reader: Reader) -> Iterator[str]:
    """Yield when the next post comes."""
    if present.coming is None:
        yield reader.words("next-paused")
    else:
        at = present.coming.slot.at
        yield reader.words("next-at", at=moment(at, "F"), left=moment(at, "R"))


def _next_vote(present: Present, reader: Reader) -> Iterator[str]:
    """Yield when the next vote may open."""
    if present.coming is None:
        yield reader.words("next-paused")
    else:
        yield reader.words("asked-next-vote", at=moment(present.coming.slot.at, "F"))


def _decided(weekly: Weekly) -> Result | None:
    """Return the result that made it this week's profession, if a vote did."""
    result = weekly.chosen_by.result if weekly.chosen_by else None
    return result if result and result.winner == weekly.profession else None


def _chosen(weekly: Weekly, reader: Reader) -> str:
    """Return how it came to be this week's profession."""
    words, result = reader.words, _decided(weekly)
    if result is None or weekly.chosen_by is None:
        origin = "staff" if weekly.origin is Origin.QUEUE else "none"
        return words("asked-chosen", origin=origin)
    rule = PollCard(weekly.chosen_by, reader).rule(result)
    if not result.tally.turnout:
        return rule
    votes, turnout = result.tally.votes[weekly.profession], result.tally.turnout
    return f"{words('asked-votes', votes=votes, turnout=turnout)} {rule}"


def _won(poll: Poll, reader: Reader) -> str:
    return PollCard(poll, reader).outcome()


def _url(weekly: Weekly) -> str:
    """Return where its message stands; "none" where it was deleted."""
    spot = weekly.spot
    if spot is None or weekly.edition.state is State.DELETED:
        return "none"
    return jump(weekly.series.guild, spot.channel, spot.message)


def _about(poll: Poll, reader: Reader) -> list[Control]:
    """Return the buttons that tell more of a ballot, privately; it takes votes elsewhere."""
    words = reader.words
    if poll.is_closed:
        return [button(words("vote-verify"), f"verify:{poll.ballot.id}")]
    names = {"candidates": words("vote-candidates"), "rules": words("vote-rules")}
    return [button(label, f"{name}:{poll.ballot.id}") for name, label in names.items()]


def _cards(slugs: Sequence[str], reader: Reader) -> list[Control]:
    known = reader.catalogue.professions
    return [
        button(known[slug].title, JobAddress(slug).custom_id()) for slug in slugs if slug in known
    ]
