"""A ballot as members read it: who stands, until when, and how it ended."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.cards.markup import moment
from bot.cards.reader import Reader
from bot.cards.sheet import Control, button, select
from bot.cards.week.candidate import counted, figures, line, titles
from bot.cards.week.result import result_picture
from bot.cards.words import Words
from bot.domain.week.ballot import Requirements, Result, Rule
from bot.domain.week.weekly import Poll
from bot.pictures.picture import ChartPicture

TEST = "test"
"""The id of a ballot that takes no votes."""

_BUTTONS = 5  # in a row; where more stand there is a menu
_SEAL = 16  # digits of the commitment that the message shows


def until(closes: datetime | None, words: Words) -> str:
    """Return until when votes count, in words that stand at the end of a sentence."""
    if closes is None:
        return words("vote-until-resumed")
    return words("vote-until", at=moment(closes, "F"), left=moment(closes, "R"))


def seal(commitment: str) -> str:
    """Return its beginning, in groups that can be read out."""
    return " ".join(commitment[start : start + 4] for start in range(0, _SEAL, 4))


def voters(requirements: Requirements, words: Words) -> str:
    """Return who may vote; nothing where everybody may."""
    needs = [
        words(f"voter-{need}", age=words.duration(age))
        for need, age in (
            ("account-age", requirements.account_age),
            ("member-age", requirements.member_age),
        )
        if age > timedelta()
    ]
    if requirements.role is not None:
        needs.insert(0, words("voter-role", role=f"<@&{requirements.role}>"))
    return words.list(needs) if needs else ""


@dataclass(frozen=True, slots=True)
class PollCard:
    """One ballot in one language: its texts, and the controls that act on it."""

    poll: Poll
    reader: Reader

    def texts(self, *above: str) -> list[str]:
        """Return all there is to say about the ballot, open or closed.

        The lines of `above` stand before it.
        """
        if self.poll.is_closed:
            first, rest = (self.outcome(),), (*self._counts(), *self._after_the_close())
        else:
            first, rest = self._open(), self._before_the_close()
        return ["\n".join([*above, *first]), "\n".join(rest)]

    def picture(self) -> ChartPicture | None:
        """Return how it ended."""
        return result_picture(self.poll, self.reader)

    def controls(
        self, before: str = "", chosen: Collection[str] = (), *, withdraws: bool = True
    ) -> list[list[Control]]:
        """Return what acts on the ballot; `before` begins each `custom_id`.

        `chosen` is what the reader has voted for, where only the reader sees it.
        """
        if self.poll.is_closed:
            return [[self._button(before, "verify")]]
        below = [self._button(before, "rules")]
        if withdraws:
            below.append(self._button(before, "withdraw"))
        if not self.poll.ballot.standing:
            return [below]
        choosing = self._buttons(before, chosen) if self._is_pressed else None
        below.insert(0, self._button(before, "candidates"))
        return [choosing or [self._menu(before, chosen)], below]

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

    def _uncounted(self) -> str:
        """Return what becomes of votes for those struck out; nothing where nobody was."""
        is_any = any(each.is_withdrawn for each in self.poll.ballot.candidates)
        return self.reader.words("vote-uncounted") if is_any else ""

    @property
    def choices(self) -> int:
        """How many candidates a member can choose: those who stand at most."""
        ballot = self.poll.ballot
        return max(1, min(ballot.options.choices, len(ballot.standing)))

    @property
    def _is_pressed(self) -> bool:
        """Whether one press votes, so that each candidate is a button."""
        return self.choices == 1 and len(self.poll.ballot.standing) <= _BUTTONS

    def _buttons(self, before: str, chosen: Collection[str]) -> list[Control]:
        """Return a button for each who stands: its place among all never changes."""
        ballot = self.poll.ballot
        return [
            button(
                self.reader.catalogue.title(candidate.slug),
                f"{before}choose:{ballot.id}:{place}",
                chosen=candidate.slug in chosen,
            )
            for place, candidate in enumerate(ballot.candidates)
            if not candidate.is_withdrawn
        ]

    def _menu(self, before: str, chosen: Collection[str]) -> Control:
        known, ballot = self.reader.catalogue, self.poll.ballot
        options: list[tuple[str, str, str]] = []
        for candidate in ballot.standing:
            profession = known.professions.get(candidate.slug)
            what = profession.in_short if profession else None
            options.append((known.title(candidate.slug), candidate.slug, what or ""))
        return select(
            self.reader.words("vote-menu", choices=self.choices),
            f"{before}vote:{ballot.id}",
            options,
            most=self.choices,
            chosen=chosen,
        )

    def _button(self, before: str, name: str) -> Control:
        label = self.reader.words(f"vote-{name}")
        return button(label, f"{before}{name}:{self.poll.ballot.id}")

    def _open(self) -> Iterator[str]:
        words, ballot = self.reader.words, self.poll.ballot
        if ballot.standing:
            yield words(
                "vote-how",
                choices=0 if self._is_pressed else self.choices,
                until=until(self.poll.closes, words),
            )
        else:
            yield words("vote-nobody-left")
        needs = voters(ballot.options.voters, words)
        if needs:
            yield words("vote-voters", needs=needs)
        votes = self.poll.tally.votes
        for candidate in sorted(ballot.candidates, key=lambda each: each.is_withdrawn):
            shown = votes.get(candidate.slug, 0) if self.poll.shows_counts else None
            yield line(candidate, self.reader, shown)
        if told := figures(ballot.standing, self.reader):
            yield f"\n{told}"  # an empty line ends the list of candidates

    def _before_the_close(self) -> Iterator[str]:
        words, ballot = self.reader.words, self.poll.ballot
        hidden = "no" if self.poll.shows_counts else "yes"
        told = (self.turnout(), words("vote-counts", hidden=hidden), self._uncounted())
        yield " ".join(filter(None, told))
        rule = ballot.options.tie_rule
        yield words("vote-tie", rule=rule, seal=seal(ballot.commitment))

    def _counts(self) -> Iterator[str]:
        ballot, result = self.poll.ballot, self.poll.result
        order = result.order if result else ()
        candidates = {candidate.slug: candidate for candidate in ballot.candidates}
        for slug in order:
            yield counted(candidates[slug], self.reader, self.poll.tally.votes.get(slug, 0))
        for candidate in ballot.candidates:
            if candidate.slug not in order:
                yield line(candidate, self.reader)

    def _after_the_close(self) -> Iterator[str]:
        words, ballot = self.reader.words, self.poll.ballot
        told = (self.turnout(), self._uncounted())
        yield "\n" + " ".join(filter(None, told))  # an empty line ends the list of candidates
        if self.poll.seed is not None:
            yield words("vote-seed", seed=self.poll.seed, seal=seal(ballot.commitment))


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
