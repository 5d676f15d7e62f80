"""What each key of the files holds, in an author's words.

The editors' schemas show these sentences, the guide's tables list them (a test compares), and
mistakes about a missing or empty key quote them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.domain.catalogue.figure import Figure, Model, Range, Salary, Source, Statement
from bot.domain.catalogue.profession import (
    Code,
    Education,
    Outlook,
    OutlookNotes,
    Pay,
    PayNotes,
    Profession,
    Skills,
    Start,
    Work,
)
from bot.domain.catalogue.ranking import Rank, Ranking
from bot.domain.catalogue.skill import Skill
from bot.domain.catalogue.table import Head
from bot.domain.question.phrasebook import Bound, Cues, Phrasebook

_EVIDENCE = {
    "country": "where the number was counted: two capital letters as ISO 3166 has them, or world",
    "statistic": "what kind of number it is, in one of the words for it",
    "date": "the time that the number is about: 2025, 2025-05 or 2025-05-31",
    "source": "the id of the source in sources.yaml",
    "note": "what a reader must know beside the number",
}

KEYS: Final[Mapping[type[Model], Mapping[str, str]]] = MappingProxyType(
    {
        Profession: {
            "slug": "the short name: lower-case words with hyphens, the same as the file's name",
            "title": "the name that people read",
            "aliases": "other names that people may search for; no two professions share one",
            "field": "the branch of work, in a word or two",
            "week": "the week of a series' first year for which you suggest it, from 1",
            "in_short": "what one does, in at most 60 characters that go on from the title, "
            "as in: keeps turbines running, high up",
            "summary": "what the job is, in one sentence",
            "work": "what the days are like, in words that professions share",
            "needed": "where such people are needed, a sentence each",
            "duties": "what one does in the job, a sentence each",
            "days": "what the days are like, in 2 to 4 sentences: hours, physical demands, "
            "licenses and how long they take, self-employment, remote work, what changes with AI",
            "skills": "what one has to be able to do, in three lists",
            "start": "how to become one",
            "similar": "the slugs of related professions",
            "codes": "the job's places in official classifications, by which it gets its figures",
            "outlook": "how the number of jobs develops: figures and claims that no table has",
            "pay": "what the job earns: salaries and claims that no table has",
            "question": "a question that invites readers to talk",
            "caution": "what a reader must know before trusting the figures",
        },
        Skills: {
            "essential": "what nobody in the job can do without",
            "nice": "what helps",
            "personal": "the strengths of character that make the job easier",
            "index": "the ids in skills.yaml under which readers find and compare it",
        },
        Work: {
            "activities": "one to three of the words for them, the one that takes most time first",
            "place": "indoors, outdoors or both",
        },
        Skill: {
            "id": "the skill's short name",
            "title": "the name that people read",
            "aliases": "other names that people may search for; no two skills share one",
        },
        Start: {
            "study": "how long one studies or trains after school: none, short, medium or long; "
            "needed where the education is that of another group",
            "education": "the usual education of people who begin, as a publisher states it; "
            "only where no table has it",
            "steps": "what to do first, second, third, a sentence each",
        },
        Education: {
            "level": "the education, in the publisher's words",
            "country": "two capital letters as ISO 3166 has them, or world",
            "date": "the time that it is about: 2025, 2025-05 or 2025-05-31",
            "source": "the id of the source in sources.yaml",
        },
        Code: {
            "system": "the classification, such as SOC, O*NET, ISCO or UK SOC",
            "code": "the number in the classification, in quotes if it is digits only",
            "title": "its name there",
            "match": "exact if it is this very job, nearest if it is wider or only close, "
            "broader if it is one of several in the group",
            "note": "why it is not exact",
        },
        Outlook: {
            "figures": "published numbers that the tables lack",
            "claims": "what a source says without counting it",
            "notes": "what a reader must know beside the figures that come from the tables",
        },
        OutlookNotes: {
            "growth": "said of the growth; {15-1252} stands for that group's number",
            "employment": "said of the employees",
            "jobs": "said of all jobs",
            "openings": "said of the openings",
        },
        Pay: {
            "salaries": "published pay that the tables lack",
            "claims": "what a source says without counting it",
            "note": "what a reader must know about all of them",
            "notes": "what a reader must know beside the pay that comes from the tables",
        },
        PayNotes: {
            "p10": "said of the 10th percentile; {15-1252} stands for that group's number",
            "p25": "said of the 25th percentile",
            "median": "said of the median",
            "p75": "said of the 75th percentile",
            "p90": "said of the 90th percentile",
            "mean": "said of the mean",
        },
        Figure: {
            "measure": "what is counted: growth, hiring-growth, employment, jobs, change, "
            "openings or all-openings",
            "value": "the number: digits, with a point for decimals",
            "span": "the years that it covers, as 2024-34 or 2015-2019",
            "all_occupations": "the same number for all occupations together, from the same source",
            **_EVIDENCE,
        },
        Salary: {
            "level": "junior, mid, average or senior; left out where the number is about everybody",
            "amount": "the pay: digits only, or low and high of a range",
            "currency": "three capital letters as ISO 4217 has them, such as USD",
            "period": "year, month or hour",
            "sample": "how many records the number rests on: answers, or offers",
            **_EVIDENCE,
        },
        Range: {"low": "the lower end", "high": "the upper end"},
        Statement: {
            "text": "what the source says, told as a claim",
            "source": "the id of the source in sources.yaml",
            "date": "when it was said: 2025, 2025-05 or 2025-05-31",
        },
        Source: {
            "id": "the source's short name",
            "title": "what it is called",
            "publisher": "who published it",
            "short": "the publisher's name where there is little room, such as BLS",
            "date": "when it was published: 2025, 2025-05 or 2025-05-31",
            "url": "its address, beginning with https://",
            "retrieved": "when you looked at it, as 2025-05-31",
            "trust": "how the source knows: official, report, offers, survey or press",
            "licence": "under which license it may be used",
            "attribution": "the sentence that the publisher asks users to show",
        },
        Head: {
            "id": "the table's short name, the same as its file's",
            "source": "the id of the source in sources.yaml",
            "country": "where it was counted: two capital letters as ISO 3166 has them, or world",
            "system": "the classification of its codes, such as SOC, ISCO or UK SOC",
            "kind": "pay or projections",
            "date": "the time that the numbers are about: 2025, 2025-05 or 2025-05-31",
            "counted": "when the jobs were counted, if not in the first year of the span",
            "span": "the years of the projections, as 2024-34",
            "currency": "three capital letters as ISO 4217 has them, such as USD",
            "period": "year, month or hour",
            "about": "who is counted, as in: full-time employees",
            "note": "what a reader must know beside every number",
            "notes": "what a reader must know beside numbers of one column; {self_employed} "
            "stands for what that column says",
        },
        Ranking: {
            "id": "the short name: lower-case words with hyphens, the same as the file's name",
            "title": "the name that people read",
            "publisher": "who published it",
            "edition": "which edition; in quotes if it is a year only",
            "country": "two capital letters as ISO 3166 has them, or world",
            "basis": "what the order, and each figure, measures",
            "unit": "what each figure counts: percent, percent-a-year, times or thousand-jobs; "
            "needed as soon as one place has a figure",
            "source": "the id of the source in sources.yaml",
            "note": "what a reader must know about the whole list",
            "places": "the list itself, best first",
        },
        Rank: {
            "rank": "the place, from 1; equal places share a rank",
            "title": "the occupation, as the publisher calls it",
            "figure": "the publisher's number; left out if you did not see it",
            "professions": "the slugs of the professions that the catalogue has for it",
        },
        Phrasebook: {
            "language": "by whose stems words are compared, as english or german",
            "spelled": "what is written for other words, as u for you",
            "small": "words that say nothing of what is asked, many a line",
            "sets": "words that phrases name together: <job> is one of those of job",
            "topics": "what speaks of each topic, in groups",
            "together": "what compares professions: or, versus",
            "jobs": "what is said for any profession: job, career",
            "levels": "what says how far somebody is: junior, average or senior",
            "periods": "what says for how long pay is: hour, month or year",
            "orders": "what a list shall begin with: paid, unpaid, growing, shrinking, open, large",
            "bounds": "what narrows a list",
            "amounts": "what is said for sums of money, by the sum in digits and quotes",
            "joins": "what names two professions by one word, as the and of mechanical and "
            "electrical engineers",
            "asking": "what only somebody says who asks: what, how, tell me",
            "telling": "what tells that somebody only says something: I, my, was",
            "closed": "how questions begin that want a yes or a no",
            "beside": "where a profession is told of and not asked about: i am a {job}",
            "surely": "where a word that is a profession only sometimes is one",
            "hardly": "where such a word is none: the driver of growth",
            "never": "where what sounds like a profession is none: you are a {job}",
            "sometimes": "words that are professions only where something says so, many a line: "
            "model, driver",
            "before": "what stands before a profession and says so: a, as, become",
            "countries": "what countries and their people are called, by the code of ISO 3166",
            "skills": "what else skills are called, by their ids in skills.yaml",
            "fields": "what else fields are called, by their titles",
        },
        Cues: {
            "says": "the phrases",
            "weight": "how clearly they say it: 1 hardly, 2 of a job, 3 alone, 4 and 5 whatever "
            "else is said; 3 if left out",
            "aspect": "the side of the topic that they speak of",
        },
        Bound: {
            "least": "what stands before the least pay: over, more than",
            "most": "what stands before the most pay: under, up to",
            "study": "the longest study that is fine: none, short, medium or long",
            "place": "where one works: indoors, outdoors or both",
        },
    }
)
