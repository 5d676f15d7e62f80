"""The list of professions: narrowed, sorted, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot.cards.asking import brief, outlook
from bot.cards.asking.opening import opening_menu
from bot.cards.asking.picture import growth_chart, pay_chart
from bot.cards.asking.query import ANY, JobsQuery, bounded
from bot.cards.markup import inert, jump, shortened
from bot.cards.page import SCREEN, Block, Line, Written, written
from bot.cards.reader import Reader
from bot.cards.sheet import Control, Sheet, button, select, sharing, turning
from bot.cards.short import notice, quoted
from bot.cards.source import source_mark
from bot.domain.catalogue.basis import Basis
from bot.domain.catalogue.browse import (
    FULL,
    Entry,
    Featured,
    Listing,
    Sort,
    Standing,
    Wanted,
    amount,
    group_of,
    page,
)
from bot.domain.catalogue.figure import Figure, Salary
from bot.domain.catalogue.shelves import Shelves
from bot.pictures import design
from bot.pictures.picture import ChartPicture

PAGE = 10

_COUNTED = 12  # fields named with their numbers in the head; the menu has 24
_OPTIONS = 24  # beside "all fields"
_NEAR = 5
_QUOTED = 5  # a page of those that are shown with what their profiles say
_PASSAGE = 80  # characters of what a profile says with the words


@dataclass(frozen=True, slots=True)
class JobsCard:
    """The catalogue as a list, in one language on one day."""

    reader: Reader

    @property
    def _shelves(self) -> Shelves:
        return self.reader.catalogue.shelves

    def sheet(self, query: JobsQuery, featured: tuple[Featured, ...] = ()) -> Sheet:
        """Return that page; a page that is no more is the last one.

        Where a filter is gone, or nothing is left, what to do instead.
        """
        if not self.reader.catalogue.professions:
            return notice(self.reader.words("catalogue-empty"))
        gone = self._shelves.gone(query.wanted)
        if gone:
            return self._gone(query, gone)
        listing = self._shelves.listing(query.wanted, query.sort, featured)
        if not listing.entries:
            return self._nothing(query)
        is_long = query.wanted.text or any(map(self._wider_group, listing.entries))
        shown = page(listing.entries, query.page, _QUOTED if is_long else PAGE)
        query = query.on(shown.number)
        head = self._head(query, listing)

        def written_out(*, is_brief: bool) -> Written:
            blocks = [head, *self._blocks(shown.items, query, listing, is_brief=is_brief)]
            return written(blocks, self._note, flowing=True)

        whole = written_out(is_brief=False)
        controls: list[list[Control]] = []
        if shown.count > 1:
            controls.append(turning(query, shown.number, shown.count, self.reader.words))
        controls.append(
            [
                opening_menu(
                    (entry.profession for entry in shown.items), self.reader.words, query.country
                )
            ]
        )
        controls += self._field_menu(query)
        controls += self._kinds(query)
        share = replace(query, country=self.reader.country)  # with whoever may read in another
        below = self._sorts(query) if len(listing.entries) > 1 else []
        controls.append([*below, sharing(share.custom_id(), self.reader.words)])
        texts = whole if whole.seen <= SCREEN else written_out(is_brief=True)
        return Sheet(texts.texts, controls, design.LIST, self._picture(shown.items, listing.basis))

    def _picture(self, entries: Sequence[Entry], basis: Basis | None) -> ChartPicture | None:
        """Return the page's figures on one scale; none where the list is by something else."""
        sorted_ones = [entry for entry in entries if entry.number is not None]
        jobs = [entry.profession for entry in sorted_ones]
        if basis is None or not sorted_ones:
            return None
        draw = pay_chart if isinstance(sorted_ones[0].number, Salary) else growth_chart
        return draw(jobs, self.reader, basis)

    def unknown(self, part: str, text: str, query: JobsQuery) -> Sheet:
        """Answer a field or skill that nothing is called: near ones, a search, or all there is."""
        words, shelves = self.reader.words, self._shelves
        near = (
            shelves.fields_like(text, _NEAR)
            if part == "field"
            else shelves.skills_like(text, _NEAR)
        )
        ways = [
            (shelf.title, query.narrowed(replace(query.wanted, **{part: shelf.key})))
            for shelf in near
        ]
        typed = Wanted(text=bounded(text))
        count = len(shelves.found(typed).slugs) if typed.text else 0
        if count:
            label = words("browse-search", text=shortened(typed.text, 40), count=count)
            ways.append((label, replace(query, wanted=typed, sort=Sort.NAME, page=0)))
        sentence = words("browse-unknown", part=part, query=quoted(text), near=len(near))
        return self._ways(
            query,
            sentence,
            ways,
            self._field_menu(JobsQuery(country=query.country)) if part == "field" else [],
        )

    def _note(self, source: str) -> str:
        return source_mark(self.reader.catalogue.sources[source], self.reader.words)

    # The head: what this is a list of, and what the figures in it share

    def _head(self, query: JobsQuery, listing: Listing) -> Block:
        words, wanted, total = (
            self.reader.words,
            query.wanted,
            len(self.reader.catalogue.professions),
        )
        lines = [Line(words("card-title", title=words("browse-title")))]
        if wanted.parts:
            lines.append(Line(words("indented", text=self._narrowed(wanted))))
        if self._shelves.found(wanted).is_alike:
            lines.append(Line(words("browse-alike", text=quoted(wanted.text))))
        lines.append(
            Line(
                words(
                    "browse-count",
                    count=len(listing.entries),
                    rest=total - len(listing.entries),
                    total=total,
                    sort="name" if listing.is_by_name else query.sort.value,
                )
            )
        )
        if listing.is_by_name and query.sort is not Sort.NAME:
            lines.append(Line(words("browse-unsorted", sort=query.sort.value)))
        numbers = [entry.number for entry in listing.entries if entry.number is not None]
        if numbers:
            lines.append(brief.basis(numbers, self.reader))
        if not (wanted.field or wanted.text or query.page):
            lines += self._counts(wanted)
        return Block(tuple(lines))

    def _narrowed(self, wanted: Wanted) -> str:
        words, shelves = self.reader.words, self._shelves
        parts: list[str] = []
        if wanted.field:
            title = inert(shelves.fields[wanted.field].title)
            parts.append(words("browse-part", part="field", value=title))
        if wanted.skill:
            title = inert(shelves.skills[wanted.skill].title)
            parts.append(words("browse-part", part="skill", value=title))
        if wanted.text:
            parts.append(words("browse-part", part="text", value=quoted(wanted.text)))
        if wanted.full:
            parts.append(words("browse-part", part="full", value=""))
        return " · ".join(parts)

    def _counts(self, wanted: Wanted) -> list[Line]:
        counts = self._shelves.counts(wanted)
        if len(counts) < 2:
            return []
        most = sorted(counts, key=lambda key: -counts[key])[:_COUNTED]
        named = [
            self.reader.words(
                "browse-field-count",
                field=inert(self._shelves.fields[key].title),
                count=counts[key],
            )
            for key in counts
            if key in most
        ]
        if len(counts) > len(named):
            named.append(self.reader.words("browse-more-fields", count=len(counts) - len(named)))
        return [Line(self.reader.words("indented", text=" · ".join(named)))]

    # The list

    def _blocks(
        self, entries: Sequence[Entry], query: JobsQuery, listing: Listing, *, is_brief: bool
    ) -> Iterable[Block]:
        """Yield a block for each reason why entries stand where they stand.

        What is brief has no more than the name and the figure: that fits, however long names are.
        """
        for standing, group in groupby(entries, key=lambda entry: entry.standing):
            is_headed = standing is not Standing.SORTED and not listing.is_by_name
            heading = self.reader.words(f"heading-{standing}") if is_headed else ""
            lines = tuple(Line(self._line(each, query, is_brief=is_brief)) for each in group)
            yield Block(lines, heading)

    def _line(self, entry: Entry, query: JobsQuery, *, is_brief: bool) -> str:
        words, profession, wanted = self.reader.words, entry.profession, query.wanted
        details: list[str] = []
        notes: list[str] = []
        if entry.number is not None:
            details.append(self._amount(entry.number))
            group = group_of(
                profession, entry.number, self.reader.catalogue.sources[entry.number.source]
            )
            if wider := self._wider_group(entry):
                details.append(words("browse-group-wide", group=inert(wider)))
            elif group is not None:
                details.append(words("browse-group-short"))
        elif entry.featured is not None:
            details.append(self._day(entry.featured))
        elif not wanted.field and not is_brief:
            details.append(inert(profession.field))
        passage = self._shelves.passage(profession.slug, wanted.text) if wanted.text else ""
        if passage and passage != profession.title and not is_brief:
            notes.append(inert(shortened(passage, _PASSAGE)))
        return "\n".join(
            (
                words(
                    "browse-line",
                    title=inert(profession.title),
                    details=" · ".join(details) or "none",
                ),
                *(words("indented", text=note) for note in notes),
            )
        )

    def _wider_group(self, entry: Entry) -> str:
        if entry.number is None or not entry.profession.is_full:
            return ""
        return brief.wider_group(entry.number, entry.profession, self.reader)

    def _amount(self, number: Figure | Salary) -> str:
        words = self.reader.words
        if isinstance(number, Salary):
            return words("browse-amount", amount=words.money(amount(number), number.currency))
        return words("browse-amount", amount=outlook.quantity(number.measure, number.value, words))

    def _day(self, featured: Featured) -> str:
        url = "none"
        if featured.message:
            url = jump(featured.guild, featured.channel, featured.message)
        return self.reader.words(
            "browse-featured", day=self.reader.words.day(featured.day), url=url
        )

    # Controls

    def _field_menu(self, query: JobsQuery) -> list[list[Control]]:
        """Return the menu that shows another field, where there is another."""
        words, wanted = self.reader.words, query.wanted
        counts = self._shelves.counts(wanted)
        if not counts or (len(counts) == 1 and not wanted.field):
            return []
        most = sorted(counts, key=lambda key: -counts[key])[:_OPTIONS]
        options = [
            (
                self._shelves.fields[key].title,
                key,
                words("browse-professions", count=counts[key]),
            )
            for key in counts
            if key in most
        ]
        everything = words(
            "browse-professions", count=len(self._shelves.found(wanted.without("field")).slugs)
        )
        options.insert(0, (words("browse-any-field"), ANY, everything))
        menu = select(
            words("menu-field"),
            query.on(0).custom_id(menu="field"),
            options,
            chosen=[wanted.field] if wanted.field else [],
        )
        return [[menu]]

    def _sorts(self, query: JobsQuery) -> list[Control]:
        return [
            button(
                self.reader.words(f"sort-{sort}"),
                query.by(sort).custom_id("sort"),
                chosen=sort is query.sort,
            )
            for sort in Sort
        ]

    def _kinds(self, query: JobsQuery) -> list[list[Control]]:
        """Return the button that leaves out short profiles, or shows them again."""
        words, wanted = self.reader.words, query.wanted
        other = wanted.without("full") if wanted.full else replace(wanted, full=FULL)
        shown, hidden = (len(self._shelves.found(each).slugs) for each in (wanted, other))
        if not hidden or shown == hidden:
            return []
        label = words("browse-kind", kind=other.full or "any", count=hidden)
        return [[button(label, query.narrowed(other).custom_id("kind"))]]

    # No list

    def _nothing(self, query: JobsQuery) -> Sheet:
        words, wanted, shelves = self.reader.words, query.wanted, self._shelves
        left = {part: len(shelves.found(wanted.without(part)).slugs) for part in wanted.parts}
        culprits = [part for part in left if left[part] and wanted.without(part).parts]
        hopeless = not shelves.found(wanted.only("text")).slugs
        if hopeless:
            sentence = words("browse-no-words", text=quoted(wanted.text))
        elif len(culprits) == 1:
            sentence = words("browse-emptied-by", parts=self._narrowed(wanted), part=culprits[0])
        else:
            sentence = words("browse-emptied", parts=self._narrowed(wanted))
        ways = [
            (
                words("browse-without", part=part, count=left[part]),
                query.narrowed(wanted.without(part)),
            )
            for part in culprits
        ]
        return self._ways(
            query, sentence, ways, self._field_menu(query) if "field" in culprits else []
        )

    def _gone(self, query: JobsQuery, gone: Sequence[str]) -> Sheet:
        words, wanted = self.reader.words, query.wanted
        for part in gone:
            wanted = wanted.without(part)
        count = len(self._shelves.found(wanted).slugs)
        ways: list[tuple[str, JobsQuery]] = []
        if wanted.parts and count:
            part = gone[0] if len(gone) == 1 else "both"
            ways.append((words("browse-without", part=part, count=count), query.narrowed(wanted)))
        part = gone[0] if len(gone) == 1 else "both"
        return self._ways(query, words("browse-gone", part=part), ways, [])

    def _ways(
        self,
        query: JobsQuery,
        sentence: str,
        ways: Iterable[tuple[str, JobsQuery]],
        menu: list[list[Control]],
    ) -> Sheet:
        """Return a sentence with the ways out of it as buttons, the whole catalogue the last."""
        whole = JobsQuery(country=query.country)
        everything = self.reader.words("browse-all", count=len(self.reader.catalogue.professions))
        buttons = [button(label, to.custom_id("out")) for label, to in (*ways, (everything, whole))]
        return notice(sentence, buttons, *menu)
