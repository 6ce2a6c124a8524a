"""What pydantic finds wrong, told in words for people who edit YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NoReturn, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticCustomError

from leaflets.problems import did_you_mean, nearest, quoted

Path = tuple[str | int, ...]
AnyRecord = TypeVar("AnyRecord", bound=BaseModel)


_OURS = "ours"


@dataclass(frozen=True)
class Fault:
    """Something wrong with a value: where inside it (counted from 0), and whether the mark goes under the key."""

    path: Path
    code: str
    message: str
    hint: str = ""
    at_key: bool = False


def refuse(code: str, message: str, hint: str, *path: str | int) -> NoReturn:
    """Raises a fault of ours for pydantic to carry; `path` leads on from the value that is refused."""
    raise PydanticCustomError(_OURS, "our own words are in the fault", {"fault": Fault(path, code, message, hint)})


def listed(value: Any) -> Any:  # noqa: ANN401 - it stands before validation, where anything may come
    """One plain text is a list of one, so that people need no brackets."""
    return [value] if isinstance(value, str) and value else [] if value == "" else value


def keys_of(record: type[BaseModel]) -> list[str]:
    """The keys an editor may type for this record, its own before those it shares with others."""
    own = record.__annotations__
    fields = sorted(record.model_fields.items(), key=lambda field: field[0] not in own)
    return [field.alias or name for name, field in fields]


def checked(record: type[AnyRecord], data: Any) -> AnyRecord | list[Fault]:  # noqa: ANN401
    """The record made of `data`, or everything that is wrong with it."""
    if not isinstance(data, Mapping):
        hint = f"Write names and values, each on its own line, such as “{keys_of(record)[0]}: …”."
        return [Fault((), "not-a-record", "Names with values are expected here.", hint)]
    try:
        return record.model_validate(data)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        return [_fault(record, found) for found in errors if not _misspelt(record, found, errors)]


def _misspelt(record: type[BaseModel], found: Mapping[str, Any], errors: Sequence[Mapping[str, Any]]) -> bool:
    """Whether what is missing here stands here under a misspelt name, so that one slip is not told as two."""
    if found["type"] != "missing":
        return False
    *path, name = found["loc"]
    keys = keys_of(_record_at(record, tuple(path)))
    beside = [each["loc"] for each in errors if each["type"] == "extra_forbidden" and [*each["loc"][:-1]] == path]
    return any(nearest(str(other[-1]), keys) == name for other in beside)


def _fault(record: type[BaseModel], found: Mapping[str, Any]) -> Fault:
    path, kind, given = tuple(found["loc"]), found["type"], found.get("ctx", {})
    name = str(path[-1]) if path else ""
    if kind == "extra_forbidden":
        return unknown_key(path, name, keys_of(_record_at(record, path[:-1])))
    if kind == "missing":
        return Fault(path[:-1], "key-missing", f"“{name}:” is missing here.", f"Add a line “{name}: …”.")
    if kind == _OURS:
        return moved(given["fault"], path)
    if kind == "string_type" and (fault := _colon_in(found["input"], path)):
        return fault
    return _in_words(kind, path, {**given, **_choice(found["input"], given.get("expected", ""))})


def _in_words(kind: str, path: Path, given: Mapping[str, Any]) -> Fault:
    """The fault that pydantic calls by this name; it has many more than we know, and may get new ones."""
    code, message, hint = _PLAIN.get(kind, _WRONG)
    at_key = path[-1:] == ("[key]",)
    inner = path[:-1] if at_key else path
    return Fault(inner, code, message.format(**given), hint.format(**given).strip(), at_key)


def _choice(typed: Any, expected: str) -> dict[str, str]:  # noqa: ANN401
    """What may stand in place of the word that was typed, as a hint says it; `expected` is 'this' or 'that'."""
    known = [word for word in re.findall(r"'([^']*)'", expected) if word]
    named = [f"“{word}”" for word in known]
    choice = " or ".join(filter(None, (", ".join(named[:-1]), *named[-1:])))
    return {
        "typed": f"“{typed}”" if typed and isinstance(typed, str) else "This",
        "near": did_you_mean(typed, known) if isinstance(typed, str) else "",
        "choice": choice,
    }


def _colon_in(typed: Any, path: Path) -> Fault | None:  # noqa: ANN401
    """A text with a colon and a space in it looks like a name with a value."""
    if not isinstance(typed, Mapping) or len(typed) != 1:
        return None
    ((name, value),) = typed.items()
    lead = "- " if isinstance(path[-1], int) else ""
    return colon_in_text(path, name, value, lead) if isinstance(value, str) else None


def colon_in_text(path: Path, name: str, value: str, lead: str) -> Fault:
    """The fault of a text whose colon makes it a name with a value; `lead` stands before it on its line."""
    hint = f"Put the whole text in quotes:  {lead}{quoted(f'{name}: {value}'.strip())}"
    return Fault(path, "colon-in-text", f"The colon after “{name}” makes this a name with a value, not text.", hint)


def moved(fault: Fault, path: Path) -> Fault:
    """The same fault of a value that stands at this path inside another."""
    return replace(fault, path=(*path, *fault.path))


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
    return Fault(path, "key-unknown", f"“{name}” is not a name that can stand here.", hint, at_key=True)


_NO_TEXT = "Type the words, or take the line away."
_NO_LIST = ("not-a-list", "A list is expected here.", "Begin each item on its own line with “- ”.")
_NO_RECORD = ("not-a-record", "Names with values are expected here.", "Write “name: value” on each line.")
_NO_NUMBER = ("not-a-number", "A whole number is expected here.", "Type digits only, such as 6.")
NO_DATE = ("not-a-date", "This is not a date.", "Type it as year-month-day, such as 2026-11-22.")
_WRONG = ("value-wrong", "This cannot stand here.", "Compare it with lines that work, in this file or another.")
_PLAIN = {
    "string_too_short": ("value-empty", "There are no words here.", _NO_TEXT),
    "too_short": ("value-empty", "This list is too short.", "Add to it: it needs {min_length} or more."),
    "too_long": ("list-too-long", "This list is too long.", "Take some of it away: {max_length} is the most."),
    "literal_error": ("value-unknown", "{typed} cannot stand here.", "{near} It can be {choice}."),
    "string_type": (
        "not-text",
        "Plain words are expected here, but a list or names with values stand here.",
        "Type the words after the colon or the hyphen. Words that begin with [ or {{ stand in double quotes.",
    ),
    "tuple_type": _NO_LIST,
    "dict_type": _NO_RECORD,
    "model_type": _NO_RECORD,
    "int_parsing": _NO_NUMBER,
    "int_type": _NO_NUMBER,
    "less_than_equal": ("number-too-large", "This number is too large.", "Type {le} or less."),
    "greater_than_equal": ("number-too-small", "This number is too small.", "Type {ge} or more."),
    "string_pattern_mismatch": (
        "name-letters",
        "This name has letters that cannot stand in a name.",
        "Use small letters a to z, digits and hyphens, and no spaces.",
    ),
    "date_type": NO_DATE,
    "date_from_datetime_parsing": ("not-a-date", "There is no such day.", "Look at its month and its day."),
}
