"""A profession at a glance: what a phone shows without scrolling, each figure with its source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.cards.asking import brief, outlook, pay
from bot.cards.asking.address import Section
from bot.cards.asking.ranking import rank_in_short
from bot.cards.markup import inert, visible
from bot.cards.page import Footnotes, Line
from bot.cards.reader import Reader
from bot.cards.source import publisher_in_short
from bot.domain.catalogue import headline
from bot.domain.catalogue.comparison import OLD
from bot.domain.catalogue.figure import Salary, Statistic
from bot.domain.catalogue.profession import Profession

_SKILLS = 5
_BETWEEN = " · "


def lines(profession: Profession, reader: Reader, room: int) -> tuple[str, ...]:
    """Return the overview, which begins with the sentence that says what it is.

    Of at most `room` visible characters: where there is less than all of it needs, skills and
    duties are left out from the end, and then ranks. Figures and their cautions stay.
    """
    ranks, skills = _ranks(profession, reader), _skills(profession, reader)
    duties = [f"- {inert(duty)}" for duty in headline.duties(profession)]
    told, sources = _figures(profession, reader, ranks)
    for places in range(len(ranks), -1, -1):
        told, sources = _figures(profession, reader, ranks[:places])
        left = room - _seen(told) - _seen([sources])
        for tasks in range(len(duties), -1, -1):
            rest = left - _seen(duties[:tasks]) - (tasks > 0)
            if rest >= 0:
                below = filter(None, (_fitting(skills, rest), sources))
                # Without an empty line, which Discord does not show, some take this for the last
                # duty's.
                ending = ("\n" if tasks else "") + "\n".join(below)
                return tuple(filter(None, (*told, *duties[:tasks], ending)))
    return tuple(filter(None, (*told, sources)))


def _figures(
    profession: Profession, reader: Reader, ranks: Sequence[Line]
) -> tuple[list[str], str]:
    """Return the summary with all that is counted, and where that comes from."""
    notes = Footnotes(lambda source: publisher_in_short(reader.catalogue.sources[source]))
    told = [
        inert(profession.summary),
        notes.marked(pay_line(profession, reader)),
        pay.elsewhere(profession, reader),
        _BETWEEN.join(map(notes.marked, [*growth_lines(profession, reader), *ranks])),
        caution(profession, reader),
    ]
    return [*filter(None, told)], sources_line(notes, reader)


def sources_line(notes: Footnotes, reader: Reader) -> str:
    """Return where the figures come from, and where there is more; "" for no figures."""
    sources, section = notes.text(flowing=True), _name(Section.SOURCES, reader)
    return reader.words("overview-sources", sources=sources, section=section) if sources else ""


def _fitting(names: Sequence[str], room: int) -> str:
    """Return as many of them as there is room for, in one line."""
    shown = (_BETWEEN.join(names[:count]) for count in range(len(names), 0, -1))
    return next((line for line in shown if _seen([line]) <= room), "")


def _seen(lines: Iterable[str]) -> int:
    """Return how many characters a reader sees; the end of each line counts as one."""
    return sum(len(visible(line)) + 1 for line in lines if line)


def _name(section: Section, reader: Reader) -> str:
    return reader.words(f"section-{section}")


def caution(profession: Profession, reader: Reader) -> str:
    """Return in one short line what must be known of the figures in short; "" for nothing."""
    numbers = filter(None, (headline.pay(profession), headline.growth(profession)))
    group = brief.group(numbers, profession, reader, "overview-group", matches=["nearest"])
    return group or inert(headline.caution(profession))


def pay_line(profession: Profession, reader: Reader) -> Line:
    """Return what its people typically earn, or where to see what is known of that."""
    words = reader.words
    salary = headline.pay(profession)
    if salary is None:
        count = len(profession.pay.salaries)
        key = "overview-pay-behind" if count else "pay-none"
        return Line(words(key, count=count, section=_name(Section.SALARY, reader)))
    text = words(
        "overview-pay",
        amount=pay.amount(salary, words),
        period=words(f"pay-period-{salary.period}"),
        statistic=salary.statistic.value,
        range=_range(salary, profession, reader),
        country=words.country(salary.country),
        date=pay.dated(salary.date, reader),
        group=inert(brief.wider_group(salary, profession, reader)) or "none",
    )
    return Line(text, (salary.source,))


def _range(salary: Salary, profession: Profession, reader: Reader) -> str:
    """Return from what to what half of its people earn; "none" where that was not published."""
    words = reader.words
    for ladder in headline.ladders(profession):
        low, high = (ladder.rungs.get(each) for each in (Statistic.P25, Statistic.P75))
        if ladder.median is salary and low and high:
            return words("overview-range", low=pay.amount(low, words), high=pay.amount(high, words))
    return "none"


def growth_lines(profession: Profession, reader: Reader) -> list[Line]:
    """Return how its jobs change, or that nothing is known."""
    words = reader.words
    figure = headline.growth(profession)
    if figure is None:
        return [] if profession.outlook.figures else [Line(words("outlook-none"))]
    details: list[str] = []
    if figure.all_occupations is not None:
        everywhere = outlook.quantity(figure.measure, figure.all_occupations, words)
        details.append(words("growth-every", label=words("picture-every"), amount=everywhere))
    salary = headline.pay(profession)
    if salary is None or salary.country != figure.country:
        details.append(words.country(figure.country))
    if figure.date.months_before(reader.today) > OLD:
        details.append(pay.dated(figure.date, reader))
    text = words(
        "overview-growth",
        amount=brief.growth(profession, words),
        label=outlook.until(figure, words),
        details=", ".join(details) or "none",
    )
    return [Line(text, (figure.source,))]


def _ranks(profession: Profession, reader: Reader) -> list[Line]:
    known = reader.catalogue
    best = headline.best(profession, known.places(profession.slug), known.sources)
    return [rank_in_short(ranking, place, profession, reader) for ranking, place in best]


def _skills(profession: Profession, reader: Reader) -> list[str]:
    known = reader.catalogue.skills
    titles = [known[skill].title for skill in profession.skills.index if skill in known]
    return [*map(inert, (titles or profession.skills.essential)[:_SKILLS])]
