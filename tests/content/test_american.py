"""One English: what people read is American, be it in the catalogue, a message or a guide."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, StringLiteral, TextElement
from fluent.syntax.visitor import Visitor
from pydantic import JsonValue

from tests.offenders import every
from tests.syntax import nodes

ROOT = Path(__file__).parents[2]
# How people ask is written as they write, whichever spelling that is.
CATALOGUE = sorted(set((ROOT / "data").rglob("*.yaml")) - set((ROOT / "data").glob("vocabulary/*")))
MESSAGES = ROOT / "bot/cards/locale/en-US.ftl"
GUIDES = sorted(path for folder in (".", "data", "docs") for path in (ROOT / folder).glob("*.md"))
CODE = sorted((ROOT / "bot").rglob("*.py"))

# Names that others chose.
QUOTED = (
    *("Global Wind Organisation", "Open Government Licence", "Data licence Germany"),
    *("Counsellors", "Therapists in counselling and related specialized therapies"),
    "Social work and counselling professionals",
)

# Aliases are what people type, in whichever spelling; the others are ids and addresses.
UNSEEN = {"activities", "aliases", "id", "index", "professions", "similar", "slug", "source", "url"}

# What ends in -ise, -yse or -our in every English.
EVERYWHERE = re.compile(
    r"""(?:\w*(?:advertis|advis|chastis|circumcis|compris|compromis|concis|demis|despis|devis
      |disguis|enterpris|excis|exercis|expertis|franchis|improvis|incis|likewis|merchandis|otherwis
      |paradis|prais|precis|premis|promis|revis|supervis|surmis|rais|surpris|televis|treatis)|(?:a|sun)?ris
      |br?uis|cris|cruis|guis|liais|mis|mortis|nois|pois|porpois|tortois|turquois|vis|(?:clock|un)?wis)
      (?:e[ds]?|ing|ers?|ations?|able)
    | (?:an|urin)alyses | disable
    | (?:cont|det|fl?|glam|h|outp|p|sc?|t|vel|y)?our(?:s|ed|ing|ism|ists?|ly)?""",
    re.IGNORECASE | re.VERBOSE,
)

DOUBLED = (
    "barrel|bevel|cancel|carol|channel|chisel|counsel|dial|duel|equal|fuel|grovel|initial|jewel|"
    "label|laurel|level|libel|marshal|marvel|model|panel|pedal|pencil|quarrel|rival|shovel|shrivel|"
    "signal|spiral|stencil|total|travel|trial|tunnel|unravel"
)
BRITISH = re.compile(
    rf"""\b(?:
      \w+(?:is|ys)(?:e[ds]?|ing|ers?|ations?|able)
    | \w*our(?:s|ed|ing|ers?|ites?|able|al|ful|less|hoods?|ly|ism|ists?)?
    | (?:{DOUBLED})l(?:ed|ings?|ers?|ors?)
    | \w*(?:calib|cent|fib|lit|lust|meag|met|och|sab|somb|spect|theat)res?
    | centr(?:ed|ing) | fibre\w+ | manoeuvr\w+
    | (?:de|of|pre)fences? | licences? | practis(?:e[ds]?|ing)
    | analogues? | programmes? | cheques? | grey\w* | (?:gram|ton)nes?
    | tyres? | kerbs? | storeys? | plough\w* | draught\w* | mould\w* | moult\w* | smoulder\w*
    | sceptic\w* | ageing | aluminium | artefacts? | cosy | enquir\w+ | enrol(?:s|ments?)?
    | fulfil(?:s|ments?)? | instil | skilful\w* | wilful\w* | (?:acknowled|jud)gements? | jewellery
    | pyjamas | gaol | sulph\w+ | maths | mum | learnt | spelt | burnt | dreamt | whilst | amongst
    | (?:after|back|down|for|in|on|out|to|up)wards
    | anaes\w+ | anaem\w+ | \w*paed(?:ic|ia)\w* | haem\w+ | oestr\w+ | foet\w+ | diarrhoea
    | lorr(?:y|ies) | petrol | spanners? | rubbish | adverts? | fortnights? | motorways?
    | postcodes? | rotas? | timetables? | ring(?:s|ing)?\ up | mobile\ phones? | car\ parks?
    | care\ homes? | per\ cent
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def british(text: str) -> list[str]:
    for name in QUOTED:
        text = text.replace(name, "")
    return [word for word in BRITISH.findall(text) if not EVERYWHERE.fullmatch(word)]


def said(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from said(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in UNSEEN:
                yield from said(each)


class Said(Visitor):
    """Collects what a message says, without the names of its variables and variants."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def visit_TextElement(self, node: TextElement) -> None:  # noqa: N802 - Fluent's name
        self.texts.append(node.value)

    def visit_StringLiteral(self, node: StringLiteral) -> None:  # noqa: N802 - Fluent's name
        self.texts.append(node.value)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Organisation analysed colours.", ["Organisation", "analysed", "colours"]),
        ("Modelling takes practise, 2 kilometres away.", ["Modelling", "practise", "kilometres"]),
        ("Exercise an hour on four wise, promising tours.", []),
        ("Called at a store, selling more theater.", []),
    ],
)
def test_british_words_are_found_and_no_others(text: str, found: list[str]) -> None:
    assert british(text) == found


@every(CATALOGUE, name)
def test_a_file_of_the_catalogue_is_written_in_american_english(path: Path) -> None:
    # Digits and dates are no words: nothing but text is read.
    content = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
    assert [word for text in said(content) for word in british(text)] == []


def test_the_messages_are_written_in_american_english() -> None:
    found: set[tuple[str, str, str]] = set()
    for entry in FluentParser().parse(MESSAGES.read_text("utf-8")).body:
        if isinstance(entry, Message):
            reader = Said()
            reader.visit(entry)
            words = (word for text in reader.texts for word in british(text))
            found |= {(MESSAGES.name, entry.id.name, word) for word in words}
    assert found == set()


# Keys and words of the catalogue's format are quoted as they are.
VERBATIM = re.compile(r"(?ms)^```.*?^```|`[^`\n]*`")


@every(GUIDES, name)
def test_a_guide_is_written_in_american_english(path: Path) -> None:
    assert british(VERBATIM.sub("", path.read_text("utf-8"))) == []


def sentences(module: Path) -> Iterator[str]:
    """Yield the texts in a module that have more than one word, but for its docstrings."""
    docstrings = {node.value for node in nodes(module) if isinstance(node, ast.Expr)}
    for node in nodes(module):
        match node:
            case ast.Constant(value=str(text)) if " " in text and node not in docstrings:
                yield text
            case _:
                pass


def test_what_operators_and_authors_are_told_is_written_in_american_english() -> None:
    # The verbs by which a question is understood are what people type, in whichever spelling.
    told = {
        (path.name, word)
        for path in CODE
        if path.name != "fit.py"
        for text in sentences(path)
        for word in british(text)
    }
    assert told == set()
