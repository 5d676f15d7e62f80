"""A new edition of a table: what it is called, and what it goes on from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from bot.content.figures.draft import Draft
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.figure import PartialDate, Source
from bot.domain.catalogue.table import Head, Table
from bot.domain.errors import OperatorError


@dataclass(frozen=True, slots=True)
class Edition:
    """A table to be written, with its source, and the one in use before it."""

    table: Table
    source: Source
    before: Table

    @property
    def is_new(self) -> bool:
        """Whether it is another edition than the one in use, which then stays beside it."""
        return self.table.head.id != self.before.head.id


def edition(draft: Draft, catalogue: Catalogue, today: date, dated: PartialDate | None) -> Edition:
    """Return the edition that a draft is, described as the one in use is.

    `dated` is when its figures are of, where the publisher's file does not say. Raises
    OperatorError where no table in use is of its kind, where that is newer, or without a date.
    """
    before = _in_use(draft, catalogue)
    head, source = before.head, catalogue.sources[before.head.source]
    first = int(head.span[:4]) if head.span else head.date.year
    if draft.year < first:
        raise OperatorError(
            f"{draft.file} is of {draft.year}, and {head.id}, which is in use, of {first}: "
            "download the newer edition."
        )
    if draft.year > first:
        old, new = head.span or str(first), draft.span or str(draft.year)
        if old not in head.id or old not in head.source:
            raise OperatorError(
                f"The next edition cannot be called after {head.id} and its source {head.source}: "
                f"both need {old} in their names."
            )
        later = draft.year - first
        source = _renewed(source, old, new, later, today)
        head = head.model_copy(
            update={
                "id": head.id.replace(old, new),
                "source": source.id,
                "date": dated or _when(draft, head),
                "span": draft.span,
                "counted": head.counted and PartialDate(head.counted.year + later),
            }
        )
    rows = {row.code: row for row in sorted(draft.rows, key=lambda row: row.code)}
    if len(rows) < len(draft.rows):
        counted = Counter(row.code for row in draft.rows)
        (code, _), *_ = counted.most_common(1)
        raise OperatorError(
            f"{draft.file} has more than one row of {code}: is it the publisher's own file?"
        )
    return Edition(Table(head, rows), source, before)


def _in_use(draft: Draft, catalogue: Catalogue) -> Table:
    for table in catalogue.tables.of(draft.system):
        head = table.head
        if (head.country, head.kind, head.period) == (draft.country, draft.kind, draft.period):
            return table
    of = f"{draft.period}ly {draft.kind}" if draft.period else draft.kind
    raise OperatorError(
        f"No table in use has {of} of {draft.country} by {draft.system}: describe the first one in "
        "figures/tables.yaml, and its source, as data/README.md shows; the next go on from it."
    )


def _when(draft: Draft, head: Head) -> PartialDate:
    """Return when the figures of an edition are of, as exactly as that of the one before."""
    if head.date.month is None:
        return PartialDate(draft.year)
    if draft.month is None and draft.span is not None:
        raise OperatorError(
            f"{draft.file} does not say when it was published: add --date, as in --date "
            f"{draft.year + 1}-08."
        )
    return PartialDate(draft.year, draft.month or head.date.month)


def _renewed(source: Source, old: str, new: str, later: int, today: date) -> Source:
    """Return the source of the next edition, called after that of the one before."""
    attribution = source.attribution and source.attribution.replace(old, new)
    return source.model_copy(
        update={
            "id": source.id.replace(old, new),
            "title": source.title.replace(old, new),
            "attribution": attribution,
            "date": PartialDate(source.date.year + later),
            "retrieved": PartialDate(today.year, today.month, today.day),
        }
    )
