"""What a member is told of a vote of their own: privately, and always what is counted now."""

from __future__ import annotations

from collections.abc import Iterator

from bot.cards.markup import moment
from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.cards.week.candidate import titles
from bot.cards.week.poll import PollCard, until
from bot.cards.words import Words
from bot.domain.week.vote import Barrier, Outcome
from bot.domain.week.voted import Own, Voted
from bot.pictures import design


def receipt(voted: Voted, reader: Reader) -> str:
    """Return what became of a click."""
    words, outcome = reader.words, voted.receipt.outcome
    before = titles(voted.receipt.before, reader) or "none"
    if outcome is Outcome.CLOSED:
        return _closed(voted, reader)
    if outcome is Outcome.NOT_ELIGIBLE:
        return f"{_refusal(voted, words)} {words('receipt-unchanged', before=before)}"
    if outcome in (Outcome.NOT_A_CANDIDATE, Outcome.TOO_MANY):
        refusal = words(f"receipt-{outcome}", choices=voted.ballot.options.choices)
        return f"{refusal} {words('receipt-unchanged', before=before)}"
    return words(
        f"receipt-{outcome}",
        before=before,
        after=titles(voted.receipt.after, reader) or "none",
        until=until(voted.closes, words),
    )


def _closed(voted: Voted, reader: Reader) -> str:
    closed = _closing(voted, reader)
    if voted.late is None:
        return f"{closed} {reader.words('receipt-being-counted')}"
    return f"{closed}\n{PollCard(voted.late, reader).outcome()}"


def _closing(voted: Voted, reader: Reader) -> str:
    return reader.words(
        "receipt-closed",
        at=moment(voted.closes, "F") if voted.closes else "none",
        before=titles(voted.receipt.before, reader) or "none",
    )


def _own(own: Own, state: str, reader: Reader) -> Iterator[str]:
    """Yield what the member has voted for, and what of it no longer counts."""
    if own.choices or not own.withdrawn:
        yield reader.words("vote-own", titles=titles(own.choices, reader) or "none", state=state)
    if own.withdrawn:
        yield reader.words(
            "vote-own-withdrawn",
            titles=titles(own.withdrawn, reader),
            again="yes" if state == "open" and not own.choices else "no",
        )


def _refusal(voted: Voted, words: Words) -> str:
    voters = voted.ballot.options.voters
    match voted.receipt.barrier:
        case Barrier.ROLE:
            needs = words("voter-role", role=f"<@&{voters.role}>")
        case Barrier.ACCOUNT_AGE:
            needs = words("voter-account-age", age=words.duration(voters.account_age))
        case _:
            needs = words("voter-member-age", age=words.duration(voters.member_age))
    return words("receipt-not-eligible", needs=needs)


def own_sheet(own: Own, reader: Reader, voted: Voted | None = None) -> Sheet:
    """Return the whole ballot with the member's own part in it, for that member alone.

    What has just become of a click stands on top.
    """
    words, card = reader.words, PollCard(own.poll, reader)
    state = "closed" if own.poll.is_closed else "open"
    lines = [words(f"heading-vote-{state}")]
    if voted is not None and voted.late is not None and voted.ballot.id == own.poll.ballot.id:
        news = _closing(voted, reader)  # the card below tells the result
    else:
        news = receipt(voted, reader) if voted else ""
        lines += _own(own, state, reader)
    controls = card.controls(chosen=own.choices, withdraws=bool(own.choices))
    texts = [news] if news else []
    return Sheet([*texts, "\n".join(lines), *card.texts()], controls, design.SERIES, card.picture())
