"""JSON Schemas of the files in `content/`, made from the model, so that an editor completes and checks while one types.

They accept what `load` accepts: its shorthand, and the numbers, dates and empty values that an editor sees where we
read text. They refuse the slips that shape alone shows; `check` looks for the rest.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from leaflets import model
from leaflets.model import AnyRecord
from leaflets.model.schemas import FIELDS, schema_of

Schema = dict[str, Any]
FOLDER = "content/schemas"
_NOT_SECTIONS = ("!content/*/*/titles.yaml", "!content/*/*/style.yaml", "!content/*/leaflets/*", "!content/*/signed/*")

# Each kind of file, with the files it is for, as globs of VS Code's YAML extension: what begins with "!" is left out.
GLOBS: Mapping[str, tuple[str, ...]] = {
    "house": ("content/house.yaml",),
    "clinic": ("content/clinics/*.yaml",),
    "region": ("content/regions/*.yaml",),
    "labels": ("content/labels/*.yaml",),
    "leaflet": ("content/*/leaflets/*.yaml",),
    "titles": ("content/*/*/titles.yaml",),
    "section": ("content/*/*/*.yaml", *_NOT_SECTIONS),
    "sources": ("content/*/sources.yaml",),
    "style": ("content/style/*.yaml", "content/*/*/style.yaml"),
    "reader-tests": ("content/*/reader-tests.yaml",),
    "signoffs": ("content/*/signoffs.yaml",),
}


def files() -> dict[str, str]:
    """The text of each schema, by the name of its file below the project's folder."""
    made = {name: {"$schema": "http://json-schema.org/draft-07/schema#", **schema} for name, schema in _all().items()}
    return {f"{FOLDER}/{name}.json": json.dumps(made[name], ensure_ascii=False, indent=1) + "\n" for name in GLOBS}


def _all() -> dict[str, Schema]:
    return {
        "house": _record(model.House),
        "clinic": _record(model.Clinic),
        "region": _record(model.Region),
        "labels": _record(model.Labels),
        "leaflet": _record(model.Leaflet),
        "titles": _by_name(model.Title),
        "section": _section(),
        "sources": _by_name(model.Source),
        "style": _record(model.Style),
        "reader-tests": _by_name(model.ReaderTest),
        "signoffs": {"type": "array", "items": {"anyOf": [_record(model.Signoff), _record(model.Withdrawal)]}},
    }


def _by_name(record: type[AnyRecord]) -> Schema:
    """A file that holds one record for each name; an empty one holds none."""
    return {"type": ["object", "null"], "additionalProperties": _record(record)}


def _record(record: type[AnyRecord]) -> Schema:
    made = schema_of(record)
    kept = {key: _described(each) for key, each in made.pop("$defs", {}).items()}
    typed: Schema = _as_typed({**_described(made), **({"$defs": kept} if kept else {})})
    return typed


def _described(record: Schema) -> Schema:
    """The record with a description of each field; one that has none of its own is told what the record is."""
    own, said = record["title"], record["description"]
    fields = {
        key: {"description": FIELDS.get(f"{own}.{key}", FIELDS.get(key, said)), **field}
        for key, field in record.get("properties", {}).items()
    }
    return {**record, "description": " ".join(said.split()), "properties": fields}


def _section() -> Schema:
    made = _record(model.Section)
    made["$defs"]["Block"] = _block()
    made["properties"]["parts"]["propertyNames"] = {"pattern": "^(?=.*[a-z])[a-z0-9][a-z0-9-]*$"}
    return made


def _block() -> Schema:
    """An item of a body: plain text, or one kind of block with what all blocks may have beside it."""
    common = _record(model.Block)["properties"]
    kinds = {name: _kind(kind, common) for name, kind in model.KINDS.items()}
    one = {
        "type": "object",
        "properties": {**kinds, **common},
        "additionalProperties": False,
        "oneOf": [{"required": [name]} for name in kinds],
    }
    return {"description": "A block. Plain text is a paragraph.", "anyOf": [_as_typed({"type": "string"}), one]}


def _kind(kind: type[model.Block], common: Schema) -> Schema:
    """A kind of block: its fields by name or, where it has a main field, the value of that alone."""
    made = _record(kind)
    fields = {key: field for key, field in made["properties"].items() if key not in common}
    whole = {**made, "properties": fields}
    shapes = [whole, fields[kind.main]] if kind.main else [whole]
    return {"description": made["description"], "anyOf": shapes}


def _as_typed(schema: Any) -> Any:  # noqa: ANN401 - a schema is made of dicts, lists and plain values
    """The schema for what editors make of what people type, and without what pydantic adds for programs."""
    if isinstance(schema, list):
        return [_as_typed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: _inner(key, value) for key, value in schema.items() if key not in {"default", "title"}}
    return {**inner, **_loosened(inner)}


def _loosened(field: Schema) -> Schema:
    """What of a field is otherwise in an editor, which makes numbers, a yes or nothing of words without quotes."""
    if "enum" in field:
        return {"type": ["string", "boolean", "null"], "enum": _choices(field["enum"])}
    if field.get("type") == "integer":
        return {"type": ["integer", "string"], "pattern": "^[0-9]+$"}
    if field.get("format") == "date":
        return {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    if field.get("type") != "string" or "const" in field:
        return {}
    return {"type": ["string", "number", "boolean", *([] if field.get("minLength") else ["null"])]}


def _inner(key: str, value: Any) -> Any:  # noqa: ANN401
    """What stands below a key of a schema; below these two the names are those that people type."""
    if key in {"properties", "$defs"}:
        return {name: _as_typed(each) for name, each in value.items()}
    return _as_typed(value)


def _choices(words: list[Any]) -> list[Any]:
    """The words, and what an editor makes of those that mean something in YAML."""
    also = {"yes": True, "no": False, "": None}
    return [*words, *(also[word] for word in words if word in also)]
