"""Sections made from what the YAML file holds: each block by the model that its key names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, get_origin

from leaflets.model.blocks import KINDS, Block, Paragraph
from leaflets.model.faults import Fault, Path, checked, colon_in_text, moved
from leaflets.model.records import Part, Section
from leaflets.problems import did_you_mean

COMMON = tuple(Block.model_fields)


def section(data: Any) -> tuple[Section | None, list[Fault]]:  # noqa: ANN401 - whatever the file holds
    """The section that `data` describes, or none, with everything that is wrong in it."""
    if not isinstance(data, Mapping):
        return None, [
            Fault((), "not-a-record", "A section begins with “title:”.", "Write “title: …” on the first line.")
        ]
    faults: list[Fault] = []
    body = _body(data.get("body", []), ("body",), faults)
    parts = {name: part for name, part in _parts(data.get("parts", {}), faults) if part}
    made = checked(Section, {key: value for key, value in data.items() if key not in {"body", "parts"}})
    if isinstance(made, list):
        return None, [*made, *faults]
    return made.model_copy(update={"body": body, "parts": parts}), faults


def _parts(raw: Any, faults: list[Fault]) -> Iterator[tuple[str, Part | None]]:  # noqa: ANN401
    if not isinstance(raw, Mapping):
        hint = "Begin each part with a short name and a colon on a line of its own, set in, such as “first-signs:”."
        faults.append(Fault(("parts",), "not-a-record", "The parts of a section need a name each.", hint))
        return
    for name, value in raw.items():
        faults.extend(_misnamed(name))
        yield name, _part(value, ("parts", name), faults)


def _misnamed(name: str) -> Iterator[Fault]:
    """The name of a part stands in the addresses of its blocks, where a slash parts and a number counts."""
    if not re.fullmatch(r"(?=.*[a-z])[a-z0-9][a-z0-9-]*", name):
        hint = "Use small letters a to z, digits and hyphens, no spaces, and not digits alone."
        message = f"“{name}” cannot be the short name of a part."
        yield Fault(("parts", name), "name-letters", message, hint, at_key=True)


def _part(raw: Any, path: Path, faults: list[Fault]) -> Part | None:  # noqa: ANN401
    head = {key: value for key, value in raw.items() if key != "body"} if isinstance(raw, Mapping) else raw
    body = _body(raw.get("body", []), (*path, "body"), faults) if isinstance(raw, Mapping) else ()
    made = checked(Part, head)
    if isinstance(made, list):
        faults.extend(_moved(made, path))
        return None
    return made.model_copy(update={"body": body})


def _body(raw: Any, path: Path, faults: list[Fault]) -> tuple[Block, ...]:  # noqa: ANN401
    if not isinstance(raw, list):
        faults.append(Fault(path, "not-a-list", "A list is expected here.", "Begin each block with “- ”."))
        return ()
    made = [(index, block(item)) for index, item in enumerate(raw)]
    for index, result in made:
        faults.extend(_moved(result, (*path, index)) if isinstance(result, list) else [])
    return tuple(result for _, result in made if isinstance(result, Block))


def _moved(faults: list[Fault], path: Path) -> list[Fault]:
    return [moved(fault, path) for fault in faults]


def block(raw: Any) -> Block | list[Fault]:  # noqa: ANN401
    """The block that one item of a body describes, or what is wrong with it."""
    if isinstance(raw, str):
        return _plain(raw)
    if not isinstance(raw, Mapping):
        hint = "Take away one “- ”, or name the list on a line before it, as in “- bullets:”."
        return [Fault((), "block-list", "A list stands here without a name.", hint)]
    kinds = [key for key in raw if key not in COMMON]
    unknown = [key for key in kinds if key not in KINDS]
    if unknown:
        return [_unknown_block(key, raw[key]) for key in unknown]
    if len(kinds) != 1:
        return [_not_one_kind(kinds)]
    return _of_kind(KINDS[kinds[0]], raw)


def _plain(text: str) -> Block | list[Fault]:
    kind, colon, rest = text.partition(":")
    if colon and kind in KINDS:
        hint = f"Type a space after the colon:  - {kind}: {rest.strip()}"
        return [Fault((), "colon-space", f"There is no space after “{kind}:”.", hint)]
    return checked(Paragraph, {"text": text})


def _of_kind(kind: type[Block], raw: Mapping[str, Any]) -> Block | list[Fault]:
    name, value = kind.kind(), raw[kind.kind()]
    plain = bool(kind.main) and not (isinstance(value, Mapping) and _names_fields(kind, value))
    fields = {kind.main: value} if plain else value
    if not isinstance(fields, Mapping):
        hint = f"Write on the next lines, set in: {', '.join(f'{key}: …' for key in _field_keys(kind))}."
        return [Fault((name,), "block-shape", f"“{name}:” needs names with values under it.", hint)]
    made = checked(kind, {**fields, **{key: raw[key] for key in COMMON if key in raw}})
    return [_inside(fault, name, kind.main if plain else "") for fault in made] if isinstance(made, list) else made


def _names_fields(kind: type[Block], value: Mapping[str, Any]) -> bool:
    """Whether these are fields of this kind, one of them perhaps misspelt; in a glossary every name is a word."""
    keys = _field_keys(kind)
    if set(value) & set(keys):
        return True
    glossary = get_origin(kind.model_fields[kind.main].annotation) is dict
    return not glossary and any(did_you_mean(name, keys) for name in value)


def _inside(fault: Fault, name: str, left_out: str) -> Fault:
    """The fault with the path that the file has: the block's name added, the field a plain value fills left out."""
    if fault.path and fault.path[0] in COMMON:
        return fault
    inner = fault.path[1:] if left_out and fault.path[:1] == (left_out,) else fault.path
    return replace(fault, path=(name, *inner))


def _field_keys(kind: type[Block]) -> list[str]:
    return [field.alias or name for name, field in kind.model_fields.items() if name not in COMMON]


def _unknown_block(key: str, value: Any) -> Fault:  # noqa: ANN401
    near = did_you_mean(key, [*KINDS, *COMMON])
    if isinstance(value, str) and not near:
        return replace(colon_in_text((key,), key, value, "- "), at_key=True)
    hint = f"{near} Kinds: {', '.join(KINDS)}.".strip()
    return Fault((key,), "block-unknown", f"“{key}” is not a kind of block.", hint, at_key=True)


def _not_one_kind(kinds: list[str]) -> Fault:
    if not kinds:
        hint = f"Type its words after the name of its kind: {', '.join(KINDS)}."
        return Fault((), "block-empty", "This block has a source but no words.", hint)
    named = " and ".join(f"“{kind}:”" for kind in kinds)
    hint = f"Begin each on a line with a hyphen of its own, as in “- {kinds[1]}:”."
    return Fault((kinds[1],), "block-twice", f"One block holds {named}.", hint, at_key=True)
