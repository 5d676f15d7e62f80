"""The weekly message: this week's profession, last week's result, and the vote on the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.cards.asking.profession import ProfessionCard
from bot.cards.markup import inert, jump, length, moment, visible
from bot.cards.reader import Reader
from bot.cards.sheet import Control, Sheet, button
from bot.cards.week.decision import DELETE_TEST
from bot.cards.week.poll import TEST, PollCard, chosen_line, until
from bot.cards.words import Words
from bot.domain.week.ballot import Origin
from bot.domain.week.edition import mark
from bot.domain.week.weekly import Weekly
from bot.pictures import design

_ROOM = 1490
"""Characters that members see of all texts together, but for the ends of a few lines: a week is
read on a phone."""


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
        ballot, poll = self._ballot(), self.weekly.poll
        result = PollCard(poll, self.reader).picture() if poll is not None else None
        vote = Sheet(ballot, [*self._controls(), below], design.SERIES, result)
        title = "\n".join(self._title(ping))
        if profession is None:
            gone = self.reader.words("weekly-profile-gone")
            return Sheet([f"{title}\n{gone}"], below=vote)
        card = ProfessionCard(profession, self.reader)
        question = f"### {self.reader.words('heading-question')}\n{inert(profession.question)}"
        taken = sum(len(visible(text)) for text in (title, question, *ballot))
        summary, *rest = card.overview(_ROOM - taken)
        texts = [f"{title}\n{summary}", "\n".join(rest), question]
        return Sheet(texts, [card.openers()], card.accent, card.picture, vote)

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

    def _title(self, ping: str) -> Iterator[str]:
        words, weekly = self.reader.words, self.weekly
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
        return PollCard(weekly.poll, self.reader).controls(before)
