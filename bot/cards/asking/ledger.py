"""Where a profession's figures come from: every source, how far to trust it, and what it gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.cards.asking import outlook, pay
from bot.cards.markup import inert
from bot.cards.page import Block, Line
from bot.cards.reader import Reader
from bot.cards.source import source_in_ledger
from bot.cards.words import Words
from bot.domain.catalogue.figure import Salary, Trust
from bot.domain.catalogue.profession import Profession


def blocks(profession: Profession, reader: Reader) -> list[Block]:
    """Return a block for each source, the most trustworthy first, and what else is to be told."""
    words = reader.words
    told: dict[str, dict[str, None]] = {}
    for source, what in given(profession, reader):
        told.setdefault(source, {})[what] = None
    order = list(Trust)
    cited = sorted(told, key=lambda source: order.index(reader.catalogue.sources[source].trust))
    kinds = dict.fromkeys(reader.catalogue.sources[source].trust for source in cited)
    found = [
        Block(
            (
                Line(source_in_ledger(reader.catalogue.sources[source], words)),
                *(Line(words("ledger-line", text=what)) for what in told[source]),
            ),
            inert(reader.catalogue.sources[source].publisher),
        )
        for source in cited
    ]
    if found:
        found.insert(0, Block(tuple(Line(words(f"trust-{kind}.meaning")) for kind in kinds)))
    else:
        found.append(Block((Line(words("sources-none")),)))
    codes = [
        Line(
            words(
                "code",
                system=code.system,
                code=code.code,
                title=inert(code.title),
                match=code.match,
                note=inert(code.note) if code.note else "none",
            )
        )
        for code in profession.codes
    ]
    if codes:
        found.append(Block(tuple(codes), words("heading-codes")))
    found.append(Block((Line(words("in-field", field=inert(profession.field))),)))
    origin = reader.catalogue.origins.get(profession.slug)
    if origin is not None:
        found.append(Block((Line(words("origin", origin=inert(origin))),)))
    names = tuple(Line(inert(alias)) for alias in profession.aliases)
    if names:
        found.append(Block(names, words("heading-names"), flowing=True))
    return found


def given(profession: Profession, reader: Reader) -> Iterator[tuple[str, str]]:
    """Yield (source, what, where and when) for all that a card of the profession shows."""
    for figure in profession.outlook.figures:
        country, date = reader.words.country(figure.country), reader.words.date(figure.date)
        yield figure.source, f"{outlook.subject(figure, reader.words)} · {country} · {date}"
    yield from _pay(profession.pay.salaries, reader.words)
    education = profession.start.education
    if education is not None:
        country, date = reader.words.country(education.country), reader.words.date(education.date)
        yield education.source, f"{reader.words('heading-education')} · {country} · {date}"
    for ranking, _ in reader.catalogue.places(profession.slug):
        title = reader.words("ledger-ranking", ranking=inert(ranking.title))
        edition = inert(ranking.edition)
        yield ranking.source, f"{title} · {reader.words.country(ranking.country)} · {edition}"
    for claim in (*profession.outlook.claims, *profession.pay.claims):
        yield claim.source, f"{reader.words('ledger-claim')} · {reader.words.date(claim.date)}"


def _pay(salaries: Iterable[Salary], words: Words) -> Iterator[tuple[str, str]]:
    """Yield one line for all pay figures of a source, country and date."""
    groups: dict[tuple[str, str, str, str], list[Salary]] = {}
    for each in salaries:
        key = (each.source, words.country(each.country), words.date(each.date), each.period)
        groups.setdefault(key, []).append(each)
    for (source, country, date, period), group in groups.items():
        which = words.list(dict.fromkeys(pay.named(each, words) for each in group))
        what = words("ledger-pay", which=which, period=words(f"pay-period-{period}"))
        yield source, f"{what} · {country} · {date}"
