"""What a profession pays, in a sentence."""

from __future__ import annotations

from bot.cards.asking import pay
from bot.cards.asking.answer.asked import Asked
from bot.cards.asking.answer.said import Said, distinct, joined
from bot.cards.page import Line
from bot.domain.catalogue import headline
from bot.domain.catalogue.figure import Level, Range, Salary, Statistic
from bot.domain.catalogue.headline import PayLadder
from bot.domain.catalogue.profession import Profession

_RUNGS = {Level.JUNIOR: Statistic.P25, Level.SENIOR: Statistic.P75}


def said(asked: Asked) -> Said:
    """Return a sentence for each profession, and more of one that is alone."""
    is_alone = len(asked.professions) == 1
    lines: list[Line] = []
    notes: list[str] = []
    for profession in asked.professions:
        line, salary = _sentence(asked, profession)
        lines.append(line)
        if salary is None:
            continue
        notes.append(asked.caution(profession, salary))
        if salary.statistic in _RUNGS.values():
            notes.append(asked.reader.words("percentiles"))
        if is_alone:
            lines += (_own(asked, profession, salary), _quartiles(asked, profession, salary))
    return Said(tuple(lines), distinct(notes))


def typical(asked: Asked, profession: Profession) -> Line:
    """Return what its people earn in the middle, and nothing where that is not known."""
    salary = headline.pay(profession)
    if salary is None:
        return Line("")
    return joined(asked.lacking(salary.country, "pay"), _middle(asked, profession, salary))


def _sentence(asked: Asked, profession: Profession) -> tuple[Line, Salary | None]:
    """Return what answers the question, and the figure that it tells."""
    words, level = asked.reader.words, asked.understanding.level
    middle = headline.pay(profession)
    if middle is None:
        count = len(profession.pay.salaries)
        who = asked.name(profession).within
        return Line(words("answer-pay-none", who=who, count=count)), None
    rung = _of_level(profession, middle, level)
    salary = _of_period(asked, profession, rung or middle)
    lacking = asked.lacking(salary.country, "pay")
    if rung is not None:
        told = _rung(asked, profession, salary)
    else:
        told = _middle(asked, profession, salary)
        if level is not None and level in _RUNGS:
            told = joined(told, Line(words("answer-pay-no-level", level=level.value)))
    told = asked.noted(joined(lacking, told, _other_period(asked, salary)), salary)
    return told, salary


def _of_level(profession: Profession, middle: Salary, level: Level | None) -> Salary | None:
    """Return the figure that the catalogue calls by that level, beside the one in the middle."""
    if level is None or level not in _RUNGS:
        return None
    ladder = _ladder(profession, middle)
    rung = ladder.rungs.get(_RUNGS[level]) if ladder else None
    return rung or _newest_own(profession, level)


def _ladder(profession: Profession, middle: Salary) -> PayLadder | None:
    found = (each for each in headline.ladders(profession) if each.median is middle)
    return next(found, None)


def _newest_own(profession: Profession, level: Level | None) -> Salary | None:
    """Return what a publisher says that people of that experience earn."""
    found = (
        each
        for each in profession.pay.salaries
        if each.level is level and each.statistic not in _RUNGS.values()
    )
    return max(found, key=lambda each: str(each.date), default=None)


def _of_period(asked: Asked, profession: Profession, salary: Salary) -> Salary:
    """Return the same figure for the length of time that is asked for, where it is published."""
    same = (
        each
        for each in profession.pay.salaries
        if each.period == asked.understanding.period
        and (each.level, each.statistic, each.country)
        == (salary.level, salary.statistic, salary.country)
    )
    return max(same, key=lambda each: str(each.date), default=salary)


def _other_period(asked: Asked, salary: Salary) -> Line:
    """Return that pay is not published for the length of time that is asked for."""
    wanted = asked.understanding.period
    if wanted in (None, salary.period):
        return Line("")
    text = asked.reader.words("answer-pay-period", wanted=wanted, period=salary.period)
    return Line(text)


def _middle(asked: Asked, profession: Profession, salary: Salary) -> Line:
    words, name = asked.reader.words, asked.name(profession)
    verdict = _verdict(asked, salary)
    text = words(
        "answer-pay",
        verdict=verdict,
        who=name.first if verdict == "none" else name.within,
        number=name.number,
        where=asked.where(salary.country),
        amount=pay.amount(salary, words),
        period=words(f"pay-period-{salary.period}"),
        statistic=salary.statistic.value,
        proof=asked.proof(salary, profession),
    )
    return Line(text, (salary.source,))


def _verdict(asked: Asked, salary: Salary) -> str:
    """Return whether half of them earn what the question names; "none" where it names nothing."""
    of, amount = asked.understanding, salary.amount
    least, most = of.bounds.least, of.bounds.most
    is_told = of.is_closed and (least or most) and salary.period == "year"
    if not is_told or isinstance(amount, Range) or salary.country != asked.wanted:
        return "none"
    return "yes" if amount >= least and (not most or amount <= most) else "no"


def _rung(asked: Asked, profession: Profession, salary: Salary) -> Line:
    words, name = asked.reader.words, asked.name(profession)
    text = words(
        "answer-pay-level",
        level=str(salary.level),
        statistic=salary.statistic.value,
        who=name.within,
        number=name.number,
        where=asked.where(salary.country),
        amount=pay.amount(salary, words),
        period=words(f"pay-period-{salary.period}"),
        proof=asked.proof(salary, profession),
    )
    return Line(text, (salary.source,))


def _own(asked: Asked, profession: Profession, told: Salary) -> Line:
    """Return what another publisher says of people of that experience, where one does."""
    words, level = asked.reader.words, asked.understanding.level
    salary = _newest_own(profession, level) if level in _RUNGS else None
    if salary is None or salary.source == told.source:
        return Line("")
    source = asked.reader.catalogue.sources[salary.source]
    text = words(
        "answer-pay-own",
        trust=source.trust.value,
        level=str(salary.level),
        amount=pay.amount(salary, words),
        period=words(f"pay-period-{salary.period}"),
        proof=asked.proof(salary, profession, place=words.country(salary.country)),
    )
    return asked.noted(Line(text, (salary.source,)), salary)


def _quartiles(asked: Asked, profession: Profession, told: Salary) -> Line:
    """Return from what to what half of them earn, by the same count; not beside one end of it."""
    ladder, words = _ladder(profession, told), asked.reader.words
    if ladder is None or asked.understanding.level is not None:
        return Line("")
    low, high = (ladder.rungs.get(each) for each in (Statistic.P25, Statistic.P75))
    if low is None or high is None:
        return Line("")
    text = words("answer-pay-quarters", low=pay.amount(low, words), high=pay.amount(high, words))
    return Line(text, (low.source,))
