"""Writes YAML that reads back as the very same words, and adds to a file without touching what stands in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

# What needs no quotes in any place: it begins with a letter and holds no sign that means something.
_BARE = re.compile(r"[A-Za-z][A-Za-z0-9/-]*(?: [A-Za-z0-9/-]+)*|\d{4}-\d{2}-\d{2}")
_WORDS_THAT_MEAN_SOMETHING = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def as_yaml(data: Any, indent: int = 0) -> str:  # noqa: ANN401 - dicts, lists and texts
    """The lines of this data (dicts, lists and texts), each with so many spaces before it."""
    return "".join(f"{' ' * indent}{line}\n" for line in _lines(data))


def _lines(data: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(data, Mapping) and data:
        for name, value in data.items():
            yield from _entry(f"{_text(str(name))}:", value)
    elif isinstance(data, Sequence) and not isinstance(data, str) and data:
        for item in data:
            first, *more = _lines(item)
            yield f"- {first}"
            yield from (f"  {line}" for line in more)
    else:
        yield _text(data) if isinstance(data, str) else "{}" if isinstance(data, Mapping) else "[]"


def _entry(name: str, value: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(value, str) or not value:
        yield from (f"{name} {line}" for line in _lines(value))
    else:
        yield name
        yield from (f"  {line}" for line in _lines(value))


def _text(text: str) -> str:
    """The text, in quotes unless it is plain in any place. What JSON puts in quotes YAML reads as the same."""
    bare = _BARE.fullmatch(text) and text.lower() not in _WORDS_THAT_MEAN_SOMETHING
    return text if bare else json.dumps(text, ensure_ascii=False)
