"""The card of a profession: what each of its sections says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.cards.asking import brief, ledger, occupation, outlook, overview, pay
from bot.cards.asking.address import JobAddress, Section
from bot.cards.asking.picture import profession_picture
from bot.cards.asking.ranking import counted
from bot.cards.markup import inert, visible
from bot.cards.page import SCREEN, Block, Line, Written, paged, written
from bot.cards.reader import Reader
from bot.cards.sheet import Control, Sheet, button, select, sharing, turning
from bot.cards.source import source_note
from bot.domain.catalogue.comparison import Timeline
from bot.domain.catalogue.country import HOME, WORLD, countries
from bot.domain.catalogue.errors import NoSuchFigure
from bot.domain.catalogue.figure import Figure, Salary, Statement
from bot.domain.catalogue.headline import is_named
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.ranking import Rank, Ranking
from bot.pictures.design import field_color
from bot.pictures.picture import ProfessionPicture

_SIMILAR = 5  # one row of buttons


@dataclass(frozen=True, slots=True)
class ProfessionCard:
    """One profession in one language on one day; makes the sheet of any of its sections."""

    profession: Profession
    reader: Reader

    def sheet(self, address: JobAddress) -> Sheet:
        """Return that page of that section; a page that is no more is the last one.

        Raises NoSuchFigure where the address asks for pay of a level that the profession lacks.
        """
        if address.section is Section.OVERVIEW:
            return self._page(self._overview(), address, 1)
        pages = paged(self._title(address.section), self._blocks(address), self._note)
        address = address.on(min(address.page, len(pages) - 1))
        return self._page(written(pages[address.page], self._note), address, len(pages))

    def pages(self, section: Section) -> list[Sheet]:
        """Return the whole section."""
        address = JobAddress(self.profession.slug, section)
        if section is Section.OVERVIEW:
            return [self.sheet(address)]
        pages = paged(self._title(section), self._blocks(address), self._note)
        return [
            self._page(written(page, self._note), address.on(number), len(pages))
            for number, page in enumerate(pages)
        ]

    def _page(self, page: Written, address: JobAddress, count: int) -> Sheet:
        return Sheet(page.texts, self._controls(address, count), self.accent, self.picture)

    @property
    def accent(self) -> int:
        """The colour of the profession's field; nothing but decoration."""
        return field_color(self.profession.field)

    def overview(self, room: int) -> tuple[str, ...]:
        """Return the overview without its title, in at most `room` visible characters.

        The first line is the sentence that says what the profession is.
        """
        return overview.lines(self.profession, self.reader, room)

    @property
    def picture(self) -> ProfessionPicture | None:
        """How it grows and what it pays; stands on every section, so that turning keeps it."""
        return profession_picture(self.profession, self.reader)

    def openers(self) -> list[Control]:
        """Return a button for each section, none of them chosen: all open cards of their own."""
        return [
            button(
                self.reader.words(f"section-{section}"),
                JobAddress(self.profession.slug, section).custom_id(),
            )
            for section in self._sections
        ]

    @property
    def _sections(self) -> Sequence[Section]:
        return tuple(Section) if self.profession.is_full else occupation.SECTIONS

    def _note(self, source: str) -> str:
        return source_note(self.reader.catalogue.sources[source], self.reader.words)

    def _overview(self) -> Written:
        title = self.reader.words("card-title", title=inert(self.profession.title))
        room = SCREEN - len(visible(title)) - 1
        if self.profession.is_full:
            summary, *rest = self.overview(room)
        else:
            summary, *rest = occupation.lines(self.profession, self.reader, room)
        return Written((f"{title}\n{summary}", "\n".join(rest)))

    def _title(self, section: Section) -> Block:
        words = self.reader.words
        lines = [
            words("card-title", title=inert(self.profession.title)),
            words("card-section", section=words(f"section-{section}")),
        ]
        return Block(tuple(map(Line, lines)))

    def _blocks(self, address: JobAddress) -> list[Block]:
        if not self.profession.is_full and address.section not in occupation.SECTIONS:
            return [Block((Line(occupation.unwritten(self.profession, self.reader)),))]
        match address.section:
            case Section.DUTIES | Section.OVERVIEW:
                return self._duties()
            case Section.SKILLS:
                return self._skills()
            case Section.SALARY:
                return self._pay(address)
            case Section.OUTLOOK:
                return self._outlook()
            case Section.START:
                return self._start()
            case Section.SOURCES:
                return ledger.blocks(self.profession, self.reader)

    def _duties(self) -> list[Block]:
        profession = self.profession
        parts = {"duties": profession.duties, "days": profession.days, "needed": profession.needed}
        return [
            Block(_bullets(texts), self.reader.words(f"heading-{part}"))
            for part, texts in parts.items()
            if texts
        ]

    def _skills(self) -> list[Block]:
        skills = self.profession.skills
        groups = {
            "essential": skills.essential,
            "nice": skills.nice,
            "personal": skills.personal,
        }
        return [
            Block(_bullets(names), self.reader.words(f"heading-skills-{group}"))
            for group, names in groups.items()
            if names
        ]

    def _pay(self, address: JobAddress) -> list[Block]:
        words, profession = self.reader.words, self.profession
        salaries = pay.chosen(profession, address.level)
        if address.level and not salaries:
            raise NoSuchFigure(profession)
        groups = pay.details(salaries, self.reader, self._wider_group)
        blocks = [Block(lines, self._group_heading(lines[0].sources[0])) for lines in groups]
        if not groups:
            blocks.append(Block((Line(words("pay-none")),)))
        if elsewhere := pay.elsewhere(profession, self.reader):
            blocks.insert(0, Block((Line(elsewhere),)))
        notes = [words("pay-convention")] if pay.is_ranked_by_pay(salaries) else []
        if any(salary.country in (HOME, WORLD) for salary in salaries):  # what authors write of
            notes += [inert(note) for note in (profession.pay.note, profession.caution) if note]
        if notes:
            blocks.append(Block(tuple(map(Line, notes)), words("heading-reading")))
        if profession.pay.claims:
            blocks.append(Block(self._claims(profession.pay.claims), words("heading-claims")))
        return blocks

    def _group_heading(self, source: str) -> str:
        return inert(self.reader.catalogue.sources[source].publisher)

    def _ranks(self) -> list[Line]:
        """Return its place in every ranking, the latest edition first."""
        places = sorted(
            self.reader.catalogue.places(self.profession.slug),
            key=lambda found: str(self.reader.catalogue.sources[found[0].source].date),
            reverse=True,
        )
        return [self._rank(ranking, place) for ranking, place in places]

    def _rank(self, ranking: Ranking, place: Rank) -> Line:
        words = self.reader.words
        details = [
            inert(ranking.publisher),
            inert(ranking.edition),
            words.country(ranking.country),
        ]
        if not is_named(self.profession, place):
            details.insert(0, words("rank-as", title=inert(place.title)))
        figure = counted(ranking, place, words)
        if figure:
            details.append(figure)
        text = words(
            "rank-line",
            rank=words.ordinal(place.rank),
            ranking=inert(ranking.title),
            details=" · ".join(details),
        )
        return Line(text, (ranking.source,))

    def _outlook(self) -> list[Block]:
        words, known = self.reader.words, self.profession.outlook
        time = Timeline(known.figures)
        figures = tuple(
            outlook.line(figure, self.reader, self._wider_group(figure), then=time.is_then(figure))
            for figure in time.ordered(known.figures)
        )
        blocks = [Block(figures or (Line(words("outlook-none")),), words("heading-figures"))]
        if not self.profession.is_full and (reason := occupation.why(self.profession, self.reader)):
            blocks.append(Block((reason,), words("heading-why")))
        ranks = tuple(self._ranks())
        if ranks:
            blocks.append(Block(ranks, words("heading-rankings")))
        if self.profession.caution:
            blocks.append(Block((Line(inert(self.profession.caution)),), words("heading-reading")))
        if known.claims:
            blocks.append(Block(self._claims(known.claims), words("heading-claims")))
        return blocks

    def _wider_group(self, number: Figure | Salary) -> str:
        return brief.wider_group(number, self.profession, self.reader)

    def _claims(self, claims: Iterable[Statement]) -> tuple[Line, ...]:
        return tuple(
            Line(
                self.reader.words(
                    "claim",
                    text=inert(claim.text),
                    date=self.reader.words.date(claim.date),
                ),
                (claim.source,),
            )
            for claim in claims
        )

    def _start(self) -> list[Block]:
        words, start = self.reader.words, self.profession.start
        if not self.profession.is_full:
            asked = occupation.entry_block(self.profession, self.reader)
            return [*([asked] if asked else []), *self._similar()]
        blocks = [Block(_bullets(start.steps), words("heading-steps"))]
        lines: list[Line] = []
        if start.education:
            group = self.profession.nearest_group(start.education.country)
            text = words(
                "education",
                level=inert(start.education.level),
                country=words.country(start.education.country),
                date=words.date(start.education.date),
                group=inert(group.title) if group else "none",
            )
            lines.append(Line(text, (start.education.source,)))
        if start.study:
            lines.append(Line(words("study", length=words(f"length-{start.study}"))))
        if lines:
            blocks.insert(0, Block(tuple(lines), words("heading-education")))
        question = Line(inert(self.profession.question))
        return [*blocks, *self._similar(), Block((question,), words("heading-question"))]

    def _similar(self) -> list[Block]:
        known = self.reader.catalogue.professions
        titles = [f"- {inert(known[slug].title)}" for slug in self.profession.similar]
        heading = self.reader.words("heading-similar")
        return [Block(tuple(map(Line, titles)), heading)] if titles else []

    def _controls(self, address: JobAddress, count: int) -> list[list[Control]]:
        words = self.reader.words
        rows: list[list[Control]] = []
        if count > 1:
            rows.append(turning(address, address.page, count, words))
        sections: list[Control] = [
            button(
                words(f"section-{section}"),
                JobAddress(address.slug, section, country=address.country).custom_id(),
                chosen=section is address.section and not address.level,
            )
            for section in self._sections
        ]
        shown = replace(address, country=self.reader.country)  # to whoever may read in another
        rows.append([*sections, sharing(shown.custom_id(), words)])
        if address.section is Section.SALARY:
            rows += self._countries(address)
        if not self.profession.is_full and self.profession.similar:
            rows.append(occupation.related(self.profession, self.reader, address.country))
        elif address.section is Section.START and self.profession.similar:
            rows.append(
                [
                    button(
                        self.reader.catalogue.professions[slug].title,
                        JobAddress(slug, country=address.country).custom_id("similar"),
                    )
                    for slug in self.profession.similar[:_SIMILAR]
                ]
            )
        return rows

    def _countries(self, address: JobAddress) -> list[list[Control]]:
        """Return the menu of the countries for which its pay is known, if it is of several."""
        whole, words = (
            self.reader.catalogue.whole.professions[self.profession.slug],
            self.reader.words,
        )
        named = sorted((words.country(code), code) for code in countries([whole]))
        if len(named) < 2:
            return []
        options = [(name, code, "") for name, code in named]
        shown = {salary.country for salary in self.profession.pay.salaries}
        chosen = shown if len(shown) == 1 else ()
        return [[select(words("menu-country"), address.country_id(), options, chosen=chosen)]]


def _bullets(texts: Iterable[str]) -> tuple[Line, ...]:
    return tuple(Line(f"- {inert(text)}") for text in texts)
