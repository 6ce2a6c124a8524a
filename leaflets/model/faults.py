"""What pydantic finds wrong, told in words for people who edit YAML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from leaflets.problems import did_you_mean

Path = tuple[str | int, ...]
AnyRecord = TypeVar("AnyRecord", bound=BaseModel)


@dataclass(frozen=True)
class Fault:
    """Something wrong with a value: where inside it (counted from 0), and whether the mark goes under the key."""

    path: Path
    code: str
    message: str
    hint: str = ""
    at_key: bool = False


def listed(value: Any) -> Any:  # noqa: ANN401 - it stands before validation, where anything may come
    """One plain text is a list of one, so that people need no brackets."""
    return [value] if isinstance(value, str) and value else [] if value == "" else value


def keys_of(record: type[BaseModel]) -> list[str]:
    """The keys an editor may type for this record, in order."""
    return [field.alias or name for name, field in record.model_fields.items()]


def checked(record: type[AnyRecord], data: Any) -> AnyRecord | list[Fault]:  # noqa: ANN401
    """The record made of `data`, or everything that is wrong with it."""
    if not isinstance(data, Mapping):
        hint = f"Write names and values, each on its own line, such as “{keys_of(record)[0]}: …”."
        return [Fault((), "not-a-record", "names with values are expected here", hint)]
    try:
        return record.model_validate(data)
    except ValidationError as error:
        return [_fault(record, found) for found in error.errors(include_url=False)]


def _fault(record: type[BaseModel], found: Mapping[str, Any]) -> Fault:
    path, kind = tuple(found["loc"]), found["type"]
    name = str(path[-1]) if path else ""
    if kind == "extra_forbidden":
        return unknown_key(path, name, keys_of(_record_at(record, path[:-1])))
    if kind == "missing":
        return Fault(path[:-1], "key-missing", f"“{name}:” is missing here", f"Add a line “{name}: …”.")
    if kind in _PLAIN:
        code, message, hint = _PLAIN[kind]
        return Fault(path, code, message.format(**found.get("ctx", {})), hint.format(**found.get("ctx", {})))
    return Fault(path, kind.replace("_", "-"), found["msg"])


def _record_at(record: type[BaseModel], path: Path) -> type[BaseModel]:
    """The kind of record that stands at this path inside another."""
    for step in path:
        fields = (field for name, field in record.model_fields.items() if step in {name, field.alias})
        record = next((inner for field in fields for inner in _records_in(field.annotation)), record)
    return record


def _records_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - types of all kinds
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _records_in(inner)


def unknown_key(path: Path, name: str, known: Sequence[str]) -> Fault:
    """The fault of a key that means nothing at its place."""
    hint = f"{did_you_mean(name, known)} Names that can stand here: {', '.join(known)}.".strip()
    return Fault(path, "key-unknown", f"“{name}” is not a name that can stand here", hint, at_key=True)


_NO_TEXT = "Type the words after the colon, or take the line away."
_NO_RECORD = ("not-a-record", "names with values are expected here", "Write “name: value” on each line.")
_NO_NUMBER = ("not-a-number", "a whole number is expected here", "Type digits only, such as 6.")
_NO_DATE = ("not-a-date", "this is not a date", "Write year-month-day, such as 2026-11-22.")
_PLAIN = {
    "string_too_short": ("value-empty", "there are no words here", _NO_TEXT),
    "too_short": ("value-empty", "this list is too short: it needs {min_length} or more", _NO_TEXT),
    "too_long": ("list-too-long", "this list is too long: {max_length} is the most", "Take some of it away."),
    "string_type": (
        "not-text",
        "plain words are expected here, but this is read as a list or as a name with a value",
        "If the words hold a colon, put the whole text in double quotes.",
    ),
    "tuple_type": ("not-a-list", "a list is expected here", "Begin each item on its own line with “- ”."),
    "dict_type": _NO_RECORD,
    "model_type": _NO_RECORD,
    "int_parsing": _NO_NUMBER,
    "int_type": _NO_NUMBER,
    "less_than_equal": ("number-too-large", "this number is too large: {le} at most", ""),
    "greater_than_equal": ("number-too-small", "this number is too small: {ge} at least", ""),
    "literal_error": ("value-unknown", "this word cannot stand here", "It can be {expected}."),
    "string_pattern_mismatch": (
        "name-letters",
        "this name has letters that cannot stand in a name",
        "Use small letters a to z, digits and hyphens, no spaces.",
    ),
    "date_from_datetime_parsing": _NO_DATE,
    "date_from_datetime_inexact": _NO_DATE,
    "date_parsing": _NO_DATE,
    "date_type": _NO_DATE,
}
