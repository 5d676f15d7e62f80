"""What is known of an occupation before anybody writes about it: where a profile begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath
from typing import Final

from bot.content.document import Data, Document
from bot.content.loader import PROFESSIONS, Folders
from bot.content.mistake import BadCatalogue, Mistake, nearest, quoted
from bot.content.references import taken
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.figure import Figure, Measure, Range, Salary
from bot.domain.catalogue.occupation import SYSTEM, Entry, Occupation, entry
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.table import Tables
from bot.domain.errors import OperatorError

_SIMILAR: Final = 5
_PERCENT = (Measure.GROWTH, Measure.HIRING_GROWTH)


@dataclass(frozen=True, slots=True)
class Groundwork:
    """What a profile of an occupation begins with, and what its author should know."""

    slug: str
    """Under which the profile takes the place of the short one."""
    keys: Mapping[str, Data]
    notes: Sequence[str]


def groundwork(code: str, folders: Folders, slug: str) -> Groundwork:
    """Return it for a profile called `slug`.

    Other profiles may have mistakes. Raises OperatorError for a code of no occupation, and for one
    that a profile describes already.
    """
    if mistakes := _mistakes(folders):
        raise BadCatalogue(mistakes)
    tables = Tables(folders.tables.tables)
    known = Catalogue(
        (),
        occupations=folders.occupations.occupations,
        tables=tables,
        names=folders.names.names(),
    )
    occupation = known.occupations.get(code)
    if occupation is None:
        raise OperatorError(_unknown(code, known))
    groups = {PurePath(each.file).stem: _group(each) for each in folders.professions}
    for document in folders.professions:
        stem = PurePath(document.file).stem
        if stem == occupation.slug or groups[stem] == (code, "exact"):
            raise OperatorError(
                f"{quoted(code)}, {occupation.title}, has a profile already, {document.file}: edit "
                "it, or begin one of another kind of such people without --from."
            )
    short = known.professions[occupation.slug]
    title, *aliases = _free(short, slug, folders)
    keys: dict[str, Data] = {
        "title": title,
        "aliases": aliases,
        "field": short.field,
        "similar": [*_similar(occupation, known, groups)],
        "codes": [
            {"system": group.system, "code": group.code, "title": group.title, "match": "exact"}
            for group in short.codes
        ],
    }
    notes = [*_figures(short), *_entry(entry(code, tables))]
    if occupation.why:
        notes.append(f"why it is expected to grow or shrink: {occupation.why}")
    return Groundwork(occupation.slug, keys, notes)


def _mistakes(folders: Folders) -> Sequence[Mistake]:
    """Return what is wrong with the files that this is taken from."""
    return (*folders.occupations.mistakes, *folders.tables.mistakes, *folders.names.mistakes)


def _unknown(code: str, known: Catalogue) -> str:
    if not known.occupations:
        return (
            "No occupation is known, as no folder in use has occupations.csv: use the packaged one "
            "as well, as in ONEJOB_CATALOGUE=packaged:/srv/my-jobs."
        )
    near = nearest(code, known.occupations)
    cure = f"did you mean {near}?" if near else "write six digits, as 47-2111."
    return f"No occupation has the code {quoted(code)}: {cure}"


def _group(document: Document) -> tuple[str, str] | None:
    """Return code and match of the group that counts a profession, as far as its file says so."""
    codes = (document.data or {}).get("codes")
    found = [
        (str(each.get("code")), str(each.get("match")))
        for each in (codes if isinstance(codes, list) else ())
        if isinstance(each, dict) and each.get("system") == SYSTEM
    ]
    return next(iter(sorted(found, key=lambda each: each[1] != "exact")), None)


def _free(short: Profession, slug: str, folders: Folders) -> Sequence[Data]:
    """Return its title, none where something else is called so, and its other names likewise."""
    file = f"{PROFESSIONS}/{slug}.yaml"
    title, kept = None, list[Data]()

    def is_free(names: dict[str, Data]) -> bool:
        clashes = taken((*folders.professions, Document(file, {"slug": slug, **names}, (), {})))
        return all(clash.file != file for clash in clashes)

    if is_free({"title": short.title}):
        title = short.title
    for name in short.aliases:
        if is_free({"title": title, "aliases": [*kept, name]}):
            kept.append(name)
    return (title, *kept)


def _similar(
    occupation: Occupation, known: Catalogue, groups: Mapping[str, tuple[str, str] | None]
) -> Iterator[str]:
    """Yield the profiles of related occupations, and of the same one, nearest first."""
    related = (code for code in occupation.related if not known.occupations[code].is_residual)
    codes = (occupation.code, *related)
    near = (
        slug
        for code in codes
        for slug, group in groups.items()
        if slug == known.occupations[code].slug or (group is not None and group[0] == code)
    )
    yield from [*dict.fromkeys(near)][:_SIMILAR]


def _figures(short: Profession) -> Iterator[str]:
    for figure in short.outlook.figures:
        yield _figure(figure)
    for _, salaries in groupby(short.pay.salaries, lambda each: (each.source, each.period)):
        yield _pay([*salaries])


def _figure(figure: Figure) -> str:
    unit = " percent" if figure.measure in _PERCENT else ""
    beside = figure.all_occupations
    compared = "" if beside is None else f" (all occupations: {beside:,.15g})"
    when = figure.span or figure.date
    return f"{figure.measure} {when}: {figure.value:,.15g}{unit}{compared}, from {figure.source}"


def _pay(salaries: Sequence[Salary]) -> str:
    first = salaries[0]
    told = ", ".join(
        f"{each.statistic} {each.amount:,.15g}"
        for each in salaries
        if not isinstance(each.amount, Range)
    )
    return f"pay in {first.currency} a {first.period}, {first.date}: {told}, from {first.source}"


def _entry(asked: Entry | None) -> Iterator[str]:
    if asked is not None:
        for key in ("education", "experience", "training"):
            if told := getattr(asked, key):
                yield f"{key}: {told}, from {asked.source}"
