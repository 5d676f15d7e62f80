"""What stands for a profession where a line must do: its pay, its growth, and whose they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from bot.cards.asking import outlook
from bot.cards.asking import pay as paying
from bot.cards.markup import inert
from bot.cards.page import Line
from bot.cards.reader import Reader
from bot.cards.words import Words
from bot.domain.catalogue import browse, headline
from bot.domain.catalogue.figure import Figure, Salary
from bot.domain.catalogue.profession import Code, Profession


def pay(profession: Profession, words: Words) -> str:
    """Return what its people typically earn, as `$132,300`; "" where nothing is known.

    A year, where nothing else is said.
    """
    salary = headline.pay(profession)
    if salary is None:
        return ""
    amount = paying.amount(salary, words)
    if salary.period == "year":
        return amount
    return words("pay-of-period", amount=amount, period=words(f"pay-period-{salary.period}"))


def growth(profession: Profession, words: Words) -> str:
    """Return how its jobs change, as `+40.1%`; "" where nothing is known."""
    figure = headline.growth(profession)
    return outlook.quantity(figure.measure, figure.value, words) if figure else ""


def wider_group(number: Figure | Salary, profession: Profession, reader: Reader) -> str:
    """Return the group that a number is of, if it counts others too; else "".

    Such a number is shown only with its group's name beside it.
    """
    code = _code(number, profession, reader)
    return code.title if code and code.match == "broader" else ""


def group(
    numbers: Iterable[Figure | Salary],
    profession: Profession,
    reader: Reader,
    key: str,
    *,
    matches: Collection[str] = ("nearest", "broader"),
) -> str:
    """Return in the words of `key` whose the numbers are, if another group's than its own; or "".

    Those of one country are of one group. Nothing is said of groups that match otherwise.
    """
    groups = {each: _code(each, profession, reader) for each in numbers}
    told = [
        ("pay" if isinstance(each, Salary) else "growth", code)
        for each, code in groups.items()
        if code and code.match in matches
    ]
    if len({each.country for each in groups}) == 1:
        told = [("both", code) for _, code in told[:1]]
    return " · ".join(
        reader.words(key, of=of, match=code.match, group=code.title) for of, code in told
    )


def figures(profession: Profession, reader: Reader) -> Line:
    """Return pay and growth, and in the same breath whether they are another group's."""
    words = reader.words
    numbers = [*filter(None, (headline.pay(profession), headline.growth(profession)))]
    codes = [_code(number, profession, reader) for number in numbers]
    is_alike = len({number.country for number in numbers}) == 1
    said = filter(None, (pay(profession, words), growth(profession, words)))
    texts: list[str] = []
    for text, code in zip(said, codes, strict=True):
        if code and code.match == "broader":
            text = words("of-wider-group", text=text, group=inert(code.title))
        elif code and not is_alike:
            text = words("of-nearest-group", text=text)
        texts.append(text)
    shown = " · ".join(texts)
    if is_alike and any(code and code.match == "nearest" for code in codes):
        shown = words("of-nearest-group", text=shown)
    return Line(shown, tuple(dict.fromkeys(number.source for number in numbers)))


def _code(number: Figure | Salary, profession: Profession, reader: Reader) -> Code | None:
    return browse.group_of(profession, number, reader.catalogue.sources[number.source])


def basis(numbers: Sequence[Figure | Salary], reader: Reader) -> Line:
    """Return what figures share that stand on one basis: where, when and how they were counted."""
    words, one = reader.words, numbers[0]
    evidence = paying.evidence(one, reader)
    if isinstance(one, Salary):
        period = words(f"pay-period-{one.period}")
        text = words("browse-basis-pay", period=period, evidence=evidence)
    else:
        every = {each.all_occupations for each in numbers if isinstance(each, Figure)}
        together = every.pop() if len(every) == 1 else None
        text = words(
            "browse-basis-growth",
            span=outlook.span(one),
            evidence=evidence,
            all="none" if together is None else outlook.quantity(one.measure, together, words),
        )
    return Line(text, (one.source,))
