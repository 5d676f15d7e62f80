"""What a member is told of a vote of their own: privately, and always what is counted now."""

from __future__ import annotations

from collections.abc import Iterator

from bot.cards.markup import moment
from bot.cards.sheet import Control, Layout
from bot.cards.week.poll import PollCard, titles, until
from bot.cards.words import Words
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.week.vote import Barrier, Outcome
from bot.domain.week.voted import Own, Voted

_ACCENT = 0x5865F2


def receipt(voted: Voted, catalogue: Catalogue, words: Words) -> str:
    """Return what became of a click."""
    say, outcome = words, voted.receipt.outcome
    before = titles(voted.receipt.before, catalogue, say) or "none"
    if outcome is Outcome.CLOSED:
        return _closed(voted, catalogue, say)
    if outcome is Outcome.NOT_ELIGIBLE:
        return f"{_refusal(voted, say)} {say('receipt-unchanged', before=before)}"
    if outcome in (Outcome.NOT_A_CANDIDATE, Outcome.TOO_MANY):
        refusal = say(f"receipt-{outcome}", choices=voted.ballot.options.choices)
        return f"{refusal} {say('receipt-unchanged', before=before)}"
    return say(
        f"receipt-{outcome}",
        before=before,
        after=titles(voted.receipt.after, catalogue, say) or "none",
        until=until(voted.closes, say),
    )


def _closed(voted: Voted, catalogue: Catalogue, say: Words) -> str:
    closed = _closing(voted, catalogue, say)
    if voted.late is None:
        return f"{closed} {say('receipt-being-counted')}"
    return f"{closed}\n{PollCard(voted.late, catalogue, say).outcome()}"


def _closing(voted: Voted, catalogue: Catalogue, say: Words) -> str:
    return say(
        "receipt-closed",
        at=moment(voted.closes, "F") if voted.closes else "none",
        before=titles(voted.receipt.before, catalogue, say) or "none",
    )


def _own(own: Own, state: str, catalogue: Catalogue, say: Words) -> Iterator[str]:
    """Yield what the member has voted for, and what of it no longer counts."""
    if own.choices or not own.withdrawn:
        yield say("vote-own", titles=titles(own.choices, catalogue, say) or "none", state=state)
    if own.withdrawn:
        yield say(
            "vote-own-withdrawn",
            titles=titles(own.withdrawn, catalogue, say),
            again="yes" if state == "open" and not own.choices else "no",
        )


def _refusal(voted: Voted, say: Words) -> str:
    voters = voted.ballot.options.voters
    match voted.receipt.barrier:
        case Barrier.ROLE:
            needs = say("voter-role", role=f"<@&{voters.role}>")
        case Barrier.ACCOUNT_AGE:
            needs = say("voter-account-age", age=say.duration(voters.account_age))
        case _:
            needs = say("voter-member-age", age=say.duration(voters.member_age))
    return say("receipt-not-eligible", needs=needs)


def own_layout(own: Own, catalogue: Catalogue, words: Words, voted: Voted | None = None) -> Layout:
    """Return the whole ballot with the member's own part in it, for that member alone.

    What has just become of a click stands on top.
    """
    say, card = words, PollCard(own.poll, catalogue, words)
    state = "closed" if own.poll.is_closed else "open"
    lines = [say(f"heading-vote-{state}")]
    if voted is not None and voted.late is not None and voted.ballot.id == own.poll.ballot.id:
        news = _closing(voted, catalogue, say)  # the card below tells the result
    else:
        news = receipt(voted, catalogue, say) if voted else ""
        lines += _own(own, state, catalogue, say)
    controls: list[list[Control]] = []
    if own.poll.is_closed:
        controls.append([card.verify_button()])
    elif own.poll.ballot.standing:
        controls.append([card.menu(chosen=own.choices)])
    if own.choices and not own.poll.is_closed:
        controls.append([card.withdraw_button()])
    texts = [news] if news else []
    return Layout([*texts, "\n".join(lines), *card.texts()], controls, _ACCENT)
