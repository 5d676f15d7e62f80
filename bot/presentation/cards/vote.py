"""What a member is told of a vote of their own: privately, and always what is counted now."""

from __future__ import annotations

from bot.domain.catalogue import Catalogue
from bot.domain.vote import Barrier, Outcome
from bot.presentation.cards.layout import Control, Layout
from bot.presentation.cards.poll import PollCard, titles, until
from bot.presentation.markup import moment
from bot.presentation.text import Words
from bot.series.ballots import Own, Voted

_ACCENT = 0x5865F2


def receipt(voted: Voted, catalogue: Catalogue, words: Words) -> str:
    """Return what became of a click."""
    say, outcome = words, voted.receipt.outcome
    before = titles(voted.receipt.before, catalogue, say) or "none"
    if outcome is Outcome.CLOSED:
        return _closed(voted, before, catalogue, say)
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


def _closed(voted: Voted, before: str, catalogue: Catalogue, say: Words) -> str:
    closed = say(
        "receipt-closed",
        at=moment(voted.closes, "F") if voted.closes else "none",
        before=before,
    )
    if voted.late is None:
        return f"{closed} {say('receipt-being-counted')}"
    return f"{closed}\n{PollCard(voted.late, catalogue, say).outcome()}"


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


def own_layout(own: Own, catalogue: Catalogue, words: Words, news: str = "") -> Layout:
    """Return the whole ballot with the member's own part in it, for that member alone.

    `news` stands on top: what has just become of a click.
    """
    say, card = words, PollCard(own.poll, catalogue, words)
    state = "closed" if own.poll.is_closed else "open"
    lines = [say(f"heading-vote-{state}")]
    lines.append(say("vote-own", titles=titles(own.choices, catalogue, say) or "none", state=state))
    if own.withdrawn:
        lines.append(say("vote-own-withdrawn", titles=titles(own.withdrawn, catalogue, say)))
    controls: list[list[Control]] = []
    if own.poll.is_closed:
        controls.append([card.verify_button()])
    elif own.poll.ballot.standing:
        controls.append([card.menu(chosen=own.choices)])
    if own.choices and not own.poll.is_closed:
        controls.append([card.withdraw_button()])
    texts = [news] if news else []
    return Layout([*texts, "\n".join(lines), *card.texts()], controls, _ACCENT)
