"""Whether a profession asks for a skill, in the words of its profile."""

from __future__ import annotations

from bot.cards.asking.answer import work
from bot.cards.asking.answer.asked import Asked
from bot.cards.asking.answer.said import Said, distinct
from bot.cards.markup import inert
from bot.cards.page import Line
from bot.domain.catalogue.mention import mentions
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.skill import Skill

_SHOWN = {1: 3, 2: 2, 3: 1}
"""Phrases of each, by how many professions are asked about."""


def said(asked: Asked) -> Said:
    """Return a verdict for each profession, and the phrases that it rests on."""
    skill = asked.reader.catalogue.skills.get(asked.understanding.skill)
    if skill is None:
        return work.skills(asked)
    lines: list[Line] = []
    near: list[str] = []
    for profession in asked.professions:
        if profession.is_full:
            lines += _told(asked, profession, skill)
        else:
            lines.append(Line(work.unwritten(asked, profession)))
            near += work.full(asked, profession)
    return Said(tuple(lines), near=distinct(near))


def _told(asked: Asked, profession: Profession, skill: Skill) -> list[Line]:
    words, skills = asked.reader.words, profession.skills
    said = mentions(skills, (skill.title, *skill.aliases))[: _SHOWN[len(asked.professions)]]
    answer = "said" if said else "listed" if skill.id in skills.index else "no"
    head = words(
        "answer-skill",
        answer=answer,
        closed="yes" if asked.understanding.is_closed else "no",
        who=asked.name(profession).within,
        skill=inert(skill.title),
    )
    return [
        Line(head),
        *(
            Line(words("answer-skill-said", kind=each.kind.value, phrase=inert(each.phrase)))
            for each in said
        ),
    ]
