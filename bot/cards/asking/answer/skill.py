"""Whether a profession asks for a skill, in the words of its profile."""

from __future__ import annotations

from bot.cards.asking.answer import work
from bot.cards.asking.answer.asked import Asked
from bot.cards.asking.answer.said import Said
from bot.cards.asking.answer.unwritten import near, unwritten
from bot.cards.markup import inert
from bot.cards.page import Line
from bot.domain.catalogue.mention import mentions
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.skill import Skill

_SHOWN = 2


def said(asked: Asked) -> Said:
    """Return a verdict for each profession, with the phrases that it rests on."""
    skill = asked.reader.catalogue.skills.get(asked.understanding.skill)
    if skill is None:
        return work.skills(asked)
    lines: list[Line] = []
    for profession in asked.professions:
        if profession.is_full:
            lines.append(Line(_verdict(asked, profession, skill)))
        else:
            lines += unwritten(asked, profession, "skill", inert(skill.title))
    return Said(tuple(lines), near=near(asked))


def _verdict(asked: Asked, profession: Profession, skill: Skill) -> str:
    words, skills = asked.reader.words, profession.skills
    said = mentions(skills, (skill.title, *skill.aliases))[:_SHOWN]
    phrases = [
        words("answer-skill-said", kind=each.kind.value, phrase=inert(each.phrase)) for each in said
    ]
    return words(
        "answer-skill",
        answer="said" if said else "listed" if skill.id in skills.index else "no",
        closed="yes" if asked.understanding.is_closed else "no",
        who=asked.name(profession).within,
        skill=inert(skill.title),
        phrases=words.list(phrases) if phrases else "none",
    )
