"""How much of the list is found: the shares that README.md defines, kind by kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.profession import Profession
from tests.names.test_list import NO_JOB, Row

HALF = "half"


@dataclass(frozen=True, slots=True)
class Share:
    """What became of the rows of one kind; of texts that are no job, whether nothing was found."""

    rows: int
    first: int
    among_five: int
    wrongly_exact: tuple[str, ...]

    def __add__(self, other: Share) -> Share:
        return Share(
            self.rows + other.rows,
            self.first + other.first,
            self.among_five + other.among_five,
            (*self.wrongly_exact, *other.wrongly_exact),
        )


def shares(rows: Iterable[Row], catalogue: Catalogue) -> dict[str, Share]:
    """Return them by kind."""
    found: dict[str, Share] = {}
    for row in rows:
        share = _share(row, catalogue)
        found[row.kind] = found[row.kind] + share if row.kind in found else share
    return found


def together(found: dict[str, Share]) -> Share:
    """Return the share of all names that are typed whole."""
    whole = [share for kind, share in found.items() if kind not in (NO_JOB, HALF)]
    return sum(whole[1:], whole[0])


def _share(row: Row, catalogue: Catalogue) -> Share:
    if row.kind == HALF:
        begun = catalogue.search(row.text, 5)
        found: Sequence[Profession] = [catalogue.professions[slug] for slug in begun]
        is_exact = False
    else:
        meant = catalogue.meant(row.text)
        found, is_exact = [hit.profession for hit in meant.found], meant.is_exact
    if row.kind == NO_JOB:
        return Share(1, not found, not found, (row.text,) if is_exact else ())
    right = [_is_right(each, row.answers, catalogue) for each in found]
    first = bool(right) and right[0]
    is_wrong = is_exact and (not first or row.kind == "several")
    return Share(1, first, any(right), (row.text,) if is_wrong else ())


def _is_right(profession: Profession, answers: Sequence[str], catalogue: Catalogue) -> bool:
    """Whether it is among the answers, or describes an occupation that is."""
    occupations = (catalogue.occupations.get(answer) for answer in answers)
    slugs = (occupation.slug for occupation in occupations if occupation is not None)
    return profession.slug in (*answers, *slugs)
