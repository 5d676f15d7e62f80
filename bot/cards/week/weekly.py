"""The weekly message: this week's profession, last week's result, and the vote on the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.cards.asking.address import Section
from bot.cards.asking.profession import ProfessionCard
from bot.cards.markup import inert, jump, length, moment
from bot.cards.page import Block, Line
from bot.cards.reader import Reader
from bot.cards.sheet import Control, Sheet, button
from bot.cards.week.decision import DELETE_TEST
from bot.cards.week.poll import TEST, PollCard, chosen_line, until
from bot.cards.words import Words
from bot.domain.week.ballot import Origin
from bot.domain.week.edition import mark
from bot.domain.week.weekly import Weekly

_ROOM = 3950  # of Discord's 4,000 characters, for all texts together
_CARD = 900
"""Characters for the profession, however little the ballot needs: a week is read on a phone."""

_VOTE_ACCENT = 0x5865F2


def reminder(weekly: Weekly, words: Words) -> Sheet:
    """Return what the thread reads a day before its vote closes."""
    poll, edition = weekly.poll, weekly.edition
    link = jump(weekly.series.guild, edition.channel, edition.message)
    closes = poll.closes if poll is not None else None
    return Sheet([words("reminder", until=until(closes, words), link=link)])


@dataclass(frozen=True, slots=True)
class WeeklyCard:
    """One weekly message in one language on one day.

    Where the profile has gone since it was posted, the message keeps its title and its ballot.
    """

    weekly: Weekly
    reader: Reader

    def sheet(self, ping: str = "") -> Sheet:
        """Return the whole message; `ping` is a mention that stands on top.

        The edition's mark begins the `custom_id` of the controls under the ballot, always of one
        at least, by which the message is found again.
        """
        return self._sheet(ping, [])

    def example(self) -> Sheet:
        """Return the message with a button that deletes it."""
        delete = button(self.reader.words("button-delete-test"), DELETE_TEST)
        return self._sheet("", [delete])

    def _sheet(self, ping: str, below: Sequence[Control]) -> Sheet:
        profession = self.reader.catalogue.professions.get(self.weekly.profession)
        ballot = self._ballot()
        vote = Sheet(ballot, [*self._controls(), below], _VOTE_ACCENT)
        title = Block(tuple(map(Line, self._title(ping))))
        if profession is None:
            return Sheet(["\n".join(line.text for line in title.lines)], below=vote)
        card = ProfessionCard(profession, self.reader)
        summary, *rest = card.overview(_CARD)
        question = f"### {self.reader.words('heading-question')}\n{inert(profession.question)}"
        head = [*(line.text for line in title.lines), summary]
        texts = ["\n".join(head), "\n".join(rest), question]
        return Sheet(texts, [card.openers()], card.accent, card.picture, below=vote)

    def thread_name(self) -> str:
        """Return what the week's discussion is called; Discord takes 100 characters."""
        day = self.reader.words.day(self.weekly.edition.slot.key)
        title = self.reader.catalogue.title(self.weekly.profession)
        name = self.reader.words("thread-name", title=title, day=day)
        return name if length(name) <= 100 else day

    def tag_names(self) -> tuple[str, ...]:
        """Return what a forum's fitting tag may be called."""
        profession = self.reader.catalogue.professions.get(self.weekly.profession)
        name = self.reader.words("bot-name")
        return (name, profession.field) if profession else (name,)

    def _more(self, count: int, section: Section) -> str:
        words = self.reader.words
        return words("more-behind", count=count, section=words(f"section-{section}"))

    def _title(self, ping: str) -> Iterator[str]:
        words, weekly = self.reader.words, self.weekly
        profession = self.reader.catalogue.professions.get(weekly.profession)
        if ping:
            yield ping
        if weekly.series.intro:
            yield inert(weekly.series.intro)
        yield words("card-title", title=self.reader.title(weekly.profession))
        if weekly.is_test:
            yield words("weekly-test")
        if weekly.is_late:
            yield words("weekly-late", at=moment(weekly.edition.slot.at, "F"))
        if weekly.is_new_season:
            yield words("weekly-new-season", season=weekly.season)
        if weekly.is_last_of_season:
            yield words("weekly-last-of-season", season=weekly.season)
        chosen = weekly.chosen_by
        line = chosen and chosen_line(chosen, weekly.profession, words)
        if line:
            yield line
        elif weekly.origin is Origin.QUEUE:
            yield words("chosen-by-staff")
        if weekly.updated is not None:
            yield words("weekly-updated", at=moment(weekly.updated, "D"))
        if profession is None:
            yield words("weekly-profile-gone")

    def _ballot(self) -> list[str]:
        words, weekly = self.reader.words, self.weekly
        if weekly.poll is not None:
            state = "closed" if weekly.poll.is_closed else "open"
            heading = words(f"heading-vote-{state}")
            return PollCard(weekly.poll, self.reader).texts(heading)
        lines = [words("heading-next-week")]
        at = moment(weekly.next_slot.at, "F") if weekly.next_slot else "none"
        if weekly.decided is None:
            lines.append(words("next-unknown", at=at))
        else:
            origin = "staff" if weekly.decided.origin is Origin.QUEUE else "last"
            title = self.reader.title(weekly.decided.slug)
            lines.append(words("next-decided", title=title, at=at, origin=origin))
        return ["\n".join(lines)]

    def _controls(self) -> list[list[Control]]:
        weekly = self.weekly
        before = f"{mark(weekly.series.id, weekly.edition.slot.key)}:"
        if weekly.is_test:
            before = f"{TEST}:"
        if weekly.poll is None:
            return [[button(self.reader.words("next-button"), f"{before}next")]]
        card = PollCard(weekly.poll, self.reader)
        if weekly.poll.is_closed:
            return [[card.verify_button(before)]]
        if not weekly.poll.ballot.standing:
            return [[card.withdraw_button(before)]]
        return [[card.menu(before)], [card.withdraw_button(before)]]
