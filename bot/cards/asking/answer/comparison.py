"""Two or three professions beside each other: who has more, where that can be said at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from bot.cards.asking import outlook
from bot.cards.asking import pay as paying
from bot.cards.asking.address import CompareAddress
from bot.cards.asking.answer import pay
from bot.cards.asking.answer.asked import Asked
from bot.cards.asking.answer.outlook import growth
from bot.cards.asking.answer.said import Said, distinct, joined
from bot.cards.asking.compare import CompareCard, newest
from bot.cards.markup import inert
from bot.cards.page import Line
from bot.domain.catalogue import browse
from bot.domain.catalogue.comparison import compared
from bot.domain.catalogue.figure import Figure, Salary
from bot.domain.catalogue.fit import study_of
from bot.domain.catalogue.profession import Study
from bot.domain.question.understanding import Aspect

N = TypeVar("N", Figure, Salary)


def said(asked: Asked) -> Said:
    """Return what they earn, how they grow and what each does; or the side that is asked for.

    In the country that is wanted if the pay of all is known there, else at home.
    """
    slugs = tuple(profession.slug for profession in asked.professions)
    card = CompareCard.of(CompareAddress(slugs, country=asked.country), asked.reader)
    asked = replace(asked, reader=card.reader, professions=card.professions)
    match asked.understanding.aspect:
        case Aspect.PAY:
            lines = [*_pay(asked)]
        case Aspect.GROWTH:
            lines = [*_growth(asked)]
        case Aspect.STUDY:
            lines = [*_study(asked)]
        case _:
            lines = [*_pay(asked), *_growth(asked), _work(asked)]
    return Said(tuple(lines))


def _pay(asked: Asked) -> Iterator[Line]:
    rows, _ = compared([browse.pay(each) for each in asked.professions])
    row, words = newest(rows), asked.reader.words
    if row is None:
        yield Line(words("answer-compare-apart", kind="pay"))
        yield from (pay.typical(asked, each) for each in asked.professions)
        return
    amounts = {
        side: asked.marked(
            words("browse-amount", amount=paying.amount(salary, words)),
            salary,
            asked.professions[side],
        )
        for side, salary in row.facts.items()
    }
    one = row.any
    text = words(
        "answer-compare-pay",
        period=words(f"pay-period-{one.period}"),
        statistic=one.statistic.value,
        **_ranked(asked, row.facts, amounts),
        proof=asked.proof(one, None, place=words.country(one.country)),
    )
    lacking = asked.lacking(one.country, "pay-of-all")
    yield joined(lacking, Line(text, (one.source,)), _missing(asked, row.facts))


def _growth(asked: Asked) -> Iterator[Line]:
    rows, _ = compared([browse.growth(each) for each in asked.professions])
    row, words = newest(rows), asked.reader.words
    if row is None:
        yield Line(words("answer-compare-apart", kind="growth"))
        yield from (growth(asked, each) for each in asked.professions)
        return
    amounts = {
        side: asked.marked(
            words("browse-amount", amount=outlook.quantity(figure.measure, figure.value, words)),
            figure,
            asked.professions[side],
        )
        for side, figure in row.facts.items()
    }
    one = row.any
    text = words(
        "answer-compare-growth",
        way="up" if max(map(browse.amount, row.facts.values())) > 0 else "down",
        span=outlook.span(one),
        **_ranked(asked, row.facts, amounts),
        proof=asked.proof(one, None, place=words.country(one.country)),
    )
    yield joined(Line(text, (one.source,)), _missing(asked, row.facts))


def _ranked(
    asked: Asked, facts: Mapping[int, N], amounts: Mapping[int, str]
) -> dict[str, str | int]:
    """Return who has most and how much, and what the others have; "same" where all have that."""
    words = asked.reader.words
    sides = sorted(facts, key=lambda side: -browse.amount(facts[side]))
    values = [browse.amount(facts[side]) for side in sides]
    best = [side for side in sides if browse.amount(facts[side]) == values[0]]
    names = [asked.name(asked.professions[side]) for side in best]
    others = [
        words(
            "answer-compare-for",
            amount=amounts[side],
            who=asked.name(asked.professions[side]).within,
        )
        for side in sides
        if side not in best
    ]
    return {
        "rank": "same" if not others else "more" if len(facts) == 2 else "most",
        "number": "many" if len(best) > 1 else names[0].number,
        "first": words.list([names[0].first, *(name.within for name in names[1:])]),
        "who": words.list([name.within for name in names]),
        "amount": amounts[best[0]],
        "others": words.list(others) if others else "none",
    }


def _missing(asked: Asked, facts: Mapping[int, Figure | Salary]) -> Line:
    """Return of whom nothing stands beside the others."""
    words, sides = asked.reader.words, enumerate(asked.professions)
    names = [asked.name(each).within for side, each in sides if side not in facts]
    return Line(words("answer-compare-missing", who=words.list(names)) if names else "")


def _study(asked: Asked) -> Iterator[Line]:
    """Return who studies longest, and how long the others do."""
    words, order = asked.reader.words, list(Study)
    lengths = {each.slug: study_of(each) for each in asked.professions}
    known = [length for length in lengths.values() if length is not None]
    longest = max(known, key=order.index, default=None)
    ahead = [asked.name(each) for each in asked.professions if lengths[each.slug] is longest]
    others = [
        words(
            "answer-compare-for",
            amount=words("answer-length", length=lengths[each.slug] or "unknown"),
            who=asked.name(each).within,
        )
        for each in asked.professions
        if lengths[each.slug] is not longest
    ]
    rank = "longest" if len(asked.professions) > 2 else "longer"
    text = words(
        "answer-compare-study",
        rank=rank if others else "same",
        first=words.list([ahead[0].first, *(name.within for name in ahead[1:])]),
        number="many" if len(ahead) > 1 else ahead[0].number,
        length=words("answer-length", length=longest or "unknown"),
        others=words.list(others) if others else "none",
    )
    sources = distinct(
        each.start.education.source
        for each in asked.professions
        if each.start.education and each.start.study is None
    )
    yield Line(text, sources)


def _work(asked: Asked) -> Line:
    """Return what each does, where all have been described."""
    words = asked.reader.words
    if not all(profession.in_short for profession in asked.professions):
        return Line("")
    told = [
        words(
            "answer-compare-work",
            who=asked.name(each).within if side else asked.name(each).first,
            what=inert(each.in_short or ""),
        )
        for side, each in enumerate(asked.professions)
    ]
    return Line(words("answer-compare-works", told="; ".join(told)))
