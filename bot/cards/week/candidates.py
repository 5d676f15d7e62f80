"""All who stand on a ballot, side by side."""

from __future__ import annotations

from bot.cards.asking.opening import opener
from bot.cards.asking.picture import pay_chart
from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.cards.week.candidate import figures, line
from bot.domain.week.weekly import Poll
from bot.pictures import design


def candidates(poll: Poll, reader: Reader) -> Sheet:
    """Return what each does, pays and how it grows, with the way to its card."""
    words, known = reader.words, reader.catalogue.professions
    standing = poll.ballot.standing
    professions = [known[each.slug] for each in standing if each.slug in known]
    lines = [line(candidate, reader) for candidate in standing]
    told = figures(standing, reader, whole=True)
    lines += ["", told] if told else []  # an empty line ends the list
    return Sheet(
        [words("heading-candidates"), "\n".join(lines) or words("vote-nobody-left")],
        [[opener(profession) for profession in professions]],
        design.SERIES,
        pay_chart(professions, reader) if professions else None,
    )
