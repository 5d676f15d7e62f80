"""How one becomes it: what is usually asked for at entry, how long that takes, first steps."""

from __future__ import annotations

from bot.cards.asking import occupation, pay
from bot.cards.asking.answer.asked import Asked, group
from bot.cards.asking.answer.said import Said, joined
from bot.cards.markup import inert
from bot.cards.page import Line
from bot.cards.source import publisher_in_short
from bot.domain.catalogue.fit import length_of, study_of
from bot.domain.catalogue.occupation import Entry, entry
from bot.domain.catalogue.profession import Profession, Study
from bot.domain.question.understanding import Aspect

_STEPS = 3
_DEGREES = ("associate", "bachelor", "master", "doctoral")
_NONE = ("none", "")


def said(asked: Asked) -> Said:
    """Return what each asks for; of one that is alone, the first steps as well."""
    is_alone, aspect = len(asked.professions) == 1, asked.understanding.aspect
    lines: list[Line] = []
    for profession in asked.professions:
        parts = [_asked_for(asked, profession), _on_the_job(asked, profession)]
        if aspect is Aspect.DURATION:
            parts.insert(0, _duration(asked, profession))
        elif profession.start.study and profession.start.education:
            parts.append(_study(asked, profession))
        parts.append(_lacking(asked, profession))
        if not any(part.text for part in parts):
            parts = [Line(asked.reader.words("answer-unsaid", who=asked.name(profession).within))]
        lines.append(joined(*parts))
        if is_alone and aspect is None and profession.start.steps:
            lines.append(Line(asked.reader.words("answer-steps")))
            lines += (Line(f"- {inert(step)}") for step in profession.start.steps[:_STEPS])
    return Said(tuple(lines))


def entered(asked: Asked, profession: Profession) -> Line:
    """Return what is usually asked for at entry, and nothing where that is not known."""
    return joined(_asked_for(asked, profession), _on_the_job(asked, profession))


def _asked_for(asked: Asked, profession: Profession) -> Line:
    """Return the education that is usual, and first whether that is a degree, if it was asked."""
    words, education = asked.reader.words, profession.start.education
    if education is None:
        return Line("")
    source = asked.reader.catalogue.sources[education.source]
    key = occupation.asked_key("education", education.level)
    verdict = "none"
    if asked.understanding.is_closed and asked.understanding.aspect is Aspect.DEGREE:
        verdict = "yes" if _is_degree(education.level) else "no"
    name = asked.name(profession)
    text = words(
        "answer-start",
        verdict=verdict,
        who=name.first if verdict == "none" else name.within,
        number=name.number,
        where=asked.where(education.country),
        education=words(key) if words.has(key) else inert(education.level),
        group=group(education, profession),
        publisher=publisher_in_short(source),
        date=pay.dated(education.date, asked.reader),
    )
    return Line(text, (education.source,))


def _lacking(asked: Asked, profession: Profession) -> Line:
    education = profession.start.education
    return asked.lacking(education.country, "education") if education else Line("")


def _is_degree(level: str) -> bool:
    """Say whether the publisher's words name one; some college is none."""
    return length_of(level) is not None and level.lower().startswith(_DEGREES)


def _on_the_job(asked: Asked, profession: Profession) -> Line:
    """Return which experience and training are usual, where any are."""
    found = _entry(asked, profession)
    if found is None:
        return Line("")
    words = asked.reader.words
    kinds = {"experience": found.experience, "training": found.training}
    parts = [
        words(key) if words.has(key) else inert(text)
        for kind, text in kinds.items()
        if text.lower() not in _NONE
        for key in (occupation.asked_key(kind, text),)
    ]
    if not parts:
        return Line("")
    return Line(words("answer-start-beside", parts=words.list(parts)), (found.source,))


def _entry(asked: Asked, profession: Profession) -> Entry | None:
    known = asked.reader.catalogue.occupation(profession)
    return entry(known.code, asked.reader.catalogue.tables) if known else None


def _study(asked: Asked, profession: Profession) -> Line:
    """Return how long one studies by the profile: the education may be that of another group."""
    length = profession.start.study
    return Line(asked.reader.words("answer-study", length=length or Study.NONE))


def _duration(asked: Asked, profession: Profession) -> Line:
    length, name = study_of(profession), asked.name(profession)
    if length is None:
        return Line(asked.reader.words("answer-duration-unknown", who=name.within))
    education = profession.start.education
    sources = (education.source,) if education and not profession.start.study else ()
    text = asked.reader.words("answer-duration", length=length.value, who=name.within)
    return Line(text, sources)
