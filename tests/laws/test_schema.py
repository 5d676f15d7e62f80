"""The editors' schemas are those of the models, and the catalogue's files follow them."""

from __future__ import annotations

from pathlib import Path

import orjson
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from bot.content.document import read
from bot.content.keys import KEYS
from bot.content.schema import schemas
from bot.domain.catalogue.figure import Model
from tests.offenders import every

DATA = Path(__file__).parents[2] / "data"
SCHEMAS = schemas()
VALIDATORS: dict[str, Validator] = {
    name: Draft202012Validator(orjson.loads(text)) for name, text in SCHEMAS.items()
}
FILES = [
    *((path, "profession.json") for path in sorted(DATA.glob("professions/*.yaml"))),
    *((path, "ranking.json") for path in sorted(DATA.glob("rankings/*.yaml"))),
    *((path, "vocabulary.json") for path in sorted(DATA.glob("vocabulary/*.yaml"))),
    (DATA / "skills.yaml", "skills.json"),
    (DATA / "sources.yaml", "sources.json"),
    (DATA / "figures" / "tables.yaml", "tables.json"),
]


@every(SCHEMAS, str)
def test_a_schema_is_valid_itself(name: str) -> None:
    Draft202012Validator.check_schema(orjson.loads(SCHEMAS[name]))


@every(SCHEMAS, str)
def test_a_schema_is_as_the_models_are(name: str) -> None:
    assert (DATA / "schema" / name).read_bytes() == SCHEMAS[name], (
        "run: python -m bot.content.schema data"
    )


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in (DATA / "schema").iterdir()} == set(SCHEMAS)


@every(FILES, lambda file: file[0].name)
def test_a_file_follows_its_schema(file: tuple[Path, str]) -> None:
    path, schema = file
    VALIDATORS[schema].validate(read(path.name, path.read_bytes()).data)


@every(KEYS, lambda model: model.__name__)
def test_every_key_is_described(model: type[Model]) -> None:
    assert set(KEYS[model]) == set(model.model_fields)
