"""What is stored about the person who asks."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cards.markup import inert, moment
from bot.cards.panel import block, panel
from bot.cards.reader import Reader
from bot.cards.sheet import Sheet, button
from bot.cards.week import decision
from bot.cards.words import Words
from bot.domain.week.stored import Deleted, Stored
from bot.domain.week.vote import StoredVote


def stored(found: Stored, servers: Mapping[int, str], reader: Reader) -> Sheet:
    """Return everything with the person's id, by server; `servers` names those the bot knows."""
    votes = [_vote(vote, servers, reader) for vote in found.votes]
    suggestions = [
        reader.words(
            "stored-suggestion",
            title=reader.title(each.slug),
            server=_server(each.guild, servers, reader.words),
            at=moment(each.at, "D"),
        )
        for each in found.suggestions
    ]
    wanted = [
        reader.words(
            "stored-wish",
            title=reader.title(each.slug),
            server=_server(each.guild, servers, reader.words),
            at=moment(each.at, "D"),
            erased=moment(each.erased_at, "R"),
        )
        for each in found.wanted
    ]
    return panel(
        [
            reader.words("card-title", title=reader.words("privacy-title")),
            reader.words("stored-hint" if found.is_anything else "stored-nothing"),
        ],
        [
            block(reader.words("heading-votes"), votes, reader.words, more="more-exported"),
            block(
                reader.words("heading-suggestions"), suggestions, reader.words, more="more-exported"
            ),
            block(reader.words("heading-wanted"), wanted, reader.words, more="more-exported"),
            block(reader.words("heading-not-stored"), [reader.words("not-stored")], reader.words),
        ],
        *(
            [[button(reader.words("button-forget"), decision.FORGET_ME)]]
            if found.is_anything
            else []
        ),
    )


def exported(words: Words) -> Sheet:
    """Return what stands above the file."""
    return panel([words("exported")], [])


def confirm(found: Stored, words: Words) -> Sheet:
    """Ask before deleting; where there is nothing, say so."""
    if not found.is_anything:
        return panel([words("stored-nothing")], [])
    still = sum(vote.is_open for vote in found.votes)
    return panel(
        [
            words(
                "forget-ask",
                open=still,
                closed=len(found.votes) - still,
                suggestions=len(found.suggestions),
                wanted=len(found.wanted),
            )
        ],
        [],
        [
            button(words("button-forget"), decision.FORGET_ME),
            button(words("button-keep"), decision.KEEP_ME),
        ],
    )


def receipt(done: Deleted, words: Words) -> Sheet:
    """Return what was deleted."""
    return panel(
        [
            words(
                "forgotten",
                withdrawn=done.withdrawn,
                erased=done.erased,
                suggestions=done.suggestions,
                wanted=done.wanted,
            )
        ],
        [],
    )


def _vote(vote: StoredVote, servers: Mapping[int, str], reader: Reader) -> str:
    return reader.words(
        "stored-vote",
        title=reader.title(vote.slug),
        server=_server(vote.guild, servers, reader.words),
        at=moment(vote.at, "D"),
        erased=moment(vote.erased_at, "R") if vote.erased_at else "none",
    )


def _server(guild: int, servers: Mapping[int, str], words: Words) -> str:
    return inert(servers[guild]) if guild in servers else words("a-server")
