"""A skill: which professions need it, and what their profiles say of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.cards.asking.address import JobAddress, Section
from bot.cards.asking.browse import PAGE
from bot.cards.asking.occupation import unwritten
from bot.cards.asking.opening import opening_menu
from bot.cards.asking.query import OPEN_SKILL, JobsQuery, SkillQuery, bounded
from bot.cards.asking.ranking import profession_menu
from bot.cards.markup import inert
from bot.cards.page import SCREEN, Block, Line, written
from bot.cards.reader import Reader
from bot.cards.sheet import Control, Sheet, button, select, sharing, turning
from bot.cards.short import notice, quoted
from bot.domain.catalogue.browse import Wanted, page
from bot.domain.catalogue.mention import Mention
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.shelves import Shelf, Shelves
from bot.domain.search import fold
from bot.pictures import design

_NEAR = 5
_QUOTED = 6  # a page of those found by their words, which are the answer
_OTHERS = 10  # named in the answer about one profession; the menu and a button have more


@dataclass(frozen=True, slots=True)
class SkillTopic:
    """What was asked for: a skill of the index, or words that are none."""

    query: SkillQuery
    title: str
    shelf: Shelf | None
    slugs: tuple[str, ...]
    """Who needs it."""


@dataclass(frozen=True, slots=True)
class SkillCard:
    """Skills in one language."""

    reader: Reader

    @property
    def _shelves(self) -> Shelves:
        return self.reader.catalogue.shelves

    def _openers(self, slugs: Iterable[str]) -> list[Control]:
        return [
            opening_menu(
                (self.reader.catalogue.professions[slug] for slug in slugs), self.reader.words
            )
        ]

    def asked(self, text: str) -> SkillQuery:
        """Return what a text means: a skill by one of its names, else its words."""
        shelf = self._shelves.skill(text)
        return SkillQuery(key=shelf.key) if shelf else SkillQuery(text=bounded(text))

    def way_in(self) -> Sheet:
        """Return what to do next, for somebody who has said nothing."""
        words, shelves = self.reader.words, self._shelves
        if not self.reader.catalogue.professions:
            return notice(words("catalogue-empty"))
        rows: list[list[Control]] = []
        if shelves.skills:
            rows.append(self._menu(shelves.skills.values()))
        rows.append([profession_menu(self.reader.catalogue.weeks, self.reader)])
        return notice(words("skills-way-in", count=len(shelves.skills)), *rows)

    def sheet(self, query: SkillQuery) -> Sheet:
        """Return who needs it, by field; a page that is no more is the last one."""
        topic = self._topic(query)
        if topic is None:
            return notice(self.reader.words("browse-gone", part="skill"), *self._menus())
        if not topic.slugs:
            return self._nobody(topic)
        ordered = sorted(topic.slugs, key=lambda slug: fold(self._job(slug).field))
        shown = page(ordered, query.page, PAGE if topic.shelf else _QUOTED)
        note = str  # no figure, so no source
        whole = written(self._blocks(topic, shown.items, is_brief=False), note)
        if whole.seen > SCREEN:
            whole = written(self._blocks(topic, shown.items, is_brief=True), note)
        controls: list[list[Control]] = []
        if shown.count > 1:
            at = query.on(shown.number)
            controls.append(turning(at, shown.number, shown.count, self.reader.words))
        controls.append(self._openers(shown.items))
        share = sharing(query.on(shown.number).custom_id(), self.reader.words)
        *others, last = self._beside(topic) or [[]]
        return Sheet(whole.texts, [*controls, *others, [*last, share]], design.LIST)

    def of(self, profession: Profession, query: SkillQuery) -> Sheet:
        """Return whether that profession's profile asks for it, in which words, and who else."""
        words, topic = self.reader.words, self._topic(query)
        if topic is None:
            return notice(words("browse-gone", part="skill"), *self._menus())
        said = self._mentions(profession.slug, topic)
        answer = "said" if said else "listed" if profession.slug in topic.slugs else "no"
        told = words(f"skill-asked-{answer}", title=inert(profession.title))
        if not profession.is_full:
            told = unwritten(profession, self.reader)
        title = Block((Line(words("card-title", title=self._title(topic))), Line(told)))
        lines = tuple(
            Line(words("skill-said", kind=mention.kind.value, phrase=inert(mention.phrase)))
            for mention in said
        )
        others = [slug for slug in topic.slugs if slug != profession.slug]
        names = [Line(inert(self._job(slug).title)) for slug in others[:_OTHERS]]
        if len(others) > len(names):
            names.append(Line(words("skill-more-others", count=len(others) - len(names))))
        if not names:
            names = [Line(words("skill-nobody-else"))]
        heading = words("heading-who-needs" if answer == "no" else "heading-who-else")
        blocks = [title, Block(lines), Block(tuple(names), heading, flowing=True)]
        controls: list[list[Control]] = []
        if others:
            controls.append(self._openers(others))
        buttons: list[Control] = [
            button(
                words("skill-all-of", title=profession.title),
                JobAddress(profession.slug, Section.SKILLS).custom_id(),
            )
        ]
        if topic.slugs:
            label = words("skill-everybody", count=len(topic.slugs))
            buttons.append(button(label, topic.query.custom_id("all")))
        controls.append(buttons)
        if topic.shelf is None:
            controls += self._near(topic)
        return Sheet(written(blocks, str).texts, controls, design.LIST)

    def _job(self, slug: str) -> Profession:
        return self.reader.catalogue.professions[slug]

    def _topic(self, query: SkillQuery) -> SkillTopic | None:
        if query.key:
            shelf = self._shelves.skills.get(query.key)
            return SkillTopic(query, shelf.title, shelf, shelf.slugs) if shelf else None
        return SkillTopic(query, query.text, None, self._shelves.asking(query.text))

    def _title(self, topic: SkillTopic) -> str:
        if topic.shelf is None:
            return self.reader.words("skill-words", text=quoted(topic.title))
        return inert(topic.title)

    def _mentions(self, slug: str, topic: SkillTopic) -> tuple[Mention, ...]:
        if topic.shelf is not None:
            return self._shelves.mentions(slug, topic.shelf)
        return self._shelves.phrases(slug, topic.query.text) if slug in topic.slugs else ()

    def _blocks(
        self, topic: SkillTopic, slugs: Sequence[str], *, is_brief: bool
    ) -> Iterable[Block]:
        words = self.reader.words
        lines = [words("card-title", title=self._title(topic))]
        aliases = topic.shelf.aliases if topic.shelf else ()
        if aliases:
            names = " · ".join(map(inert, aliases))
            lines.append(words("indented", text=words("skill-also", names=names)))
        kind = "words" if topic.shelf is None else "skill"
        lines.append(words("skill-count", count=len(topic.slugs), kind=kind))
        yield Block(tuple(map(Line, lines)))
        for _, group in groupby(slugs, key=lambda slug: fold(self._job(slug).field)):
            jobs = [self._job(slug) for slug in group]
            named = tuple(
                Line(self._line(profession, topic, is_brief=is_brief)) for profession in jobs
            )
            yield Block(named, inert(jobs[0].field))

    def _line(self, profession: Profession, topic: SkillTopic, *, is_brief: bool) -> str:
        words = self.reader.words
        lines = [words("browse-line", title=inert(profession.title), details="none")]
        said = () if is_brief else self._mentions(profession.slug, topic)[:1]
        lines += [words("indented", text=inert(mention.phrase)) for mention in said]
        return "\n".join(lines)

    def _beside(self, topic: SkillTopic) -> list[list[Control]]:
        if topic.shelf is None:
            return self._near(topic)
        browse = JobsQuery(Wanted(skill=topic.shelf.key))
        return [[button(self.reader.words("skill-browse"), browse.custom_id("skill"))]]

    def _near(self, topic: SkillTopic) -> list[list[Control]]:
        """Return the skills of the index that may have been meant."""
        near = self._shelves.skills_like(topic.title, _NEAR)
        row: list[Control] = [
            button(shelf.title, SkillQuery(shelf.key).custom_id("near")) for shelf in near
        ]
        return [row] if row else []

    def _nobody(self, topic: SkillTopic) -> Sheet:
        words = self.reader.words
        near = self._near(topic)
        sentence = words("skill-unknown", text=quoted(topic.title), near=sum(map(len, near)))
        return notice(sentence, *(near or self._menus()))

    def _menus(self) -> list[list[Control]]:
        shelves = self._shelves.skills.values()
        return [self._menu(shelves)] if shelves else []

    def _menu(self, shelves: Iterable[Shelf]) -> list[Control]:
        """Return a menu of the skills that most professions need."""
        most = sorted(shelves, key=lambda shelf: (-len(shelf.slugs), shelf.title))[:25]
        options = (
            (
                shelf.title,
                shelf.key,
                self.reader.words("browse-professions", count=len(shelf.slugs)),
            )
            for shelf in sorted(most, key=lambda shelf: fold(shelf.title))
        )
        return [select(self.reader.words("menu-skill"), OPEN_SKILL, options)]
