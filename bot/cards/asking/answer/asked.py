"""A question with what its answer is made of: who is meant, and whose figures are wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from bot.cards.asking import pay
from bot.cards.asking.answer.name import Name
from bot.cards.markup import inert
from bot.cards.page import Line
from bot.cards.reader import Reader
from bot.cards.source import publisher_in_short
from bot.domain.catalogue import headline
from bot.domain.catalogue.browse import group_of
from bot.domain.catalogue.country import HOME
from bot.domain.catalogue.figure import Figure, Salary
from bot.domain.catalogue.profession import Education, Profession
from bot.domain.question.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Asked:
    """An understanding and its reader, who sees the figures of the country that is asked for."""

    understanding: Understanding
    reader: Reader
    wanted: str
    """The country that is asked for, or the reader's own; there may be no figures for it."""
    professions: tuple[Profession, ...]

    @classmethod
    def of(cls, understanding: Understanding, reader: Reader) -> Self:
        """A country without figures leaves the reader those of their own."""
        wanted = understanding.country or reader.country
        if wanted in reader.catalogue.countries:
            reader = reader.seeing(wanted)
        slugs = dict.fromkeys(understanding.professions)
        known = reader.catalogue.professions
        return cls(understanding, reader, wanted, tuple(known[slug] for slug in slugs))

    @property
    def country(self) -> str:
        """The country whose figures cards show; "" for the reader's own."""
        named = self.understanding.country
        return named if named in self.reader.catalogue.countries else ""

    def name(self, profession: Profession) -> Name:
        return Name.of(profession, self.reader)

    def line_of(self, profession: Profession, text: str, sources: tuple[str, ...] = ()) -> Line:
        """Return what is said of one of several, in a line that its name begins."""
        title = inert(profession.title)
        return Line(self.reader.words("answer-of-each", title=title, text=text), sources)

    def marked(self, text: str, fact: Figure | Salary, profession: Profession) -> str:
        """Return what is said of a number, with its group where that is not the profession's."""
        code = group_of(profession, fact, self.reader.catalogue.sources[fact.source])
        if code is None:
            return text
        if code.match == "broader":
            return self.reader.words("of-wider-group", text=text, group=inert(code.title))
        return self.reader.words("of-nearest-group", text=text)

    def lacking(self, country: str, kind: str) -> Line:
        """Return that there is none of that kind where it is wanted, if `country` is elsewhere."""
        if country == self.wanted:
            return Line("")
        words = self.reader.words
        return Line(words("answer-lacking", country=placed(self.wanted, self.reader), kind=kind))

    def where(self, country: str) -> str:
        """Return "in Germany", "worldwide"."""
        words = self.reader.words
        return words("answer-in", code=country, name=words.country(country))

    def proof(
        self,
        fact: Figure | Salary,
        profession: Profession | None,
        *,
        place: str = "none",
        again: bool = False,
    ) -> str:
        """Return what a number must carry beside its country: statistic, date, who says it.

        And in the same breath whose it is, where that is not the profession's own: of no
        profession where that is said otherwise, without the name of the group where that was told
        just before. `place` is a country's name where no sentence says it.
        """
        words, source = self.reader.words, self.reader.catalogue.sources[fact.source]
        code = group_of(profession, fact, source) if profession else None
        parts = [words(f"statistic-{fact.statistic}")]
        if isinstance(fact, Salary) and fact.sample is not None:
            parts.append(words("pay-sample", sample=fact.sample))
        return words(
            "answer-proof",
            what=", ".join(parts),
            place=place,
            date=pay.dated(fact.date, self.reader),
            publisher=publisher_in_short(source),
            match="again" if code and again else code.match if code else "exact",
            group=inert(code.title) if code else "none",
        )

    def noted(self, line: Line, fact: Figure | Salary) -> Line:
        """Return what is said of a figure, and after it what its publisher adds."""
        return Line(f"{line.text} {inert(fact.note)}", line.sources) if fact.note else line

    def caution(self, profession: Profession, *facts: Figure | Salary) -> str:
        """Return what authors say before figures are trusted, but for whose they are; or ""."""
        sources = self.reader.catalogue.sources
        is_own = not any(group_of(profession, fact, sources[fact.source]) for fact in facts)
        is_home = any(fact.country == HOME for fact in facts)  # what authors write of
        return inert(headline.caution(profession)) if is_own and is_home else ""


def placed(country: str, reader: Reader) -> str:
    """Return a country's name inside a sentence: "the United States"."""
    return reader.words("answer-country", code=country, name=reader.words.country(country))


def group(education: Education, profession: Profession) -> str:
    """Return the group whose education it is, if not the profession's own; else "none"."""
    code = profession.nearest_group(education.country)
    return inert(code.title) if code else "none"
