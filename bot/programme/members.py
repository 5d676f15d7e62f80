"""What is stored about a person, in all servers: shown, handed out, deleted."""

from __future__ import annotations

from typing import Any

from bot.domain.week.stored import Deleted, Stored, StoredSuggestion, StoredWish
from bot.domain.week.wanted import KEPT
from bot.programme.weeks import Weeks
from bot.storage.transaction import Transaction
from bot.storage.votes import VoteStore
from bot.storage.wanted import WantedStore
from bot.storage.wishes import WishStore


class Members:
    """Answers for one person over all servers."""

    def __init__(self, weeks: Weeks) -> None:
        self._weeks = weeks

    async def stored(self, member: int) -> Stored:
        """Return everything that carries the id."""
        return await self._weeks.database.read(lambda transaction: _stored(transaction, member))

    async def export(self, member: int) -> dict[str, Any]:
        """Return the same, ready for `json.dumps`; instants in ISO 8601, ids as text."""
        stored = await self.stored(member)
        return {
            "member": str(member),
            "votes": [
                {
                    "server": str(vote.guild),
                    "ballot": str(vote.ballot),
                    "profession": vote.slug,
                    "at": vote.at.isoformat(),
                    "open": vote.is_open,
                    "erased_at": vote.erased_at and vote.erased_at.isoformat(),
                }
                for vote in stored.votes
            ],
            "suggestions": [
                {
                    "server": str(suggestion.guild),
                    "profession": suggestion.slug,
                    "at": suggestion.at.isoformat(),
                }
                for suggestion in stored.suggestions
            ],
            "wanted": [
                {
                    "server": str(wish.guild),
                    "profession": wish.slug,
                    "at": wish.at.isoformat(),
                    "erased_at": wish.erased_at.isoformat(),
                }
                for wish in stored.wanted
            ],
        }

    async def delete(self, member: int) -> Deleted:
        """Delete it all, now."""

        def operation(transaction: Transaction) -> Deleted:
            stored = _stored(transaction, member)
            VoteStore(transaction).delete_member(member)
            WishStore(transaction).delete_member(member)
            WantedStore(transaction).delete_member(member)
            withdrawn = sum(vote.is_open for vote in stored.votes)
            return Deleted(
                withdrawn,
                len(stored.votes) - withdrawn,
                len(stored.suggestions),
                len(stored.wanted),
            )

        return await self._weeks.write(operation)


def _stored(transaction: Transaction, member: int) -> Stored:
    return Stored(
        tuple(VoteStore(transaction).of_member(member)),
        tuple(
            StoredSuggestion(guild, suggestion.slug, suggestion.at)
            for guild, suggestion in WishStore(transaction).of_member(member)
        ),
        tuple(
            StoredWish(guild, slug, at, at + KEPT)
            for guild, slug, at in WantedStore(transaction).of_member(member)
        ),
    )
