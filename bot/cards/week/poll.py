"""A ballot as members read it: who stands, until when, and how it ended."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.cards.markup import moment
from bot.cards.reader import Reader
from bot.cards.sheet import Control, button, select
from bot.cards.words import Words
from bot.domain.week.ballot import Candidate, Requirements, Result, Rule
from bot.domain.week.weekly import Poll

TEST = "test"
"""The id of a ballot that takes no votes."""


def titles(slugs: Collection[str], reader: Reader) -> str:
    return reader.words.list(f"**{reader.title(slug)}**" for slug in slugs)


def until(closes: datetime | None, words: Words) -> str:
    """Return until when votes count, in words that stand at the end of a sentence."""
    if closes is None:
        return words("vote-until-resumed")
    return words("vote-until", at=moment(closes, "F"), left=moment(closes, "R"))


@dataclass(frozen=True, slots=True)
class PollCard:
    """One ballot in one language: its texts, and the controls that act on it."""

    poll: Poll
    reader: Reader

    def texts(self, *above: str) -> list[str]:
        """Return all there is to say about the ballot, open or closed: who stands, and the rest.

        The lines of `above` stand before it.
        """
        lines = self._closed() if self.poll.is_closed else self._open()
        rest = self._after_the_close() if self.poll.is_closed else self._before_the_close()
        return ["\n".join([*above, *lines]), "\n".join(rest)]

    def menu(self, before: str = "", chosen: Collection[str] = ()) -> Control:
        """Return the menu of those who stand; `before` begins its `custom_id`."""
        words, choices = self.reader.words, self._choices
        return select(
            words("vote-menu", choices=choices),
            f"{before}vote:{self.poll.ballot.id}",
            (
                (self._plain_title(candidate.slug), candidate.slug, self._origin(candidate))
                for candidate in self.poll.ballot.standing
            ),
            most=choices,
            chosen=chosen,
        )

    def withdraw_button(self, before: str = "") -> Control:
        return button(self.reader.words("vote-withdraw"), f"{before}withdraw:{self.poll.ballot.id}")

    def verify_button(self, before: str = "") -> Control:
        return button(self.reader.words("vote-verify"), f"{before}verify:{self.poll.ballot.id}")

    def outcome(self) -> str:
        """Return who won a closed ballot and what settled it."""
        words, result = self.reader.words, self.poll.result
        if result is None:
            return words("vote-nobody-left")
        slot = self.poll.slot
        return words(
            "vote-winner",
            title=self.reader.title(result.winner),
            at=moment(slot.at, "F") if slot else "none",
            rule=self.rule(result),
        )

    def rule(self, result: Result) -> str:
        """Return what put the winner before the others, in one sentence."""
        words = self.reader.words
        if result.draw is None:
            return words(f"rule-{result.rule}")
        if not result.tally.turnout:
            return words("rule-no-votes")
        return words("rule-draw", count=len(result.draw.lots))

    def turnout(self) -> str:
        return self.reader.words(
            "vote-turnout",
            count=self.poll.tally.turnout,
            closed="yes" if self.poll.is_closed else "no",
            choices=self.poll.ballot.options.choices,
        )

    def withdrawn(self) -> str:
        """Return who was struck out, in one sentence; nothing where nobody was."""
        gone = [each.slug for each in self.poll.ballot.candidates if each.is_withdrawn]
        if not gone:
            return ""
        names = titles(gone, self.reader)
        return self.reader.words("vote-withdrawn", titles=names, count=len(gone))

    @property
    def _choices(self) -> int:
        """How many candidates a member can choose: those who stand at most."""
        ballot = self.poll.ballot
        return max(1, min(ballot.options.choices, len(ballot.standing)))

    def _open(self) -> Iterator[str]:
        words, ballot = self.reader.words, self.poll.ballot
        if ballot.standing:
            yield words("vote-how", choices=self._choices, until=until(self.poll.closes, words))
        else:
            yield words("vote-nobody-left")
        yield from self._voters(ballot.options.voters)
        for candidate in sorted(ballot.candidates, key=lambda each: each.is_withdrawn):
            yield self._line(candidate, self.poll.shows_counts)

    def _before_the_close(self) -> Iterator[str]:
        words, ballot = self.reader.words, self.poll.ballot
        hidden = "no" if self.poll.shows_counts else "yes"
        yield f"{self.turnout()} {words('vote-counts', hidden=hidden)}"
        tie = words(f"tie-{ballot.options.tie_rule}")
        yield words("vote-commitment", tie=tie, commitment=ballot.commitment)

    def _closed(self) -> Iterator[str]:
        ballot, result = self.poll.ballot, self.poll.result
        yield self.outcome()
        order = result.order if result else ()
        candidates = {candidate.slug: candidate for candidate in ballot.candidates}
        for slug in order:
            yield self._line(candidates[slug], counted=True)
        for candidate in ballot.candidates:
            if candidate.slug not in order:
                yield self._line(candidate, counted=False)

    def _after_the_close(self) -> Iterator[str]:
        words, ballot = self.reader.words, self.poll.ballot
        yield self.turnout()
        if self.poll.seed is not None:
            yield words("vote-seed", seed=self.poll.seed, commitment=ballot.commitment)

    def _line(self, candidate: Candidate, counted: bool) -> str:
        words = self.reader.words
        title = self.reader.title(candidate.slug)
        if candidate.is_withdrawn:
            return words("candidate-withdrawn", title=title)
        details = [self._origin(candidate)]
        if counted:
            details.insert(0, words("votes", count=self.poll.tally.votes.get(candidate.slug, 0)))
        shown = " · ".join(detail for detail in details if detail)
        return words("candidate", title=title, details=shown or "none")

    def _origin(self, candidate: Candidate) -> str:
        """Return how it came to stand; nothing for those whose turn it simply is."""
        key = f"origin-{candidate.origin}"
        return self.reader.words(key) if key in _LABELLED else ""

    def _voters(self, voters: Requirements) -> Iterator[str]:
        words = self.reader.words
        needs = [
            words(f"voter-{need}", age=words.duration(age))
            for need, age in (
                ("account-age", voters.account_age),
                ("member-age", voters.member_age),
            )
            if age > timedelta()
        ]
        if voters.role is not None:
            needs.insert(0, words("voter-role", role=f"<@&{voters.role}>"))
        if needs:
            yield words("vote-voters", needs=words.list(needs))

    def _plain_title(self, slug: str) -> str:
        profession = self.reader.catalogue.professions.get(slug)
        return profession.title if profession else slug


_LABELLED = {"origin-runner-up", "origin-proposal"}


def chosen_line(poll: Poll, profession: str, words: Words) -> str | None:
    """Return in one line how a closed ballot chose this profession; none where it did not."""
    result = poll.result
    if result is None or result.winner != profession:
        return None
    if not result.tally.turnout:
        return words("chosen-by-draw-alone")
    return words(
        "chosen-by-vote",
        votes=result.tally.votes[profession],
        turnout=result.tally.turnout,
        tie="no" if result.rule in (Rule.VOTES, Rule.ONLY_CANDIDATE) else "yes",
    )
