"""The catalogue as authors leave it: professions by number, which vanish, change and come back."""

from __future__ import annotations

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.profession import Profession, Skills, Start


class Shelf:
    """Makes catalogues; each change is another one, as after a reload."""

    def __init__(self, professions: int) -> None:
        self._count = professions
        self._gone: frozenset[int] = frozenset()
        self._edition = [0] * professions
        self._made: dict[tuple[int, int], Profession] = {}
        self.catalogue = self._catalogue()

    def slug(self, number: int) -> str:
        """Return a profession's slug, whichever number is given."""
        return f"job-{number % self._count:02}"

    def replace(self, gone: tuple[int, ...], changed: tuple[int, ...], new: int) -> None:
        """`gone` are all that are missing from now on."""
        self._count += new
        self._edition += [0] * new
        self._gone = frozenset(gone)
        for number in changed:
            self._edition[number % self._count] += 1
        self.catalogue = self._catalogue()

    def _catalogue(self) -> Catalogue:
        there = (number for number in range(self._count) if number not in self._gone)
        return Catalogue(self._profession(number) for number in there)

    def _profession(self, number: int) -> Profession:
        edition = self._edition[number]
        made = self._made.get((number, edition))
        if made is None:
            slug = self.slug(number)
            made = self._made[number, edition] = Profession(
                slug=slug,
                title=slug.title(),
                field="Technology",
                summary=f"Edition {edition}.",
                needed=("Everywhere.",),
                duties=("Does the work.",),
                skills=Skills(essential=("Care",)),
                start=Start(steps=("Begin.",)),
                question="Would you do it?",
            )
        return made
