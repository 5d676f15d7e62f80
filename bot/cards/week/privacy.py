"""What is stored about the person who asks."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cards.markup import inert, moment
from bot.cards.panel import block, panel
from bot.cards.sheet import Layout, button
from bot.cards.week import decision
from bot.cards.week.poll import title_of
from bot.cards.words import Words
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.week.stored import Deleted, Stored
from bot.domain.week.vote import StoredVote


def stored(found: Stored, servers: Mapping[int, str], catalogue: Catalogue, words: Words) -> Layout:
    """Return everything with the person's id, by server; `servers` names those the bot knows."""
    votes = [_vote(vote, servers, catalogue, words) for vote in found.votes]
    suggestions = [
        words(
            "stored-suggestion",
            title=title_of(each.slug, catalogue),
            server=_server(each.guild, servers, words),
            at=moment(each.at, "D"),
        )
        for each in found.suggestions
    ]
    is_anything = bool(votes or suggestions)
    return panel(
        [
            words("card-title", title=words("privacy-title")),
            words("stored-hint" if is_anything else "stored-nothing"),
        ],
        [
            block(words("heading-votes"), votes, words, more="more-exported"),
            block(words("heading-suggestions"), suggestions, words, more="more-exported"),
            block(words("heading-not-stored"), [words("not-stored")], words),
        ],
        *([[button(words("button-forget"), decision.FORGET_ME)]] if is_anything else []),
    )


def exported(words: Words) -> Layout:
    """Return what stands above the file."""
    return panel([words("exported")], [])


def confirm(found: Stored, words: Words) -> Layout:
    """Ask before deleting; where there is nothing, say so."""
    if not found.votes and not found.suggestions:
        return panel([words("stored-nothing")], [])
    still = sum(vote.is_open for vote in found.votes)
    return panel(
        [
            words(
                "forget-ask",
                open=still,
                closed=len(found.votes) - still,
                suggestions=len(found.suggestions),
            )
        ],
        [],
        [
            button(words("button-forget"), decision.FORGET_ME),
            button(words("button-keep"), decision.KEEP_ME),
        ],
    )


def receipt(done: Deleted, words: Words) -> Layout:
    """Return what was deleted."""
    return panel(
        [
            words(
                "forgotten",
                withdrawn=done.withdrawn,
                erased=done.erased,
                suggestions=done.suggestions,
            )
        ],
        [],
    )


def _vote(vote: StoredVote, servers: Mapping[int, str], catalogue: Catalogue, words: Words) -> str:
    return words(
        "stored-vote",
        title=title_of(vote.slug, catalogue),
        server=_server(vote.guild, servers, words),
        at=moment(vote.at, "D"),
        erased=moment(vote.erased_at, "R") if vote.erased_at else "none",
    )


def _server(guild: int, servers: Mapping[int, str], words: Words) -> str:
    return inert(servers[guild]) if guild in servers else words("a-server")
