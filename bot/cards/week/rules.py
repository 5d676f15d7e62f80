"""How a vote is decided, in full: for members who ask, and for the week's thread."""

from __future__ import annotations

from bot.cards.markup import moment
from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.cards.week.poll import PollCard, voters
from bot.cards.words import Words
from bot.domain.week.weekly import Poll
from bot.pictures import design


def rules(poll: Poll, reader: Reader) -> Sheet:
    """Return who may vote, until when, what settles a tie, and how to check the draw."""
    words, ballot = reader.words, poll.ballot
    options, closes = ballot.options, poll.closes
    lines = [
        words("heading-rules"),
        words(
            "rules-close",
            at=moment(closes, "F") if closes else "none",
            state="closed" if poll.is_closed else "open",
        ),
        words("rules-voters", needs=voters(options.voters, words) or "none"),
        words("rules-choices", choices=PollCard(poll, reader).choices),
        words("rules-counts", counts=options.counts),
        words("rules-winner", tie=words(f"tie-{options.tie_rule}")),
    ]
    draw = [
        words("rules-seal", commitment=ballot.commitment, seed=poll.seed or "none"),
        words("rules-check", ballot=str(ballot.id)),
    ]
    return Sheet(["\n".join(lines), "\n".join(draw)], (), design.SERIES)


def sealed(poll: Poll, words: Words) -> Sheet:
    """Return what the week's thread begins with: the whole of what the message shows in part."""
    return Sheet([words("seal-message", commitment=poll.ballot.commitment)])
