"""JSON Schemas of the files in the catalogue, for completion and checking in editors.

`python -m bot.content.schema data` writes them into data/schema; a law keeps them equal.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import orjson

from bot.content.keys import KEYS
from bot.domain.catalogue.figure import Model, Source
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.ranking import Ranking
from bot.domain.catalogue.skill import Skill
from bot.domain.catalogue.table import Head
from bot.domain.question.phrasebook import Phrasebook

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def _described(model: type[Model]) -> dict[str, Any]:
    """Return the schema of `model`, with what each key holds in place of notes for programmers."""
    schema = model.model_json_schema()
    models: dict[str, Any] = {model.__name__: schema, **schema.get("$defs", {})}
    for part in models.values():
        part.pop("description", None)
        part.pop("title", None)
    for described, keys in KEYS.items():
        properties = models.get(described.__name__, {}).get("properties", {})
        for key, text in keys.items():
            if key in properties:
                properties[key].pop("title", None)
                properties[key]["description"] = text
    return {"$schema": _DRAFT, "title": model.__name__, **schema}


def _entries(title: str, model: type[Model]) -> dict[str, Any]:
    """Return the schema of a file where each entry's id is the key of its fields."""
    entry = _described(model)
    draft, definitions = entry.pop("$schema"), entry.pop("$defs", {})
    entry["required"].remove("id")
    return {
        "$schema": draft,
        "title": title,
        "type": "object",
        "propertyNames": entry["properties"].pop("id"),
        "additionalProperties": entry,
        "$defs": definitions,
    }


def schemas() -> dict[str, bytes]:
    """Return each schema's file name and content."""
    made = {
        "profession.json": _described(Profession),
        "ranking.json": _described(Ranking),
        "skills.json": _entries("Skills", Skill),
        "sources.json": _entries("Sources", Source),
        "tables.json": _entries("Tables", Head),
        "vocabulary.json": _described(Phrasebook),
    }
    style = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    return {name: orjson.dumps(schema, option=style) for name, schema in made.items()}


def write(folder: Path) -> None:
    """Write the schemas into the catalogue in `folder`."""
    target = folder / "schema"
    target.mkdir(exist_ok=True)
    for name, content in schemas().items():
        (target / name).write_bytes(content)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
